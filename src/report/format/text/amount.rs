//! Numbers for people.

use indicatif::{DecimalBytes, HumanCount};

/// A whole number with a comma between thousands.
pub(super) fn number(value: u64) -> String {
    HumanCount(value).to_string()
}

/// A count and its noun: `1 row`, `2 rows`.
pub(super) fn counted(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", HumanCount(value), if value == 1 { one } else { many })
}

/// A number of bytes, in decimal units.
pub(super) fn bytes(value: u64) -> String {
    DecimalBytes(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(number(0), "0");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(counted(1000, "row", "rows"), "1,000 rows");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(1000), "1.00 kB");
        assert_eq!(bytes(632_000_000), "632.00 MB");
    }
}
