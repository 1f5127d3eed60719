//! What a word or phrase of the tables is, and what a negation makes of it. Not how a part of a cell is read: that is `whole`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::base::channel::{Channel, Channels};
use crate::base::own_column::ValueClass;

use super::answer_words;
use super::channel_words;
use super::plain::is_one_of;
use super::words;

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

    /// Whether it objects on some channels only.
    pub(super) fn is_limited_objection(&self) -> bool {
        self.class == ValueClass::Objection && self.channels.is_some()
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
    add(words::NO_EMAILS, objection_on(&[Channel::Email]));
    add(words::NO_MAILS, objection_on(&[Channel::Email, Channel::Post]));
    add(words::NO_CALLS, objection_on(&[Channel::Phone, Channel::PhoneAuto]));
    add(words::NO_TEXTS, objection_on(&[Channel::Sms, Channel::Messenger]));
    add(words::OWN_OBJECTION, of(ValueClass::Objection));
    add(words::REFUSED, of(ValueClass::Refused));
    add(words::BOUNCE, Value { is_bounce: true, ..of(ValueClass::Doubtful) });
    add(words::SOFT, Value { is_soft: true, ..of(ValueClass::Doubtful) });
    add(words::PERMISSION, of(ValueClass::Permission));
    add(words::ENDED, of(ValueClass::Ended));
    add(words::UNCONFIRMED, of(ValueClass::Unconfirmed));
    add(words::DOUBTFUL, of(ValueClass::Doubtful));
    add(words::AFFIRMED, of(ValueClass::Affirmed));
    for (words, channels) in CHANNEL_WORDS {
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
    add(channel_words::TEXTS, objection_on(&[Channel::Sms, Channel::Messenger]));
    add(channel_words::CALLS, objection_on(&[Channel::Phone, Channel::PhoneAuto]));
    known
});

/// The channels that each word is one for; the earlier table has a word that stands twice.
static CHANNEL_WORDS: [(&str, &[Channel]); 6] = [
    (channel_words::EMAIL, &[Channel::Email]),
    (channel_words::POST, &[Channel::Post]),
    (channel_words::PHONE, &[Channel::Phone, Channel::PhoneAuto]),
    (channel_words::SMS, &[Channel::Sms, Channel::Messenger]),
    (channel_words::FAX, &[Channel::Fax]),
    (channel_words::MESSENGER, &[Channel::Messenger]),
];

fn objection_on(channels: &[Channel]) -> Value {
    Value { channels: Some(channels.iter().copied().collect()), ..SURE_OBJECTION }
}

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

/// So many words of a longer text are looked up as one phrase.
pub(super) const MOST_WORDS: usize = 5;

/// The value of a whole word or phrase, plain: as the tables have it, or denied.
pub(super) fn known(text: &str) -> Option<Value> {
    WORDS.get(text).copied().or_else(|| text.match_indices(' ').take(2).find_map(|(at, _)| denied(text, at)))
}

/// The value of `text`, if a negation stands before the blank at `at`.
fn denied(text: &str, at: usize) -> Option<Value> {
    let (negation, rest) = (NEGATIONS.get(text.get(..at)?)?, text.get(at + 1..)?);
    let value = DENIED.get(rest).copied().or_else(|| denied_way(rest))?;
    match negation {
        Negation::Sure => Some(value),
        Negation::Unsure => Some(Value { is_sure: false, ..value }),
        Negation::Never => Some(value).filter(|value| value.class == ValueClass::Permission),
    }
}

/// `not by phone`, without the `not`: who has no telephone would not say so. (A parcel goes not by mail, too.)
fn denied_way(text: &str) -> Option<Value> {
    let (_, way) = text.split_once(' ').filter(|(by, _)| is_one_of(channel_words::BY_WAY, by))?;
    let channels = WORDS.get(way).filter(|value| value.class == ValueClass::Other)?.channels?;
    channels.are_by_phone().then_some(Value { channels: Some(channels), ..SURE_OBJECTION })
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
        answer_words::STOP,
        DO_NOT,
    ]
    .into_iter()
    .flat_map(|table| table.split('|'))
}

/// How `do not` begins in its short forms.
const DO_NOT: &str = "don't|dont";
