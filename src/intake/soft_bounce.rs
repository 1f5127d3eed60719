//! Whether what a provider says of a bounce means that the mailbox is only full or away for a while. Asked only where the
//! user says that a list holds bounces: in any other list every row counts.
//!
//! A cell that also speaks of a permanent failure is no soft bounce.

/// Words of a failure that passes.
const SOFT: [&str; 14] = [
    "soft",
    "mailbox full",
    "mailbox is full",
    "mailboxfull",
    "over quota",
    "overquota",
    "quota exceeded",
    "postfach voll",
    "temporary",
    "temporarily",
    "transient",
    "try again later",
    "greylist",
    "deferred",
];

/// Words of a failure that stays.
const HARD: [&str; 7] =
    ["hard", "permanent", "user unknown", "does not exist", "no such user", "unknown user", "invalid"];

/// Whether the cells of one row speak of a soft bounce only.
pub(super) fn is_soft<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut soft = false;
    for cell in cells {
        let text = cell.to_lowercase();
        if HARD.iter().any(|word| text.contains(word)) || has_code(&text, b'5') {
            return false;
        }
        soft |= SOFT.iter().any(|word| text.contains(word)) || has_code(&text, b'4');
    }
    soft
}

/// Whether an SMTP code of a class stands in a text: `4.2.2`, `452` at its start.
fn has_code(text: &str, class: u8) -> bool {
    let is_basic = |word: &str| matches!(word.as_bytes(), [first, b, c] if *first == class && b.is_ascii_digit() && c.is_ascii_digit());
    let is_enhanced = |word: &str| {
        let mut parts = word.split('.');
        let is_number = |part: Option<&str>| {
            part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        parts.next().is_some_and(|first| first.as_bytes() == [class])
            && is_number(parts.next())
            && is_number(parts.next())
            && parts.next().is_none()
    };
    let words = || text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).filter(|word| !word.is_empty());
    words().next().is_some_and(is_basic) || words().any(|word| is_enhanced(word.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_that_passes_is_told_from_one_that_stays() {
        for soft in ["4.2.2", "452 4.2.2 Mailbox full", "Soft Bounce", "smtp; 4.7.1 greylisted", "452", "Postfach voll"]
        {
            assert!(is_soft([soft].into_iter()), "{soft}");
        }
        for hard in ["5.1.1", "550 5.1.1 user unknown", "Hard Bounce", "BOUNCE", "", "bounced", "2024.4.2", "14.4.2024"]
        {
            assert!(!is_soft([hard].into_iter()), "{hard}");
        }
        assert!(!is_soft(["4.2.2", "hard"].into_iter()), "what is permanent counts");
        assert!(is_soft(["", "4.4.7"].into_iter()));
    }
}
