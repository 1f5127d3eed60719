//! Turns identifiers and list entries into what the store keeps: match keys with the form that was hashed.

use std::io::Read as _;

use anyhow::{Result, bail};

use crate::base::MatchKey;
use crate::base::time::Interval;
use crate::identity::canon::canon;
use crate::identity::digest::{Hash, digest_forms};
use crate::identity::domain::{DomainEntry, Reach, parents};
use crate::identity::email::{Address, CellReader};
use crate::identity::identifier::{self, Identifier};
use crate::identity::match_key::Keyer;
use crate::intake::list::{EntryKind, ListEntry};
use crate::pipeline::lists::form_of;
use crate::store::{Form, LiftTarget, NewEntry, origin_of};

/// An entry of a list as the store takes it.
#[must_use]
pub(super) fn new_entry(entry: &ListEntry) -> NewEntry {
    let form = match entry.kind {
        EntryKind::Email => Form::Email,
        EntryKind::Domain => Form::Domain,
        EntryKind::Subdomains => Form::Subdomains,
        EntryKind::Digest(hash) => form_of(hash),
    };
    NewEntry { key: entry.key, form, loose: entry.loose, origin: entry.origin, line: entry.line, time: entry.time }
}

/// One identifier from the command line, as keys of the store.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// What kind of identifier it is, in words.
    pub what: &'static str,
    /// Keys that stand for the identifier itself.
    pub targets: Vec<LiftTarget>,
    /// Keys of domain entries that reach the address.
    pub reaching: Vec<(Form, MatchKey)>,
    /// The domain, if the identifier is one.
    pub domain: Option<DomainEntry>,
}

impl Person {
    /// Reads an identifier: an address, a domain (`d`, `@d`, `.d`) or a hex digest. `digests`: also the digests of an
    /// address, for lists that hold only those.
    ///
    /// # Errors
    /// When it is none of them; the message says why, and never repeats it.
    pub(super) fn read(text: &str, keyer: &Keyer) -> Result<Self> {
        let mut cells = CellReader::new();
        match identifier::read(&mut cells, text) {
            Ok(Identifier::Email(address)) => Ok(Self::of_address(&address, keyer)),
            Ok(Identifier::Domain(entry)) => Ok(Self::of_domain(entry, keyer)),
            Ok(Identifier::Digest(hash, digest)) => {
                let target =
                    LiftTarget { form: form_of(hash), exact: keyer.digest(hash, digest.as_bytes()), loose: None };
                Ok(Self { what: "a digest", targets: vec![target], reaching: Vec::new(), domain: None })
            }
            Err(problem) => {
                bail!("this is no address, domain or digest ({}): {}", problem.code(), problem.explain())
            }
        }
    }

    fn of_address(address: &Address<'_>, keyer: &Keyer) -> Self {
        let mut buffer = String::new();
        let loose = canon(address, &mut buffer).map(|form| keyer.email(form));
        let mut targets = vec![LiftTarget { form: Form::Email, exact: keyer.email(address.normal()), loose }];
        for hash in Hash::ALL {
            digest_forms(address, &mut |form, _| {
                let exact = keyer.digest(hash, hash.digest(form.as_bytes()).as_bytes());
                targets.push(LiftTarget { form: form_of(hash), exact, loose: None });
            });
        }
        let mut reaching = vec![(Form::Domain, keyer.domain(address.domain()))];
        reaching.extend(parents(address.domain()).map(|parent| (Form::Subdomains, keyer.subdomains(parent))));
        Self { what: "an address", targets, reaching, domain: None }
    }

    fn of_domain(entry: DomainEntry, keyer: &Keyer) -> Self {
        let mut targets = Vec::new();
        if entry.reach != Reach::Subdomains {
            targets.push(LiftTarget { form: Form::Domain, exact: keyer.domain(&entry.domain), loose: None });
        }
        if entry.reach != Reach::Exact {
            targets.push(LiftTarget { form: Form::Subdomains, exact: keyer.subdomains(&entry.domain), loose: None });
        }
        Self { what: "a domain", targets, reaching: Vec::new(), domain: Some(entry) }
    }

    /// The entries that an opt-out of this identifier writes. Of an address only the address itself, not its digests.
    #[must_use]
    pub(super) fn new_entries(&self, time: Interval) -> Vec<NewEntry> {
        let mut entries = Vec::new();
        let own_form = self.targets.first().map(|target| target.form);
        let written = self.targets.iter().filter(|target| self.domain.is_some() || Some(target.form) == own_form);
        for target in written {
            let exact =
                NewEntry { key: target.exact, form: target.form, loose: false, origin: 0, line: 0, time: Some(time) };
            entries.push(exact);
            if let Some(key) = target.loose {
                entries.push(NewEntry { key, loose: true, origin: origin_of(&target.exact), ..exact });
            }
        }
        entries
    }
}

/// The identifier given on the command line, or the one line of standard input for `-`.
///
/// # Errors
/// When standard input holds none, or several: whoever stands on the second line must not be forgotten.
pub(super) fn read_id(given: &str) -> Result<String> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    // No identifier is longer; whoever pipes a whole list in has more than one line within it.
    const MOST: u64 = 64 << 10;
    let mut text = String::new();
    std::io::stdin().take(MOST).read_to_string(&mut text)?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(line), None) => Ok(line.to_owned()),
        (None, _) => bail!("standard input is empty; give an address, a domain or a digest"),
        (Some(_), Some(_)) => {
            bail!("standard input holds more than one line; give one address, domain or digest, or import it as a list")
        }
    }
}
