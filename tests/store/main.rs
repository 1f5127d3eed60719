//! The store from outside: against a model, with a failing disk, with damaged files, and with readers beside a writer.

#![expect(clippy::unwrap_used, reason = "in a test an unexpected error is a failure")]

mod concurrent;
mod damage;
mod events;
mod faults;
mod large;
mod model;
mod refusals;
mod rollback;
mod run_lists;
mod support;
mod versions;
