//! Opening a contact list: once, or twice where its own opt-out columns want a first pass.

use std::fs::File;
use std::io::{IsTerminal as _, Seek as _, Write as _};
use std::os::fd::AsFd as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::atomic::AtomicFile;
use crate::base::cancel::{Cancel, InterruptiblePipe};
use crate::base::digest::DigestAlgorithm;
use crate::intake::recognise::{RECOGNISE, RECOGNISE_NUMBERS};
use crate::pipeline::{JudgeOptions, Lists, OwnOptouts, PipelineError};
use crate::store::RunNotes;
use crate::table::error::TableError;
use crate::table::file_kind::FileKind;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::sniff::{Hints, SAMPLE, file_kind};
use crate::table::source::{Source, SourceEnd};

use super::context::Context;
use super::error::CommandError;
use super::output_names::is_dash;
use super::run_settings::{JudgeSettings, TableSettings};

/// Opens the contact list, or standard input.
///
/// # Errors
/// When it cannot be read, or is no table.
pub(super) fn open_table(list: &Path, settings: &TableSettings, cancel: &Cancel) -> Result<TableReader> {
    read_table(open_source(list, settings.digest, cancel)?, settings)
        .with_context(|| format!("cannot use the contact list {}", list.display()))
}

fn read_table(mut source: Source, settings: &TableSettings) -> Result<TableReader> {
    let hints = Hints { delimiter: settings.delimiter, encoding: settings.encoding, lenient: true };
    let kind = file_kind(source.peek(SAMPLE)?, &hints);
    if kind != FileKind::Table {
        return Err(TableError::NoTable { kind }.into());
    }
    let options = ReadOptions {
        delimiter: settings.delimiter,
        encoding: settings.encoding,
        header: settings.header,
        header_names: settings.named_columns(),
        max_record: settings.max_record,
        ..ReadOptions::new(if settings.by_phone { RECOGNISE_NUMBERS } else { RECOGNISE })
    };
    Ok(TableReader::open(source, options)?)
}

/// Opens a file, or standard input for `-`.
///
/// # Errors
/// When it cannot be read, or is a terminal that nobody types a list into.
pub(super) fn open_source(path: &Path, digest: DigestAlgorithm, cancel: &Cancel) -> Result<Source> {
    if !is_dash(path) {
        let is_pipe = std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        if is_pipe && let Ok(pipe) = InterruptiblePipe::open(path, cancel.clone()) {
            return Ok(Source::from_reader(&path.display().to_string(), Box::new(pipe), digest)?);
        }
        return Ok(Source::open(path, digest)?);
    }
    if std::io::stdin().is_terminal() {
        bail!(CommandError::StdinIsTerminal);
    }
    let handle = File::from(std::io::stdin().as_fd().try_clone_to_owned().context("standard input is closed")?);
    // A redirected file has a size and a time, which the source watches.
    if handle.metadata().is_ok_and(|found| found.is_file()) {
        return Ok(Source::stdin(digest)?);
    }
    let pipe = InterruptiblePipe::new(handle, cancel.clone());
    Ok(Source::from_reader("standard input", Box::new(pipe), digest)?)
}

/// As [`open_source`], a list that may lie in a ZIP archive.
///
/// # Errors
/// As there, or when the archive holds something else than one file.
pub(super) fn open_list(path: &Path, digest: DigestAlgorithm, cancel: &Cancel) -> Result<Source> {
    if can_be_read_again(path)
        && let Some(source) = Source::open_zipped(path, digest)?
    {
        return Ok(source);
    }
    open_source(path, digest, cancel)
}

/// A list that is ready to be judged.
pub(super) struct Prepared {
    pub reader: TableReader,
    pub own_optouts: OwnOptouts,
    pub first: FirstPass,
}

/// What the first pass saw of the input.
pub(super) enum FirstPass {
    /// There was none.
    None,
    /// The file was read; the second pass must see the same.
    File(SourceEnd),
    /// The pipe was read into a spool; the report is about the pipe.
    Pipe(SourceEnd),
}

impl FirstPass {
    /// The input as it is reported, given the end of the second pass.
    ///
    /// # Errors
    /// When the file changed between the passes.
    pub(super) fn reconcile(self, second: SourceEnd) -> Result<SourceEnd> {
        match self {
            Self::None => Ok(second),
            Self::Pipe(first) => Ok(first),
            Self::File(first) => {
                ensure!(first.digest == second.digest, CommandError::ContactListChanged);
                Ok(second)
            }
        }
    }
}

/// Whether the list is a file; a pipe is gone once it was read.
pub(super) fn can_be_read_again(list: &Path) -> bool {
    !is_dash(list) && std::fs::metadata(list).is_ok_and(|found| found.is_file())
}

/// Reads a list whose own columns may object once before the run, if that is `wanted`, and opens it again. A pipe cannot be
/// read twice: it is kept in a temporary file without a name, gone however the run ends.
///
/// # Errors
/// Whatever reading may say.
pub(super) fn first_pass(
    context: &Context,
    settings: &JudgeSettings,
    mut reader: TableReader,
    options: &JudgeOptions,
    lists: &Lists,
    at: i64,
    wanted: bool,
) -> Result<Prepared> {
    if !wanted {
        return Ok(Prepared { reader, own_optouts: OwnOptouts::default(), first: FirstPass::None });
    }
    let notes = RunNotes::new(&context.disk, &std::env::temp_dir(), memory_left(settings.memory, lists.memory()));
    // A named pipe cannot be read twice, either.
    if !is_dash(&settings.list) && reader.source().len_on_disk().is_some() {
        let own_optouts =
            OwnOptouts::collect(&mut reader, notes, options, lists.keyer(), at, &context.cancel, &mut |_| Ok(()))?;
        let first = FirstPass::File(reader.finish()?);
        return Ok(Prepared {
            reader: open_table(&settings.list, &settings.table, &context.cancel)?,
            own_optouts,
            first,
        });
    }
    let mut spool = AtomicFile::spool(Arc::clone(&context.disk), &std::env::temp_dir())
        .context("cannot keep standard input in a temporary file")?;
    spool.write_all(&reader.prologue().bytes).context("cannot keep standard input in a temporary file")?;
    let keep =
        &mut |bytes: &[u8]| spool.write_all(bytes).map_err(PipelineError::write("standard input to a temporary file"));
    let own_optouts = OwnOptouts::collect(&mut reader, notes, options, lists.keyer(), at, &context.cancel, keep)?;
    let first = FirstPass::Pipe(reader.finish()?);
    let mut spool = spool.into_file();
    spool.rewind().context("cannot read standard input back from a temporary file")?;
    let source = Source::from_file("standard input".to_owned(), spool, settings.table.digest)?;
    let reader = read_table(source, &settings.table)?;
    Ok(Prepared { reader, own_optouts, first })
}

/// The list's own opt-outs have what the lists leave of the memory limit, and never so little that every few of them would be
/// written by themselves.
fn memory_left(limit: usize, taken: usize) -> usize {
    const LEAST_SHARE: usize = 8;
    limit.saturating_sub(taken).max(limit / LEAST_SHARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_optouts_and_lists_share_the_memory_limit() {
        assert_eq!(memory_left(800, 0), 800);
        assert_eq!(memory_left(800, 600), 200);
        assert_eq!(memory_left(800, 790), 100);
        assert_eq!(memory_left(800, 9000), 100);
    }
}
