//! The start of a reason code, as `check --fail-on` takes it.

use std::fmt;
use std::str::FromStr;

use crate::policy::Reason;

/// Fits at least one reason code: `optout` fits `optout.global`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePrefix(String);

impl fmt::Display for CodePrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl CodePrefix {
    /// Whether `code` starts so.
    #[must_use]
    pub fn fits(&self, code: &str) -> bool {
        code.starts_with(&self.0)
    }
}

/// A text with which no reason code starts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} fits no reason code; `scrub rule` lists them")]
pub struct NoSuchCode(String);

impl FromStr for CodePrefix {
    type Err = NoSuchCode;
    fn from_str(text: &str) -> Result<Self, NoSuchCode> {
        let prefix = Self(text.to_owned());
        let known = !text.is_empty() && Reason::ALL.iter().any(|reason| prefix.fits(reason.code()));
        if known { Ok(prefix) } else { Err(NoSuchCode(text.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_fits_a_code_there_is() {
        assert!("optout".parse::<CodePrefix>().unwrap().fits("optout.global"));
        assert!(!"optout.g".parse::<CodePrefix>().unwrap().fits("optout.domain"));
        for wrong in ["", "opt-out", "optout.globals", "Optout"] {
            assert!(wrong.parse::<CodePrefix>().is_err(), "{wrong:?}");
        }
    }
}
