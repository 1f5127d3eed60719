//! The names of ordinary columns of contact lists, those of people's names among them: what messages and reports may show.
//! Not which columns are read: `alias`, `own_name`.

use super::alias;
use super::fold::fold;

/// Parts of the names of columns that hold people's names.
const PEOPLE: &[&str] =
    &["name", "naam", "vorn", "nachn", "surn", "person", "ansprechpartner", "inhaber", "apellido", "cognom"];
/// Whole such names.
const PEOPLE_WHOLE: &[&str] = &[
    "nom", "prenom", "noms", "prenoms", "nombre", "nome", "first", "last", "kunde", "kundin", "customer", "client",
    "contact", "kontakt",
];
/// Other ordinary names, or beginnings of such.
const OTHERS: &[&str] = &[
    "telefon",
    "telephone",
    "phone",
    "mobil",
    "handy",
    "tel",
    "fax",
    "firma",
    "company",
    "unternehmen",
    "organi",
    "societe",
    "entreprise",
    "empresa",
    "bedrijf",
    "ort",
    "city",
    "stadt",
    "town",
    "ville",
    "ciudad",
    "citta",
    "plz",
    "zip",
    "postal",
    "postcode",
    "postleitzahl",
    "strasse",
    "street",
    "adress",
    "address",
    "rue",
    "calle",
    "land",
    "country",
    "pays",
    "region",
    "id",
    "nr",
    "nummer",
    "number",
    "anrede",
    "salutation",
    "titel",
    "title",
    "geburt",
    "birth",
    "datum",
    "date",
    "notiz",
    "note",
    "kommentar",
    "comment",
    "sprache",
    "language",
    "typ",
    "type",
    "kategorie",
    "category",
    "tag",
    "gruppe",
    "group",
];

/// Whether a column of that name holds names of people.
#[must_use]
pub fn names_people(header: &str) -> bool {
    let folded = fold(header);
    PEOPLE_WHOLE.contains(&folded.as_str()) || PEOPLE.iter().any(|part| folded.contains(part))
}

/// Whether some of these are names of columns, and not a row of a list without a header.
pub(super) fn is_header(names: &[String]) -> bool {
    let is_common = |name: &String| {
        let folded = fold(name);
        OTHERS.iter().any(|start| folded.starts_with(start)) || names_people(name) || !alias::meanings(name).is_empty()
    };
    names.iter().any(is_common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_told_from_other_columns() {
        for header in
            ["Name", "Vorname", "first_name", "Nachname", "Full Name", "Nom", "Ansprechpartner", "Kunde", "Achternaam"]
        {
            assert!(names_people(header), "{header}");
        }
        for header in ["Status", "Abgemeldet", "Ort", "Tags", "Kundentyp", "Newsletter", "Kontaktstatus"] {
            assert!(!names_people(header), "{header}");
        }
    }

    #[test]
    fn a_row_is_no_header() {
        let is_header = |names: &[&str]| is_header(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert!(is_header(&["Kunde", "Wie erreichbar"]) && is_header(&["x", "PLZ"]));
        assert!(!is_header(&["Max", "Muster", "Köln"]) && !is_header(&["Max Muster", "491711234567"]));
    }
}
