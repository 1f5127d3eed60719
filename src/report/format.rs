//! The formats there are, the one function that makes a text of any report, and the one for messages. A further format
//! is one file below `format/`, and its lines here.

mod json;
mod text;

use anyhow::Result;

use super::message::Message;
use super::reports::Report;

/// How a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    Json,
}

impl Format {
    /// All formats, in the order in which help texts list them.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// The text of a report.
///
/// # Errors
/// None in practice: reports hold only strings, numbers and lists of them.
pub fn render(report: &Report<'_>, format: Format) -> Result<String> {
    match format {
        Format::Text => Ok(text::render(report)),
        Format::Json => json::render(report),
    }
}

/// What a message says to people.
#[must_use]
pub fn words(message: &Message) -> String {
    text::message::say(message)
}

/// How the bar is drawn, in the words of indicatif's templates.
pub(super) fn bar_template(length_is_known: bool) -> &'static str {
    text::message::bar_template(length_is_known)
}
