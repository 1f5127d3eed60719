//! scrub cleans contact lists before a marketing campaign.
//!
//! It reads a contact list, finds out who each row is, looks every identifier up in lists of opt-outs, complaints,
//! bounces and registers, and writes two lists: the rows to send, byte for byte as they came, and the rejected rows
//! with the reason and its proof.
//!
//! # Layers
//!
//! Imports point downwards only, never sideways and never in a circle. `tests/layers.rs` reads this drawing and holds
//! the code to it, and the other way round.
//!
//! ```text
//!                            cli                    flags, settings, help, exit codes
//!                             |
//!                          command                  one file per subcommand
//!               +-------------+--------------+
//!            report           |              |      a result as data, and its renderers
//!               |         pipeline        intake    judges a contact list | reads a suppression list
//!               |             |              |
//!       +-------+------+------+------+-------+
//!    policy          store        identity    table
//!   may we?       what is known    who is it   what the bytes say
//!       +-------+------+------+------+-------+
//!                           base                    words that all layers share, files, time
//! ```
//!
//! Which layer imports which:
//!
//! ```text
//! cli -> base table policy report pipeline intake command
//! command -> base table identity store policy report pipeline intake
//! report -> base identity store policy
//! pipeline -> base table identity store policy
//! intake -> base table identity
//! policy -> base
//! store -> base
//! identity -> base
//! table -> base
//! base ->
//! ```
//!
//! # The way of one row
//!
//! 1. `cli/run.rs` turns flags and settings into options, `command/clean.rs` opens the outputs, `command/judged_run.rs`
//!    the lists and the contact list (`command/contact_list.rs`). `table/columns.rs` finds the columns: each has a role
//!    (`table/role.rs`), such as an identifier of a kind, an own opt-out or a status. A list with own opt-out columns
//!    is read twice: `pipeline/own_optouts.rs` gathers the objections of all rows first.
//! 2. `table/reader.rs` cuts the input into blocks of whole records (`table/split.rs`); `pipeline/run.rs` has
//!    each worker read one, one after the other.
//! 3. `pipeline/csv_block.rs` makes a source of cells of the block (`pipeline/csv_cells.rs`, `table/fields.rs`), and
//!    `pipeline/judge.rs` asks it for the text of one column of the row after the other.
//! 4. `identity/identifier.rs` finds the identifiers in a cell (addresses: `identity/email.rs`), or says why there is
//!    none; `identity/lookup.rs` asks for every key that a list may know one by, one or more for each recipe of
//!    `identity/recipe.rs`. `policy/own_column.rs` reads the list's own columns.
//! 5. `pipeline/questions.rs` gathers what is asked for by the rows of the block (`identity/unmade_keys.rs`), has many keys
//!    made side by side (`identity/match_key.rs`), and looks them up at once: in the list's own objections, the store and
//!    the lists of this run (`pipeline/lists.rs`, `store/lookup.rs`).
//! 6. `pipeline/decider.rs` puts together what was found about the row (`policy/facts.rs`); `policy/decide.rs` goes
//!    through the rules (`policy/rules.rs`), and each may add reasons (`policy/reason.rs`). `pipeline/detail.rs` writes
//!    down the proof for machines, `pipeline/why.rs` that for people.
//! 7. `pipeline/in_order.rs` puts the blocks back in their order, and `pipeline/commit.rs` takes out duplicates
//!    (`pipeline/duplicates.rs`), which only the order tells.
//! 8. `pipeline/write.rs` writes the bytes of the kept rows as they came, and the rejected ones behind their reasons
//!    (`pipeline/rejects.rs`), and adds up the tally. `pipeline/run.rs` refuses a sum that differs from what the reader
//!    counted.
//! 9. `command/figures.rs` makes the report of the tally, `command/delivery.rs` gives the finished files their names,
//!    and `report/format.rs` has the report rendered.
//!
//! # Unsafe code
//!
//! Whether a processor has an instruction is asked in the same function that calls the routine, or asserted there; the
//! loads read 32 bytes out of arrays of 32 or 64, which is what their types say. The tests compare each routine with its
//! plain twin over all lengths and offsets, and the whole suite runs once without them (`SCRUB_SCALAR=1`).
//!
//! ```text
//! file                          what is unsafe        who guarantees it           the test that would see it broken
//! base/beginnings_wide.rs       AVX2, loads           has_avx2; first_chunk       both_routines_find_every_beginning
//! base/file_size.rs             signal                it calls no code of ours    a_full_disk_leaves_nothing
//! base/marks.rs                 AVX2, loads           has_avx2; &[u8; 64]         both_routines_agree, splitter against csv
//! base/memory.rs                sysconf               it reads no memory of ours  a_machine_has_some_memory
//! base/prefetch.rs              prefetch              SSE is x86-64; it reads     none: a wrong address changes nothing
//!                                                     nothing
//! identity/keyed_hash_wide.rs   SHA, SSE4.1, SSSE3    detected before each call   side_by_side_or_one_by_one
//! identity/plain_wide.rs        AVX2, a load          has_avx2; &[u8; 32]         both_routines_agree(_on_every_byte)
//! identity/run_hash_wide.rs     AVX2                  has_avx2                    side_by_side_or_one_by_one
//! store/segment/read.rs         a map of a file       whoever may write there is  every_byte_of_a_segment_counts
//!                                                     this user; nobody changes
//!                                                     a segment
//! ```

// For the product only: tests and benches may index and expect.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

pub mod base;
pub mod cli;
pub mod command;
pub mod identity;
pub mod intake;
pub mod pipeline;
pub mod policy;
pub mod report;
pub mod store;
pub mod table;
