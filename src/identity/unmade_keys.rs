//! Match keys that are still to be made: normal forms, each with the tag of its recipe, laid out as they are hashed, so
//! that a [`Keyer`](super::match_key::Keyer) makes all of them side by side.
//!
//! Invariant: a key is only reached through [`MadeKeys`], and only a keyer makes that, of all keys at once. So no key can
//! be used before it is made.

use std::ops::Range;

use super::hash_block::{HashBlock, MOST, end_message, whole_message};
use super::tag::Tag;
use crate::base::match_key::MatchKey;

/// Keys to be made. Prints nothing: it holds identifiers in clear.
#[derive(Default)]
pub struct UnmadeKeys {
    /// The message of each, tag and form; zeros for one that needs more than a block.
    blocks: Vec<HashBlock>,
    /// The messages that need more.
    long: Vec<(KeySlot, Range<usize>)>,
    /// What they say.
    text: Vec<u8>,
    /// Room for the keys.
    keys: Vec<MatchKey>,
}

/// The place of a key among others that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeySlot(u32);

/// The keys that were made, in the order in which they were asked for.
#[derive(Clone, Copy, Debug)]
pub struct MadeKeys<'a>(&'a [MatchKey]);

impl UnmadeKeys {
    /// Asks for the key of `form`; the tag of its recipe keeps equal forms of different recipes apart.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a message that is not too long is shorter than a block")]
    pub(super) fn push(&mut self, tag: &Tag, form: &[u8]) -> KeySlot {
        let slot = KeySlot(self.blocks.len() as u32);
        let length = tag.len() + form.len();
        // Filled where it stays: to copy what was just written in small pieces keeps a processor waiting for them.
        self.blocks.push([0; _]);
        match self.blocks.last_mut().filter(|_| length <= MOST) {
            Some(block) => {
                // The tag is copied at its full length, which is a constant; the form goes over the zeros behind it.
                block[..tag.padded().len()].copy_from_slice(tag.padded());
                block[tag.len()..length].copy_from_slice(form);
                end_message(block, length, length);
            }
            None => self.push_long(slot, tag, form),
        }
        slot
    }

    #[cold]
    fn push_long(&mut self, slot: KeySlot, tag: &Tag, form: &[u8]) {
        let start = self.text.len();
        self.text.extend(tag.bytes());
        self.text.extend(form);
        self.long.push((slot, start..self.text.len()));
    }

    /// Whether both places are for the same key.
    pub(super) fn is_same(&self, a: KeySlot, b: KeySlot) -> bool {
        self.message(a) == self.message(b)
    }

    fn message(&self, slot: KeySlot) -> Option<&[u8]> {
        let message = whole_message(self.blocks.get(slot.0 as usize)?);
        if !message.is_empty() {
            return Some(message);
        }
        let at = self.long.binary_search_by_key(&slot, |(slot, _)| *slot).ok()?;
        self.text.get(self.long.get(at)?.1.clone())
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        self.blocks.clear();
        self.long.clear();
        self.text.clear();
    }

    /// Makes all keys: `many` those of messages of one block each, `one` that of a longer one.
    pub(super) fn make(
        &mut self,
        many: impl FnOnce(&[HashBlock], &mut [MatchKey]),
        one: impl Fn(&[u8]) -> MatchKey,
    ) -> MadeKeys<'_> {
        self.keys.clear();
        self.keys.resize(self.blocks.len(), MatchKey::default());
        // Long messages have an empty block, whose key is thrown away; the digests of SHA-512 are all long.
        if self.long.len() < self.blocks.len() {
            many(&self.blocks, &mut self.keys);
        }
        for (slot, range) in &self.long {
            if let (Some(key), Some(message)) = (self.keys.get_mut(slot.0 as usize), self.text.get(range.clone())) {
                *key = one(message);
            }
        }
        MadeKeys(&self.keys)
    }
}

impl<'a> MadeKeys<'a> {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &'a [MatchKey] {
        self.0
    }

    /// The key that `slot` was given for.
    #[inline]
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "each slot was given for one of these keys")]
    pub fn key(&self, slot: KeySlot) -> MatchKey {
        self.0[slot.0 as usize]
    }
}
