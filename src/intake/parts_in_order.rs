//! Puts the parts of a list back into its order, in which they count: of several faults the first one of the list is told,
//! whichever thread came upon one first.

use super::error::IntakeError;
use super::list_part::ListPart;
use super::tally::ListTally;
use crate::base::in_turn::InTurn;

/// What became of the parts so far.
pub(super) struct PartsInOrder<E> {
    tally: ListTally,
    parts: InTurn<Result<ListPart, E>>,
    error: Option<E>,
}

impl<E: From<IntakeError>> PartsInOrder<E> {
    pub(super) fn new() -> Self {
        Self { tally: ListTally::default(), parts: InTurn::default(), error: None }
    }

    /// Takes part `number` of the list called `name`, or why there is none, and adds up what is next in line.
    pub(super) fn put(&mut self, name: &str, number: u64, part: Result<ListPart, E>) {
        self.parts.put(number, part);
        while !self.has_failed()
            && let Some(part) = self.parts.take_next()
        {
            let added = part.and_then(|part| self.tally.add(name, part).map_err(E::from));
            self.error = added.err();
        }
    }

    /// Whether no more parts are wanted.
    pub(super) fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// The sums, once all of `count` parts were put.
    ///
    /// # Errors
    /// The first one of the list; and if a part never came, whose entries would be missing.
    pub(super) fn finish(self, name: &str, count: u64) -> Result<ListTally, E> {
        match self.error {
            Some(error) => Err(error),
            None if self.parts.taken() != count => Err(IntakeError::PartLost { name: name.to_owned() }.into()),
            None => Ok(self.tally),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::row_counts::RowCounts;

    fn part(lines: u64, hole: Option<u64>) -> ListPart {
        ListPart { rows: RowCounts { lines, ..RowCounts::default() }, hole, ..ListPart::default() }
    }

    #[test]
    fn parts_count_in_the_order_of_the_list() {
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
            let mut parts = PartsInOrder::<IntakeError>::new();
            for number in order {
                parts.put("x", number, Ok(part(1, (number > 1).then_some(number))));
            }
            assert!(matches!(parts.finish("x", 4), Err(IntakeError::Hole { line: 2, .. })), "{order:?}");
        }
    }

    #[test]
    fn what_comes_before_a_fault_counts_first() {
        let mut parts = PartsInOrder::<IntakeError>::new();
        parts.put("x", 1, Err(IntakeError::Empty { name: "x".to_owned() }));
        assert!(!parts.has_failed());
        parts.put("x", 0, Ok(part(1, Some(1))));
        assert!(parts.has_failed());
        assert!(matches!(parts.finish("x", 2), Err(IntakeError::Hole { .. })));
    }

    #[test]
    fn a_part_that_never_came_is_noticed() {
        for (number, count) in [(1, 2), (0, 2)] {
            let mut parts = PartsInOrder::<IntakeError>::new();
            parts.put("x", number, Ok(part(1, None)));
            assert!(matches!(parts.finish("x", count), Err(IntakeError::PartLost { .. })), "{number}");
        }
    }
}
