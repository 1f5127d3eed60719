//! Why a cell cannot be understood as an address or a phone number. Codes are API: added, never renamed. The sentences are for people
//! who send newsletters, and never repeat the cell.

/// The sub-reason of `identity.unmatchable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    NoAt,
    SeveralAts,
    TwoGlued,
    SeveralAddresses,
    NoLocalPart,
    QuotedLocalPart,
    LocalTooLong,
    NoDomain,
    NoDot,
    IpAddress,
    BadDomain,
    LabelTooLong,
    DomainTooLong,
    TooLong,
    BadDots,
    BadCharacter,
    Wildcard,
    FullWidth,
    Undecodable,
    SpelledOut,
    EncodedLink,
    ExcelError,
    X500,
    PhoneNumber,
    Digest,
    NoDigits,
    Letters,
    EmailAddress,
    LostDigits,
    Date,
    OtherNumber,
    NoCountry,
    NoSuchNumber,
    NoLeadingZero,
}

impl Problem {
    /// All problems, for the rule registry and for tests.
    pub const ALL: [Self; 34] = [
        Self::NoAt,
        Self::SeveralAts,
        Self::TwoGlued,
        Self::SeveralAddresses,
        Self::NoLocalPart,
        Self::QuotedLocalPart,
        Self::LocalTooLong,
        Self::NoDomain,
        Self::NoDot,
        Self::IpAddress,
        Self::BadDomain,
        Self::LabelTooLong,
        Self::DomainTooLong,
        Self::TooLong,
        Self::BadDots,
        Self::BadCharacter,
        Self::Wildcard,
        Self::FullWidth,
        Self::Undecodable,
        Self::SpelledOut,
        Self::EncodedLink,
        Self::ExcelError,
        Self::X500,
        Self::PhoneNumber,
        Self::Digest,
        Self::NoDigits,
        Self::Letters,
        Self::EmailAddress,
        Self::LostDigits,
        Self::Date,
        Self::OtherNumber,
        Self::NoCountry,
        Self::NoSuchNumber,
        Self::NoLeadingZero,
    ];

    /// Whether the cell may well hold somebody's identifier, damaged; else it holds something else, such as `n/a`.
    #[must_use]
    pub fn may_hide_identifier(self) -> bool {
        let is_else = matches!(self, Self::NoAt | Self::ExcelError | Self::X500 | Self::PhoneNumber | Self::Digest);
        !is_else && !matches!(self, Self::NoDigits | Self::EmailAddress | Self::Date | Self::OtherNumber)
    }

    /// The stable name, in kebab-case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoAt => "no-at",
            Self::SeveralAts => "several-ats",
            Self::TwoGlued => "two-glued",
            Self::SeveralAddresses => "several-addresses",
            Self::NoLocalPart => "no-local-part",
            Self::QuotedLocalPart => "quoted-local-part",
            Self::LocalTooLong => "local-too-long",
            Self::NoDomain => "no-domain",
            Self::NoDot => "no-dot",
            Self::IpAddress => "ip-address",
            Self::BadDomain => "bad-domain",
            Self::LabelTooLong => "label-too-long",
            Self::DomainTooLong => "domain-too-long",
            Self::TooLong => "too-long",
            Self::BadDots => "bad-dots",
            Self::BadCharacter => "bad-character",
            Self::Wildcard => "wildcard",
            Self::FullWidth => "full-width",
            Self::Undecodable => "undecodable",
            Self::SpelledOut => "spelled-out",
            Self::EncodedLink => "encoded-link",
            Self::ExcelError => "excel-error",
            Self::X500 => "x500",
            Self::PhoneNumber => "phone-number",
            Self::Digest => "digest",
            Self::NoDigits => "no-digits",
            Self::Letters => "letters",
            Self::EmailAddress => "email-address",
            Self::LostDigits => "lost-digits",
            Self::Date => "date",
            Self::OtherNumber => "other-number",
            Self::NoCountry => "no-country",
            Self::NoSuchNumber => "no-such-number",
            Self::NoLeadingZero => "no-leading-zero",
        }
    }

    /// One plain sentence.
    #[must_use]
    pub fn explain(self) -> &'static str {
        match self {
            Self::NoAt => "There is text, but no @, so it is not an e-mail address.",
            Self::SeveralAts => "There is more than one @ in one address.",
            Self::TwoGlued => "Two addresses are glued together; put a comma or a semicolon between them.",
            Self::SeveralAddresses => "There are several addresses where one is expected.",
            Self::NoLocalPart => "Nothing stands directly before the @.",
            Self::QuotedLocalPart => {
                "The part before the @ is in quotes; mail systems disagree about whose mailbox that is."
            }
            Self::LocalTooLong => "The part before the @ is longer than the 64 bytes that mail allows.",
            Self::NoDomain => "Nothing stands directly after the @.",
            Self::NoDot => "The part after the @ has no dot, so it is not an Internet domain.",
            Self::IpAddress => "A number stands where the domain belongs (an IP address); mailings go to domains only.",
            Self::BadDomain => {
                "The part after the @ cannot be a domain name: only letters, digits, dots and inner hyphens can."
            }
            Self::LabelTooLong => {
                "A piece of the domain between two dots is longer than the 63 bytes that are allowed."
            }
            Self::DomainTooLong => "The domain is longer than the 255 bytes that are allowed.",
            Self::TooLong => "The address is longer than the 254 bytes that mail allows.",
            Self::BadDots => "A dot stands at the start, at the end, or twice in a row.",
            Self::BadCharacter => "There is a character before the @ that no address can have.",
            Self::Wildcard => "There is a * in it: this is a pattern, not an address.",
            Self::FullWidth => {
                "It is written with full-width (East Asian) characters; type it again with the usual ones."
            }
            Self::Undecodable => {
                "A character was destroyed when the file was saved (it shows as \u{fffd} or ?); export it again as UTF-8."
            }
            Self::SpelledOut => "The @ is spelled out, as in (at); write it as @.",
            Self::EncodedLink => "It is a mail link with % codes; write the address itself.",
            Self::ExcelError => "It is the error value of a spreadsheet formula, not an address.",
            Self::X500 => {
                "It is an internal Exchange name (/O=.../CN=...), not an Internet address; export the SMTP address."
            }
            Self::PhoneNumber => "It looks like a phone number, not an e-mail address.",
            Self::Digest => "It is a hash; a contact list needs what it was made of.",
            Self::NoDigits => "There is text, but no phone number.",
            Self::Letters => "There are letters or signs in it that no phone number has.",
            Self::EmailAddress => "It looks like an e-mail address, not a phone number.",
            Self::LostDigits => {
                "A spreadsheet has rounded it (4,9E+11), so that its last digits are lost; export it again, with the column formatted as text."
            }
            Self::Date => "It looks like a date, not a phone number.",
            Self::OtherNumber => "It looks like an amount or some other number, not a phone number.",
            Self::NoCountry => {
                "It has no country code, and its row names no country, or one that is unknown here, or two; write the code (DE) into a column of countries, or name it with --default-country where the column is empty (--default-country + if all numbers begin with the code of their country, without a +)."
            }
            Self::NoSuchNumber => "No phone number of its country begins so, or has so many digits.",
            Self::NoLeadingZero => {
                "It has neither a country code nor the zero before it, so it may be any number; write it with one of them."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Problem;

    #[test]
    fn codes_are_distinct_kebab_case_and_explained() {
        let mut codes: Vec<_> = Problem::ALL.iter().map(|problem| problem.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Problem::ALL.len());
        for problem in Problem::ALL {
            assert!(
                problem.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            );
            assert!(problem.explain().ends_with('.'), "{}", problem.code());
        }
    }
}
