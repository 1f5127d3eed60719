//! A value as the tables of words have it. Not what it says: that is `value`.

use crate::base::fold::{folded, mended};

/// Signs that put a word in doubt, or deny it.
pub(super) const DOUBT: [char; 9] = ['?', '%', '<', '>', '✗', '✘', '☐', '❌', '✖'];

/// A value without what tools and people add to it: folded, without invisible characters, spreadsheet guards (`'0`,
/// `="0"`), outer quotes and a full stop at the end, with one blank for any blanks, `_` and dashes.
pub(super) struct Plain(pub(super) String);

impl Plain {
    pub(super) fn of(value: &str) -> Self {
        let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        let value: String = mended(value).chars().filter(visible).map(plain_character).collect();
        // What programs put round a list of tags, too.
        let guard = |c: char| {
            matches!(c, ' ' | '\'' | '"' | '=' | '“' | '”' | '„' | '«' | '»' | '(' | ')' | '[' | ']' | '{' | '}')
        };
        let inner = value.trim_matches(guard).trim_end_matches(['.', ' ', '!']);
        // A dash alone is nothing, and so is what was nothing but guards.
        let text = if inner.is_empty() && value.contains(['.', '-']) { "-" } else { inner };
        let folded: String = folded(text).collect();
        let plain = folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let plain = if plain.contains("e mail") { with_email_as_a_word(&plain) } else { plain };
        let plain = if plain.contains("don't ") { plain.replace("don't ", "do not ") } else { plain };
        // `dont call`; elsewhere the word is French.
        let denial = plain.strip_prefix("dont ").map(|rest| format!("do not {rest}"));
        Self(denial.unwrap_or(plain))
    }

    pub(super) fn is_one_of(&self, table: &str) -> bool {
        is_one_of(table, &self.0)
    }

    pub(super) fn contains(&self, parts: &str) -> bool {
        parts.split('|').any(|part| self.0.contains(part))
    }
}

/// `do not e mail` is `do not email`.
fn with_email_as_a_word(plain: &str) -> String {
    let mut joined = String::with_capacity(plain.len());
    for word in plain.split(' ') {
        let is_behind_e = joined == "e" || joined.ends_with(" e");
        if !(joined.is_empty() || is_behind_e && word.starts_with("mail")) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// The words of `text`, which is plain or a part of it.
pub(super) fn words_in(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty()).collect()
}

/// Whether `word` is an entry of `table`.
pub(super) fn is_one_of(table: &str, word: &str) -> bool {
    table.split('|').any(|known| known == word)
}

/// Blanks for what parts words, and one apostrophe for all.
fn plain_character(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
        _ if is_gap(c) => ' ',
        _ => c,
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Panics if an entry of `table` is not written as [`Plain`] would have it, or stands there twice.
#[cfg(test)]
pub(super) fn assert_written_plain(table: &str) {
    let mut entries: Vec<&str> = table.split('|').collect();
    entries.iter().for_each(|entry| assert_eq!(Plain::of(entry).0, *entry));
    entries.sort_unstable();
    let twice = entries.iter().zip(entries.iter().skip(1)).find(|(entry, next)| entry == next);
    assert_eq!(twice, None);
}
