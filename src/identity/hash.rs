//! The hash functions of foreign lists (MD5, SHA-1, SHA-256, SHA-512), and their digests as bytes and as hexadecimal.
//!
//! They only exist to match such lists and are never stored: a plain hash of an address can be guessed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

/// A hash function that foreign lists use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hash {
    Md5,
    Sha1,
    Sha256,
    Sha512,
}

impl Hash {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Md5, Self::Sha1, Self::Sha256, Self::Sha512];

    /// The usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }

    /// Length of a digest in bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no digest is empty")]
    pub fn len(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }

    /// The digest of `data`.
    #[must_use]
    pub fn digest(self, data: &[u8]) -> Digest {
        match self {
            Self::Md5 => Digest::of(&Md5::digest(data)),
            Self::Sha1 => Digest::of(&Sha1::digest(data)),
            Self::Sha256 => Digest::of(&Sha256::digest(data)),
            Self::Sha512 => Digest::of(&Sha512::digest(data)),
        }
    }
}

/// The bytes of a digest, of at most 64.
#[derive(Clone, Copy, PartialEq, Eq, std::hash::Hash)]
pub struct Digest {
    bytes: [u8; 64],
    len: usize,
}

impl Digest {
    /// The digest with these bytes, of which there are at most 64.
    #[must_use]
    pub fn of(source: &[u8]) -> Self {
        let mut bytes = [0; 64];
        bytes.iter_mut().zip(source).for_each(|(to, from)| *to = *from);
        Self { bytes, len: source.len().min(bytes.len()) }
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// Prints no bytes: the plain hash of an address is as good as the address.
impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({} bytes)", self.len)
    }
}

/// Reads a digest of `hash` in hexadecimal of either case. Nothing may stand around it.
#[must_use]
pub fn read_hex(hash: Hash, text: &str) -> Option<Digest> {
    if text.len() != 2 * hash.len() {
        return None;
    }
    let mut digest = Digest { bytes: [0; 64], len: hash.len() };
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    // Judged once at the end: the `hex` crate asks digit by digit, which takes four times as long.
    let mut seen = 0;
    for (byte, [high, low]) in digest.bytes.iter_mut().zip(pairs) {
        let (high, low) = (digit(*high), digit(*low));
        *byte = high << 4 | low & 15;
        seen |= high | low;
    }
    (seen < 16).then_some(digest)
}

/// Reads a digest of `hash` in base64 with its padding. Nothing may stand around it.
#[must_use]
pub fn read_base64(hash: Hash, text: &str) -> Option<Digest> {
    // None of the four lengths is a multiple of three, so that each ends in padding.
    if text.len() != hash.len().div_ceil(3) * 4 || !text.ends_with('=') {
        return None;
    }
    let bytes = STANDARD.decode(text).ok().filter(|bytes| bytes.len() == hash.len())?;
    Some(Digest::of(&bytes))
}

/// The value of a hexadecimal digit, 255 for any other byte.
#[expect(clippy::indexing_slicing, reason = "the table has a place for every byte")]
#[inline]
fn digit(byte: u8) -> u8 {
    DIGIT[usize::from(byte)]
}

#[expect(clippy::indexing_slicing, reason = "evaluated when it compiles")]
static DIGIT: [u8; 256] = {
    let mut table = [255; 256];
    let mut value = 0;
    while value < 16 {
        let digit = b"0123456789abcdef"[value as usize];
        table[digit as usize] = value;
        table[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn hex_of(hash: Hash, text: &str) -> String {
        hex::encode(hash.digest(text.as_bytes()).as_bytes())
    }

    #[test]
    fn published_vectors() {
        for (hash, text, expected) in [
            (Hash::Md5, "user@example.com", "b58996c504c5638798eb6b511e6f49af"),
            (Hash::Md5, "USER@example.com", "f294e5113d84850007ff5b609eaa8ff7"),
            (Hash::Sha1, "user@example.com", "63a710569261a24b3766275b7000ce8d7b32e2f7"),
            (Hash::Sha1, "@example.com", "4d41800f99266b580deee554fa2cc467dfa83909"),
            (Hash::Sha1, "max.mustermann@home.at", "37fbe81ddddcb86b17d5afb55b8a10ba8d4ebd16"),
            (Hash::Sha1, "@home.lan", "471807096c1fbbece51ed10a4257f90385954ca9"),
            (Hash::Sha256, "user@example.com", "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514"),
            (Hash::Sha256, "myemail@example.com", "16c18d336f0b250f0e2d907452ceb9658a74ecdae8bc94864c23122a72cc27a5"),
            (Hash::Sha256, "janesaoirse@gmail.com", "92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f"),
            (Hash::Sha256, "müller@example.de", "eb2f85748266705ba113bc5c4ee633d9c2a7cc769d5f6d9f9767b854584b3c88"),
            (
                Hash::Sha256,
                "mu\u{308}ller@example.de",
                "87727df975c04df0efe40c9e1eb33648d06eac65d0a44de469a26d1d02543ff8",
            ),
            (
                Hash::Sha512,
                "max.mustermann@home.at",
                "af8b8ca6fdebf057dc9f5aae4a36cde8e61d7366d598801cfb7d98b7996c2858e7f366ec7f428ab8d50605c052682196fdec9a66ba78ca17ccbd3d79fda78db6",
            ),
        ] {
            assert_eq!(hex_of(hash, text), expected, "{text}");
            assert_eq!(read_hex(hash, &expected.to_uppercase()), Some(hash.digest(text.as_bytes())));
        }
    }

    proptest::proptest! {
        #[test]
        fn hexadecimal_is_read_as_the_hex_crate_does(bytes in proptest::collection::vec(0..=255_u8, 20), at in 0..40_usize, c in 0..128_u8) {
            let mut text = hex::encode(&bytes).into_bytes();
            let read = read_hex(Hash::Sha1, &hex::encode(&bytes)).map(|digest| digest.as_bytes().to_vec());
            proptest::prop_assert_eq!(read, Some(bytes));
            text[at] = c;
            let text = String::from_utf8(text).unwrap();
            let read = read_hex(Hash::Sha1, &text).map(|digest| digest.as_bytes().to_vec());
            proptest::prop_assert_eq!(read, hex::decode(&text).ok());
        }
    }

    #[test]
    fn only_hexadecimal_of_the_right_length_is_a_digest() {
        assert!(read_hex(Hash::Md5, "b58996c504c5638798eb6b511e6f49a").is_none());
        assert!(read_hex(Hash::Md5, "b58996c504c5638798eb6b511e6f49ag").is_none());
        assert!(read_hex(Hash::Sha1, "b58996c504c5638798eb6b511e6f49af").is_none());
        assert!(read_hex(Hash::Md5, "").is_none());
        assert!(read_hex(Hash::Md5, "ä58996c504c5638798eb6b511e6f49a").is_none());
    }
}
