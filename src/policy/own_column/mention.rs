//! Whether free text speaks of leaving: `abgemeldet (Yoga)`, `keine Mails mehr bitte`, `Abmeldung vom 12.3.`. It says nothing
//! then, but somebody should read it. Not whether it objects: that is `own_column`.

use crate::base::own_column::ValueClass;

use super::plain::{Plain, is_one_of, words_in};
use super::value::{MOST_WORDS, known};
use super::words;

/// Of those that object in some columns only these are names and places as well.
const NAMES: &str = "robinson|baja|stop";

/// Those of them that are looked for in free text although no sure word begins alike: each beginning more costs every list.
pub(super) const LOOKED_FOR: &str = "\
    abmeldung|aus dem verteiler|aus verteiler|ausgetragen|deceased|dnc|kontaktverbot|sperrliste|unerwuenscht|verstorben";

/// So near behind a word that denies stands what it denies.
const NEAR: usize = 3;

/// Whether `text` begins with words that object somewhere, or deny messages.
#[must_use]
pub fn begins_with_leaving(text: &str) -> bool {
    let plain = Plain::of(text).0;
    let words = words_in(&plain);
    let phrase = |count: usize| words.get(..count).map(|words| words.join(" "));
    let class = |count: usize| {
        let phrase = phrase(count).filter(|phrase| !is_one_of(NAMES, phrase))?;
        known(&phrase).map(|value| value.class)
    };
    let classes: Vec<ValueClass> = (1..=MOST_WORDS).rev().filter_map(class).collect();
    // `nicht abgemeldet`.
    if matches!(classes.first(), Some(ValueClass::Permission | ValueClass::Ended)) {
        return false;
    }
    let is_message = |word: &&str| {
        words::MESSAGE_PARTS.split('|').chain(words::SUBSCRIPTION_PARTS.split('|')).any(|part| word.contains(part))
    };
    let denies = words.first().is_some_and(|first| is_one_of(words::DENYING, first));
    classes.contains(&ValueClass::Objection) || denies && words.iter().skip(1).take(NEAR).any(is_message)
}

/// The words that object in some columns only, plain.
pub(super) fn unsure_words() -> impl Iterator<Item = &'static str> {
    let words = [words::DEATH, words::OWN_OBJECTION].into_iter().flat_map(|table| table.split('|'));
    words.filter(|word| !is_one_of(NAMES, word))
}
