//! Puts the figures of a run together for the report.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::base::personal::mask;
use crate::base::register::Register;
use crate::base::row_limit::RowLimit;
use crate::base::time;
use crate::pipeline::{JudgeOptions, ListInfo, MatchWidth, RunTally};
use crate::policy::{Campaign, Reason};
use crate::report::remark::BrokenLimit;
use crate::report::run_report::{
    self, CampaignScope, InputFile, ReportedColumn, ReportedList, RowCounts, RunReport, ScrubVersion,
};
use crate::table::columns;
use crate::table::dialect::delimiter_name;
use crate::table::encoding::{TextEncoding, TextKind};
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::source::SourceEnd;
use crate::table::unread::{WhyUnread, unread_columns};

use super::contact_columns::{UnreadWords, unread_words};
use super::open_lists::OpenLists;
use super::run_remarks::{about_free_text, run_remarks};
use super::run_settings::JudgeSettings;
use super::stopwatch::Stopwatch;

/// What is known of the input before its last byte was read.
pub(super) struct InputFacts {
    path: String,
    encoding: TextEncoding,
    /// What the header is written in, beyond ASCII.
    header: Option<TextKind>,
    delimiter: u8,
    columns: Vec<ReportedColumn>,
    /// As they may be shown, of all columns.
    names: Vec<String>,
    /// Columns that look as if they mattered and are not read.
    unread: Vec<(String, WhyUnread)>,
    words: UnreadWords,
    header_line: Option<u64>,
}

impl InputFacts {
    pub(super) fn of(
        reader: &TableReader,
        settings: &JudgeSettings,
        columns: &[columns::Column],
        options: &JudgeOptions,
        names: Vec<String>,
    ) -> Self {
        let dialect = reader.dialect();
        let header = dialect.encoding.kind_of(&reader.prologue().bytes);
        let (prologue, ignored) = (reader.prologue(), &settings.table.ignore_columns);
        let unread = unread_columns(prologue, reader.sample(), reader.recognise(), columns, ignored);
        let known: Vec<_> = unread.iter().map(|(name, _)| name.clone()).collect();
        Self {
            path: mask(&settings.list.display().to_string()).into_owned(),
            encoding: dialect.encoding,
            header: (header != TextKind::Ascii).then_some(header),
            delimiter: dialect.delimiter,
            columns: columns.iter().filter(|column| is_used(column, options)).map(report_column).collect(),
            header_line: reader.prologue().header_line,
            names,
            words: unread_words(reader, columns, &settings.table, &known),
            unread,
        }
    }

    fn report(self, tally: &RunTally, source: &SourceEnd) -> InputFile {
        let mut first_lines = BTreeMap::new();
        if let (Some(utf8), Some(windows)) = (tally.first_utf8, tally.first_windows_1252) {
            first_lines.extend([("utf-8", utf8), ("windows-1252", windows)]);
        }
        InputFile {
            encoding: self.encoding_name(tally),
            path: self.path,
            bytes: source.bytes,
            decoded_bytes: source.decoded_bytes,
            digest: source.digest,
            compression: source.compression.to_string(),
            first_lines,
            delimiter: delimiter_name(self.delimiter),
            header_line: self.header_line,
            columns: self.columns,
        }
    }

    /// `utf-8`, `windows-1252` or `mixed` where it was found cell by cell, else the name of the encoding.
    fn encoding_name(&self, tally: &RunTally) -> String {
        if self.encoding != TextEncoding::Guess {
            return self.encoding.name();
        }
        let windows = tally.first_windows_1252.is_some() || self.header == Some(TextKind::Windows1252);
        let utf8 = tally.first_utf8.is_some() || self.header == Some(TextKind::Utf8);
        match (utf8, windows) {
            (true, true) => "mixed".to_owned(),
            (false, true) => "windows-1252".to_owned(),
            (_, false) => "utf-8".to_owned(),
        }
    }
}

/// Columns that a run reads; a list's date column, for example, says nothing here.
fn is_used(column: &columns::Column, options: &JudgeOptions) -> bool {
    match column.role {
        Role::Identifier(_) | Role::Phone(_) => options.looks_up(column.index),
        Role::Country => options.reads_countries(),
        Role::Own(rule) => rule.channels.reach(options.campaign.channel),
        Role::Digest | Role::Date | Role::Reason | Role::Listed => false,
    }
}

fn report_column(column: &columns::Column) -> ReportedColumn {
    ReportedColumn {
        number: column.index + 1,
        name: column.name.clone(),
        role: column.role.name(),
        found_by: match column.found_by {
            columns::FoundBy::Header | columns::FoundBy::PartOfName | columns::FoundBy::Doubtful => "header",
            columns::FoundBy::Content => "content",
            columns::FoundBy::Flag => "flag",
        },
    }
}

/// The report of a run whose products are not finished yet.
pub(super) fn assemble(
    settings: &JudgeSettings,
    options: &JudgeOptions,
    opened: &OpenLists,
    tally: &RunTally,
    source: &SourceEnd,
    input: InputFacts,
    stopwatch: &Stopwatch,
) -> RunReport {
    let rows = RowCounts { read: tally.kept + tally.rejected, kept: tally.kept, rejected: tally.rejected };
    let limits_broken = broken_limits(settings, rows);
    let infos = opened.lists.infos().iter().enumerate();
    let lists: Vec<_> = infos.map(|(at, info)| list(at, info, opened, &settings.campaign, tally)).collect();
    let mut remarks = run_remarks(opened, options, tally, &lists, rows, &input.unread, &input.words);
    remarks.extend(about_free_text(&tally.mentions, &input.names));
    RunReport {
        schema: run_report::SCHEMA,
        rows,
        reasons: tally.reasons().map(|(reason, count)| (reason.code(), count)).collect(),
        all_reasons: all_reasons(tally),
        reason_sets: tally.sets.iter().map(|(set, rows)| (set.iter().map(Reason::code).collect(), *rows)).collect(),
        reason_lines: reason_lines(tally),
        warnings: warnings(tally),
        held: !limits_broken.is_empty(),
        limits_broken,
        remarks,
        input: input.report(tally, source),
        clean: None,
        rejects: None,
        lists,
        store: opened.store.clone(),
        campaign: campaign_scope(settings),
        legal_basis: "not-checked",
        started_at: stopwatch.started_at(),
        finished_at: String::new(),
        seconds: stopwatch.seconds(Duration::ZERO),
        scrub: ScrubVersion { version: env!("CARGO_PKG_VERSION") },
    }
}

/// What a careful reader wants to know of kept rows, by stable code.
fn warnings(tally: &RunTally) -> BTreeMap<&'static str, u64> {
    let all = [
        ("warn.extra-column-unreadable", tally.unreadable_extra),
        ("warn.number-repaired", tally.repaired),
        ("warn.row-ragged", tally.ragged),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn all_reasons(tally: &RunTally) -> BTreeMap<&'static str, u64> {
    let mut counts = BTreeMap::new();
    for (reasons, rows) in &tally.sets {
        reasons.iter().for_each(|reason| *counts.entry(reason.code()).or_default() += rows);
    }
    counts
}

fn reason_lines(tally: &RunTally) -> BTreeMap<&'static str, Vec<u64>> {
    let lines = Reason::ALL.into_iter().zip(&tally.first_lines).filter(|(_, lines)| !lines.is_empty());
    lines.map(|(reason, lines)| (reason.code(), lines.clone())).collect()
}

fn campaign_scope(settings: &JudgeSettings) -> CampaignScope {
    CampaignScope {
        name: settings.campaign.name.clone(),
        channel: settings.campaign.channel.name(),
        purposes: settings.campaign.purposes.clone(),
        matching: match settings.matching {
            MatchWidth::Loose => "loose",
            MatchWidth::Exact => "exact",
        },
    }
}

fn broken_limits(settings: &JudgeSettings, rows: RowCounts) -> Vec<BrokenLimit> {
    let least = settings.min_kept.filter(|least| rows.kept < *least);
    let too_few = least.map(|least| BrokenLimit::MinKept { kept: rows.kept, least });
    too_many_rejects(settings.max_rejects, rows.rejected, rows.read).into_iter().chain(too_few).collect()
}

/// A broken `--max-rejects`, if it is broken.
pub(super) fn too_many_rejects(limit: Option<RowLimit>, rejected: u64, read: u64) -> Option<BrokenLimit> {
    let limit = limit.filter(|limit| limit.is_broken_by(rejected, read))?;
    Some(BrokenLimit::MaxRejects { rejected, read, limit })
}

fn list(at: usize, info: &ListInfo, opened: &OpenLists, campaign: &Campaign, tally: &RunTally) -> ReportedList {
    let file = opened.files.iter().find(|file| !info.in_store && file.name == info.name);
    ReportedList {
        name: info.name.clone(),
        kind: info.kind.name(),
        from: if info.in_store { "store" } else { "file" },
        path: file.map(|file| file.path.clone()),
        bytes: file.map(|file| file.bytes),
        entries: info.entries,
        register: info.register.map(Register::id),
        coverage: opened.lists.coverage(at, campaign).map(|coverage| coverage.to_string()),
        not_listed: info.cleared,
        as_of: info.as_of.map(time::show_time),
        age_days: info.as_of.and_then(|as_of| u64::try_from(time::calendar_days(as_of, time::now())).ok()),
        digest: info.digest,
        hits: tally.hits.get(at).copied().unwrap_or(0),
        recognised: file.map(|file| file.recognised.clone()),
        unreadable: file.map_or(0, |file| file.unreadable),
    }
}
