//! What the store needs of the secret key. The key itself never gets here.

/// Keyed hashing under the key that made the store's match keys. Implemented above, over the secret key.
pub trait Seal: Send + Sync {
    /// HMAC of `data`; different labels give unrelated values.
    fn seal(&self, label: &str, data: &[u8]) -> [u8; 32];
    /// A name of the key that reveals nothing about it.
    fn key_id(&self) -> [u8; 8];
}
