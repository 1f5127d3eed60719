//! Which columns of a list say what a register answered, and what a row says there. Not the words of answers:
//! `register_answer`.

use crate::base::fold::letters;
use crate::base::register::Register;
use crate::base::register_answer::RegisterAnswer;
use crate::base::time::Interval;

use super::list_row::ListRow;
use super::misread::Misread;

/// What a register answers in a row, by the cell at this place; of a list of no answers that it is listed. Of a row that may be
/// shifted nobody knows.
fn answer_of(row: &mut impl ListRow, place: Option<usize>, is_whole: bool) -> RegisterAnswer {
    let Some(place) = place else { return RegisterAnswer::Listed };
    if !is_whole {
        return RegisterAnswer::Unknown;
    }
    let answer = RegisterAnswer::read(row.cell(place).unwrap_or_default());
    if answer == RegisterAnswer::Nothing && row.is_blank() { RegisterAnswer::Listed } else { answer }
}

/// Whether a register lists whom a row is about. `time` is when it was asked: who is not listed is so on that day only, and nothing is
/// answered later than `now`.
///
/// # Errors
/// Why the answer counts for nothing; none if it says nothing.
pub(super) fn is_listed(
    row: &mut impl ListRow,
    place: Option<usize>,
    is_whole: bool,
    time: Option<Interval>,
    now: i64,
) -> Result<bool, Option<Misread>> {
    let answer = answer_of(row, place, is_whole);
    let is_to_come = place.is_some() && time.is_some_and(|time| time.lo > now);
    match answer {
        RegisterAnswer::Listed if !is_to_come => Ok(true),
        RegisterAnswer::NotListed if !is_to_come && time.is_some() => Ok(false),
        _ => {
            let cell = place.and_then(|place| row.cell(place)).unwrap_or_default();
            Err(Misread::of(answer, cell, is_whole))
        }
    }
}

/// Whether `text`, folded and without blanks and signs, is one of `words`.
fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.contains(&letters(text).as_str())
}

/// The names of the column, folded so.
pub(super) const NAMES: [&str; 20] = [
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
    "sterneintrag",
    "disconnected",
    "reassigned",
    "opposto",
];

/// Whether a column of this name holds answers.
#[must_use]
pub(super) fn names_answers(header: &str) -> bool {
    is_one_of(header, &NAMES)
}

/// Whether a column of this name holds answers of a register, and can hold nothing else.
#[must_use]
pub(super) fn names_listing(header: &str) -> bool {
    const LISTING: [&str; 8] =
        ["listed", "islisted", "gelistet", "aufderliste", "onlist", "onregister", "inregister", "iscrittorpo"];
    is_one_of(header, &LISTING)
}

/// Whether a column of this name may hold what a register answered, among other things: it is not read for that, and makes it
/// uncertain that another one is.
#[must_use]
pub(super) fn may_answer(header: &str) -> bool {
    const PARTS: [&str; 6] = ["listed", "gelistet", "inscrit", "iscritt", "registered", "eingetragen"];
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
    let name = letters(header);
    PARTS.iter().any(|part| name.contains(part))
        || OUTCOMES.contains(&name.as_str())
        || Register::ALL.iter().any(|register| letters(register.id()) == name)
        || RegisterAnswer::read(header) == RegisterAnswer::NotListed
}

/// Whether a column of this name says whom a register permits, or does not list.
#[must_use]
pub(super) fn says_contrary(header: &str) -> bool {
    const CONTRARY: [&str; 5] = ["delisted", "cancall", "maycall", "maybecalled", "canbecalled"];
    /// Parts of words for somebody who may be reached.
    const MAY_BE_REACHED: [&str; 17] = [
        "chiamabil",
        "contattabil",
        "raggiungibil",
        "utilizzabil",
        "callable",
        "contactable",
        "reachable",
        "permit",
        "permes",
        "allow",
        "erlaub",
        "anrufbar",
        "kontaktierbar",
        "consentit",
        "autoris",
        "autoriz",
        "llamable",
    ];
    let name = letters(header);
    MAY_BE_REACHED.iter().any(|part| name.contains(part))
        || is_one_of(header, &CONTRARY)
        || RegisterAnswer::read(header) == RegisterAnswer::NotListed
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
    fn columns_of_answers_are_known_by_their_names() {
        assert!(names_answers("Is_listed") && names_answers("Iscritto RPO"));
        assert!(!names_answers("ESITO") && !names_answers("phone"), "the outcome of what?");
        assert!(
            names_day_of_answer("asked_at") && names_day_of_answer("Geprüft am") && !names_day_of_answer("created")
        );
    }
}
