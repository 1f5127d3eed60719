//! Decides what a file is by its first bytes: a table, or a web page, JSON, an office file, an archive, rubbish. Not how
//! a table is written (`sniff_dialect`), and not what to do about the others: that is up to the reader of each list.
//!
//! Invariant: nothing is read as a table that begins as a page, data or another file does, unless what stands behind
//! that tells a table: a first name in angle brackets or JSON text refuses no list where a delimiter and a second cell
//! follow. What is not told is refused by its name (`<b>Name</b>,email`, `%PDF-1,email`): the first column of such a list
//! needs another name.

use memchr::{memchr, memmem};
use serde::de::IgnoredAny;

use super::encoding::TextEncoding;
use super::file_kind::FileKind;
use super::sniff_dialect::is_utf32;

/// So many bytes are looked at.
pub const SAMPLE: usize = 4096;

/// So many control characters or NUL bytes do not make a short file rubbish if it may be a table.
const FEW: usize = 8;

/// What is known of a file beside its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    /// The delimiter that the user named: a control character may be one.
    pub delimiter: Option<u8>,
    /// The encoding that the user named.
    pub encoding: Option<TextEncoding>,
    /// Takes for a table what may be one: NUL bytes that only fill up cells, as some databases write them, and a few
    /// control characters in a short file, such as the DOS mark of its end. Not for suppression lists: one that is half
    /// understood lets people through.
    pub lenient: bool,
}

/// What a file is whose unpacked bytes begin with `sample`.
#[must_use]
pub fn file_kind(sample: &[u8], hints: &Hints) -> FileKind {
    if let Some(kind) = by_magic(sample) {
        return kind;
    }
    // The reader has its own words for it.
    if is_utf32(sample) {
        return FileKind::Table;
    }
    // A page in UTF-16 becomes readable without its NUL bytes.
    let text: Vec<u8> = sample.iter().copied().filter(|byte| *byte != 0).collect();
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let text = marks.iter().find_map(|mark| text.strip_prefix(*mark)).unwrap_or(&text).trim_ascii_start();
    let by_text =
        markup(text, hints).or_else(|| vcard(text)).or_else(|| json(text, hints)).or_else(|| page_behind_words(text));
    by_text.unwrap_or(if is_rubbish(sample, hints) { FileKind::Binary } else { FileKind::Table })
}

/// Numbers that are text as well are asked for with the bytes that follow them, lest a column called `PAR1` be refused.
fn by_magic(sample: &[u8]) -> Option<FileKind> {
    const KNOWN: [(&[u8], FileKind); 11] = [
        (b"scrub-key-1:", FileKind::ScrubKey),
        (b"scrub-mark-1", FileKind::ScrubKey),
        (b"PK\x03\x04", FileKind::Zip),
        (b"PK\x05\x06", FileKind::Zip),
        (b"PK\x07\x08", FileKind::Zip),
        (b"\xd0\xcf\x11\xe0", FileKind::OldExcel),
        (b"SQLite format 3\0", FileKind::Sqlite),
        (b"\xfd7zXZ", FileKind::Xz),
        (b"7z\xbc\xaf", FileKind::SevenZip),
        (b"Rar!\x1a", FileKind::Rar),
        // The first page's header begins with its type: field 1, a number.
        (b"PAR1\x15", FileKind::Parquet),
    ];
    let is_block = |rest: &[u8]| rest.starts_with(b"1AY&SY") || rest.starts_with(b"\x17rE8P\x90");
    match sample {
        [b'B', b'Z', b'h', b'1'..=b'9', rest @ ..] if is_block(rest) => return Some(FileKind::Bzip2),
        [b'%', b'P', b'D', b'F', b'-', b'0'..=b'9', ..] => return Some(FileKind::Pdf),
        _ => {}
    }
    let (_, kind) = KNOWN.iter().find(|(magic, _)| sample.starts_with(magic))?;
    Some(if *kind == FileKind::Zip { archive(sample) } else { *kind })
}

/// A sheet is a ZIP archive whose members' names tell what it is.
fn archive(sample: &[u8]) -> FileKind {
    let holds = |name: &str| memmem::find(sample, name.as_bytes()).is_some();
    if holds("opendocument.spreadsheet") {
        FileKind::Ods
    } else if holds("xl/") || holds("[Content_Types].xml") && !holds("word/") && !holds("ppt/") {
        FileKind::Xlsx
    } else {
        FileKind::Zip
    }
}

/// A page behind the first words of a program that failed. Not within quotes: a cell may hold a page.
fn page_behind_words(text: &[u8]) -> Option<FileKind> {
    let head = text.get(..1024).unwrap_or(text).to_ascii_lowercase();
    let is_page = |line: &[u8]| line.starts_with(b"<!doctype html") || line.starts_with(b"<html");
    let lines = head.split(|byte| matches!(byte, b'\r' | b'\n')).map(<[u8]>::trim_ascii);
    let line = lines.into_iter().find(|line| is_page(line) || line.contains(&b'"'))?;
    is_page(line).then_some(FileKind::Html)
}

fn markup(text: &[u8], hints: &Hints) -> Option<FileKind> {
    let inner = text.strip_prefix(b"<")?;
    let tag = match memchr(b'>', inner) {
        Some(end) => inner.get(..end)?,
        // A comment may be longer than what is looked at; a tag that is never closed is none.
        None if inner.starts_with(b"!") || inner.starts_with(b"?") => inner,
        None => return None,
    };
    if is_cell(tag, text, hints) {
        return None;
    }
    let head = String::from_utf8_lossy(text.get(..1024).unwrap_or(text)).to_ascii_lowercase();
    let html = ["<!doctype html", "<html", "<head", "<body", "<title", "<script", "<div", "<meta"];
    if html.iter().any(|start| head.contains(start)) {
        return Some(FileKind::Html);
    }
    let begins_tag = inner.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'));
    (begins_tag && !tag.contains(&b'@')).then_some(FileKind::Xml)
}

/// Whether what stands in the first angle brackets is a cell: `<max@firma.de>`, or a column's name as in `<E-Mail>;<Ort>`.
fn is_cell(tag: &[u8], text: &[u8], hints: &Hints) -> bool {
    if tag.contains(&b'@') && !tag.iter().any(u8::is_ascii_whitespace) {
        return true;
    }
    let Some(name) = tag.split(u8::is_ascii_whitespace).next().filter(|name| is_no_page(name)) else { return false };
    let after = text.get(tag.len() + 2..).unwrap_or_default();
    let line = after.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let ends = |text: &[u8], end: &[u8]| memmem::find(text, end).is_some();
    // Pages may have anything behind a tag, but close some, and data closes its first one.
    if ends(line, b"</") || ends(line, b"/>") || ends(text, &[b"</", name, b">"].concat()) {
        return false;
    }
    match line.trim_ascii_start().first() {
        Some(b',' | b';' | b'|') => true,
        Some(b'<') if line.starts_with(b"\t") => true,
        Some(other) => hints.delimiter == Some(*other),
        // A list of one column; in data the next tag follows. A suppression list may be a page of any kind.
        None if !hints.lenient => false,
        None => {
            let rest = after.trim_ascii_start();
            let next = rest.split(|byte| matches!(byte, b'\r' | b'\n' | b'>')).next().unwrap_or_default();
            !rest.is_empty() && (!next.starts_with(b"<") || next.contains(&b'@'))
        }
    }
}

/// Whether a tag can be a column's name: those that open a page or declare something cannot.
fn is_no_page(name: &[u8]) -> bool {
    let opens_page = [&b"html"[..], b"head", b"body"].iter().any(|page| name.eq_ignore_ascii_case(page));
    !opens_page && !name.starts_with(b"!") && !name.starts_with(b"?")
}

fn vcard(text: &[u8]) -> Option<FileKind> {
    let line = text.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    line.trim_ascii_end().eq_ignore_ascii_case(b"BEGIN:VCARD").then_some(FileKind::VCard)
}

fn json(text: &[u8], hints: &Hints) -> Option<FileKind> {
    let (open, rest) = text.split_first()?;
    let next = rest.trim_ascii_start().first();
    let begins = match open {
        b'{' => matches!(next, Some(b'"' | b'}')),
        b'[' => matches!(next, Some(b'"' | b'{' | b'[' | b']')),
        _ => false,
    };
    if !begins {
        return None;
    }
    // The sample may end within a character.
    let text = String::from_utf8_lossy(text);
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<IgnoredAny>();
    if !matches!(values.next(), Some(Ok(_))) {
        return Some(FileKind::Json);
    }
    let rest = text.get(values.byte_offset()..).unwrap_or_default();
    if is_followed_by_cell(rest, hints) || is_row_of_names(rest) {
        return None;
    }
    let is_next_line = rest.trim_start_matches(' ').starts_with(['\r', '\n']);
    let is_more = is_next_line && rest.trim_start().starts_with(['{', '[']);
    Some(if is_more { FileKind::NdJson } else { FileKind::Json })
}

/// Whether JSON text is the first cell of a row: behind it come a delimiter and a cell, and no next value of an array.
fn is_followed_by_cell(rest: &str, hints: &Hints) -> bool {
    let line = rest.split(['\r', '\n']).next().unwrap_or_default().trim_start_matches(' ');
    let mut characters = line.chars();
    let Some(delimiter) = characters.next() else { return false };
    let cell = characters.as_str().trim();
    match delimiter {
        ',' => !cell.is_empty() && !cell.starts_with(['{', '[']),
        ';' | '|' | '\t' => !cell.is_empty(),
        other => hints.delimiter.is_some_and(|named| char::from(named) == other) && !cell.is_empty(),
    }
}

/// Whether JSON text is a cell of a header line, such as `["email"],["name"]`: data goes on with data.
fn is_row_of_names(rest: &str) -> bool {
    let next = rest.split_once(['\r', '\n']).map_or("", |(_, lines)| lines.trim_start());
    next.contains('@') && next.starts_with(char::is_alphanumeric)
}

/// NUL bytes that are not those of UTF-16, or many control characters.
fn is_rubbish(sample: &[u8], hints: &Hints) -> bool {
    let nul = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let marked = sample.starts_with(b"\xff\xfe") || sample.starts_with(b"\xfe\xff");
    let (more, fewer) = (even.max(odd), even.min(odd));
    let named = hints.encoding.is_some_and(|encoding| encoding.is_utf16());
    if named || marked || more * 8 >= sample.len() && fewer * 10 <= more && more > 0 {
        return false;
    }
    let nuls = if hints.lenient { stray_nuls(sample, hints) } else { even + odd };
    let is_control = |byte: &&u8| matches!(**byte, 1..=8 | 14..=31 | 127) && hints.delimiter != Some(**byte);
    let controls = sample.iter().filter(is_control).count();
    let few = if hints.lenient { FEW } else { 0 };
    nuls > few && nuls * 100 > sample.len() || controls > few && controls * 25 > sample.len()
}

/// NUL bytes that do more than fill up a cell to its end.
fn stray_nuls(sample: &[u8], hints: &Hints) -> usize {
    let mut stray = 0;
    let mut at = 0;
    for run in sample.chunk_by(|a, b| (*a == 0) == (*b == 0)) {
        let start = at;
        at += run.len();
        let ends_cell = match sample.get(at) {
            Some(next) => {
                matches!(next, b',' | b';' | b'\t' | b'|' | b'"' | b'\r' | b'\n') || hints.delimiter == Some(*next)
            }
            None => start > 0,
        };
        if run.first() == Some(&0) && !ends_cell {
            stray += run.len();
        }
    }
    stray
}

#[cfg(test)]
mod tests;
