//! What one run is about: the channel and the purposes of the planned messages.

use crate::base::channel::Channel;

/// The planned contact. Without purposes every purpose-scoped opt-out hits it: what is not said cannot be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its name in `scrub.toml`, if it has one.
    pub name: Option<String>,
    pub channel: Channel,
    pub purposes: Vec<String>,
}

impl Default for Campaign {
    fn default() -> Self {
        Self { name: None, channel: Channel::Email, purposes: Vec::new() }
    }
}
