//! The numbers beside an address in one cell: `max@firma.de, 0171 2345678`. Whoever wrote both there objects by both.

use crate::identity::beside_address::numbers_beside;
use crate::table::role::{PhoneUse, Role};

use super::entry_maker::{CellFinding, EntryMaker};
use super::list_part::RowPlace;

/// Makes entries of them; what has digits and cannot be dialled is counted. The cell is an entry, whatever they are.
pub(super) fn read_numbers(maker: &mut EntryMaker<'_>, cell: &str, place: RowPlace) -> CellFinding {
    if let Some(numbers) = numbers_beside(cell) {
        maker.read_cell(&numbers, Role::Phone(PhoneUse::Any), place);
        let is_missed = maker.take_lack_of_country(place.line);
        maker.part.rows.numbers_unread += u64::from(is_missed);
    }
    CellFinding::Entry
}
