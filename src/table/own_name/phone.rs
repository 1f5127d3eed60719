//! Which names speak of telephone numbers in words that are no known name (`alias`): `Handy privat`, `Customer Mobile`.

use std::cell::RefCell;

use super::super::role::PhoneUse;
use super::else_stems;
use super::name_parts::NameParts;
use super::stem::Stems;
use crate::base::known_values::KnownValues;

/// Numbers of any line.
static PHONES: Stems = Stems::of(
    "\
    callback|contact number|durchwahl*|festnetz*|fon|landline*|*phone*|recapito telefonico|*rufnummer*|tel|\
    *telefon*|*telephone*|telefoon*|tels|tfno|tlf|tlfn",
);

/// Numbers of mobile phones.
static MOBILES: Stems = Stems::of(
    "\
    cell|cellphone*|cellular*|celular*|gsm|handy*|*handynummer*|*handynr*|mob|mobil|mobiel*|mobile*|mobilfunk*|mobilnr*|\
    mobilnummer*|mobilruf*|mobiltel*|movil*|msisdn|natel|portable*|sms|whatsapp*",
);

/// Numbers of fax machines.
static FAXES: Stems = Stems::of("*fax|fax*|telecopie*|telefax*");

/// What is said of a phone, and is no number of one.
static ABOUT: Stems = Stems::of(
    "\
    abonn*|allow*|anbieter*|anruf*|bemerk*|bevorzug*|blacklist*|call|calls|carrier*|code*|comment*|consent*|contract*|\
    count|counts|country*|date|datum*|device*|einwillig*|erlaub*|extension*|format*|geraet*|grund*|hash*|kein*|kommentar*|\
    label*|laender*|land|lookup*|marketing*|md|model*|nicht|no|not|note*|notiz*|opt*|os|owner*|permi*|plan*|prefer*|\
    prefix*|provider*|quality*|quelle*|reason*|sha|source*|*sperr*|status*|subscri*|tarif*|time|*typ|*type*|valid*|verif*|\
    *vertrag*|*vorwahl*|*werb*|zeit*",
);

/// Whose number it is, if not the contact's: that of whoever sells, helps or drives.
static OTHERS: Stems = Stems::of(
    "\
    branch|dealer*|driver*|fahrer*|filial*|haendler*|hotline*|our|seller*|shop|store|support|twilio|unsere*|verkaeufer*",
);

thread_local! {
    /// Each name of a header is asked for several times.
    static KNOWN: RefCell<KnownValues<Option<PhoneUse>>> = RefCell::default();
}

/// What the numbers of a column of that name are for; `None` if it does not speak of numbers of the contact.
pub(in crate::table) fn phone_use(name: &str) -> Option<PhoneUse> {
    KNOWN.with_borrow_mut(|known| known.get(name, || read(name)))
}

fn read(name: &str) -> Option<PhoneUse> {
    let parts = NameParts::of(name)?;
    if parts.has(&ABOUT) || are_of_others(&parts) {
        return None;
    }
    let uses = [(&FAXES, PhoneUse::Fax), (&MOBILES, PhoneUse::Mobile), (&PHONES, PhoneUse::Any)];
    // `Tel/Fax` may be either.
    let is_both = parts.has(&FAXES) && parts.has(&PHONES) && parts.has_stroke;
    let found = uses.into_iter().find(|(words, _)| parts.has(words)).map(|(_, found)| found);
    if is_both { Some(PhoneUse::Any) } else { found }
}

fn are_of_others(parts: &NameParts) -> bool {
    parts.has(&else_stems::SOMEBODY_ELSE) || parts.has(&OTHERS)
}

/// Whether numbers under that name are not the contact's.
pub(in crate::table) fn is_of_others(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| are_of_others(&parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_speak_of_numbers() {
        for (names, expected) in [
            (
                "Telefonnummer geschäftlich, Tel. privat, Privattelefon, Firmentelefon, Telefon Büro, Kontakttelefon, \
                 Rückrufnummer, Tel/Fax, Contact Number, Customer Phone Number, Billing Phone, \
                 Daytime Telephone, phone_other, Téléphone professionnel, Tél. domicile, Tfno., Tlf, Telefono abitazione, \
                 Phone Number (E.164)",
                Some(PhoneUse::Any),
            ),
            (
                "Handy privat, Handynummer privat, customer_mobile, Mobile Tel, Mobile Phone (SMS), MSISDN, Mob, Natel, \
                 hs_whatsapp_phone_number, WhatsApp Phone Number, Tél portable, Mobile perso, Tel. cellulare, \
                 Tel. mobil",
                Some(PhoneUse::Mobile),
            ),
            ("Fax Büro, Work Fax", Some(PhoneUse::Fax)),
            (
                "Phone Type, Phone 1 - Label, Mobile OS, SMS opt-in, Telefonsperre, Do not call, Telefon Werbung, \
                 Handyvertrag, Phone Country Code, Vorwahl Telefon, Preferred Phone, Phone verified, Kundennummer, Hotel, \
                 Saxophone lessons date, Owner Phone",
                None,
            ),
        ] {
            for name in names.split(", ") {
                assert_eq!(phone_use(name), expected, "{name}");
            }
        }
    }
}
