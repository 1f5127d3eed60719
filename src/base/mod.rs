//! Small things that every layer needs: words and numbers, files, the clock, the terminal. Nothing here knows what a
//! contact is.

pub mod area_codes;
pub mod atomic;
pub mod beginnings;
#[cfg(target_arch = "x86_64")]
mod beginnings_wide;
pub mod cancel;
pub mod channel;
pub mod count_by_kind;
pub mod country;
pub mod coverage;
pub mod date;
pub mod day;
mod day_names;
mod day_text;
pub mod defect;
pub mod digest;
pub mod disk;
pub mod file_size;
pub mod fold;
pub mod identifier_kind;
pub mod in_turn;
pub mod known_values;
pub mod line_set;
pub mod list_kind;
pub mod lock;
pub mod marks;
pub mod match_key;
pub mod memory;
pub mod own_column;
pub mod personal;
pub mod prefetch;
pub mod purpose;
pub mod recipe_id;
pub mod register;
pub mod reject_columns;
pub mod reject_detail;
pub mod row_limit;
pub mod stdout;
pub mod terminal;
pub mod time;
mod time_of_day;
pub mod unknown_name;
pub mod why_ignored;
pub mod wide;
mod writeback;
pub mod zeroed;
