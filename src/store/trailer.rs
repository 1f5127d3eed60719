//! The end of `catalog.db`: it says which scrub wrote the file, that the bytes before it are whole, and that they were
//! written with this key.
//!
//! SQLite ignores what follows its last page, so the file stays an ordinary database. Everything is checked before
//! SQLite reads a byte. All numbers are little-endian.
//!
//! ```text
//! trailer   160
//!     0  8  snapshot number, goes up with every commit
//!     8  8  nonce of the snapshot, random
//!    16  8  length of the database before the trailer
//!    24 16  store id, random
//!    40 32  key check: HMAC("scrub store key check", store id). Differs: another key
//!    72 32  seal: HMAC("scrub store catalog", database || bytes 0..72 of the trailer || stamp). Differs: damaged
//!   104  8  XXH3-64 of bytes 0..104: tells a damaged trailer from another key
//!   112 48  stamp, the last bytes of the file; the same in every format from 1 on:
//!             0 28  version of the scrub that wrote the file, ASCII, filled up with zeros
//!            28  4  format of all that lies before the stamp, and of the store: 1
//!            32  8  XXH3-64 of bytes 0..32: tells another format from damage
//!            40  8  "SCRUBCAT"
//! ```

use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;
use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::error::StoreError;
use super::seal::Seal;
use super::snapshot_id::SnapshotId;
use super::version::{STORE_FORMAT, THIS_SCRUB};

const MAGIC: [u8; 8] = *b"SCRUBCAT";
const KEY_CHECK: &str = "scrub store key check";
const CATALOG: &str = "scrub store catalog";
pub(crate) const TRAILER_LEN: usize = size_of::<Trailer>();

/// See the module.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct TrailerBody {
    snapshot: SnapshotId,
    database_len: U64,
    store_id: [u8; 16],
    key_check: [u8; 32],
}

/// See the module. Never changes.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Stamp {
    written_by: [u8; 28],
    format: U32,
    checksum: U64,
    magic: [u8; 8],
}

#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Trailer {
    body: TrailerBody,
    seal: [u8; 32],
    checksum: U64,
    stamp: Stamp,
}

/// What a sound trailer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) store_id: [u8; 16],
    pub(crate) snapshot: SnapshotId,
    /// Version of the scrub that wrote the catalog.
    pub(crate) written_by: String,
}

/// The trailer for `database`, written by this scrub.
pub(crate) fn trailer(database: &[u8], store_id: [u8; 16], snapshot: SnapshotId, key: &dyn Seal) -> [u8; TRAILER_LEN] {
    let body = TrailerBody {
        snapshot,
        database_len: (database.len() as u64).into(),
        store_id,
        key_check: key.seal(KEY_CHECK, &store_id),
    };
    let stamp = Stamp::new(THIS_SCRUB, STORE_FORMAT);
    let seal = seal_of(database, &body, &stamp, key);
    let checksum = checksum_of(&body, &seal).into();
    zerocopy::transmute!(Trailer { body, seal, checksum, stamp })
}

/// Checks the whole file `bytes`, read from `path`.
pub(crate) fn check(path: &Path, bytes: &[u8], key: &dyn Seal) -> Result<Sealed, StoreError> {
    let written_by = check_stamp(path, bytes)?;
    let Ok((database, Trailer { body, seal, checksum, stamp })) = Trailer::read_from_suffix(bytes) else {
        return Err(StoreError::catalog(path, "it is too short"));
    };
    if checksum.get() != checksum_of(&body, &seal) {
        return Err(StoreError::catalog(path, "its trailer is not what was written"));
    }
    if body.key_check != key.seal(KEY_CHECK, &body.store_id) {
        return Err(StoreError::WrongKey(path.to_owned()));
    }
    if body.database_len.get() != database.len() as u64 || seal != seal_of(database, &body, &stamp, key) {
        return Err(StoreError::catalog(path, "its bytes are not what was written"));
    }
    Ok(Sealed { store_id: body.store_id, snapshot: body.snapshot, written_by })
}

/// The version of the scrub that wrote the file, if this one can read it.
pub(crate) fn check_stamp(path: &Path, bytes: &[u8]) -> Result<String, StoreError> {
    let Ok((_, stamp)) = Stamp::read_from_suffix(bytes) else {
        return Err(StoreError::catalog(path, "it is too short"));
    };
    if stamp.magic != MAGIC {
        return Err(StoreError::catalog(path, "its end is cut off"));
    }
    if stamp.checksum.get() != stamp.checksum_of() {
        return Err(StoreError::catalog(path, "its last bytes are not what was written"));
    }
    let by = stamp.writer();
    if stamp.format.get() != STORE_FORMAT {
        return Err(StoreError::OtherFormat { path: path.to_owned(), format: stamp.format.get(), by });
    }
    Ok(by)
}

/// The snapshot in a trailer, unchecked.
pub(crate) fn snapshot_of(trailer: &[u8; TRAILER_LEN]) -> SnapshotId {
    let trailer: Trailer = zerocopy::transmute!(*trailer);
    trailer.body.snapshot
}

fn seal_of(database: &[u8], body: &TrailerBody, stamp: &Stamp, key: &dyn Seal) -> [u8; 32] {
    key.seal(CATALOG, &[database, body.as_bytes(), stamp.as_bytes()].concat())
}

fn checksum_of(body: &TrailerBody, seal: &[u8; 32]) -> u64 {
    xxh3_64(&[body.as_bytes(), seal].concat())
}

impl Stamp {
    fn new(version: &str, format: u32) -> Self {
        let mut written_by = [0; 28];
        written_by.iter_mut().zip(version.bytes()).for_each(|(to, from)| *to = from);
        let mut stamp = Self { written_by, format: format.into(), checksum: 0.into(), magic: MAGIC };
        stamp.checksum = stamp.checksum_of().into();
        stamp
    }

    fn checksum_of(&self) -> u64 {
        xxh3_64(&[&self.written_by[..], self.format.as_bytes()].concat())
    }

    fn writer(&self) -> String {
        let len = self.written_by.iter().position(|byte| *byte == 0).unwrap_or(self.written_by.len());
        String::from_utf8_lossy(self.written_by.get(..len).unwrap_or_default()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestKey;

    const DATABASE: &[u8] = b"the database";

    fn file() -> Vec<u8> {
        [DATABASE, &trailer(DATABASE, [3; 16], SnapshotId::new(9, [4; 8]), &TestKey(1))].concat()
    }

    #[test]
    fn the_sizes_are_as_drawn() {
        assert_eq!((size_of::<TrailerBody>(), size_of::<Stamp>(), TRAILER_LEN), (72, 48, 160));
    }

    #[test]
    fn every_flipped_byte_is_seen() {
        let mut file = file();
        let path = Path::new("catalog.db");
        let sealed =
            Sealed { store_id: [3; 16], snapshot: SnapshotId::new(9, [4; 8]), written_by: THIS_SCRUB.to_owned() };
        assert_eq!(check(path, &file, &TestKey(1)).unwrap(), sealed);
        for at in 0..file.len() {
            file[at] ^= 0x10;
            let error = check(path, &file, &TestKey(1)).unwrap_err();
            assert!(matches!(error, StoreError::CatalogDamaged { .. }), "byte {at}: {error}");
            file[at] ^= 0x10;
        }
        assert!(matches!(check(path, &file, &TestKey(2)), Err(StoreError::WrongKey(_))));
        assert!(check(path, &file[..50], &TestKey(1)).is_err() && check(path, &file[1..], &TestKey(1)).is_err());
    }

    #[test]
    fn another_format_is_told_from_damage_by_its_last_bytes_alone() {
        let stamp = Stamp::new("0.9.1", 7);
        let mut file = [b"who knows what this is", stamp.as_bytes()].concat();
        let error = check(Path::new("catalog.db"), &file, &TestKey(1)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "catalog.db was written by scrub 0.9.1 in format 7; this is scrub {THIS_SCRUB}, which reads format 1: \
                 use that scrub or a newer one"
            )
        );
        let end = file.len();
        file[end - 20] ^= 1;
        assert!(matches!(check(Path::new("c"), &file, &TestKey(1)), Err(StoreError::CatalogDamaged { .. })));
    }

    #[test]
    fn a_long_version_is_cut() {
        assert_eq!(Stamp::new(&"1".repeat(40), 1).writer(), "1".repeat(28));
    }
}
