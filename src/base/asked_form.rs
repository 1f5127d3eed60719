//! By which of its forms an identifier was asked for: some recipes have several. Data only.

/// One of the forms by which an identifier was asked for, and how many there are: 0 is the identifier itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedForm {
    pub number: u8,
    pub count: u8,
}

impl AskedForm {
    /// The only one.
    pub const ONE: Self = Self { number: 0, count: 1 };

    #[must_use]
    pub fn new(number: usize, count: usize) -> Self {
        let byte = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        Self { number: byte(number), count: byte(count) }
    }
}
