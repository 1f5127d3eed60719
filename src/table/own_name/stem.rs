//! Parts of names, as the tables write them, and made ready to be looked for.

use std::sync::OnceLock;

/// Stems, separated by `|`; taken apart once a process.
pub(super) struct Stems {
    text: &'static str,
    all: OnceLock<Vec<Stem>>,
}

/// A part of a name.
pub(super) struct Stem {
    /// Its words, one behind the other.
    pub letters: String,
    /// It may begin within a word.
    pub open_start: bool,
    /// It may end within a word.
    pub open_end: bool,
}

impl Stems {
    pub(super) const fn of(text: &'static str) -> Self {
        Self { text, all: OnceLock::new() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Stem> {
        self.all.get_or_init(|| self.text.split('|').map(Stem::of).collect()).iter()
    }
}

impl Stem {
    fn of(text: &str) -> Self {
        let inner = text.strip_prefix('*');
        let (open_start, rest) = (inner.is_some(), inner.unwrap_or(text));
        let inner = rest.strip_suffix('*');
        let letters = inner.unwrap_or(rest).chars().filter(|c| *c != ' ').collect();
        Self { letters, open_start, open_end: inner.is_some() }
    }
}
