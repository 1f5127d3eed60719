//! One run from the first byte to the last: workers read, judge and commit in order, and a result that does not balance is
//! refused.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::lock::lock;
use crate::table::reader::{ReadCounts, TableReader};
use crate::table::source::SourceEnd;

use super::block::JudgedBlock;
use super::commit::Committer;
use super::context::{JudgeContext, RunContext};
use super::csv_block::BlockJudge;
use super::error::PipelineError;
use super::in_order::InOrder;
use super::lists::Lists;
use super::options::JudgeOptions;
use super::own_optouts::OwnOptouts;
use super::progress::Progress;
use super::tally::RunTally;
use super::write::{Products, Written};

/// Everything that one run needs.
pub struct Job<'a> {
    pub reader: TableReader,
    pub options: &'a JudgeOptions,
    pub lists: &'a Lists,
    pub own_optouts: &'a OwnOptouts,
    /// Whether words of objection are looked for in the columns that are not read. A first pass has done that already.
    pub search_others: bool,
    /// The moment for which is decided, in seconds since 1970-01-01 UTC.
    pub at: i64,
    pub products: Products,
    /// The workers.
    pub pool: &'a rayon::ThreadPool,
    pub cancel: &'a Cancel,
    pub progress: &'a Progress,
}

/// A run that balances. The products are written, but not flushed and not named yet.
pub struct Outcome {
    pub products: Products,
    pub tally: RunTally,
    pub source: SourceEnd,
}

/// Runs a job to its end.
///
/// # Errors
/// Whatever makes the result unusable; then no product is complete.
pub fn run(job: Job<'_>) -> Result<Outcome, PipelineError> {
    run_with(job, |worker, context, mut judged| {
        worker.judge(context, &mut judged)?;
        Ok(judged)
    })
}

/// What becomes of one block. It always comes back, whatever happened: the others wait for it.
type JudgedResult = Result<JudgedBlock, PipelineError>;

fn run_with(
    job: Job<'_>,
    judge: impl Fn(&mut BlockJudge, &RunContext<'_>, JudgedBlock) -> JudgedResult + Sync,
) -> Result<Outcome, PipelineError> {
    let Job { mut reader, options, lists, own_optouts, search_others, at, products, pool, cancel, progress } = job;
    let (dialect, prologue) = (*reader.dialect(), reader.prologue().clone());
    let gates = lists.gates(&options.campaign);
    let judge_context = JudgeContext { options, lists, gates: &gates, own_optouts, at };
    let encoding = reader.output_encoding();
    let context = RunContext { judge: judge_context, dialect: &dialect, encoding, search_others };
    let mut committer = Committer::start(&context, products, &prologue, reader.bytes_expected(), progress)?;
    let blocks = InOrder::new(|judged| committer.commit(judged), 2 * pool.current_num_threads() + 4);
    read_and_judge(&mut reader, pool, &context, &judge, &blocks, cancel);
    blocks.finish()?;
    let written = committer.finish()?;
    balance(reader.counts(), &written)?;
    if let Some(line) = written.truncated {
        return Err(PipelineError::Truncated { line });
    }
    Ok(Outcome { products: written.products, tally: written.tally, source: reader.finish()? })
}

/// Has every block judged and committed; whoever is done with one reads the next one, which so stays near its processor.
fn read_and_judge(
    reader: &mut TableReader,
    pool: &rayon::ThreadPool,
    context: &RunContext<'_>,
    judge: &(impl Fn(&mut BlockJudge, &RunContext<'_>, JudgedBlock) -> JudgedResult + Sync),
    blocks: &InOrder<impl FnMut(&mut JudgedBlock) -> Result<(), PipelineError> + Send>,
    cancel: &Cancel,
) {
    let mut count = 0;
    let read = || {
        // Without an empty block the run has failed; its own error says why.
        let next = next_block(reader, blocks.take_empty()?, cancel);
        count += 1;
        next.unwrap_or_else(|error| {
            blocks.fail(count - 1, error);
            None
        })
    };
    let idle = Mutex::new(Vec::new());
    let judge_and_put = |next: JudgedBlock| {
        let sequence = next.block.sequence;
        // A panic that only the pool saw would leave the others waiting for this block.
        let work = AssertUnwindSafe(|| {
            let mut worker = lock(&idle).pop().unwrap_or_else(|| BlockJudge::new(context));
            let judged = judge(&mut worker, context, next);
            lock(&idle).push(worker);
            judged.map(|judged| blocks.put(judged))
        });
        if let Err(error) = catch_unwind(work).unwrap_or(Err(PipelineError::Panicked)) {
            blocks.fail(sequence, error);
        }
    };
    pool.install(|| std::iter::from_fn(read).par_bridge().for_each(judge_and_put));
}

/// Reads the next block into an empty one; `None` at the end.
fn next_block(
    reader: &mut TableReader,
    mut empty: JudgedBlock,
    cancel: &Cancel,
) -> Result<Option<JudgedBlock>, PipelineError> {
    cancel.check()?;
    let block = reader.next_block(std::mem::take(&mut empty.block))?;
    Ok(block.map(|block| JudgedBlock { block, ..empty }))
}

/// Promise P1: what the reader counted is what came out.
fn balance(read: ReadCounts, written: &Written) -> Result<(), PipelineError> {
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
    use crate::table::read_options::ReadOptions;
    use crate::table::recognise::NOTHING;
    use crate::table::source::Source;
    use crate::table::split::Block;

    /// Runs a list of 2000 rows in many small blocks, each judged by `judge`.
    fn run_small_blocks(
        judge: impl Fn(&mut BlockJudge, &RunContext<'_>, JudgedBlock) -> JudgedResult + Sync,
    ) -> Result<Outcome, PipelineError> {
        run_on(2, judge)
    }

    fn run_on(
        threads: usize,
        judge: impl Fn(&mut BlockJudge, &RunContext<'_>, JudgedBlock) -> JudgedResult + Sync,
    ) -> Result<Outcome, PipelineError> {
        let rows: String = (0..2000).map(|n| format!("person{n}@example.com,x\n")).collect();
        let source = Source::from_bytes(format!("email,note\n{rows}").into_bytes())?;
        let reader = TableReader::open(source, ReadOptions { block_size: 1000, ..ReadOptions::new(NOTHING) })?;
        let options = JudgeOptions::of_emails();
        let keyer = Keyer::for_one_run().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        run_with(
            Job {
                reader,
                options: &options,
                lists: &Lists::new(keyer, None, None),
                own_optouts: &OwnOptouts::default(),
                search_others: true,
                at: 0,
                products: Products::default(),
                pool: &pool,
                cancel: &Cancel::default(),
                progress: &Progress::default(),
            },
            judge,
        )
    }

    fn judge_well(worker: &mut BlockJudge, context: &RunContext<'_>, mut judged: JudgedBlock) -> JudgedResult {
        worker.judge(context, &mut judged)?;
        Ok(judged)
    }

    #[test]
    fn all_rows_come_out() {
        for threads in [1, 2, 8] {
            assert_eq!(run_on(threads, judge_well).unwrap().tally.kept, 2000, "{threads}");
        }
    }

    #[test]
    fn a_lost_block_is_noticed() {
        for lost in [0, 7, 20] {
            let lose = |worker: &mut BlockJudge, context: &RunContext<'_>, judged: JudgedBlock| {
                let sequence = judged.block.sequence;
                let block = Block { sequence, ..Block::default() };
                if sequence == lost {
                    Ok(JudgedBlock { block, ..JudgedBlock::default() })
                } else {
                    judge_well(worker, context, judged)
                }
            };
            assert!(
                matches!(run_small_blocks(lose), Err(PipelineError::Unbalanced { read: 2000, .. })),
                "block {lost}"
            );
        }
    }

    /// Whichever thread is the first to fail.
    #[test]
    fn the_first_error_of_the_list_is_told() {
        let fail = |worker: &mut BlockJudge, context: &RunContext<'_>, judged: JudgedBlock| match judged.block.sequence
        {
            5 => {
                std::thread::sleep(std::time::Duration::from_millis(20));
                Err(PipelineError::TooManyLines)
            }
            6.. => Err(PipelineError::Panicked),
            _ => judge_well(worker, context, judged),
        };
        for threads in [1, 2, 8] {
            assert!(matches!(run_on(threads, fail), Err(PipelineError::TooManyLines)), "{threads}");
        }
    }

    #[test]
    fn a_row_booked_twice_is_noticed() {
        let book_twice = |worker: &mut BlockJudge, context: &RunContext<'_>, judged: JudgedBlock| {
            let mut judgement = judge_well(worker, context, judged);
            if let Ok(judged) = &mut judgement
                && judged.block.sequence == 3
            {
                judged.judgement.tally.kept += 1;
            }
            judgement
        };
        assert!(matches!(run_small_blocks(book_twice), Err(PipelineError::Unbalanced { kept: 2001, .. })));
    }

    #[test]
    fn a_worker_that_panics_ends_the_run() {
        let panic_once = |worker: &mut BlockJudge, context: &RunContext<'_>, judged: JudgedBlock| {
            assert!(judged.block.sequence != 5, "on purpose");
            judge_well(worker, context, judged)
        };
        assert!(matches!(run_small_blocks(panic_once), Err(PipelineError::Panicked)));
    }
}
