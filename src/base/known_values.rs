//! What the values of one column say, remembered: most columns of answers hold few of them, and reading one takes longer than
//! looking it up. Not what they say: that is for whoever asks.
//!
//! Invariant: its size does not grow with the list.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Longer values are rarely the same twice. In bytes.
const LONGEST: usize = 64;
/// So many different values are remembered.
const MOST: usize = 512;

/// See the module.
#[derive(Clone, Debug)]
pub struct KnownValues<V> {
    all: Vec<(Box<str>, V)>,
    /// The place of each in `all`.
    places: HashMap<Box<str>, usize, RandomState>,
    /// The place of the last one asked for: the next is often the same.
    last: usize,
}

impl<V> Default for KnownValues<V> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::default(), last: 0 }
    }
}

impl<V: Copy> KnownValues<V> {
    /// What `text` says: as `read` said of it before, or as it says now.
    #[inline]
    pub fn get(&mut self, text: &str, read: impl FnOnce() -> V) -> V {
        match self.all.get(self.last) {
            Some((last, value)) if **last == *text => *value,
            _ => self.look_up(text, read),
        }
    }

    fn look_up(&mut self, text: &str, read: impl FnOnce() -> V) -> V {
        let known = self.places.get(text).and_then(|place| Some((*place, self.all.get(*place)?.1)));
        if let Some((place, value)) = known {
            self.last = place;
            return value;
        }
        let value = read();
        if text.len() <= LONGEST && self.all.len() < MOST {
            self.places.insert(text.into(), self.all.len());
            self.all.push((text.into(), value));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_once_and_not_all_of_them_are_kept() {
        let mut known = KnownValues::default();
        assert_eq!((known.get("ja", || 1), known.get("ja", || 2)), (1, 1));
        let long = "x".repeat(LONGEST + 1);
        assert_eq!((known.get(&long, || 1), known.get(&long, || 2)), (1, 2));
        (0..2 * MOST).for_each(|number| assert_eq!(known.get(&number.to_string(), || number), number));
        assert_eq!((known.all.len(), known.places.len()), (MOST, MOST));
        assert_eq!((known.get("ja", || 3), known.get("1", || 3), known.get("1", || 4)), (1, 1, 1));
    }
}
