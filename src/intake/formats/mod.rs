//! The formats of suppression lists: one file each, which yields rows and knows nothing of what they mean.

pub(super) mod csv;
pub(super) mod lines;
pub(super) mod raw;
