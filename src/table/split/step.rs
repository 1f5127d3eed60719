//! One step of the splitter: what was found from the start of a record, and what bytes and units of two bytes agree on.

pub(in crate::table) const QUOTE: u8 = b'"';
pub(super) const LF: u8 = b'\n';
pub(super) const CR: u8 = b'\r';

/// The most lines that one quoted field may span. Two stray quotes must not swallow thousands of people into one row.
pub(in crate::table) const MAX_QUOTED_LINES: u32 = 200;

/// What was found from the start of a record.
pub(super) enum Step {
    /// A record or, when it has no content, a blank line.
    Found { end: usize, stop: usize, lines: u32 },
    /// No end so far; `quote` is the line of an open quote, counted from the start of the record.
    Partial { quote: Option<u32> },
    /// A quoted field that spans too many lines; the line of its quote.
    LongQuote(u32),
}

/// Whether a `#` comes first, blanks aside.
pub(super) fn begins_comment(mut units: impl Iterator<Item = u16>) -> bool {
    let is_blank = |unit: &u16| *unit == u16::from(b' ') || *unit == u16::from(b'\t');
    units.find(|unit| !is_blank(unit)) == Some(u16::from(b'#'))
}

/// There is no line end.
pub(super) fn rest(bytes: &[u8], lines: u32, at_end: bool) -> Step {
    if at_end { Step::Found { end: bytes.len(), stop: bytes.len(), lines } } else { Step::Partial { quote: None } }
}
