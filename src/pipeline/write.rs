//! Writes blocks in their order: the clean list is each block minus the spans of its rejected records, the rejects are
//! those records behind their five columns. Nothing is ever rewritten (promise P2).

use std::io::{self, Write as _};

use crate::base::atomic::AtomicFile;
use crate::table::prologue::Prologue;
use crate::table::sink::Sink;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::error::PipelineError;
use super::rejects::header_cells;
use super::tally::RunTally;

/// The two products under construction; `None` for one that nobody asked for.
#[derive(Default)]
pub struct Products {
    pub clean: Option<Sink<AtomicFile>>,
    pub rejects: Option<Sink<AtomicFile>>,
}

/// What was written, to be compared with what the reader counted (promise P1).
pub(super) struct Written {
    pub products: Products,
    pub tally: RunTally,
    /// Bytes that the file of the clean list took, before any compression; without a file those it would have taken.
    pub clean_bytes: u64,
    /// Bytes of the rejected records.
    pub cut_bytes: u64,
    /// The last record of the list was cut off; it starts in this line.
    pub truncated: Option<u64>,
}

/// See the module.
pub(super) struct Writer {
    clean: Part,
    rejects: Part,
    tally: RunTally,
    cut_bytes: u64,
    truncated: Option<u64>,
}

/// One of the products.
struct Part {
    name: &'static str,
    sink: Option<Sink<AtomicFile>>,
    /// Bytes for a product that nobody asked for.
    unwritten: u64,
}

impl Part {
    fn new(name: &'static str, sink: Option<Sink<AtomicFile>>) -> Self {
        Self { name, sink, unwritten: 0 }
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<(), PipelineError> {
        match &mut self.sink {
            Some(sink) => sink.write_all(bytes).map_err(PipelineError::write(self.name)),
            None => {
                self.unwritten += bytes.len() as u64;
                Ok(())
            }
        }
    }

    /// Bytes that the file took.
    fn settle(&mut self) -> Result<u64, PipelineError> {
        let settled = |sink: &mut Sink<AtomicFile>| sink.settle();
        let taken: Option<io::Result<u64>> = self.sink.as_mut().map(settled);
        taken.unwrap_or(Ok(self.unwritten)).map_err(PipelineError::write(self.name))
    }
}

impl Writer {
    /// Writes the prologue.
    ///
    /// # Errors
    /// When a product cannot be written.
    pub(super) fn start(
        products: Products,
        prologue: &Prologue,
        context: &RunContext<'_>,
    ) -> Result<Self, PipelineError> {
        let (mut clean, mut rejects) =
            (Part::new("the clean list", products.clean), Part::new("the rejects", products.rejects));
        clean.write(&prologue.bytes)?;
        // Titles above the header are no part of the rejects.
        let before = prologue.bytes.get(..prologue.marks_end).unwrap_or_default();
        let header = prologue.bytes.get(prologue.header_start..).unwrap_or_default();
        let cells = if prologue.headers.is_some() { header_cells(context) } else { Vec::new() };
        for part in [before, &cells, header] {
            rejects.write(part)?;
        }
        Ok(Self { clean, rejects, tally: RunTally::default(), cut_bytes: 0, truncated: None })
    }

    /// Writes the next block.
    ///
    /// # Errors
    /// When a product cannot be written.
    pub(super) fn write_block(&mut self, judged: &JudgedBlock) -> Result<(), PipelineError> {
        let block = &judged.block;
        let mut from = 0;
        for (reject, cells) in judged.rejects.iter() {
            let span = block.span(reject.record);
            self.clean.write(block.bytes.get(from..span.start).unwrap_or_default())?;
            self.rejects.write(cells)?;
            self.rejects.write(block.bytes.get(span.clone()).unwrap_or_default())?;
            self.cut_bytes += span.len() as u64;
            from = span.end;
        }
        self.clean.write(block.bytes.get(from..).unwrap_or_default())?;
        self.tally.add(&judged.judgement.tally);
        self.truncated = self.truncated.or(judged.truncated);
        Ok(())
    }

    /// Everything that was written.
    ///
    /// # Errors
    /// When the last bytes cannot be written.
    pub(super) fn finish(mut self) -> Result<Written, PipelineError> {
        let clean_bytes = self.clean.settle()?;
        self.rejects.settle()?;
        Ok(Written {
            products: Products { clean: self.clean.sink, rejects: self.rejects.sink },
            tally: self.tally,
            clean_bytes,
            cut_bytes: self.cut_bytes,
            truncated: self.truncated,
        })
    }
}
