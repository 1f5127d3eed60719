//! One number: from plain text that holds no other one to its normal form.
//!
//! Invariant: a number without the code of its country is read by its country only, and never guessed.

use super::super::problem::Problem;
use super::extension::without_extension;
use super::number::PhoneNumber;
use super::plans::{Line, NumberingPlans};
use super::shape::refused;
use crate::base::country::Country;

/// How cells are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PhoneRules {
    /// Of numbers that do not say theirs.
    pub country: Option<Country>,
    /// Of a list of people who object: no number is left out because no plan knows it.
    pub is_list: bool,
}

/// Fewer digits behind the code of the country are a postcode, a house, a room; numbers so short are gone but for villages.
const LEAST_NATIONAL: usize = 6;

/// Numbers that a text may be: one, unless nobody can tell two apart.
pub(super) type Numbers = Vec<PhoneNumber>;

/// What `text` is by `rules`.
///
/// # Errors
/// Why it is no number.
pub(super) fn read(text: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Result<Numbers, Problem> {
    let text = without_extension(text).trim_end_matches(['.', ',', ';', ':', '-', ' ']);
    let trunk = rules.country.map_or("", |country| plans.trunk(country));
    if let Some(problem) = refused(text, trunk.starts_with('0')) {
        return Err(problem);
    }
    let Signs { digits, has_plus, has_zero_in_brackets } = Signs::of(text)?;
    if digits.len() < LEAST_NATIONAL {
        return Err(Problem::NoSuchNumber);
    }
    let international = digits.strip_prefix("00").or(has_plus.then_some(digits.as_str()));
    match international {
        Some(digits) => international_number(digits, has_plus, has_zero_in_brackets, rules, plans),
        None => national_numbers(&digits, trunk, rules, plans),
    }
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
    fn of(text: &str) -> Result<Self, Problem> {
        let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let (before, _) = text.split_at(first);
        let has_plus = before.contains('+');
        let is_sign = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | ',' | '\n');
        let is_before = |c: char| matches!(c, ' ' | '(' | '+');
        let rest = text.get(first..).unwrap_or_default();
        if !before.chars().all(is_before) || !rest.chars().all(|c| c.is_ascii_digit() || is_sign(c)) {
            return Err(Problem::Letters);
        }
        let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect();
        let has_zero_in_brackets = compact.find("(0)").is_some_and(|at| at > 0 && !compact.starts_with("(0)"));
        let digits = compact.chars().filter(char::is_ascii_digit).collect();
        Ok(Self { digits, has_plus, has_zero_in_brackets })
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
) -> Result<Numbers, Problem> {
    // `+0049`
    let digits = if has_plus { digits.strip_prefix("00").unwrap_or(digits) } else { digits };
    let fits = |number: &PhoneNumber| plans.line(number) != Line::None;
    let without_zero = has_zero_in_brackets.then(|| without_zero(digits, plans)).flatten();
    let meant = without_zero.iter().filter_map(|digits| plans.international(digits)).find(fits);
    let as_written =
        || plans.international(digits).filter(|number| fits(number) || has_plus && plans.is_possible(number));
    let known = meant.or_else(as_written).or_else(|| old_mexican(digits, plans));
    let of_list = || PhoneNumber::of_digits(without_zero.as_deref().unwrap_or(digits)).filter(|_| rules.is_list);
    Ok(vec![known.or_else(of_list).ok_or(Problem::NoSuchNumber)?])
}

/// Without the zero behind the code of the country.
fn without_zero(digits: &str, plans: &impl NumberingPlans) -> Option<String> {
    let (code, national) = digits.split_at_checked(plans.code_length(digits)?)?;
    Some(format!("{code}{}", national.strip_prefix('0')?))
}

/// Messengers still know mobiles of Mexico by the 1 that went in 2019.
fn old_mexican(digits: &str, plans: &impl NumberingPlans) -> Option<PhoneNumber> {
    let rest = digits.strip_prefix("521").filter(|rest| rest.len() == 10)?;
    let now = plans.international(&format!("52{rest}"))?;
    (plans.line(&now) != Line::None).then(|| PhoneNumber::of_digits(digits)).flatten()
}

fn national_numbers(
    digits: &str,
    trunk: &str,
    rules: PhoneRules,
    plans: &impl NumberingPlans,
) -> Result<Numbers, Problem> {
    let country = rules.country.ok_or(Problem::NoCountry)?;
    if trunk == "0" && !digits.starts_with('0') {
        return without_trunk(digits, country, rules, plans);
    }
    let number = plans.national(digits, country).filter(|number| is_long_enough(number, plans));
    let fits = |number: &PhoneNumber| plans.line(number) != Line::None;
    let of_list = || number.filter(|_| rules.is_list);
    Ok(vec![number.filter(fits).or_else(of_list).ok_or(Problem::NoSuchNumber)?])
}

fn is_long_enough(number: &PhoneNumber, plans: &impl NumberingPlans) -> bool {
    let code = plans.code_length(number.digits()).unwrap_or(0);
    number.digits().len() - code >= LEAST_NATIONAL
}

/// Digits of a country where a zero is dialled first, without it: the code of the country may stand there without its +, or
/// the zero was lost. The latter is certain only of mobiles, and where every number has the same length; a number of a
/// customer may look like any other one.
fn without_trunk(
    digits: &str,
    country: Country,
    rules: PhoneRules,
    plans: &impl NumberingPlans,
) -> Result<Numbers, Problem> {
    let code = plans.calling_code(country).map(|code| code.to_string()).unwrap_or_default();
    let fits = |number: &PhoneNumber| plans.line(number) != Line::None;
    let with_code = digits.starts_with(&code).then(|| plans.international(digits)).flatten().filter(fits);
    let zero_lost = plans.national(&format!("0{digits}"), country);
    let is_certain = |number: &PhoneNumber| match plans.line(number) {
        Line::Mobile => true,
        Line::None => false,
        Line::Fixed | Line::Other => rules.is_list || has_one_length(number, plans),
    };
    let repaired = zero_lost.filter(is_certain).map(PhoneNumber::repaired);
    let numbers: Numbers = with_code.into_iter().chain(repaired).collect();
    if numbers.is_empty() { Err(Problem::NoLeadingZero) } else { Ok(numbers) }
}

/// Whether no number of the country may be shorter or longer by one digit.
fn has_one_length(number: &PhoneNumber, plans: &impl NumberingPlans) -> bool {
    let digits = number.digits();
    let shorter = digits.get(..digits.len() - 1).and_then(PhoneNumber::of_digits);
    let longer = PhoneNumber::of_digits(&format!("{digits}2"));
    ![shorter, longer].into_iter().flatten().any(|other| plans.is_possible(&other))
}
