//! What may tell who a person is, in texts that people made themselves: names of files and columns, reasons, whatever a
//! message quotes. Such a text is shown, reported and stored without it only (promise P7).
//!
//! Not here: reading an identifier. That is for `identity`, and exact; here a mere likeness is enough. A domain alone is
//! nobody.

use std::borrow::Cow;
use std::ops::Range;

/// Stands for what is not shown.
pub const MASK: &str = "***";
/// A longer name of a column is cut: a line of text that was taken for a header should not be told whole.
const LONGEST_NAME: usize = 40;
/// Endings of file names, which stay when the rest is masked.
const ENDINGS: [&str; 14] = [
    ".csv",
    ".txt",
    ".tsv",
    ".gz",
    ".zst",
    ".zip",
    ".json",
    ".xlsx",
    ".toml",
    ".held",
    ".clean",
    ".rejected",
    ".report",
    ".key",
];
/// Lengths of digests in hexadecimal.
const DIGESTS: [usize; 6] = [32, 40, 56, 64, 96, 128];
const KEY: &str = "scrub-key-1:";
/// So many digits make a phone number.
const PHONE: usize = 8;
/// So many without a blank are one even if they do not begin like one.
const LONG_NUMBER: usize = 10;

/// What a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    Address,
    Phone,
    Digest,
    Key,
}

impl Personal {
    /// The words for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "an e-mail address",
            Self::Phone => "a phone number",
            Self::Digest => "a digest",
            Self::Key => "a key",
        }
    }
}

/// What `text`, which is going to be kept, holds of a person; stricter than [`mask`].
#[must_use]
pub fn found_in(text: &str) -> Option<Personal> {
    let long_number =
        || runs(text, |c| c.is_numeric()).any(|run| is_long_number(&text[run])).then_some(Personal::Phone);
    spans(text).first().map(|(_, what)| *what).or_else(long_number)
}

/// The text without what may tell who a person is.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let spans = spans(text);
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (span, _) in spans.into_iter().filter(|(span, _)| !span.is_empty()) {
        if span.start >= from {
            masked.push_str(&text[from..span.start]);
            masked.push_str(MASK);
        }
        from = from.max(span.end);
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// The name of a column as messages show it: without what may tell who a person is, and not too long.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let masked = mask(name);
    match masked.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}...", &masked[..end]),
        None => masked.into_owned(),
    }
}

/// Whether a text holds a number that may be somebody's (a customer's, an account's): six digits, and no date.
#[must_use]
pub fn holds_number(text: &str) -> bool {
    const LEAST: usize = 6;
    runs(text, |c| c.is_numeric() || " +-/().:".contains(c)).any(|run| {
        let groups: Vec<_> = text[run].split(|c: char| !c.is_numeric()).filter(|group| !group.is_empty()).collect();
        groups.iter().map(|group| group.len()).sum::<usize>() >= LEAST && !is_moment(&groups)
    })
}

/// Whether groups of digits are a date, a time, or both.
fn is_moment(groups: &[&str]) -> bool {
    let is_year = |group: &str| group.len() == 4 && ["19", "20"].iter().any(|century| group.starts_with(century));
    let is_at_most =
        |most: u8| move |group: &&str| group.len() <= 2 && group.parse::<u8>().is_ok_and(|number| number <= most);
    let are_short = |groups: &[&str]| groups.iter().all(|group| group.len() <= 3);
    match groups {
        [joined] => matches!(joined.len(), 8 | 12 | 14) && joined.get(..4).is_some_and(is_year),
        [year, month] | [month, year] if is_year(year) => is_at_most(12)(month),
        [year, month, day, rest @ ..] if year.len() == 4 => {
            [month, day].into_iter().all(is_at_most(31)) && are_short(rest)
        }
        [day, month, year, rest @ ..] => {
            [day, month].into_iter().all(is_at_most(60))
                && matches!(year.len(), 2 | 4)
                && are_short(rest)
                && (year.len() == 2 || [day, month].into_iter().all(is_at_most(31)))
        }
        _ => false,
    }
}

/// Everything that may tell who a person is, in the order of the text.
fn spans(text: &str) -> Vec<(Range<usize>, Personal)> {
    let mut spans: Vec<_> = addresses(text).map(|span| (span, Personal::Address)).collect();
    spans.extend(keys(text).map(|span| (span, Personal::Key)));
    let digests = runs(text, |c| c.is_ascii_alphanumeric()).filter(|run| is_digest(&text[run.clone()]));
    spans.extend(digests.map(|span| (span, Personal::Digest)));
    let phones = runs(text, |c| c.is_numeric() || " +-/().".contains(c)).filter_map(|run| phone(text, run));
    spans.extend(phones.map(|span| (span, Personal::Phone)));
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    spans
}

/// Every longest stretch of characters that `belongs` to it.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(&belongs)?;
        at = text[start..].find(|c| !belongs(c)).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// What divides words, in a path as well.
fn divides(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\"'`<>()[]{},;:=/\\|".contains(c)
}

/// Every @, as it is or disguised, with the words on both sides of it.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    const PLAIN: [&str; 3] = ["@", "\u{ff20}", "%40"];
    const DISGUISED: [&str; 6] = ["(at)", "[at]", "{at}", "<at>", "(@)", "[@]"];
    // ASCII only, so that places stay the same.
    let lower = text.to_ascii_lowercase();
    let found = |signs: &[&str]| -> Vec<Range<usize>> {
        let each = |sign: &&str| lower.match_indices(*sign).map(|(at, sign)| at..at + sign.len()).collect::<Vec<_>>();
        signs.iter().flat_map(each).collect()
    };
    let plain = found(&PLAIN).into_iter().filter_map(|sign| around(text, sign));
    let disguised = found(&DISGUISED).into_iter().filter_map(|sign| {
        let before = text[..sign.start].trim_end().len();
        let behind = text.len() - text[sign.end..].trim_start().len();
        around(text, before..behind)
            .filter(|span| text[behind..span.end].contains('.') || lower[behind..].contains("dot)"))
    });
    plain.chain(disguised).collect::<Vec<_>>().into_iter()
}

/// The words on both sides of a sign, with it; `None` if there is none on one of them.
fn around(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let before =
        text[..sign.start].rfind(divides).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let mut behind = text[sign.end..].find(divides).map_or(text.len(), |length| sign.end + length);
    while let Some(ending) =
        ENDINGS.iter().find(|ending| text[sign.end..behind].to_ascii_lowercase().ends_with(**ending))
    {
        behind -= ending.len();
    }
    let has_words = before < sign.start && text[sign.end..behind].contains(char::is_alphanumeric);
    has_words.then_some(before..behind)
}

fn keys(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(KEY).filter_map(|(at, _)| {
        let code = &text[at + KEY.len()..];
        let length = code.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c)).unwrap_or(code.len());
        (length > 0).then_some(at..at + KEY.len() + length)
    })
}

fn is_digest(word: &str) -> bool {
    DIGESTS.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The phone number in a stretch of digits and what stands between them: it begins with 0 or +, as dates do not.
fn phone(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let is_inside_a_word = text[..run.start].ends_with(char::is_alphanumeric);
    let start = run.start + text[run.clone()].find(|c: char| c.is_numeric() || c == '+')?;
    let end = run.start + text[run.clone()].rfind(|c: char| c.is_numeric())? + 1;
    let number = text.get(start..end).filter(|number| number.starts_with(['0', '+']))?;
    let groups: Vec<_> = number.split(|c: char| !c.is_numeric()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let is_date = matches!(groups.as_slice(), [day, month, year, ..]
        if day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4))
        && !number.starts_with('+');
    let is_phone = digits >= PHONE && !is_date && (!is_inside_a_word || start > run.start);
    is_phone.then_some(start..end)
}

/// Long enough for a phone number with its country, and no moment written without blanks.
fn is_long_number(digits: &str) -> bool {
    let is_moment = digits.starts_with("19") || digits.starts_with("20");
    digits.len() >= LONG_NUMBER && !(is_moment && matches!(digits.len(), 10 | 12 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_a_person_is_masked_and_the_rest_stays() {
        for (text, shown) in [
            ("max@firma.example.txt", "***.txt"),
            ("in/Max.Muster+x@firma.example.clean.csv.gz", "in/***.clean.csv.gz"),
            ("cannot read a/max＠firma.example: gone", "cannot read a/***: gone"),
            ("max%40firma.example.csv", "***.csv"),
            ("max (at) firma.example tel 0171 1234567", "*** tel ***"),
            ("max[AT]firma(dot)example", "***(dot)example"),
            ("<max@firma.example>, (anna@firma.example)", "<***>, (***)"),
            ("+49 (171) 123-4567.csv", "***.csv"),
            ("01711234567", "***"),
            ("export_01711234567.csv", "export_***.csv"),
            ("anruf 030/1234567 am 05.11.2026", "anruf *** am 05.11.2026"),
            ("B58996C504C5638798EB6B511E6F49AF.txt", "***.txt"),
            ("x scrub-key-1:AAAABBBBCCCCDDDDEEEEFFFF0000+/== y", "x *** y"),
        ] {
            assert_eq!(mask(text), shown, "{text}");
            assert!(found_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_nobody_is_no_person() {
        for text in [
            "",
            "@firma.example",
            "a@",
            "firma.example",
            "new consent of 2026-11-02",
            "am 05.11.2026 um 09:30",
            "02/11/26",
            "export_20261127123045.csv",
            "contacts 2026-11-27 00:00:00",
            "unsubscribed (at) the booth",
            "ticket 4711, batch 000001",
            "segment-000001.seg",
            "`scrub-key-1:` and 44 characters of base64",
            "commit c8dd426",
            "line 12345678",
        ] {
            assert_eq!(mask(text), text);
            assert_eq!(found_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_number_is_not_kept() {
        assert_eq!(found_in("called 491711234567"), Some(Personal::Phone));
        assert_eq!(mask("byte 491711234567"), "byte 491711234567", "a place in a file may be as long");
    }

    #[test]
    fn a_number_of_six_digits_is_somebodys_unless_it_is_a_date() {
        for text in
            ["491711234567", "123456", "DE89 3704 0044 0532 0130 00", "Nr. 12-34-5678", "030/123456", "(171) 2345"]
        {
            assert!(holds_number(text), "{text}");
        }
        for text in [
            "2024-03-12",
            "12.03.2024",
            "12.03.24",
            "2024-03-12 10:30:05",
            "20240312",
            "03/2024",
            "10:30:05",
            "12345 Ort",
        ] {
            assert!(!holds_number(text), "{text}");
        }
    }

    #[test]
    fn names_are_short() {
        assert_eq!(shown_name("E-Mail"), "E-Mail");
        assert_eq!(shown_name(&"ä".repeat(41)), format!("{}...", "ä".repeat(40)));
        assert_eq!(shown_name(&"ä".repeat(40)), "ä".repeat(40));
        assert_eq!(shown_name("max@firma.example"), "***");
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_masked(text in "[a@＠ä0+().:/ %4\u{301}-]{0,30}") {
            let _ = (mask(&text), found_in(&text), shown_name(&text));
        }
    }
}
