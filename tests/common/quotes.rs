//! Independent, slow scans of quotes, for tests and fuzz targets that compare scrub with the `csv` crate.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

/// Whether the last quoted field is never closed: `csv` accepts that, scrub does not. An independent, slow scan.
pub fn ends_inside_quotes(input: &[u8], delimiter: u8) -> bool {
    let (mut inside, mut field_start) = (false, true);
    let mut at = 0;
    while let Some(&byte) = input.get(at) {
        if inside && byte == b'"' && input.get(at + 1) == Some(&b'"') {
            at += 1;
        } else if byte == b'"' && (inside || field_start) {
            inside = !inside;
            field_start = false;
        } else if !inside {
            field_start = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
        at += 1;
    }
    inside
}

/// `input` without the blanks between the start of a field and its quote. An independent, slow scan.
pub fn without_blanks_before_quotes(input: &[u8], delimiter: u8) -> Vec<u8> {
    let (mut output, mut inside, mut field_start) = (Vec::new(), false, true);
    let mut at = 0;
    while let Some(&byte) = input.get(at) {
        let blanks = input[at..].iter().take_while(|byte| b" \t".contains(byte) && **byte != delimiter).count();
        if !inside && field_start && input.get(at + blanks) == Some(&b'"') {
            at += blanks;
            inside = true;
            field_start = false;
        } else if inside && byte == b'"' && input.get(at + 1) == Some(&b'"') {
            output.push(b'"');
            at += 1;
        } else if inside && byte == b'"' {
            inside = false;
        } else if !inside {
            field_start = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
        output.push(input[at]);
        at += 1;
    }
    output
}
