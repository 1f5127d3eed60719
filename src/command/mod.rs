//! One file per subcommand; each reads like a recipe. Flags are resolved above (`cli`), work is done below.

pub mod add;
mod bar;
pub mod check;
pub mod clean;
mod clock;
pub mod contact_list;
pub mod context;
mod entries;
mod figures;
pub mod import;
pub mod init;
pub mod judge;
pub mod lift;
pub mod limit;
mod lists;
pub mod outputs;
pub mod rule;
pub mod store;
pub mod why;

pub use context::{Context, Exit, StorePlace};
