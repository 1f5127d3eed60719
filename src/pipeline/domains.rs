//! Domain entries by domain, remembered: contact lists name the same few domains again and again. The memory has a
//! fixed number of places; a domain that comes to a taken place replaces the one that was there.

use std::hash::BuildHasher as _;

use crate::identity::domain::parents;
use crate::store::{Form, StoreError};

use super::lists::{Asked, Found, Lists, RawHit};

const PLACES: usize = 4096;

#[derive(Clone, Default)]
struct Place {
    domain: String,
    found: Vec<Found>,
}

/// The domains that one worker asked for lately.
#[derive(Default)]
pub(super) struct Domains {
    places: Vec<Place>,
    hasher: foldhash::fast::FixedState,
}

impl Domains {
    /// The entries that reach `domain`: those for exactly it, and those for the subdomains of a parent.
    pub(super) fn find(&mut self, lists: &Lists, domain: &str) -> Result<&[Found], StoreError> {
        if self.places.is_empty() {
            self.places.resize(PLACES, Place::default());
        }
        let at = self.hasher.hash_one(domain) as usize % PLACES;
        let place = &mut self.places[at];
        if place.domain != domain {
            place.found.clear();
            place.domain.clear();
            ask(lists, domain, &mut place.found)?;
            place.domain.push_str(domain);
        }
        Ok(&place.found)
    }
}

fn ask(lists: &Lists, domain: &str, found: &mut Vec<Found>) -> Result<(), StoreError> {
    // A domain has no loose form, so nothing is left out here that only a loose match would find.
    let mut add = |_, hit: &RawHit<'_>| found.extend(hit.seen_as(Asked::Domain, 0, false));
    lists.probe(Form::Domain, &[lists.keyer().domain(domain)], &mut add)?;
    let parents: Vec<_> = parents(domain).map(|parent| lists.keyer().subdomains(parent)).collect();
    lists.probe(Form::Subdomains, &parents, &mut add)
}
