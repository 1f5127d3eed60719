//! Why an answer of a register cannot be read: words for its error.

use std::fmt;

use crate::base::register_answer::RegisterAnswer;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// Its word is neither a yes nor a no that is known. The word itself, if it is a short one.
    Answer(Option<String>),
    /// Nothing tells when the register was asked, or in two ways, or it is still to come.
    Day,
    /// The row has other fields than the header, or has swallowed others.
    Row,
}

impl Misread {
    /// Of the `answer` in `cell` of a row that is whole, or not; `None` if it says nothing.
    pub(super) fn of(answer: RegisterAnswer, cell: &str, is_whole: bool) -> Option<Self> {
        match answer {
            RegisterAnswer::Nothing => None,
            RegisterAnswer::Listed | RegisterAnswer::NotListed => Some(Self::Day),
            RegisterAnswer::Unknown if is_whole => Some(Self::of_word(cell)),
            RegisterAnswer::Unknown => Some(Self::Row),
        }
    }

    fn of_word(cell: &str) -> Self {
        const LONGEST: usize = 12;
        let word = cell.trim();
        let is_plain = |c: char| c.is_alphabetic() || c == '?';
        Self::Answer((word.chars().count() <= LONGEST && word.chars().all(is_plain)).then(|| word.to_owned()))
    }
}

/// What a word that nobody knows may mean, and what to do.
const YES_OR_NO: &str = "somebody is listed; write yes or no, and load the file again";

impl fmt::Display for Misread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(Some(word)) => {
                write!(out, "\"{word}\" is no answer that is known, and may be that {YES_OR_NO}")
            }
            Self::Answer(None) => write!(out, "nobody knows the answer, and it may be that {YES_OR_NO}"),
            Self::Day => out.write_str(
                "the day on which the register was asked is missing, is still to come, or can be read in no way or in two; write it as \
                 YYYY-MM-DD, or take the day of the whole file (--ignore-column NAME, with --as-of DATE)",
            ),
            Self::Row => out.write_str(
                "the row has other fields than the header, or a quote in it runs over several lines, so that nobody can tell which one \
                 is the answer; correct it, and load the file again",
            ),
        }
    }
}
