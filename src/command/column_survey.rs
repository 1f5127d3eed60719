//! What stands in the columns of a whole list, for `scrub columns`: how often, and the commonest values. Not how a column was
//! found: `columns`.
//!
//! Invariant: of no cell more than its first few bytes are kept; and a value is shown only if it is a word that several rows
//! share or that the column is read by, never a name, a number or an address of somebody.

use std::borrow::Cow;
use std::collections::HashMap;

use anyhow::Result;

use crate::base::own_column::{OwnRule, ValueClass};
use crate::base::personal::{MASK, found_in, holds_number, mask};
use crate::policy::own_column::{OwnReading, Says};
use crate::table::fields::all_cells;
use crate::table::reader::TableReader;
use crate::table::split::Block;

/// So many different values of a column are remembered ...
const MOST_VALUES: usize = 2000;
/// ... and so many are shown.
const SHOWN_VALUES: usize = 8;
/// A column of more different values, in which nothing is read, holds something of each person.
const FEW_VALUES: usize = 50;
/// So many bytes of a cell are kept.
const LONGEST_KEPT: usize = 64;
/// Longer values are text, of which nobody needs to see more.
const LONGEST_SHOWN: usize = 40;

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub(super) struct CellRule {
    pub rule: OwnRule,
    /// The column is one of the list's own.
    pub is_own: bool,
    /// It holds names of people.
    pub names_people: bool,
}

/// See the module.
pub(super) struct Survey {
    pub rows: u64,
    pub columns: Vec<ColumnSurvey>,
}

/// What stands in one column.
pub(super) struct ColumnSurvey {
    rule: CellRule,
    pub filled: u64,
    /// By their beginnings.
    pub values: HashMap<String, Value>,
    /// There are more different values than are remembered.
    pub more: bool,
    /// Some value speaks of a subscription.
    pub speaks_of_subscription: bool,
}

/// What a value says; where several begin alike, the first one that objects, or else the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub rows: u64,
    pub class: ValueClass,
    pub says: Says,
}

impl Survey {
    /// Reads the list to its end; `rules` are those of its columns.
    pub(super) fn of(
        reader: &mut TableReader,
        rules: &[CellRule],
        reading: OwnReading,
        check: &dyn Fn() -> Result<()>,
    ) -> Result<Self> {
        let dialect = *reader.dialect();
        let mut survey = Self { rows: 0, columns: rules.iter().map(|rule| ColumnSurvey::new(*rule)).collect() };
        let mut block = Block::default();
        while let Some(next) = reader.next_block(std::mem::take(&mut block))? {
            check()?;
            for record in &next.records {
                survey.rows += 1;
                let cells = all_cells(record.content(&next.bytes), &dialect);
                survey.columns.iter_mut().zip(&cells).for_each(|(column, cell)| column.add(cell.trim(), reading));
            }
            block = next;
        }
        Ok(survey)
    }
}

impl ColumnSurvey {
    fn new(rule: CellRule) -> Self {
        Self { rule, filled: 0, values: HashMap::new(), more: false, speaks_of_subscription: false }
    }

    fn add(&mut self, cell: &str, reading: OwnReading) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let key = beginning(cell);
        let is_whole = matches!(key, Cow::Borrowed(_));
        if let Some(value) = self.values.get_mut(key.as_ref()).filter(|_| is_whole) {
            value.rows += 1;
            return;
        }
        let rule = self.rule.rule;
        let statement = reading.read(cell, rule.on(reading.channel));
        self.speaks_of_subscription |= statement.is_subscription;
        let new = Value { rows: 1, class: reading.read(cell, rule).class, says: statement.says };
        let has_room = self.values.len() < MOST_VALUES;
        match self.values.get_mut(key.as_ref()) {
            Some(value) if value.says != Says::Objects => *value = Value { rows: value.rows + 1, ..new },
            Some(value) => value.rows += 1,
            None if has_room => _ = self.values.insert(key.into_owned(), new),
            None => self.more = true,
        }
    }

    /// The commonest values that may be shown, each as it is shown.
    pub(super) fn commonest(&self) -> Vec<(String, Value)> {
        let is_few = self.values.len() <= FEW_VALUES && !self.more;
        let is_shown = |(text, value): &(&String, &Value)| {
            let is_word = value.says == Says::Objects || self.rule.is_own && value.class != ValueClass::Other;
            let is_shared = value.rows > 1 && (is_few || self.rule.is_own) && !self.rule.names_people;
            is_word || (is_shared || self.rule.is_own && is_few) && text.len() <= LONGEST_SHOWN
        };
        let mut values: Vec<_> = self.values.iter().filter(is_shown).collect();
        values.sort_by_key(|(text, value)| (std::cmp::Reverse(value.rows), *text));
        values.truncate(SHOWN_VALUES);
        // What one row says in its own words may name somebody.
        let is_own_words = |value: &Value| value.class == ValueClass::Other && value.rows == 1;
        let shown = |text: &str, value: &Value| if is_own_words(value) { MASK.to_owned() } else { shown(text) };
        values.into_iter().map(|(text, value)| (shown(text, value), *value)).collect()
    }
}

fn beginning(cell: &str) -> Cow<'_, str> {
    match cell.char_indices().find(|(at, c)| at + c.len_utf8() > LONGEST_KEPT) {
        Some((end, _)) => Cow::Owned(format!("{}...", cell.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(cell),
    }
}

/// The value, or a mask where it may tell who somebody is.
fn shown(text: &str) -> String {
    let lower = text.to_lowercase();
    let is_spelled_out =
        [" at ", " ät ", " chez ", " arroba "].iter().any(|at| lower.contains(at)) && lower.contains('.');
    let is_personal = mask(text) != text || found_in(text).is_some() || holds_number(text) || is_spelled_out;
    match text.char_indices().nth(LONGEST_SHOWN) {
        _ if is_personal => MASK.to_owned(),
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::channel::Channel;
    use crate::base::own_column::OwnRole;

    #[test]
    fn what_may_be_somebody_is_masked() {
        for text in
            ["491711234567", "max.muster at gmail.com", "DE89 3704 0044 0532 0130 00", "a@b.example", "4711-0815-1"]
        {
            assert_eq!(shown(text), MASK, "{text}");
        }
        for text in ["yes", "unsubscribed", "2024-03-12", "12.03.24 10:30", "VIP|abgemeldet", "at the booth"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn of_a_long_cell_the_beginning_is_kept_and_the_whole_is_read() {
        let rule = CellRule { rule: OwnRule::of(OwnRole::Status), is_own: true, names_people: false };
        let mut column = ColumnSurvey::new(rule);
        let reading = OwnReading { channel: Channel::Email, at: 0 };
        let text = "x ".repeat(1 << 16);
        (0..500).for_each(|row| column.add(&format!("{row} {text}"), reading));
        column.add(&format!("{}; abgemeldet", "VIP; ".repeat(20)), reading);
        assert_eq!((column.filled, column.values.len()), (501, 501));
        assert!(column.values.keys().map(String::len).sum::<usize>() < 40_000);
        assert!(column.commonest().iter().any(|(_, value)| value.says == Says::Objects));

        assert_eq!(beginning(&"ä".repeat(1 << 20)), format!("{}...", "ä".repeat(32)));
        assert_eq!(beginning("x"), "x");
    }
}
