//! What reaches a terminal: text of foreign files made harmless, and the one decision about colour.
//!
//! Not here: what is printed (`report`). Invariant: no byte of a cell, header or file name can move the cursor,
//! change colours, reorder letters or hide.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::str::FromStr;

use super::unknown_name::UnknownName;

/// The text with every control, bidirectional and zero-width character replaced by its escape, such as `\u{1b}`.
/// Only for display: two different texts may look the same afterwards.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_deceptive) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            // Writing to a String cannot fail.
            c if is_deceptive(c) => _ = write!(escaped, "{}", c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character acts on the terminal or on its neighbours instead of showing itself.
#[must_use]
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // soft hyphen, Arabic letter mark, Mongolian vowel separator
            '\u{ad}' | '\u{61c}' | '\u{180e}'
            // zero-width blanks and joiners, direction marks
            | '\u{200b}'..='\u{200f}'
            // line and paragraph separator, bidirectional embeddings and overrides
            | '\u{2028}'..='\u{202e}'
            // word joiner, invisible operators, bidirectional isolates, deprecated format characters
            | '\u{2060}'..='\u{206f}'
            // zero-width no-break space, interlinear annotation, tags
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// When to colour, as `--color` says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR`, `CLICOLOR=0` or `TERM=dumb` says otherwise.
    #[default]
    Auto,
    /// Always, also into a pipe; a flag is stronger than `NO_COLOR`.
    Always,
    Never,
}

impl ColorWhen {
    /// All choices, in the order in which help texts list them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// Makes this the choice of every `anstream::stdout()` and `anstream::stderr()` from now on.
    pub fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

impl fmt::Display for ColorWhen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ColorWhen {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|when| when.name() == text)
            .ok_or_else(|| UnknownName::new("color choice", text, &Self::ALL.map(Self::name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_text_is_borrowed() {
        for text in ["", "Müller & Söhne", "Zoë 😀", "日本語", "a\u{a0}b", "\\u{1b}"] {
            assert!(matches!(escape(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn what_acts_on_a_terminal_is_spelled_out() {
        for (text, shown) in [
            ("\u{1b}[31mred\u{1b}]0;title\u{7}", "\\u{1b}[31mred\\u{1b}]0;title\\u{7}"),
            ("a\r\nb\tc\0", "a\\r\\nb\\tc\\u{0}"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("exe.\u{202e}fdp", "exe.\\u{202e}fdp"),
            ("\u{2066}x\u{2069}\u{200e}\u{61c}", "\\u{2066}x\\u{2069}\\u{200e}\\u{61c}"),
            ("a\u{200b}b\u{200d}c\u{feff}\u{ad}", "a\\u{200b}b\\u{200d}c\\u{feff}\\u{ad}"),
            ("\u{e0041}\u{2028}", "\\u{e0041}\\u{2028}"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }

    #[test]
    fn no_escaped_text_can_be_escaped_further() {
        let every: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        let once = escape(&every).into_owned();
        assert!(matches!(escape(&once), Cow::Borrowed(_)));
        assert!(!once.chars().any(char::is_control));
    }

    #[test]
    fn color_choices_have_stable_names() {
        for when in ColorWhen::ALL {
            assert_eq!(when.name().parse(), Ok(when));
        }
        assert!("Always".parse::<ColorWhen>().is_err_and(|error| error.to_string().contains("auto, always, never")));
    }
}
