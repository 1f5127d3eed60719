//! The formats of suppression lists: one file each, which yields the cells of rows to the entry maker.

pub(super) mod csv;
