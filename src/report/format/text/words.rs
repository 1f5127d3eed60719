//! Words for small things that several texts name.

use crate::base::coverage::Coverage;
use crate::base::identifier_kind::IdentifierKind;
use crate::identity::recipe::Recipe;
use crate::report::recognised::Recognised;
use crate::report::status::ReportedScope;
use crate::report::why::{EntryState, MatchedForm};

use super::amount::{counted, number};

/// How a line was read that an old Mac may have written.
pub(super) const MAC_ROMAN: &str = "holds letters as old Macs write them (Mac Roman) and was read so, too";

/// What a list turned out to hold, such as `4 addresses, 2 MD5 digests`.
pub(crate) fn recognised(recognised: &Recognised) -> String {
    let mut parts = Vec::new();
    for kind in IdentifierKind::ALL {
        let (one, many) = match kind {
            IdentifierKind::Email => ("address", "addresses"),
            IdentifierKind::Domain => ("domain", "domains"),
            IdentifierKind::Phone => ("phone number", "phone numbers"),
            IdentifierKind::Postal => ("postal address", "postal addresses"),
            IdentifierKind::Pattern => ("pattern", "patterns"),
        };
        let count = recognised.identifiers.of(kind);
        parts.extend((count > 0).then(|| counted(count, one, many)));
    }
    for (hash, count) in &recognised.digests {
        let digests = counted(*count, &format!("{} digest", hash.name()), &format!("{} digests", hash.name()));
        let usual = Recipe::usual(*hash).map(|recipe| recipe.name);
        parts.push(format!("{digests} (recipe {})", recognised.recipe.or(usual).unwrap_or("unknown")));
    }
    if parts.is_empty() { "no entries".to_owned() } else { parts.join(", ") }
}

/// The same, of which so many entries are left.
pub(crate) fn recognised_as(recognised_there: &Recognised, entries: u64) -> String {
    let text = recognised(recognised_there);
    match recognised_there.repeated(entries) {
        0 => text,
        again => format!("{text}, {} repeated", number(again)),
    }
}

/// How far the entries of a list reach.
pub(crate) fn scope(scope: &ReportedScope) -> String {
    let channels = scope.channels;
    let answer = if scope.is_cleared { ", asked and not listed" } else { "" };
    match scope.purposes.as_slice() {
        [] => format!("channels {channels}, every purpose{answer}"),
        some => format!("channels {channels}, purposes {}{answer}", some.join(",")),
    }
}

/// Which normal form matched.
pub(crate) fn form(form: MatchedForm) -> String {
    if form.loose { format!("{} (loose)", form.recipe) } else { form.recipe.to_owned() }
}

/// What became of an entry.
pub(super) fn state(state: EntryState) -> &'static str {
    match state {
        EntryState::InForce => "in force",
        EntryState::Lifted => "lifted",
        EntryState::Undone => "undone",
        EntryState::Vanished => "vanished",
    }
}

/// Of whom a list of a register speaks.
pub(crate) fn coverage(coverage: &Coverage) -> String {
    /// More area codes are counted only.
    const MOST: usize = 12;
    match coverage {
        Coverage::Whole => "speaks of everybody: who is not in it is not listed".to_owned(),
        Coverage::Asked => "speaks only of those who were asked about".to_owned(),
        Coverage::Areas(codes) if codes.is_empty() => "speaks of nobody".to_owned(),
        Coverage::Areas(codes) => {
            let shown: Vec<String> = codes.iter().take(MOST).map(|code| code.to_string()).collect();
            let rest = codes.iter().count().saturating_sub(MOST);
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            format!("speaks of the area codes {}{more}", shown.join(", "))
        }
    }
}

/// The same of a coverage as a report has it.
pub(super) fn coverage_of(text: &str) -> String {
    text.parse().map_or_else(|_| String::new(), |read| coverage(&read))
}
