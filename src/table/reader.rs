//! Reads a list from beginning to end: prologue, then blocks of whole records, one at a time, whichever thread asks for
//! it. Not a parser of fields (`fields`), and no judge of rows.
//!
//! Invariant: prologue and blocks, put together, are the unpacked input; a block never ends between the CR and the LF
//! of one line end.

use std::io::{self, Read};

use super::compression::Compression;
use super::dialect::Dialect;
use super::encoding::TextEncoding;
use super::error::TableError;
use super::fields::all_cells;
use super::header::common_width;
use super::prologue::{Prologue, Search, Start};
use super::read_options::ReadOptions;
use super::recognise::Recognise;
use super::sniff_dialect::is_utf32;
use super::source::{Source, SourceEnd};
use super::split::{Block, Record, Splitter};
use crate::base::marks::Marks;
use utf16::{check_odd, check_utf16};

mod utf16;

/// So many bytes are looked at to find out how a list is written.
const SAMPLE_BYTES: usize = 64 * 1024;
/// So many records are shown to those who look for columns.
const SAMPLE_RECORDS: usize = 500;

/// What the reader has handed out so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadCounts {
    /// Records in blocks.
    pub records: u64,
    /// Unpacked bytes, those of the prologue included.
    pub bytes: u64,
}

/// An open list.
pub struct TableReader {
    source: Source,
    dialect: Dialect,
    splitter: Splitter,
    prologue: Prologue,
    sample: Vec<Vec<String>>,
    recognise: Recognise,
    output: TextEncoding,
    block_size: usize,
    /// The beginning of the next block.
    tail: Vec<u8>,
    ended: bool,
    sequence: u64,
    line: u64,
    counts: ReadCounts,
}

impl TableReader {
    /// Finds out how the list is written and reads its prologue.
    ///
    /// # Errors
    /// [`TableError::Empty`] when no line holds anything; a header that cannot be told; whatever reading refuses.
    pub fn open(mut source: Source, options: ReadOptions) -> Result<Self, TableError> {
        let max_record = options.max_record;
        let search = Search {
            delimiter: options.delimiter,
            encoding: options.encoding,
            header: options.header,
            header_names: &options.header_names,
            recognise: options.recognise,
            max_record,
            comments: options.is_list,
        };
        let mut wanted = SAMPLE_BYTES;
        let (start, at_end) = loop {
            let sample = source.peek(wanted)?;
            let at_end = sample.len() < wanted;
            if is_utf32(sample) {
                return Err(TableError::Utf32 { name: source.name().to_owned() });
            }
            match search.run(sample, at_end)? {
                Some(start) => break (start, at_end),
                None if at_end => return Err(TableError::Empty { name: source.name().to_owned() }),
                None => wanted *= 2,
            }
        };
        Self::begin(source, start, at_end, &options)
    }

    fn begin(mut source: Source, start: Start, at_end: bool, options: &ReadOptions) -> Result<Self, TableError> {
        let Start { dialect, mut prologue } = start;
        let splitter = Splitter::new(&dialect, options.max_record).with_comments(options.is_list);
        let wanted = SAMPLE_BYTES.max(prologue.bytes.len());
        let body = source.peek(wanted)?.get(prologue.bytes.len()..).unwrap_or_default();
        let mut records = Vec::new();
        splitter.split(body, at_end, prologue.line, &mut records)?;
        let shown = records.iter().take(SAMPLE_RECORDS);
        let sample: Vec<_> = shown.map(|record| all_cells(record.content(body), &dialect)).collect();
        // Of a suppression list every row that is not as wide as its header is looked at more closely.
        if !options.is_list && !sample.is_empty() {
            prologue.fields = common_width(sample.iter().map(Vec::len));
        }
        let output = output_encoding(dialect.encoding, &prologue, body);
        check_utf16(dialect.encoding, &prologue.bytes, 0, prologue.bytes.len())?;
        skip(&mut source, prologue.bytes.len())?;
        Ok(Self {
            counts: ReadCounts { records: 0, bytes: prologue.bytes.len() as u64 },
            line: prologue.line,
            block_size: options.block_size.max(1),
            recognise: options.recognise,
            tail: Vec::new(),
            ended: false,
            sequence: 0,
            source,
            dialect,
            splitter,
            prologue,
            sample,
            output,
        })
    }

    /// How the list is written.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// What came before the first record.
    #[must_use]
    pub fn prologue(&self) -> &Prologue {
        &self.prologue
    }

    /// The decoded cells of the first records, at most 500, the header not among them.
    #[must_use]
    pub fn sample(&self) -> &[Vec<String>] {
        &self.sample
    }

    /// How many bytes the records have, as far as the size of the file tells; `None` where it says nothing.
    #[must_use]
    pub fn bytes_expected(&self) -> Option<u64> {
        self.source.len_on_disk().filter(|_| self.source.compression() == Compression::None)
    }

    /// What identifiers look like.
    #[must_use]
    pub fn recognise(&self) -> Recognise {
        self.recognise
    }

    /// The encoding for text that is added to rows of this list: its own, and Windows-1252 for a guess whose sample
    /// holds that and no UTF-8.
    #[must_use]
    pub fn output_encoding(&self) -> TextEncoding {
        self.output
    }

    /// The input below.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The next block, in the memory of `reuse`. After `None`, or a block that says it is the last, nothing follows; a
    /// list without records may have no block at all.
    ///
    /// # Errors
    /// Whatever the source or the splitter refuse, and broken UTF-16.
    #[expect(
        clippy::indexing_slicing,
        reason = "the buffer holds what was filled, of which the cut is a part; a wrong bound must end the run, not the list"
    )]
    pub fn next_block(&mut self, reuse: Block) -> Result<Option<Block>, TableError> {
        let Block { mut bytes, mut records, mut marks, .. } = reuse;
        records.clear();
        // The old content stays until it is overwritten: clearing would mean filling with zeros again.
        let mut filled = self.tail.len();
        bytes.resize(bytes.len().max(filled), 0);
        bytes[..filled].copy_from_slice(&self.tail);
        self.tail.clear();
        // Up to a round place of the input, so that its digest is made of pieces that begin at such.
        let read = self.counts.bytes + filled as u64;
        let mut target = filled + self.block_size - (read % self.block_size as u64) as usize;
        let cut = loop {
            filled = self.fill(&mut bytes, filled, target)?;
            check_odd(self.dialect.encoding, self.counts.bytes + filled as u64, self.ended)?;
            let read = &bytes[..filled];
            let cut = self.splitter.split_and_mark(read, &mut marks, self.ended, self.line, &mut records)?;
            if cut.stop > 0 || self.ended {
                break cut;
            }
            target *= 2;
        };
        check_utf16(self.dialect.encoding, &bytes, self.counts.bytes, cut.stop)?;
        self.tail.extend_from_slice(&bytes[cut.stop..filled]);
        if self.tail.is_empty() && !self.ended {
            // A full block may be the last one: only another byte can tell.
            let mut tail = std::mem::take(&mut self.tail);
            let count = self.fill(&mut tail, 0, 1)?;
            tail.truncate(count);
            self.tail = tail;
        }
        bytes.truncate(cut.stop);
        Ok((cut.stop > 0).then(|| self.block(bytes, records, marks, cut.lines)))
    }

    /// Counts a block and gives it its place.
    fn block(&mut self, bytes: Vec<u8>, records: Vec<Record>, marks: Marks, lines: u32) -> Block {
        let block = Block {
            sequence: self.sequence,
            first_line: self.line,
            first_record: self.counts.records,
            // Once the input has ended nothing is left in the tail.
            last: self.ended,
            open_end: records.last().is_some_and(|record| record.stop == record.end),
            bytes,
            records,
            marks,
        };
        self.sequence += 1;
        self.line += u64::from(lines);
        self.counts.records += block.records.len() as u64;
        self.counts.bytes += block.bytes.len() as u64;
        block
    }

    /// Reads until `bytes` holds `target` bytes of input or the input ends.
    #[expect(
        clippy::indexing_slicing,
        reason = "the buffer was made that long; a wrong bound must end the run, not the list"
    )]
    fn fill(&mut self, bytes: &mut Vec<u8>, mut filled: usize, target: usize) -> Result<usize, TableError> {
        bytes.resize(target.max(filled), 0);
        while !self.ended && filled < target {
            match self.source.read(&mut bytes[filled..target]) {
                Ok(0) => self.ended = true,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.source.explain(error)),
            }
        }
        Ok(filled)
    }

    /// What was handed out so far.
    #[must_use]
    pub fn counts(&self) -> ReadCounts {
        self.counts
    }

    /// Closes the list. Call it after the last block: counts and digest cover what was read.
    ///
    /// # Errors
    /// [`TableError::Changed`].
    pub fn finish(self) -> Result<SourceEnd, TableError> {
        self.source.finish()
    }
}

/// Consumes bytes that were looked at.
fn skip(source: &mut Source, len: usize) -> Result<(), TableError> {
    match io::copy(&mut source.by_ref().take(len as u64), &mut io::sink()) {
        Ok(_) => Ok(()),
        Err(error) => Err(source.explain(error)),
    }
}

/// See [`TableReader::output_encoding`].
fn output_encoding(encoding: TextEncoding, prologue: &Prologue, body: &[u8]) -> TextEncoding {
    let is_old = |bytes: &[u8]| {
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii());
        let mut lines = lines.map(|line| std::str::from_utf8(line).is_err()).peekable();
        lines.peek().is_some() && lines.all(|is_old| is_old)
    };
    if encoding == TextEncoding::Guess && prologue.bom == 0 && is_old(&[&prologue.bytes, body].concat()) {
        TextEncoding::Named(encoding_rs::WINDOWS_1252)
    } else {
        encoding
    }
}

#[cfg(test)]
mod tests;
