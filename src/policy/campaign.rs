//! What one run is about: the channel and the purposes of the planned messages.

use crate::base::channel::{Channel, Channels};

/// The planned contact. Without purposes every purpose-scoped opt-out hits it: what is not said cannot be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its name in `scrub.toml`, if it has one.
    pub name: Option<String>,
    pub channel: Channel,
    pub purposes: Vec<String>,
}

impl Campaign {
    /// Whether what a register says for these channels and purposes is said for all of it: a permission reaches no further than it
    /// was given, so that a purpose which nobody planned is none of them.
    #[must_use]
    pub fn is_covered_by(&self, channels: Channels, purposes: &[String]) -> bool {
        let are_all = !self.purposes.is_empty() && self.purposes.iter().all(|purpose| purposes.contains(purpose));
        channels.prohibit(self.channel) && (purposes.is_empty() || are_all)
    }

    /// Whether entries for these channels and purposes (unnamed: every one, on either side) are about it.
    #[must_use]
    pub fn is_reached_by(&self, channels: Channels, purposes: &[String]) -> bool {
        let meets = self.purposes.is_empty()
            || purposes.is_empty()
            || self.purposes.iter().any(|purpose| purposes.contains(purpose));
        channels.prohibit(self.channel) && meets
    }
}

impl Default for Campaign {
    fn default() -> Self {
        Self { name: None, channel: Channel::Email, purposes: Vec::new() }
    }
}
