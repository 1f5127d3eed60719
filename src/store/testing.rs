//! What the unit tests of this layer share.

use sha2::{Digest, Sha256};

use super::seal::Seal;

/// A key that is a number.
pub(crate) struct TestKey(pub(crate) u8);

impl Seal for TestKey {
    fn seal(&self, label: &str, data: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update([self.0]).chain_update(label).chain_update([0]).chain_update(data).finalize().into()
    }

    fn key_id(&self) -> [u8; 8] {
        [self.0; 8]
    }
}
