//! Rows without a file: the judgement asks for cells and knows nothing of CSV.

use std::sync::Arc;

use md5::{Digest as _, Md5};

use super::*;
use crate::base::cancel::Cancel;
use crate::base::channel::Channels;
use crate::base::dialling::Dialling;
use crate::base::disk::{Disk, RealDisk};
use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::identity::lookup::{LookupKey, written, written_digest};
use crate::identity::match_key::Keyer;
use crate::identity::problem::Problem;
use crate::identity::recipe::read_digest;
use crate::pipeline::lists::Lists;
use crate::pipeline::options::{IdentifierColumn, JudgeOptions, MatchWidth, OwnColumn, Ragged};
use crate::pipeline::own_optouts::OwnOptouts;
use crate::policy::campaign::Campaign;
use crate::policy::reason::Reason;
use crate::store::{NewEntry, RunLists};

fn issue_of(cells: &[(&str, Option<Problem>, bool)]) -> Option<RowIssue> {
    let mut row = RowIdentity::default();
    for (column, (_, problem, has_address)) in (0..).zip(cells) {
        let first = !row.is_known;
        row.is_known |= *has_address;
        row.is_reached |= *has_address;
        row.note(column, *problem, first);
    }
    row.issue()
}

#[test]
fn garbage_costs_a_contact_only_where_an_address_may_hide() {
    let no_at = Some(Problem::NoAt);
    let no_dot = Some(Problem::NoDot);
    assert!(issue_of(&[("a@b.de", None, true), ("n/a", no_at, false)]).is_none());
    assert!(issue_of(&[("n/a", no_at, false), ("a@b.de", None, true)]).is_none());
    assert!(issue_of(&[("a@b.de", None, true), ("x@y", no_dot, false)]).is_none());
    assert!(matches!(issue_of(&[("a@b.de; x@y", no_dot, true)]), Some(RowIssue::Unmatchable { column: 0, .. })));
    assert!(matches!(issue_of(&[("x@y", no_dot, false), ("a@b.de", None, true)]), Some(RowIssue::Unmatchable { .. })));
    assert!(matches!(
        issue_of(&[("", None, false), ("n/a", no_at, false)]),
        Some(RowIssue::Unmatchable { column: 1, .. })
    ));
    assert!(matches!(issue_of(&[("", None, false)]), Some(RowIssue::Missing)));
}

/// A sheet in memory, as a program hands it over: the second source of cells beside CSV blocks.
struct Sheet {
    rows: Vec<Vec<&'static str>>,
    wanted: Vec<usize>,
    now: usize,
}

impl CellSource for Sheet {
    fn rows(&self) -> u32 {
        self.rows.len() as u32
    }

    fn line(&self, row: u32) -> u64 {
        u64::from(row) + 1
    }

    fn turn_to(&mut self, row: u32) -> usize {
        self.now = row as usize;
        self.rows[self.now].len()
    }

    fn text(&mut self, place: usize) -> Option<&str> {
        self.rows[self.now].get(self.wanted[place]).copied()
    }

    fn each_text(&mut self, each: &mut dyn FnMut(usize, &str)) {
        self.rows[self.now].iter().enumerate().for_each(|(column, text)| each(column, text));
    }
}

fn options() -> JudgeOptions {
    let own = |index, rule| OwnColumn {
        index,
        name: format!("own {index}"),
        rule: OwnRule::of(rule),
        topic: Some(Channels::ALL),
        decides: false,
    };
    JudgeOptions {
        campaign: Campaign::default(),
        matching: MatchWidth::Loose,
        ragged: Ragged::Strict,
        keep_duplicates: false,
        identifier_columns: vec![IdentifierColumn {
            index: 1,
            name: "mail".to_owned(),
            kind: IdentifierKind::Email,
            is_doubtful: false,
            is_addressed: true,
        }],
        country_columns: Vec::new(),
        dialling: Dialling::Unknown,
        needs_countries: false,
        own_columns: vec![own(0, OwnRole::OptOut), own(2, OwnRole::OptIn), own(3, OwnRole::Status)],
        unsearched: Vec::new(),
        about_else: Vec::new(),
        fields: 4,
        widest: 4,
    }
}

fn judged(options: &JudgeOptions, rows: &[&[&'static str]]) -> (Vec<u32>, Vec<(u64, Reason, String)>) {
    judged_by(&Lists::new(Keyer::for_one_run().unwrap(), None, None), options, rows)
}

fn judged_by(
    lists: &Lists,
    options: &JudgeOptions,
    rows: &[&[&'static str]],
) -> (Vec<u32>, Vec<(u64, Reason, String)>) {
    let judgement = judgement_of(lists, options, rows);
    let rejected = judgement.rejected.iter().map(|rejected| {
        (rejected.line, rejected.reasons.primary().unwrap(), judgement.proofs_of(rejected)[0].to_owned())
    });
    (judgement.kept.iter().map(|(row, _)| *row).collect(), rejected.collect())
}

fn judgement_of(lists: &Lists, options: &JudgeOptions, rows: &[&[&'static str]]) -> Judgement {
    let mut sheet = Sheet { rows: rows.iter().map(|row| row.to_vec()).collect(), wanted: options.wanted(), now: 0 };
    let own_optouts = OwnOptouts::of(&mut sheet, options, lists.keyer());
    let gates = lists.gates(&options.campaign);
    let context = JudgeContext { options, lists, gates: &gates, own_optouts: &own_optouts, at: 0 };
    let mut judgement = Judgement::default();
    RowJudge::default().judge(&context, &mut sheet, &mut judgement).unwrap();
    judgement
}

#[test]
fn rows_of_a_sheet_are_judged_as_those_of_a_file() {
    let (kept, rejected) = judged(
        &options(),
        &[
            &["", "a@b.de", "", "active"],
            &["yes", "c@d.de", "", ""],
            &["", "e@f.de", "no", ""],
            &["", "g@h.de", "yes", "pending"],
            &["", "", "", ""],
            &["", "i@j", "", ""],
            &["", "k@l.de"],
        ],
    );
    assert_eq!(kept, [0]);
    let detail = |text: &str| text.to_owned();
    assert_eq!(
        rejected,
        [
            (2, Reason::OptoutColumn, detail("column=\"own 0\"")),
            (3, Reason::OptoutColumn, detail("column=\"own 2\"")),
            (4, Reason::OptoutColumn, detail("column=\"own 3\"")),
            (5, Reason::IdentityMissing, detail("why=empty column=mail")),
            (6, Reason::IdentityUnmatchable, detail("why=no-dot column=mail")),
            (7, Reason::RowMalformed, detail("fields=2 expected=4")),
        ]
    );
}

#[test]
fn a_column_of_a_kind_that_nobody_can_read_never_lets_a_row_through() {
    let mut options = options();
    options.identifier_columns[0].kind = IdentifierKind::Domain;
    let (kept, rejected) = judged(&options, &[&["", "firma.de", "", ""]]);
    assert!(kept.is_empty());
    assert_eq!(rejected[0].1, Reason::IdentityMissing);
}

/// A list of this run that holds `entry`, and a digest.
fn list_of(name: &str, kind: IdentifierKind, entry: &str, digest: Option<&str>) -> Lists {
    let keyer = Keyer::for_one_run().unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let mut run = RunLists::new(&disk, &std::env::temp_dir(), 1 << 20);
    run.start(name, None, 0).unwrap();
    let mut keys = Vec::new();
    IdentifierReader::default().read(kind, entry, &mut |identifier| keys.extend(written(identifier, &keyer)));
    let digest = digest.and_then(read_digest);
    keys.extend(digest.map(|(recipe, digest)| written_digest(recipe, &digest, &keyer)));
    let entry_of =
        |LookupKey { recipe, key, loose, origin }| NewEntry { key, recipe, loose, origin, line: 7, time: None };
    run.push(keys.into_iter().map(entry_of)).unwrap();
    let run = run.finish(&Cancel::default()).unwrap();
    Lists::new(keyer, None, Some(run))
}

#[test]
fn a_kind_that_scrub_does_not_know_is_judged_by_the_same_code() {
    let mut options = options();
    options.identifier_columns[0].kind = IdentifierKind::Postal;
    options.identifier_columns[0].name = "plate".to_owned();
    options.campaign.channel = Channel::Post;
    let rows: [&[&str]; 7] = [
        &["", "PLATE B-AB 12", "", ""],
        &["", "PLATE B-XY 34", "", ""],
        &["", "PLATE B AB-12", "", ""],
        &["", "B-AB 12", "", ""],
        &["", "", "", ""],
        &["yes", "PLATE M-A 1", "", ""],
        &["", "PLATE MA 1", "", ""],
    ];
    let plates = list_of("plates", IdentifierKind::Postal, "PLATE B-AB 12", None);
    let (kept, rejected) = judged_by(&plates, &options, &rows);
    assert_eq!(kept, [1]);
    let detail = |text: &str| text.to_owned();
    assert_eq!(
        rejected,
        [
            (1, Reason::OptoutGlobal, detail("list=plates line=7 form=plate column=plate")),
            (3, Reason::OptoutGlobal, detail("list=plates line=7 form=plate-loose column=plate")),
            (4, Reason::IdentityUnmatchable, detail("why=bad-character column=plate")),
            (5, Reason::IdentityMissing, detail("why=empty column=plate")),
            (6, Reason::OptoutColumn, detail("column=\"own 0\"")),
            (7, Reason::OptoutColumn, detail("column=\"own 0\" line=6")),
        ]
    );
    // Loose forms of another spelling do not count when only exact ones are asked for.
    options.matching = MatchWidth::Exact;
    let (kept, _) = judged_by(&plates, &options, &rows);
    assert_eq!(kept, [1, 2, 6]);
}

/// Their keys are made and looked up some thousand at a time, and by one recipe more than by the other.
#[test]
fn no_address_of_a_crowded_cell_is_forgotten() {
    let crowd = |numbers: std::ops::Range<u32>, host: &str| -> &'static str {
        let all: Vec<_> = numbers.map(|number| format!("p{number}@{host}")).collect();
        Box::leak(all.join(" ").into_boxed_str())
    };
    let digest = hex::encode(Md5::digest("p23500@bücher.de"));
    let lists = list_of("few", IdentifierKind::Email, "p4500@x.de p30000@x.de", Some(&digest));
    let rows: [&[&str]; 8] = [
        &["", crowd(0..5000, "x.de"), "", ""],
        &["yes", "p9999@x.de", "", ""],
        &["", crowd(5000..10_000, "x.de"), "", ""],
        &["", crowd(20_000..23_000, "bücher.de"), "", ""],
        &["", crowd(23_000..26_000, "bücher.de"), "", ""],
        &["", "p30000@x.de", "", ""],
        &["", "p20000@bücher.de", "", ""],
        &["", crowd(26_000..29_000, "bücher.de"), "", ""],
    ];
    let (kept, rejected) = judged_by(&lists, &options(), &rows);
    let rejected: Vec<_> = rejected.iter().map(|(line, reason, detail)| (*line, *reason, detail.as_str())).collect();
    assert_eq!(
        rejected,
        [
            (1, Reason::OptoutGlobal, "list=few line=7 form=exact column=mail"),
            (2, Reason::OptoutColumn, "column=\"own 0\""),
            (3, Reason::OptoutColumn, "column=\"own 0\" line=2"),
            (5, Reason::OptoutGlobal, "list=few line=7 form=md5 column=mail"),
            (6, Reason::OptoutGlobal, "list=few line=7 form=exact column=mail"),
        ]
    );
    assert_eq!(kept, [3, 6, 7]);
    // The keys by which duplicates are told: the first one of each cell.
    let keys = |rows: &[&[&'static str]]| judgement_of(&lists, &options(), rows).kept;
    let (all, alone) = (keys(&rows), keys(&rows[6..]));
    assert!(all[0].1 == alone[0].1 && all[1].1 == alone[0].1 && all[2].1 == alone[1].1);
}
