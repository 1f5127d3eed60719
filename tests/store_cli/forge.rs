//! Writes what another scrub could have written: the catalogue, changed and sealed again. The trailer is made here anew
//! from the drawing in `src/store/trailer.rs`, so these tests also hold that to its word.

use std::fs;

use scrub::identity::match_key::SecretKey;
use xxhash_rust::xxh3::xxh3_64;

use crate::shop::Shop;

/// The bytes before the stamp, and the stamp.
const TRAILER: usize = 160;
const STAMP: usize = 48;

/// The last bytes of a file that scrub `version` wrote in `format`.
pub fn stamp(version: &str, format: u32) -> Vec<u8> {
    let mut stamp = version.as_bytes().to_vec();
    stamp.resize(28, 0);
    stamp.extend(format.to_le_bytes());
    let checksum = xxh3_64(&stamp);
    [&stamp[..], &checksum.to_le_bytes(), b"SCRUBCAT"].concat()
}

/// Replaces the stamp of the catalogue and leaves everything else, as nobody could read it.
pub fn restamp(shop: &Shop, version: &str, format: u32) {
    let path = shop.dir().join("catalog.db");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, [&bytes[..bytes.len() - STAMP], &stamp(version, format)].concat()).unwrap();
}

/// Changes the catalogue with `sql` and seals it, as scrub 0.9.1 would.
pub fn rewrite(shop: &Shop, sql: &str) {
    let path = shop.dir().join("catalog.db");
    let bytes = fs::read(&path).unwrap();
    let (database, trailer) = bytes.split_at(bytes.len() - TRAILER);
    fs::write(&path, database).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    let database = fs::read(&path).unwrap();
    let mut body = trailer[..72].to_vec();
    body[16..24].copy_from_slice(&(database.len() as u64).to_le_bytes());
    let stamp = stamp("0.9.1", 1);
    let key = SecretKey::load(&shop.place.path("scrub.key"), false).unwrap();
    let seal = key.seal("scrub store catalog", &[&database[..], &body, &stamp].concat());
    body.extend(seal);
    let checksum = xxh3_64(&body);
    fs::write(&path, [&database[..], &body, &checksum.to_le_bytes(), &stamp].concat()).unwrap();
}
