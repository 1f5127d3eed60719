//! The stable names of other layers, as values that clap knows: it lists them in help texts, errors and completions.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::report::Format;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
