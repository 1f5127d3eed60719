//! Whether what a provider says of a bounce means that the mailbox is only full or away for a while. Asked only where the
//! user says that a list holds bounces: in any other list every row counts.
//!
//! A cell that also speaks of a permanent failure is no soft bounce.

use crate::base::fold::folded;

/// Words of a failure that passes, folded; parts of longer words (`Microsoft`, `preferred`) are none.
const SOFT: [&str; 52] = [
    "abwesend",
    "abwesenheit",
    "auto reply",
    "boite de reception pleine",
    "boite pleine",
    "buzon lleno",
    "casella piena",
    "deferred",
    "greylist",
    "greylisted",
    "greylisting",
    "graylisted",
    "mailbox full",
    "mailbox is full",
    "mailbox vol",
    "mailbox voll",
    "mailboxfull",
    "out of office",
    "over quota",
    "overquota",
    "postfach ist voll",
    "postfach voll",
    "postvak vol",
    "quota depasse",
    "quota exceeded",
    "quota ueberschritten",
    "rebond temporaire",
    "rebote blando",
    "rebote suave",
    "rebote temporal",
    "rimbalzo temporaneo",
    "soft bounce",
    "soft bounced",
    "soft bounces",
    "soft fail",
    "softbounce",
    "softbounced",
    "speicher voll",
    "temporaer",
    "temporaire",
    "temporal",
    "temporalmente",
    "temporaneo",
    "temporarily",
    "temporary",
    "tijdelijk",
    "tijdelijke",
    "transient",
    "try again later",
    "voruebergehend",
    "weicher bounce",
    "zachte bounce",
];

/// Words of a failure that stays, folded.
const HARD: [&str; 36] = [
    "bestaat niet",
    "dauerhaft",
    "dauerhafter",
    "definitif",
    "definitivo",
    "desconocido",
    "does not exist",
    "duro",
    "endgueltig",
    "existiert nicht",
    "hard",
    "hardbounce",
    "hardbounced",
    "inconnu",
    "inconnue",
    "inexistant",
    "inexistente",
    "inesistente",
    "invalid",
    "invalide",
    "invalido",
    "n existe pas",
    "no existe",
    "no such user",
    "non esiste",
    "non valido",
    "onbekend",
    "ongeldig",
    "permanent",
    "permanente",
    "permanenter",
    "sconosciuto",
    "unbekannt",
    "ungueltig",
    "unknown user",
    "user unknown",
];

/// Replies of servers that may be tried again (RFC 5321, and what the large ones send beside it). Any other number of three
/// digits is that of something else.
const PASSING_REPLIES: [&str; 15] =
    ["421", "422", "431", "432", "441", "442", "446", "447", "449", "450", "451", "452", "454", "455", "471"];

/// Whether the cells of one row speak of a soft bounce only.
pub(super) fn is_soft<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut soft = false;
    for cell in cells {
        let text: String = folded(cell).collect();
        let words = format!(" {} ", words(&text).collect::<Vec<_>>().join(" "));
        let speaks_of = |word: &&str| words.contains(&format!(" {word} "));
        if HARD.iter().any(speaks_of) || has_code(&text, Class::Permanent) {
            return false;
        }
        soft |= words == " soft " || SOFT.iter().any(speaks_of) || has_code(&text, Class::Passing);
    }
    soft
}

/// The words of a text; numbers with points are one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '.')).map(|word| word.trim_matches('.'));
    words.filter(|word| !word.is_empty())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Passing,
    Permanent,
}

/// Whether an SMTP code of a class stands in a text: `4.2.2`, `452` at its start.
fn has_code(text: &str, class: Class) -> bool {
    let is_reply = |word: &str| match class {
        Class::Passing => PASSING_REPLIES.contains(&word),
        Class::Permanent => word.len() == 3 && word.starts_with('5') && word.bytes().all(|byte| byte.is_ascii_digit()),
    };
    words(text).next().is_some_and(is_reply) || words(text).any(|word| is_enhanced(word, class))
}

/// `4.2.2` (RFC 3463). The few passing ones with a longer last number look like dates, and a row counts rather than not.
fn is_enhanced(word: &str, class: Class) -> bool {
    match (word.as_bytes(), class) {
        ([b'4', b'.', b'0'..=b'7', b'.', b'0'..=b'9'], Class::Passing) => true,
        ([b'5', b'.', b'0'..=b'7', b'.', rest @ ..], Class::Permanent) => {
            (1..=3).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_that_passes_is_told_from_one_that_stays() {
        for soft in [
            "4.2.2",
            "452 4.2.2 Mailbox full",
            "Soft Bounce",
            "soft_bounce",
            "SoftBounce",
            "Soft",
            "smtp; 4.7.1 greylisted",
            "smtp;421-4.3.0 Try again later",
            "452",
            "Postfach voll",
            "Postfach vorübergehend nicht erreichbar",
            "Boîte de réception pleine",
            "Buzón lleno",
            "casella piena",
            "Tijdelijke fout",
            "Out of office",
            "temporär",
        ] {
            assert!(is_soft([soft].into_iter()), "{soft}");
        }
        for hard in [
            "5.1.1",
            "550 5.1.1 user unknown",
            "Hard Bounce",
            "BOUNCE",
            "",
            "bounced",
            "2024.4.2",
            "14.4.2024",
            "4.11.24",
            "4.2.24",
            "4.7.2024",
            "417",
            "499 Kunden",
            "Microsoft",
            "blocked by microsoft antispam",
            "Soft Drinks GmbH",
            "software",
            "preferred",
            "temporäre Adresse existiert nicht",
            "adresse inconnue (temporaire)",
            "Dauerhafter Fehler",
            "voll",
            "1.4.2.2",
        ] {
            assert!(!is_soft([hard].into_iter()), "{hard}");
        }
        assert!(!is_soft(["4.2.2", "hard"].into_iter()), "what is permanent counts");
        assert!(is_soft(["4.2.2", "Gerhard Richard"].into_iter()));
        assert!(is_soft(["", "4.4.7"].into_iter()));
    }
}
