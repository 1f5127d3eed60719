//! The last 120 bytes of `catalog.db`: they say that the bytes before them are whole, and were written with this key.
//!
//! SQLite ignores what follows its last page, so the file stays an ordinary database. Everything is checked before
//! SQLite reads a byte.
//!
//! ```text
//!   0  8  magic "SCRUBCAT"
//!   8  4  format version, 1
//!  12  4  0
//!  16  8  snapshot number, goes up with every commit
//!  24  8  length of the database before the trailer
//!  32 16  store id, random
//!  48 32  key check: HMAC("scrub store key check", store id). Differs: another key
//!  80 32  seal: HMAC("scrub store catalog", database || bytes 0..80 of the trailer). Differs: damaged
//! 112  8  XXH3-64 of bytes 0..112, tells a damaged trailer from another key
//! ```

use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;
use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::error::StoreError;

const MAGIC: [u8; 8] = *b"SCRUBCAT";
const VERSION: u32 = 1;
const KEY_CHECK: &str = "scrub store key check";
const CATALOG: &str = "scrub store catalog";
pub(crate) const TRAILER_LEN: usize = size_of::<Trailer>();

/// Keyed hashing under the key that made the store's match keys. Implemented above, over the secret key.
pub trait Seal: Send + Sync {
    /// HMAC of `data`; different labels give unrelated values.
    fn seal(&self, label: &str, data: &[u8]) -> [u8; 32];
    /// A name of the key that reveals nothing about it.
    fn key_id(&self) -> [u8; 8];
}

/// See the module.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Trailer {
    magic: [u8; 8],
    version: U32,
    zero: U32,
    snapshot: U64,
    database_len: U64,
    store_id: [u8; 16],
    key_check: [u8; 32],
    seal: [u8; 32],
    checksum: U64,
}

/// What a sound trailer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) store_id: [u8; 16],
    pub(crate) snapshot: u64,
}

/// The trailer for `database`.
pub(crate) fn trailer(database: &[u8], sealed: Sealed, key: &dyn Seal) -> [u8; TRAILER_LEN] {
    let mut trailer = Trailer {
        magic: MAGIC,
        version: VERSION.into(),
        zero: 0.into(),
        snapshot: sealed.snapshot.into(),
        database_len: (database.len() as u64).into(),
        store_id: sealed.store_id,
        key_check: key.seal(KEY_CHECK, &sealed.store_id),
        seal: [0; 32],
        checksum: 0.into(),
    };
    trailer.seal = seal_of(database, &trailer, key);
    trailer.checksum = xxh3_64(&trailer.as_bytes()[..TRAILER_LEN - 8]).into();
    zerocopy::transmute!(trailer)
}

fn seal_of(database: &[u8], trailer: &Trailer, key: &dyn Seal) -> [u8; 32] {
    let mut data = Vec::with_capacity(database.len() + TRAILER_LEN);
    data.extend_from_slice(database);
    data.extend_from_slice(&trailer.as_bytes()[..TRAILER_LEN - 40]);
    key.seal(CATALOG, &data)
}

/// Checks the whole file `bytes`, read from `path`.
pub(crate) fn check(path: &Path, bytes: &[u8], key: &dyn Seal) -> Result<Sealed, StoreError> {
    let Ok((database, trailer)) = Trailer::read_from_suffix(bytes) else {
        return Err(StoreError::catalog(path, "it is too short"));
    };
    if trailer.magic != MAGIC {
        return Err(StoreError::catalog(path, "its end is cut off"));
    }
    if trailer.checksum.get() != xxh3_64(&trailer.as_bytes()[..TRAILER_LEN - 8]) {
        return Err(StoreError::catalog(path, "its trailer is not what was written"));
    }
    if trailer.version.get() != VERSION {
        return Err(StoreError::UnknownVersion { path: path.to_owned(), version: trailer.version.get() });
    }
    if trailer.key_check != key.seal(KEY_CHECK, &trailer.store_id) {
        return Err(StoreError::WrongKey(path.to_owned()));
    }
    if trailer.database_len.get() != database.len() as u64 || trailer.seal != seal_of(database, &trailer, key) {
        return Err(StoreError::catalog(path, "its bytes are not what was written"));
    }
    Ok(Sealed { store_id: trailer.store_id, snapshot: trailer.snapshot.get() })
}

/// The snapshot number in a trailer, unchecked.
pub(crate) fn snapshot_of(trailer: &[u8; TRAILER_LEN]) -> u64 {
    let trailer: Trailer = zerocopy::transmute!(*trailer);
    trailer.snapshot.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestKey;

    #[test]
    fn every_flipped_byte_is_seen() {
        let mut file = b"the database".to_vec();
        let sealed = Sealed { store_id: [3; 16], snapshot: 9 };
        file.extend(trailer(b"the database", sealed, &TestKey(1)));
        let path = Path::new("catalog.db");
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
}
