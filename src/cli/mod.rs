//! Flags, help and exit codes. No logic: what a flag means is resolved in `settings` and carried out in `command`.

mod args;
mod clean_args;
mod common_args;
mod error;
mod exit;
mod help;
mod key_settings;
mod nearest_key;
mod options;
mod recipe_args;
mod register_args;
pub mod run;
mod run_keys;
mod settings;
mod settings_file;
mod store_args;
mod table_args;
mod usage;
mod value_enums;
mod values;
mod withdrawal;
