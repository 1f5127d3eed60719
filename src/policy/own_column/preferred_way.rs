//! A cell that tells how somebody wants to be reached: which way is not wanted (`no calls`), or which is the only one (`e-mail
//! only`). That one is preferred forbids no other.

use crate::base::channel::{Channel, Channels};
use crate::base::own_column::{OwnRole, ValueClass};

use super::channel_words;
use super::permitted_ways;
use super::plain::{is_one_of, words_in};
use super::statement::{Says, Statement};
use super::value::known;
use super::whole::{Cells, Whole};

/// Before a way that is not wanted, and behind one.
const NOT: &str =
    "no|not|nicht|kein|keine|keinen|pas|non|niente|nessuna|sin|sans|senza|geen|niet|never|nie|nein|nee|0|false";
/// Beside the only way.
const ONLY: &str = "only|nur|ausschliesslich|exclusively|seulement|uniquement|solo|solamente|soltanto|alleen|just";
/// Stand between and say nothing.
const BETWEEN: &str =
    "please|bitte|svp|por|favor|per|by|via|par|de|d|or|oder|ou|o|and|und|et|y|e|no|not|keine|kein|any|more";

/// What a cell says that names ways, in a column of ways that are permitted, or preferred.
pub(super) fn read_in(parts: &[&str], role: OwnRole, channel: Channel) -> Option<Statement> {
    match role {
        OwnRole::PermittedWays => permitted_ways::read(parts, channel).or_else(|| denials(parts, channel)),
        OwnRole::PreferredWay => read(parts, channel),
        _ => None,
    }
}

/// What the parts of such a cell say on `channel`, if they object there.
fn read(parts: &[&str], channel: Channel) -> Option<Statement> {
    let objects = parts.iter().any(|part| {
        let whole = Whole::of(part, Cells::Words);
        let words = words_in(&whole.plain.0);
        denied(&words).is_some_and(|denied| denied.reach(channel)) || is_only_other(&whole, &words, channel)
    });
    objects.then_some(Statement { says: Says::Objects, class: ValueClass::Objection, ..Statement::NOTHING })
}

/// What a cell says on `channel` of which every part denies some way: that it is denied, or nothing.
fn denials(parts: &[&str], channel: Channel) -> Option<Statement> {
    let denied = |part: &&str| denied(&words_in(&Whole::of(part, Cells::Words).plain.0));
    let all: Option<Vec<Channels>> = parts.iter().map(denied).collect();
    let is_denied = all?.into_iter().any(|denied| denied.reach(channel));
    let says = if is_denied { Says::Objects } else { Says::Nothing };
    Some(Statement { says, class: ValueClass::Objection, ..Statement::NOTHING })
}

/// The ways that all words of a part deny: `no calls or texts`, `SMS: no`.
fn denied(words: &[&str]) -> Option<Channels> {
    if !words.iter().any(|word| is_one_of(NOT, word)) {
        return None;
    }
    let mut named: Option<Channels> = None;
    for word in words {
        let of_texts =
            || is_one_of(channel_words::TEXTS, word).then(|| [Channel::Sms, Channel::Messenger].into_iter().collect());
        match known(word).and_then(|value| value.channels).or_else(of_texts) {
            Some(channels) => named = Channels::union(named, Some(channels)),
            None if is_one_of(NOT, word) || is_one_of(BETWEEN, word) => {}
            None => return None,
        }
    }
    named
}

/// `nur per E-Mail`, on another channel.
fn is_only_other(whole: &Whole<'_>, words: &[&str], channel: Channel) -> bool {
    let is_only = words.iter().any(|word| is_one_of(ONLY, word));
    is_only && whole.channels_named().is_some_and(|named| !named.reach(channel))
}
