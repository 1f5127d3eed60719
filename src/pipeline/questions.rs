//! What a block asks the lists: the match keys of all its addresses in every form that some list holds. All keys of
//! one form are looked up together.

use crate::base::MatchKey;
use crate::identity::canon::canon;
use crate::identity::digest::{Hash, digest_forms};
use crate::identity::email::Address;
use crate::store::{Form, StoreError};

use super::domains::Domains;
use super::judge::{Court, MatchWidth};
use super::lists::{Asked, Found, form_of};
use super::own_optouts::OwnOptout;

/// Which record asks, for which e-mail column, in which form.
#[derive(Clone, Copy)]
struct Asker {
    record: u32,
    column: u16,
    asked: Asked,
}

/// The keys of one form; a key and its asker have the same place.
#[derive(Default)]
struct Batch {
    keys: Vec<MatchKey>,
    askers: Vec<Asker>,
}

/// The questions of one block. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    email: Batch,
    digests: Vec<(Hash, Batch)>,
    domains: Domains,
    /// What matched, by record.
    found: Vec<(u32, Found)>,
    canon: String,
    /// The list's own objection to an address of the record that was asked about last.
    pub(super) own_optout: Option<OwnOptout>,
}

impl Batch {
    fn push(&mut self, key: MatchKey, asker: Asker) {
        self.keys.push(key);
        self.askers.push(asker);
    }

    fn clear(&mut self) {
        self.keys.clear();
        self.askers.clear();
    }
}

impl Questions {
    pub(super) fn clear(&mut self) {
        self.email.clear();
        self.digests.iter_mut().for_each(|(_, batch)| batch.clear());
        self.found.clear();
        self.own_optout = None;
    }

    /// Asks about one address in every form; returns the key of its normal form.
    pub(super) fn ask(
        &mut self,
        court: &Court<'_>,
        record: u32,
        column: u16,
        address: &Address<'_>,
    ) -> Result<MatchKey, StoreError> {
        let loose = court.options.matching == MatchWidth::Loose;
        let lists = court.lists;
        let exact = lists.keyer().email(address.normal());
        self.email.push(exact, Asker { record, column, asked: Asked::Exact });
        self.note_own_optout(court, &exact, loose);
        if loose && let Some(form) = canon(address, &mut self.canon) {
            let key = lists.keyer().email(form);
            self.email.push(key, Asker { record, column, asked: Asked::Canon });
            self.note_own_optout(court, &key, true);
        }
        for hash in lists.hashes() {
            self.ask_digests(court, *hash, address, Asker { record, column, asked: Asked::Exact });
        }
        if lists.holds_domains() {
            let found = self.domains.find(lists, address.domain())?;
            self.found.extend(found.iter().map(|found| (record, Found { column, ..*found })));
        }
        Ok(exact)
    }

    fn note_own_optout(&mut self, court: &Court<'_>, key: &MatchKey, loose: bool) {
        if self.own_optout.is_none() && !court.own_optouts.is_empty() {
            self.own_optout = court.own_optouts.find(key, loose);
        }
    }

    /// Asks for the digest of every form of an address that a foreign program may have hashed.
    fn ask_digests(&mut self, court: &Court<'_>, hash: Hash, address: &Address<'_>, asker: Asker) {
        let loose = court.options.matching == MatchWidth::Loose;
        let at = self.digests.iter().position(|(known, _)| *known == hash).unwrap_or_else(|| {
            self.digests.push((hash, Batch::default()));
            self.digests.len() - 1
        });
        let batch = &mut self.digests[at].1;
        digest_forms(address, &mut |form, is_canon| {
            if loose || !is_canon {
                let key = court.lists.keyer().digest(hash, hash.digest(form.as_bytes()).as_bytes());
                batch.push(key, Asker { asked: Asked::Digest { canon: is_canon }, ..asker });
            }
        });
    }

    /// Looks everything up; the answers are sorted by record.
    pub(super) fn answer(&mut self, court: &Court<'_>) -> Result<&[(u32, Found)], StoreError> {
        let Self { email, digests, found, .. } = self;
        let exact_only = court.options.matching == MatchWidth::Exact;
        let digests = digests.iter().map(|(hash, batch)| (form_of(*hash), batch));
        for (form, batch) in std::iter::once((Form::Email, &*email)).chain(digests) {
            court.lists.probe(form, &batch.keys, &mut |index, hit| {
                let Some(asker) = batch.askers.get(index as usize) else { return };
                let seen = hit.seen_as(asker.asked, asker.column, exact_only);
                found.extend(seen.map(|found| (asker.record, found)));
            })?;
        }
        found.sort_by_key(|(record, _)| *record);
        Ok(found)
    }
}
