//! What many entries of the lists of a run have in common, as a small number that stands for it. A list has one or a few;
//! dates add one for each width that they have.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

use super::entry::NewEntry;
use super::record::saturate;
use crate::base::recipe_id::RecipeId;

/// What an entry says beside its key, line and moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
pub(crate) struct Manners {
    all: RwLock<Vec<Manner>>,
    /// Whoever writes a list can make many, so they are not looked for one by one.
    numbers: Mutex<HashMap<Manner, u32>>,
}

impl Manners {
    /// A panic elsewhere ends the run by itself, and leaves no manner half written.
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Vec<Manner>> {
        self.all.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of `manner`, which is made if it is new. Must not be called while a guard of [`Manners::read`] lives.
    fn number(&self, manner: Manner) -> u32 {
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        *numbers.entry(manner).or_insert_with(|| {
            let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
            all.push(manner);
            (all.len() - 1) as u32
        })
    }
}

/// The numbers that one thread asked for lately, so that it need not wait for others entry by entry.
pub(crate) struct MannerNumbers<'a> {
    manners: &'a Manners,
    last: Option<(Manner, u32)>,
    known: HashMap<Manner, u32>,
}

impl<'a> MannerNumbers<'a> {
    pub(crate) fn new(manners: &'a Manners) -> Self {
        Self { manners, last: None, known: HashMap::new() }
    }

    #[inline]
    pub(crate) fn number(&mut self, manner: Manner) -> u32 {
        match self.last {
            Some((last, number)) if last == manner => number,
            _ => self.ask(manner),
        }
    }

    fn ask(&mut self, manner: Manner) -> u32 {
        let number = *self.known.entry(manner).or_insert_with(|| self.manners.number(manner));
        self.last = Some((manner, number));
        number
    }
}
