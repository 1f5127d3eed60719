//! Whether the routines that use instructions not every processor has may run. Each of them has a plain twin with the
//! same result and asks here first.

use std::env;
use std::ffi::OsStr;
use std::sync::OnceLock;

/// False if the environment variable `SCRUB_SCALAR` is 1: then everything runs the plain way. Looked up once a process.
#[must_use]
pub fn may_use_wide() -> bool {
    static MAY: OnceLock<bool> = OnceLock::new();
    *MAY.get_or_init(|| allows(env::var_os("SCRUB_SCALAR").as_deref()))
}

/// Whether routines with AVX2 may run, and the processor has it.
#[cfg(target_arch = "x86_64")]
#[inline]
#[must_use]
pub fn has_avx2() -> bool {
    static HAS: OnceLock<bool> = OnceLock::new();
    *HAS.get_or_init(|| may_use_wide() && is_x86_feature_detected!("avx2"))
}

/// Whether routines with SHA instructions may run, and the processor has them and what goes with them.
#[cfg(target_arch = "x86_64")]
#[inline]
#[must_use]
pub fn has_sha() -> bool {
    static HAS: OnceLock<bool> = OnceLock::new();
    let detected =
        || is_x86_feature_detected!("sha") && is_x86_feature_detected!("sse4.1") && is_x86_feature_detected!("ssse3");
    *HAS.get_or_init(|| may_use_wide() && detected())
}

fn allows(scalar: Option<&OsStr>) -> bool {
    scalar.is_none_or(|value| value != "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_one_switches_off() {
        assert!(!allows(Some("1".as_ref())));
        for other in [None, Some(""), Some("0"), Some("yes")] {
            assert!(allows(other.map(str::as_ref)), "{other:?}");
        }
        assert_eq!(may_use_wide(), allows(env::var_os("SCRUB_SCALAR").as_deref()));
    }
}
