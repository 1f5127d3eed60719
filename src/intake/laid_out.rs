//! Whether the lines of a list are laid out by their places, and how such a list is opened. What the layouts are is told in
//! `layout`, how one line is read in `formats/lines`.

use crate::table::prologue::HeaderRule;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::recognise::Recognise;
use crate::table::role::{PhoneUse, Role};
use crate::table::sniff::SAMPLE;
use crate::table::source::Source;

use super::error::IntakeError;
use super::formats::lines::Lines;
use super::layout::Layout;
use super::options::ListOptions;
use super::recognise::RECOGNISE_NUMBERS;

/// So many lines tell how a register is written.
const FIRST_LINES: usize = 25;

/// The layout of a list whose lines have no delimiter: as the user describes it, or as its register hands it out.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn lines_of(source: &mut Source, name: &str, options: &ListOptions) -> Result<Option<Lines>, IntakeError> {
    if options.layout.is_none() && !options.is_laid_out {
        return Ok(None);
    }
    let start = source.peek(SAMPLE).map_err(|source| IntakeError::table(name, source))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    // The last line of the sample may be cut.
    let end =
        start.iter().rposition(|byte| *byte == b'\n').filter(|_| start.len() >= SAMPLE / 2).unwrap_or(start.len());
    let text = String::from_utf8_lossy(start.get(..end).unwrap_or_default());
    let lines: Vec<&str> = text.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).take(FIRST_LINES).collect();
    let of_register = || options.register.and_then(|register| Layout::of_register(register, &lines));
    let first = lines.first().copied().unwrap_or_default();
    Ok(options.layout.clone().or_else(of_register).map(|layout| Lines::new(layout, first)))
}

/// What the lines of a list in a fixed layout hold: numbers, if most look so; else whatever tells itself.
pub(super) fn role_of_lines(table: &TableReader, lines: &Lines) -> Role {
    let entries = table.sample().iter().filter_map(|row| lines.entry(row.first()?));
    let (numbers, all) =
        entries.fold((0, 0), |(numbers, all), entry| (numbers + usize::from(is_digits(&entry)), all + 1));
    if numbers * 2 > all { Role::Phone(PhoneUse::Any) } else { Role::EMAIL }
}

fn is_digits(entry: &str) -> bool {
    let digits = entry.chars().filter(char::is_ascii_digit).count();
    digits >= 7 && !entry.contains(|c: char| c.is_alphabetic() || c == '@')
}

/// Of a list without delimiters: every line is an entry, the first one, too.
pub(super) fn by_lines(options: ReadOptions) -> ReadOptions {
    // No list holds one (ASCII 31, the separator of units).
    const NO_DELIMITER: u8 = 0x1f;
    let recognise = Recognise { is_entry: |_, _| true, ..RECOGNISE_NUMBERS };
    let (delimiter, header, header_names) = (Some(NO_DELIMITER), HeaderRule::IfKnown, Vec::new());
    ReadOptions { recognise, delimiter, header, header_names, ..options }
}
