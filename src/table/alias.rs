//! The names under which exports carry identifiers, their digests, dates and reasons. Not what a column holds: `columns`
//! looks at the data as well; and not the names of a list's own opt-out columns: `own_name`.
//!
//! Source: real exports of Outlook, Google Contacts, Mailchimp, HubSpot, Brevo, Salesforce and others. Names are
//! compared folded, so one spelling stands for many.

use std::sync::LazyLock;

use super::fold::fold;
use super::own_name::country::names_country;
use super::own_name::phone::phone_use;
use super::own_name::{self, OwnName, Proof};
use super::role::{PhoneUse, Role};
use crate::base::own_column::OwnRole;

/// How much a name alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// The name is enough.
    Name,
    /// The name is enough unless the cells hold something without an @.
    NameUnlessRefuted,
    /// Only with an @ in the cells: `address` is mostly a street.
    NeedsAt,
    /// The name is enough unless the cells hold something without digits: `Mobil` = yes.
    NeedsDigits,
    /// Only over cells of which most look like telephone numbers.
    NeedsNumbers,
    /// Only over cells of which most name countries.
    NeedsCountries,
    /// Of an own column: only if its cells prove it.
    Needs(Proof),
}

use Weight::{Name, NameUnlessRefuted, Needs, NeedsAt, NeedsDigits};

/// One role, how much its names say, and the names: separated by commas, for people to read.
type Names = (Role, Weight, &'static str);

const TABLE: &[Names] = &[
    (
        Role::EMAIL,
        Name,
        "\
        email, e-mails, email address, email addresses, e-mail 1 - value, e-mail address value, work email, \
        business email, home email, personal email, private email, primary email, secondary email, other email, \
        alternate email, additional email, contact email, customer email, subscriber email, user email, \
        member email, recipient email, email id, primary email address, work email address, \
        personal email address, business email address, email work, email home, email other, email personal, \
        email business, recipient address, email recipient, email adresse, email adressen, mailadresse, \
        mailadressen, e-mail geschäftlich, geschäftliche e-mail, e-mail privat, private e-mail-adresse, \
        e-mail dienstlich, dienstliche e-mail, geschäftliche e-mail-adresse, primäre e-mail, \
        primäre e-mail-adresse, weitere e-mail, kontakt e-mail, kunden e-mail, e-mail kunde, e-mail kontakt, \
        e-mail firma, e-mail empfänger, empfänger e-mail, e-mail-adresse privat, e-mail-adresse geschäftlich, \
        courriel, courriels, adresse e-mail, adresses e-mail, adresse mail, adresse courriel, \
        adresse de courriel, adresse électronique, courrier électronique, adresse de messagerie, messagerie, \
        e-mail professionnel, email pro, e-mail personnel, email perso, mail pro, \
        adresse e-mail professionnelle, adresse e-mail personnelle, adresse e-mail principale, \
        correo electrónico, correos electrónicos, dirección de correo, dirección de correo electrónico, \
        dirección de email, dirección electrónica, correo electrónico personal, correo personal, \
        correo electrónico de trabajo, correo corporativo, correo del cliente, indirizzo email, indirizzi email, \
        indirizzo mail, indirizzo di posta elettronica, indirizzo posta elettronica, posta elettronica, \
        email personale, email lavoro, email aziendale, email cliente, e-mailadres, mailadres, \
        e-mail werk, e-mail zakelijk, e-mail privé, zakelijk e-mailadres, privé e-mailadres, e-mailadres klant",
    ),
    (
        Role::EMAIL,
        NameUnlessRefuted,
        "\
        mail, mails, mél, recipient, recipients, subscriberkey, empfänger, destinataire, correo, correos, \
        destinatario, destinatarios, destinatari, ontvanger, ontvangers",
    ),
    (
        Role::EMAIL,
        NeedsAt,
        "\
        address, addresses, adresse, adressen, to, an, login, username, user, dirección, direcciones, indirizzo, \
        indirizzi, adres, para, aan, usuario, utente, gebruiker",
    ),
    (
        Role::DOMAIN,
        Name,
        "\
        domain, domains, domain name, blocked domain, email domain, domäne, domänen, domaine, domaines, \
        nom de domaine, dominio, dominios, nombre de dominio, domini, nome dominio, nome di dominio, domein, \
        domeinen, domeinnaam",
    ),
    (
        Role::Phone(PhoneUse::Any),
        NeedsDigits,
        "\
        contact no, contact nr, phone, phones, phone number, phone numbers, telephone, telephone number, business phone, home phone, \
        primary phone, work phone, other phone, main phone, company main phone, company phone, contact phone, \
        customer phone, phone - value, phone home, phone work, day phone, daytime phone, evening phone, landline, \
        phone no, tel, tel no, tel nr, telefon, telefone, telefonnummer, telefonnummern, telefon nr, \
        telefon geschäftlich, telefon privat, telefon firma, telefon dienstlich, telefon zentrale, haupttelefon, \
        telefon weitere, weitere telefonnummer, festnetz, festnetznummer, rufnummer, fon, \
        geschäftliche telefonnummer, private telefonnummer, téléphone bureau, téléphone domicile, \
        téléphone principal, téléphone société, numéro de téléphone, n° de téléphone, téléphone fixe, tél fixe, \
        teléfono, teléfonos, número de teléfono, teléfono fijo, teléfono casa, teléfono trabajo, telefoni, \
        numero di telefono, telefono fisso, telefono ufficio, telefoon, telefoonnummer, telefoon werk, \
        telefoon thuis, vaste telefoon, assistant's phone",
    ),
    (
        Role::Phone(PhoneUse::Mobile),
        NeedsDigits,
        "\
        mobile, mobile phone, mobile phones, mobile number, mobile phone number, mobile no, cell, cell phone, \
        cell number, cell phone number, cellular, cellular phone, sms, sms no, sms nr, sms number, sms phone, \
        sms phone number, wa id, wa number, wa nummer, whatsapp, whatsapp id, whatsapp no, whatsapp number, whatsapp phone, phone mobile, mobil, mobiltelefon, mobilnummer, mobilfunk, \
        mobilfunknummer, mobilrufnummer, mobiltelefonnummer, mobil nr, handy, handynummer, handy nr, telefon mobil, \
        mobil privat, mobil geschäftlich, mobiltelefon geschäftlich, mobiltelefon privat, sms nummer, \
        whatsapp nummer, tel mobile, portable, téléphone portable, téléphone mobile, numéro de portable, \
        numéro de mobile, numéro mobile, gsm, móvil, teléfono móvil, celular, número de móvil, teléfono celular, \
        cellulare, telefono cellulare, numero di cellulare, telefono mobile, mobiel, mobiele telefoon, mobiel nummer, \
        mobiele nummer, gsm nummer",
    ),
    (
        Role::Phone(PhoneUse::Fax),
        NeedsDigits,
        "\
        fax, fax number, business fax, home fax, other fax, fax no, fax phone, fax geschäftlich, fax privat, \
        faxnummer, fax nr, telefax, télécopie, télécopie bureau, télécopieur, numéro de fax, fax bureau, numero di fax",
    ),
    (
        Role::Country,
        Name,
        "\
        country, country code, country/region, business country/region, home country/region, mailing country, \
        billing country, country name, country iso, iso country, cc, land, länder, ländercode, länderkürzel, \
        länderkennzeichen, land/region, land/region geschäftlich, land/region privat, staat, wohnsitzland, pays, \
        pays bureau, pays domicile, pays/région, code pays, país, código de país, país/región, paese, nazione, \
        codice paese, landcode, mailing country code, billing country code, shipping country, shipping country code, \
        country iso code, country iso2, country of residence, address country, address country code, customer country, \
        default address country code, phone country, lkz, wohnland, rechnungsland, lieferland, land iso, iso land, \
        länderkennung, país de residencia, pays de résidence, paese di residenza, land van verblijf",
    ),
    (
        Role::Digest,
        Name,
        "\
        hash, hashes, hashed email, email hash, hashed email address, digest, md5, md5 hash, email md5, \
        md5 email, sha1, email sha1, sha1 email, sha1 hash, sha256, email sha256, sha256 email, sha256 hash, \
        hashed email sha256, sha512, email sha512, sha512 email, sha512 hash, hashwert, prüfsumme, empreinte, \
        hachage, email haché, huella, hash del correo, impronta, hash email, hashwaarde",
    ),
    (
        Role::Date,
        Name,
        "\
        created, created at, created_time, date, date added, added time, timestamp, last update time, \
        updated at, datum, erstellt, erstellt am, eingetragen am, zeitstempel, date créée, créé le, \
        date d'ajout, ajouté le, horodatage, fecha, fecha de creación, creado, creado el, añadido el, \
        marca de tiempo, data creazione, data di creazione, creato il, aggiunto il, marca temporale, aangemaakt, \
        aangemaakt op, toegevoegd op, tijdstempel",
    ),
    (
        Role::Reason,
        Name,
        "\
        reason, suppression reason, unsub reason, unsubscribe reason, bounce type, error, grund, sperrgrund, \
        abmeldegrund, motif, raison, motif de désinscription, motivo, razón, causa, motivo de baja, motivo disiscrizione, \
        reden, afmeldreden, reden van afmelding",
    ),
];

struct Alias {
    folded: String,
    role: Role,
    weight: Weight,
}

static ALIASES: LazyLock<Vec<Alias>> = LazyLock::new(|| {
    let one = |role, weight, name: &str| Alias { folded: fold_for(role, &fold(name)), role, weight };
    let names = TABLE.iter().flat_map(|(role, weight, names)| names.split(',').map(move |name| (*role, *weight, name)));
    names.map(|(role, weight, name)| one(role, weight, name)).collect()
});

/// Addresses are numbered in many ways (`E-mail 1 - Value`, `email2`), digests are not: `sha1` is a name.
fn fold_for(role: Role, folded: &str) -> String {
    match role {
        Role::EMAIL | Role::Phone(_) => folded.chars().filter(|character| !character.is_ascii_digit()).collect(),
        _ => folded.to_owned(),
    }
}

/// What a header name says, in the order of the table; then what it says of the list's own columns, and a likely address
/// column last.
pub(super) fn meanings(header: &str) -> Vec<(Role, Weight)> {
    let mut meanings: Vec<_> = listed(header).collect();
    if meanings.is_empty() {
        meanings.extend(own_name::entry_kind(header).map(|role| (role, Name)));
    }
    match own_name::meaning(header) {
        OwnName::Own(rule, _) if meanings.iter().any(|(role, _)| matches!(*role, Role::DOMAIN | Role::Digest)) => {
            meanings.push((Role::Own(rule), Needs(Proof::SomeAnswer)));
        }
        OwnName::Own(rule, proof) if !meanings.iter().any(|(role, _)| matches!(role, Role::Identifier(_))) => {
            // A time of leaving is a date in a list of people who left.
            if rule.role == OwnRole::LeavingDate {
                meanings.push((Role::Date, Name));
            }
            meanings.push((Role::Own(rule), Needs(proof)));
        }
        OwnName::Unknown if meanings.is_empty() && own_name::is_likely_address(header) => {
            meanings.push((Role::EMAIL, NameUnlessRefuted));
        }
        OwnName::Unknown | OwnName::Else { .. } if meanings.is_empty() => {
            if names_country(header) {
                meanings.push((Role::Country, Weight::NeedsCountries));
            }
            meanings.extend(phone_use(header).map(|found| (Role::Phone(found), Weight::NeedsNumbers)));
        }
        _ => {}
    }
    meanings
}

/// What the table says of a name.
fn listed(header: &str) -> impl Iterator<Item = (Role, Weight)> + use<> {
    let folded = fold(header);
    let unnumbered = fold_for(Role::EMAIL, &folded);
    ALIASES.iter().filter_map(move |alias| {
        let is_numbered = matches!(alias.role, Role::EMAIL | Role::Phone(_));
        let name = if is_numbered { &unnumbered } else { &folded };
        (alias.folded == *name).then_some((alias.role, alias.weight))
    })
}

/// Whether the table has the name.
pub(super) fn is_listed(header: &str) -> bool {
    listed(header).next().is_some()
}

/// Whether a cell is the name of an identifier column, whatever the cells below it hold.
pub(super) fn names_identifier(cell: &str) -> bool {
    let is_one = |role: Role| matches!(role, Role::Identifier(_) | Role::Digest);
    listed(cell).any(|(role, weight)| is_one(role) && weight != NeedsAt)
}

/// Whether a cell is the name of a column of telephone numbers.
pub(super) fn names_phone(cell: &str) -> bool {
    listed(cell).any(|(role, _)| matches!(role, Role::Phone(_)))
}

/// Whether a cell is the name of a column that a contact list is read by, by whichever part of it.
pub(super) fn names_own(cell: &str) -> bool {
    meanings(cell).iter().any(|(role, _)| matches!(role, Role::Identifier(_) | Role::Own(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_blank_or_twice_of_one_role() {
        let mut seen = std::collections::HashSet::new();
        for alias in ALIASES.iter() {
            assert!(!alias.folded.is_empty());
            let text = (alias.folded.clone(), alias.role.name());
            assert!(seen.insert(text), "{} twice", alias.folded);
        }
        for cell in ["", "???", "12", "Vorname", "E-mail Display Name", "E-Mail-Typ", "Ort", "Adresse", "Hard bounce"] {
            assert!(!names_identifier(cell), "{cell}");
        }
    }

    #[test]
    fn names_of_real_exports_are_known() {
        let email = ["E-Mail-Adresse", "E-mail 2 Address", "Adresse de messagerie 2", "E-mail 1 - Value", "Courriel"];
        let others =
            ["Correo electrónico 2", "DIRECCIÓN DE CORREO", "Indirizzo e-mail", "E-mailadres", "Posta elettronica"];
        for header in email.into_iter().chain(others) {
            assert!(meanings(header).contains(&(Role::EMAIL, Name)) && names_identifier(header), "{header}");
        }
        for header in ["Sekundäre E-Mail-Adresse", "Non Primary E-mails", "Email secours", "Correo de contacto"] {
            assert_eq!(meanings(header), [(Role::EMAIL, NameUnlessRefuted)], "{header}");
        }
        for header in ["Vorname", "Region", "Ort", "hs_x", "Owner E-Mail"] {
            assert_eq!(meanings(header), [], "{header}");
        }
    }

    #[test]
    fn the_table_knows_better_than_a_part_of_a_name() {
        assert_eq!(meanings("Blocked Domain")[0], (Role::DOMAIN, Name));
        assert!(matches!(
            meanings("Hashed opt-out")[..],
            [(Role::Digest, Name), (Role::Own(_), Needs(Proof::SomeAnswer))]
        ));
        assert!(meanings("Abgemeldet am").contains(&(Role::Date, Name)));
        assert!(meanings("Grund").iter().all(|(role, _)| *role == Role::Reason));
    }

    /// What address books and mailing services call their columns of numbers and countries, in three languages.
    #[test]
    fn the_names_of_numbers_and_countries_are_known() {
        for (role, names) in [
            (
                Role::Phone(PhoneUse::Any),
                "phone|phone number|telephone|business phone|home phone|primary phone|company main phone|phone 1 - value|telefon|telefonnummer|tel|telefon geschaeftlich|telefon privat|telefon (privat)|telefon firma|haupttelefon|festnetz|rufnummer|telephone (bureau)|telephone (domicile)|telephone principal|telephone societe|numero de telephone",
            ),
            (
                Role::Phone(PhoneUse::Mobile),
                "mobile|mobile phone|cell|cell phone|mobilephone|sms|mobil|mobiltelefon|mobiltelefon 2|handy|mobilnummer|tel. mobile|portable|telephone portable|gsm",
            ),
            (Role::Phone(PhoneUse::Fax), "fax|business fax|fax geschaeftlich|telefax|telecopie (bureau)"),
            (
                Role::Country,
                "country|country code|country/region|business country/region|cc|land|laendercode|land/region geschaeftlich|pays|pays (bureau)|code pays",
            ),
        ] {
            for name in names.split('|') {
                assert!(meanings(name).iter().any(|(meant, _)| *meant == role), "{name}: {:?}", meanings(name));
            }
        }
    }
}
