//! What a register answers about somebody, as people and programs write it: in a list of answers, or in a column of the list
//! that was compared with it.

use super::fold::letters;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterAnswer {
    Listed,
    NotListed,
    /// Nothing, or that the register does not know (`no_data` of the American database of reassigned numbers).
    Nothing,
    /// Something else.
    Unknown,
}

/// Folded, without blanks and signs.
const LISTED: &str = "\
    yes|y|ja|j|oui|o|si|s|true|wahr|vrai|vero|verdadero|waar|1|x|listed|islisted|gelistet|aufgelistet|aufliste|\
    aufderliste|eingetragen|istgelistet|isteingetragen|angemeldet|registriert|enthalten|gefunden|treffer|match|matched|\
    matches|hit|hits|found|present|registered|onlist|onthelist|inlist|inthelist|onregister|ontheregister|inregister|\
    positive|positiv|positif|positivo|positief|inscrit|inscrite|liste|listee|enregistre|enregistree|trouve|surliste|\
    surlaliste|iscritto|iscritta|inlista|registrato|registrata|presente|trovato|trovata|inscrito|inscrita|registrado|\
    registrada|encontrado|enlista|enlalista|ingeschreven|geregistreerd|aangemeld|gevonden|opdelijst|opgenomen|\
    aanwezig|blocked|gesperrt|optedout|optout|donotcall|donotcontact|notcontactable|noncontattabile|notpermitted|\
    denied|dnc|tps|ctps|robinson|star|opposto|opposta|oppose|opposed|disconnected|reassigned";

/// The same.
const NOT_LISTED: &str = "\
    no|n|nein|non|nee|false|falsch|faux|falso|onwaar|0|notlisted|notinlist|notonlist|notonthelist|notonregister|\
    notontheregister|notregistered|notfound|notpresent|nomatch|nomatches|nohit|nohits|norecord|norecordfound|unlisted|\
    absent|negative|negativ|negatif|negativo|negatief|nichtgelistet|nichteingetragen|nichtregistriert|\
    nichtenthalten|nichtgefunden|nichtaufderliste|keintreffer|keinetreffer|noninscrit|pasinscrit|nonliste|nontrouve|\
    absente|noniscritto|noniscritta|nonregistrato|nonpresente|nontrovato|nontrovata|nessunriscontro|nessunrisultato|\
    assente|noinscrito|noinscrita|noregistrado|noencontrado|noexcluido|sincoincidencias|ausente|nietingeschreven|\
    nietgeregistreerd|nietgevonden|nietopgenomen|geentreffer|afwezig|clear|clean|permitted|contactable|contattabile|\
    allowed|free|frei|libre|libero|libera|vrij";

const NOTHING: &str = "nodata|unknown|na|null|none|unbekannt|error|pending|keineangabe";

impl RegisterAnswer {
    /// Reads a cell. One that shows a doubt says nothing that is known.
    #[must_use]
    pub fn read(cell: &str) -> Self {
        // The asterisk of the Swiss directory is an answer.
        if cell.trim() == "*" {
            return Self::Listed;
        }
        if cell.contains(['?', '!', '*']) {
            return Self::Unknown;
        }
        let word = letters(cell);
        if word.is_empty() {
            // A tick is an answer, whatever it means.
            let is_blank = cell.chars().all(|c| c.is_whitespace() || "-–—._/".contains(c));
            return if is_blank { Self::Nothing } else { Self::Unknown };
        }
        let is_one_of = |words: &str| words.split('|').any(|known| known == word);
        match () {
            () if is_one_of(LISTED) => Self::Listed,
            () if is_one_of(NOT_LISTED) => Self::NotListed,
            () if is_one_of(NOTHING) => Self::Nothing,
            () => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_yes_no_nothing_or_unknown() {
        for (cells, answer) in [
            (&["yes", " Sì ", "TRUE", "x", "*", "On list", "Ingeschreven", "Treffer"][..], RegisterAnswer::Listed),
            (&["no", "not listed", "Non iscritto", "0", "no match", "libero", "absent"], RegisterAnswer::NotListed),
            (&["", "-", "no_data", "n/a"], RegisterAnswer::Nothing),
            (&["maybe", "2", "no?", "!no", "KO", "ok", "✓", "●", "+"], RegisterAnswer::Unknown),
        ] {
            for cell in cells {
                assert_eq!(RegisterAnswer::read(cell), answer, "{cell}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let words: Vec<&str> = [LISTED, NOT_LISTED, NOTHING].into_iter().flat_map(|table| table.split('|')).collect();
        for (at, word) in words.iter().enumerate() {
            assert!(letters(word) == *word && !words.iter().skip(at + 1).any(|other| other == word), "{word}");
        }
    }
}
