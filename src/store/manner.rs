//! What many entries of the lists of a run have in common, as a small number that stands for it. A list has one or a few;
//! dates add one for each width that they have.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use super::entry::NewEntry;
use super::record::saturate;
use crate::base::recipe_id::RecipeId;

/// What an entry says beside its key, line and moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Manner {
    pub(crate) scope: u16,
    pub(crate) recipe: RecipeId,
    pub(crate) loose: bool,
    /// Seconds from the first moment at which the fact may have happened to the last; none if no time is known.
    pub(crate) width: Option<u32>,
}

impl Manner {
    /// The manner of `entry` of `scope`, and the first moment of its time.
    #[inline]
    pub(crate) fn of(entry: &NewEntry, scope: u16) -> (Self, u32) {
        let (width, moment) = match entry.time {
            Some(time) => (Some(saturate(time.hi).saturating_sub(saturate(time.lo))), saturate(time.lo)),
            None => (None, 0),
        };
        (Self { scope, recipe: entry.recipe, loose: entry.loose, width }, moment)
    }
}

/// The manners of all entries so far; their place is their number.
#[derive(Default)]
pub(crate) struct Manners(RwLock<Vec<Manner>>);

impl Manners {
    /// A panic elsewhere ends the run by itself, and leaves no manner half written.
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Vec<Manner>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of `manner`, which is made if it is new. Must not be called while a guard of [`Manners::read`] lives.
    fn number(&self, manner: Manner) -> u32 {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().position(|known| *known == manner).unwrap_or_else(|| {
            all.push(manner);
            all.len() - 1
        });
        at as u32
    }
}

/// The numbers that one thread asked for lately, so that it need not wait for others entry by entry.
pub(crate) struct MannerNumbers<'a> {
    manners: &'a Manners,
    known: Vec<(Manner, u32)>,
}

impl<'a> MannerNumbers<'a> {
    pub(crate) fn new(manners: &'a Manners) -> Self {
        Self { manners, known: Vec::new() }
    }

    #[inline]
    pub(crate) fn number(&mut self, manner: Manner) -> u32 {
        match self.known.iter().find(|(known, _)| *known == manner) {
            Some((_, number)) => *number,
            None => self.ask(manner),
        }
    }

    #[cold]
    fn ask(&mut self, manner: Manner) -> u32 {
        let number = self.manners.number(manner);
        self.known.push((manner, number));
        number
    }
}
