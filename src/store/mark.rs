//! A mark: how far a store has come, as one line of text. It lies apart from the catalog, so that it shows when an older
//! catalog was put in the place of a newer one.
//!
//! ```text
//! scrub-mark-1 STORE SNAPSHOT NONCE SEGMENT CHECKSUM, one blank between two, LF at the end
//!   STORE     store id, 32 hexadecimal digits
//!   SNAPSHOT  the number of the snapshot that was committed, decimal
//!   NONCE     what tells it from a snapshot of that number in another copy of the store, 16 hexadecimal digits
//!   SEGMENT   the number of the next segment file, decimal
//!   CHECKSUM  XXH3-64 of all that lies before it, the last blank too, 16 hexadecimal digits
//! ```
//!
//! The store's own file `mark` is one such line; the file beside the key has one for each store of the key.

use xxhash_rust::xxh3::xxh3_64;

use super::catalog::Catalog;
use super::snapshot_id::SnapshotId;

const PREFIX: &str = "scrub-mark-1";
/// Nobody gets here by counting, and one can still be added.
const MOST: u64 = 1 << 62;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) store_id: [u8; 16],
    pub(crate) snapshot: SnapshotId,
    pub(crate) next_segment: u64,
}

impl Mark {
    /// The mark of a state that was committed.
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let Catalog { store_id, snapshot, next_segment, .. } = *catalog;
        Self { store_id, snapshot, next_segment }
    }

    /// The line, with its end.
    pub(crate) fn line(&self) -> String {
        let (store, nonce) = (hex::encode(self.store_id), hex::encode(self.snapshot.nonce));
        let text = format!("{PREFIX} {store} {} {nonce} {} ", self.snapshot.number(), self.next_segment);
        let checksum = xxh3_64(text.as_bytes());
        format!("{text}{checksum:016x}\n")
    }

    /// Reads one line; `None` if it is not, byte for byte, one that [`Mark::line`] makes.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ').skip(1);
        let (mut store_id, mut nonce) = ([0; 16], [0; 8]);
        hex::decode_to_slice(words.next()?, &mut store_id).ok()?;
        let number = words.next()?.parse().ok()?;
        hex::decode_to_slice(words.next()?, &mut nonce).ok()?;
        let next_segment = words.next()?.parse().ok()?;
        let mark = Self { store_id, snapshot: SnapshotId::new(number, nonce), next_segment };
        (mark.line() == line && number < MOST && next_segment < MOST).then_some(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts() {
        let mark = Mark { store_id: [0xab; 16], snapshot: SnapshotId::new(12, [0xcd; 8]), next_segment: 7 };
        let line = mark.line();
        assert!(line.starts_with("scrub-mark-1 abababababababababababababababab 12 cdcdcdcdcdcdcdcd 7 "), "{line}");
        assert_eq!(Mark::parse(&line), Some(mark));
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut bytes = line.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                assert_eq!(std::str::from_utf8(&bytes).ok().and_then(Mark::parse), None, "byte {at}, bit {bit}");
            }
            assert_eq!(Mark::parse(&line[..at]), None);
        }
        assert_eq!(Mark::parse(&format!("{line}\n")), None);
        assert_eq!(Mark::parse(&Mark { snapshot: SnapshotId::new(u64::MAX, [0; 8]), ..mark }.line()), None);
    }
}
