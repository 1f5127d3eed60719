//! Reads one suppression list from beginning to end: each worker fetches a block, turns it into keyed entries and hands
//! these to the caller, block by block and in no order.
//!
//! Invariant: `read_list` returns a summary only if every line was accounted for. After an error the caller throws away
//! what it got.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::fold::letters;
use crate::base::lock::lock;
use crate::identity::hash::Hash;
use crate::identity::match_key::Keyer;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelling;
use crate::table::error::TableError;
use crate::table::file_kind::FileKind;
use crate::table::prologue::HeaderRule;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::recognise::Recognise;
use crate::table::sniff::{Hints, SAMPLE, file_kind};
use crate::table::source::{Source, SourceEnd};
use crate::table::split::Block;

use super::answer::NAMES;
use super::entry::{Emit, ListEntry};
use super::entry_maker::EntryMaker;
use super::error::IntakeError;
use super::formats::csv::CsvReader;
use super::formats::lines::Lines;
use super::formats::raw::read_raw;
use super::laid_out::{by_lines, lines_of, role_of_lines};
use super::list_part::{ListPart, SHOWN_LINES};
use super::list_row::ListRow as _;
use super::options::ListOptions;
use super::parts_in_order::PartsInOrder;
use super::plan::Plan;
use super::prose::holds_identifier;
use super::recognise::RECOGNISE_NUMBERS;
use super::row_choice::RowChoice;
use super::row_reader::RowReader;
use super::summary::ListSummary;
use super::tally::ListTally;

/// Reads the list `source`, called `name` in messages, and hands its entries to `emit`.
///
/// # Errors
/// Whatever makes the list unfit (see [`IntakeError`]), and what `emit` returns. What was emitted before is void.
pub fn read_list<E: From<IntakeError> + Send>(
    source: Source,
    name: &str,
    options: &ListOptions,
    keyer: &Keyer,
    cancel: &Cancel,
    emit: Emit<'_, E>,
) -> Result<ListSummary, E> {
    let mut source = source;
    if let Some(raw) = raw_recipe(&mut source, name, options)? {
        return read_raw(source, name, raw, keyer, cancel, emit);
    }
    let lines = lines_of(&mut source, name, options)?;
    let (table, plan) = open_table(source, name, options, lines.as_ref())?;
    let dialect = *table.dialect();
    let is_weighed = matches!(options.rows, RowChoice::Weighed(_)) && !plan.own.is_empty();
    let no_emit = |_: &[ListEntry]| Ok(());
    let (above, is_header_alone) = (comments_above(&table), is_header_alone(table.sample(), options));
    let order = options.date_order.or_else(|| plan.date_order(table.sample()));
    let new_maker = || EntryMaker::new(keyer, order, options);
    let new_reader = || (CsvReader::new(&dialect, &plan.wanted()), RowReader::new(&plan, options, new_maker()));
    // A reader is used again and again, whichever thread takes it: its buffers have grown.
    let idle = Mutex::new(Vec::new());
    let read = |block: &Block| {
        let mut reader = lock(&idle).pop().unwrap_or_else(new_reader);
        let part = read_block(&mut reader, lines.as_ref(), block, if is_weighed { &no_emit } else { emit });
        lock(&idle).push(reader);
        part
    };
    let (tally, end, open_end) = read_blocks(table, name, cancel, read)?;
    if !(options.allow_empty && (plan.has_header && tally.is_empty() || is_header_alone)) {
        tally.check(name, options, &plan, open_end)?;
    }
    let mut summary = summarise(tally, plan, options.recipe, end, open_end);
    summary.only_weighed = is_weighed;
    summary.rows.comments += above.len() as u64;
    summary.comment_lines.splice(0..0, above);
    summary.comment_lines.truncate(SHOWN_LINES);
    Ok(summary)
}

/// Whether a list that came back from a register holds one line, a name of theirs that names no telephone. (A page of an error is none.)
fn is_header_alone(sample: &[Vec<String>], options: &ListOptions) -> bool {
    const NAMES: [&str; 6] = ["number", "numbers", "nummer", "numero", "numeros", "numeri"];
    options.is_of_question
        && matches!(sample, [only] if matches!(only.as_slice(), [name] if NAMES.contains(&letters(name).as_str())))
}

/// The recipe of a list that holds digests as bytes, and its hash: the user says so, or it can be nothing else.
fn raw_recipe(
    source: &mut Source,
    name: &str,
    options: &ListOptions,
) -> Result<Option<(&'static Recipe, Hash)>, IntakeError> {
    let Some((recipe, hash)) = options.recipe.and_then(|recipe| Some((recipe, recipe.hash?))) else { return Ok(None) };
    let start = source.peek(SAMPLE).map_err(|source| IntakeError::table(name, source))?;
    let hints = Hints { delimiter: options.delimiter, encoding: options.encoding, lenient: false };
    // The Austrian file is handed out so; a short one may look like text in some encoding.
    let is_given_so = recipe.spelling == Spelling::EcgFile && !is_mostly_text(start);
    let looks_raw = || is_given_so || file_kind(start, &hints) == FileKind::Binary;
    let is_raw = options.is_raw || !options.is_text && looks_raw();
    Ok(is_raw.then_some((recipe, hash)))
}

/// Whether bytes are text with a few letters beyond ASCII, rather than digests: of these a third of the bytes looks like text.
fn is_mostly_text(bytes: &[u8]) -> bool {
    let readable = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~' | b'\r' | b'\n' | b'\t')).count();
    bytes.is_ascii() || std::str::from_utf8(bytes).is_ok() || readable * 10 >= bytes.len() * 8
}

/// Comments above the header that hold an identifier; those below are counted row by row.
fn comments_above(table: &TableReader) -> Vec<u64> {
    let mut text = String::new();
    table.dialect().encoding.decode(&table.prologue().bytes, &mut text);
    let is_one =
        |line: &&str| line.trim_start_matches('\u{feff}').trim_start().starts_with('#') && holds_identifier(line);
    let header = text.lines().count();
    let lines = (1..).zip(text.lines()).take(header.saturating_sub(1));
    lines.filter(|(_, line)| is_one(line)).map(|(number, _)| number).collect()
}

fn read_block<E>(
    (csv, rows): &mut (CsvReader, RowReader<'_>),
    lines: Option<&Lines>,
    block: &Block,
    emit: Emit<'_, E>,
) -> Result<ListPart, E> {
    csv.read(block, &mut |row, place, is_last| match lines.map(|lines| lines.read(row.text())) {
        None => rows.read(row, place, is_last),
        Some(Ok(Some(mut line))) => rows.read(&mut line, place, is_last),
        Some(Ok(None)) => {}
        Some(Err(misfit)) => rows.note_misfit(place.line, misfit),
    });
    emit(rows.entries())?;
    Ok(ListPart { hole: csv.hole(block), ..rows.take() })
}

/// # Errors
/// When the file is no list, or holds nothing, or nobody can tell which columns are meant.
fn open_table(
    mut source: Source,
    name: &str,
    options: &ListOptions,
    lines: Option<&Lines>,
) -> Result<(TableReader, Plan), IntakeError> {
    let refuse = |source| IntakeError::Table { name: name.to_owned(), source };
    let start = source.peek(SAMPLE).map_err(refuse)?;
    check_kind(start, name, options)?;
    let has_bytes = !start.trim_ascii().is_empty();
    let read = read_options(options);
    let read = if lines.is_some() { by_lines(read) } else { read };
    let table = TableReader::open(source, read).map_err(|error| match error {
        TableError::Empty { .. } if has_bytes => IntakeError::NoEntries { name: name.to_owned(), header: false },
        TableError::Empty { .. } => IntakeError::Empty { name: name.to_owned() },
        other => refuse(other),
    })?;
    let plan = match lines {
        Some(lines) => Plan::of_lines(role_of_lines(&table, lines)),
        None => Plan::new(&table, name, options)?,
    };
    Ok((table, plan))
}

fn check_kind(start: &[u8], name: &str, options: &ListOptions) -> Result<(), IntakeError> {
    let hints = Hints { delimiter: options.delimiter, encoding: options.encoding, lenient: false };
    match file_kind(start, &hints) {
        FileKind::Table => Ok(()),
        kind => Err(IntakeError::NoList { name: name.to_owned(), kind }),
    }
}

fn read_options(options: &ListOptions) -> ReadOptions {
    let is_absent = options.header == HeaderRule::Absent;
    // Without a header every cell counts as an entry.
    let recognise =
        if is_absent { Recognise { is_entry: |_, _| true, ..RECOGNISE_NUMBERS } } else { RECOGNISE_NUMBERS };
    ReadOptions {
        delimiter: options.delimiter,
        encoding: options.encoding,
        header: if is_absent { HeaderRule::IfKnown } else { options.header },
        header_names: if is_absent { Vec::new() } else { named_columns(options) },
        is_list: true,
        max_record: options.max_record,
        ..ReadOptions::new(recognise)
    }
}

/// Whoever names a column says that line 1 is a header.
fn named_columns(options: &ListOptions) -> Vec<String> {
    let names = options.columns.iter().map(|request| &request.which).chain(&options.ignored);
    let of_answers = if options.are_answers { NAMES.as_slice() } else { &[] };
    let names = names.filter(|name| name.trim().parse::<usize>().is_err()).cloned();
    names.chain(of_answers.iter().map(|name| (*name).to_owned())).collect()
}

fn summarise(
    tally: ListTally,
    plan: Plan,
    recipe: Option<&'static Recipe>,
    end: SourceEnd,
    open_end: bool,
) -> ListSummary {
    let own = plan.own_names();
    let mut summary = ListSummary {
        columns: plan.entries.into_iter().map(|entry| entry.column).chain(plan.date).collect(),
        elsewhere: plan.elsewhere,
        kind: plan.kind,
        own,
        ignored: plan.ignored,
        open_end,
        recipe,
        ..ListSummary::of_file(end)
    };
    summary.columns.sort_by_key(|column| column.index);
    tally.fill(&mut summary);
    summary
}

/// Has every block `read`, side by side: whoever is done with one fetches the next. Also says whether the last record has
/// no line end.
fn read_blocks<E: From<IntakeError> + Send>(
    mut table: TableReader,
    name: &str,
    cancel: &Cancel,
    read: impl Fn(&Block) -> Result<ListPart, E> + Sync,
) -> Result<(ListTally, SourceEnd, bool), E> {
    let refuse = |source| E::from(IntakeError::Table { name: name.to_owned(), source });
    let parts = Mutex::new(PartsInOrder::new());
    let used = Mutex::new(Vec::new());
    let (mut count, mut is_broken, mut open_end) = (0, false, false);
    let fetch = || {
        if is_broken || lock(&parts).has_failed() {
            return None;
        }
        let is_wanted = cancel.check().map_err(|error| E::from(IntakeError::from(error)));
        let fetched = is_wanted.and_then(|()| table.next_block(lock(&used).pop().unwrap_or_default()).map_err(refuse));
        let block = fetched.transpose()?;
        is_broken = block.is_err();
        open_end = block.as_ref().is_ok_and(|block| block.open_end);
        count += 1;
        Some((count - 1, block))
    };
    std::iter::from_fn(fetch).par_bridge().for_each(|(number, block)| {
        let part = block.and_then(|block| {
            let part = read(&block);
            lock(&used).push(block);
            part
        });
        lock(&parts).put(name, number, part);
    });
    let tally = parts.into_inner().unwrap_or_else(PoisonError::into_inner).finish(name, count)?;
    Ok((tally, table.finish().map_err(refuse)?, open_end))
}
