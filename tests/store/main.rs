//! The store from outside: against a model, with a failing disk, with damaged files, and with readers beside a writer.

#![allow(clippy::unwrap_used)] // In a test an unexpected error is a failure.

mod concurrent;
mod damage;
mod events;
mod faults;
mod large;
mod model;
mod refusals;
mod rollback;
mod support;
mod versions;
