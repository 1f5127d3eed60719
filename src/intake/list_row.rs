//! A row of a foreign list as its format yields it. Whoever reads it asks for cells and knows nothing of files or blocks.

use crate::table::readings::OtherReading;

/// The cells of a row, named by their place in the columns that are wanted (`Plan::wanted`).
pub(super) trait RowCells {
    /// The text of a wanted cell; `None` if the row is too short.
    fn cell(&mut self, place: usize) -> Option<&str>;

    /// Calls `each` with every other text that a wanted cell may hold, where nobody knows how it is encoded.
    fn each_other_reading(&mut self, _place: usize, _each: &mut dyn FnMut(OtherReading, &str)) {}
}

/// One row.
pub(super) trait ListRow: RowCells {
    /// How many cells it has, wanted or not.
    fn width(&self) -> usize;

    /// Everything that the row holds, as text: with what its format puts between the cells.
    fn text(&mut self) -> &str;

    /// Every cell, wanted or not.
    fn cells(&mut self) -> Vec<String>;

    /// The lines of a row that spans several, each taken apart as if it were a row of its own; none of any other row.
    fn lines(&mut self) -> Vec<Vec<String>>;

    /// Whether the row holds nothing but blanks and what its format puts between the cells.
    fn is_blank(&mut self) -> bool;

    /// Whether the row begins as comments do.
    fn is_comment(&mut self) -> bool;

    /// How many @ stand in the row, at most.
    fn ats(&self) -> usize;
}
