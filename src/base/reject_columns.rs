//! The names of the columns that stand before every rejected record: written by `pipeline`, known again by `intake`.

/// In this order.
pub const REJECT_COLUMNS: [&str; 5] = [LINE, PRIMARY, REASONS, DETAIL, "scrub_why"];

/// Of these the one that holds the physical line of the record in the contact list.
pub const LINE: &str = "scrub_line";

/// The one that holds the code of the primary reason.
pub const PRIMARY: &str = "scrub_reason";

/// The one that holds the proofs.
pub const DETAIL: &str = "scrub_detail";

/// The one that holds the codes of all reasons, with blanks between.
pub const REASONS: &str = "scrub_reasons";
