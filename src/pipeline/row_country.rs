//! The country of a row, as far as it says how a number without the code of one is dialled: that of its country column, else
//! that of the campaign. A country that nobody knows is none: to read its numbers by another one would be a guess.

use crate::base::country::Country;
use crate::base::known_values::KnownValues;
use crate::identity::phone::{PhoneRules, country_of_code};
use crate::table::null_word::is_nothing;

use super::cells::CellSource;
use super::options::JudgeOptions;

/// Reads the country of rows. Belongs to a worker: it remembers what values say.
#[derive(Default)]
pub(super) struct RowCountry {
    known: KnownValues<Named>,
}

/// What a cell says.
#[derive(Clone, Copy)]
enum Named {
    Nothing,
    Country(Country),
    Unknown,
}

impl RowCountry {
    /// How the numbers of the row are read that `source` was turned to.
    #[inline]
    pub(super) fn rules(&mut self, source: &mut impl CellSource, options: &JudgeOptions) -> PhoneRules {
        if !options.reads_phones() {
            return PhoneRules::default();
        }
        let mut country = options.country;
        for place in options.country_places() {
            let Some(text) = source.text(place).filter(|text| !text.is_empty()) else { continue };
            match self.known.get(text, || named(text)) {
                Named::Nothing => {}
                Named::Country(found) => return PhoneRules { country: Some(found), is_list: false },
                Named::Unknown => country = None,
            }
        }
        PhoneRules { country, is_list: false }
    }
}

fn named(text: &str) -> Named {
    match (Country::read(text).or_else(|| country_of_code(text)), is_nothing(text)) {
        (Some(country), false) => Named::Country(country),
        (None, true) => Named::Nothing,
        // `NA` is Namibia, and what programs write for nothing.
        (None, false) | (Some(_), true) => Named::Unknown,
    }
}
