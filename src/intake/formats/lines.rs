//! Lists of a fixed layout: each line of a block becomes a row of one cell. What the layouts are is told in `layout`.

use crate::intake::layout::{Layout, Misfit};
use crate::intake::list_row::{ListRow, RowCells};

/// How the lines of one list are read.
#[derive(Clone, Debug)]
pub(in crate::intake) struct Lines {
    layout: Layout,
    /// Of the first line, in characters.
    width: usize,
}

/// One line, as the entry that it holds.
pub(in crate::intake) struct LineRow {
    entry: String,
}

impl Lines {
    /// Of a list that begins with this line.
    pub(in crate::intake) fn new(layout: Layout, first_line: &str) -> Self {
        Self { layout, width: first_line.chars().count() }
    }

    /// The entry in a line, if it fits.
    pub(in crate::intake) fn entry(&self, line: &str) -> Option<String> {
        self.layout.read(line, self.width).ok()
    }

    /// The row that a line is; `None` of a blank one.
    ///
    /// # Errors
    /// When it does not fit.
    pub(in crate::intake) fn read(&self, line: &str) -> Result<Option<LineRow>, Misfit> {
        // Old programs end a file with a sign of its end.
        if line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1a}').is_empty() {
            return Ok(None);
        }
        self.layout.read(line, self.width).map(|entry| Some(LineRow { entry }))
    }
}

impl RowCells for LineRow {
    fn cell(&mut self, place: usize) -> Option<&str> {
        (place == 0).then_some(&self.entry)
    }
}

impl ListRow for LineRow {
    fn width(&self) -> usize {
        1
    }

    fn text(&mut self) -> &str {
        &self.entry
    }

    fn cells(&mut self) -> Vec<String> {
        vec![self.entry.clone()]
    }

    fn lines(&mut self) -> Vec<Vec<String>> {
        Vec::new()
    }

    fn is_blank(&mut self) -> bool {
        self.entry.trim().is_empty()
    }

    fn is_comment(&mut self) -> bool {
        false
    }

    fn ats(&self) -> usize {
        self.entry.matches('@').count()
    }
}
