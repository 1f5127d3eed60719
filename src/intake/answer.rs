//! What a register answers about somebody, as people and programs write it in a column `listed`.

use crate::base::fold::folded;
use crate::base::register::Register;

use super::list_row::ListRow;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Listed,
    NotListed,
    /// Nothing, or that the register does not know (`no_data` of the American database of reassigned numbers).
    Nothing,
    /// Something else.
    Unknown,
}

/// Folded, without blanks and signs.
const LISTED: [&str; 36] = [
    "yes",
    "y",
    "ja",
    "j",
    "oui",
    "o",
    "si",
    "s",
    "true",
    "wahr",
    "vrai",
    "vero",
    "verdadero",
    "waar",
    "1",
    "x",
    "listed",
    "gelistet",
    "eingetragen",
    "inscrit",
    "iscritto",
    "inscrito",
    "registered",
    "registrato",
    "found",
    "gefunden",
    "presente",
    "blocked",
    "gesperrt",
    "optedout",
    "donotcall",
    "notcontactable",
    "noncontattabile",
    "notpermitted",
    "denied",
    "star",
];

const NOT_LISTED: [&str; 30] = [
    "no",
    "n",
    "nein",
    "non",
    "nee",
    "false",
    "falsch",
    "faux",
    "falso",
    "onwaar",
    "0",
    "notlisted",
    "nichtgelistet",
    "nichteingetragen",
    "noninscrit",
    "noniscritto",
    "noinscrito",
    "notregistered",
    "nonregistrato",
    "notfound",
    "nichtgefunden",
    "nonpresente",
    "unlisted",
    "clear",
    "clean",
    "permitted",
    "contactable",
    "contattabile",
    "allowed",
    "frei",
];

const NOTHING: [&str; 10] =
    ["", "nodata", "unknown", "na", "null", "none", "unbekannt", "error", "pending", "keineangabe"];

impl Answer {
    /// What a register answers in a row, by the cell at this place; of a list of no answers that it is listed. A row that may be
    /// shifted answers nothing.
    pub(super) fn of(row: &mut impl ListRow, place: Option<usize>, is_whole: bool) -> Self {
        let Some(place) = place else { return Self::Listed };
        if !is_whole {
            return Self::Unknown;
        }
        let answer = Self::read(row.cell(place).unwrap_or_default());
        if answer == Self::Nothing && row.is_blank() { Self::Listed } else { answer }
    }

    /// Reads a cell.
    #[must_use]
    pub(super) fn read(cell: &str) -> Self {
        // A doubt is no answer; the asterisk of the Swiss directory is one.
        if cell.trim() == "*" {
            return Self::Listed;
        }
        if cell.contains(['?', '!', '*']) {
            return Self::Unknown;
        }
        if is_one_of(cell, &LISTED) {
            Self::Listed
        } else if is_one_of(cell, &NOT_LISTED) {
            Self::NotListed
        } else if is_one_of(cell, &NOTHING) {
            Self::Nothing
        } else {
            Self::Unknown
        }
    }
}

/// Whether `text`, folded and without blanks and signs, is one of `words`.
fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.contains(&word_of(text).as_str())
}

fn word_of(text: &str) -> String {
    folded(text).filter(|c| c.is_alphanumeric()).collect()
}

/// The names of the column, folded so.
const NAMES: [&str; 16] = [
    "listed",
    "islisted",
    "gelistet",
    "eingetragen",
    "aufderliste",
    "inscrit",
    "estinscrit",
    "iscritto",
    "iscrittorpo",
    "inscrito",
    "registered",
    "onregister",
    "inregister",
    "onlist",
    "found",
    "contained",
];

/// Whether a column of this name holds answers.
#[must_use]
pub(super) fn names_answers(header: &str) -> bool {
    is_one_of(header, &NAMES)
}

/// Whether a column of this name may hold what a register answered, among other things: it is not read for that, and makes it
/// uncertain that another one is.
#[must_use]
pub(super) fn names_outcome(header: &str) -> bool {
    const OUTCOMES: [&str; 27] = [
        "result",
        "results",
        "resultat",
        "resultado",
        "risultato",
        "ergebnis",
        "resultaat",
        "esito",
        "outcome",
        "status",
        "stato",
        "estado",
        "etat",
        "statut",
        "match",
        "matched",
        "hit",
        "treffer",
        "code",
        "check",
        "answer",
        "antwort",
        "response",
        "reponse",
        "risposta",
        "respuesta",
        "robinson",
    ];
    is_one_of(header, &OUTCOMES) || Register::ALL.iter().any(|register| word_of(register.id()) == word_of(header))
}

/// Whether a column of this name says whom a register permits, or does not list.
#[must_use]
pub(super) fn says_contrary(header: &str) -> bool {
    const PERMISSIONS: [&str; 11] = [
        "permitted",
        "contactable",
        "contattabile",
        "allowed",
        "erlaubt",
        "kontaktierbar",
        "autorise",
        "permitido",
        "callable",
        "cancall",
        "utilizzabile",
    ];
    is_one_of(header, &PERMISSIONS) || is_one_of(header, &["delisted"]) || Answer::read(header) == Answer::NotListed
}

/// Whether a column of this name says when a register was asked.
#[must_use]
pub(super) fn names_day_of_answer(header: &str) -> bool {
    const DAYS: [&str; 16] = [
        "askedat",
        "asked",
        "askedon",
        "checkedat",
        "checkedon",
        "queriedat",
        "queried",
        "querydate",
        "abgefragtam",
        "gefragtam",
        "geprueftam",
        "interrogele",
        "demandele",
        "consultatoil",
        "dataconsultazione",
        "fechaconsulta",
    ];
    is_one_of(header, &DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_yes_no_nothing_or_unknown() {
        for (cell, answer) in [
            ("yes", Answer::Listed),
            (" Sì ", Answer::Listed),
            ("TRUE", Answer::Listed),
            ("x", Answer::Listed),
            ("no", Answer::NotListed),
            ("not listed", Answer::NotListed),
            ("Non iscritto", Answer::NotListed),
            ("0", Answer::NotListed),
            ("", Answer::Nothing),
            ("-", Answer::Nothing),
            ("no_data", Answer::Nothing),
            ("maybe", Answer::Unknown),
            ("2", Answer::Unknown),
            ("no?", Answer::Unknown),
            ("!no", Answer::Unknown),
            ("*", Answer::Listed),
        ] {
            assert_eq!(Answer::read(cell), answer, "{cell}");
        }
        assert!(names_answers("Is_listed") && names_answers("Iscritto RPO"));
        assert!(!names_answers("ESITO") && !names_answers("phone"), "the outcome of what?");
        assert!(
            names_day_of_answer("asked_at") && names_day_of_answer("Geprüft am") && !names_day_of_answer("created")
        );
    }

    #[test]
    fn no_word_means_two_things() {
        for word in LISTED {
            assert!(!NOT_LISTED.contains(&word) && !NOTHING.contains(&word), "{word}");
        }
        assert!(!NOT_LISTED.iter().any(|word| NOTHING.contains(word)));
    }
}
