//! Everything that can be said has words and a code of its own. Each chain of samples is a match over all variants, so
//! that a new one does not compile before it is here.

use std::collections::BTreeSet;
use std::iter::successors;

use super::remark;
use crate::base::row_limit::RowLimit;
use crate::report::remark::{BrokenLimit, Remark, WhyIgnored};

fn list() -> String {
    "optouts.txt".to_owned()
}

fn column() -> String {
    "Mailkontakt".to_owned()
}

fn next_remark(last: Option<&Remark>) -> Option<Remark> {
    Some(match last {
        None => Remark::NoLists,
        Some(Remark::NoLists) => Remark::ListHitNobody { list: list(), entries: 1500 },
        Some(Remark::ListHitNobody { .. }) => Remark::UnknownPurpose { purpose: "spring".to_owned() },
        Some(Remark::UnknownPurpose { .. }) => Remark::DigestsLooseOneWay,
        Some(Remark::DigestsLooseOneWay) => Remark::UnreadAddresses { column: column() },
        Some(Remark::UnreadAddresses { .. }) => Remark::OpenEnd,
        Some(Remark::OpenEnd) => Remark::ShortRows { rows: 7 },
        Some(Remark::ShortRows { .. }) => Remark::OwnColumn { column: column(), rows: 1 },
        Some(Remark::OwnColumn { .. }) => {
            Remark::ListUnreadable { list: list(), unreadable: 3, lines: 90, first: vec![2, 5] }
        }
        Some(Remark::ListUnreadable { .. }) => Remark::ListVacant { list: list(), rows: 4 },
        Some(Remark::ListVacant { .. }) => Remark::ListDatesUnreadable { list: list(), dates: 6 },
        Some(Remark::ListDatesUnreadable { .. }) => Remark::ListOpenEnd { list: list() },
        Some(Remark::ListOpenEnd { .. }) => Remark::ColumnIgnored {
            list: list(),
            column: column(),
            kind: "digest",
            why: WhyIgnored::ClearAddressesFirst,
        },
        Some(Remark::ColumnIgnored { .. }) => return None,
    })
}

fn next_limit(last: Option<&BrokenLimit>) -> Option<BrokenLimit> {
    Some(match last {
        None => BrokenLimit::MaxRejects { rejected: 1200, read: 5000, limit: RowLimit::Share(2.0) },
        Some(BrokenLimit::MaxRejects { .. }) => BrokenLimit::MinKept { kept: 1, least: 1000 },
        Some(BrokenLimit::MinKept { .. }) => return None,
    })
}

/// Distinct codes in kebab case, distinct texts, and every figure of the data in its text.
fn check<T>(samples: Vec<T>, code: fn(&T) -> &'static str, text: fn(&T) -> String) -> Vec<String> {
    let codes: BTreeSet<_> = samples.iter().map(code).collect();
    let texts: Vec<_> = samples.iter().map(text).collect();
    assert_eq!(codes.len(), samples.len(), "{codes:?}");
    assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), samples.len(), "{texts:?}");
    for code in codes {
        assert!(!code.is_empty() && code.chars().all(|c| c == '-' || c.is_ascii_lowercase()), "{code}");
    }
    assert!(texts.iter().all(|text| !text.trim().is_empty()));
    texts
}

#[test]
fn every_remark_has_a_code_and_a_sentence() {
    let samples: Vec<_> = successors(next_remark(None), |last| next_remark(Some(last))).collect();
    let texts = check(samples, Remark::code, remark::sentence).join("\n");
    for figure in
        ["1,500 entries", "\"spring\"", "7 of the", "1 row;", "3 of 90 lines cannot be read: 2, 5 ...", "4 rows"]
    {
        assert!(texts.contains(figure), "{figure} in {texts}");
    }
}

#[test]
fn every_broken_limit_has_a_code_and_a_sentence() {
    let samples: Vec<_> = successors(next_limit(None), |last| next_limit(Some(last))).collect();
    let texts = check(samples, BrokenLimit::code, remark::broken);
    assert_eq!(
        texts,
        [
            "1,200 of 5,000 rows rejected, at most 2% allowed (--max-rejects)",
            "1 row kept, at least 1,000 wanted (--min-kept)"
        ]
    );
}
