//! What a value in one of the list's own columns says. Not what such a column is called: that is `table::own_name`.
//!
//! Invariant: the value is read before the name. A word of leaving objects in every column, whatever it is about; a word
//! that can only mean a permission never does.

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRole, OwnRule, ValueClass};

use broadly::read_broadly;
use opt_out::read_opt_out;
use phrase::read_phrase;
use role::says;
use value::{Cells, Value};

mod broad_words;
mod broadly;
mod opt_out;
mod phrase;
mod phrase_words;
mod plain;
mod role;
mod statement;
mod value;
mod words;

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
        if !text.contains(SEPARATORS) && !JOINED.iter().any(|joined| text.contains(joined)) {
            return self.read_part(text, rule);
        }
        // A number or a phrase may hold a separator as well.
        let whole = value::read(text, cells(rule.role));
        if whole.class != ValueClass::Other {
            return self.statement(text, rule, whole);
        }
        let parts = || {
            let parts = text.split(SEPARATORS).flat_map(|part| part.split(JOINED[0]));
            let parts = parts.flat_map(|part| part.split(JOINED[1])).flat_map(|part| part.split(JOINED[2]));
            parts.flat_map(|part| part.split(JOINED[3]))
        };
        let together =
            parts().map(|part| self.read_part(part, rule)).reduce(Statement::with).unwrap_or(Statement::NOTHING);
        // `do not contact by phone, email or post`: the channels go on behind the comma.
        if together.says < Says::Objects && parts().any(|part| value::limits(read_phrase(part))) {
            let joined = read_phrase(&text.replace(SEPARATORS, " "));
            if joined.class == ValueClass::Objection {
                return self.statement(text, rule, joined);
            }
        }
        // A list of topics of which one says yes: no bare no of another one objects.
        let permits = |part: &str| self.read_part(part, rule).says == Says::Permits;
        match together.says {
            Says::Declines if parts().any(permits) => Statement { says: Says::Permits, ..together },
            _ => together,
        }
    }

    /// Whether the cell `text`, in a column of any other sort, holds a word of objection on whichever channel: behind a comma
    /// there may be more channels.
    #[must_use]
    pub fn may_object(&self, text: &str) -> bool {
        self.read(text, OwnRule::of(OwnRole::Other)).says == Says::Objects || value::limits(read_phrase(text))
    }

    fn read_part(&self, part: &str, rule: OwnRule) -> Statement {
        // A word that can only mean no counts before the name does.
        let phrase = read_phrase(part);
        if phrase.class == ValueClass::Objection && phrase.is_sure {
            return self.statement(part, rule, phrase);
        }
        let read = |part: &str| match rule.role {
            OwnRole::OptIn | OwnRole::Both | OwnRole::Confirmation | OwnRole::Status => read_broadly(part, false),
            OwnRole::ConsentUntil | OwnRole::SubscriptionUntil => read_end_of_wish(part),
            OwnRole::PlainStatus => read_broadly(part, true),
            OwnRole::OptOut => read_opt_out(part),
            OwnRole::Other | OwnRole::AboutElse => phrase,
            role => value::read(part, cells(role)),
        };
        let value = read(part);
        // `doNotContact`: known by its words. In a column about something else that may be a name.
        let is_unknown = value.class == ValueClass::Other && !matches!(rule.role, OwnRole::Other | OwnRole::AboutElse);
        let of_words = is_unknown.then(|| value::words_of(part)).flatten().map(|words| read(&words));
        self.statement(part, rule, of_words.filter(|of_words| of_words.class != ValueClass::Other).unwrap_or(value))
    }

    /// What follows from the value that `part` is.
    fn statement(&self, part: &str, rule: OwnRule, value: Value) -> Statement {
        let is_foreign = match rule.role {
            OwnRole::OtherChannel => {
                let names_channel = value.channels.is_some_and(|channels| channels.reach(self.channel));
                !(value.is_for_all || value.class == ValueClass::Objection && names_channel)
            }
            OwnRole::AboutElse => !value.is_for_all && !value::is_about_messages(part),
            _ => false,
        };
        if is_foreign {
            return Statement { class: ValueClass::Other, ..Statement::NOTHING };
        }
        let named = || if objects_by_text(rule.role) { value::channels_named(part) } else { None };
        let is_end_of_wish = matches!(rule.role, OwnRole::ConsentUntil | OwnRole::SubscriptionUntil);
        let says = match value.channels.or_else(|| (value.class == ValueClass::Other).then(named).flatten()) {
            // `Sperre` = `Telefon`, `Tags` = `do not call`: of that channel only.
            Some(channels)
                if (objects_by_text(rule.role) || value.class == ValueClass::Objection)
                    && !channels.reach(self.channel) =>
            {
                Says::Nothing
            }
            // `erlaubt per Post`.
            Some(channels) if permits(value.class) && !channels.reach(self.channel) => Says::Remark,
            _ if rule.bounce && is_about_address(part, value) => Says::Remark,
            _ if rule.bounce && value.class == ValueClass::Refused => Says::Objects,
            _ if rule.role == OwnRole::Until => self.says_until(part, value),
            _ if is_end_of_wish && self.is_past_day(part, value) => over(rule.role),
            _ => says(value, rule.role),
        };
        let bounce = rule.bounce || value.is_bounce;
        Statement { says, class: value.class, bounce, is_subscription: value.is_subscription }
    }

    fn is_past_day(&self, part: &str, value: Value) -> bool {
        value.class == ValueClass::Date && !value::is_still_to_come(part, self.at)
    }

    fn says_until(&self, part: &str, value: Value) -> Says {
        match value.class {
            ValueClass::Date if self.is_past_day(part, value) => Says::Remark,
            ValueClass::Date => Says::Objects,
            _ if value::is_endless(part) => Says::Objects,
            _ => says(value, OwnRole::LeavingDate),
        }
    }
}

/// What stands in a column of the ends of a wish: an answer as in an opt-in column, or a day, or that there is none.
fn read_end_of_wish(part: &str) -> Value {
    if value::is_endless(part) {
        return Value::of(ValueClass::Null);
    }
    let answer = read_broadly(part, false);
    if answer.class == ValueClass::Other { value::read(part, Cells::Ends) } else { answer }
}

/// What follows where the day of such a column has passed. What may be of messages or not is for somebody to look at.
fn over(role: OwnRole) -> Says {
    if role == OwnRole::ConsentUntil { Says::Objects } else { Says::Remark }
}

/// How every word and phrase begins that objects in whichever column it stands, folded.
pub fn sure_beginnings() -> impl Iterator<Item = &'static [u8]> {
    value::sure_beginnings().map(str::as_bytes)
}

/// Between the values of a cell that holds several: tags, topics.
const SEPARATORS: [char; 13] = [',', ';', '|', '\n', '\r', '\t', '•', '·', '，', '；', '、', '｜', '¦'];

/// The same in the address book of Google, between words, and as programs write line ends.
const JOINED: [&str; 4] = [":::", " / ", "<br>", "_x000D_"];

fn cells(role: OwnRole) -> Cells {
    match role {
        OwnRole::LeavingDate => Cells::Days,
        OwnRole::Until | OwnRole::ConsentUntil | OwnRole::SubscriptionUntil => Cells::Ends,
        _ => Cells::Words,
    }
}

/// Whether a value in a column of deliveries that failed says something else of the address: that it is valid, how often
/// something bounced, that it did for now.
fn is_about_address(part: &str, value: Value) -> bool {
    value.is_soft || value.class == ValueClass::Affirmed || value.class == ValueClass::Other && value::is_count(part)
}

fn permits(class: ValueClass) -> bool {
    matches!(class, ValueClass::Permission | ValueClass::Affirmed | ValueClass::BareYes)
}

/// Whether any text in such a column is an objection, a word of a channel too.
fn objects_by_text(role: OwnRole) -> bool {
    matches!(role, OwnRole::OptOut | OwnRole::Until | OwnRole::LeavingDate)
}

#[cfg(test)]
mod tests;
