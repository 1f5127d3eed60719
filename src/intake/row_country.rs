//! The country that a row of a list names.

use std::ops::Range;

use crate::base::country::Country;
use crate::identity::phone::country_of_code;
use crate::table::null_word::is_nothing;

use super::list_row::RowCells;

/// What the filled cells of these places name; of a name that nobody knows, or of two countries, `Some(None)`, because to read
/// the numbers of the row by one of them would be a guess.
pub(super) fn named_country(row: &mut impl RowCells, places: Range<usize>) -> Option<Option<Country>> {
    let mut named: Option<Option<Country>> = None;
    for place in places {
        let text = row.cell(place).unwrap_or_default();
        if !is_nothing(text) {
            let here = Country::read(text).or_else(|| country_of_code(text));
            named = Some(named.map_or(here, |before| before.filter(|before| Some(*before) == here)));
        }
    }
    named
}
