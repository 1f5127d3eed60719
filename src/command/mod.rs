//! One file per subcommand; each reads like a recipe. Flags are resolved above (`cli`), work is done below.

pub mod add;
pub mod backup;
mod bar;
pub mod check;
pub mod clean;
pub mod code_prefix;
mod compared_files;
mod contact_list;
mod content;
mod context;
mod delivery;
mod directories;
mod entries;
mod error;
mod figures;
mod guard;
pub mod import;
pub mod init;
mod judged_run;
pub mod key_source;
pub mod lift;
mod list_file;
mod open_lists;
pub mod output_names;
mod outputs;
pub mod rule;
mod run_remarks;
pub mod run_settings;
mod stopwatch;
pub mod store;
pub mod verify;
pub mod why;
mod workers;

pub use context::{Context, Exit, StoreLocation};
