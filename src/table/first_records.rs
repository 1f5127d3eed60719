//! The first records of a list, for those who find out how it is written.

use super::dialect::Dialect;
use super::split::{Record, Splitter};

/// A sample this long says enough about how a list is written.
const MOST_RECORDS: usize = 1000;

/// The records of `body` if it is written as `dialect` says; `comments` leaves out those that begin with `#`.
pub(super) fn first_records<'a>(body: &'a [u8], at_end: bool, dialect: &Dialect, comments: bool) -> Vec<&'a [u8]> {
    let splitter = Splitter::new(dialect, body.len()).with_comments(comments);
    let mut records: Vec<Record> = Vec::new();
    // With the wrong delimiter quotes may seem to stay open; the records before that one still count.
    let complete = splitter.split(body, at_end, 1, &mut records);
    if records.is_empty() && complete.is_ok() {
        let _ = splitter.split(body, true, 1, &mut records);
    }
    let mut start = String::new();
    let records = records.iter().map(|record| record.content(body));
    let wanted = records.filter(|record| {
        start.clear();
        dialect.encoding.decode(record.get(..16).unwrap_or(record), &mut start);
        !(comments && start.trim_start().starts_with('#'))
    });
    wanted.take(MOST_RECORDS).collect()
}
