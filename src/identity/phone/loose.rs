//! The loose form of a number: what differs by a digit that some dial and others leave out.
//!
//! Invariant: the loose form of a loose form is itself.

use super::number::PhoneNumber;
use super::plans::{Line, NumberingPlans};

/// Mexico had a 1 behind its code for mobiles until 2019, and messengers still have it; Argentina has a 9 there. (In digits.)
const AFTER_CODE: [(&str, &str); 2] = [("52", "1"), ("54", "9")];
/// So many digits follow.
const AFTER_MARK: usize = 10;

/// The loose form, if it is another one: without the mark of mobiles in Mexico (`+521`), Argentina (`+549`) and Brazil (the
/// ninth digit, which came between 2012 and 2016), and without a trunk zero behind the code of the country.
pub(super) fn loose(number: &PhoneNumber, plans: &impl NumberingPlans) -> Option<PhoneNumber> {
    let digits = number.digits();
    // Most numbers have none of these.
    let may_lack_zero = digits.starts_with("39") && !digits.starts_with("393");
    let may_differ =
        digits.starts_with('5') || digits.get(1..4).is_some_and(|start| start.contains('0')) || may_lack_zero;
    if !may_differ {
        return None;
    }
    let changed =
        without_mark(digits).or_else(|| without_ninth_digit(digits)).or_else(|| without_trunk(digits, plans))?;
    let changed = PhoneNumber::of_digits(&changed)?;
    Some(loose(&changed, plans).unwrap_or(changed))
}

fn without_mark(digits: &str) -> Option<String> {
    AFTER_CODE.iter().find_map(|(code, mark)| {
        let rest = digits.strip_prefix(code)?.strip_prefix(mark)?;
        (rest.len() == AFTER_MARK).then(|| format!("{code}{rest}"))
    })
}

/// `+55 11 9 8765 4321`.
fn without_ninth_digit(digits: &str) -> Option<String> {
    let national = digits.strip_prefix("55").filter(|national| national.len() == 11)?;
    let (area, line) = national.split_at_checked(2)?;
    Some(format!("55{area}{}", line.strip_prefix('9')?))
}

/// A zero behind the code of a country that no plan knows there, and the other way round in Italy, where it belongs to the
/// numbers of fixed lines.
fn without_trunk(digits: &str, plans: &impl NumberingPlans) -> Option<String> {
    let (code, national) = digits.split_at_checked(plans.code_length(digits)?)?;
    let other = match national.strip_prefix('0') {
        Some(shorter) => format!("{code}{shorter}"),
        None if code == "39" && !national.starts_with('3') => format!("{code}0{national}"),
        None => return None,
    };
    let fits = |digits: &str| PhoneNumber::of_digits(digits).is_some_and(|number| plans.line(&number) != Line::None);
    (!fits(digits) && (fits(&other) || national.starts_with('0') && code != "39")).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::super::plans::Library;
    use super::*;

    #[test]
    fn digits_that_some_leave_out() {
        for (number, expected) in [
            ("5215512345678", Some("525512345678")),
            ("525512345678", None),
            ("5491112345678", Some("541112345678")),
            ("541112345678", None),
            ("5511987654321", Some("551187654321")),
            ("551187654321", None),
            ("5511887654321", None),
            ("390612345678", None),
            ("39612345678", Some("390612345678")),
            ("3903351234567", Some("393351234567")),
            ("480512345678", Some("48512345678")),
            ("4200601123456", Some("420601123456")),
            ("4930123456", None),
            ("491712345678", None),
            ("4400001234", Some("4401234")),
        ] {
            let loose = loose(&PhoneNumber::of_digits(number).unwrap(), &Library);
            assert_eq!(loose.map(|loose| loose.digits().to_owned()).as_deref(), expected, "{number}");
        }
    }
}
