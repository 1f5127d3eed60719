//! What stands for one identifier wherever scrub looks one up or remembers one. How it is made is `identity::match_key`.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// 16 bytes: a keyed hash of the normal form of an identifier. Compared as bytes, so that order on disk is order here.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(transparent)]
pub struct MatchKey([u8; 16]);

impl MatchKey {
    /// The key of these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes of the key.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key as a number of the same order.
    #[inline]
    #[must_use]
    pub const fn number(&self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// The first eight bytes as a number of the same order: what keys are sorted and found by first.
    #[inline]
    #[must_use]
    pub const fn prefix(&self) -> u64 {
        (self.number() >> 64) as u64
    }

    /// The first four bytes as a number: what a loose entry remembers of the exact key beside it.
    #[must_use]
    pub const fn origin(&self) -> u32 {
        (self.number() >> 96) as u32
    }

    /// The first byte.
    #[inline]
    #[must_use]
    pub const fn first_byte(&self) -> u8 {
        (self.number() >> 120) as u8
    }
}
