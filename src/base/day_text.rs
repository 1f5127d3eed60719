//! A text taken apart into the numbers and words of a date, without its time. Not what they mean together: that is `day`.

use super::day_names::{is_beside, month};

/// A number of a date, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u64,
    /// Its digits.
    pub(super) width: usize,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct DayText<'a> {
    /// In the order of the text.
    pub(super) numbers: Vec<Number>,
    /// The months that are named: `mar` is a Tuesday as well.
    pub(super) months: Vec<u32>,
    /// Words that do not belong to a date by themselves.
    pub(super) others: Vec<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

/// Longer numbers stand for no moment.
const MOST_DIGITS: usize = 19;

impl<'a> DayText<'a> {
    /// `None` if something stands there that stands in no date.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let mut parts = Self::default();
        for token in without_times(&tokens(without_zone_name(text))?) {
            match token {
                Token::Number(digits) if digits.len() > MOST_DIGITS => return None,
                Token::Number(digits) => {
                    parts.numbers.push(Number { value: digits.parse().ok()?, width: digits.len() });
                }
                Token::Word(word) => match month(word) {
                    Some(month) => parts.months.push(month),
                    None if is_beside(word) => {}
                    None => parts.others.push(word),
                },
                Token::Mark(_) => {}
            }
        }
        Some(parts)
    }
}

/// JavaScript and Java tell the name of a zone behind its offset: `GMT+0100 (Central European Standard Time)`,
/// `+01:00[Europe/Berlin]`.
fn without_zone_name(text: &str) -> &str {
    let is_offset = |head: &&str| head.contains(':') && (head.contains('+') || head.contains("gmt"));
    let by_words = text.split_once(" (").map(|(head, _)| head).filter(is_offset);
    let by_place = text.split_once('[').filter(|(head, zone)| head.contains(':') && zone.contains('/'));
    by_words.or(by_place.map(|(head, _)| head)).unwrap_or(text)
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_alike = |c: char| match first {
            '0'..='9' => c.is_ascii_digit(),
            _ => c.is_alphabetic(),
        };
        let run = rest.find(|c| !is_alike(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(run.max(first.len_utf8()));
        tokens.push(match first {
            '0'..='9' => Token::Number(token),
            _ if first.is_alphabetic() => Token::Word(token),
            ' ' | '.' | '/' | '·' | ',' | ':' | '+' | '\'' | '(' | ')' | '"' | '$' | '[' | ']' | '{' | '}' | '#'
            | '\\' => Token::Mark(first),
            _ => return None,
        });
        rest = after;
    }
    Some(tokens)
}

/// Takes times of day (`10:00:00.000`) and offsets of zones (`+0100`) out.
fn without_times<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut left = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let time = match first {
            Token::Mark('+') => 1 + clock(after),
            Token::Number(hour) if hour.len() <= 2 => clock(rest),
            _ => 0,
        };
        if time > 1 {
            rest = rest.get(time..).unwrap_or_default();
        } else {
            left.push(*first);
            rest = after;
        }
    }
    left
}

/// How many of the first tokens are numbers with colons between them; of a single number 1 behind a sign, else 0.
fn clock(tokens: &[Token<'_>]) -> usize {
    let Some(Token::Number(first)) = tokens.first() else { return 0 };
    let mut count = 1;
    while let Some([Token::Mark(':'), Token::Number(_)]) = tokens.get(count..count + 2) {
        count += 2;
    }
    match tokens.get(count..count + 2) {
        // Parts of a second; behind a comma a date may follow.
        Some([Token::Mark('.'), Token::Number(_)]) if count > 1 => count + 2,
        Some([Token::Mark(','), Token::Number(part)]) if count > 1 && part.len() >= 3 => count + 2,
        _ if count == 1 && first.len() <= 2 => 1,
        _ => count,
    }
}
