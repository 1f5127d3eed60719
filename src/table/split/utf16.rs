//! Finds the end of a record in UTF-16, in units of two bytes: 0x0A, 0x0D and 0x22 also occur inside other characters.
//! The rules are those of `split`.

use super::super::dialect::Dialect;
use super::step::{CR, LF, MAX_QUOTED_LINES, QUOTE, Step, begins_comment, rest};

/// How UTF-16 is split.
pub(super) struct Rules<'a> {
    pub(super) dialect: &'a Dialect,
    pub(super) comments: bool,
    /// Which of two bytes comes first.
    pub(super) unit: fn([u8; 2]) -> u16,
}

impl Rules<'_> {
    /// The record that begins at `start`.
    pub(super) fn step(&self, bytes: &[u8], start: usize, at_end: bool) -> Step {
        let unit = self.unit;
        let (units, _) = bytes.get(start..).unwrap_or_default().as_chunks::<2>();
        let get = |at: usize| units.get(at).map(|pair| unit(*pair));
        let delimiter = u16::from(self.dialect.delimiter);
        let is_blank = |unit: u16| u8::try_from(unit).is_ok_and(|byte| self.dialect.is_blank_before_quote(byte));
        let (quote, lf, cr) = (u16::from(QUOTE), u16::from(LF), u16::from(CR));
        let (mut lines, mut opened, mut at) = (0, None, 0);
        let comment = self.comments && begins_comment(units.iter().map(|pair| unit(*pair)));
        let mut field_start = !comment;
        while let Some(now) = get(at) {
            let next = get(at + 1);
            let width = if (now, next) == (cr, Some(lf)) { 2 } else { 1 };
            if let Some(line) = opened {
                if now == lf || now == cr {
                    lines += 1;
                    if lines - line >= MAX_QUOTED_LINES {
                        return Step::LongQuote(line);
                    }
                } else if now == quote {
                    if next == Some(quote) {
                        at += 1;
                    } else {
                        opened = None;
                    }
                }
            } else if now == lf || now == cr {
                if now == cr && next.is_none() && !at_end {
                    break;
                }
                return Step::Found { end: start + 2 * at, stop: start + 2 * (at + width), lines: lines + 1 };
            } else if field_start && now == quote {
                opened = Some(lines);
            }
            field_start = opened.is_none() && !comment && (now == delimiter || field_start && is_blank(now));
            at += width;
        }
        if opened.is_some() { Step::Partial { quote: opened } } else { rest(bytes, lines, at_end) }
    }
}
