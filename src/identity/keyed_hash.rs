//! HMAC-SHA-256 (RFC 2104) for millions of short messages under one key. Its only user is `match_key`, which owns the
//! secret and the tags.

use sha2::block_api::compress256;
use zeroize::{Zeroize, Zeroizing};

use super::tag::Tag;

const BLOCK: usize = 64;
/// What follows the last byte of a message.
const END: u8 = 0x80;
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

    /// The first 16 bytes of HMAC-SHA-256(secret, `tag || form`).
    #[inline]
    pub(super) fn first_half(&self, tag: &Tag, form: &[u8]) -> [u8; 16] {
        let mut state = self.inner;
        absorb(&mut state, tag, form);
        let mut block = [0; BLOCK];
        for (bytes, word) in block.chunks_exact_mut(4).zip(state) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        end_of_message(&mut block, 32, 32);
        let mut state = self.outer;
        compress256(&mut state, &[block]);
        let mut key = [0; 16];
        for (bytes, word) in key.chunks_exact_mut(4).zip(state) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        key
    }
}

/// The length field of a message that follows one block of padded key.
fn bit_length(message: usize) -> [u8; 8] {
    ((BLOCK + message) as u64 * 8).to_be_bytes()
}

/// Runs `tag || form` and the SHA-256 padding through `state`. Measured against the `hmac` crate with cloned states
/// (`benches/normalise.rs`): 100 ns a key instead of 127, of which the two compressions are 78.
#[expect(
    clippy::indexing_slicing,
    reason = "every bound is the smaller of two lengths; the test tries all around them"
)]
fn absorb(state: &mut [u32; 8], tag: &Tag, form: &[u8]) {
    let length = tag.len() + form.len();
    let mut block = [0; BLOCK];
    // Copied at its full length, which is a constant; the form goes over the zeros behind it.
    block[..tag.padded().len()].copy_from_slice(tag.padded());
    let first = form.len().min(BLOCK - tag.len());
    let (head, mut rest) = form.split_at(first);
    block[tag.len()..tag.len() + first].copy_from_slice(head);
    let mut filled = tag.len() + first;
    while filled == BLOCK {
        compress256(state, &[block]);
        block = [0; BLOCK];
        filled = rest.len().min(BLOCK);
        let (head, tail) = rest.split_at(filled);
        block[..filled].copy_from_slice(head);
        rest = tail;
    }
    if filled >= BLOCK - 8 {
        block[filled] = END;
        compress256(state, &[block]);
        block = [0; BLOCK];
        block[BLOCK - 8..].copy_from_slice(&bit_length(length));
    } else {
        end_of_message(&mut block, filled, length);
    }
    compress256(state, &[block]);
}

/// Puts the end mark and the length of the whole message behind the `filled` bytes of its last block.
#[expect(clippy::indexing_slicing, reason = "callers leave room for both")]
#[inline]
fn end_of_message(block: &mut [u8; BLOCK], filled: usize, length: usize) {
    block[filled] = END;
    block[BLOCK - 8..].copy_from_slice(&bit_length(length));
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, KeyInit, Mac};
    use sha2::Sha256;

    use super::{KeyedHash, Tag};

    #[test]
    fn every_length_around_the_block_borders_is_plain_hmac() {
        let secret = [7; 32];
        for length in 0..300_usize {
            let form = vec![length as u8; length];
            let mut mac = Hmac::<Sha256>::new_from_slice(&secret).unwrap();
            mac.update(b"email\0");
            mac.update(&form);
            let expected = mac.finalize().into_bytes();
            assert_eq!(KeyedHash::new(&secret).first_half(&Tag::new(b"email\0"), &form), expected[..16], "{length}");
        }
    }
}
