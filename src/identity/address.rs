//! One e-mail address that was read. Not here: how it is read (`email`), and its other spellings (`canon`, `usual_spellings`).

/// One address, borrowed from the [`CellReader`](super::email::CellReader) that read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    pub(super) normal: &'a str,
    pub(super) written: &'a str,
    /// Where the @ is in the normal form.
    pub(super) at: usize,
    /// Whether a + stands before it, as in an address with a tag.
    pub(super) has_plus: bool,
    /// Whether something in it may be typed in several ways, see `typing`.
    pub(super) is_odd: bool,
}

impl<'a> Address<'a> {
    /// The canonical form that is matched: NFC, lower-case, domain in ASCII.
    #[must_use]
    pub fn normal(&self) -> &'a str {
        self.normal
    }

    /// What stands before the @ of the normal form.
    #[must_use]
    pub fn local(&self) -> &'a str {
        &self.normal[..self.at]
    }

    /// What stands after the @ of the normal form: ASCII, punycode where needed.
    #[must_use]
    pub fn domain(&self) -> &'a str {
        &self.normal[self.at + 1..]
    }

    /// The token as written, without guards, before any folding: a foreign program may have hashed it so.
    #[must_use]
    pub fn written(&self) -> &'a str {
        self.written
    }
}
