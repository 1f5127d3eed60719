//! Finds out how a list is written: byte order mark, encoding, delimiter, a first line `sep=;`. Not which of its
//! lines is the header: that is `prologue`.
//!
//! Invariant: nothing is changed or consumed; the answer depends on the sample alone.

use super::alias;
use super::dialect::{Dialect, delimiter_name};
use super::encoding::TextEncoding;
use super::error::TableError;
use super::fields::{FieldReader, all_cells};
use super::first_records::first_records;
use super::header::SEARCHED;
use super::sniff_quotes::with_quotes_as_written;

/// Delimiters that are looked for, the likeliest first: it wins a tie.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The length of the byte order mark, and the encoding. A mark beats what the user named: no list begins with `ÿþ`.
/// UTF-16 without a mark is known by its NUL bytes.
pub(super) fn sniff_encoding(sample: &[u8], named: Option<TextEncoding>) -> (usize, TextEncoding) {
    match sample {
        [0xef, 0xbb, 0xbf, ..] => {
            let unicode = named.filter(|named| *named == TextEncoding::Named(encoding_rs::UTF_8));
            (3, unicode.unwrap_or(TextEncoding::Guess))
        }
        [0xff, 0xfe, ..] => (2, TextEncoding::Utf16Le),
        [0xfe, 0xff, ..] => (2, TextEncoding::Utf16Be),
        _ => (0, named.or_else(|| sniff_utf16(sample)).unwrap_or(TextEncoding::Guess)),
    }
}

/// UTF-32 in either byte order, by its mark.
pub(super) fn is_utf32(sample: &[u8]) -> bool {
    matches!(sample, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..])
}

/// Delimiters, digits, line ends and most letters of any list are ASCII, so in UTF-16 every other byte is mostly NUL.
fn sniff_utf16(sample: &[u8]) -> Option<TextEncoding> {
    let (units, _) = sample.as_chunks::<2>();
    let high_first = units.iter().filter(|unit| unit[0] == 0).count();
    let low_first = units.iter().filter(|unit| unit[1] == 0).count();
    let enough = |many: usize, few: usize| many > 0 && many * 4 >= units.len() && few * 10 <= many;
    if enough(low_first, high_first) {
        Some(TextEncoding::Utf16Le)
    } else if enough(high_first, low_first) {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// A first line `sep=;` as Excel understands it, also quoted: its delimiter, and its length with the line end.
pub(super) fn separator_line(body: &[u8], encoding: TextEncoding) -> Option<(u8, usize)> {
    // The longest form is `"sep=;"` and CRLF, in UTF-16.
    let width = if encoding.is_utf16() { 2 } else { 1 };
    let mut start = String::new();
    encoding.decode(body.get(..10 * width).unwrap_or(body), &mut start);
    let line = start.split(['\r', '\n']).next()?;
    let inner = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(line);
    let (word, value) = inner.split_at_checked(4)?;
    let mut characters = value.chars();
    let (delimiter, None) = (characters.next()?, characters.next()) else { return None };
    let delimiter = u8::try_from(delimiter).ok()?;
    if !word.eq_ignore_ascii_case("sep=") || Dialect::new(delimiter, encoding).is_err() {
        return None;
    }
    let after = start.get(line.len()..).unwrap_or_default();
    let end = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
    Some((delimiter, (line.len() + end) * width))
}

/// How `body` is written: the delimiter is `delimiter`, or else the one with which its records agree best about their number of
/// fields. `comments` leaves out records that begin with `#`. A list of one column gets a delimiter that does not occur in it.
///
/// # Errors
/// When `delimiter` is none in this encoding, or divides nothing where another one does.
pub(super) fn sniff_dialect(
    body: &[u8],
    at_end: bool,
    encoding: TextEncoding,
    delimiter: Option<u8>,
    comments: bool,
) -> Result<Dialect, TableError> {
    let sample = Sample { body, at_end, encoding, comments };
    if let Some(delimiter) = delimiter {
        let dialect = sample.dialect(delimiter)?;
        sample.check_divides(&dialect)?;
        return Ok(dialect);
    }
    let mut best: Option<(Dialect, f64)> = None;
    let mut unused = None;
    for delimiter in sample.candidates() {
        let dialect = sample.dialect(delimiter)?;
        let records = sample.records(&dialect);
        let counts = count_fields(&records, &dialect);
        let score = score(&counts).max(score_below_titles(&records, &counts, &dialect));
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((dialect, score));
        }
        if unused.is_none() && counts.iter().all(|count| *count == 1) {
            unused = Some(dialect);
        }
    }
    match best.map(|(dialect, _)| dialect).or(unused) {
        Some(dialect) => Ok(dialect),
        None => Dialect::new(b',', encoding),
    }
}

/// The beginning of a list, of which the delimiter is looked for.
struct Sample<'a> {
    body: &'a [u8],
    at_end: bool,
    encoding: TextEncoding,
    comments: bool,
}

impl<'a> Sample<'a> {
    fn candidates(&self) -> impl Iterator<Item = u8> {
        let encoding = self.encoding;
        CANDIDATES.into_iter().filter(move |delimiter| encoding.allows(*delimiter))
    }

    fn dialect(&self, delimiter: u8) -> Result<Dialect, TableError> {
        let plain = Dialect::new(delimiter, self.encoding)?;
        Ok(with_quotes_as_written(self.body, self.at_end, plain, self.comments))
    }

    fn records(&self, dialect: &Dialect) -> Vec<&'a [u8]> {
        first_records(self.body, self.at_end, dialect, self.comments)
    }

    /// That the delimiter which was asked for divides something, if another one divides nearly every record alike, one that
    /// names a column that is read among them: all own columns would be lost.
    fn check_divides(&self, asked: &Dialect) -> Result<(), TableError> {
        if count_of_nearly_all(&count_fields(&self.records(asked), asked)) != Some(1) {
            return Ok(());
        }
        for delimiter in self.candidates().filter(|delimiter| *delimiter != asked.delimiter) {
            let dialect = self.dialect(delimiter)?;
            let records = self.records(&dialect);
            let Some(fields) = count_of_nearly_all(&count_fields(&records, &dialect)).filter(|fields| *fields > 1)
            else {
                continue;
            };
            let is_header = |record: &&[u8]| {
                let cells = all_cells(record, &dialect);
                cells.len() == fields && cells.iter().any(|cell| alias::names_own(cell))
            };
            if records.iter().take(SEARCHED).any(is_header) {
                let (delimiter, other) = (delimiter_name(asked.delimiter), delimiter_name(delimiter));
                return Err(TableError::DelimiterDividesNothing { delimiter, other, fields });
            }
        }
        Ok(())
    }
}

/// The number of fields that nine of ten records have.
fn count_of_nearly_all(counts: &[usize]) -> Option<usize> {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let most = sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    (most.len() * 10 >= counts.len() * 9).then(|| most.first().copied())?
}

fn count_fields(records: &[&[u8]], dialect: &Dialect) -> Vec<usize> {
    let mut fields = FieldReader::new(dialect, &[]);
    // A code in quotes divides nothing anyway.
    let codes = |record| if dialect.delimiter == b';' { ends_of_codes(record) } else { 0 };
    records.iter().map(|record| fields.read(record).saturating_sub(codes(record)).max(1)).collect()
}

/// As [`score`], of a list under titles, which no delimiter divides: of what follows them, if that begins with a header.
fn score_below_titles(records: &[&[u8]], counts: &[usize], dialect: &Dialect) -> f64 {
    let titles = counts.iter().take_while(|count| **count == 1).count();
    let (Some(first), Some(rows)) = (records.get(titles), counts.get(titles..)) else { return 0.0 };
    let is_header = titles <= SEARCHED && all_cells(first, dialect).iter().any(|cell| alias::names_identifier(cell));
    if is_header { score(rows) } else { 0.0 }
}

/// How many semicolons end a code of a web page, such as `&#39;` or, encoded twice, `&amp;#39;`: they divide nothing.
fn ends_of_codes(record: &[u8]) -> usize {
    let (mut rest, mut count) = (record, 0);
    while let Some(at) = memchr::memchr(b'&', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        while let Some(end) = end_of_code(rest) {
            count += 1;
            let is_twice = rest.starts_with(b"amp;");
            rest = rest.get(end + 1..).unwrap_or_default();
            if !is_twice {
                break;
            }
        }
    }
    count
}

fn end_of_code(code: &[u8]) -> Option<usize> {
    const LONGEST: usize = 8;
    let end = code.iter().take(LONGEST + 1).position(|byte| *byte == b';')?;
    let is_code = code.iter().take(end).all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
    (end > 1 && is_code).then_some(end)
}

/// 0 when the first record (the header, mostly) is not divided. Agreement with it counts more than many fields, and
/// agreement among the others, half.
fn score(counts: &[usize]) -> f64 {
    let Some(&first) = counts.first().filter(|first| **first > 1) else { return 0.0 };
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let with_first = counts.iter().filter(|count| **count == first).count();
    let others = sorted.chunk_by(|a, b| a == b).filter(|run| run.first().is_some_and(|count| *count > 1));
    let most = others.map(<[usize]>::len).max().unwrap_or(0);
    let share = (with_first as f64).max(most as f64 / 2.0) / counts.len() as f64;
    share * share * first.min(8) as f64
}
