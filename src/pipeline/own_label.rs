//! What many objections of a list have in common has a number, so that the store keeps each in a few bytes (`RunNote`).
//!
//! Invariant: label and note together say all that the objection said.

use std::collections::HashMap;

use crate::base::own_column::ValueClass;
use crate::store::RunNote;

use super::error::PipelineError;
use super::own_objection::OwnObjection;
use super::row_objection::Found;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct OwnLabel {
    /// As in [`Found`].
    pub column: u16,
    pub class: ValueClass,
    pub bounce: bool,
    /// As in [`Found`].
    pub conditional: bool,
    /// The upper half of the line: a note has room for the lower one.
    pub line_high: u32,
}

/// All labels of a list, each with its number, in the order in which they came.
#[derive(Default)]
pub(super) struct OwnLabels(HashMap<OwnLabel, u16, foldhash::fast::RandomState>);

impl OwnLabels {
    /// An objection as the store keeps it; its label gets a number if it is new.
    pub(super) fn note(&mut self, found: &Found) -> Result<RunNote, PipelineError> {
        let Found { key, conditional, objection, .. } = *found;
        let OwnObjection { line, column, class, bounce, loose } = objection;
        let label = OwnLabel { column, class, bounce, conditional, line_high: (line >> 32) as u32 };
        let next = self.0.len();
        let label = match self.0.get(&label) {
            Some(number) => *number,
            None => {
                let number = u16::try_from(next).map_err(|_| PipelineError::TooManyObjections)?;
                *self.0.entry(label).or_insert(number)
            }
        };
        Ok(RunNote { key, label, loose, line: line as u32 })
    }

    /// The labels by their numbers.
    pub(super) fn into_vec(self) -> Vec<OwnLabel> {
        let mut labels: Vec<_> = self.0.into_iter().collect();
        labels.sort_unstable_by_key(|(_, number)| *number);
        labels.into_iter().map(|(label, _)| label).collect()
    }
}

impl OwnLabel {
    /// What was noted with this label.
    pub(super) fn objection(&self, note: &RunNote) -> OwnObjection {
        let line = u64::from(self.line_high) << 32 | u64::from(note.line);
        OwnObjection { line, column: self.column, class: self.class, bounce: self.bounce, loose: note.loose }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::identifier_kind::IdentifierKind;
    use crate::base::match_key::MatchKey;

    fn found(line: u64, column: u16, class: ValueClass) -> Found {
        let objection = OwnObjection { line, column, class, bounce: column & 1 == 0, loose: column & 2 == 0 };
        Found { key: MatchKey::new([1; 16]), objection, conditional: false, kind: IdentifierKind::Email }
    }

    #[test]
    fn label_and_note_say_all_of_an_objection() {
        let mut labels = OwnLabels::default();
        let lines = [1, u64::from(u32::MAX), 1 << 32, (1 << 33) + 7, u64::MAX];
        let all: Vec<_> = (0..30).map(|n| found(lines[n % 5], n as u16 / 4, ValueClass::Objection)).collect();
        let notes: Vec<_> = all.iter().map(|found| labels.note(found).unwrap()).collect();
        let labels = labels.into_vec();
        let read = notes.iter().map(|note| labels[usize::from(note.label)].objection(note));
        assert!(read.eq(all.iter().map(|found| found.objection)));
    }

    #[test]
    fn more_labels_than_numbers_are_an_error() {
        let mut labels = OwnLabels::default();
        let mut note = |column, class| labels.note(&found(1, column, class));
        assert!((0..=u16::MAX).all(|column| note(column, ValueClass::Objection).is_ok()));
        assert!(matches!(note(0, ValueClass::Date), Err(PipelineError::TooManyObjections)));
        assert!(note(9, ValueClass::Objection).is_ok());
    }
}
