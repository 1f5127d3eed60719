//! What the proofs of a rejected record say, taken apart again: `pipeline::detail` writes them.

use serde::de::IgnoredAny;

/// The lines of the rows that say why, where no proof of the reason `code` in `detail` is one of the record itself; it has the
/// primary reason `primary`. Proofs that were too many to be written may be.
#[must_use]
pub fn lines_of_other_rows(detail: &str, primary: &str, code: &str) -> Option<Vec<u64>> {
    let mut lines = Vec::new();
    let mut reason = primary;
    let mut words = words(detail).into_iter().peekable();
    while let Some((key, value)) = words.next() {
        match key {
            "reason" => reason = value,
            "further" => return None,
            "column" if reason == code => lines.push(words.next_if(|(key, _)| *key == "line")?.1.parse().ok()?),
            _ => {}
        }
    }
    Some(lines).filter(|lines| !lines.is_empty())
}

/// Its `key=value`, in order; a value in quotes as it is written. What is no such word ends them.
fn words(detail: &str) -> Vec<(&str, &str)> {
    let (mut words, mut rest) = (Vec::new(), detail);
    while let Some((key, after)) = rest.trim_start().split_once('=') {
        let end = if after.starts_with('"') { end_of_text(after) } else { after.find(' ').unwrap_or(after.len()) };
        let Some((value, behind)) = after.split_at_checked(end) else { break };
        words.push((key, value));
        rest = behind;
    }
    words
}

fn end_of_text(after: &str) -> usize {
    let mut texts = serde_json::Deserializer::from_str(after).into_iter::<IgnoredAny>();
    match texts.next() {
        Some(Ok(_)) => texts.byte_offset(),
        _ => after.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_of_another_row_is_told_from_one_of_its_own() {
        let code = "optout.column";
        for (detail, primary, lines) in [
            ("column=Abgemeldet", code, None),
            ("column=Abgemeldet line=7", code, Some(vec![7])),
            ("column=\"line=7 \\\" x\"", code, None),
            ("column=\"a b\" line=7", code, Some(vec![7])),
            ("column=A line=7 reason=optout.column column=B", code, None),
            ("column=A line=7 reason=optout.column column=B line=9", code, Some(vec![7, 9])),
            ("list=x batch=1 line=4 form=exact column=E-Mail reason=optout.column column=A", "optout.global", None),
            (
                "list=x line=4 form=exact column=E-Mail reason=optout.column column=A line=3",
                "optout.global",
                Some(vec![3]),
            ),
            ("list=x line=4 form=exact column=E-Mail", "optout.global", None),
            ("column=A line=7 further=3", code, None),
            ("", code, None),
            ("column=\"broken", code, None),
        ] {
            assert_eq!(lines_of_other_rows(detail, primary, code), lines, "{detail}");
        }
    }
}
