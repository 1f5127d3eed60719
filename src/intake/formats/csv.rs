//! Lists of one entry a line, and tables: yields the records of a block as rows. What a row means is told in `row_reader`.

use crate::table::dialect::Dialect;
use crate::table::fields::{FieldReader, all_cells};
use crate::table::readings::OtherReading;
use crate::table::split::Block;

use crate::intake::list_part::RowPlace;
use crate::intake::list_row::{ListRow, RowCells};

/// Reads blocks. One per worker thread.
pub(in crate::intake) struct CsvReader {
    dialect: Dialect,
    fields: FieldReader,
    text: String,
    /// Whether nothing in the block can be read in several ways.
    is_ascii: bool,
}

/// One record of a block.
pub(in crate::intake) struct CsvRow<'a> {
    reader: &'a mut CsvReader,
    content: &'a [u8],
    /// The same as text, if the whole block is UTF-8.
    content_text: Option<&'a str>,
    width: usize,
}

impl CsvReader {
    /// A reader of the columns `wanted` (0-based).
    pub(in crate::intake) fn new(dialect: &Dialect, wanted: &[usize]) -> Self {
        Self { dialect: *dialect, fields: FieldReader::new(dialect, wanted), text: String::new(), is_ascii: false }
    }

    /// The line of the first NUL byte of a block that is none of UTF-16's: nobody writes one into a list, but a file that
    /// a crash or a copy left a hole in is full of them.
    pub(in crate::intake) fn hole(&self, block: &Block) -> Option<u64> {
        let at = memchr::memchr(0, &block.bytes).filter(|_| !self.dialect.encoding.is_utf16())?;
        let record = block.records.partition_point(|record| record.stop as usize <= at);
        u32::try_from(record).ok().filter(|_| record < block.records.len()).map(|record| block.line_of(record))
    }

    /// Calls `each` with every row of a block, where it stands, and whether it is the last one of the list.
    pub(in crate::intake) fn read(&mut self, block: &Block, each: &mut impl FnMut(&mut CsvRow<'_>, RowPlace, bool)) {
        // Checked once for the whole block, not cell by cell.
        let text = self.dialect.encoding.whole_utf8(&block.bytes);
        self.is_ascii = block.bytes.is_ascii();
        for (index, record) in block.records.iter().enumerate() {
            let line = block.first_line + u64::from(record.line);
            let number = u32::try_from(block.first_record + index as u64).unwrap_or(u32::MAX);
            let is_last = block.last && index + 1 == block.records.len();
            let content = record.content(&block.bytes);
            let content_text = text.and_then(|text| record.text(text));
            let width = self.fields.read_in(block, index);
            let mut row = CsvRow { reader: self, content, content_text, width };
            each(&mut row, RowPlace::new(line, number), is_last);
        }
    }

    fn decode(&mut self, content: &[u8]) -> &mut String {
        self.text.clear();
        self.dialect.encoding.decode(content, &mut self.text);
        &mut self.text
    }
}

impl RowCells for CsvRow<'_> {
    #[inline]
    fn cell(&mut self, place: usize) -> Option<&str> {
        self.reader.fields.cell_of(self.content, self.content_text, place)
    }

    #[inline]
    fn each_other_reading(&mut self, place: usize, each: &mut dyn FnMut(OtherReading, &str)) {
        if !self.reader.is_ascii {
            self.reader.fields.each_other_reading(self.content, place, each);
        }
    }
}

impl ListRow for CsvRow<'_> {
    #[inline]
    fn width(&self) -> usize {
        self.width
    }

    /// A delimiter that does not end an address by itself becomes a line end.
    fn text(&mut self) -> &str {
        let delimiter = self.reader.dialect.delimiter;
        let text = self.reader.decode(self.content);
        if !matches!(delimiter, b',' | b';' | b'\t' | b'|') {
            *text = text.replace(char::from(delimiter), "\n");
        }
        text
    }

    fn cells(&mut self) -> Vec<String> {
        all_cells(self.content, &self.reader.dialect)
    }

    fn lines(&mut self) -> Vec<Vec<String>> {
        if memchr::memchr2(b'\n', b'\r', self.content).is_none() {
            return Vec::new();
        }
        let delimiter = char::from(self.reader.dialect.delimiter);
        let text = self.reader.decode(self.content);
        let cells = |line: &str| line.split(delimiter).map(|cell| cell.replace('"', "").trim().to_owned()).collect();
        let lines: Vec<_> = text.split(['\n', '\r']).filter(|line| !line.is_empty()).map(cells).collect();
        if lines.len() > 1 { lines } else { Vec::new() }
    }

    /// Spreadsheets save empty rows that way.
    fn is_blank(&mut self) -> bool {
        let is_nothing = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"');
        self.reader.decode(self.content).chars().all(is_nothing)
    }

    #[inline]
    fn is_comment(&mut self) -> bool {
        if !self.reader.dialect.encoding.is_utf16() {
            let start = self.content.trim_ascii_start();
            return start.strip_prefix(b"\"").unwrap_or(start).first() == Some(&b'#');
        }
        let start = self.reader.decode(self.content.get(..32).unwrap_or(self.content));
        start.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with('#')
    }

    fn ats(&self) -> usize {
        memchr::memchr_iter(b'@', self.content).count()
    }
}
