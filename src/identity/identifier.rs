//! An identifier of any kind, and the reader of cells that hold some: the only place that knows which kinds there are.
//! A new kind is a file of its own, its rows in `recipe`, and its variant and reader here.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::address::Address;
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::hash::Digest;
use crate::identity::letters::{is_wide_at, without_wrapping};
use crate::identity::pattern::PatternEntry;
use crate::identity::phone::{self, PhoneNumber, PhoneRules};
#[cfg(test)]
use crate::identity::plate::Plate;
use crate::identity::problem::Problem;
use crate::identity::recipe::{Recipe, read_digest};
use crate::identity::spelling::{Spelled, Spelling};
use crate::identity::{entities, host};

/// Who a row, or an entry of a list, is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identifier<'a> {
    Email(Address<'a>),
    Domain(DomainEntry),
    Pattern(PatternEntry),
    Phone(PhoneNumber),
    #[cfg(test)]
    Plate(Plate<'a>),
}

/// Something that a list can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed<'a> {
    Identifier(Identifier<'a>),
    /// What a recipe made of an identifier that nobody knows.
    Digest(&'static Recipe, Digest),
}

impl Spelled for Identifier<'_> {
    #[inline]
    fn kind(&self) -> IdentifierKind {
        match self {
            Self::Email(address) => address.kind(),
            Self::Domain(entry) => entry.kind(),
            Self::Pattern(entry) => entry.kind(),
            Self::Phone(number) => number.kind(),
            #[cfg(test)]
            Self::Plate(plate) => plate.kind(),
        }
    }

    #[inline]
    fn is_spoken_of_by(&self, kind: IdentifierKind) -> bool {
        match self {
            Self::Email(address) => address.is_spoken_of_by(kind),
            Self::Domain(entry) => entry.is_spoken_of_by(kind),
            Self::Pattern(entry) => entry.is_spoken_of_by(kind),
            Self::Phone(number) => number.is_spoken_of_by(kind),
            #[cfg(test)]
            Self::Plate(plate) => plate.is_spoken_of_by(kind),
        }
    }

    #[inline]
    fn domain(&self) -> Option<&str> {
        match self {
            Self::Email(address) => Spelled::domain(address),
            Self::Domain(entry) => entry.domain(),
            Self::Pattern(entry) => entry.domain(),
            Self::Phone(number) => number.domain(),
            #[cfg(test)]
            Self::Plate(plate) => plate.domain(),
        }
    }

    #[inline]
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
        match self {
            Self::Email(address) => address.spell(spelling, scratch, each),
            Self::Domain(entry) => entry.spell(spelling, scratch, each),
            Self::Pattern(entry) => entry.spell(spelling, scratch, each),
            Self::Phone(number) => number.spell(spelling, scratch, each),
            #[cfg(test)]
            Self::Plate(plate) => plate.spell(spelling, scratch, each),
        }
    }
}

impl Identifier<'_> {
    /// Whether what stands there may be meant otherwise: it is looked up, and makes nobody known.
    #[inline]
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        matches!(self, Self::Phone(number) if number.is_doubtful)
    }

    /// The telephone number that it is, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<&PhoneNumber> {
        if let Self::Phone(number) = self { Some(number) } else { None }
    }

    /// Whether something in it is beyond ASCII, so that its bytes may mean somebody else in another encoding.
    #[must_use]
    pub fn is_international(&self) -> bool {
        let is_beyond = |text: &str| !text.is_ascii() || host::has_punycode(text);
        match self {
            Self::Email(address) => is_beyond(address.normal()),
            Self::Domain(entry) => is_beyond(&entry.domain),
            Self::Pattern(_) | Self::Phone(_) => false,
            #[cfg(test)]
            Self::Plate(_) => false,
        }
    }
}

/// Reads cells. One per worker thread: its buffers are used again.
#[derive(Clone, Debug, Default)]
pub struct IdentifierReader {
    addresses: CellReader,
    /// How numbers are read.
    pub phones: PhoneRules,
}

impl IdentifierReader {
    /// A reader of numbers by these rules.
    #[must_use]
    pub fn with_phones(phones: PhoneRules) -> Self {
        Self { phones, ..Self::default() }
    }

    /// Calls `each` with every identifier in a cell of a column of `kind`, in the order of the cell. Returns why something
    /// in it cannot be read; `None` as well if the cell is blank, or the kind has no reader and so nothing to look up.
    #[inline]
    pub fn read(
        &mut self,
        kind: IdentifierKind,
        text: &str,
        each: &mut impl FnMut(&Identifier<'_>),
    ) -> Option<Problem> {
        match kind {
            IdentifierKind::Email => {
                let cell = self.addresses.read(text);
                cell.addresses().for_each(|address| each(&Identifier::Email(address)));
                cell.problem()
            }
            #[cfg(test)]
            IdentifierKind::Postal => match Plate::read(text) {
                Some(plate) => {
                    each(&Identifier::Plate(plate));
                    None
                }
                None => (!text.trim().is_empty()).then_some(Problem::BadCharacter),
            },
            IdentifierKind::Phone => phone::read(text, self.phones, &mut |number| each(&Identifier::Phone(number))),
            // A domain or a pattern is nobody, and of the others there is no reader yet.
            IdentifierKind::Domain | IdentifierKind::Pattern => None,
            #[cfg(not(test))]
            IdentifierKind::Postal => None,
        }
    }

    /// The address of a cell that is one plain ASCII address and nothing else; `None` for every other cell, whatever it
    /// holds. Says what [`IdentifierReader::read`] would say, and sooner.
    #[inline]
    pub fn read_plain(&mut self, text: &str) -> Option<Address<'_>> {
        self.addresses.read_plain(text)
    }

    /// Reads a lone identifier of any kind, told by its look: hexadecimal of a digest length is a digest; `@d`, `*@d`,
    /// `%@d`, `.d`, `*.d`, `*@*.d` and a bare domain are domains; `local@*` and `prefix*@d` are patterns; the rest has to be
    /// one address or telephone number.
    ///
    /// # Errors
    /// Why it is none of them, or that it is several addresses.
    pub fn read_alone<'a>(&'a mut self, text: &'a str) -> Result<Listed<'a>, Problem> {
        let bare = bare(text);
        if let Some((recipe, digest)) = read_digest(bare) {
            return Ok(Listed::Digest(recipe, digest));
        }
        #[cfg(test)]
        if let Some(plate) = Plate::read(bare) {
            return Ok(Listed::Identifier(Identifier::Plate(plate)));
        }
        if phone::is_messenger_account(bare) {
            return read_number(bare, self.phones);
        }
        if let Some(entry) = DomainEntry::read(bare) {
            return Ok(Listed::Identifier(Identifier::Domain(entry)));
        }
        if let Some(entry) = PatternEntry::read(bare) {
            return Ok(Listed::Identifier(Identifier::Pattern(entry)));
        }
        if may_be_number(bare) || holds_number(bare) {
            return read_number(bare, self.phones);
        }
        if is_part_of_number(bare) {
            return Err(Problem::NoSuchNumber);
        }
        let cell = self.addresses.read(text);
        if let Some(problem) = cell.problem() {
            return Err(problem);
        }
        let mut addresses = cell.addresses();
        match (addresses.next(), addresses.next()) {
            (Some(address), None) if Spelled::domain(&address).is_some_and(phone::is_messenger_server) => {
                Err(Problem::NoSuchNumber)
            }
            (Some(address), None) => Ok(Listed::Identifier(Identifier::Email(address))),
            (Some(_), Some(_)) => Err(Problem::SeveralAddresses),
            (None, _) => Err(Problem::NoAt),
        }
    }

    /// Whether a cell holds nothing but blanks, quotes and separators.
    pub fn is_blank(&mut self, text: &str) -> bool {
        self.addresses.read(text).is_blank()
    }
}

/// Whether a text is plainly meant as a telephone number: a + or a digit, and nothing but signs that stand in numbers.
#[must_use]
pub fn may_be_number(text: &str) -> bool {
    const LEAST: usize = 7;
    text.chars().all(is_sign_of_number) && text.chars().filter(|c| c.is_numeric()).count() >= LEAST
}

/// Whether a text is of digits and signs of numbers only, however few.
fn is_part_of_number(text: &str) -> bool {
    text.contains(char::is_numeric) && text.chars().all(is_sign_of_number)
}

fn is_sign_of_number(c: char) -> bool {
    c.is_numeric() || c.is_whitespace() || "+-/().".contains(c)
}

/// Whether a text with other words in it has a telephone number: an extension, a second one.
fn holds_number(text: &str) -> bool {
    const LEAST: usize = 7;
    const LINKS: [&str; 4] = ["tel:", "sms:", "callto:", "whatsapp:"];
    let is_link = |link: &str| text.get(..link.len()).is_some_and(|start| start.eq_ignore_ascii_case(link));
    let begins = LINKS.iter().any(|link| is_link(link))
        || text.starts_with(|c: char| c.is_numeric() || matches!(c, '+' | '＋' | '('));
    begins && !text.contains('@') && text.chars().filter(|c| c.is_numeric()).count() >= LEAST
}

/// Whether there are digits enough for a telephone number in a text, beside whatever else stands there.
#[must_use]
pub fn may_hold_number(text: &str) -> bool {
    const LEAST: usize = 8;
    text.chars().filter(|c| c.is_numeric()).count() >= LEAST
}

fn read_number<'a>(text: &str, rules: PhoneRules) -> Result<Listed<'a>, Problem> {
    let mut found = Vec::new();
    let problem = phone::read(text, rules, &mut |number| found.extend((!number.is_doubtful).then_some(number)));
    match (problem, found.as_slice()) {
        (Some(problem), _) => Err(problem),
        (None, [number]) => Ok(Listed::Identifier(Identifier::Phone(*number))),
        (None, _) => Err(Problem::SeveralAddresses),
    }
}

/// Whether a text of which nobody knows what it is may hold an identifier of `kind`: an address tells itself by its @.
#[must_use]
pub fn may_hold_anywhere(kind: IdentifierKind, text: &str) -> bool {
    let has_at = |text: &str| text.contains(|c| c == '@' || is_wide_at(c));
    kind == IdentifierKind::Email && (has_at(text) || has_at(&entities::decode(text)))
}

/// `text` without outer blanks, invisible characters and quotes, and without a spreadsheet's `="..."`.
#[must_use]
pub fn bare(text: &str) -> &str {
    without_wrapping(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::domain::Reach;
    use crate::identity::hash::Hash;

    #[test]
    fn content_decides() {
        use Identifier::{Domain, Email};
        use Listed::Identifier as Lone;
        let mut reader = IdentifierReader::default();
        assert!(matches!(reader.read_alone(" Max@Firma.de "), Ok(Lone(Email(a))) if a.normal() == "max@firma.de"));
        assert!(matches!(reader.read_alone("firma.de"), Ok(Lone(Domain(d))) if d.reach == Reach::Both));
        assert!(matches!(reader.read_alone("@firma.de"), Ok(Lone(Domain(d))) if d.reach == Reach::Exact));
        let md5 = "\"B58996C504C5638798EB6B511E6F49AF\" ";
        assert!(matches!(reader.read_alone(md5), Ok(Listed::Digest(recipe, _)) if recipe.hash == Some(Hash::Md5)));
        assert_eq!(reader.read_alone("a@b.de c@d.de"), Err(Problem::SeveralAddresses));
        assert_eq!(reader.read_alone("Max"), Err(Problem::NoAt));
        assert_eq!(reader.read_alone(" "), Err(Problem::NoAt));
        assert!(matches!(reader.read_alone("max*@firma.de"), Ok(Lone(Identifier::Pattern(_)))));
        assert_eq!(reader.read_alone("m*x@firma.de"), Err(Problem::Wildcard));
        for account in ["491712345678@c.us", "https://wa.me/491712345678", "49 171 2345678@S.WHATSAPP.NET"] {
            let read = reader.read_alone(account);
            assert!(
                matches!(read, Ok(Lone(Identifier::Phone(number))) if number.normal() == "+491712345678"),
                "{account}"
            );
        }
        assert_eq!(reader.read_alone("0171 2345678@c.us"), Err(Problem::NoCountry));
    }
}
