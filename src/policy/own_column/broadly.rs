//! What a value says that is no word of the tables as a whole, in a column that is about the subscription: `Unsubscribed
//! 12.03.2024`, `aktiv (Werbesperre)`. Not what a whole value says: that is `value`.
//!
//! Invariant: a permission is what begins with a known one, and has no word behind it that objects, doubts, denies, limits or
//! ends. In the tables of such words anything can make a value graver only.

use crate::base::channel::Channels;
use crate::base::day;
use crate::base::own_column::ValueClass;

use super::plain::{DOUBT, Plain, is_one_of, words_in};
use super::value::{MOST_WORDS, Value, known};
use super::whole::Whole;
use super::{broad_words, words};

/// Signs between a permission and what is said of it.
const SIGNS: [&str; 8] = [" - ", " – ", " — ", "(", "[", ":", "/", "+"];

/// What `whole` is. In a mere status (`is_plain`), which may be about anything, only the beginning counts, and what speaks of
/// leaving.
pub(super) fn read_broadly(whole: &Whole<'_>, is_plain: bool) -> Value {
    let Whole { value, plain, .. } = whole;
    if !whole.is_open() {
        return *value;
    }
    let found = Found::of(&plain.0);
    let first = found.known.first().filter(|_| found.begins_known).copied();
    let counts = if is_plain && found.has_unknown { first } else { found.gravest() };
    let is_permission = |value: &Value| gravity(value.class) == 0;
    let class = match counts.filter(|value| !is_permission(value)) {
        // `Kündigung angefragt`: what is asked for may be anything.
        Some(Value { class: ValueClass::Unconfirmed, .. }) if found.has_unknown => ValueClass::Doubtful,
        Some(grave) => return with_leaving(grave, whole),
        None if !found.has_unknown => counts.map_or(ValueClass::Other, |permission| permission.class),
        None if first.is_some_and(|first| holds(first.class, whole)) => first.map_or(value.class, |first| first.class),
        None if !is_plain && denies_a_wish(&plain.0) => ValueClass::Objection,
        None => ValueClass::Other,
    };
    let channels = found.channels.filter(|_| matches!(class, ValueClass::Permission | ValueClass::Affirmed));
    with_leaving(Value { class, channels, ..*value }, whole)
}

/// Whether what `whole` begins with, a word of `class`, holds whatever stands behind it: `subscribed at the fair`, `active
/// (gold)`. A mere affirmation may be one of what follows (`confirmed fraud`), unless a sign or a word parts them.
fn holds(class: ValueClass, whole: &Whole<'_>) -> bool {
    let Whole { part, plain, .. } = whole;
    let is_apart = || {
        let sign = SIGNS.iter().filter_map(|sign| part.find(sign)).min();
        let head = sign.and_then(|at| part.get(..at)).map(|head| Found::of(&Plain::of(head).0));
        let parts_word = plain.0.split(' ').skip(1).any(|word| is_one_of(broad_words::PARTING, word));
        parts_word || head.is_some_and(|head| head.begins_known && !head.has_unknown)
    };
    let may_hold = match class {
        ValueClass::Permission => true,
        ValueClass::Affirmed | ValueClass::BareYes => is_apart(),
        _ => false,
    };
    may_hold && !whole.is_doubted() && !takes_back(plain)
}

/// Whether some word objects, doubts, denies, limits or ends.
fn takes_back(plain: &Plain) -> bool {
    plain.contains(broad_words::LEAVING_PARTS)
        || plain.contains(broad_words::AGAINST_PARTS)
        || words_in(&plain.0).into_iter().any(|word| is_one_of(broad_words::AGAINST, word))
}

/// `Ich möchte keinen Newsletter`: a negation, and nothing but words of wishes and messages.
fn denies_a_wish(text: &str) -> bool {
    let text = text.replace("n't", " not");
    let (mut denies, mut wishes) = (false, false);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match () {
            () if is_one_of(words::DENYING, word) => denies = true,
            () if is_one_of(broad_words::OF_WISH, word) => wishes = true,
            () => return false,
        }
    }
    denies && wishes && !text.contains(DOUBT)
}

/// A word of leaving outweighs everything but a known permission (`not unsubscribed`).
fn with_leaving(found: Value, whole: &Whole<'_>) -> Value {
    let may_leave = !matches!(found.class, ValueClass::Permission | ValueClass::Affirmed);
    let leaves = may_leave && whole.plain.contains(broad_words::LEAVING_PARTS);
    let class = if leaves { ValueClass::Objection } else { found.class };
    Value { class, is_subscription: whole.value.is_subscription, ..found }
}

/// Whether `text` is a word that only a subscriber has, with no other word beside it but how it came to be: `subscribed via
/// form`.
pub(super) fn is_permission_alone(text: &str) -> bool {
    let found = Found::of(text);
    let are_permissions = found.known.iter().all(|value| value.class == ValueClass::Permission);
    found.begins_known && are_permissions && !found.has_unknown
}

/// How much a word weighs against a person; nothing that can be a permission weighs anything.
fn gravity(class: ValueClass) -> u8 {
    match class {
        ValueClass::Objection => 5,
        ValueClass::Refused => 4,
        ValueClass::Ended => 3,
        ValueClass::BareNo => 2,
        ValueClass::Doubtful | ValueClass::Unconfirmed => 1,
        ValueClass::Permission
        | ValueClass::Affirmed
        | ValueClass::BareYes
        | ValueClass::Null
        | ValueClass::Date
        | ValueClass::Other => 0,
    }
}

/// The words and phrases of the tables in a text.
#[derive(Default)]
struct Found {
    known: Vec<Value>,
    /// The text begins with the first of them.
    begins_known: bool,
    /// Something stands there that may mean anything.
    has_unknown: bool,
    /// The channels that it names.
    channels: Option<Channels>,
    /// The last word denies what stands behind it.
    is_behind_negation: bool,
    /// Some channel stands behind a negation.
    denies_channel: bool,
}

impl Found {
    fn of(text: &str) -> Self {
        let mut found = Self { has_unknown: text.contains(DOUBT), ..Self::default() };
        let mut is_first = true;
        // No phrase goes over a bracket: `No (opted out)` denies nothing.
        for clause in text.split(['(', ')', '[', ']']) {
            let words = words_in(clause);
            let mut rest = words.as_slice();
            while !rest.is_empty() {
                let count = found.take(rest, is_first);
                rest = rest.get(count..).unwrap_or_default();
                is_first = false;
            }
        }
        // `keine E-Mails`: of all channels that it names.
        if found.denies_channel {
            found.known.insert(0, Value { channels: found.channels, ..Value::of(ValueClass::Objection) });
        }
        found
    }

    /// The word that weighs most; the first one of several. Objections on some channels speak of all of these together.
    fn gravest(&self) -> Option<Value> {
        let weight = |value: &Value| (gravity(value.class), value.channels.is_none(), value.is_bounce);
        let gravest = self.known.iter().copied().rev().max_by_key(weight)?;
        let together = self.known.iter().filter_map(|value| value.channels).reduce(Channels::with);
        Some(Value { channels: gravest.channels.and(together), ..gravest })
    }

    /// Takes the longest phrase that `words` begin with; tells how many words it has.
    fn take(&mut self, words: &[&str], is_first: bool) -> usize {
        // `seit Mai 2020`: no word of the tables.
        if let [month, year, ..] = words
            && day::read(&format!("1 {month} {year}")).is_some()
        {
            return 2;
        }
        for count in (1..=MOST_WORDS.min(words.len())).rev() {
            let phrase = words.get(..count).unwrap_or_default().join(" ");
            if let Some(value) = known(&phrase).filter(|value| value.class != ValueClass::Null) {
                let named = value.channels.filter(|_| value.class == ValueClass::Other);
                self.denies_channel |= named.is_some() && self.is_behind_negation;
                self.is_behind_negation = is_one_of(words::NEGATIONS, &phrase);
                self.channels = Channels::union(self.channels, named);
                if named.is_none() && !is_harmless(&phrase) {
                    self.known.push(value);
                    self.begins_known |= is_first;
                }
                return count;
            }
        }
        let first = words.first().copied().unwrap_or_default();
        self.is_behind_negation = is_one_of(words::NEGATIONS, first);
        if first == "0" {
            self.known.push(Value::of(ValueClass::BareNo));
        } else if !is_harmless(first) && !is_of_date(first) {
            self.has_unknown = true;
        }
        1
    }
}

/// What stands beside a permission and takes nothing of it back: how, where and since when it was given.
fn is_harmless(word: &str) -> bool {
    is_one_of(broad_words::HARMLESS, word)
}

/// Whether `word` may be a part of a date or time: a small number, a year, `12t10`, `5th`.
pub(super) fn is_of_date(word: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_year = word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
    match word.trim_matches(is_digit) {
        "" => word.len() <= 2 || is_year,
        letters => word.starts_with(is_digit) && matches!(letters, "t" | "z" | "h" | "th" | "st" | "nd" | "rd" | "er"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::own_column::plain::assert_written_plain;
    use crate::policy::own_column::whole::Cells;

    fn read(part: &str, is_plain: bool) -> Value {
        read_broadly(&Whole::of(part, Cells::Words), is_plain)
    }

    #[test]
    fn a_permission_holds_only_if_nothing_else_stands_beside_it() {
        for (value, class) in [
            ("Unsubscribed 12.03.2024", ValueClass::Objection),
            ("wurde abgemeldet", ValueClass::Objection),
            ("aktiv seit 2024-01-01", ValueClass::Affirmed),
            ("Opt-In bestätigt", ValueClass::Permission),
            ("subscribed: false", ValueClass::BareNo),
            ("aktiv bis 2020", ValueClass::Other),
            ("active (bounced)", ValueClass::Doubtful),
            ("nein danke", ValueClass::BareNo),
            ("Kündigung angefragt", ValueClass::Doubtful),
            ("removal requested", ValueClass::Doubtful),
            ("DOI: ausstehend", ValueClass::Unconfirmed),
            ("Opt-in pending since 2024-01-02", ValueClass::Unconfirmed),
            ("not unsubscribed since 2020", ValueClass::Permission),
        ] {
            assert_eq!(read(value, false).class, class, "{value}");
        }
        assert_eq!(read("Lieferung an Stop & Shop", true).class, ValueClass::Other);
        assert!(read("active hard bounce", false).is_bounce);
    }

    #[test]
    fn no_word_that_weighs_is_hidden_by_a_permission_on_either_side() {
        let grave = [words::FOR_ALL, words::DEATH, words::OBJECTION, words::OWN_OBJECTION, words::REFUSED, words::NO];
        let doubtful = [words::DOUBTFUL, words::UNCONFIRMED, words::BOUNCE, words::SOFT, words::ENDED];
        for word in grave.into_iter().chain(doubtful).flat_map(|table| table.split('|')) {
            for permission in
                ["aktiv", "subscribed", "confirmed", "double opt-in", "ja", "abonné", "iscritto", "suscrito"]
            {
                for text in [
                    format!("{permission} ({word})"),
                    format!("{permission} / {word}"),
                    format!("{word} - {permission}"),
                ] {
                    let class = read(&text, false).class;
                    assert!(gravity(class) > 0 || class == ValueClass::Other, "{text}: {class:?}");
                }
            }
        }
    }

    #[test]
    fn the_harmless_words_and_their_contrary_are_written_plain() {
        let tables = [broad_words::HARMLESS, broad_words::AGAINST, broad_words::AGAINST_PARTS, broad_words::PARTING];
        tables.into_iter().for_each(assert_written_plain);
    }
}
