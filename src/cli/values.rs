//! Values of flags as people write them. Each function is a parser for clap, whose errors name the flag.

/// A text that is no size.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no size; write bytes, or a number with kB, MB, GB, KiB, MiB or GiB")]
pub(super) struct BadSize(String);

/// Reads a number of bytes with an optional unit.
///
/// # Errors
/// When it is none, zero, or more than this machine can address.
pub(super) fn size(text: &str) -> Result<usize, BadSize> {
    const UNITS: [(&str, u64); 8] = [
        ("kib", 1 << 10),
        ("mib", 1 << 20),
        ("gib", 1 << 30),
        ("kb", 1000),
        ("mb", 1_000_000),
        ("gb", 1_000_000_000),
        ("b", 1),
        ("", 1),
    ];
    let lower = text.trim().to_ascii_lowercase();
    let read = |(unit, factor): &(&str, u64)| {
        let number: u64 = lower.strip_suffix(unit)?.trim_end().parse().ok()?;
        usize::try_from(number.checked_mul(*factor)?).ok().filter(|bytes| *bytes > 0)
    };
    UNITS.iter().find_map(read).ok_or_else(|| BadSize(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("512MB"), Ok(512_000_000));
        assert_eq!(size("16MiB"), Ok(16 << 20));
        assert_eq!(size("4096"), Ok(4096));
        for wrong in ["", "0", "MB", "1.5GB", "99999999999GB", "-1"] {
            assert!(size(wrong).is_err(), "{wrong:?}");
        }
    }
}
