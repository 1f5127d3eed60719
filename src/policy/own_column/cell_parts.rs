//! The parts of a cell that holds several values. Not what they say.

/// Between the values of a cell.
pub(super) const SEPARATORS: [char; 13] = [',', ';', '|', '\n', '\r', '\t', '•', '·', '，', '；', '、', '｜', '¦'];

/// Those of them that also stand within a sentence.
pub(super) const COMMAS: [char; 3] = [',', '，', '、'];

/// The same in the address book of Google, between words, and as programs write line ends.
const JOINED: [&str; 4] = [":::", " / ", "<br>", "_x000D_"];

/// The values of a cell that holds several: tags, topics.
pub(super) fn parts_of(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(SEPARATORS).collect();
    JOINED.iter().fold(parts, |parts, joined| parts.into_iter().flat_map(|part| part.split(joined)).collect())
}
