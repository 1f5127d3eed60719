//! The common case: a cell that is one plain ASCII address and nothing else. Says so at the cost of one look at each
//! byte; whatever it is not sure of is left to `email`.
//!
//! Invariant: a cell that is plain has the normal form that the careful reader gives it: its own bytes in lower case.

use crate::identity::letters::{DOT, EDGE, NOT_HOST, NOT_LOCAL, class_of};
use crate::identity::plain_cell::PlainCell;
#[cfg(target_arch = "x86_64")]
use crate::{base::wide::has_avx2, identity::plain_wide};

/// Names longer than this go to the careful reader, so that the quick one need not measure labels.
const QUICK_DOMAIN: usize = 63;
const QUICK_LOCAL: usize = 64;

/// What a cell is that is a plain ASCII address; `None` for everything that needs a second look.
#[inline]
pub(super) fn plain(cell: &[u8]) -> Option<PlainCell> {
    #[cfg(target_arch = "x86_64")]
    if cell.len() <= plain_wide::MOST && has_avx2() {
        return plain_wide::plain(cell);
    }
    plain_by_byte(cell)
}

/// Tells it in one pass without a branch on any byte but the @: neighbouring classes are judged together.
fn plain_by_byte(cell: &[u8]) -> Option<PlainCell> {
    let at = memchr::memchr(b'@', cell)?;
    let (name, domain) = (cell.get(..at)?, cell.get(at + 1..)?);
    if name.len() > QUICK_LOCAL || domain.len() > QUICK_DOMAIN {
        return None;
    }
    let (mut wrong, mut before) = (0, DOT);
    for byte in name {
        let class = class_of(*byte);
        wrong |= class & NOT_LOCAL | before & class & DOT;
        before = class;
    }
    wrong |= before & DOT;
    let (mut dots, mut before) = (0, EDGE);
    for byte in domain {
        let class = class_of(*byte);
        // Two hyphens may be punycode; dots and hyphens that meet are wrong anyway.
        wrong |= class & NOT_HOST | before & class & EDGE;
        dots |= class & DOT;
        before = class;
    }
    wrong |= before & EDGE;
    // A last label that ends in a digit may be all digits.
    let numeric = domain.last().is_none_or(u8::is_ascii_digit);
    (wrong == 0 && dots != 0 && !numeric).then(|| PlainCell {
        at,
        is_lower: !cell.iter().any(u8::is_ascii_uppercase),
        has_plus: name.contains(&b'+'),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::plain;
    #[cfg(target_arch = "x86_64")]
    use super::plain_by_byte;
    use crate::identity::email::CellReader;

    proptest! {
        #[test]
        fn what_is_plain_reads_as_with_care(
            cell in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~ -]{0,9}@?[a-zA-Z0-9.@_-]{0,5}(xn--|XN--|[.]-|--|[.])?[a-zA-Z0-9.-]{0,4}"
        ) {
            let mut quick = CellReader::default();
            let mut careful = CellReader::default();
            let (quick, careful) = (quick.read(&cell), careful.read_without_haste(&cell));
            prop_assert_eq!(quick.addresses().collect::<Vec<_>>(), careful.addresses().collect::<Vec<_>>());
            prop_assert_eq!((quick.problem(), quick.is_blank()), (careful.problem(), careful.is_blank()));
        }
    }

    #[cfg(target_arch = "x86_64")]
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn both_routines_agree(
            cell in prop_oneof![
                "[a-z0-9.+-]{0,40}@[a-z0-9.-]{0,40}[a-z]{0,2}",
                "([A-Za-z0-9]{1,12}[.]){0,3}[a-z]{1,9}@([a-z0-9]{1,9}[.-]){0,4}[a-z]{2,6}",
                "[@.a0-]{0,9}",
                "\\PC{0,40}",
                "[\\x00-\\x7f]{0,64}",
            ]
        ) {
            use crate::base::wide::has_avx2;
            use crate::identity::plain_wide;
            if !has_avx2() || cell.len() > plain_wide::MOST {
                return Ok(());
            }
            prop_assert_eq!(plain_wide::plain(cell.as_bytes()), plain_by_byte(cell.as_bytes()));
        }
    }

    /// Every byte in every place of a plain address of every length.
    #[test]
    #[cfg(target_arch = "x86_64")]
    fn both_routines_agree_on_every_byte() {
        use crate::base::wide::has_avx2;
        use crate::identity::plain_wide;
        if !has_avx2() {
            return;
        }
        for len in 6..=plain_wide::MOST {
            let mut cell = format!("{}@b.de", "a".repeat(len - 5)).into_bytes();
            for place in 0..len {
                let before = cell[place];
                for byte in 0..=255 {
                    cell[place] = byte;
                    assert_eq!(plain_wide::plain(&cell), plain_by_byte(&cell), "{len} {place} {byte}");
                }
                cell[place] = before;
            }
        }
    }

    #[test]
    fn the_common_cell_is_plain() {
        let edge = format!("{}@{}.de", "a".repeat(64), "b".repeat(60));
        for cell in ["a@b.de", "Max.Muster+x_y-z@sub-1.Example.COM", edge.as_str()] {
            assert_eq!(plain(cell.as_bytes()).map(|plain| plain.at), cell.find('@'), "{cell}");
        }
        for cell in ["", "@", "a@b", "a.@b.de", "a@b.1", "a@xn--b.de", "a b@c.de", "a@b.de.", "*@b.de", "a@@b.de"] {
            assert_eq!(plain(cell.as_bytes()), None, "{cell}");
        }
    }
}
