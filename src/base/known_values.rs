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
pub struct KnownValues<V>(HashMap<String, V, RandomState>);

impl<V> Default for KnownValues<V> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<V: Copy> KnownValues<V> {
    /// What `text` says: as `read` said of it before, or as it says now.
    pub fn get(&mut self, text: &str, read: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let value = read();
        if text.len() <= LONGEST && self.0.len() < MOST {
            self.0.insert(text.to_owned(), value);
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
        assert_eq!(known.0.len(), MOST);
    }
}
