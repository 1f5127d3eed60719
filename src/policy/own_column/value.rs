//! What kind of word a part of a cell is. Not what follows from it in a column of some role: that is `own_column`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::base::channel::{Channel, Channels};
use crate::base::day;
use crate::base::own_column::ValueClass;

use super::plain::Plain;
use super::words;

/// A longer value is text. In bytes.
pub(super) const LONGEST: usize = 200;

/// What a value is, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub class: ValueClass,
    /// The word can mean nothing else, in whichever column it stands.
    pub is_sure: bool,
    /// It speaks of every channel, in a column about another one too.
    pub is_for_all: bool,
    /// It speaks of a delivery that failed for good.
    pub is_bounce: bool,
    /// It speaks of a delivery that failed for now.
    pub is_soft: bool,
    /// It is the word of a channel.
    pub channels: Option<Channels>,
    /// It speaks of a subscription.
    pub is_subscription: bool,
}

impl Value {
    pub(super) const fn of(class: ValueClass) -> Self {
        Self {
            class,
            is_sure: false,
            is_for_all: false,
            is_bounce: false,
            is_soft: false,
            channels: None,
            is_subscription: false,
        }
    }
}

/// The words of the tables; where one stands twice the graver table, which comes first, has it.
static WORDS: LazyLock<HashMap<&'static str, Value, FixedState>> = LazyLock::new(|| {
    let mut known = HashMap::with_capacity_and_hasher(1500, FixedState::default());
    let mut add = |words: &'static str, value: Value| {
        words.split('|').for_each(|word| _ = known.entry(word).or_insert(value));
    };
    let of = Value::of;
    add(words::NULL, of(ValueClass::Null));
    add(words::YES, of(ValueClass::BareYes));
    add(words::NO, of(ValueClass::BareNo));
    add(words::FOR_ALL, Value { is_for_all: true, ..SURE_OBJECTION });
    add(words::DEATH, Value { is_for_all: true, ..of(ValueClass::Objection) });
    add(words::OBJECTION, SURE_OBJECTION);
    let on = |channels: &[Channel]| Value { channels: Some(channels.iter().copied().collect()), ..SURE_OBJECTION };
    add(words::NO_EMAILS, on(&[Channel::Email]));
    add(words::NO_MAILS, on(&[Channel::Email, Channel::Post]));
    add(words::NO_CALLS, on(&[Channel::Phone, Channel::PhoneAuto]));
    add(words::NO_TEXTS, on(&[Channel::Sms, Channel::Messenger]));
    add(words::OWN_OBJECTION, of(ValueClass::Objection));
    add(words::REFUSED, of(ValueClass::Refused));
    add(words::BOUNCE, Value { is_bounce: true, ..of(ValueClass::Doubtful) });
    add(words::SOFT, Value { is_soft: true, ..of(ValueClass::Doubtful) });
    add(words::PERMISSION, of(ValueClass::Permission));
    add(words::ENDED, of(ValueClass::Ended));
    add(words::DOUBTFUL, of(ValueClass::Doubtful));
    add(words::AFFIRMED, of(ValueClass::Affirmed));
    for (words, channels) in [
        (words::EMAIL, &[Channel::Email][..]),
        (words::POST, &[Channel::Post]),
        (words::PHONE, &[Channel::Phone, Channel::PhoneAuto]),
        (words::SMS, &[Channel::Sms, Channel::Messenger]),
        (words::FAX, &[Channel::Fax]),
        (words::MESSENGER, &[Channel::Messenger]),
    ] {
        add(words, Value { channels: Some(channels.iter().copied().collect()), ..of(ValueClass::Other) });
    }
    known
});

/// What a word becomes behind a negation.
static DENIED: LazyLock<HashMap<&'static str, Value, FixedState>> = LazyLock::new(|| {
    let mut known = HashMap::with_hasher(FixedState::default());
    let mut add = |words: &'static str, value: Value| {
        words.split('|').for_each(|word| _ = known.entry(word).or_insert(value));
    };
    add(words::DENIED_PERMISSION, SURE_OBJECTION);
    add(words::DENIED_OBJECTION, Value::of(ValueClass::Permission));
    add(words::BOUNCE, Value::of(ValueClass::Permission));
    add(words::AFFIRMED, Value::of(ValueClass::BareNo));
    known
});

const SURE_OBJECTION: Value = Value { is_sure: true, ..Value::of(ValueClass::Objection) };

/// What a negation makes of the word behind it.
#[derive(Clone, Copy)]
enum Negation {
    Sure,
    /// `sans`: what it denies is no objection in a column of any other sort.
    Unsure,
    /// `nie`: it makes permissions only.
    Never,
}

static NEGATIONS: LazyLock<HashMap<&'static str, Negation, FixedState>> = LazyLock::new(|| {
    let tables =
        [(words::NEGATIONS, Negation::Sure), (words::WITHOUT, Negation::Unsure), (words::NEVER_YET, Negation::Never)];
    let words =
        tables.into_iter().rev().flat_map(|(table, negation)| table.split('|').map(move |word| (word, negation)));
    words.collect()
});

/// The value of a whole word or phrase, plain: as the tables have it, or denied.
pub(super) fn known(text: &str) -> Option<Value> {
    WORDS.get(text).copied().or_else(|| text.match_indices(' ').take(2).find_map(|(at, _)| denied(text, at)))
}

/// The value of `text`, if a negation stands before the blank at `at`.
fn denied(text: &str, at: usize) -> Option<Value> {
    let (negation, rest) = (NEGATIONS.get(text.get(..at)?)?, text.get(at + 1..)?);
    let value = DENIED.get(rest).copied()?;
    match negation {
        Negation::Sure => Some(value),
        Negation::Unsure => Some(Value { is_sure: false, ..value }),
        Negation::Never => Some(value).filter(|value| value.class == ValueClass::Permission),
    }
}

/// How the words and phrases begin that object in whichever column they stand, plain.
pub(super) fn sure_beginnings() -> impl Iterator<Item = &'static str> {
    // Behind a negation any of the denied words may stand.
    [
        words::FOR_ALL,
        words::OBJECTION,
        words::NO_EMAILS,
        words::NO_MAILS,
        words::NO_CALLS,
        words::NO_TEXTS,
        words::NEGATIONS,
        DO_NOT,
    ]
    .into_iter()
    .flat_map(|table| table.split('|'))
}

/// How `do not` begins in its short forms.
const DO_NOT: &str = "don't|dont";

/// What the cells of a column mostly are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    Words,
    /// A month is a day there, whatever its word means elsewhere: `Mai`.
    Days,
    /// Days on which something ends: 31 December 9999 is one of them.
    Ends,
}

/// What `part` is, by itself: a whole word or phrase of the tables, a number, a date, or other text.
pub(super) fn read(part: &str, cells: Cells) -> Value {
    // A negative number answers nothing.
    let is_negative = part.trim().strip_prefix('-').is_some_and(|rest| number(rest).is_some_and(|number| number > 0.0));
    if part.len() > LONGEST || is_negative {
        return Value::of(ValueClass::Other);
    }
    let plain = Plain::of(part);
    let mut value = read_whole(&plain, cells);
    value.is_subscription = plain.contains(words::SUBSCRIPTION_PARTS);
    value
}

/// The words of a value that programs write as one, with a capital for each: `optedOut`. `None` if it has no such place.
pub(super) fn words_of(part: &str) -> Option<String> {
    let mut words = String::with_capacity(part.len() + 4);
    let mut after_small = false;
    for character in part.chars() {
        if after_small && character.is_uppercase() {
            words.push(' ');
        }
        words.push(character);
        after_small = character.is_lowercase();
    }
    (words.len() > part.len()).then_some(words)
}

/// The channels that `part` names, if it names nothing else: `Telefon und Post`.
pub(super) fn channels_named(part: &str) -> Option<Channels> {
    const MOST_WORDS: usize = 3;
    let plain = Plain::of(part);
    let words: Vec<&str> = plain.0.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let channels_of =
        |words: &[&str]| known(&words.join(" ")).filter(|value| value.class == ValueClass::Other)?.channels;
    let mut named: Option<Channels> = None;
    let mut rest = words.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let longest = (1..=MOST_WORDS.min(rest.len())).rev().find_map(|count| {
            rest.split_at_checked(count).and_then(|(some, behind)| Some((channels_of(some)?, behind)))
        });
        rest = match longest {
            Some((channels, behind)) => {
                named = Some(named.map_or(channels, |named| named.with(channels)));
                behind
            }
            None if words::BETWEEN_CHANNELS.split('|').any(|word| word == *first) => others,
            None => return None,
        };
    }
    named
}

/// Whether `value` objects on some channels only.
pub(super) fn limits(value: Value) -> bool {
    value.class == ValueClass::Objection && value.channels.is_some()
}

/// Whether `part` speaks of messages to the person.
pub(super) fn is_about_messages(part: &str) -> bool {
    let plain = Plain::of(part);
    plain.contains(words::SUBSCRIPTION_PARTS) || plain.contains(words::MESSAGE_PARTS)
}

/// Whether `part` says that something ends on no day: `unbefristet`, `never`.
pub(super) fn is_endless(part: &str) -> bool {
    let plain = Plain::of(part);
    plain.is_one_of(words::ENDLESS) || plain.is_one_of(words::NEVER)
}

/// Whether `part` is a number above 1, which answers nothing.
pub(super) fn is_count(part: &str) -> bool {
    number(&Plain::of(part).0).is_some_and(|number| number > 1.0)
}

/// Whether `part` is a day of which the last possible reading lies ahead of the moment `at`.
pub(super) fn is_still_to_come(part: &str, at: i64) -> bool {
    day::read_among_days(&Plain::of(part).0).is_some_and(|day| day::is_still_to_come(day, at))
}

/// What the whole of `plain` is.
fn read_whole(plain: &Plain, cells: Cells) -> Value {
    let text = plain.0.as_str();
    if text.is_empty() || text == "-" {
        return Value::of(ValueClass::Null);
    }
    if cells == Cells::Ends && plain.is_one_of(words::ENDLESS) {
        return Value::of(ValueClass::Objection);
    }
    let day = if cells == Cells::Words { None } else { day::read_among_days(text) };
    if let Some(day) = day {
        return Value::of(class_of_day(day, cells));
    }
    if let Some(value) = known(text) {
        return value;
    }
    Value::of(match number(text) {
        Some(0.0) => ValueClass::BareNo,
        Some(number) if (number - 1.0).abs() < f64::EPSILON => ValueClass::BareYes,
        _ if is_link(text) => ValueClass::Null,
        _ => day::read(text).map_or(ValueClass::Other, |day| class_of_day(day, cells)),
    })
}

fn class_of_day(day: day::Shape, cells: Cells) -> ValueClass {
    match day {
        day::Shape::Nothing => ValueClass::Null,
        day::Shape::Never if cells != Cells::Ends => ValueClass::Null,
        _ => ValueClass::Date,
    }
}

/// `0`, `0.0`, `1`, `1,00`, `2024`.
fn number(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if !is_number || text.matches(['.', ',']).count() > 1 {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

/// An address of a page: everybody has one in a column of links.
fn is_link(text: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"].iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_tables_are_what_their_table_says() {
        for (words, class) in [
            (words::NULL, ValueClass::Null),
            (words::YES, ValueClass::BareYes),
            (words::FOR_ALL, ValueClass::Objection),
            (words::DEATH, ValueClass::Objection),
            (words::OBJECTION, ValueClass::Objection),
            (words::OWN_OBJECTION, ValueClass::Objection),
            (words::PERMISSION, ValueClass::Permission),
        ] {
            for word in words.split('|') {
                assert_eq!(read(word, Cells::Words).class, class, "{word}");
                assert_eq!(read(&format!(" \u{feff}={}.", word.to_uppercase()), Cells::Words).class, class, "{word}");
            }
        }
    }

    #[test]
    fn the_tables_are_written_plain() {
        let tables = [
            words::NULL,
            words::YES,
            words::NO,
            words::FOR_ALL,
            words::DEATH,
            words::OBJECTION,
            words::OWN_OBJECTION,
            words::NO_EMAILS,
            words::NO_MAILS,
            words::NO_CALLS,
            words::NO_TEXTS,
            words::ENDLESS,
            words::NEVER,
            words::REFUSED,
            words::BOUNCE,
            words::SOFT,
            words::PERMISSION,
            words::ENDED,
            words::DOUBTFUL,
            words::AFFIRMED,
            words::NEGATIONS,
            words::WITHOUT,
            words::DENIED_PERMISSION,
            words::DENIED_OBJECTION,
            words::DENYING,
            words::BETWEEN_CHANNELS,
            words::BESIDE_NO,
            words::BUSINESS,
            words::NEVER_YET,
            words::EMAIL,
            words::POST,
            words::PHONE,
            words::SMS,
            words::FAX,
            words::MESSENGER,
        ];
        for word in tables.into_iter().flat_map(|words| words.split('|')) {
            assert_eq!(Plain::of(word).0, word);
        }
    }

    #[test]
    fn dates_numbers_and_nothing() {
        for nothing in
            "'|=\"\"|\u{a0}|\u{200b}|-|--|–|NULL|<NA>|[]|NaT|(leer)|k.A.|k. A.|0000-00-00|0001-01-01|30.12.1899|\
            1899-12-30 00:00:00|1900-01-00|01.01.1970|1970-01-01T00:00:00Z|9999-12-31|31.12.9999|https://x.example/u?1"
                .split('|')
        {
            assert_eq!(read(nothing, Cells::Words).class, ValueClass::Null, "{nothing}");
        }
        for no in ["0", "00", "0.0", "0,00", "'0", "=\"0\"", "nein.", "NEIN", "aus"] {
            assert_eq!(read(no, Cells::Words).class, ValueClass::BareNo, "{no}");
        }
        for date in [
            "2024-01-01",
            "12.03.2024 09:15",
            "3/4/24",
            "1700000000",
            "1700000000000",
            "2023-04",
            "Fri, 21 Oct 2011 11:02:55 GMT",
        ] {
            assert_eq!(read(date, Cells::Words).class, ValueClass::Date, "{date}");
        }
        assert_eq!(read("9999-12-31", Cells::Ends).class, ValueClass::Date);
        for other in ["2", "?", "10", "-1", "Berlin", "2024"] {
            assert_eq!(read(other, Cells::Words).class, ValueClass::Other, "{other}");
        }
    }

    #[test]
    fn a_negation_turns_what_stands_behind_it() {
        for objection in [
            "not subscribed",
            "NOT_SUBSCRIBED",
            "nicht erwünscht",
            "nicht zulassen",
            "pas abonné",
            "no longer subscribed",
        ] {
            assert_eq!(read(objection, Cells::Words).class, ValueClass::Objection, "{objection}");
        }
        for permission in ["not unsubscribed", "nicht gesperrt", "not bounced", "kein Widerspruch", "pas désinscrit"] {
            assert_eq!(read(permission, Cells::Words).class, ValueClass::Permission, "{permission}");
        }
        for no in ["nicht gelistet", "non inscrit", "not registered", "nicht aktiv"] {
            assert_eq!(read(no, Cells::Words).class, ValueClass::BareNo, "{no}");
        }
    }
}
