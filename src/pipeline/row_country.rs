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
        if !options.reads_countries() {
            return PhoneRules::default();
        }
        let mut found: Option<Option<Country>> = None;
        for place in options.country_places() {
            let Some(text) = source.text(place).filter(|text| !text.is_empty()) else { continue };
            let here = match self.known.get(text, || named(text)) {
                Named::Nothing => continue,
                Named::Country(here) => Some(here),
                Named::Unknown => None,
            };
            // At home and at work in two countries: nobody knows which numbers are dialled where.
            found = Some(found.map_or(here, |before| before.filter(|before| Some(*before) == here)));
        }
        let rules = PhoneRules::of(options.dialling, false);
        PhoneRules { country: found.unwrap_or(rules.country), ..rules }
    }
}

fn named(text: &str) -> Named {
    // `NA` is Namibia, and what programs write for nothing.
    match (Country::read(text).or_else(|| country_of_code(text)), is_nothing(text)) {
        (Some(country), false) => Named::Country(country),
        (_, true) if !text.trim().eq_ignore_ascii_case("NA") => Named::Nothing,
        _ => Named::Unknown,
    }
}
