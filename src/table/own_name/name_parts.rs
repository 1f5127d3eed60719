//! A column's name taken apart into words, and the search for stems in it.

use std::ops::Range;

use super::denial_stems::DENIED_BY_NO;
use super::stem::{Alphabet, Stem, Stems};
use crate::base::fold::folded;

/// Whether a word begins at `at` behind one of capitals: `SMSBlocked`, not `PDFs`.
fn begins_behind_capitals(letters: &[char], at: usize) -> bool {
    const CAPITALS: usize = 3;
    let before = at.checked_sub(CAPITALS).and_then(|first| letters.get(first..at));
    let behind = letters.get(at + 1..at + 3);
    letters.get(at).is_some_and(|letter| letter.is_uppercase())
        && before.is_some_and(|before| before.iter().all(|letter| letter.is_uppercase()))
        && behind.is_some_and(|behind| behind.iter().all(|letter| letter.is_lowercase()))
}

/// Longer names are questions, or explain themselves. In bytes.
const LONGEST: usize = 120;

/// What stands between two names for one thing.
const STROKES: [&str; 10] = ["/", "|", "&", "+", ",", ";", ":", "(", " - ", " – "];

/// Behind the word for a number.
const NUMBER_SIGNS: [char; 5] = ['.', '#', ':', 'º', '°'];

/// A stem that goes over the end of a word has so many letters on either side, where it begins or ends within one:
/// `emailopt-in`, not `run subject`.
const FEWEST_LETTERS: usize = 3;

/// Words that longer ones begin with.
const SHORT_WORDS: [&str; 3] = ["in", "de", "des"];

/// The words of a name, one behind the other, folded.
#[derive(Debug)]
pub(super) struct NameParts {
    joined: String,
    /// The letters of `joined`.
    alphabet: Alphabet,
    /// Whether a stroke or the like parts two names for one thing: `verzogen/verstorben`.
    pub(super) has_stroke: bool,
    /// Where the words begin in `joined`; the last one is its end.
    bounds: Vec<usize>,
}

impl NameParts {
    /// The words of `name`: parted by blanks, punctuation, digits, and where a capital follows a small letter. A `no` at
    /// the end of others is a number (`Contact No.`) and left out, unless it denies messages (`Marketing no`). `None` of a
    /// text that is too long for that.
    pub(super) fn of(name: &str) -> Option<Self> {
        (name.len() <= LONGEST).then(|| Self::of_text(name))
    }

    /// The same of a text, however long.
    pub(super) fn of_text(name: &str) -> Self {
        let mut parts = Self {
            joined: String::new(),
            alphabet: Alphabet::of(""),
            has_stroke: STROKES.iter().any(|stroke| name.contains(stroke)),
            bounds: vec![0],
        };
        let mut word = String::new();
        let mut after_small = false;
        let letters: Vec<char> = name.chars().collect();
        for (at, character) in letters.iter().copied().enumerate() {
            if !(character.is_alphabetic() || is_mark(character))
                || after_small && character.is_uppercase()
                || begins_behind_capitals(&letters, at)
            {
                parts.push(&word);
                word.clear();
            }
            if character.is_alphabetic() || is_mark(character) {
                word.push(character);
            }
            after_small = character.is_lowercase();
        }
        parts.push(&word);
        parts.alphabet = Alphabet::of(&parts.joined);
        if name.trim_end().ends_with(NUMBER_SIGNS) || !parts.has(&DENIED_BY_NO) {
            parts.drop_number_sign();
        }
        parts
    }

    /// The other words, where those that belong to one of `tables` are taken out.
    pub(super) fn without(&self, tables: &[&Stems]) -> Self {
        let taken = self.all_places(tables);
        let mut rest =
            Self { joined: String::new(), alphabet: self.alphabet, has_stroke: self.has_stroke, bounds: vec![0] };
        for (start, end) in self.words() {
            if !taken.iter().any(|place| place.start < end && start < place.end) {
                rest.joined.push_str(self.joined.get(start..end).unwrap_or_default());
                rest.bounds.push(rest.joined.len());
            }
        }
        rest.alphabet = Alphabet::of(&rest.joined);
        rest
    }

    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words().count()
    }

    /// Whether the last of several words is a letter.
    pub(super) fn ends_in_letter(&self) -> bool {
        self.count() > 1 && self.words().last().is_some_and(|(start, end)| end - start == 1)
    }

    /// Where the words begin and end.
    fn words(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.bounds.iter().copied().zip(self.bounds.iter().copied().skip(1))
    }

    fn all_places(&self, tables: &[&Stems]) -> Vec<Range<usize>> {
        tables.iter().flat_map(|stems| stems.iter()).flat_map(|stem| self.places(stem)).collect()
    }

    fn drop_number_sign(&mut self) {
        let [.., start, _] = *self.bounds.as_slice() else { return };
        if start > 0 && self.joined.get(start..) == Some("no") {
            self.joined.truncate(start);
            self.bounds.pop();
            self.alphabet = Alphabet::of(&self.joined);
        }
    }

    fn push(&mut self, word: &str) {
        let before = self.joined.len();
        self.joined.extend(folded(word).filter(|letter| letter.is_alphanumeric()));
        if self.joined.len() > before {
            self.bounds.push(self.joined.len());
        }
    }

    /// Whether one of `stems` is in the name.
    pub(super) fn has(&self, stems: &Stems) -> bool {
        stems.iter().any(|stem| self.places(stem).next().is_some())
    }

    /// Whether the whole name is one of `stems`.
    pub(super) fn is(&self, stems: &Stems) -> bool {
        stems.iter().any(|stem| stem.letters == self.joined)
    }

    /// Whether every word of the name belongs to one of `tables`.
    pub(super) fn consist_of(&self, tables: &[&Stems]) -> bool {
        let belongs = |start: usize, end: usize, stem: &Stem| {
            self.places(stem).any(|at| at.start <= start && start < at.end && (end <= at.end || stem.open_end))
        };
        let stems = || tables.iter().flat_map(|stems| stems.iter());
        self.words().all(|(start, end)| stems().any(|stem| belongs(start, end, stem)))
    }

    /// Where the longest one of `stems` that is in the name stands.
    pub(super) fn find(&self, stems: &Stems) -> Option<Range<usize>> {
        stems.iter().filter_map(|stem| self.places(stem).next()).max_by_key(Range::len)
    }

    /// Whether one of `stems` is the end of a name that says more.
    pub(super) fn ends_with(&self, stems: &Stems) -> bool {
        let is_last = |found: Range<usize>| found.start > 0 && found.end == self.joined.len();
        stems.iter().any(|stem| self.places(stem).any(is_last))
    }

    /// Whether one of `stems` stands outside of `span`.
    pub(super) fn has_outside(&self, stems: &Stems, span: &Range<usize>) -> bool {
        let is_outside = |found: Range<usize>| found.end <= span.start || found.start >= span.end;
        stems.iter().any(|stem| self.places(stem).any(is_outside))
    }

    /// The words between the last one of `stems` before `place` and the word that `place` is in.
    pub(super) fn since(&self, stems: &Stems, place: &Range<usize>) -> Option<Self> {
        let word = self.bounds.iter().copied().rfind(|bound| *bound <= place.start)?;
        let before = stems.iter().flat_map(|stem| self.places(stem)).map(|found| found.end).filter(|end| *end <= word);
        let last = before.max()?;
        let mut bounds: Vec<usize> =
            self.bounds.iter().filter(|at| (last..=word).contains(*at)).map(|at| at - last).collect();
        bounds.dedup();
        let joined = self.joined.get(last..word)?.to_owned();
        Some(Self { alphabet: Alphabet::of(&joined), joined, has_stroke: self.has_stroke, bounds })
    }

    /// Whether one of `stems` stands behind `place`.
    pub(super) fn has_behind(&self, stems: &Stems, place: &Range<usize>) -> bool {
        stems.iter().any(|stem| self.places(stem).any(|found| found.start >= place.end))
    }

    /// Whether `stem` is at `place` by chance: it begins within a word and goes on in the next one too soon (`run subject` has no
    /// `unsub`), or, being one word, ends too soon within another: `invitations` in `Invitation Status`.
    fn is_chance(&self, stem: &Stem, place: &Range<usize>) -> bool {
        let mut within = self.bounds.iter().filter(|bound| place.start < **bound && **bound < place.end);
        let (Some(first), begins_within) = (within.next(), !self.bounds.contains(&place.start)) else { return false };
        let last = within.next_back().unwrap_or(first);
        let ends_within = stem.is_one_word && !self.bounds.contains(&place.end);
        begins_within && first - place.start < FEWEST_LETTERS || ends_within && place.end - last < FEWEST_LETTERS
    }

    /// Where a stem stands.
    fn places<'a>(&'a self, stem: &'a Stem) -> impl Iterator<Item = Range<usize>> + 'a {
        let letters = stem.letters.as_str();
        let (anywhere, at_words) = match stem.alphabet.is_within(self.alphabet) {
            true if stem.open_start => (0..self.joined.len(), [].as_slice()),
            true => (0..0, self.bounds.as_slice()),
            false => (0..0, [].as_slice()),
        };
        let starts = anywhere.chain(at_words.iter().copied());
        // `Opt-in valid` is not invalid, nor is `liste des abonnés` one of `désabonnés`.
        let is_split_behind = |word: &str, at: usize| {
            let rest = letters.strip_prefix(word).filter(|rest| !rest.is_empty() && stem.is_one_word);
            rest.is_some() && self.bounds.contains(&(at + word.len()))
        };
        let is_split = move |at: usize| SHORT_WORDS.iter().any(|word| is_split_behind(word, at));
        let is_here = move |at: &usize| {
            let rest = self.joined.as_bytes().get(*at..);
            rest.is_some_and(|rest| rest.starts_with(letters.as_bytes())) && !is_split(*at)
        };
        let place = |at: usize| at..at + letters.len();
        starts
            .filter(is_here)
            .map(place)
            .filter(move |place| !self.is_chance(stem, place))
            .filter(|place| stem.open_end || self.bounds.contains(&place.end))
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
        let has = |name: &str, stem: &'static str| NameParts::of(name).unwrap().has(&Stems::of(stem));
        for name in ["doNotEmail", "do_not_email", "DO NOT EMAIL", "Do-not-E-mail", "donotemail"] {
            assert!(has(name, "do not*"), "{name}");
        }
        assert!(has("Telefonsperre", "*sperr*") && !has("Telefonsperre", "sperr*"));
        assert!(has("opt out date", "opt out") && !has("option", "opt"));
        assert!(has("HasOptedOutOfFax", "fax") && has("E-Mail 2", "email"));
        assert!(has("De\u{301}sinscrit", "desinscr*"));
    }
}
