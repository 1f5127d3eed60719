//! Where the judgement of rows gets its text from. It asks for the cells of a few columns and knows nothing of files or
//! blocks, so that rows of a CSV block, a sheet or a batch in memory are judged by the same code.

use crate::table::readings::OtherReading;

/// Some rows of a contact list, read one after the other. Columns are named by their place in
/// [`JudgeOptions::wanted`](super::options::JudgeOptions::wanted).
pub(super) trait CellSource {
    /// How many rows there are.
    fn rows(&self) -> u32;

    /// Physical line in which a row starts; the first line of the list is 1.
    fn line(&self, row: u32) -> u64;

    /// Turns to a row and gives its number of fields. The cells that are asked for afterwards are those of this row.
    fn turn_to(&mut self, row: u32) -> usize;

    /// The text of a wanted column; `None` if the row is too short.
    fn text(&mut self, place: usize) -> Option<&str>;

    /// Whether the row holds line ends, inside quotes. None does where quotes mean nothing.
    fn has_lines(&self) -> bool {
        false
    }

    /// The lines inside quotes that the row holds, each as cells: see `table::swallowed`.
    fn rows_in_quotes(&mut self) -> Vec<Vec<String>> {
        Vec::new()
    }

    /// The lines of the row, each parted at every delimiter, quoted or not: for a row whose quotes mean nothing.
    fn lines(&mut self) -> Vec<Vec<String>> {
        Vec::new()
    }

    /// Calls `each` with every other text that a wanted column may hold. None where it is known how it is encoded.
    fn each_other_reading(&mut self, _place: usize, _each: &mut dyn FnMut(OtherReading, &str)) {}

    /// Calls `each` with every cell of the row and its 0-based column: for rows in which nobody knows what a column is.
    fn each_text(&mut self, each: &mut dyn FnMut(usize, &str));
}
