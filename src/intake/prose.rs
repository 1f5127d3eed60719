//! Whether a text is a sentence that has an address in it, such as a line of an error page, and no entry: asked only of
//! lists that name no columns.
//!
//! An address may have a name before it, a remark in brackets behind it, and other addresses beside it.

/// Whether no piece of the text is an entry alone, and one with an @ has several other words.
pub(super) fn is_prose(text: &str) -> bool {
    let pieces = || text.split([',', ';', '\t', '|', '\n', '"']).map(str::trim).filter(|piece| piece.contains('@'));
    memchr::memchr(b' ', text.as_bytes()).is_some() && pieces().next().is_some() && pieces().all(is_sentence)
}

/// Whether words of a sentence stand round an address. One word beside it may be a name, and so may a few with capitals;
/// what is in brackets is said of it, or is it.
fn is_sentence(piece: &str) -> bool {
    const OF_A_NAME: usize = 4;
    if piece.contains(['<', '>', '(', ')', '[', ']']) {
        return false;
    }
    let words: Vec<&str> = piece.split_whitespace().filter(|word| !word.contains('@')).collect();
    let is_name = words.len() <= OF_A_NAME && words.iter().all(|word| word.starts_with(char::is_uppercase));
    words.len() > 1 && !is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_entries_with_a_name() {
        for text in ["Please contact webmaster@firma.example", "write to a@b.de, or call us", "see a@b.de for more"] {
            assert!(is_prose(text), "{text}");
        }
        for text in [
            "a@b.de",
            "Max a@b.de",
            "Max Muster a@b.de",
            "Müller, Max <a@b.de>",
            "a@b.de (nicht mehr da)",
            "Max Muster (a@b.de)",
            "a@b.de c@d.de e@f.de",
            "a@b.de, called us on Monday",
            "called us on Monday",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }
}
