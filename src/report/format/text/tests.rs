//! Everything that can be said has words and a code of its own. Each chain of samples is a match over all variants, so
//! that a new one does not compile before it is here.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use super::{message, remark};
use crate::base::channel::Channel;
use crate::base::count_by_kind::CountByKind;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::Register;
use crate::base::row_limit::RowLimit;
use crate::base::why_ignored::WhyIgnored;
use crate::identity::hash::Hash;
use crate::report::given::GivenIdentifier;
use crate::report::list_remark::ListRemark;
use crate::report::message::{
    AddedEntry, AskFile, ImportedList, Message, MissingFate, Origin, TriedRecipe, WhyLeftOut,
};
use crate::report::recognised::Recognised;
use crate::report::remark::{BrokenLimit, Remark};
use crate::store::RolledBack;

fn list() -> String {
    "optouts.txt".to_owned()
}

fn column() -> String {
    "Mailkontakt".to_owned()
}

fn values() -> BTreeMap<&'static str, u64> {
    [("yes", 3), ("a date", 1)].into()
}

fn next_remark(last: Option<&Remark>) -> Option<Remark> {
    Some(match last {
        None => Remark::NoLists,
        Some(Remark::NoLists) => Remark::ListHitNobody { list: list(), entries: 1500 },
        Some(Remark::ListHitNobody { .. }) => {
            Remark::RegisterOld { list: list(), register: "tps", days: 40, allowed: 28 }
        }
        Some(Remark::RegisterOld { .. }) => {
            Remark::DigestsHitNobody { list: list(), recipes: vec!["md5"], in_store: true, in_every_spelling: true }
        }
        Some(Remark::DigestsHitNobody { .. }) => Remark::DigestsOfOthers { list: list(), recipes: vec!["sha256"] },
        Some(Remark::DigestsOfOthers { .. }) => Remark::UnknownPurpose { purpose: "spring".to_owned() },
        Some(Remark::UnknownPurpose { .. }) => Remark::DigestsLooseOneWay,
        Some(Remark::DigestsLooseOneWay) => Remark::UnreadIdentifiers { column: column(), are_numbers: false },
        Some(Remark::UnreadIdentifiers { .. }) => Remark::OpenEnd,
        Some(Remark::OpenEnd) => Remark::LinesInQuotes { rows: 7 },
        Some(Remark::LinesInQuotes { .. }) => Remark::OwnColumn { column: column(), rows: 1, values: values() },
        Some(Remark::OwnColumn { .. }) => Remark::OwnValuesUnclear { column: column(), rows: 2, values: values() },
        Some(Remark::OwnValuesUnclear { .. }) => Remark::OtherTopic { column: column(), rows: 2 },
        Some(Remark::OtherTopic { .. }) => Remark::ColumnUnread { column: column(), why: "its cells are counts" },
        Some(Remark::ColumnUnread { .. }) => Remark::OtherChannels { columns: vec![column(), "SMS".to_owned()] },
        Some(Remark::OtherChannels { .. }) => Remark::AnswersUnread { columns: vec![column()] },
        Some(Remark::AnswersUnread { .. }) => Remark::DoubtfulWords { columns: vec![column()] },
        Some(Remark::DoubtfulWords { .. }) => {
            Remark::FreeText { column: column(), rows: 7, first_lines: vec![2, 4, 5, 1200, 1300] }
        }
        Some(Remark::FreeText { .. }) => Remark::MacRoman { line: 7 },
        Some(Remark::MacRoman { .. }) => Remark::NumbersUnread { numbers: 1200, is_unknown: true },
        Some(Remark::NumbersUnread { .. }) => Remark::NumbersWithoutCountry { rows: 3 },
        Some(Remark::NumbersWithoutCountry { .. }) => about_list(next_list_remark(None)?),
        Some(Remark::List { what, .. }) => match next_list_remark(Some(what)) {
            Some(next) => about_list(next),
            None => Remark::NotCounted { rejected: 9, counted: 2, fail_on: vec!["dup".to_owned()] },
        },
        Some(Remark::NotCounted { .. }) => Remark::ThreadsCapped { asked: 100_000, used: 8 },
        Some(Remark::ThreadsCapped { .. }) => return None,
    })
}

fn about_list(what: ListRemark) -> Remark {
    Remark::List { list: list(), what }
}

fn next_list_remark(last: Option<&ListRemark>) -> Option<ListRemark> {
    Some(match last {
        None => ListRemark::Unreadable { unreadable: 3, lines: 90, first: vec![2, 5] },
        Some(ListRemark::Unreadable { .. }) => ListRemark::Vacant { rows: 4 },
        Some(ListRemark::Vacant { .. }) => ListRemark::NumbersUnread { numbers: 1200 },
        Some(ListRemark::NumbersUnread { .. }) => ListRemark::DatesUnreadable { dates: 6 },
        Some(ListRemark::DatesUnreadable { .. }) => {
            ListRemark::Elsewhere { rows: 2, columns: vec!["Notes".to_owned()] }
        }
        Some(ListRemark::Elsewhere { .. }) => ListRemark::StrayQuotes { rows: 1 },
        Some(ListRemark::StrayQuotes { .. }) => ListRemark::DomainsBeside { rows: 8 },
        Some(ListRemark::DomainsBeside { .. }) => ListRemark::Comments { comments: 2, first: vec![3, 4] },
        Some(ListRemark::Comments { .. }) => ListRemark::BrokenAddresses { rows: 9 },
        Some(ListRemark::BrokenAddresses { .. }) => ListRemark::SecondAddresses { rows: 2 },
        Some(ListRemark::SecondAddresses { .. }) => ListRemark::SoftBounces { rows: 11 },
        Some(ListRemark::SoftBounces { .. }) => ListRemark::SoftBouncesCount { rows: 2 },
        Some(ListRemark::SoftBouncesCount { .. }) => {
            ListRemark::OnlyObjections { left_out: 5, objecting: 2, silent: 3, columns: vec!["Newsletter".to_owned()] }
        }
        Some(ListRemark::OnlyObjections { .. }) => {
            ListRemark::SayOtherwise { rows: 5, objecting: 2, columns: vec!["Newsletter".to_owned()] }
        }
        Some(ListRemark::SayOtherwise { .. }) => ListRemark::MacRoman { line: 7 },
        Some(ListRemark::MacRoman { .. }) => ListRemark::OpenEnd,
        Some(ListRemark::OpenEnd) => {
            ListRemark::ColumnIgnored { column: column(), role: "domain", why: WhyIgnored::BesideMailboxNames }
        }
        Some(ListRemark::ColumnIgnored { .. }) => return None,
    })
}

fn next_limit(last: Option<&BrokenLimit>) -> Option<BrokenLimit> {
    Some(match last {
        None => BrokenLimit::MaxRejects { rejected: 1200, read: 5000, limit: RowLimit::Share(2.0) },
        Some(BrokenLimit::MaxRejects { .. }) => BrokenLimit::FailOn {
            rejected: 3,
            read: 5000,
            limit: RowLimit::Count(0),
            fail_on: vec!["dup".to_owned(), "row".to_owned()],
        },
        Some(BrokenLimit::FailOn { .. }) => BrokenLimit::MinKept { kept: 1, least: 1000 },
        Some(BrokenLimit::MinKept { .. }) => BrokenLimit::NothingKept { read: 7 },
        Some(BrokenLimit::NothingKept { .. }) => return None,
    })
}

fn added() -> AddedEntry {
    AddedEntry {
        list: list(),
        batch: 3,
        given: GivenIdentifier::Clear(IdentifierKind::Email),
        known_before: true,
        entries: 1,
    }
}

fn imported() -> ImportedList {
    let mut identifiers = CountByKind::default();
    identifiers.add(IdentifierKind::Email, 998);
    identifiers.add(IdentifierKind::Domain, 1);
    ImportedList {
        list: list(),
        batch: 4,
        channels: [Channel::Email, Channel::Sms].into_iter().collect(),
        rows: 1001,
        recognised: Recognised { identifiers, digests: vec![(Hash::Md5, 2)], recipe: None },
        added: 900,
        known: 101,
        unreadable: 0,
        entries: 2000,
        missing: Some((1, MissingFate::StayInForce)),
        elsewhere: 3,
        coverage: None,
        answered: None,
        unanswered: 1,
        of_several: 2,
        contradicted: 1,
        is_cleared: true,
    }
}

fn next_message(last: Option<&Message>) -> Option<Message> {
    let dir = || "scrub.store".into();
    let key = || Some("scrub.key".into());
    Some(match last {
        None => Message::Waiting,
        Some(Message::Waiting) => Message::AskForIdentifier,
        Some(Message::AskForIdentifier) => Message::Note(Remark::NoLists),
        Some(Message::Note(_)) => Message::Added(added()),
        Some(Message::Added(_)) => Message::Lifted { list: list(), batch: 5, entries: 2 },
        Some(Message::Lifted { .. }) => Message::RecipeFound {
            list: "partner.txt".into(),
            recipe: "sha256",
            probed: 1200,
            tried: vec![TriedRecipe { name: "sha256", hits: 7 }, TriedRecipe { name: "google", hits: 5 }],
        },
        Some(Message::RecipeFound { .. }) => Message::Imported(Box::new(imported())),
        Some(Message::Imported(_)) => Message::AskFileWritten(AskFile {
            register: Register::Rpo,
            channel: Channel::Phone,
            path: "ask.txt".into(),
            rows: 3,
            people: 2,
            lines: 2,
            elsewhere: 1,
            unread: 2,
            recipe: Some("ecg-interface"),
        }),
        Some(Message::AskFileWritten(_)) => Message::LeftOut { rows: 2, why: WhyLeftOut::BoundByOther },
        Some(Message::LeftOut { why: WhyLeftOut::BoundByOther, .. }) => {
            Message::LeftOut { rows: 1, why: WhyLeftOut::Unconfirmed }
        }
        Some(Message::LeftOut { why: WhyLeftOut::Unconfirmed, .. }) => {
            Message::LeftOut { rows: 3, why: WhyLeftOut::Malformed }
        }
        Some(Message::LeftOut { .. }) => Message::NothingChanged,
        Some(Message::NothingChanged) => Message::StoreMade { dir: dir(), key: key(), made_key: true },
        Some(Message::StoreMade { .. }) => {
            Message::SettingsNameNoStore { config: "scrub.toml".into(), lines: "store = \"x\"".to_owned() }
        }
        Some(Message::SettingsNameNoStore { .. }) => Message::StoreSound { segments: 2, records: 7, bytes: 9 },
        Some(Message::StoreSound { .. }) => Message::Compacted { segments: 2, bytes_before: 9, bytes_after: 7 },
        Some(Message::Compacted { .. }) => Message::Undone { batch: 2, by: 6, entries_before: 3, entries_after: 2 },
        Some(Message::Undone { .. }) => {
            Message::RolledBack(RolledBack { place: dir(), snapshot: 3, marked: 5, mark: "scrub.key.mark".into() })
        }
        Some(Message::RolledBack(_)) => Message::UnknownSegment { path: "segment-000007.seg".into() },
        Some(Message::UnknownSegment { .. }) => Message::Accepted { batch: 4, from: 3, snapshot: 6, gives_up: true },
        Some(Message::Accepted { .. }) => Message::KeptApart { path: "lost/segment-000007.seg".into() },
        Some(Message::KeptApart { .. }) => Message::MarksDropped { path: "scrub.key.mark".into(), lines: 1 },
        Some(Message::MarksDropped { .. }) => Message::MarkBehind { path: "scrub.key.mark".into() },
        Some(Message::MarkBehind { .. }) => Message::BackedUp { dest: "copy".into() },
        Some(Message::BackedUp { .. }) => Message::StoreIs { dir: dir(), origin: Origin::StoreFlag },
        Some(Message::StoreIs { .. }) => Message::KeyIs { key: key(), origin: Origin::BesideStore },
        Some(Message::KeyIs { .. }) => Message::StoreOpenToOthers { dir: dir(), mode: 0o777 },
        Some(Message::StoreOpenToOthers { .. }) => Message::ListStale { why: "9 days".to_owned() },
        Some(Message::ListStale { .. }) => Message::LimitNotMet(BrokenLimit::NothingKept { read: 3 }),
        Some(Message::LimitNotMet(_)) => Message::Durations { lists: 0.5, flush: 1.25 },
        Some(Message::Durations { .. }) => Message::Progress { rows: 1500, rejected: 20 },
        Some(Message::Progress { .. }) => Message::OldListRemains,
        Some(Message::OldListRemains) => Message::Interrupted,
        Some(Message::Interrupted) => return None,
    })
}

fn check_codes<T>(samples: &[T], code: fn(&T) -> &'static str) {
    let codes: BTreeSet<_> = samples.iter().map(code).collect();
    assert_eq!(codes.len(), samples.len(), "{codes:?}");
    for code in codes {
        assert!(!code.is_empty() && code.chars().all(|c| matches!(c, '-' | '.') || c.is_ascii_lowercase()), "{code}");
    }
}

/// Distinct texts.
fn texts<T>(samples: &[T], text: fn(&T) -> String) -> Vec<String> {
    let texts: Vec<_> = samples.iter().map(text).collect();
    assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), samples.len(), "{texts:?}");
    assert!(texts.iter().all(|text| !text.trim().is_empty()));
    texts
}

#[test]
fn every_remark_has_a_code_and_a_sentence() {
    let samples: Vec<_> = successors(next_remark(None), |last| next_remark(Some(last))).collect();
    check_codes(&samples, Remark::code);
    let texts = texts(&samples, remark::sentence).join("\n");
    for figure in
        ["1,500 entries", "\"spring\"", "7 rows have", "yes: 3", "3 of 90 lines cannot be read: 2, 5 ...", "4 rows"]
    {
        assert!(texts.contains(figure), "{figure} in {texts}");
    }
}

#[test]
fn every_broken_limit_has_a_code_and_a_sentence() {
    let samples: Vec<_> = successors(next_limit(None), |last| next_limit(Some(last))).collect();
    check_codes(&samples, BrokenLimit::code);
    assert_eq!(
        texts(&samples, remark::broken),
        [
            "1,200 of 5,000 rows rejected, at most 2% allowed (--max-rejects)",
            "3 of 5,000 rows rejected for what counts (--fail-on dup,row), at most 0 allowed (--max-rejects)",
            "1 row kept, at least 1,000 wanted (--min-kept)",
            "nothing was kept of 7 rows (limit.nothing-kept); if the reasons are right, --min-kept 0"
        ]
    );
}

#[test]
fn every_message_has_words() {
    let samples: Vec<_> = successors(next_message(None), |last| next_message(Some(last))).collect();
    let texts = texts(&samples, message::say).join("\n");
    for words in [
        "optouts.txt (batch 3): an address recorded, known before; 1 entry in force",
        "1,001 rows read (998 addresses, 1 domain, 2 MD5 digests (recipe md5)), 900 added",
        "1 of the list before are missing from this one and stay in force",
        "batch 2 undone (batch 6): 3 entries in force before, 2 after",
        "key: scrub.key (from beside the store)",
    ] {
        assert!(texts.contains(words), "{words} in {texts}");
    }
}

#[test]
fn a_share_of_nothing_has_no_bar() {
    let mut out = String::new();
    let reasons = BTreeMap::from([("optout.global", 4000), ("row.malformed", 1), ("dup.in-list", 40)]);
    super::run::reasons(&reasons, 50_000, &mut out);
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].ends_with("  8.0 %  ####################"), "{out}");
    assert!(lines[1].ends_with("  0.1 %  #") && lines[2].ends_with(" 1    0.0 %"), "{out}");
}

#[test]
fn no_message_acts_on_a_terminal() {
    let column = "\u{1b}[2J".to_owned();
    let said = message::say(&Message::Note(Remark::UnreadIdentifiers { column, are_numbers: true }));
    assert!(!said.contains('\u{1b}') && said.contains("\\u{1b}"), "{said}");
    let said = message::say(&Message::BackedUp { dest: "\u{202e}copy".into() });
    assert!(!said.contains('\u{202e}'), "{said}");
}
