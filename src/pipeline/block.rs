//! One block on its way through the pipeline, with all its buffers.

use crate::table::split::Block;

use super::judgement::Judgement;
use super::rejects::RejectLines;

/// A block, what was decided about its records, and its reject lines.
#[derive(Default)]
pub(super) struct JudgedBlock {
    pub block: Block,
    pub judgement: Judgement,
    /// Rejected records in order.
    pub rejects: RejectLines,
    /// The last record of the list has no line end and cannot be read: the file was cut off in this line.
    pub truncated: Option<u64>,
}
