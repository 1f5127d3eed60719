//! The last block of a message that SHA-256 hashes behind one block of padded key: the message, the end mark, zeros, and
//! the length of both. Bytes only: `keyed_hash` hashes them, and `run_hash` the message in them.

pub(super) const BLOCK: usize = 64;
/// Longer messages leave no room for the end mark and the length.
pub(super) const MOST: usize = BLOCK - 9;
/// What follows the last byte of a message.
const END: u8 = 0x80;

pub(super) type HashBlock = [u8; BLOCK];

/// Puts the end mark and the length of a message of `length` bytes behind the `filled` bytes of its last block, which
/// are [`MOST`] at most.
#[expect(clippy::indexing_slicing, reason = "callers leave room for both")]
#[inline]
pub(super) fn end_message(block: &mut HashBlock, filled: usize, length: usize) {
    block[filled] = END;
    block[BLOCK - 8..].copy_from_slice(&((BLOCK + length) as u64 * 8).to_be_bytes());
}

/// The message in a block that holds all of it; nothing if the block is still empty.
#[inline]
pub(super) fn whole_message(block: &HashBlock) -> &[u8] {
    let [.., high, low] = block;
    let length = (usize::from(*high) << 8 | usize::from(*low)) / 8;
    block.get(..length.saturating_sub(BLOCK)).unwrap_or_default()
}

/// Another block for a message that fills a whole one but for its end.
#[cfg(test)]
pub(super) fn block_of(message: &[u8]) -> HashBlock {
    let mut block = [0; BLOCK];
    block[..message.len()].copy_from_slice(message);
    end_message(&mut block, message.len(), message.len());
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_out_as_it_went_in() {
        let message: Vec<u8> = (0..MOST as u8).collect();
        for length in 0..=MOST {
            assert_eq!(whole_message(&block_of(&message[..length])), &message[..length]);
        }
        assert_eq!(whole_message(&[0; BLOCK]), b"");
        assert!(whole_message(&[0xff; BLOCK]).is_empty());
    }
}
