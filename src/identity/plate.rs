//! A toy kind of identifier, compiled for tests only: the number plate of a car, `PLATE B-AB 12`, in the place of the
//! postal addresses that nobody can read yet. It shows what a kind takes: this file, its rows in `recipe`, and its
//! variant and reader in `identifier`. Everything else treats it as any other kind.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::spelling::{Spelled, Spelling};

/// The plate without the word before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plate<'a>(&'a str);

impl<'a> Plate<'a> {
    /// Reads the text of a cell.
    pub fn read(text: &'a str) -> Option<Self> {
        text.trim().strip_prefix("PLATE ").map(Self)
    }
}

impl Spelled for Plate<'_> {
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Postal
    }

    /// The loose form lacks blanks and hyphens.
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
        if spelling == Spelling::Normal {
            each(self.0, false);
            scratch.clear();
            scratch.extend(self.0.chars().filter(|c| !matches!(c, ' ' | '-')));
            if scratch != self.0 {
                each(scratch, true);
            }
        }
    }
}
