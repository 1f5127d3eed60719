//! By which of its forms an identifier was asked for: some recipes have several. Data only.

/// One of the forms by which an identifier was asked for, and how many there are: 0 is the identifier itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AskedForm {
    pub number: u8,
    pub count: u8,
}
