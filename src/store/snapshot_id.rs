//! Which snapshot of the store one is: its number, and what tells it from another of that number.

use zerocopy::little_endian::U64;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Two copies of a store that both go on reach the same numbers, never the same nonces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct SnapshotId {
    number: U64,
    /// Drawn at random for each commit.
    pub(crate) nonce: [u8; 8],
}

impl SnapshotId {
    pub(crate) fn new(number: u64, nonce: [u8; 8]) -> Self {
        Self { number: number.into(), nonce }
    }

    /// A new snapshot with this number.
    pub(crate) fn draw(number: u64) -> Result<Self, getrandom::Error> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce)?;
        Ok(Self::new(number, nonce))
    }

    /// Goes up with every commit.
    pub(crate) fn number(self) -> u64 {
        self.number.get()
    }
}
