//! Reads suppression lists: from the bytes of a foreign file to match keys. Clear addresses, domains and hex digests, one
//! per line or in a column; what an entry is, is seen from its content.
//!
//! [`list`] opens a file and says which columns count (`plan`); a reader of `formats` yields its rows (`list_row`);
//! `row_reader` says what a row is and hands its cells to the `entry_maker`, which makes [`entry`]s of them; `tally` judges
//! the list as a whole and fills in the [`summary`].
//!
//! Not here: what an entry means (`policy`), and where it is kept (`store`).

mod answer;
mod answer_columns;
mod beside_address;
mod bounced_address;
pub mod breadth;
mod by_content;
mod digest_columns;
pub mod entry;
mod entry_columns;
mod entry_maker;
pub mod error;
mod formats;
pub mod ignored_column;
mod kind_by_header;
mod laid_out;
mod last_date;
pub mod layout;
pub mod list;
mod list_names;
mod list_part;
mod list_row;
mod messages;
pub mod misread;
pub mod options;
mod parts_in_order;
mod plan;
mod prose;
pub mod recognise;
pub mod row_choice;
mod row_chooser;
mod row_columns;
mod row_country;
pub mod row_counts;
mod row_end;
mod row_reader;
mod soft_bounce;
pub mod standing;
pub mod summary;
mod swallowed_rows;
mod tally;
mod unmade_entries;

#[cfg(test)]
mod tests;
