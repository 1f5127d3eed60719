//! Every identifier that a campaign goes to in a contact list, in its order: for whoever has to be told about them. Read as the
//! judge reads them, so that what a register is asked about is what a run looks up.

use crate::base::cancel::Cancel;
use crate::base::country::Country;
use crate::identity::identifier::{Identifier, IdentifierReader};
use crate::table::fields::FieldReader;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::cells::CellSource as _;
use super::csv_cells::CsvCells;
use super::error::PipelineError;
use super::options::JudgeOptions;
use super::row_country::RowCountry;

/// What is done with an identifier, and with the country that its row names.
type Each<'a, E> = &'a mut dyn FnMut(&Identifier<'_>, Option<Country>) -> Result<(), E>;

/// How many rows the list has.
///
/// Calls `each` with every identifier in a column that the campaign goes to, and the country that its row names. What may be meant
/// otherwise is left out: it makes nobody known.
///
/// # Errors
/// What reading the list, or `each`, may say; or an interruption.
pub fn each_identifier<E: From<PipelineError>>(
    reader: &mut TableReader,
    options: &JudgeOptions,
    cancel: &Cancel,
    each: Each<'_, E>,
) -> Result<u64, E> {
    let dialect = *reader.dialect();
    let mut fields = FieldReader::new(&dialect, &options.wanted());
    let (mut identifiers, mut country) = (IdentifierReader::default(), RowCountry::default());
    let (mut block, mut rows, mut failed) = (Block::default(), 0, None);
    loop {
        cancel.check().map_err(PipelineError::from)?;
        let Some(next) = reader.next_block(block).map_err(PipelineError::from)? else { return Ok(rows) };
        let mut cells = CsvCells::new(&mut fields, &dialect, &next);
        for row in 0..cells.rows() {
            cells.turn_to(row);
            identifiers.phones = country.rules(&mut cells, options);
            let named = identifiers.phones.country;
            for (place, column) in
                options.identifier_columns.iter().enumerate().filter(|(_, column)| column.is_addressed)
            {
                let Some(text) = cells.text(place) else { continue };
                identifiers.read(column.kind, text, &mut |identifier| {
                    if failed.is_none() && !identifier.is_doubtful() {
                        failed = each(identifier, named).err();
                    }
                });
            }
            rows += 1;
        }
        if let Some(error) = failed.take() {
            return Err(error);
        }
        block = next;
    }
}
