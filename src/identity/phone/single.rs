//! One number: from plain text that holds no other one to its normal form.
//!
//! Invariant: a number without the code of its country is read by its country only. Where it may be meant otherwise, too, the
//! other reading is handed out as a doubtful one: no guess frees a person, and none makes one known.

use super::super::problem::Problem;
use super::extension::without_extension;
use super::number::PhoneNumber;
use super::plans::{Line, NumberingPlans};
use super::shape::refused;
use crate::base::country::Country;
use crate::base::dialling::Dialling;

/// How cells are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PhoneRules {
    /// Of numbers that do not say theirs.
    pub country: Option<Country>,
    /// Those that name no country begin with the code of theirs.
    pub has_code: bool,
    /// Of a list of people who object: no number is left out because no plan knows it.
    pub is_list: bool,
}

impl PhoneRules {
    /// Of numbers that are dialled so.
    #[must_use]
    pub fn of(dialling: Dialling, is_list: bool) -> Self {
        Self { country: dialling.country(), has_code: dialling == Dialling::WithCode, is_list }
    }
}

/// Fewer digits behind the code of the country are a postcode, a house, a room; numbers so short are gone but for villages.
const LEAST_NATIONAL: usize = 7;
/// So few digits are no attempt at a number: a code of a country alone, a zero.
const FEW: usize = 4;

/// What a text is.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// One, if any; and behind it what it may be otherwise.
    pub numbers: Vec<PhoneNumber>,
    /// Why it is no number that anybody can be known by.
    pub problem: Option<Problem>,
}

impl Reading {
    pub(super) fn of(problem: Problem) -> Self {
        Self { numbers: Vec::new(), problem: Some(problem) }
    }

    fn one(number: PhoneNumber) -> Self {
        Self { numbers: vec![number], problem: None }
    }

    /// `known`; else what a list of people who object holds for these digits: on a contact it finds whoever objects by it.
    fn of_digits(known: Option<PhoneNumber>, unknown: Option<PhoneNumber>, rules: PhoneRules) -> Self {
        match known.or(unknown.filter(|_| rules.is_list)) {
            Some(number) => Self::one(number),
            None => Self::of(Problem::NoSuchNumber).or_perhaps(unknown.filter(|number| !number.is_made_up())),
        }
    }

    /// The same, which may be meant as `other`, too.
    fn or_perhaps(mut self, other: Option<PhoneNumber>) -> Self {
        let is_known = |other: &PhoneNumber| self.numbers.iter().any(|number| number.normal() == other.normal());
        let other = other.filter(|other| !is_known(other));
        self.numbers.extend(other.map(PhoneNumber::doubtful));
        self
    }
}

/// What `text` is by `rules`. In Germany and Austria an extension is often the end of the number: `030 123456-12`.
pub(super) fn read(text: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Reading {
    let (number, extension) = without_extension(text);
    let reading = read_number(number, rules, plans);
    match extension.filter(|_| !reading.numbers.is_empty()) {
        Some(extension) => {
            let strictly = PhoneRules { is_list: false, ..rules };
            let whole = read_number(&format!("{number}{extension}"), strictly, plans);
            let firm = whole.numbers.into_iter().find(|number| whole.problem.is_none() && fits(number, plans));
            reading.or_perhaps(firm)
        }
        None => reading,
    }
}

fn read_number(text: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Reading {
    let text = text.trim_end_matches(['.', ',', ';', ':', '-', ' ']);
    let trunk = rules.country.map_or("", |country| plans.trunk(country));
    if let Some(problem) = refused(text, trunk.starts_with('0')) {
        return Reading::of(problem);
    }
    let Some(Signs { digits, has_plus, has_zero_in_brackets }) = Signs::of(text) else {
        return Reading::of(Problem::Letters);
    };
    if digits.len() < LEAST_NATIONAL {
        return Reading::of(if digits.len() <= FEW { Problem::NoDigits } else { Problem::NoSuchNumber });
    }
    let international = digits.strip_prefix("00").or(has_plus.then_some(digits.as_str()));
    match (international, rules.country) {
        (Some(digits), _) => international_number(digits, has_plus, has_zero_in_brackets, rules, plans),
        // The row's own country tells how the others are dialled.
        (None, country) if rules.has_code && !digits.starts_with('0') => match (fitting(&digits, plans), country) {
            (Some(number), _) => Reading::one(number),
            (None, Some(country)) => national(&digits, text, country, rules, plans),
            (None, None) => Reading::of(Problem::NoSuchNumber).or_perhaps(plans.international(&digits)),
        },
        (None, None) => Reading::of(Problem::NoCountry).or_perhaps(fitting(&digits, plans)),
        (None, Some(country)) => national(&digits, text, country, rules, plans),
    }
}

/// Digits as they are dialled at home in `country`.
fn national(digits: &str, text: &str, country: Country, rules: PhoneRules, plans: &impl NumberingPlans) -> Reading {
    if plans.trunk(country) == "0" && !digits.starts_with('0') {
        return without_trunk(digits, text, country, rules, plans);
    }
    let number = plans.national(digits, country).filter(|number| is_long_enough(number, plans));
    let known = number.filter(|number| fits(number, plans));
    // Of a country where no zero is dialled: digits behind the code of another one look alike.
    let other = (!digits.starts_with('0')).then(|| fitting(digits, plans)).flatten();
    Reading::of_digits(known, number, rules).or_perhaps(other)
}

fn fits(number: &PhoneNumber, plans: &impl NumberingPlans) -> bool {
    plans.line(number) != Line::None
}

/// The number that has the code of its country without a + before it.
fn fitting(digits: &str, plans: &impl NumberingPlans) -> Option<PhoneNumber> {
    plans.international(digits).filter(|number| fits(number, plans))
}

/// A text taken apart.
struct Signs {
    digits: String,
    /// A + stands before them.
    has_plus: bool,
    /// `(0)` behind the first digits: in Italy it belongs to the number, elsewhere it does not.
    has_zero_in_brackets: bool,
}

impl Signs {
    /// `None` if there is something that stands in no number.
    fn of(text: &str) -> Option<Self> {
        let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let (before, rest) = text.split_at(first);
        let has_plus = before.contains('+');
        let is_sign = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | ',' | '\n');
        let is_before = |c: char| matches!(c, ' ' | '(' | '+');
        if !before.chars().all(is_before) || !rest.chars().all(|c| c.is_ascii_digit() || is_sign(c)) {
            return None;
        }
        let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect();
        let has_zero_in_brackets = compact.find("(0)").is_some_and(|at| at > 0);
        let digits = compact.chars().filter(char::is_ascii_digit).collect();
        Some(Self { digits, has_plus, has_zero_in_brackets })
    }
}

/// A number with the code of its country. That of somebody who wrote the + need only be possible: plans are changed more
/// often than programs. Behind 00 it has to fit: many numbers of customers begin so.
fn international_number(
    digits: &str,
    has_plus: bool,
    has_zero_in_brackets: bool,
    rules: PhoneRules,
    plans: &impl NumberingPlans,
) -> Reading {
    // `+0049`
    let digits = if has_plus { digits.strip_prefix("00").unwrap_or(digits) } else { digits };
    let without_zero = has_zero_in_brackets.then(|| without_zero(digits, plans)).flatten();
    let mut forms: Vec<_> = without_zero.iter().map(String::as_str).chain([digits]).collect();
    let fitted = forms.iter().find_map(|digits| fitting(digits, plans));
    // No plan knows it, and the zero in brackets is dialled abroad: in Italy.
    if !has_trunk(digits, plans) {
        forms.reverse();
    }
    let possible = || forms.iter().find_map(|digits| plans.international(digits).filter(|it| plans.is_possible(it)));
    let known = fitted.or_else(|| possible().filter(|_| has_plus)).or_else(|| old_mexican(digits, plans));
    Reading::of_digits(known, forms.iter().find_map(|digits| PhoneNumber::of_digits(digits)), rules)
}

/// Whether numbers of the country whose code these digits begin with are dialled with a zero there, and without it from abroad.
fn has_trunk(digits: &str, plans: &impl NumberingPlans) -> bool {
    let code = plans.code_length(digits).and_then(|length| digits.get(..length)?.parse().ok());
    code.and_then(|code| plans.country(code)).is_some_and(|country| plans.trunk(country) == "0")
}

/// Without the zero behind the code of the country.
fn without_zero(digits: &str, plans: &impl NumberingPlans) -> Option<String> {
    let (code, national) = digits.split_at_checked(plans.code_length(digits)?)?;
    Some(format!("{code}{}", national.strip_prefix('0')?))
}

/// Messengers still know mobiles of Mexico by the 1 that went in 2019.
fn old_mexican(digits: &str, plans: &impl NumberingPlans) -> Option<PhoneNumber> {
    let rest = digits.strip_prefix("521").filter(|rest| rest.len() == 10)?;
    fitting(&format!("52{rest}"), plans).and_then(|_| PhoneNumber::of_digits(digits))
}

fn is_long_enough(number: &PhoneNumber, plans: &impl NumberingPlans) -> bool {
    let code = plans.code_length(number.digits()).unwrap_or(0);
    number.digits().len() - code >= LEAST_NATIONAL
}

/// Digits of a country where a zero is dialled first, without it: the code of a country may stand there without its +, or
/// the zero was lost. The latter is certain only of bare digits, as spreadsheets leave them behind, and of mobiles, or where
/// every number has the same length; a number of a customer may look like any other one.
fn without_trunk(
    digits: &str,
    text: &str,
    country: Country,
    rules: PhoneRules,
    plans: &impl NumberingPlans,
) -> Reading {
    let code = plans.calling_code(country).map(|code| code.to_string()).unwrap_or_default();
    let with_code = fitting(digits, plans);
    let zero_lost = plans.national(&format!("0{digits}"), country).filter(|number| fits(number, plans));
    let is_bare = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_certain = |number: &PhoneNumber| plans.line(number) == Line::Mobile || has_one_length(number, plans);
    let repaired = zero_lost.filter(|number| is_bare && is_certain(number)).map(PhoneNumber::repaired);
    let own = with_code.filter(|_| digits.starts_with(&code));
    match own.or(repaired) {
        Some(number) => Reading::one(number).or_perhaps(with_code).or_perhaps(repaired),
        // On a list nobody may be missed: either may be meant.
        None => match with_code.or(zero_lost).filter(|_| rules.is_list) {
            Some(number) => Reading::one(number).or_perhaps(zero_lost),
            None => Reading::of(Problem::NoLeadingZero).or_perhaps(with_code).or_perhaps(zero_lost),
        },
    }
}

/// Whether no number of the country may be shorter or longer by one digit.
fn has_one_length(number: &PhoneNumber, plans: &impl NumberingPlans) -> bool {
    let digits = number.digits();
    let shorter = digits.get(..digits.len() - 1).and_then(PhoneNumber::of_digits);
    let longer = PhoneNumber::of_digits(&format!("{digits}2"));
    ![shorter, longer].into_iter().flatten().any(|other| plans.is_possible(&other))
}
