//! The names of the columns that stand before every rejected record: written by `pipeline`, known again by `intake`.

/// In this order.
pub const REJECT_COLUMNS: [&str; 5] = ["scrub_line", "scrub_reason", REASONS, "scrub_detail", "scrub_why"];

/// Of these the one that holds the codes of all reasons, with blanks between.
pub const REASONS: &str = "scrub_reasons";
