//! The tag of a recipe: what keeps its keys apart from those of all others.

use std::fmt;

/// Longer tags are not needed, and a fixed length is copied at once.
const LONGEST: usize = 16;

/// A short text that ends in NUL and holds no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    padded: [u8; LONGEST],
    len: usize,
}

impl Tag {
    /// The tag with this text. A text that is no tag does not compile in a constant.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "evaluated when it compiles")]
    pub const fn new(text: &[u8]) -> Self {
        assert!(text.len() > 1 && text.len() <= LONGEST && text[text.len() - 1] == 0);
        let mut padded = [0; LONGEST];
        let mut at = 0;
        while at < text.len() {
            assert!(text[at] != 0 || at + 1 == text.len());
            padded[at] = text[at];
            at += 1;
        }
        Self { padded, len: text.len() }
    }

    /// The text, and zeros behind it.
    #[inline]
    pub(super) const fn padded(&self) -> &[u8; LONGEST] {
        &self.padded
    }

    /// How long the text is, its NUL included.
    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The text.
    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        self.padded.get(..self.len).unwrap_or_default()
    }
}

/// The text without its NUL.
impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.padded.get(..self.len - 1).unwrap_or_default();
        write!(f, "{}", text.escape_ascii())
    }
}
