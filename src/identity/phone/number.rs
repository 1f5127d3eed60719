//! One telephone number that was read. Not how it is read: `phone`; and not its loose form: `loose`.

use std::fmt;

/// The most digits of a number (ITU-T E.164, 6.2.1), the code of the country among them.
const MOST: usize = 15;
/// Fewer are no number of anybody: that of an emergency, or of a service.
const LEAST: usize = 7;

/// A number in its normal form, as E.164 has it: a + and 7 to 15 digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PhoneNumber {
    text: [u8; MOST + 1],
    length: u8,
    /// It lacked its leading zero, as spreadsheets leave it behind.
    pub is_repaired: bool,
    /// What stands there may be meant so, or otherwise: good enough to find an objection by, not to know a person by.
    pub is_doubtful: bool,
}

impl PhoneNumber {
    /// The number with these digits behind the +; `None` if there are too few, too many, or something else.
    #[inline]
    #[must_use]
    pub fn of_digits(digits: &str) -> Option<Self> {
        let is_number = (LEAST..=MOST).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return None;
        }
        let mut text = [b'+'; MOST + 1];
        text.iter_mut().skip(1).zip(digits.bytes()).for_each(|(to, from)| *to = from);
        Some(Self { text, length: digits.len() as u8 + 1, is_repaired: false, is_doubtful: false })
    }

    /// The same, which lacked its leading zero.
    #[must_use]
    pub(super) fn repaired(self) -> Self {
        Self { is_repaired: true, ..self }
    }

    /// The same, of which nobody knows that it is meant.
    #[must_use]
    pub(super) fn doubtful(self) -> Self {
        Self { is_doubtful: true, ..self }
    }

    /// Whether its digits are what people type where a form asks for a number and they give none: `030 000000`, `0123456789`. Many
    /// rows share it, and what one of them says is nothing to the others.
    pub(super) fn is_made_up(&self) -> bool {
        const SAME: usize = 5;
        let digits = self.digits().as_bytes();
        let is_same = |digits: &[u8]| digits.iter().all(|digit| Some(digit) == digits.first());
        digits.last_chunk::<SAME>().is_some_and(|last| is_same(last)) || self.digits().contains("123456789")
    }

    /// The normal form.
    #[inline]
    #[must_use]
    pub fn normal(&self) -> &str {
        self.text.get(..usize::from(self.length)).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// The normal form without its +.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.normal().get(1..).unwrap_or_default()
    }
}

/// Prints no digit.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({} digits)", self.length.saturating_sub(1))
    }
}
