//! Things that come in any order and go on in the order of their numbers, which count from 0.

use std::collections::BTreeMap;

/// See the module.
pub struct InTurn<T> {
    next: u64,
    waiting: BTreeMap<u64, T>,
}

impl<T> Default for InTurn<T> {
    fn default() -> Self {
        Self { next: 0, waiting: BTreeMap::new() }
    }
}

impl<T> InTurn<T> {
    /// Takes the thing of this number; each comes once.
    pub fn put(&mut self, number: u64, thing: T) {
        self.waiting.insert(number, thing);
    }

    /// The thing whose turn it is, if it is there.
    pub fn take_next(&mut self) -> Option<T> {
        let thing = self.waiting.remove(&self.next)?;
        self.next += 1;
        Some(thing)
    }

    /// How many had their turn.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_on_before_its_turn() {
        let mut turns = InTurn::default();
        turns.put(1, 'b');
        assert_eq!((turns.take_next(), turns.taken()), (None, 0));
        turns.put(0, 'a');
        turns.put(3, 'd');
        assert_eq!([turns.take_next(), turns.take_next(), turns.take_next()], [Some('a'), Some('b'), None]);
        assert_eq!(turns.taken(), 2);
    }
}
