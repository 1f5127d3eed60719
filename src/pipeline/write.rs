//! Writes ordered blocks: the clean list is each block minus the spans of its rejected records, the rejects are those
//! records behind their four columns. Nothing is ever rewritten (promise P2).

use std::io::{IoSlice, Write};

use crossbeam_channel::{Receiver, Sender};

use crate::base::atomic::{AtomicFile, write_all_vectored};
use crate::table::prologue::Prologue;
use crate::table::sink::Sink;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::error::PipelineError;
use super::progress::Progress;
use super::rejects::header_cells;
use super::tally::RunTally;

/// The two products under construction; `None` for one that nobody asked for.
#[derive(Default)]
pub struct Products {
    pub clean: Option<Sink<AtomicFile>>,
    pub rejects: Option<Sink<AtomicFile>>,
}

/// What the writer saw, to be compared with what the reader counted (promise P1).
pub(super) struct Written {
    pub products: Products,
    pub tally: RunTally,
    /// Bytes of the clean list before any compression.
    pub clean_bytes: u64,
    /// Bytes of the rejected records.
    pub cut_bytes: u64,
    /// The last record of the list was cut off; it starts in this line.
    pub truncated: Option<u64>,
}

/// Writes the blocks of `ordered` and sends them back empty, until there are no more.
///
/// # Errors
/// When a product cannot be written.
pub(super) fn write(
    products: Products,
    prologue: &Prologue,
    context: &RunContext<'_>,
    ordered: &Receiver<JudgedBlock>,
    empty: &Sender<JudgedBlock>,
    progress: &Progress,
) -> Result<Written, PipelineError> {
    let clean_bytes = prologue.bytes.len() as u64;
    let mut written = Written { products, tally: RunTally::default(), clean_bytes, cut_bytes: 0, truncated: None };
    written.write_prologue(prologue, context)?;
    for judged in ordered {
        written.write_block(&judged)?;
        progress.add(judged.judgement.tally.kept + judged.judgement.tally.rejected, judged.judgement.tally.rejected);
        // The reader may be done already; then nobody needs the block.
        let _ = empty.send(judged);
    }
    Ok(written)
}

impl Written {
    fn write_prologue(&mut self, prologue: &Prologue, context: &RunContext<'_>) -> Result<(), PipelineError> {
        if let Some(clean) = &mut self.products.clean {
            clean.write_all(&prologue.bytes).map_err(PipelineError::write("the clean list"))?;
        }
        if let Some(rejects) = &mut self.products.rejects {
            let (before, header) = prologue.bytes.split_at(prologue.header_start.min(prologue.bytes.len()));
            let cells = if prologue.headers.is_some() { header_cells(context) } else { Vec::new() };
            for part in [before, &cells, header] {
                rejects.write_all(part).map_err(PipelineError::write("the rejects"))?;
            }
        }
        Ok(())
    }

    fn write_block(&mut self, judged: &JudgedBlock) -> Result<(), PipelineError> {
        let block = &judged.block;
        // One call to the operating system for each product and block: one for each row costs more than judging it.
        let mut kept = Vec::with_capacity(judged.rejects.len() + 1);
        let mut rejected = Vec::with_capacity(2 * judged.rejects.len());
        let mut from = 0;
        for (reject, cells) in judged.rejects.iter() {
            let span = block.span(reject.record);
            kept.push(IoSlice::new(block.bytes.get(from..span.start).unwrap_or_default()));
            from = span.end;
            self.cut_bytes += span.len() as u64;
            rejected.extend([IoSlice::new(cells), IoSlice::new(block.bytes.get(span).unwrap_or_default())]);
        }
        kept.push(IoSlice::new(block.bytes.get(from..).unwrap_or_default()));
        self.clean_bytes += kept.iter().map(|piece| piece.len() as u64).sum::<u64>();
        if let Some(clean) = &mut self.products.clean {
            write_all_vectored(clean, &mut kept).map_err(PipelineError::write("the clean list"))?;
        }
        if let Some(rejects) = &mut self.products.rejects {
            write_all_vectored(rejects, &mut rejected).map_err(PipelineError::write("the rejects"))?;
        }
        self.tally.add(&judged.judgement.tally);
        self.truncated = self.truncated.or(judged.truncated);
        Ok(())
    }
}
