//! What one look tells of a cell that is one plain ASCII address. Data only; `plain` looks.

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainCell {
    /// Where the @ is.
    pub(super) at: usize,
    /// Whether no letter is a capital.
    pub(super) is_lower: bool,
    /// Whether a + stands before the @.
    pub(super) has_plus: bool,
}
