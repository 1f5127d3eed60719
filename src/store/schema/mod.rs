//! The tables of `catalog.db`, written whole (`save`) and read whole (`load`). Nothing here decides anything.

pub(super) mod load;
pub(super) mod save;
mod tables;
