//! A part of a cell with what it is by itself: a word or phrase of the tables, a number, a date, or other text. Not what more
//! words say together (`phrase`, `broadly`, `opt_out`), nor what follows in a column of some role (`own_column`).

use crate::base::channel::Channels;
use crate::base::day;
use crate::base::own_column::ValueClass;

use super::channel_words;
use super::plain::{DOUBT, Plain, is_one_of};
use super::value::{Value, known};
use super::words;

/// A longer part is text. In bytes.
const LONGEST: usize = 200;

/// What the cells of a column mostly are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    Words,
    /// A month is a day there, whatever its word means elsewhere: `Mai`.
    Days,
    /// Days on which something ends: 31 December 9999 is one of them.
    Ends,
}

/// See the module.
pub(super) struct Whole<'a> {
    pub part: &'a str,
    /// Nothing of a part that is too long.
    pub plain: Plain,
    pub value: Value,
}

impl<'a> Whole<'a> {
    pub(super) fn of(part: &'a str, cells: Cells) -> Self {
        if part.len() > LONGEST {
            return Self { part, plain: Plain(String::new()), value: Value::of(ValueClass::Other) };
        }
        let plain = Plain::of(part);
        let mut value = if is_negative(part) { Value::of(ValueClass::Other) } else { read(&plain, cells) };
        value.is_subscription = plain.contains(words::SUBSCRIPTION_PARTS);
        Self { part, plain, value }
    }

    /// Whether only its single words may tell what it is.
    pub(super) fn is_open(&self) -> bool {
        self.value.class == ValueClass::Other && self.value.channels.is_none() && !self.plain.0.is_empty()
    }

    /// Whether some sign puts it in doubt.
    pub(super) fn is_doubted(&self) -> bool {
        self.plain.0.contains(DOUBT)
    }

    /// Whether it speaks of messages to the person.
    pub(super) fn is_about_messages(&self) -> bool {
        self.plain.contains(words::SUBSCRIPTION_PARTS) || self.plain.contains(words::MESSAGE_PARTS)
    }

    /// Whether it says that something ends on no day: `unbefristet`, `never`.
    pub(super) fn is_endless(&self) -> bool {
        self.plain.is_one_of(words::ENDLESS) || self.plain.is_one_of(words::NEVER)
    }

    /// Whether it is a number above 1, which answers nothing.
    pub(super) fn is_count(&self) -> bool {
        number(&self.plain.0).is_some_and(|number| number > 1.0)
    }

    /// Whether it is a day of which the last possible reading lies ahead of the moment `at`.
    pub(super) fn is_still_to_come(&self, at: i64) -> bool {
        day::read_among_days(&self.plain.0).is_some_and(|day| day::is_still_to_come(day, at))
    }

    /// The channels that it names, if it names nothing else: `Telefon und Post`.
    pub(super) fn channels_named(&self) -> Option<Channels> {
        const MOST_WORDS: usize = 3;
        let words = self.plain.0.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
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
                    named = Channels::union(named, Some(channels));
                    behind
                }
                None if is_one_of(channel_words::BETWEEN_CHANNELS, first) => others,
                None => return None,
            };
        }
        named
    }
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

/// What the whole of `plain` is.
fn read(plain: &Plain, cells: Cells) -> Value {
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

/// A negative number answers nothing.
fn is_negative(part: &str) -> bool {
    part.trim().strip_prefix('-').is_some_and(|rest| number(rest).is_some_and(|number| number > 0.0))
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
    use crate::policy::own_column::plain::assert_written_plain;

    fn read(part: &str, cells: Cells) -> Value {
        Whole::of(part, cells).value
    }

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
            channel_words::TEXTS,
            channel_words::CALLS,
            channel_words::BY_WAY,
            words::ENDLESS,
            words::NEVER,
            words::REFUSED,
            words::BOUNCE,
            words::SOFT,
            words::PERMISSION,
            words::ENDED,
            words::DOUBTFUL,
            words::UNCONFIRMED,
            words::AFFIRMED,
            words::NEGATIONS,
            words::WITHOUT,
            words::DENIED_PERMISSION,
            words::DENIED_OBJECTION,
            words::DENYING,
            channel_words::BETWEEN_CHANNELS,
            words::BESIDE_NO,
            words::BUSINESS,
            words::NEVER_YET,
            channel_words::EMAIL,
            channel_words::POST,
            channel_words::PHONE,
            channel_words::SMS,
            channel_words::FAX,
            channel_words::MESSENGER,
        ];
        tables.into_iter().for_each(assert_written_plain);
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
