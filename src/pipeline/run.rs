//! One run from the first byte to the last: wires reader, workers, order and writer together, and refuses a result
//! that does not balance.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::base::cancel::{Cancel, Interrupted};
use crate::store::StoreError;
use crate::table::error::TableError;
use crate::table::reader::{Counts, TableReader};
use crate::table::source::SourceEnd;

use super::judge::{Court, JudgeOptions, Judged, Worker};
use super::lists::Lists;
use super::order;
use super::own_optouts::OwnOptouts;
use super::progress::Progress;
use super::tally::Tally;
use super::write::{Products, Written, write};

/// Everything that one run needs.
pub struct Job<'a> {
    pub reader: TableReader,
    pub options: &'a JudgeOptions,
    pub lists: &'a Lists,
    pub own_optouts: &'a OwnOptouts,
    pub products: Products,
    /// The workers.
    pub pool: &'a rayon::ThreadPool,
    pub cancel: &'a Cancel,
    pub progress: &'a Progress,
}

/// A run that balances. The products are written, but not flushed and not named yet.
pub struct Outcome {
    pub products: Products,
    pub tally: Tally,
    pub source: SourceEnd,
}

/// Why a run cannot continue.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    #[error("a worker failed; the message above says where. This is a defect of scrub; nothing was written")]
    Panicked,
    #[error("cannot write {what}")]
    Write {
        what: &'static str,
        #[source]
        error: io::Error,
    },
    #[error(
        "the list is cut off: its last line ({line}) has no line end and cannot be read. Export it again; \
         if the line is really the last one, add a line end or repair it"
    )]
    Truncated { line: u64 },
    #[error(
        "the list has more than 4,294,967,295 lines, more than duplicates can be found in; use --keep-duplicates or split it"
    )]
    TooManyLines,
    #[error(
        "the run does not balance: {read} records and {read_bytes} bytes were read, but {kept} kept and {rejected} rejected \
         records and {written_bytes} bytes came out. This is a defect of scrub; nothing was written"
    )]
    Unbalanced { read: u64, read_bytes: u64, kept: u64, rejected: u64, written_bytes: u64 },
}

impl PipelineError {
    /// Turns an I/O error into one that names the product.
    pub fn write(what: &'static str) -> impl Fn(io::Error) -> Self {
        move |error| Self::Write { what, error }
    }
}

/// Runs a job to its end.
///
/// # Errors
/// Whatever makes the result unusable; then no product is complete.
pub fn run(job: Job<'_>) -> Result<Outcome, PipelineError> {
    run_with(job, |worker, court, mut judged| {
        worker.judge(court, &mut judged)?;
        Ok(judged)
    })
}

/// What becomes of one block. It always comes back, whatever happened: the others wait for it.
type Judgement = Result<Judged, PipelineError>;

fn run_with(
    job: Job<'_>,
    judge: impl Fn(&mut Worker, &Court<'_>, Judged) -> Judgement + Sync,
) -> Result<Outcome, PipelineError> {
    let Job { mut reader, options, lists, own_optouts, products, pool, cancel, progress } = job;
    let (dialect, prologue) = (*reader.dialect(), reader.prologue().clone());
    let court = Court { options, dialect: &dialect, encoding: reader.output_encoding(), lists, own_optouts };
    let blocks = 2 * pool.current_num_threads() + 4;
    let (empty_in, empty_out) = bounded(blocks);
    let (judged_in, judged_out) = bounded(blocks);
    let (settled_in, settled_out) = bounded(blocks);
    for _ in 0..blocks {
        // The channel has room for all of them.
        let _ = empty_in.send(Judged::default());
    }
    let (read, ordered, written) = std::thread::scope(|scope| {
        let order = scope.spawn(|| {
            let settled_in = settled_in;
            order::settle(&judged_out, &settled_in, &court)
        });
        let writer = scope.spawn(|| {
            let empty_in = empty_in;
            write(products, &prologue, &court, &settled_out, &empty_in, progress)
        });
        let read = read_and_judge(&mut reader, pool, &court, &judge, &empty_out, judged_in, cancel);
        drop(empty_out);
        (read, join(order), join(writer))
    });
    read?;
    ordered?;
    let written = written?;
    balance(reader.counts(), &written)?;
    if let Some(line) = written.truncated {
        return Err(PipelineError::Truncated { line });
    }
    Ok(Outcome { products: written.products, tally: written.tally, source: reader.finish()? })
}

/// Reads block after block and hands each to a worker; returns when every worker is done.
fn read_and_judge(
    reader: &mut TableReader,
    pool: &rayon::ThreadPool,
    court: &Court<'_>,
    judge: &(impl Fn(&mut Worker, &Court<'_>, Judged) -> Judgement + Sync),
    empty: &Receiver<Judged>,
    judged: Sender<Result<Judged, PipelineError>>,
    cancel: &Cancel,
) -> Result<(), PipelineError> {
    let idle = Mutex::new(Vec::new());
    pool.in_place_scope(|scope| {
        // The writer gave up if no empty block comes any more; its own error says why.
        while let Ok(mut next) = empty.recv() {
            cancel.check()?;
            let Some(block) = reader.next_block(std::mem::take(&mut next.block))? else { break };
            next.block = block;
            let (idle, judged) = (&idle, judged.clone());
            scope.spawn(move |_| {
                let mut worker = take(idle).unwrap_or_else(|| Worker::new(court));
                // A panic that only the pool saw would leave the other threads waiting for this block.
                let judgement = catch_unwind(AssertUnwindSafe(|| judge(&mut worker, court, next)));
                // The order thread gave up if this fails; its own error says why.
                let _ = judged.send(judgement.unwrap_or(Err(PipelineError::Panicked)));
                put(idle, worker);
            });
        }
        Ok(())
    })
}

/// Takes the scratch of an idle worker. A poisoned lock means that another worker panicked; that panic ends the run.
fn take(idle: &Mutex<Vec<Worker>>) -> Option<Worker> {
    idle.lock().ok()?.pop()
}

fn put(idle: &Mutex<Vec<Worker>>, worker: Worker) {
    if let Ok(mut idle) = idle.lock() {
        idle.push(worker);
    }
}

/// The result of a thread; its panic goes on here.
fn join<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Promise P1: what the reader counted is what came out.
fn balance(read: Counts, written: &Written) -> Result<(), PipelineError> {
    let (kept, rejected) = (written.tally.kept, written.tally.rejected);
    let written_bytes = written.clean_bytes + written.cut_bytes;
    if read.records == kept + rejected && read.bytes == written_bytes {
        return Ok(());
    }
    Err(PipelineError::Unbalanced { read: read.records, read_bytes: read.bytes, kept, rejected, written_bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::match_key::Keyer;
    use crate::pipeline::{MatchWidth, ShortRows};
    use crate::policy::Campaign;
    use crate::table::reader::ReadOptions;
    use crate::table::source::Source;
    use crate::table::split::Block;

    /// Runs a list of 2000 rows in many small blocks, each judged by `judge`.
    fn run_small_blocks(
        judge: impl Fn(&mut Worker, &Court<'_>, Judged) -> Judgement + Sync,
    ) -> Result<Outcome, PipelineError> {
        let rows: String = (0..2000).map(|n| format!("person{n}@example.com,x\n")).collect();
        let source = Source::from_bytes(format!("email,note\n{rows}").into_bytes())?;
        let reader = TableReader::open(source, ReadOptions { block_size: 1000, ..ReadOptions::default() })?;
        let options = JudgeOptions {
            campaign: Campaign::default(),
            matching: MatchWidth::Loose,
            short_rows: ShortRows::Reject,
            keep_duplicates: false,
            email_columns: vec![(0, "email".to_owned())],
            own_columns: Vec::new(),
            fields: 2,
        };
        let keyer = Keyer::for_one_run().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        run_with(
            Job {
                reader,
                options: &options,
                lists: &Lists::new(keyer, None, None),
                own_optouts: &OwnOptouts::default(),
                products: Products::default(),
                pool: &pool,
                cancel: &Cancel::default(),
                progress: &Progress::default(),
            },
            judge,
        )
    }

    fn judge_well(worker: &mut Worker, court: &Court<'_>, mut judged: Judged) -> Judgement {
        worker.judge(court, &mut judged)?;
        Ok(judged)
    }

    #[test]
    fn all_rows_come_out() {
        assert_eq!(run_small_blocks(judge_well).unwrap().tally.kept, 2000);
    }

    #[test]
    fn a_lost_block_is_noticed() {
        for lost in [0, 7, 20] {
            let lose = |worker: &mut Worker, court: &Court<'_>, judged: Judged| {
                let sequence = judged.block.sequence;
                let block = Block { sequence, ..Block::default() };
                if sequence == lost {
                    Ok(Judged { block, ..Judged::default() })
                } else {
                    judge_well(worker, court, judged)
                }
            };
            assert!(
                matches!(run_small_blocks(lose), Err(PipelineError::Unbalanced { read: 2000, .. })),
                "block {lost}"
            );
        }
    }

    #[test]
    fn a_row_booked_twice_is_noticed() {
        let book_twice = |worker: &mut Worker, court: &Court<'_>, judged: Judged| {
            let mut judgement = judge_well(worker, court, judged);
            if let Ok(judged) = &mut judgement
                && judged.block.sequence == 3
            {
                judged.tally.kept += 1;
            }
            judgement
        };
        assert!(matches!(run_small_blocks(book_twice), Err(PipelineError::Unbalanced { kept: 2001, .. })));
    }

    #[test]
    fn a_worker_that_panics_ends_the_run() {
        let panic_once = |worker: &mut Worker, court: &Court<'_>, judged: Judged| {
            assert!(judged.block.sequence != 5, "on purpose");
            judge_well(worker, court, judged)
        };
        assert!(matches!(run_small_blocks(panic_once), Err(PipelineError::Panicked)));
    }
}
