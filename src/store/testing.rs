//! What the unit tests of this layer share.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::access::{Access, KnownRecipe};
use super::seal::Seal;
use crate::base::recipe_id::RecipeId;

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

static RECIPES: LazyLock<[KnownRecipe; 1]> =
    LazyLock::new(|| [KnownRecipe { id: RecipeId(1), name: "email".to_owned(), description: String::new() }]);

/// Access to a store that knows recipe 1 only.
pub(crate) fn access() -> Access<'static> {
    Access { key: &TestKey(1), recipes: &*RECIPES, canon_version: 1, key_mark: None, lock_timeout: None }
}
