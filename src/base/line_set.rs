//! A set of lines of one file. It takes an eighth of a byte for each line of the file, however many of them are in it.

const BITS: u64 = u64::BITS as u64;

/// See the module. Lines may be put into it in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineSet {
    /// Bit `n` of word `w` is line `64 w + n`; the last word is not zero.
    words: Vec<u64>,
    len: u64,
}

impl LineSet {
    pub fn insert(&mut self, line: u64) {
        let (at, bit) = place(line);
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at) {
            self.len += u64::from(*word & bit == 0);
            *word |= bit;
        }
    }

    #[must_use]
    pub fn contains(&self, line: u64) -> bool {
        let (at, bit) = place(line);
        self.words.get(at).is_some_and(|word| word & bit != 0)
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its lines in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> {
        let bits = |word: u64| (0..BITS).filter(move |bit| word >> bit & 1 != 0);
        let words = (0..).zip(&self.words).filter(|(_, word)| **word != 0);
        words.flat_map(move |(at, word)| bits(*word).map(move |bit| at * BITS + bit))
    }
}

impl FromIterator<u64> for LineSet {
    fn from_iter<T: IntoIterator<Item = u64>>(lines: T) -> Self {
        let mut set = Self::default();
        set.extend(lines);
        set
    }
}

impl Extend<u64> for LineSet {
    fn extend<T: IntoIterator<Item = u64>>(&mut self, lines: T) {
        lines.into_iter().for_each(|line| self.insert(line));
    }
}

fn place(line: u64) -> (usize, u64) {
    ((line / BITS) as usize, 1 << (line % BITS))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_set_of_lines_is_a_set(lines in prop::collection::vec(0..700_u64, 0..90)) {
            let (mut set, mut model) = (LineSet::default(), BTreeSet::new());
            for line in &lines {
                set.insert(*line);
                model.insert(*line);
                prop_assert_eq!(set.len(), model.len() as u64);
            }
            prop_assert!(set.iter().eq(model.iter().copied()));
            prop_assert!((0..800).all(|line| set.contains(line) == model.contains(&line)));
            prop_assert_eq!(set.is_empty(), lines.is_empty());
            let mut sorted = LineSet::default();
            sorted.extend(model);
            prop_assert_eq!(sorted, set);
        }
    }

    /// What README says of it.
    #[test]
    fn a_line_takes_an_eighth_of_a_byte() {
        let mut set = LineSet::default();
        set.extend(0..1 << 20);
        assert_eq!(set.words.len() * 8, 1 << 17);
    }
}
