//! Which names speak of the country of a contact, or of the beginning of its numbers, in words that are no known name (`alias`):
//! `Home Country`, `Firmenland`, `Vorwahl`. What the cells hold has to bear it out: `columns`.

use super::name_parts::NameParts;
use super::stem::Stems;

/// Countries, and how they are called from elsewhere.
static COUNTRIES: Stems = Stems::of(
    "\
    cntry|*country*|ctry|dial code|dialing code|dialling code|domicile|indicatif|iso|*land|landcode*|landes*|landkz|\
    landname|landnummer|laender*|nacion|nation|nazione|netnummer|pais|paese|pays|prefijo|prefisso|*staat|\
    *vorwahl|wohnsitz",
);

/// Where somebody comes from, goes to, or pays taxes: not where a number is dialled.
static ELSEWHERE: Stems = Stems::of(
    "\
    bank*|birth*|citizen*|destination*|geboorte*|geburt*|herkunft*|iban|ip|nacimiento|naissance|nascita|nationalit*|\
    origin*|reise*|steuer*|tax*|travel*|ziel*",
);

/// The beginning of a number that stands in a column of its own.
static AREA_CODES: Stems = Stems::of(
    "\
    area code|city code|indicatif|kengetal|netnummer|prefijo|prefisso|*vorwahl",
);

/// Whether a column of that name may hold countries.
pub(in crate::table) fn names_country(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| parts.has(&COUNTRIES) && !parts.has(&ELSEWHERE))
}

/// Whether a column of that name may hold the beginnings of the numbers of another one.
pub(in crate::table) fn names_area_code(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| parts.has(&AREA_CODES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_speak_of_countries() {
        for name in [
            "Home Country",
            "PersonMailingCountry",
            "Address 1: Country/Region",
            "ship_country",
            "Land privat",
            "Firmenland",
            "LandKZ",
            "Ländername",
            "País de envío",
            "Paese di spedizione",
            "Pays de livraison",
            "Woonland",
            "Ländervorwahl",
            "Dial Code",
            "Nación",
            "Phone Country Code",
            "iso_country_code",
            "Wohnsitzstaat",
        ] {
            assert!(names_country(name), "{name}");
        }
        for name in ["Country of birth", "Geburtsland", "Landline", "IP country", "Nationality", "Herkunftsland"] {
            assert!(!names_country(name), "{name}");
        }
        for name in ["Vorwahl", "Mobil Vorwahl", "Area code", "Prefijo", "Prefisso", "Indicatif", "Ortsvorwahl"] {
            assert!(names_area_code(name), "{name}");
        }
        assert!(!names_area_code("Postcode") && !names_area_code("Prefix"));
    }
}
