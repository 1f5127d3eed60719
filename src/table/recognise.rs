//! What `table` asks about the text of a cell. The answers come from above as functions: which texts are identifiers
//! is `identity`'s business, which this layer may not import.

use super::role::Role;

/// Tells identifiers from other text.
#[derive(Clone, Copy, Debug)]
pub struct Recognise {
    /// Whether a cell is a contact, alone or beside a name: a line with one is no header.
    pub is_contact: fn(&str) -> bool,
    /// Whether a cell of a suppression list's first line is an entry, so that this line is no header. The flag says
    /// that the user named one of its cells: then `contact.email` may be a name, although it could be a domain.
    pub is_entry: fn(&str, bool) -> bool,
    /// Telephone numbers are identifiers, too: a line with the name of a column of them is a header.
    pub counts_phones: bool,
    /// The role of a column whose cells mostly are like this one, if it is a role that cells alone can tell.
    pub role: fn(&str) -> Option<Role>,
    /// Whether a cell is a telephone number as it is dialled from anywhere. Asked of few columns: it takes long.
    pub is_dialled: fn(&str) -> bool,
}

/// As little as the tests of this layer need.
#[cfg(test)]
pub(super) const FOR_TESTS: Recognise = {
    fn role(cell: &str) -> Option<Role> {
        let is_digest = matches!(cell.len(), 32 | 64) && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
        let address = cell.contains('@').then_some(Role::EMAIL);
        address.or(is_digest.then_some(Role::Digest))
    }
    Recognise {
        is_contact: |cell| role(cell).is_some(),
        is_entry: |cell, _| role(cell).is_some(),
        role,
        is_dialled: |cell| cell.starts_with('+'),
        counts_phones: false,
    }
};

/// Knows nothing: for tests in which the columns are given.
#[cfg(test)]
pub(crate) const NOTHING: Recognise = Recognise {
    is_contact: |_| false,
    is_entry: |_, _| false,
    role: |_| None,
    is_dialled: |_| false,
    counts_phones: false,
};
