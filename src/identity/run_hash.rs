//! The hash of match keys that live for one run: SipHash-2-4 with 128 bits under a random key. Its only user is
//! `match_key`.
//!
//! Whoever writes a list or the contacts must not be able to choose addresses that share a key, for then one would be
//! rejected for another, or a table would become slow. A seeded hash that is not made against this, such as XXH3, does
//! not promise it whatever its seed.

use siphasher::sip128::SipHasher24;

use super::hash_block::{HashBlock, whole_message};
#[cfg(target_arch = "x86_64")]
use super::run_hash_wide;
use crate::base::match_key::MatchKey;

/// SipHash under one key.
#[derive(Clone)]
pub(super) struct RunHash {
    one: SipHasher24,
    /// The state behind the secret.
    #[cfg(target_arch = "x86_64")]
    start: [u64; 4],
}

impl RunHash {
    pub(super) fn new(secret: &[u8; 16]) -> Self {
        Self {
            one: SipHasher24::new_with_key(secret),
            #[cfg(target_arch = "x86_64")]
            start: start(secret),
        }
    }

    /// The keys of messages of one block each.
    pub(super) fn keys_of_blocks(&self, blocks: &[HashBlock], keys: &mut [MatchKey]) {
        #[cfg(not(target_arch = "x86_64"))]
        let made = 0;
        #[cfg(target_arch = "x86_64")]
        let made = run_hash_wide::keys_of_blocks(&self.start, blocks, keys);
        for (block, key) in blocks.iter().zip(keys).skip(made) {
            *key = self.key_of(whole_message(block));
        }
    }

    /// The key of a message of any length.
    #[inline]
    pub(super) fn key_of(&self, message: &[u8]) -> MatchKey {
        MatchKey::new(self.one.hash(message).as_bytes())
    }
}

/// The state of SipHash with 128 bits behind its key, which the crate keeps to itself.
#[cfg(target_arch = "x86_64")]
fn start(secret: &[u8; 16]) -> [u64; 4] {
    let secret = u128::from_le_bytes(*secret);
    let (low, high) = (secret as u64, (secret >> 64) as u64);
    [
        low ^ 0x736f_6d65_7073_6575,
        high ^ 0x646f_7261_6e64_6f6d ^ 0xee,
        low ^ 0x6c79_6765_6e65_7261,
        high ^ 0x7465_6462_7974_6573,
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::hash_block::{MOST, block_of};
    use super::*;

    /// SipHash-2-4 with 128 bits, written down from its paper.
    fn reference(secret: &[u8; 16], message: &[u8]) -> [u8; 16] {
        fn rounds(v: &mut [u64; 4], count: usize) {
            for _ in 0..count {
                v[0] = v[0].wrapping_add(v[1]);
                v[2] = v[2].wrapping_add(v[3]);
                v[1] = v[1].rotate_left(13) ^ v[0];
                v[3] = v[3].rotate_left(16) ^ v[2];
                v[0] = v[0].rotate_left(32);
                v[2] = v[2].wrapping_add(v[1]);
                v[0] = v[0].wrapping_add(v[3]);
                v[1] = v[1].rotate_left(17) ^ v[2];
                v[3] = v[3].rotate_left(21) ^ v[0];
                v[2] = v[2].rotate_left(32);
            }
        }
        let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().unwrap());
        let (k0, k1) = (word(&secret[..8]), word(&secret[8..]));
        let mut v = [
            k0 ^ 0x736f_6d65_7073_6575,
            k1 ^ 0x646f_7261_6e64_6f6d ^ 0xee,
            k0 ^ 0x6c79_6765_6e65_7261,
            k1 ^ 0x7465_6462_7974_6573,
        ];
        let mut padded = message.to_vec();
        padded.resize(message.len() / 8 * 8 + 7, 0);
        padded.push(message.len() as u8);
        for block in padded.chunks(8).map(word) {
            v[3] ^= block;
            rounds(&mut v, 2);
            v[0] ^= block;
        }
        let mut hash = Vec::new();
        for (at, mark) in [(2, 0xee), (1, 0xdd)] {
            v[at] ^= mark;
            rounds(&mut v, 4);
            hash.extend((v[0] ^ v[1] ^ v[2] ^ v[3]).to_le_bytes());
        }
        hash.try_into().unwrap()
    }

    #[test]
    fn it_is_siphash() {
        let secret = std::array::from_fn(|at| at as u8);
        // The vector that its authors published for an empty message under this key.
        let published = "a3817f04ba25a8e66df67214c7550293";
        assert_eq!(hex::encode(reference(&secret, b"")), published);
        for length in 0..300 {
            let message = vec![length as u8; length];
            assert_eq!(RunHash::new(&secret).key_of(&message), MatchKey::new(reference(&secret, &message)), "{length}");
        }
    }

    proptest! {
        /// However many there are, beside whatever others: every lane of a group and what no group is left for.
        #[test]
        fn side_by_side_or_one_by_one(
            secret: [u8; 16],
            messages in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..=MOST), 0..19),
        ) {
            let blocks: Vec<_> = messages.iter().map(|message| block_of(message)).collect();
            let mut keys = vec![MatchKey::default(); blocks.len()];
            RunHash::new(&secret).keys_of_blocks(&blocks, &mut keys);
            for (message, key) in messages.iter().zip(keys) {
                prop_assert_eq!(key, MatchKey::new(reference(&secret, message)));
            }
        }
    }
}
