//! The stable names of other layers, as values that clap knows: it lists them in help texts, errors and completions.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::base::channel::Channel;
use crate::base::digest::DigestAlgorithm;
use crate::base::list_kind::ListKind;
use crate::pipeline::{MatchWidth, Ragged};
use crate::report::Format;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Channel {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for DigestAlgorithm {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for ListKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for MatchWidth {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Loose, Self::Exact]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Loose => "loose",
            Self::Exact => "exact",
        }))
    }
}

impl ValueEnum for Ragged {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Lenient, Self::Strict]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Lenient => "lenient",
            Self::Strict => "strict",
        }))
    }
}
