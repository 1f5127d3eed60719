//! HMAC-SHA-256 (RFC 2104) for millions of short messages under one key. Its only user is `match_key`, which owns the
//! secret.

use sha2::block_api::compress256;
use zeroize::{Zeroize, Zeroizing};

use super::hash_block::{BLOCK, HashBlock, MOST, end_message};
#[cfg(target_arch = "x86_64")]
use super::keyed_hash_wide;
use crate::base::match_key::MatchKey;

/// The initial state of SHA-256, FIPS 180-4, 5.3.3.
const INITIAL: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The two SHA-256 states that HMAC reaches after its padded key, so that a short message costs two compressions and
/// nothing else. As secret as the key itself.
#[derive(Clone)]
pub(super) struct KeyedHash {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl Drop for KeyedHash {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

impl KeyedHash {
    pub(super) fn new(secret: &[u8; 32]) -> Self {
        let padded_state = |pad: u8| {
            let mut block = Zeroizing::new([pad; BLOCK]);
            block.iter_mut().zip(secret).for_each(|(byte, key)| *byte ^= key);
            let mut state = INITIAL;
            compress256(&mut state, std::slice::from_ref(&block));
            state
        };
        Self { inner: padded_state(0x36), outer: padded_state(0x5c) }
    }

    /// The keys of messages of one block each: the first 16 bytes of HMAC-SHA-256(secret, message).
    pub(super) fn keys_of_blocks(&self, blocks: &[HashBlock], keys: &mut [MatchKey]) {
        #[cfg(not(target_arch = "x86_64"))]
        let made = 0;
        #[cfg(target_arch = "x86_64")]
        let made = keyed_hash_wide::keys_of_blocks(&self.inner, &self.outer, blocks, keys);
        for (block, key) in blocks.iter().zip(keys).skip(made) {
            *key = self.key_of_block(block);
        }
    }

    fn key_of_block(&self, block: &HashBlock) -> MatchKey {
        let mut state = self.inner;
        compress256(&mut state, std::slice::from_ref(block));
        self.outer_key(&state)
    }

    /// The key of a message of any length.
    #[expect(clippy::indexing_slicing, reason = "what is left of a message is shorter than a block")]
    pub(super) fn key_of(&self, message: &[u8]) -> MatchKey {
        let mut state = self.inner;
        let (whole, rest) = message.as_chunks::<BLOCK>();
        compress256(&mut state, whole);
        let mut blocks = [[0; BLOCK]; 2];
        blocks[0][..rest.len()].copy_from_slice(rest);
        if rest.len() <= MOST {
            end_message(&mut blocks[0], rest.len(), message.len());
            compress256(&mut state, &blocks[..1]);
        } else {
            // The end mark still fits behind the message, the length does not.
            end_message(&mut blocks[1], 0, message.len());
            blocks[0][rest.len()] = std::mem::take(&mut blocks[1][0]);
            compress256(&mut state, &blocks);
        }
        self.outer_key(&state)
    }

    /// The key, once the message went through the inner hash.
    #[inline]
    fn outer_key(&self, inner: &[u32; 8]) -> MatchKey {
        let mut block = [0; BLOCK];
        for (bytes, word) in block.chunks_exact_mut(4).zip(inner) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        end_message(&mut block, 32, 32);
        let mut state = self.outer;
        compress256(&mut state, &[block]);
        let mut key = [0; 16];
        for (bytes, word) in key.chunks_exact_mut(4).zip(state) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        MatchKey::new(key)
    }
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, KeyInit, Mac};
    use proptest::prelude::*;
    use sha2::Sha256;

    use super::super::hash_block::block_of;
    use super::*;

    fn reference(secret: &[u8], message: &[u8]) -> MatchKey {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
        mac.update(message);
        MatchKey::new(mac.finalize().into_bytes()[..16].try_into().unwrap())
    }

    #[test]
    fn every_length_around_the_block_borders_is_plain_hmac() {
        let hash = KeyedHash::new(&[7; 32]);
        for length in 0..300_usize {
            let message = vec![length as u8; length];
            assert_eq!(hash.key_of(&message), reference(&[7; 32], &message), "{length}");
        }
    }

    /// RFC 4231, cases 1 to 4; a shorter key is one with zeros behind it.
    #[test]
    fn the_published_vectors_come_out() {
        let counted: Vec<u8> = (1..=25).collect();
        let cases: [(&[u8], &[u8], &str); 4] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b"),
            (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c7"),
            (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a7"),
            (&counted, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a"),
        ];
        for (secret, message, expected) in cases {
            let mut padded = [0; 32];
            padded[..secret.len()].copy_from_slice(secret);
            let hash = KeyedHash::new(&padded);
            let mut keys = [MatchKey::default(); 5];
            hash.keys_of_blocks(&[block_of(message); 5], &mut keys);
            for key in [hash.key_of(message), keys[0], keys[4]] {
                assert_eq!(hex::encode(key.bytes()), expected);
            }
        }
    }

    proptest! {
        /// However many there are, beside whatever others: every lane of a group and what no group is left for.
        #[test]
        fn side_by_side_or_one_by_one(
            secret: [u8; 32],
            messages in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..=MOST), 0..19),
        ) {
            let hash = KeyedHash::new(&secret);
            let blocks: Vec<_> = messages.iter().map(|message| block_of(message)).collect();
            let mut keys = vec![MatchKey::default(); blocks.len()];
            hash.keys_of_blocks(&blocks, &mut keys);
            for ((message, block), key) in messages.iter().zip(&blocks).zip(keys) {
                prop_assert_eq!(key, reference(&secret, message));
                prop_assert_eq!(key, hash.key_of_block(block));
                prop_assert_eq!(key, hash.key_of(message));
            }
        }
    }
}
