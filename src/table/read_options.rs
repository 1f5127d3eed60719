//! How to read a list, as the user or the settings say.

use super::encoding::TextEncoding;
use super::prologue::HeaderRule;
use super::recognise::Recognise;

/// The most bytes of one record, unless the user says otherwise.
pub const MAX_RECORD: usize = 16 << 20;

/// Small enough to stay in the cache of a core while it is judged, large enough that handing it over costs nothing.
const BLOCK_SIZE: usize = 256 << 10;

/// How to read a list.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// What identifiers look like.
    pub recognise: Recognise,
    /// `None`: found out.
    pub delimiter: Option<u8>,
    /// `None`: found out. A byte order mark beats it.
    pub encoding: Option<TextEncoding>,
    /// Where the header is.
    pub header: HeaderRule,
    /// Further names by which a line is known as the header: those of columns that the user named.
    pub header_names: Vec<String>,
    /// A suppression list: lines that begin with `#` are comments.
    pub is_list: bool,
    /// The most bytes of one record.
    pub max_record: usize,
    /// About so many bytes make a block.
    pub block_size: usize,
}

impl ReadOptions {
    /// The usual way of reading. What identifiers look like has to be said: a header that is a contact would slip
    /// through otherwise.
    #[must_use]
    pub fn new(recognise: Recognise) -> Self {
        Self {
            recognise,
            delimiter: None,
            encoding: None,
            header: HeaderRule::Present,
            header_names: Vec::new(),
            is_list: false,
            max_record: MAX_RECORD,
            block_size: BLOCK_SIZE,
        }
    }
}
