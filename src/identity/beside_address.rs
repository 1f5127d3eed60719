//! What stands beside an address in one cell and may be a telephone number: `Max <max@firma.de> 0171 2345678`. Not whether it is
//! one: that is `phone`.

/// The cell without its addresses, if a number may be left.
#[inline]
#[must_use]
pub fn numbers_beside(cell: &str) -> Option<String> {
    // Nearly every cell is an address and nothing else. Without a branch the loop takes many bytes at a time.
    let parts_something = cell
        .bytes()
        .fold(false, |parts, byte| parts | (byte <= b',') | (byte == b';') | (byte == b'|') | (byte >= 0x80));
    if parts_something { left_beside_address(cell) } else { None }
}

#[cold]
fn left_beside_address(cell: &str) -> Option<String> {
    const FEWEST_DIGITS: usize = 7;
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '<' | '>' | '"');
    if !cell.contains('@') || !cell.contains(parts) {
        return None;
    }
    let rest: Vec<&str> = cell.split_inclusive(parts).filter(|part| !part.contains('@')).collect();
    let rest = rest.concat().replace(['<', '>', '"'], " ");
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    (rest.chars().filter(|c| c.is_numeric()).count() >= FEWEST_DIGITS).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_what_is_left() {
        for (cell, number) in [
            ("max@firma.example, 0171 2345678", Some("0171 2345678")),
            ("0171 2345678 max@firma.example", Some("0171 2345678")),
            ("<max@firma.example> +49 (171) 2345678", Some("+49 (171) 2345678")),
            ("max1234567@firma.example", None),
            ("max@firma.example 4711", None),
            ("0171 2345678", None),
        ] {
            assert_eq!(numbers_beside(cell).as_deref(), number, "{cell}");
        }
    }
}
