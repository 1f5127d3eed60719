//! How an import ended, for people.

use crate::base::answer_days::AnswerDays;
use crate::base::coverage::Coverage;
use crate::base::terminal::escape;
use crate::base::time::{SECONDS_PER_DAY, show_date};
use crate::report::message::{ImportedList, MissingFate};

use super::amount::{counted, number};
use super::words;

/// The text; one line or several.
pub(super) fn text(imported: &ImportedList) -> String {
    let channels = match imported.channels {
        channels if channels.is_all() => String::new(),
        channels => format!(", for {channels}"),
    };
    let what = if imported.is_cleared { ", not listed" } else { "" };
    // Answers become entries in two batches.
    let recognised = match imported.coverage {
        Some(Coverage::Asked) => words::recognised(&imported.recognised),
        _ => words::recognised_as(&imported.recognised, imported.added + imported.known),
    };
    let mut text = format!(
        "{} (batch {}{channels}{what}): {} read ({}), {} added, {} known, {} unreadable; {} in force",
        escape(&imported.list),
        imported.batch,
        counted(imported.rows, "row", "rows"),
        recognised,
        number(imported.added),
        number(imported.known),
        number(imported.unreadable),
        counted(imported.entries, "entry", "entries"),
    );
    text.push_str(&of_whom(imported));
    text.push_str(&what_clears_nobody(imported));
    if let Some((missing, fate)) = imported.missing {
        let missing = number(missing);
        text.push_str(&format!("\n{missing} of the list before are missing from this one and {}", end_of(fate)));
    }
    text.push_str(&what_is_elsewhere(imported.elsewhere));
    text
}

/// Of whom a file of a register speaks.
fn of_whom(imported: &ImportedList) -> String {
    match (imported.coverage, imported.answered) {
        (None | Some(Coverage::Whole), _) => String::new(),
        // The two batches of answers have this in common.
        (Some(Coverage::Asked), _) if !imported.is_cleared => String::new(),
        (Some(Coverage::Asked), Some((days, counts, is_over))) => format!("\n{}", answers_of(days, counts, is_over)),
        (Some(coverage), _) => format!("\n{}", words::coverage(&coverage)),
    }
}

fn what_is_elsewhere(entries: u64) -> String {
    if entries == 0 {
        return String::new();
    }
    let others = counted(entries, "entry", "entries");
    format!("\n{others} of the list for other channels or purposes stay as they are (`scrub store status`)")
}

/// When a register was asked, and how long that counts.
fn answers_of(days: AnswerDays, counts: u32, is_over: bool) -> String {
    let (first, last) = (show_date(days.first), show_date(days.last));
    let asked = if first == last { first } else { format!("{first} to {last}") };
    let until = show_date(days.first + i64::from(counts) * SECONDS_PER_DAY);
    if is_over {
        return format!(
            "asked {asked}: speaks only of those who were asked about, and an answer that somebody is not listed counts {counts} days: the \
             last one has ended, so nobody is screened by them; ask again"
        );
    }
    format!(
        "asked {asked}: speaks only of those who were asked about, and an answer that somebody is not listed counts {counts} days, the \
         first until {until}"
    )
}

/// Of the answers that a register gave: which of them screen nobody.
fn what_clears_nobody(imported: &ImportedList) -> String {
    let mut text = String::new();
    if imported.is_cleared && imported.unanswered > 0 {
        let rows = counted(imported.unanswered, "row gives", "rows give");
        text.push_str(&format!(
            "\n{rows} no answer: nobody is screened by that{}",
            if imported.missing.is_some() { "" } else { ", and no earlier answer is taken back" }
        ));
    }
    if imported.contradicted > 0 {
        let rows = counted(imported.contradicted, "row says", "rows say");
        text.push_str(&format!("\n{rows} that somebody is not listed whom another row lists: they count as listed"));
    }
    if imported.of_several > 0 {
        let rows = counted(imported.of_several, "row answers", "rows answer");
        text.push_str(&format!(
            "\n{rows} for several identifiers, and nobody can tell for which: nobody in them is screened"
        ));
    }
    text
}

fn end_of(fate: MissingFate) -> &'static str {
    match fate {
        MissingFate::StayInForce => "stay in force",
        MissingFate::Lifted => "were lifted",
        MissingFate::NoLongerInForce => "are no longer in force",
    }
}
