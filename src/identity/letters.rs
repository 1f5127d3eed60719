//! Which characters do what in a cell: blanks, separators, invisible characters, characters of an address. Tables and
//! predicates only.

/// The byte is a character of a local part in any position but next to a dot: RFC 5321 `atext` without the bytes
/// that the reader treats specially (see [`ODD`]). `?` is not among them: it is what a lost umlaut leaves behind, and
/// nobody's name.
pub(super) const LOCAL: u8 = 1;
/// The byte is a letter, a digit or a hyphen.
pub(super) const LDH: u8 = 2;
/// `-` or `.`: no two of them may meet in a domain that is neither empty-labelled, hyphen-edged nor punycode.
pub(super) const EDGE: u8 = 4;
/// `.`
pub(super) const DOT: u8 = 8;
/// The byte ends a token, see [`is_separator`].
const SEPARATOR: u8 = 32;
/// `atext` that also serves as a guard, a quote, a pattern or a code, so that only the careful reader takes it.
pub(super) const ODD: u8 = 16;
/// Neither [`LOCAL`] nor [`DOT`].
pub(super) const NOT_LOCAL: u8 = 64;
/// Neither [`LDH`] nor [`DOT`].
pub(super) const NOT_HOST: u8 = 128;

/// What a byte is. Bytes above 127 are nothing here.
#[expect(clippy::indexing_slicing, reason = "the table has a place for every byte")]
#[inline]
pub(super) const fn class_of(byte: u8) -> u8 {
    CLASS[byte as usize]
}

static CLASS: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "evaluated when it compiles")]
const fn classes() -> [u8; 256] {
    let mut table = [NOT_LOCAL | NOT_HOST; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LOCAL | LDH,
            b'-' => LOCAL | LDH | EDGE,
            b'.' => DOT | EDGE,
            b'_' | b'+' | b'!' | b'#' | b'$' | b'^' | b'~' => LOCAL | NOT_HOST,
            b'\t'..=b'\r' | b' ' | b',' | b';' | b':' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'"' | b'|' => {
                SEPARATOR | NOT_LOCAL | NOT_HOST
            }
            b'\'' | b'*' | b'/' | b'=' | b'`' | b'{' | b'}' | b'%' | b'&' => ODD | NOT_LOCAL | NOT_HOST,
            _ => NOT_LOCAL | NOT_HOST,
        };
        byte += 1;
    }
    table
}

/// The character ends a token. `;` has a canonical twin, the Greek question mark.
pub(super) fn is_separator(c: char) -> bool {
    match c {
        '\0'..='\x7f' => class_of(c as u8) & SEPARATOR != 0,
        '\u{37e}' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' => true,
        '，' | '；' | '：' | '＜' | '＞' | '＂' | '、' => true,
        _ => c.is_whitespace(),
    }
}

/// The character is not seen and means nothing in an address: Unicode's `Default_Ignorable_Code_Point`, among them
/// zero-width blanks and joiners, the byte order mark, the soft hyphen, and direction marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A joiner is invisible too, but tells domain names of some scripts apart (IDNA CONTEXTJ).
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// An @ of East Asian typesetting.
pub(super) fn is_wide_at(c: char) -> bool {
    matches!(c, '＠' | '﹫')
}

/// An apostrophe as word processors, keyboards and people make them.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | 'ʹ' | 'ʼ' | 'ʽ' | 'ˈ' | '′' | '‵' | '\u{a78c}' | '\u{ff07}')
}

/// A hyphen or dash of typesetters, a minus.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// A bullet, an arrow, a tick, or a letter that only one font knows, as lists are decorated with.
fn is_ornament(c: char) -> bool {
    matches!(c,
        '·' | '•' | '‣' | '※' | '∙' | '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}' | '★' | '☆' | '☎' | '☏' | '✉'
        | '\u{2713}'..='\u{2718}' | '\u{2794}'..='\u{27be}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}'
        | '\u{100000}'..='\u{10fffd}')
}

/// A quote, a spreadsheet guard (`'`, `=`), the slashes of a link or rubbish in front of an address. No real mailbox
/// begins with one.
fn is_guard(c: char) -> bool {
    matches!(c, '=' | '/') || is_apostrophe(c) || is_ornament(c) || c.is_control() || is_invisible(c)
}

/// A sign or picture that people put beside an address. (Some mailboxes begin with one; no domain ends in one.)
fn is_picture(c: char) -> bool {
    matches!(c, '…' | '™' | '®' | '©' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

/// A double quote of any typesetting.
pub(super) fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// A quote, the full stop of a sentence or rubbish after an address.
fn is_tail(c: char) -> bool {
    c == '.' || is_picture(c) || is_apostrophe(c) || is_ornament(c) || c.is_control() || is_invisible(c)
}

/// `local` without what hardly a mailbox begins or ends with.
pub(super) fn without_edges(local: &str) -> &str {
    let is_start = |c: char| is_blank(c) || is_guard(c) || is_dash(c) || is_picture(c);
    let is_end = |c: char| is_blank(c) || is_apostrophe(c) || is_ornament(c) || is_picture(c);
    local.trim_start_matches(is_start).trim_end_matches(is_end)
}

/// `token` without what people and programs put around an address.
pub(super) fn without_guards(token: &str) -> &str {
    token.trim_start_matches(is_guard).trim_end_matches(is_tail)
}

/// `text` without outer blanks, invisible characters and quotes, and without a spreadsheet's `="..."`.
pub(super) fn without_wrapping(text: &str) -> &str {
    let is_wrapping = |c: char| is_blank(c) || matches!(c, '"' | '\'');
    let text = text.trim_matches(is_wrapping);
    text.strip_prefix("=\"").map_or(text, |inner| inner.trim_matches(is_wrapping))
}

/// A blank of any kind, or a character that is not seen.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_the_rfc() {
        for byte in 0..=127_u8 {
            let atext = byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
            let ours = CLASS[byte as usize] & (LOCAL | ODD) != 0;
            assert_eq!(ours, atext && !b"|?".contains(&byte), "{byte}");
        }
        for c in '\0'..='\x7f' {
            assert_eq!(is_separator(c), c.is_whitespace() || ",;:<>()[]\"|".contains(c), "{c:?}");
        }
        for class in CLASS {
            assert_eq!(class & NOT_LOCAL == 0, class & (LOCAL | DOT) != 0);
            assert_eq!(class & NOT_HOST == 0, class & (LDH | DOT) != 0);
        }
        assert!(CLASS[128..].iter().all(|class| *class == NOT_LOCAL | NOT_HOST));
    }

    #[test]
    fn wrapping_goes_and_content_stays() {
        assert_eq!(without_wrapping("=\"a@b.de\""), "a@b.de");
        assert_eq!(without_wrapping("\u{feff}' a@b.de\u{a0}"), "a@b.de");
        assert_eq!(without_guards("'=o'brien@b.de.'"), "o'brien@b.de");
    }
}
