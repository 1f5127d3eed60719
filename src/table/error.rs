//! Why a list cannot be read. Not about single rows with too few or too many fields: those are for the caller.
//!
//! Every text says what happened, where, and what to do next, and never shows the content of a cell.

use std::fmt;
use std::io;

use super::compression::Compression;
use super::file_kind::FileKind;

/// What to do about a file that cannot be opened.
fn next_step(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "; check its name and the directory you are in",
        io::ErrorKind::PermissionDenied => "; see to it that you may read it",
        _ => "",
    }
}

/// Why a ZIP archive is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNoZip {
    /// It is cut off, or contradicts itself.
    Damaged,
    Encrypted,
    /// It is packed in a way that is not known here.
    OtherMethod,
    /// It holds so many files.
    Files(usize),
}

impl fmt::Display for WhyNoZip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => {
                f.write_str("that is damaged or cut off; fetch it again, or unpack it first if another program can")
            }
            Self::Encrypted => f.write_str("that is encrypted; unpack it first"),
            Self::OtherMethod => f.write_str("that is packed in an unusual way; unpack it first"),
            Self::Files(0) => f.write_str("without a file; fetch it again"),
            Self::Files(count) => {
                write!(f, "of {count} files; unpack it, and load the one that is the list, or each by itself")
            }
        }
    }
}

/// A list that cannot be read; no error here can be skipped over.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The operating system refused.
    #[error("cannot read {name}: {source}{}", next_step(source))]
    Read {
        /// The path, or "standard input".
        name: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// A directory was named where a list was expected.
    #[error("{name} is a directory, not a list")]
    Directory {
        /// The path.
        name: String,
    },
    /// No line that holds anything.
    #[error("{name} is empty: it holds not even a header")]
    Empty {
        /// The path, or "standard input".
        name: String,
    },
    /// The compressed data ends before its own end mark.
    #[error(
        "{name} is cut off, or bytes of something else stand behind its end: its {compression} data ends too early; fetch or export the \
         file again"
    )]
    Truncated {
        /// The path, or "standard input".
        name: String,
        /// What the content began as.
        compression: Compression,
    },
    /// The compressed data contradicts itself.
    #[error("{name} is damaged: its {compression} data cannot be unpacked ({source}); fetch or export the file again")]
    Damaged {
        /// The path, or "standard input".
        name: String,
        /// What the content began as.
        compression: Compression,
        /// What the decoder said.
        source: io::Error,
    },
    /// A ZIP archive that holds no list, or several.
    #[error("{name} is a ZIP archive {why}")]
    Zip {
        /// The path.
        name: String,
        /// Why it cannot be read.
        why: WhyNoZip,
    },
    /// Size or time of the file is not what it was when it was opened.
    #[error(
        "{name} changed while it was being read; nothing can be said about it: wait until it is complete, then start again"
    )]
    Changed {
        /// The path.
        name: String,
    },
    /// A quoted field has no end.
    #[error("line {line}: a quote opens here and never closes; close it, or double it if it is meant as a character")]
    UnclosedQuote {
        /// Physical line of the opening quote.
        line: u64,
    },
    /// A quoted field has an end, but so far away that it cannot be meant.
    #[error(
        "line {line}: a quote opens here and closes only after more than {limit} lines; \
         close it where the field ends, or double it if it is meant as a character"
    )]
    LongQuote {
        /// Physical line of the opening quote.
        line: u64,
        /// The most lines that one quoted field may span.
        limit: u32,
    },
    /// A record that is larger than allowed.
    #[error(
        "line {line}: more than {limit} bytes without the end of a record; \
         look for a quote that never closes, or allow it with --max-record"
    )]
    LongRecord {
        /// Physical line of the record, or of the quote that is open in it.
        line: u64,
        /// The limit in bytes.
        limit: usize,
    },
    /// Half of a UTF-16 pair.
    #[error(
        "byte {offset}: half of a UTF-16 character stands alone; the file is damaged, or not UTF-16 (see --encoding)"
    )]
    LoneSurrogate {
        /// 0-based offset in the unpacked input.
        offset: u64,
    },
    /// UTF-16 that is not made of pairs of bytes.
    #[error("byte {offset}: the UTF-16 text ends in the middle of a character; the file is cut off or damaged")]
    OddLength {
        /// 0-based offset of the single byte in the unpacked input.
        offset: u64,
    },
    /// Something else than a table, by its first bytes.
    #[error("it is {}, not a table: {}", kind.name(), kind.advice())]
    NoTable {
        /// What it is.
        kind: FileKind,
    },
    /// UTF-32 by its byte order mark.
    #[error("{name} is UTF-32 text, which scrub does not read; save it as UTF-8")]
    Utf32 {
        /// The path, or "standard input".
        name: String,
    },
    /// The header holds an address or a digest.
    #[error(
        "line {line} looks like a contact, and no line above it is a header; if the list has none, use --no-header, else \
         --header-line N"
    )]
    LooksLikeContact {
        /// Physical line of the supposed header.
        line: u64,
    },
    /// Several lines above the first identifier, and none of them names an identifier column.
    #[error(
        "lines {line} to {last} stand above the first contact, and none of them names an e-mail column, so it is not \
         certain which one is the header; --header-line N says which"
    )]
    UnclearHeader {
        /// Physical line of the first one.
        line: u64,
        /// Physical line of the last one.
        last: u64,
    },
    /// A line above the header holds an identifier.
    #[error(
        "line {header} looks like the header, but line {line} above it holds a contact, which nobody would check; if line \
         {line} is a title, delete it; if there is no header, delete line {header} and use --no-header"
    )]
    ContactAboveHeader {
        /// Physical line of the contact.
        line: u64,
        /// Physical line of the header.
        header: u64,
    },
    /// The line that the user named as the header holds an identifier.
    #[error(
        "line {line} holds a contact, so it cannot be the header; --header-line names the line of the header, and \
         --no-header says that there is none"
    )]
    HeaderIsContact {
        /// Physical line.
        line: u64,
    },
    /// A line below the header has the look of one.
    #[error(
        "line {header} names an e-mail column, but line {line} below it holds no contact and may be the header itself; if it \
         is, --header-line {line}; if line {header} is, --header-line {header}"
    )]
    HeaderRatherBelow {
        /// Physical line of the later one.
        line: u64,
        /// Physical line of the supposed header.
        header: u64,
    },
    /// A line above the header has as many cells as a row.
    #[error(
        "line {header} looks like the header, but line {line} above it is as full as a row; if line {header} is the header, \
         --header-line {header}; if it is line {line}, --header-line {line}"
    )]
    FilledAboveHeader {
        /// Physical line of the full line.
        line: u64,
        /// Physical line of the header.
        header: u64,
    },
    /// Another line that names the columns.
    #[error(
        "line {header} looks like the header, and so does line {line} below it; --header-line N says which one is it \
         (what stands above it is no row)"
    )]
    SecondHeader {
        /// Physical line of the second one.
        line: u64,
        /// Physical line of the header.
        header: u64,
    },
    /// A list that should have no header has a line that names its columns.
    #[error(
        "line {line} looks like a header: it names columns that are read; use --header-line {line}, or without --no-header"
    )]
    HeaderBelow {
        /// Physical line.
        line: u64,
    },
    /// Another line than the one that the user named as the header is it.
    #[error(
        "line {line} looks like the header, not line {given}: it names more columns that are read; use \
         --header-line {line}, or leave --header-line out. If line {given} is the header, take line {line} out of the list"
    )]
    OtherThanGiven {
        /// Physical line.
        line: u64,
        /// Physical line of the supposed header.
        given: u64,
    },
    /// The line that should be the header is not there, or not near the beginning.
    #[error("no row begins in line {line} near the beginning of the list; --header-line names the line of the header")]
    NoHeaderLine {
        /// Physical line.
        line: u64,
    },
    /// No encoding has this label.
    #[error("unknown encoding `{label}`; write for example utf-8, windows-1252, iso-8859-15, utf-16le or shift_jis")]
    UnknownEncoding {
        /// What was asked for.
        label: String,
    },
    /// An encoding in which records cannot be found by their bytes.
    #[error("{encoding} cannot be split into records safely; convert the list to UTF-8 first")]
    RefusedEncoding {
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A delimiter that is also half of a character.
    #[error("the delimiter `{delimiter}` is also a part of characters in {encoding}; convert the list to UTF-8 first")]
    RefusedDelimiter {
        /// The delimiter.
        delimiter: char,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A delimiter that divides nothing, where another one does.
    #[error(
        "with the delimiter \"{delimiter}\" nearly every line is one field, with \"{other}\" it has {fields}; use --delimiter \"{other}\""
    )]
    DelimiterDividesNothing {
        /// The delimiter that was asked for.
        delimiter: String,
        /// The one that divides.
        other: String,
        /// Into how many fields.
        fields: usize,
    },
    /// A delimiter that means something else already.
    #[error("a delimiter must be one ASCII character, and no quote, no @ and no line end")]
    BadDelimiter,
}
