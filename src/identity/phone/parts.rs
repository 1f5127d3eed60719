//! A cell that may hold several numbers, or a number beside other text. People write a stroke between two numbers, and
//! within one.

use super::super::problem::Problem;
use super::number::PhoneNumber;
use super::plain_text::is_label;
use super::plans::{Line, NumberingPlans};
use super::shape::is_scientific;
use super::single::{self, PhoneRules, Reading};

/// Words between two numbers. In lower case.
const WORDS: [&str; 10] = ["oder", "or", "und", "and", "ou", "et", "o", "y", "&", "bzw."];
/// Signs between two numbers, or within one.
const BETWEEN: [&str; 4] = [",", "/", " . ", " - "];
/// So many digits may be a number.
const LEAST_DIGITS: usize = 7;

/// The numbers of a cell of plain text.
pub(super) fn read(text: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Reading {
    // Its + begins no number.
    if is_scientific(text) {
        return Reading::of(Problem::LostDigits);
    }
    let mut found = Reading::default();
    surely_apart(text).into_iter().for_each(|part| read_part(part, rules, plans, &mut found));
    found
}

fn add(found: &mut Reading, read: Reading) {
    for number in read.numbers {
        match found.numbers.iter_mut().find(|known| known.normal() == number.normal()) {
            Some(known) => known.is_doubtful &= number.is_doubtful,
            None => found.numbers.push(number),
        }
    }
    found.problem = found.problem.or(read.problem);
}

/// A text with signs that part two numbers, or belong to one: it is several if each part is one by itself. If only some
/// are (`030 1234567/68`), nobody can tell, and no guess frees a person.
fn read_part(whole: &str, rules: PhoneRules, plans: &impl NumberingPlans, found: &mut Reading) {
    // A list would take anything for a number: here only what fits a plan is one.
    let strictly = PhoneRules { is_list: false, ..rules };
    let mut perhaps = Vec::new();
    for sign in BETWEEN {
        let parts: Vec<_> = whole.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
        let Some((first, others @ [_, ..])) = parts.split_first() else { continue };
        // `0171/0301234`: what is no number without the part behind it is the beginning of one.
        let Some(number) = valid(first, strictly, plans) else { continue };
        let others_read: Vec<_> = others.iter().map(|part| valid(part, strictly, plans)).collect();
        let are_all = others_read.iter().all(Option::is_some);
        let read = std::iter::once(number).chain(others_read.into_iter().flatten());
        if are_all {
            return read.for_each(|reading| add(found, reading));
        }
        perhaps.extend(read.flat_map(|reading| reading.numbers));
        // `030 1234567/68`: its last digits again.
        let ends = others.iter().filter_map(|end| with_end(first, end));
        perhaps.extend(ends.filter_map(|text| valid(&text, strictly, plans)).flat_map(|reading| reading.numbers));
    }
    let one = single::read(whole, rules, plans);
    if one.problem == Some(Problem::Letters) {
        return read_among_words(whole, rules, plans, found);
    }
    if one.problem.is_some() {
        let parts = BETWEEN.into_iter().flat_map(|sign| whole.split(sign));
        perhaps.extend(parts.flat_map(|part| anything_in(part, rules, plans)));
    }
    add(found, one);
    let numbers = perhaps.into_iter().map(PhoneNumber::doubtful).collect();
    add(found, Reading { numbers, problem: None });
}

/// `number` with `end` for its last digits.
fn with_end(number: &str, end: &str) -> Option<String> {
    const MOST: usize = 3;
    let is_end = end.len() <= MOST && end.bytes().all(|byte| byte.is_ascii_digit());
    let start = number.get(..number.len().checked_sub(end.len())?).filter(|_| is_end)?;
    Some(format!("{start}{end}"))
}

/// The reading of a part that fits a plan: a length that is possible is not enough for a part.
fn valid(part: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Option<Reading> {
    let reading = single::read(part, rules, plans);
    let fits = |number: &PhoneNumber| plans.line(number) != Line::None;
    (reading.problem.is_none() && reading.numbers.iter().all(fits)).then_some(reading)
}

/// Whatever a part may be, of a range that no plan knows, too: to look up, not to know anybody by.
fn anything_in(part: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Vec<PhoneNumber> {
    let is_enough = part.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS;
    if is_enough { single::read(part, rules, plans).numbers } else { Vec::new() }
}

/// `0171 2345678 (privat)`: on a list of people who object the number counts; a contact may be somebody else's neighbour, but
/// whoever objects by that number is found.
fn read_among_words(text: &str, rules: PhoneRules, plans: &impl NumberingPlans, found: &mut Reading) {
    let strictly = PhoneRules { is_list: false, ..rules };
    let is_sign = |c: char| c.is_ascii_digit() || " +-./()".contains(c);
    let has_digits = |run: &&str| run.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS;
    let runs = text.split(|c: char| !is_sign(c)).map(|run| run.trim_matches([' ', '-', '.', '/', '(', ')']));
    let runs: Vec<_> = runs.filter(has_digits).collect();
    let read = runs.iter().filter_map(|run| valid(run, strictly, plans));
    let numbers: Vec<_> = read.flat_map(|reading| reading.numbers).collect();
    if rules.is_list && !numbers.is_empty() {
        return add(found, Reading { numbers, problem: None });
    }
    let perhaps = runs.iter().flat_map(|run| anything_in(run, rules, plans)).map(PhoneNumber::doubtful).collect();
    add(found, Reading { numbers: perhaps, problem: Some(Problem::Letters) });
}

/// Parts between signs and words that stand within no number.
fn surely_apart(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in text.split([';', '|', '\n']).flat_map(|piece| piece.split(":::")) {
        let mut rest = piece;
        // A + behind digits begins a second number.
        let is_second = |at: &usize| rest.bytes().take(*at).any(|byte| byte.is_ascii_digit());
        while let Some(at) = rest.rfind('+').filter(is_second) {
            parts.push(rest.get(at..).unwrap_or_default());
            rest = rest.get(..at).unwrap_or_default();
        }
        parts.push(rest);
    }
    let parts = parts.into_iter().flat_map(between_words);
    parts.map(|part| part.trim_matches([' ', ',', '/'])).filter(|part| !part.is_empty() && *part != "+").collect()
}

fn between_words(text: &str) -> Vec<&str> {
    // `T: 030 ... M: 0171 ...`
    let is_word = |word: &str| {
        WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) || word.ends_with([':', '.']) && is_label(word)
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for word in text.split(' ').filter(|word| is_word(word)) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        parts.extend(text.get(start..at));
        start = at + word.len();
    }
    parts.extend(text.get(start..));
    parts
}
