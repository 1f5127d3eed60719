//! One entry of a list, or one ID of the command line: says whether it is an address, a domain or a digest, by looking
//! at it.

use crate::identity::address::Address;
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::hash::{Digest, Hash, read_hex};
use crate::identity::letters::without_wrapping;
use crate::identity::problem::Problem;

/// `text` without outer blanks, invisible characters and quotes, and without a spreadsheet's `="..."`.
#[must_use]
pub fn bare(text: &str) -> &str {
    without_wrapping(text)
}

/// Something that a list can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identifier<'a> {
    Email(Address<'a>),
    Domain(DomainEntry),
    Digest(Hash, Digest),
}

/// Reads a lone identifier: hexadecimal of a digest length is a digest; `@d`, `*@d`, `%@d`, `.d`, `*.d` and a bare domain
/// are domains; the rest has to be one address.
///
/// # Errors
/// Why it is none of the three, or that it is several addresses.
pub fn read<'a>(reader: &'a mut CellReader, text: &str) -> Result<Identifier<'a>, Problem> {
    let bare = without_wrapping(text);
    if let Some((hash, digest)) = read_hex(bare) {
        return Ok(Identifier::Digest(hash, digest));
    }
    if let Some(entry) = DomainEntry::read(bare) {
        return Ok(Identifier::Domain(entry));
    }
    let cell = reader.read(text);
    if let Some(problem) = cell.problem() {
        return Err(problem);
    }
    let mut addresses = cell.addresses();
    match (addresses.next(), addresses.next()) {
        (Some(address), None) => Ok(Identifier::Email(address)),
        (Some(_), Some(_)) => Err(Problem::SeveralAddresses),
        (None, _) => Err(Problem::NoAt),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::domain::Reach;

    #[test]
    fn content_decides() {
        let mut reader = CellReader::new();
        assert!(
            matches!(read(&mut reader, " Max@Firma.de "), Ok(Identifier::Email(a)) if a.normal() == "max@firma.de")
        );
        assert!(matches!(read(&mut reader, "firma.de"), Ok(Identifier::Domain(d)) if d.reach == Reach::Both));
        assert!(matches!(read(&mut reader, "@firma.de"), Ok(Identifier::Domain(d)) if d.reach == Reach::Exact));
        let md5 = "\"B58996C504C5638798EB6B511E6F49AF\" ";
        assert!(matches!(read(&mut reader, md5), Ok(Identifier::Digest(Hash::Md5, _))));
        assert_eq!(read(&mut reader, "a@b.de c@d.de"), Err(Problem::SeveralAddresses));
        assert_eq!(read(&mut reader, "Max"), Err(Problem::NoAt));
        assert_eq!(read(&mut reader, " "), Err(Problem::NoAt));
        assert_eq!(read(&mut reader, "max*@firma.de"), Err(Problem::Wildcard));
    }
}
