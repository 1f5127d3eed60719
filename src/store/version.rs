//! The numbers by which one scrub tells what another one wrote. Each goes up when older versions could no longer read
//! what is written; none is ever used twice.

/// This program.
pub(crate) const THIS_SCRUB: &str = env!("CARGO_PKG_VERSION");
/// The format of `catalog.db` and of the directory around it.
pub(crate) const STORE_FORMAT: u32 = 1;
/// The format of a segment file, whatever its entries say.
pub(crate) const SEGMENT_FORMAT: u32 = 2;
/// How often a normal form is hashed with a key on its way to a match key.
pub(crate) const KEY_LAYERS: u32 = 1;
