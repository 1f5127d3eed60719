//! A column's name taken apart into words, and the search for stems in it.

use crate::base::fold::folded;
use crate::table::fold::fold;

/// Longer cells are text, not names. In bytes.
const LONGEST: usize = 120;

/// The words of a name, one behind the other, folded.
#[derive(Debug)]
pub(super) struct NameParts {
    joined: String,
    /// Where the words begin in `joined`; the last one is its end.
    bounds: Vec<usize>,
}

impl NameParts {
    /// The words of `name`: parted by blanks, punctuation, digits, and where a capital follows a small letter. `None` of
    /// text that is too long for a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        if name.len() > LONGEST {
            return None;
        }
        let mut parts = Self { joined: String::new(), bounds: vec![0] };
        let mut word = String::new();
        let mut after_small = false;
        for character in name.chars() {
            if !character.is_alphabetic() || after_small && character.is_uppercase() {
                parts.push(&word);
                word.clear();
            }
            if character.is_alphabetic() || is_mark(character) {
                word.push(character);
            }
            after_small = character.is_lowercase();
        }
        parts.push(&word);
        Some(parts)
    }

    fn push(&mut self, word: &str) {
        let before = self.joined.len();
        self.joined.extend(folded(word).filter(|letter| letter.is_alphanumeric()));
        if self.joined.len() > before {
            self.bounds.push(self.joined.len());
        }
    }

    /// Whether one of `stems` is in the name.
    pub(super) fn has(&self, stems: &str) -> bool {
        self.find(stems).is_some()
    }

    /// Whether the whole name is one of `stems`.
    pub(super) fn is(&self, stems: &str) -> bool {
        stems.split('|').any(|stem| fold(stem.trim_matches('*')) == self.joined)
    }

    /// Where the longest one of `stems` that is in the name stands.
    pub(super) fn find(&self, stems: &str) -> Option<std::ops::Range<usize>> {
        stems.split('|').filter_map(|stem| self.find_one(stem)).max_by_key(std::ops::Range::len)
    }

    /// Whether one of `stems` stands outside of `span`.
    pub(super) fn has_outside(&self, stems: &str, span: &std::ops::Range<usize>) -> bool {
        let is_outside = |found: std::ops::Range<usize>| found.end <= span.start || found.start >= span.end;
        stems.split('|').any(|stem| self.find_all(stem).into_iter().any(is_outside))
    }

    fn find_one(&self, stem: &str) -> Option<std::ops::Range<usize>> {
        self.find_all(stem).into_iter().next()
    }

    fn find_all(&self, stem: &str) -> Vec<std::ops::Range<usize>> {
        let (open_start, open_end) = (stem.starts_with('*'), stem.len() > 1 && stem.ends_with('*'));
        let letters: String = stem.chars().filter(|c| !matches!(c, ' ' | '*')).collect();
        let is_bound = |at: &usize| self.bounds.contains(at);
        let places = self.joined.match_indices(letters.as_str()).map(|(at, found)| at..at + found.len());
        places.filter(|place| (open_start || is_bound(&place.start)) && (open_end || is_bound(&place.end))).collect()
    }
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_stand_at_words_or_anywhere() {
        let parts = |name| NameParts::of(name).unwrap();
        for name in ["doNotEmail", "do_not_email", "DO NOT EMAIL", "Do-not-E-mail", "donotemail"] {
            assert!(parts(name).has("do not*"), "{name}");
        }
        assert!(parts("Telefonsperre").has("*sperr*") && !parts("Telefonsperre").has("sperr*"));
        assert!(parts("opt out date").has("opt out") && !parts("option").has("opt"));
        assert!(parts("HasOptedOutOfFax").has("fax") && parts("E-Mail 2").has("email"));
        assert!(parts("De\u{301}sinscrit").has("desinscr*"));
    }
}
