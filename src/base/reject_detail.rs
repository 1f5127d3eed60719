//! What the proofs of a rejected record say, taken apart again: `pipeline::detail` writes them.

use serde::de::IgnoredAny;

/// The proofs of one reason of a record.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Proofs {
    /// The columns in which the record itself says so; an empty name for what cannot be told.
    pub columns: Vec<String>,
    /// The lines of other rows that do.
    pub other_lines: Vec<u64>,
}

impl Proofs {
    /// Those of the reason `code` in `detail`, of a record with the primary reason `primary`.
    #[must_use]
    pub fn of(detail: &str, primary: &str, code: &str) -> Self {
        let mut proofs = Self::default();
        let mut reason = primary;
        let mut words = words(detail).into_iter().peekable();
        while let Some((key, value)) = words.next() {
            match key {
                "reason" => reason = value,
                // More than are written.
                "further" => proofs.columns.push(String::new()),
                "column" if reason == code => match words.next_if(|(key, _)| *key == "line") {
                    Some((_, line)) => proofs.add_line(line),
                    None => proofs.columns.push(unquoted(value)),
                },
                _ => {}
            }
        }
        proofs
    }

    /// Whether nothing but other rows says so.
    #[must_use]
    pub fn is_of_others(&self) -> bool {
        self.columns.is_empty() && !self.other_lines.is_empty()
    }

    fn add_line(&mut self, line: &str) {
        match line.parse() {
            Ok(line) => self.other_lines.push(line),
            Err(_) => self.columns.push(String::new()),
        }
    }
}

/// A value without its quotes; nothing if it is broken.
fn unquoted(value: &str) -> String {
    if value.starts_with('"') { serde_json::from_str(value).unwrap_or_default() } else { value.to_owned() }
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
        for (detail, primary, columns, other_lines) in [
            ("column=Abgemeldet", code, &["Abgemeldet"][..], &[][..]),
            ("column=Abgemeldet line=7", code, &[], &[7]),
            (r#"column="line=7 \" x""#, code, &[r#"line=7 " x"#], &[]),
            (r#"column="a b" line=7"#, code, &[], &[7]),
            ("column=A line=7 reason=optout.column column=B", code, &["B"], &[7]),
            ("column=A line=7 reason=optout.column column=B line=9", code, &[], &[7, 9]),
            ("list=x line=4 form=exact column=E-Mail reason=optout.column column=A", "optout.global", &["A"], &[]),
            ("list=x line=4 form=exact column=E-Mail reason=optout.column column=A line=3", "optout.global", &[], &[3]),
            ("list=x line=4 form=exact column=E-Mail", "optout.global", &[], &[]),
            ("column=A line=7 further=3", code, &[""], &[7]),
            ("", code, &[], &[]),
            ("column=\"broken", code, &[""], &[]),
        ] {
            let columns = columns.iter().map(|column| (*column).to_owned()).collect();
            let expected = Proofs { columns, other_lines: other_lines.to_vec() };
            assert_eq!(Proofs::of(detail, primary, code), expected, "{detail}");
        }
    }
}
