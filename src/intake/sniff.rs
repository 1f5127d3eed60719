//! Refuses what is no list at all, by its first bytes: web pages, XML, JSON, office files, rubbish. Not about single
//! lines.

use crate::intake::error::IntakeError;

/// So many bytes are looked at.
pub(super) const SAMPLE: usize = 4096;

/// # Errors
/// When `sample`, the unpacked beginning of the list `name`, is no text with one record a line.
pub(super) fn check(name: &str, sample: &[u8]) -> Result<(), IntakeError> {
    let name = || name.to_owned();
    if let Some((what, advice)) = known_binary(sample) {
        return Err(IntakeError::Binary { name: name(), what, advice });
    }
    // A page in UTF-16 becomes readable without its NUL bytes.
    let text: Vec<u8> = sample.iter().copied().filter(|byte| *byte != 0).collect();
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let text = marks.iter().find_map(|mark| text.strip_prefix(*mark)).unwrap_or(&text).trim_ascii_start();
    if let Some(html) = markup(text) {
        return Err(IntakeError::Markup { name: name(), html });
    }
    if is_json(text) {
        return Err(IntakeError::Json { name: name() });
    }
    if is_rubbish(sample) {
        let advice = "export the list as CSV, or as text with one entry per line";
        return Err(IntakeError::Binary { name: name(), what: "a binary file", advice });
    }
    Ok(())
}

fn known_binary(sample: &[u8]) -> Option<(&'static str, &'static str)> {
    const SAVE: &str = "open it and save the sheet as CSV";
    const UNPACK: &str = "unpack it first (gzip and zstd are read as they are)";
    const KNOWN: [(&[u8], &str, &str); 8] = [
        (b"PK\x03\x04", "an Excel or ZIP file", "save the sheet as CSV, or unpack it first"),
        (b"\xd0\xcf\x11\xe0", "an old Excel file", SAVE),
        (b"%PDF", "a PDF file", "ask for the list as CSV"),
        (b"SQLite format 3", "a database", "export the list as CSV"),
        (b"BZh", "a bzip2 archive", UNPACK),
        (b"\xfd7zXZ", "an xz archive", UNPACK),
        (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
        (b"Rar!", "a RAR archive", UNPACK),
    ];
    let known = KNOWN.iter().find(|(magic, ..)| sample.starts_with(magic))?;
    Some((known.1, known.2))
}

/// `Some(true)` for HTML, `Some(false)` for other markup. `<max@firma.de>` is an address, not markup.
fn markup(text: &[u8]) -> Option<bool> {
    let inner = text.strip_prefix(b"<")?;
    let tag = inner.split(|byte| *byte == b'>').next().unwrap_or(inner);
    let head = String::from_utf8_lossy(&text[..text.len().min(1024)]).to_ascii_lowercase();
    let html = ["<!doctype html", "<html", "<head", "<body", "<title", "<script", "<div", "<meta"];
    if html.iter().any(|start| head.contains(start)) {
        return Some(true);
    }
    let begins_tag = inner.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'));
    (begins_tag && !tag.contains(&b'@')).then_some(false)
}

fn is_json(text: &[u8]) -> bool {
    let Some((open, rest)) = text.split_first() else { return false };
    let next = rest.trim_ascii_start().first();
    match open {
        b'{' => matches!(next, Some(b'"' | b'}')),
        b'[' => matches!(next, Some(b'"' | b'{' | b'[' | b']')),
        _ => false,
    }
}

/// NUL bytes that are not those of UTF-16, or many control characters.
fn is_rubbish(sample: &[u8]) -> bool {
    let nul = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let marked = sample.starts_with(b"\xff\xfe") || sample.starts_with(b"\xfe\xff");
    let (more, fewer) = (even.max(odd), even.min(odd));
    let wide = marked || more * 8 >= sample.len() && fewer * 10 <= more && more > 0;
    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 14..=31 | 127);
    let controls = sample.iter().filter(is_control).count();
    !wide && even + odd > 0 && (even + odd) * 100 > sample.len() || !wide && controls * 25 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(sample: &[u8]) -> &'static str {
        match check("x", sample) {
            Ok(()) => "list",
            Err(IntakeError::Markup { html: true, .. }) => "html",
            Err(IntakeError::Markup { .. }) => "xml",
            Err(IntakeError::Json { .. }) => "json",
            Err(IntakeError::Binary { .. }) => "binary",
            Err(_) => "other",
        }
    }

    #[test]
    fn pages_and_rubbish_are_told_from_lists() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let noise: Vec<u8> = (0..200_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for (sample, expected) in [
            (&b"a@b.de\n"[..], "list"),
            (b"<max@firma.de>\n", "list"),
            (b"", "list"),
            (b"# comment <html>\na@b.de\n", "list"),
            (b"\xef\xbb\xbf  <!DOCTYPE html><p>a@b.de", "html"),
            (b"<HTML>", "html"),
            (b"<?xml version=\"1.0\"?><list>", "xml"),
            (b"<?xml version=\"1.0\"?>\n<html>", "html"),
            (b"<Error><Code>AccessDenied", "xml"),
            (b"{\"emails\": []}", "json"),
            (b"[ \"a@b.de\"]", "json"),
            (b"[]", "json"),
            (b"PK\x03\x04xxxx", "binary"),
            (&noise, "binary"),
            (b"a\0\0\0b\0c\0\0", "binary"),
            (&utf16("a@b.de\r\nc@d.de\r\n"), "list"),
            (&utf16("\u{feff}müller@b.de\r\n"), "list"),
            (&utf16("\u{feff}<html>"), "html"),
            (b"M\xfcller;max@firma.de\r\n", "list"),
        ] {
            assert_eq!(code(sample), expected, "{:?}", String::from_utf8_lossy(sample));
        }
    }
}
