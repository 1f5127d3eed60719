//! Every identifier that a campaign goes to in a contact list, in its order: for whoever has to be told about them. Read as the
//! judge reads them, so that what a register is asked about is what a run looks up.

use crate::base::cancel::Cancel;
use crate::base::country::Country;
use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::{Identifier, IdentifierReader};
use crate::identity::phone::PhoneNumber;
use crate::identity::problem::Problem;
use crate::table::fields::FieldReader;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::cells::CellSource as _;
use super::csv_cells::CsvCells;
use super::error::PipelineError;
use super::options::{IdentifierColumn, JudgeOptions};
use super::row_country::RowCountry;

/// Where the row of an identifier is: the country that it names, and the numbers in it.
pub struct RowPlace<'a> {
    pub country: Option<Country>,
    pub numbers: &'a [PhoneNumber],
}

/// What is done with an identifier and the place of its row.
type Each<'a, E> = &'a mut dyn FnMut(&Identifier<'_>, &RowPlace<'_>) -> Result<(), E>;

/// What was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadRows {
    pub rows: u64,
    /// Cells that may hold an identifier that cannot be read, or be meant otherwise.
    pub unread: u64,
}

/// Calls `each` with every identifier in a column that the campaign goes to, and the place of its row. What may be meant otherwise is
/// left out: it makes nobody known.
///
/// # Errors
/// What reading the list, or `each`, may say; or an interruption.
pub fn each_identifier<E: From<PipelineError>>(
    reader: &mut TableReader,
    options: &JudgeOptions,
    cancel: &Cancel,
    each: Each<'_, E>,
) -> Result<ReadRows, E> {
    let dialect = *reader.dialect();
    let mut fields = FieldReader::new(&dialect, &options.wanted());
    let (mut identifiers, mut row_country) = (IdentifierReader::default(), RowCountry::default());
    let (mut block, mut read, mut failed) = (Block::default(), ReadRows::default(), None);
    let mut numbers = Vec::new();
    loop {
        cancel.check().map_err(PipelineError::from)?;
        let Some(next) = reader.next_block(block).map_err(PipelineError::from)? else { return Ok(read) };
        let mut cells = CsvCells::new(&mut fields, &dialect, &next);
        for row in 0..cells.rows() {
            cells.turn_to(row);
            identifiers.phones = row_country.rules(&mut cells, options);
            let country = identifiers.phones.country;
            read_numbers(&mut cells, options, &mut identifiers, &mut numbers);
            let row_place = RowPlace { country, numbers: &numbers };
            for (place, column) in addressed(options) {
                let Some(text) = cells.text(place) else { continue };
                let mut is_known = false;
                let problem = identifiers.read(column.kind, text, &mut |identifier| {
                    if failed.is_none() && !identifier.is_doubtful() {
                        is_known = true;
                        failed = each(identifier, &row_place).err();
                    }
                });
                read.unread += u64::from(problem.is_some_and(Problem::may_hide_identifier) && !is_known);
            }
            read.rows += 1;
        }
        if let Some(error) = failed.take() {
            return Err(error);
        }
        block = next;
    }
}

/// The columns that the campaign goes to, with their places.
fn addressed(options: &JudgeOptions) -> impl Iterator<Item = (usize, &IdentifierColumn)> {
    options.identifier_columns.iter().enumerate().filter(|(_, column)| column.is_addressed)
}

/// The numbers of a row, which say where it is.
fn read_numbers(
    cells: &mut CsvCells<'_>,
    options: &JudgeOptions,
    reader: &mut IdentifierReader,
    numbers: &mut Vec<PhoneNumber>,
) {
    numbers.clear();
    let columns = options.identifier_columns.iter().enumerate();
    for (place, _) in columns.filter(|(_, column)| column.kind == IdentifierKind::Phone) {
        let Some(text) = cells.text(place) else { continue };
        reader.read(IdentifierKind::Phone, text, &mut |identifier| numbers.extend(identifier.number().copied()));
    }
}
