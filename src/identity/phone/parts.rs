//! A cell that may hold several numbers. People write a stroke between two numbers, and within one.

use super::super::problem::Problem;
use super::number::PhoneNumber;
use super::plans::{Line, NumberingPlans};
use super::shape::is_scientific;
use super::single::{self, Numbers, PhoneRules};

/// Words between two numbers. In lower case.
const WORDS: [&str; 9] = ["oder", "or", "und", "and", "ou", "et", "o", "y", "&"];

/// What a cell holds.
#[derive(Debug, Default)]
pub(super) struct CellNumbers {
    pub numbers: Numbers,
    pub problem: Option<Problem>,
}

impl CellNumbers {
    fn add(&mut self, read: Result<Numbers, Problem>) {
        match read {
            Ok(numbers) => self.add_all(numbers),
            Err(problem) => _ = self.problem.get_or_insert(problem),
        }
    }

    fn add_all(&mut self, numbers: impl IntoIterator<Item = PhoneNumber>) {
        for number in numbers {
            if !self.numbers.iter().any(|known| known.normal() == number.normal()) {
                self.numbers.push(number);
            }
        }
    }
}

/// The numbers of a cell of plain text.
pub(super) fn read(text: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> CellNumbers {
    let mut found = CellNumbers::default();
    // Its + begins no number.
    if is_scientific(text) {
        found.problem = Some(Problem::LostDigits);
        return found;
    }
    surely_apart(text).into_iter().for_each(|part| read_part(part, rules, plans, &mut found));
    found
}

/// A text with signs that part two numbers, or belong to one: it is several if each part is one by itself. If only some
/// are (`030 1234567/68`), nobody can tell, and no guess frees a person.
fn read_part(whole: &str, rules: PhoneRules, plans: &impl NumberingPlans, found: &mut CellNumbers) {
    // A list would take anything for a number: here only what fits a plan is one.
    let strictly = PhoneRules { is_list: false, ..rules };
    let mut perhaps = Vec::new();
    for sign in [',', '/'] {
        let parts: Vec<_> = whole.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            continue;
        }
        let read: Vec<_> = parts.iter().map(|part| valid(part, strictly, plans)).collect();
        if read.iter().all(Result::is_ok) {
            return found.add_all(read.into_iter().flatten().flatten());
        }
        // `0171/0301234`: what is no number without the part behind it is the beginning of one.
        if read.first().is_some_and(Result::is_ok) {
            perhaps.extend(read.into_iter().flatten().flatten());
        }
    }
    found.add(single::read(whole, rules, plans));
    found.add_all(perhaps);
}

/// A number that fits a plan: a length that is possible is not enough for a part.
fn valid(part: &str, rules: PhoneRules, plans: &impl NumberingPlans) -> Result<Numbers, Problem> {
    let numbers = single::read(part, rules, plans)?;
    let fits = |number: &PhoneNumber| plans.line(number) != Line::None;
    if numbers.iter().all(fits) { Ok(numbers) } else { Err(Problem::NoSuchNumber) }
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
    let is_word = |word: &str| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
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
