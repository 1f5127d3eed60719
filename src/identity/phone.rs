//! Telephone numbers. The normal form is that of ITU-T E.164: a + and the digits that are dialled from anywhere.
//!
//! Invariant: nothing becomes a number that may be something else (a date, an amount, a number of a customer); on a list
//! of people who object, nothing is left out that may be one.

use super::problem::Problem;
use super::spelling::{Spelled, Spelling};
use super::token::is_empty;
use crate::base::country::Country;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::Register;

use plans::{Library, NumberingPlans as _};

pub use number::PhoneNumber;
pub use plans::Line;
pub use single::PhoneRules;

mod extension;
mod fast;
mod loose;
mod messenger;
mod number;
mod parts;
mod plain_text;
mod plans;
mod shape;
mod single;

#[cfg(test)]
mod tests;

/// Calls `each` with every number in a cell, in the order of the cell, and with what may be one (see
/// [`PhoneNumber::is_doubtful`]). Returns why something in it is none; `None` as well if the cell is blank.
#[inline]
pub fn read(text: &str, rules: PhoneRules, each: &mut impl FnMut(PhoneNumber)) -> Option<Problem> {
    if let Some(number) = fast::read(text) {
        each(number);
        return None;
    }
    read_carefully(text, rules, each)
}

fn read_carefully(text: &str, rules: PhoneRules, each: &mut impl FnMut(PhoneNumber)) -> Option<Problem> {
    if is_nothing(text) {
        return None;
    }
    let found = parts::read(&plain_text::plain(text), rules, &Library);
    let is_empty = found.numbers.is_empty();
    found.numbers.into_iter().for_each(&mut *each);
    found.problem.or(is_empty.then_some(Problem::NoDigits))
}

/// Whether a text is the account or the link by which a messenger knows a number.
#[must_use]
pub fn is_messenger_account(text: &str) -> bool {
    messenger::number(text).is_some()
}

/// Whether what looks like an address at this domain is an account or a group of a messenger.
#[must_use]
pub fn is_messenger_server(domain: &str) -> bool {
    messenger::is_server(domain)
}

/// The country with the calling code `text` (`49`, `+49`, `0049`); of several the one that it mostly stands for.
#[must_use]
pub fn country_of_code(text: &str) -> Option<Country> {
    let text = text.trim().trim_matches(['(', ')']).trim_end_matches(".0");
    let digits = text.strip_prefix('+').or_else(|| text.strip_prefix("00")).unwrap_or(text);
    Library.country(digits.parse().ok()?)
}

/// Blanks, quotes, strokes and dashes.
fn is_nothing(text: &str) -> bool {
    is_empty(text) || text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '.' | '+'))
}

impl PhoneNumber {
    /// Whether it begins with the code of this country, which it may share with others.
    #[must_use]
    pub fn has_code_of(&self, country: Country) -> bool {
        let code = Library.calling_code(country).map(|code| code.to_string());
        let length = Library.code_length(self.digits());
        code.is_some() && length.and_then(|length| self.digits().get(..length)) == code.as_deref()
    }

    /// Whether a register may list it: it has the code of the register's country, and the plans know it for none that the register
    /// does not serve.
    #[must_use]
    pub fn may_be_in(&self, register: Register) -> bool {
        self.has_code_of(register.country()) && Library.country_of(self).is_none_or(|country| register.serves(country))
    }

    /// Whether it may stand in a register as it is: half a number begins otherwise, or is too short in a plan of one length.
    #[must_use]
    pub fn is_whole_in(&self, register: Register) -> bool {
        const AMERICAN: usize = 11;
        self.has_code_of(register.country()) && (!register.has_areas() || self.digits().len() == AMERICAN)
    }

    /// Its digits without the code of `country`, if it has that.
    #[must_use]
    pub fn national(&self, country: Country) -> &str {
        let code = Library.calling_code(country).map(|code| code.to_string());
        code.and_then(|code| self.digits().strip_prefix(&code)).unwrap_or_else(|| self.digits())
    }

    /// What sort of line it is, as far as its number tells.
    #[must_use]
    pub fn line(&self) -> Line {
        Library.line(self)
    }
}

impl Spelled for PhoneNumber {
    #[inline]
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Phone
    }

    #[inline]
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
        let prefix = match spelling {
            Spelling::Normal | Spelling::PhonePlus => "+",
            Spelling::PhoneDigits => "",
            Spelling::PhoneZeros => "00",
            _ => return,
        };
        let forms = [Some((*self, false)), loose::loose(self, &Library).map(|loose| (loose, true))];
        for (number, is_loose) in forms.into_iter().flatten() {
            if prefix == "+" {
                each(number.normal(), is_loose);
                continue;
            }
            scratch.clear();
            scratch.extend([prefix, number.digits()]);
            each(scratch, is_loose);
        }
    }
}
