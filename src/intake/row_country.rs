//! The country that a row of a list names.

use std::ops::Range;

use crate::base::country::Country;
use crate::identity::phone::country_of_code;
use crate::table::null_word::is_nothing;

use super::list_row::RowCells;

/// What the first filled cell of these places names; of a name that nobody knows `Some(None)`, because to read the numbers of
/// the row by another country would be a guess.
pub(super) fn named_country(row: &mut impl RowCells, places: Range<usize>) -> Option<Option<Country>> {
    let mut named = None;
    for place in places {
        let text = row.cell(place).unwrap_or_default();
        if named.is_none() && !is_nothing(text) {
            named = Some(Country::read(text).or_else(|| country_of_code(text)));
        }
    }
    named
}
