//! What a careful reader would want to know about a run, beside the figures.

use std::collections::BTreeMap;

use crate::base::coverage::Coverage;
use crate::base::dialling::Dialling;
use crate::base::own_column::OwnRole;
use crate::base::register::Register;
use crate::pipeline::{JudgeOptions, MatchWidth, Mention, Mentions, OwnColumn, OwnVerdict, RunTally};
use crate::report::remark::Remark;
use crate::report::run_report::{ReportedList, RowCounts};
use crate::table::unread::WhyUnread;

use super::contact_columns::UnreadWords;
use super::digest_remarks::{about_digests, is_about};
use super::open_lists::OpenLists;

/// A list with at least this many entries that matched nobody is remarked on ...
const LARGE_LIST: u64 = 1000;
/// ... if at least this many rows were looked up.
const MANY_ROWS: u64 = 1000;

/// All remarks of a run: about its lists, then about the contact list. `unread` are columns that look as if
/// they mattered, `words` those that hold words of own columns.
pub(super) fn run_remarks(
    opened: &OpenLists,
    options: &JudgeOptions,
    tally: &RunTally,
    lists: &[ReportedList],
    rows: RowCounts,
    unread: &[(String, WhyUnread)],
    words: &UnreadWords,
) -> Vec<Remark> {
    let mut remarks = opened.remarks.clone();
    let of_digests = if rows.read > 0 { about_digests(&opened.lists, options, tally) } else { Vec::new() };
    about_lists(opened, options, lists, rows, &of_digests, &mut remarks);
    remarks.extend(unread.iter().map(|(column, why)| about_unread(column.clone(), *why)));
    remarks.extend(about_other_channels(options));
    if !words.doubtful.is_empty() {
        remarks.push(Remark::DoubtfulWords { columns: words.doubtful.clone() });
    }
    if !words.answers.is_empty() {
        remarks.push(Remark::AnswersUnread { columns: words.answers.clone() });
    }
    about_rows(options, tally, &mut remarks);
    remarks
}

fn about_unread(column: String, why: WhyUnread) -> Remark {
    match why {
        WhyUnread::Addresses => Remark::UnreadIdentifiers { column, are_numbers: false },
        WhyUnread::Numbers => Remark::UnreadIdentifiers { column, are_numbers: true },
        WhyUnread::NoAddresses => {
            Remark::ColumnUnread { column, why: "its name speaks of addresses, its first cells hold none" }
        }
        WhyUnread::Counts => Remark::ColumnUnread { column, why: "its cells are counts" },
        WhyUnread::NoAnswers => Remark::ColumnUnread { column, why: "its cells are no answers to what its name asks" },
        WhyUnread::SomethingElse => Remark::ColumnUnread { column, why: "its name is about something else as well" },
        WhyUnread::NotAsked => Remark::ColumnUnread {
            column,
            why: "its name speaks of people who left or agreed, and --only-columns drops it",
        },
    }
}

fn about_other_channels(options: &JudgeOptions) -> Option<Remark> {
    let of_other = options.own_columns.iter().filter(|column| column.rule.role == OwnRole::OtherChannel);
    let columns: Vec<_> = of_other.map(|column| column.name.clone()).collect();
    (!columns.is_empty()).then_some(Remark::OtherChannels { columns })
}

fn about_lists(
    opened: &OpenLists,
    options: &JudgeOptions,
    lists: &[ReportedList],
    rows: RowCounts,
    of_digests: &[Remark],
    remarks: &mut Vec<Remark>,
) {
    if lists.is_empty() {
        remarks.push(Remark::NoLists);
    }
    remarks.extend(of_digests.iter().cloned());
    let is_told = |list: &ReportedList| of_digests.iter().any(|remark| is_about(remark, &list.name));
    let others = lists.iter().filter(|list| list.hits == 0 && !is_told(list));
    let idle = others.filter(|list| list.entries >= LARGE_LIST && rows.read >= MANY_ROWS);
    remarks.extend(idle.map(|list| Remark::ListHitNobody { list: list.name.clone(), entries: list.entries }));
    remarks.extend(lists.iter().filter_map(old_register));
    let known: Vec<_> = opened.lists.purposes().collect();
    let is_unknown = |purpose: &&String| !known.is_empty() && !known.contains(&purpose.as_str());
    let unknown = options.campaign.purposes.iter().filter(is_unknown);
    remarks.extend(unknown.map(|purpose| Remark::UnknownPurpose { purpose: purpose.clone() }));
    if opened.lists.holds_address_digests() && options.matching == MatchWidth::Loose {
        remarks.push(Remark::DigestsLooseOneWay);
    }
}

/// Of a list of a register that counts for the campaign, and is older than it should be. (Of answers each has its own day.)
fn old_register(list: &ReportedList) -> Option<Remark> {
    let register = Register::of_id(list.register?).filter(|register| !register.is_asked())?;
    let counts = list.coverage.as_ref().is_some_and(|coverage| coverage.parse() != Ok(Coverage::Asked));
    let (days, allowed) = (list.age_days?, register.answer_days());
    let is_old = counts && days > u64::from(allowed);
    is_old.then(|| Remark::RegisterOld { list: list.name.clone(), register: register.id(), days, allowed })
}

fn about_rows(options: &JudgeOptions, tally: &RunTally, remarks: &mut Vec<Remark>) {
    if tally.open_end {
        remarks.push(Remark::OpenEnd);
    }
    let is_unknown = options.dialling == Dialling::Unknown;
    if tally.numbers_unread > 0 {
        remarks.push(Remark::NumbersUnread { numbers: tally.numbers_unread, is_unknown });
    }
    if tally.without_country > 0 && is_unknown {
        remarks.push(Remark::NumbersWithoutCountry { rows: tally.without_country });
    }
    remarks.extend(tally.first_mac_roman.map(|line| Remark::MacRoman { line }));
    if tally.multi_line > 0 {
        remarks.push(Remark::LinesInQuotes { rows: tally.multi_line });
    }
    let mut sayings: BTreeMap<(u16, Outcome), BTreeMap<&'static str, u64>> = BTreeMap::new();
    for ((column, verdict, class), rows) in &tally.own_columns {
        *sayings.entry((*column, Outcome::of(*verdict))).or_default().entry(class.name()).or_default() += rows;
    }
    remarks.extend(sayings.into_iter().filter_map(|((column, outcome), values)| {
        about_own_column(options.own_columns.get(usize::from(column))?, outcome, values)
    }));
}

/// More columns of free text are told of together.
const MOST_FREE_TEXT: usize = 10;

/// Remarks on the words of leaving in free text; `names` are those of all columns, and a row that is too long has more.
pub(super) fn about_free_text(mentions: &Mentions, names: &[String]) -> Vec<Remark> {
    let remark = |column: String, mention: &Mention| Remark::FreeText {
        column,
        rows: mention.rows,
        first_lines: mention.first_lines.clone(),
    };
    let mut remarks = Vec::new();
    let (mut others, mut further) = (Mention::default(), 0_usize);
    for (index, mention) in mentions.by_column() {
        match names.get(index).filter(|_| remarks.len() < MOST_FREE_TEXT) {
            Some(name) => remarks.push(remark(name.clone(), mention)),
            None => {
                others.add(mention);
                further += 1;
            }
        }
    }
    if further > 0 {
        remarks.push(remark(format!("{further} further"), &others));
    }
    remarks
}

/// What the verdicts on values of own columns come to in a remark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Rejected,
    OtherTopic,
    Unclear,
}

impl Outcome {
    fn of(verdict: OwnVerdict) -> Self {
        match verdict {
            OwnVerdict::Objects => Self::Rejected,
            OwnVerdict::OtherTopic => Self::OtherTopic,
            // A doubtful word in a column that is not about a subscription.
            OwnVerdict::ObjectsIfSubscription | OwnVerdict::Remark => Self::Unclear,
        }
    }
}

fn about_own_column(column: &OwnColumn, outcome: Outcome, values: BTreeMap<&'static str, u64>) -> Option<Remark> {
    let (name, rows) = (column.name.clone(), values.values().sum());
    match outcome {
        Outcome::Rejected => Some(Remark::OwnColumn { column: name, rows, values }),
        Outcome::OtherTopic => Some(Remark::OtherTopic { column: name, rows }),
        Outcome::Unclear => Some(Remark::OwnValuesUnclear { column: name, rows, values }),
    }
}
