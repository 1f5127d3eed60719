//! Digests of whole files, which say by themselves how they were made: `blake3:HEX` or `sha256:HEX`. Not the digests of
//! addresses that lists hold: those are `identity`.
//!
//! Invariant: two digests are equal only if one algorithm gave both the same bytes; one that cannot be read is an error,
//! never a digest that matches nothing.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::unknown_name::UnknownName;

/// Both algorithms give as many bytes.
const LENGTH: usize = 32;

/// How a digest is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DigestAlgorithm {
    /// The default: SHA-256 of all that a run reads and writes would cost a third of the whole run.
    #[default]
    Blake3,
    /// What `sha256sum` prints.
    Sha256,
}

impl DigestAlgorithm {
    /// All algorithms, in the order in which help texts list them.
    pub const ALL: [Self; 2] = [Self::Blake3, Self::Sha256];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blake3 => "blake3",
            Self::Sha256 => "sha256",
        }
    }
}

impl fmt::Display for DigestAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for DigestAlgorithm {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name() == text)
            .ok_or_else(|| UnknownName::new("digest algorithm", text, &Self::ALL.map(Self::name)))
    }
}

/// The digest of a file as it lies on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileDigest {
    algorithm: DigestAlgorithm,
    bytes: [u8; LENGTH],
}

impl FileDigest {
    /// The digest of bytes that are all there.
    #[must_use]
    pub fn of(algorithm: DigestAlgorithm, bytes: &[u8]) -> Self {
        let mut digester = Digester::new(algorithm);
        digester.update(bytes);
        digester.finish()
    }

    /// How it was made.
    #[must_use]
    pub fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }
}

impl fmt::Display for FileDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.algorithm, hex::encode(self.bytes))
    }
}

impl Serialize for FileDigest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why a text is no digest. Never repeats the text, which comes from foreign files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDigest {
    #[error("it does not name its algorithm, as blake3:HEX or sha256:HEX would")]
    NoAlgorithm,
    #[error("its algorithm is neither blake3 nor sha256")]
    UnknownAlgorithm,
    #[error("it is not 64 hexadecimal digits long")]
    WrongLength,
    #[error("it holds what is no hexadecimal digit")]
    NotHex,
}

impl FromStr for FileDigest {
    type Err = BadDigest;
    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let (name, digits) = text.split_once(':').ok_or(BadDigest::NoAlgorithm)?;
        let algorithm = name.parse().map_err(|_| BadDigest::UnknownAlgorithm)?;
        if digits.len() != LENGTH * 2 {
            return Err(BadDigest::WrongLength);
        }
        let mut bytes = [0; LENGTH];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| BadDigest::NotHex)?;
        Ok(Self { algorithm, bytes })
    }
}

/// Makes a digest of bytes as they pass. BLAKE3 is fast on large pieces only: from 16 KiB on, and best where a piece
/// begins at a multiple of its size.
#[derive(Clone, Debug)]
pub struct Digester(State);

#[derive(Clone, Debug)]
enum State {
    /// Far larger than the other.
    Blake3(Box<blake3::Hasher>),
    Sha256(Sha256),
}

impl Digester {
    #[must_use]
    pub fn new(algorithm: DigestAlgorithm) -> Self {
        Self(match algorithm {
            DigestAlgorithm::Blake3 => State::Blake3(Box::default()),
            DigestAlgorithm::Sha256 => State::Sha256(Sha256::new()),
        })
    }

    /// Takes the next bytes.
    pub fn update(&mut self, piece: &[u8]) {
        match &mut self.0 {
            State::Blake3(hasher) => {
                hasher.update(piece);
            }
            State::Sha256(hasher) => hasher.update(piece),
        }
    }

    /// The digest of all that was taken.
    #[must_use]
    pub fn finish(self) -> FileDigest {
        match self.0 {
            State::Blake3(hasher) => {
                FileDigest { algorithm: DigestAlgorithm::Blake3, bytes: *hasher.finalize().as_bytes() }
            }
            State::Sha256(hasher) => FileDigest { algorithm: DigestAlgorithm::Sha256, bytes: hasher.finalize().into() },
        }
    }
}

#[cfg(test)]
mod tests;
