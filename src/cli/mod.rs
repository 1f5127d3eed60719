//! Flags, help and exit codes. No logic: what a flag means is resolved in [`settings`] and carried out in `command`.

pub mod args;
pub mod clean_args;
pub mod exit;
pub mod run;
pub mod settings;
pub mod store_args;
mod value_enums;
mod values;
