//! The common case: a cell that is a + and digits, and so in normal form already. Says what the careful way would say, of
//! the numbers of which that is known beforehand, and nothing of others.

use std::sync::LazyLock;

use super::number::PhoneNumber;
use super::plans::{Library, NumberingPlans as _};

/// Which lengths of national numbers are possible by the code of the country: bit n for n digits. 0 for what is no code.
static LENGTHS: LazyLock<Vec<u16>> = LazyLock::new(|| (0..1000).map(lengths).collect());

fn lengths(code: usize) -> u16 {
    let prefix = code.to_string();
    if Library.code_length(&format!("{prefix}000")) != Some(prefix.len()) {
        return 0;
    }
    (1..15_usize.saturating_sub(prefix.len()) + 1).fold(0, |bits, length| {
        // Only its length matters.
        let number = PhoneNumber::of_digits(&format!("{prefix}{}", "2".repeat(length)));
        let is_possible = number.is_some_and(|number| Library.is_possible(&number));
        bits | u16::from(is_possible) << length
    })
}

/// Whether the plans of the country with this code may take something off the beginning of a number that starts with this
/// digit, or put something in its place: mostly a trunk zero.
fn may_be_rewritten(code: usize, first: u8) -> bool {
    match code {
        54 | 55 | 57 | 61 | 81 | 82 | 86 | 241 | 261 | 298 | 378 | 506 | 591 | 672 => true,
        1 | 352 | 692 => matches!(first, b'0' | b'1'),
        44 | 423 => matches!(first, b'0' | b'1'),
        7 | 370 | 375 | 993 => matches!(first, b'0' | b'8'),
        // There the zero belongs to the number.
        39 => false,
        _ => first == b'0',
    }
}

/// The number that `text` is, if it is one whose normal form is itself.
#[inline]
pub(super) fn read(text: &str) -> Option<PhoneNumber> {
    let digits = text.strip_prefix('+')?;
    let number = PhoneNumber::of_digits(digits)?;
    let value = |length: usize| digits.get(..length).and_then(|code| code.parse::<usize>().ok());
    (1..=3).find_map(|length| {
        let code = value(length)?;
        let lengths = *LENGTHS.get(code).filter(|_| !digits.starts_with('0'))?;
        let first = *digits.as_bytes().get(length)?;
        let is_sure = lengths >> (digits.len() - length) & 1 == 1 && !may_be_rewritten(code, first);
        is_sure.then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every beginning of two digits behind every code, in every length that is possible and the next ones.
    #[test]
    fn the_fast_way_says_what_the_careful_one_says() {
        let mut seen = 0;
        for code in (1..1000).filter(|code| LENGTHS[*code] != 0) {
            for beginning in 0..100 {
                for length in 4..=12 {
                    let tail = "7".repeat(length - 2);
                    seen += u32::from(agrees(&format!("{code}{beginning:02}{tail}")));
                }
            }
        }
        assert!(seen > 20_000, "{seen}");
    }

    /// Whether the fast way says anything.
    fn agrees(digits: &str) -> bool {
        let fast = read(&format!("+{digits}"));
        let careful = Library.international(digits).filter(|number| Library.is_possible(number));
        assert!(fast.is_none() || fast == careful, "{digits}: {:?}", careful.map(|number| number.digits().to_owned()));
        fast.is_some()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn any_number_is_read_alike(digits in "[1-9][0-9]{6,14}", european in "(49|43|41|33|39|44|34|31|32|48|420|352|370|423)[0-9]{6,11}") {
            agrees(&digits);
            agrees(&european);
        }
    }
}
