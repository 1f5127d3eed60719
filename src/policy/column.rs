//! What a value in a list's own opt-out or status column says. Broad on purpose: any value that is not empty, an
//! explicit no or an active status is read as an objection (suppress broadly, permit narrowly).

use unicode_normalization::UnicodeNormalization;

use crate::base::own_column::{OwnRule, Polarity, StatusRule};

use words::{ACTIVE, BEGINS_ACTIVE, BEGINS_SUBSCRIBED, DOUBT, EMPTY, LEFT, NO, SUBSCRIBED, YES};

mod words;

/// Whether a value of one of the list's own columns is an objection.
#[must_use]
pub fn objects(value: &str, rule: OwnRule) -> bool {
    match rule {
        OwnRule::OptOut(Polarity::YesObjects) => optout_says_no(value),
        OwnRule::OptOut(Polarity::NoObjects) => optin_says_no(value),
        OwnRule::Status(rule) => status_says_no(value, rule),
    }
}

/// Whether a value of an opt-out column (`Abgemeldet`, `EMAIL_BLACKLISTED`, `do_not_call`) is an objection.
fn optout_says_no(value: &str) -> bool {
    if is_nothing_at_a_glance(value) {
        return false;
    }
    let plain = Plain::of(value);
    !(plain.is_empty() || plain.is_no() || plain.is_one_of(&SUBSCRIBED) || plain.begins_with(&BEGINS_SUBSCRIBED))
}

/// Whether a value of a status column is an objection.
fn status_says_no(value: &str, rule: StatusRule) -> bool {
    if value.is_empty() || value.eq_ignore_ascii_case("active") || value.eq_ignore_ascii_case("subscribed") {
        return false;
    }
    let plain = Plain::of(value);
    match rule {
        StatusRule::Strict => !(plain.is_empty() || plain.is_active()),
        StatusRule::Lenient => plain.says_left(),
    }
}

/// Whether a value of an opt-in column (`Newsletter`, `Accepts marketing`) is an objection: an explicit no or a word of
/// leaving. Nothing, or a remark of any kind, is no objection there.
fn optin_says_no(value: &str) -> bool {
    let plain = Plain::of(value);
    plain.is_no() || plain.says_left()
}

/// What most cells hold: told without a copy of the value.
fn is_nothing_at_a_glance(value: &str) -> bool {
    matches!(value, "" | "0") || ["no", "nein", "non", "false"].iter().any(|no| value.eq_ignore_ascii_case(no))
}

/// A value without what tools and people add to it: in lower case, without invisible characters, spreadsheet guards
/// (`'0`, `="0"`) and a full stop at the end, with one blank for any blanks, `_` and dashes.
struct Plain(String);

impl Plain {
    fn of(value: &str) -> Self {
        let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        let folded = value.nfc().filter(visible).flat_map(char::to_lowercase);
        let folded: String = folded.map(|c| if is_gap(c) { ' ' } else { c }).collect();
        let guard = |c: char| matches!(c, ' ' | '\'' | '"' | '=');
        let inner = folded.trim_matches(guard).trim_end_matches(['.', ' ']);
        Self(inner.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.0.as_str())
    }

    /// Nothing, or a date of zeros (`00.00.0000`, `0000-00-00T00:00:00Z`).
    fn is_empty(&self) -> bool {
        let of_zeros = |c| matches!(c, '0' | '.' | '/' | ':' | ' ' | 't' | 'z' | '+');
        self.is_one_of(&EMPTY) || (self.0.starts_with("00") && self.0.chars().all(of_zeros) && !self.is_zero())
    }

    /// A zero as a number: `0`, `0.0`, `0,00`.
    fn is_zero(&self) -> bool {
        let (whole, decimals) = self.0.split_once(['.', ',']).unwrap_or((&self.0, ""));
        let zeros = |digits: &str| digits.bytes().all(|digit| digit == b'0');
        !whole.is_empty() && zeros(whole) && zeros(decimals)
    }

    fn is_no(&self) -> bool {
        self.is_one_of(&NO) || self.is_zero()
    }

    fn is_active(&self) -> bool {
        [&SUBSCRIBED[..], &ACTIVE, &YES].iter().any(|words| self.is_one_of(words))
            || self.begins_with(&BEGINS_SUBSCRIBED)
            || self.begins_with(&BEGINS_ACTIVE)
    }

    fn says_left(&self) -> bool {
        LEFT.iter().any(|part| self.0.contains(part))
    }

    /// Whether the value begins with one of `phrases`, and nothing after it takes that back.
    fn begins_with(&self, phrases: &[&str]) -> bool {
        let rest_of =
            |phrase: &&str| self.0.strip_prefix(*phrase).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        let Some(rest) = phrases.iter().find_map(rest_of) else { return false };
        let mut words = rest.split(|c: char| !c.is_alphanumeric());
        !self.says_left() && !words.any(|word| NO.contains(&word) || DOUBT.contains(&word))
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optout_columns_of_real_exports() {
        for value in ["", " ", "0", "Nein", "no", "FALSE", "faux", "NULL", "\\N", "0000-00-00 00:00:00"] {
            assert!(!optout_says_no(value), "{value:?}");
        }
        for value in ["1", "x", "Ja", "yes", "TRUE", "2024-01-01", "12.03.2024 09:15", "oui", "?", "abgemeldet"] {
            assert!(optout_says_no(value), "{value:?}");
        }
    }

    #[test]
    fn nothing_and_no_are_written_in_many_ways() {
        let nothing = "'0|=\"0\"|'|=\"\"|\u{a0}|\u{200b}|\u{feff}0|0.0|0,00|00|00.00.0000|0000-00-00T00:00:00Z|\
            0000-00-00 00:00:00|00/00/0000|0000-00-00 00:00:00.000|-|--|---|–|k.A.|k. A.|n.a.|N/A|nil|undefined|(null)|\
            None|keine|keine Angabe|Keine Angabe.|nein.|No.|.|NEIN |'no|aucun";
        for value in nothing.split('|') {
            assert!(!optout_says_no(value), "{value:?}");
        }
        for value in
            ["00.00.2024", "0.1", "0000-00-00 10:00:00", "10", "-1", "no mail", "nein danke", "keine Werbung", "'1"]
        {
            assert!(optout_says_no(value), "{value:?}");
        }
    }

    #[test]
    fn an_optout_column_passes_words_of_being_subscribed() {
        for value in ["subscribed", "Opted_In", "opt-in", "Double Opt-In", "DOI", "abonniert", "Angemeldet", "abonné."]
        {
            assert!(!optout_says_no(value), "{value:?}");
        }
        // These may be about the opt-out itself: a `Werbesperre` that is `aktiv`.
        for value in ["aktiv", "bestätigt", "confirmed", "inscrit", "eingetragen", "enabled", "ok", "opt-in: no"] {
            assert!(optout_says_no(value), "{value:?}");
        }
    }

    #[test]
    fn a_status_may_say_more_than_active() {
        let active = "opted_in|double opt-in|doi|Opt-In bestätigt|Opt-In besta\u{308}tigt|aktiv seit 2024-01-01|Aktiv (Newsletter)|\
            active - website|subscribed 12.03.2024|abonniert: ja|angemeldet am 01.02.2023|ja|Yes|oui|TRUE|1|'1|=\"1\"|aktiv.|k.A.|--";
        for value in active.split('|') {
            assert!(!status_says_no(value, StatusRule::Strict), "{value:?}");
        }
        let left = "no|nein|0|0.0|keine|non|false|opt-in requested|Opt-In ausstehend|opt-in: nein|opt-in: 0|aktiv bis 2020|\
            active, unsubscribed|active (bounced)|aktivierung ausstehend|activation|abonniert nicht|not subscribed|inaktiv|\
            opt-out|opt in / opt out|subscribed: false|Double Opt-In offen|2|x|angemeldet, widerrufen";
        for value in left.split('|') {
            assert!(status_says_no(value, StatusRule::Strict), "{value:?}");
        }
        assert!(status_says_no("do_not_mail", StatusRule::Lenient) && status_says_no("OPTED-OUT", StatusRule::Lenient));
    }

    #[test]
    fn an_opt_in_column_objects_with_a_no() {
        for value in ["no", "Nein", "0", "FALSE", "unsubscribed", "abgemeldet", "opted out"] {
            assert!(optin_says_no(value) && objects(value, OwnRule::OptOut(Polarity::NoObjects)), "{value:?}");
        }
        for value in ["", "yes", "1", "2024-01-01", "subscribed", "n/a", "maybe"] {
            assert!(!optin_says_no(value), "{value:?}");
        }
        assert!(objects("1", OwnRule::OptOut(Polarity::YesObjects)));
        assert!(objects("pending", OwnRule::Status(StatusRule::Strict)));
    }

    #[test]
    fn status_words() {
        for value in ["active", "Subscribed", "AKTIV", "abonné", ""] {
            assert!(!status_says_no(value, StatusRule::Strict), "{value:?}");
        }
        for value in ["unsubscribed", "cleaned", "pending", "held", "Abgemeldet", "désinscrit", "3"] {
            assert!(status_says_no(value, StatusRule::Strict), "{value:?}");
        }
        for value in ["CA", "Bayern", "lead", "active", ""] {
            assert!(!status_says_no(value, StatusRule::Lenient), "{value:?}");
        }
        for value in ["Unsubscribed", "hard bounce", "gesperrt", "Désinscrite"] {
            assert!(status_says_no(value, StatusRule::Lenient), "{value:?}");
        }
    }
}
