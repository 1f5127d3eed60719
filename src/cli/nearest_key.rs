//! A key of scrub.toml that nobody knows, and the known one that was most likely meant.

use super::error::SettingsError;
use crate::base::personal::shown_name;

/// What the reader of the file says, in words for people, if it is about a key that is not known.
pub(super) fn unknown_key(message: &str) -> Option<SettingsError> {
    let (key, rest) = message.strip_prefix("unknown field `")?.split_once('`')?;
    let known: Vec<String> = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let nearest = known.iter().max_by(|a, b| likeness(key, a).total_cmp(&likeness(key, b))).cloned();
    // Whatever stands in a file that is no settings file is not repeated.
    let key = shown_name(key);
    Some(SettingsError::UnknownKey { key, nearest: nearest.unwrap_or_default(), known })
}

fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(&a.to_lowercase(), b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_key_is_named() {
        for (typed, nearest) in [
            ("stor", "store"),
            ("max_rejects", "max-rejects"),
            ("supress", "suppress"),
            ("minkept", "min-kept"),
            ("campain", "campaign"),
        ] {
            let message = format!(
                "unknown field `{typed}`, expected one of `store`, `key`, `suppress`, `max-rejects`, `min-kept`, `campaign`"
            );
            let text = unknown_key(&message).unwrap().to_string();
            assert!(text.starts_with(&format!("unknown key `{typed}`; did you mean `{nearest}`?")), "{text}");
        }
        assert!(unknown_key("invalid type: integer `7`").is_none());
    }
}
