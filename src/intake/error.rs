//! Why a suppression list is refused. A list that is half understood would let people through, so nothing of it is
//! used. Every text says what to do next, and none shows an address.

use std::fmt;

use crate::base::cancel::Interrupted;
use crate::base::reject_columns::REASONS;
use crate::identity::hash::Hash;
use crate::table::column_names::ColumnError;
use crate::table::error::TableError;
use crate::table::file_kind::FileKind;

use super::breadth::Breadth;
use super::layout::Misfit;
use super::misread::Misread;

/// A list that is refused as a whole.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error("{}", with_name(name, source))]
    Table { name: String, source: TableError },
    #[error("{name}: {error}")]
    Column { name: String, error: ColumnError },
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    #[error("{name} is empty; if there is nobody to suppress, leave this list out")]
    Empty { name: String },
    #[error(
        "{name} holds no entry, only {}; if there is nobody to suppress, leave this list out",
        if *header { "a header" } else { "comments and blank lines" }
    )]
    NoEntries { name: String, header: bool },
    #[error("{}", not_a_list(name, *kind))]
    NoList { name: String, kind: FileKind },
    #[error(
        "{name} has no column with e-mail addresses, telephone numbers, domains or digests; its columns are: {headers}; \
         name the right one with --column email=NAME, phone=NAME, domain=NAME or digest=NAME"
    )]
    NoColumn { name: String, headers: String },
    #[error(
        "{name} has columns of two kinds and no names that say which are meant: \"{}\" holds {}, \"{}\" holds {}; name \
         each column of entries with --column email=NAME, domain=NAME or digest=NAME (a number will do)",
        first.0, first.1, second.0, second.1
    )]
    TwoKinds { name: String, first: (String, EntryKind), second: (String, EntryKind) },
    #[error(
        "{name}: \"{user}\" seems to hold the part before the @ and \"{domain}\" the domain behind it, so that whole \
         domains would be suppressed; join the two columns into addresses. If the domains are meant: --column \
         \"domain={domain}\""
    )]
    UserAndDomain { name: String, user: String, domain: String },
    #[error(
        "{name} looks like messages of a mailbox: \"{from}\" and \"{to}\" both hold addresses, and only one of them can be meant, so \
         that the other would go free or be suppressed; keep the column of the people who left, and call it email"
    )]
    Messages { name: String, from: String, to: String },
    #[error(
        "{name}: {vacant} rows hold nothing in the columns that were read ({columns}), only {good} hold an entry, so these are \
         hardly the right columns; name them with --column email=NAME, domain=NAME or digest=NAME, or allow such rows \
         with --allow-unreadable"
    )]
    MostlyVacant { name: String, vacant: u64, good: u64, columns: String },
    #[error(
        "{name} holds no entry: {broken} of its {lines} rows have a broken address, and {soft} are about mailboxes that were \
         only full or away; if there is nobody to suppress, leave this list out"
    )]
    NoHardBounce { name: String, lines: u64, broken: u64, soft: u64 },
    #[error(
        "{name} mixes digests of two kinds: {} on line {first_line} and {} on line {second_line}; \
         split it into one list per kind, or choose one column with --column digest=NAME",
        first.name(), second.name()
    )]
    TwoDigests { name: String, first: Hash, first_line: u64, second: Hash, second_line: u64 },
    #[error(
        "{name} holds contacts rather than people who left: rows that do not object in {}: {not_objecting}, rows that do: {objecting}, and \
         all of them would be suppressed. Take those that object with --only-objections; if every row is meant, leave such a \
         column out with --ignore-column NAME",
        Names(columns)
    )]
    Contacts { name: String, not_objecting: u64, objecting: u64, columns: Vec<String> },
    #[error(
        "{name}: none of its {rows} rows objects in {}, so there is nobody to suppress; if it is a list of people who left, and \
         every row is meant: --suppress optout:{name}; else leave it out",
        Names(columns)
    )]
    NobodyLeft { name: String, rows: u64, columns: Vec<String> },
    #[error(
        "{name} has no column that says whether a person left, so no row of it objects; if it is a list of people who left, and \
         every row is meant: --suppress optout:{name}"
    )]
    NoOwnColumn { name: String },
    #[error(
        "{name} is the rejects file of a run, in which rows stand for many reasons, such as being double; load the rows of \
         one reason with `scrub import {name} --only CODE`, such as optout.column"
    )]
    Rejects { name: String },
    #[error(
        "{name} has no column {REASONS}, so it is no rejects file, or one without a header, and nobody can tell the rows of \
         one reason (--only); name the rejects of a run, or take the contact list itself with --only-objections"
    )]
    NoRejects { name: String },
    #[error(
        "{name}: {wanted} rows object, but only {taken} of them were found again when it was read as a list; say how it is \
         written with --delimiter and --encoding, or clean it and load the rejects with --only optout.column"
    )]
    RowsElsewhere { name: String, wanted: u64, taken: u64 },
    #[error("{name}: none of its {rows} rows is one of those that were asked for, so there is nothing to load")]
    NoneChosen { name: String, rows: u64 },
    #[error(
        "{name} is cut off: {rest} bytes are left for its digest number {number}, which takes {length}; fetch the list again, or \
         name another recipe"
    )]
    CutRaw { name: String, number: u64, rest: usize, length: usize },
    #[error(
        "{name}: column \"{column}\" seems to hold digests of telephone numbers, and as digests of addresses they would match \
         nobody; say how they were made with --recipe, such as phone-sha256 (+49...) or phone-digits-sha256 (49...), or find \
         it out with --recipe auto --probe FILE"
    )]
    PhoneDigests { name: String, column: String },
    #[error(
        "{name}: by its name column \"{column}\" holds digests of something else than recipe {recipe} is for, and read by that they would \
         match nobody; load it by itself, with its own --recipe, and leave it out here (`scrub import` has --ignore-column \"{column}\"); if its \
         name misleads, say --column digest=\"{column}\""
    )]
    DigestsOfOther { name: String, column: String, recipe: &'static str },
    #[error("{name}, line {line}: {misfit}, and half a number frees whoever it means; {}", misfit.advice())]
    Misfit { name: String, line: u64, misfit: Misfit },
    #[error(
        "{name}: column \"{column}\" says of some that they are not listed, and every row would count as an objection; load answers of a \
         register with --answers, else leave only the rows of those who object, or say --ignore-column \"{column}\""
    )]
    UnaskedAnswers { name: String, column: String },
    #[error(
        "{name} has no column that says who is listed (yes or no), so nobody can tell what the register answered; its columns are: \
         {headers}; name it with --column listed=NAME, if yes means there that somebody is listed"
    )]
    NoAnswers { name: String, headers: String },
    #[error(
        "{name}: several columns may say {}: {}; the wrong one would clear whoever is listed. Name it with --column {role}=NAME",
        if *role == "date" { "when the register was asked" } else { "who is listed" }, Names(columns)
    )]
    SeveralAnswers { name: String, columns: Vec<String>, role: &'static str },
    #[error(
        "{name}: column \"{column}\" holds identifiers as well, and is not read: nobody can tell whom an answer is about; leave it out with \
         --ignore-column \"{column}\", or name it with --column phone=NAME or email=NAME"
    )]
    UnreadIdentifiers { name: String, column: String },
    #[error(
        "{name}: column \"{column}\" says whom the register permits, the contrary of who is listed; load whom it permits with --asked FILE \
         --permitted FILE, or turn the column round and call it listed"
    )]
    PermissionsAsAnswers { name: String, column: String },
    #[error(
        "{name}, line {line}: {misread}. Or leave such rows out with --allow-unreadable N%: without --replace whoever \
         stands in them keeps an earlier answer"
    )]
    MisreadAnswer { name: String, line: u64, misread: Misread },
    #[error(
        "{name} has a column beside the identifiers (\"{column}\"): if it says who is listed, the file holds answers, to be loaded with \
         --answers; if it says who is permitted, leave the rows of those only; and as any other column, take it out of the file"
    )]
    AnswersInQuestion { name: String, column: String },
    #[error("{name} is cut off inside the digest on line {line}, its last; fetch or export the list again")]
    CutDigest { name: String, line: u64 },
    #[error(
        "{name} is cut off: its last line, {line}, has no line end and cannot be read, lacks fields, or ends in a domain \
         that does not exist; fetch or export the list again"
    )]
    CutLine { name: String, line: u64 },
    #[error(
        "{name} holds NUL bytes on line {line}: a crash or a copy that broke off left a hole where entries were; \
         fetch or export the list again"
    )]
    Hole { name: String, line: u64 },
    #[error(
        "{name}: a part of the list was not counted, a defect of scrub or of this machine; run it again, and report it"
    )]
    PartLost { name: String },
    #[error(
        "{name}: {count} of {lines} lines hold a telephone number without the code of a country, and nothing says how it is \
         dialled; first lines: {}; name the country with --default-country, such as DE, or in a column; on import, where such numbers \
         are no entries: --ignore-column NAME",
        Lines(first)
    )]
    NoCountry { name: String, count: u64, lines: u64, first: Vec<u64> },
    #[error(
        "{name}: column \"{column}\" holds the beginning of the numbers in column \"{numbers}\", and a part of a number frees whoever \
         it means; join them in one column, or, where it is something else, --ignore-column \"{column}\""
    )]
    AreaCodes { name: String, column: String, numbers: String },
    #[error(
        "{name}: {count} of {lines} lines hold no address, number, domain or digest that can be read, at most {allowed} are \
         allowed; first lines: {}; correct them, or allow more with --allow-unreadable",
        Lines(first)
    )]
    Unreadable { name: String, count: u64, lines: u64, allowed: u64, first: Vec<u64> },
    #[error(
        "{name}, line {line}: a pattern (with *, ?, % or [a-c]) of a kind that scrub does not know: to leave it out would let through whoever it \
         means. There are patterns for a name at every domain, for a beginning at one, for a domain and for what lies below \
         it (README, \"What you do with it\"), each in a cell of its own; else write the addresses"
    )]
    UnknownPattern { name: String, line: u64 },
    #[error(
        "{name}: the date on line {line} has its month where the dates before it have the day, so that others were read \
         wrongly; write the dates as YYYY-MM-DD, or leave them out with --ignore-column NAME"
    )]
    TwoDateOrders { name: String, line: u64 },
    #[error("{name}, line {line}: {domain} is {breadth}; remove the line{}", breadth.escape())]
    BroadDomain { name: String, line: u64, domain: String, breadth: Breadth },
}

impl IntakeError {
    /// What reading the file says.
    pub(super) fn table(name: &str, source: TableError) -> Self {
        Self::Table { name: name.to_owned(), source }
    }
}

/// What a column of entries holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Addresses,
    Domains,
    Digests(Hash),
    Numbers,
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Addresses => f.write_str("addresses"),
            Self::Domains => f.write_str("domains"),
            Self::Numbers => f.write_str("telephone numbers"),
            Self::Digests(hash) => write!(f, "{} digests", hash.name()),
        }
    }
}

/// Lists are fetched by programs rather than saved by people, and need no columns: plain lines will do.
fn not_a_list(name: &str, kind: FileKind) -> String {
    use FileKind::{Binary, Html, Json, NdJson, VCard, Xml};
    let advice = match kind {
        Html | Xml => "most likely a login or error page was saved in its place; fetch the list again".to_owned(),
        Json | NdJson | VCard | Binary => format!("{}, or as text with one entry per line", kind.advice()),
        _ => kind.advice().to_owned(),
    };
    format!("{name} is {}, not {}: {advice}", kind.name(), if kind.is_text() { "a list" } else { "text" })
}

/// Some errors of the table layer know the name of the list, others only a line.
fn with_name(name: &str, source: &TableError) -> String {
    let text = source.to_string();
    if text.contains(name) { text } else { format!("{name}: {text}") }
}

/// Names of columns in a sentence.
struct Names<'a>(&'a [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            write!(f, "{}\"{name}\"", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// Line numbers in a sentence.
pub(super) struct Lines<'a>(pub(super) &'a [u64]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, line) in self.0.iter().enumerate() {
            write!(f, "{}{line}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
