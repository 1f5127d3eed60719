//! What a value in one of the list's own columns says. Not what such a column is called: that is `table::own_name`.
//!
//! Invariant: the value is read before the name. A word of leaving objects in every column, whatever it is about; a word
//! that can only mean a permission never does.

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRole, OwnRule, ValueClass};

use broadly::read_broadly;
use cell_parts::{COMMAS, SEPARATORS, parts_of};
use listing::read_listing;
use opt_out::read_opt_out;
use phrase::{is_way, read_phrase};
use plain::{Plain, words_in};
use role::says;
use value::Value;
use whole::{Cells, Whole};

mod answer_words;
mod broad_words;
mod broadly;
mod cell_parts;
mod channel_words;
mod listing;
mod mention;
mod opt_out;
mod permitted_ways;
mod phrase;
mod phrase_words;
mod plain;
mod preferred_way;
mod role;
mod statement;
mod stop_reply;
mod value;
mod whole;
mod words;

pub use mention::begins_with_leaving;
pub use statement::{Says, Statement};

/// How the values of a list's own columns are read in one run.
#[derive(Clone, Copy, Debug)]
pub struct OwnReading {
    /// The channel of the campaign.
    pub channel: Channel,
    /// The moment of the run, in seconds since 1970-01-01 UTC.
    pub at: i64,
}

impl OwnReading {
    /// What the cell `text` says in a column that is read by `rule`.
    #[must_use]
    pub fn read(&self, text: &str, rule: OwnRule) -> Statement {
        // Fields of a fixed width are filled up.
        let text = text.trim();
        if text.is_empty() {
            return Statement::NOTHING;
        }
        let parts = parts_of(text);
        if let Some(statement) = preferred_way::read_in(&parts, rule.role, self.channel) {
            return statement;
        }
        // Of `no email, phone or sms` the no goes on.
        if parts.len() < 2 && self.channel != Channel::Email && Plain::of(text).is_one_of(words::ONLY_NO_EMAIL) {
            return Statement { class: ValueClass::Other, ..Statement::NOTHING };
        }
        if parts.len() < 2 {
            return self.read_part(text, rule);
        }
        // A number or a phrase may hold a separator as well.
        let whole = Whole::of(text, cells(rule.role));
        if whole.value.class != ValueClass::Other {
            return self.statement(&whole, rule, whole.value);
        }
        let statements: Vec<_> = parts.iter().map(|part| self.read_part(part, rule)).collect();
        let together = statements.iter().copied().reduce(Statement::with).unwrap_or(Statement::NOTHING);
        if together.says < Says::Objects
            && let Some(statement) = self.objection_across(text, &parts, rule)
        {
            return statement;
        }
        // A list of topics of which one says yes: no bare no of another one objects.
        let permits = statements.iter().any(|statement| statement.says == Says::Permits);
        match together.says {
            Says::Declines if permits => Statement { says: Says::Permits, ..together },
            _ => together,
        }
    }

    /// `do not contact by phone, email or post`: the channels go on behind the comma; behind another sign, which may part tags,
    /// only where the objection ends in a way.
    fn objection_across(&self, text: &str, parts: &[&str], rule: OwnRule) -> Option<Statement> {
        let with_way = |part: &&str| is_limited_objection(part) && words_in(&Plain::of(part).0).into_iter().any(is_way);
        if let Some(rest) = parts.iter().position(with_way).and_then(|at| parts.get(at..)) {
            return self.objection_of(rest, rule);
        }
        let is_other_sign = |c: char| SEPARATORS.contains(&c) && !COMMAS.contains(&c);
        text.split(is_other_sign).find_map(|section| {
            let parts: Vec<&str> = section.split(COMMAS).collect();
            let objection = parts.iter().position(|part| is_limited_objection(part))?;
            self.objection_of(parts.get(objection..)?, rule)
        })
    }

    /// The objection in the first of these parts together with as many of those behind it as make one phrase.
    fn objection_of(&self, parts: &[&str], rule: OwnRule) -> Option<Statement> {
        let (objection, behind) = parts.split_first()?;
        let goes_on = |part: &&&str| {
            let whole = Whole::of(part, Cells::Words);
            !whole.plain.is_one_of(words::SUBSCRIPTIONS) && whole.value.class != ValueClass::Objection
        };
        let is_filled = |part: &&&str| Whole::of(part, Cells::Words).value.class != ValueClass::Null;
        let behind: Vec<&str> =
            behind.iter().filter(is_filled).take_while(goes_on).take(MOST_CHANNELS).copied().collect();
        (1..=behind.len()).rev().find_map(|count| {
            let joined = [&[*objection], behind.get(..count)?].concat().join(" ");
            let whole = Whole::of(&joined, Cells::Words);
            let phrase = read_phrase(&whole);
            (phrase.class == ValueClass::Objection).then(|| self.statement(&whole, rule, phrase))
        })
    }

    /// Whether the cell `text`, in a column of any other sort, holds a word of objection on whichever channel: behind a comma
    /// there may be more channels.
    #[must_use]
    pub fn may_object(&self, text: &str) -> bool {
        self.read(text, OwnRule::of(OwnRole::Other)).says == Says::Objects || is_limited_objection(text)
    }

    fn read_part(&self, part: &str, rule: OwnRule) -> Statement {
        let whole = Whole::of(part, Cells::Words);
        // A word that can only mean no counts before the name does.
        let phrase = read_phrase(&whole);
        let is_not_listed = || match rule.role {
            OwnRole::Register(about) => read_listing(&whole, about).class == ValueClass::Permission,
            _ => false,
        };
        let is_sure = (phrase.is_sure || phrase.is_limited_objection()) && !is_not_listed();
        if phrase.class == ValueClass::Objection && is_sure || matches!(rule.role, OwnRole::Other | OwnRole::AboutElse)
        {
            return self.statement(&whole, rule, phrase);
        }
        let value = read_by_role(&whole, rule.role);
        // `doNotContact`: known by its words. In a column about something else that may be a name.
        let of_words = if value.class == ValueClass::Other { whole::words_of(part) } else { None };
        let of_words = of_words.map(|words| read_by_role(&Whole::of(&words, Cells::Words), rule.role));
        self.statement(&whole, rule, of_words.filter(|words| words.class != ValueClass::Other).unwrap_or(value))
    }

    /// What follows from the value that `whole` is.
    fn statement(&self, whole: &Whole<'_>, rule: OwnRule, value: Value) -> Statement {
        if self.is_stop(whole, rule) {
            return Statement { says: Says::Objects, class: ValueClass::Objection, ..Statement::NOTHING };
        }
        let is_foreign = match rule.role {
            OwnRole::OtherChannel => {
                let names_channel = value.channels.is_some_and(|channels| channels.reach(self.channel));
                !(value.is_for_all || value.class == ValueClass::Objection && names_channel)
            }
            OwnRole::AboutElse => !value.is_for_all && !whole.is_about_messages(),
            _ => false,
        };
        if is_foreign {
            return Statement { class: ValueClass::Other, ..Statement::NOTHING };
        }
        let may_name = value.class == ValueClass::Other && objects_by_text(rule.role);
        let named = if may_name { whole.channels_named() } else { None };
        let is_end_of_wish = matches!(rule.role, OwnRole::ConsentUntil | OwnRole::SubscriptionUntil);
        let says = match value.channels.or(named) {
            // `Sperre` = `Telefon`, `Tags` = `do not call`: of that channel only.
            Some(channels)
                if (objects_by_text(rule.role) || value.class == ValueClass::Objection)
                    && !channels.reach(self.channel) =>
            {
                Says::Nothing
            }
            // `erlaubt per Post`.
            Some(channels) if permits(value.class) && !channels.reach(self.channel) => Says::Remark,
            _ if rule.bounce && is_about_address(whole, value) => Says::Remark,
            _ if rule.bounce && value.class == ValueClass::Refused => Says::Objects,
            _ if rule.role == OwnRole::Until => self.says_until(whole, value),
            _ if is_end_of_wish && self.is_past_day(whole, value) => over(rule.role),
            _ => says(value, rule.role),
        };
        let bounce = rule.bounce || value.is_bounce;
        Statement { says, class: value.class, bounce, is_subscription: value.is_subscription }
    }

    /// The answer to a text message, wherever it is kept: `Last text` = `STOP`. In a column about the subscription, and in
    /// one of answers, more words are such answers.
    fn is_stop(&self, whole: &Whole<'_>, rule: OwnRule) -> bool {
        let is_reply = || match rule.role {
            OwnRole::Other | OwnRole::AboutElse | OwnRole::OtherChannel => false,
            OwnRole::Reply => stop_reply::stops(whole),
            _ => whole.plain.is_one_of(answer_words::STOP_REPLY),
        };
        // A stop to a messenger is one to text messages, though a permission is not.
        let is_of_other = rule.role == OwnRole::OtherChannel && !rule.channels.prohibit(self.channel);
        let is_of_texts = matches!(self.channel, Channel::Sms | Channel::Messenger);
        is_of_texts && !is_of_other && (whole.plain.is_one_of(answer_words::STOP) || is_reply())
    }

    fn is_past_day(&self, whole: &Whole<'_>, value: Value) -> bool {
        value.class == ValueClass::Date && !whole.is_still_to_come(self.at)
    }

    fn says_until(&self, whole: &Whole<'_>, value: Value) -> Says {
        match value.class {
            ValueClass::Date if self.is_past_day(whole, value) => Says::Remark,
            ValueClass::Date => Says::Objects,
            _ if whole.is_endless() => Says::Objects,
            _ => says(value, OwnRole::LeavingDate),
        }
    }
}

fn is_limited_objection(text: &str) -> bool {
    read_phrase(&Whole::of(text, Cells::Words)).is_limited_objection()
}

/// What stands in a column that is about the subscription, or about leaving.
fn read_by_role(whole: &Whole<'_>, role: OwnRole) -> Value {
    match role {
        OwnRole::OptIn | OwnRole::PermittedWays | OwnRole::Both | OwnRole::Confirmation | OwnRole::Status => {
            read_broadly(whole, false)
        }
        OwnRole::ConsentUntil | OwnRole::SubscriptionUntil => read_end_of_wish(whole),
        OwnRole::PlainStatus => read_broadly(whole, true),
        OwnRole::OptOut => read_opt_out(whole),
        OwnRole::Register(about) => read_listing(whole, about),
        role => match cells(role) {
            Cells::Words => whole.value,
            cells => Whole::of(whole.part, cells).value,
        },
    }
}

/// What stands in a column of the ends of a wish: an answer as in an opt-in column, or a day, or that there is none.
fn read_end_of_wish(whole: &Whole<'_>) -> Value {
    if whole.is_endless() {
        return Value::of(ValueClass::Null);
    }
    let answer = read_broadly(whole, false);
    if answer.class == ValueClass::Other { Whole::of(whole.part, Cells::Ends).value } else { answer }
}

/// What follows where the day of such a column has passed. What may be of messages or not is for somebody to look at.
fn over(role: OwnRole) -> Says {
    if role == OwnRole::ConsentUntil { Says::Objects } else { Says::Remark }
}

/// How every word and phrase begins that objects in whichever column it stands, folded.
pub fn sure_beginnings() -> impl Iterator<Item = &'static [u8]> {
    value::sure_beginnings().map(str::as_bytes)
}

/// The words that object in some columns only, folded, and those of them that are looked for wherever they stand.
pub fn unsure_words() -> impl Iterator<Item = &'static [u8]> {
    mention::unsure_words().map(str::as_bytes)
}

/// See [`unsure_words`].
pub fn looked_for() -> impl Iterator<Item = &'static [u8]> {
    mention::LOOKED_FOR.split('|').map(str::as_bytes)
}

/// So many channels may follow a phrase in parts of their own.
const MOST_CHANNELS: usize = 8;

fn cells(role: OwnRole) -> Cells {
    match role {
        OwnRole::LeavingDate => Cells::Days,
        OwnRole::Until | OwnRole::ConsentUntil | OwnRole::SubscriptionUntil => Cells::Ends,
        _ => Cells::Words,
    }
}

/// Whether a value in a column of deliveries that failed says something else of the address: that it is valid, how often
/// something bounced, that it did for now.
fn is_about_address(whole: &Whole<'_>, value: Value) -> bool {
    value.is_soft || value.class == ValueClass::Affirmed || value.class == ValueClass::Other && whole.is_count()
}

fn permits(class: ValueClass) -> bool {
    matches!(class, ValueClass::Permission | ValueClass::Affirmed | ValueClass::BareYes)
}

/// Whether any text in such a column is an objection, a word of a channel too.
fn objects_by_text(role: OwnRole) -> bool {
    matches!(role, OwnRole::OptOut | OwnRole::Register(_) | OwnRole::Until | OwnRole::LeavingDate)
}

#[cfg(test)]
mod tests;
