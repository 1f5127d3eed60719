//! An objection in a few words, whichever column they stand in: `Newsletter abbestellt`, `unsubscribed via link`, `gesperrt
//! (Wunsch)`. Not a word of objection by itself: that is `whole`.
//!
//! Invariant: every word counts. Where one is unknown, nothing is said: free text is not searched (COLUMNS.md 4).

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::base::channel::Channels;
use crate::base::day;
use crate::base::own_column::ValueClass;

use super::plain::{is_one_of, words_in};
use super::value::{MOST_WORDS, Value, known};
use super::whole::Whole;
use super::{channel_words, phrase_words, words};

/// A longer value is a note in somebody's own words. In bytes.
const LONGEST: usize = 64;

/// The most words of a date with its time.
const MOST_WORDS_OF_DATE: usize = 7;

/// What a word beside an objection is; some are several things.
#[derive(Clone, Copy, Default)]
struct Part {
    is_beside: bool,
    is_way: bool,
    is_how: bool,
    is_how_behind_way: bool,
}

static PARTS: LazyLock<HashMap<&'static str, Part, FixedState>> = LazyLock::new(|| {
    let mut parts = HashMap::<_, Part, _>::with_hasher(FixedState::default());
    let mut add = |words: &'static str, is: fn(&mut Part)| {
        words.split('|').for_each(|word| is(parts.entry(word).or_default()));
    };
    add(phrase_words::BESIDE, |part| part.is_beside = true);
    add(phrase_words::WAYS, |part| part.is_way = true);
    add(phrase_words::HOW, |part| part.is_how = true);
    add(phrase_words::BEHIND_WAY, |part| part.is_how_behind_way = true);
    parts
});

/// What `whole` is: a word or phrase of the tables, or one that objects with its subject, its date or its way beside it.
pub(super) fn read_phrase(whole: &Whole<'_>) -> Value {
    let value = whole.value;
    if !whole.is_open() || whole.part.len() > LONGEST || whole.is_doubted() {
        return value;
    }
    let objection = Phrase::of(&whole.plain.0).and_then(Phrase::objection);
    objection.map_or(value, |objection| Value { is_subscription: value.is_subscription, ..objection })
}

/// What the words of a value say together.
#[derive(Default)]
struct Phrase {
    /// The words of objection.
    objections: Vec<(Value, Tail)>,
    /// The channels that it is about.
    about: Option<Channels>,
    /// The channels behind a word for a way: how the objection came, or how nobody shall come.
    by: Option<Channels>,
    /// How many times it names some.
    named: usize,
    /// Something tells how the objection came.
    tells_how: bool,
    /// The word before this one is one for a way.
    is_behind_way: bool,
}

/// What a way says beside a word of objection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// `unsubscribed via e-mail`: how it came.
    How,
    /// `do not contact by e-mail`: what is not wanted.
    What,
    /// `unsubscribe via e-mail`: how people may leave. Nobody did.
    Instruction,
}

impl Phrase {
    /// `None` if some word of `text`, which is plain, is unknown.
    fn of(text: &str) -> Option<Self> {
        let words = with_way_behind(words_in(text));
        let mut phrase = Self::default();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let count = phrase.take(rest)?;
            rest = rest.get(count..).unwrap_or_default();
        }
        Some(phrase)
    }

    /// The objection, if it is one: of every channel, unless each word of it names some.
    fn objection(self) -> Option<Value> {
        let (value, tail) = *self.objections.first()?;
        if tail == Tail::Instruction && (self.tells_how || self.by.is_some()) {
            return None;
        }
        let by = self.by.filter(|_| tail == Tail::What);
        let of = |(value, _): &(Value, Tail)| value.channels.unwrap_or(Channels::ALL);
        let own = self.objections.iter().map(of).reduce(Channels::with).filter(|channels| !channels.is_all());
        let channels = match (own, self.objections.len()) {
            // `SMS abbestellt und Post abbestellt`: each has its own.
            (None, words @ 2..) if self.named < words => None,
            // `do not mail by post`.
            (Some(own), _) => Channels::union(Some(by.and_then(|by| own.within(by)).unwrap_or(own)), self.about),
            (None, _) => Channels::union(self.about, by),
        };
        let is_sure = self.objections.iter().all(|(value, _)| value.is_sure);
        Some(Value { channels, is_sure, is_for_all: value.is_for_all && channels.is_none(), ..value })
    }

    /// Takes what `words` begin with; tells how many words it has.
    fn take(&mut self, words: &[&str]) -> Option<usize> {
        let is_behind_way = std::mem::take(&mut self.is_behind_way);
        let is_taken = |count: &usize| {
            let text = words.get(..*count).unwrap_or_default().join(" ");
            self.take_phrase(&text, is_behind_way)
        };
        let longest = (1..=MOST_WORDS.min(words.len())).rev().find(is_taken);
        longest.or_else(|| words_of_date(words))
    }

    /// Whether the phrase `text` is known: it is then taken.
    fn take_phrase(&mut self, text: &str, is_behind_way: bool) -> bool {
        match known(text) {
            Some(value) if value.class == ValueClass::Objection => {
                self.objections.push((value, Tail::of(text, value)));
                return !is_one_of(phrase_words::OF_GOODS_TOO, text);
            }
            Some(Value { channels: Some(channels), class: ValueClass::Other, .. }) => {
                let is_way = is_behind_way || PARTS.get(text).is_some_and(|part| part.is_how);
                let named = if is_way { &mut self.by } else { &mut self.about };
                *named = Channels::union(*named, Some(channels));
                self.named += 1;
                return true;
            }
            // `abgemeldet: ja`.
            Some(Value { class: ValueClass::BareYes, .. }) if !self.objections.is_empty() => return true,
            _ => {}
        }
        let Some(part) = PARTS.get(text) else { return false };
        let is_how = part.is_how || is_behind_way && part.is_how_behind_way;
        // `durch den Kunden`: the article parts nothing.
        self.is_behind_way = part.is_way || is_behind_way && part.is_beside;
        self.tells_how |= is_how;
        part.is_way || part.is_beside || is_how
    }
}

impl Tail {
    /// Beside the word of objection `text`.
    fn of(text: &str, value: Value) -> Self {
        let denies = text.split(' ').any(|word| is_one_of(words::DENYING, word));
        let is_of_contact = phrase_words::DENIES_CONTACT.split('|').any(|part| text.contains(part));
        match () {
            () if is_one_of(phrase_words::HOW_TO, text) => Self::Instruction,
            () if denies && (is_of_contact || value.channels.is_some()) => Self::What,
            () => Self::How,
        }
    }
}

/// `nicht per Telefon kontaktieren` as `nicht kontaktieren per Telefon`.
fn with_way_behind(mut words: Vec<&str>) -> Vec<&str> {
    let negation = words.iter().position(|word| is_one_of(words::DENYING, word));
    let way = negation.map(|at| at + 1 + usize::from(words.get(at + 1) == Some(&"mehr")));
    if let Some(way) = way.filter(|way| words.get(*way).is_some_and(|word| is_way(word))) {
        let is_of_way = |word: &&&str| {
            is_way(word)
                || is_one_of(channel_words::BETWEEN_CHANNELS, word)
                || known(word).is_some_and(|value| value.class == ValueClass::Other)
        };
        let behind = words.get(way..).unwrap_or_default();
        let count = behind.iter().take_while(is_of_way).count();
        if let Some(behind) = words.get_mut(way..) {
            behind.rotate_left(count);
        }
    }
    words
}

/// Whether `word` stands before the way on which something comes: `per`, `by`.
pub(super) fn is_way(word: &str) -> bool {
    PARTS.get(word).is_some_and(|part| part.is_way)
}

/// How many words a date at the beginning of `words` has.
fn words_of_date(words: &[&str]) -> Option<usize> {
    // `Mai 2020`.
    if let [month, year, ..] = words
        && month.starts_with(char::is_alphabetic)
        && day::read(&format!("1 {month} {year}")).is_some()
    {
        return Some(2);
    }
    let is_day = |count: &usize| {
        let day = day::read(&words.get(..*count).unwrap_or_default().join(" "));
        matches!(day, Some(day::Shape::Day(..) | day::Shape::Undated))
    };
    let day = (1..=MOST_WORDS_OF_DATE.min(words.len())).rev().find(is_day);
    let year = || words.first().is_some_and(|word| is_year(word)).then_some(1);
    day.or_else(|| words_of_short_date(words)).or_else(year)
}

/// The same of `01.02.23 12:00`, which may also be something else where nothing stands beside it.
fn words_of_short_date(words: &[&str]) -> Option<usize> {
    let below = |at: usize, end: u32| {
        let number = words.get(at).filter(|word| word.len() <= 2).and_then(|word| word.parse::<u32>().ok());
        number.is_some_and(|number| number < end)
    };
    let is_date = below(0, 32) && below(1, 32) && (below(2, 100) || words.get(2).is_some_and(|year| is_year(year)));
    let has_time = below(3, 25) && below(4, 60);
    is_date.then_some(if has_time { 5 } else { 3 })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && matches!(word.get(..2), Some("19" | "20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::channel::Channel;
    use crate::policy::own_column::plain::assert_written_plain;
    use crate::policy::own_column::whole::Cells;

    /// The channels of which `part` objects; of every one if it names none.
    fn objects(part: &str) -> Option<Vec<&'static str>> {
        let value = read_phrase(&Whole::of(part, Cells::Words));
        let channels = value.channels.unwrap_or(Channels::ALL);
        let named = [Channel::Email, Channel::Sms, Channel::Phone, Channel::Post];
        let named = named.into_iter().filter(|channel| channels.reach(*channel)).map(Channel::name).collect();
        (value.class == ValueClass::Objection && value.is_sure).then_some(named)
    }

    #[test]
    fn an_objection_stays_one_beside_its_subject_its_date_and_its_way() {
        for part in "Werbung nicht erwünscht|abgemeldet am 01.02.2024|01.02.2024: abgemeldet|Abgemeldet seit Mai 2020|\
            unsubscribed 2024-01-02|abgemeldet 01.02.23|abgemeldet am 01.02.2023 12:00|mailchimp: unsubscribed|unsubscribed 2024-01-02T10:11:12Z|unsubscribed (12/03/2024 10:15)|widersprochen 2024|\
            unsubscribed via link|Unsubscribed by user|unsubscribed by e-mail|abgemeldet per Telefon|gesperrt (Wunsch)|\
            gesperrt (auf Kundenwunsch)|gesperrt durch den Kunden|hat sich abgemeldet per Mail|Bitte nicht kontaktieren|\
            please do not contact|please don't contact|do not contact anymore|do not contact, please|don't contact|don’t contact me|\
            Do not contact!|vom Verteiler abgemeldet|Mailing-Liste abbestellt|opted out of marketing|Unsubscribed from our mailing list|\
            désabonné le 12/03/2024|désinscrit via le lien|s'est désabonné par mail|se ha dado de baja|dado de baja el 3.4.2023|\
            disiscritto tramite link|heeft zich uitgeschreven|afgemeld op 1-2-2024|Widersprochen (schriftlich)|Werbesperre|\
            Werbesperre seit 2021|Werbewiderspruch vom 12.03.2024|Abmelder|opt-outs|Opt-out 2023|not interested anymore|\
            unsubscribed - do not call|abgemeldet: ja|unsubscribed=true|Werbesperre: ja|hat sich per E-Mail abgemeldet|telefonisch abgemeldet|\
            per Link abgemeldet|auf Kundenwunsch gesperrt|auf eigenen Wunsch abgemeldet|heeft zich via link uitgeschreven|\
            à sa demande désabonné|Kunde hat sich abgemeldet|ne plus contacter svp|por favor no contactar|niet benaderen aub|widerrufen (DSGVO)"
            .split('|')
        {
            assert_eq!(objects(part), Some(vec!["email", "sms", "phone", "post"]), "{part}");
        }
    }

    #[test]
    fn a_channel_beside_it_limits_an_objection() {
        for (part, channels) in [
            ("Newsletter abbestellt", &["email"][..]),
            ("hat den Newsletter abbestellt", &["email"]),
            ("abgemeldet vom Newsletter", &["email"]),
            ("E-Mail: unsubscribed", &["email"]),
            ("opted out of emails", &["email"]),
            ("abgemeldet (SMS)", &["sms"]),
            ("SMS abbestellt", &["sms"]),
            ("gesperrt für Telefon und Post", &["phone", "post"]),
            ("do not contact by phone", &["phone"]),
            ("do not contact via e-mail", &["email"]),
            ("nicht per Telefon kontaktieren", &["phone"]),
            ("bitte nicht per E-Mail anschreiben", &["email"]),
            ("nicht mehr per Post oder Telefon kontaktieren", &["phone", "post"]),
            ("do not call or text", &["sms", "phone"]),
            ("keine Werbung per Post", &["post"]),
            ("no mass email", &["email"]),
            ("do not mail", &["email", "post"]),
            ("do not mail by post", &["post"]),
            ("do not mail or email", &["email", "post"]),
            ("keine Anrufe und keine SMS", &["sms", "phone"]),
            ("möchte keinen Newsletter", &["email"]),
            ("unsubscribed from SMS, phone", &["sms", "phone"]),
        ] {
            assert_eq!(objects(part).as_deref(), Some(channels), "{part}");
        }
    }

    #[test]
    fn what_may_be_about_anything_else_says_nothing() {
        for part in "abgemeldet (Yoga)|unsubscribed (wieder angemeldet)|nicht abgemeldet|Newsletter nicht abbestellt|unsubscribed?|\
            Konto gesperrt|gesperrt (Konto)|Karte gesperrt|Straße gesperrt bis Mai|unsubscribe via link|opt-out per E-Mail|\
            refused by customer|Annahme verweigert|3 unsubscribed|bitte abgemeldet lassen|Kurs abgemeldet|not interested in the house|\
            unsubscribed until 2030|wurde nie abgemeldet|unsubscribed 50%|opt-out: off|Werbesperre: nein|unsubscribed: 0000-00-00|\
            Unsubscribed: 1970-01-01|sans contact|opt-out: no|ja, per Mail|dont|contact|Newsletter|am 01.02.2024|per Mail"
            .split('|')
        {
            assert_eq!(objects(part), None, "{part}");
        }
    }

    #[test]
    fn the_words_are_written_plain() {
        let tables = [
            phrase_words::BESIDE,
            phrase_words::WAYS,
            phrase_words::HOW,
            phrase_words::BEHIND_WAY,
            phrase_words::HOW_TO,
            phrase_words::DENIES_CONTACT,
            phrase_words::OF_GOODS_TOO,
        ];
        for table in tables {
            assert_written_plain(table);
            assert!(table.split('|').all(|word| word.split(' ').count() <= MOST_WORDS));
        }
    }
}
