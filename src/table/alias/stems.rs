//! Header names of opt-out columns that are in no table, known by a part of them (`Newsletter-Sperre`, `is_unsubscribed`).
//! Not for names of any other column.
//!
//! Missing such a column sends mail to people who opted out, so a part is enough; what is filled for everybody (an
//! unsubscribe link) and what is about something else (a delivery block) is taken out again.

use unicode_normalization::UnicodeNormalization;

use crate::table::fold::fold;

/// Longer cells are text, not names. In bytes.
const LONGEST: usize = 80;

/// With more words a cell may be a title or a remark (`Opt-outs of May`).
const WORDS_OF_NAME: usize = 3;

/// Parts that say so wherever they stand in the folded name.
const ANYWHERE: [&str; 10] = [
    "unsub",
    "optout",
    "optedout",
    "sperr",
    "werbeverbot",
    "widerspr",
    "blacklist",
    "blocklist",
    "desinscr",
    "desabonn",
];

/// Parts that say so at the start of a word.
const AT_WORD: [&str; 23] = [
    "abmeld",
    "abgemeld",
    "abbestell",
    "robinson",
    "nepasenvoyer",
    "nepascontacter",
    "nepasappeler",
    "neplusenvoyer",
    "nepluscontacter",
    "neplusappeler",
    "donot",
    "dontmail",
    "dontemail",
    "dontcontact",
    "dontcall",
    "keinewerbung",
    "keinewerbe",
    "keinmail",
    "keinemail",
    "keinnewsletter",
    "keinenewsletter",
    "keinkontakt",
    "keinenkontakt",
];

/// As [`AT_WORD`], but as values too they are common: a row that holds one need not be a header.
const EVENT_AT_WORD: [&str; 4] = ["bounce", "hardbounce", "softbounce", "complain"];

/// As [`EVENT_AT_WORD`], at the start of the whole name only: an order or a credit is blocked as well.
const EVENT_AT_START: [&str; 4] = ["blocked", "isblocked", "emailblocked", "mailblocked"];

/// Words about the way to opt out, or about how many did: alone or as the end of a word. Everybody has them.
const FILLED_FOR_ALL: [&str; 21] = [
    "link", "links", "lien", "url", "urls", "uri", "token", "tokens", "code", "codes", "hash", "rate", "quote", "taux",
    "count", "page", "seite", "key", "uuid", "guid", "frist",
];

/// Such words that are also the end of other words.
const OTHER_ENDS: [&str; 2] = ["account", "corporate"];

/// Parts of names that are not about mail to this person.
const ABOUT_ELSE: [&str; 23] = [
    "optin",
    "listunsubscribe",
    "absperr",
    "sperrgut",
    "sperrig",
    "sperrholz",
    "sperrmuell",
    "sperrzeit",
    "sperrkonto",
    "mahnsperr",
    "liefersperr",
    "zahlsperr",
    "zahlungssperr",
    "auftragssperr",
    "buchungssperr",
    "einkaufssperr",
    "fakturasperr",
    "kreditsperr",
    "belehrung",
    "widerspruchsrecht",
    "geprueft",
    "abgeglichen",
    "checked",
];

/// What a part of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stem {
    /// The name of an opt-out column.
    Name,
    /// The name of one, or in a list without a header a reason or a remark.
    NameOrValue,
}

/// Whether `header` is the name of an opt-out column by a part of it.
pub(super) fn find(header: &str) -> Option<Stem> {
    if header.len() > LONGEST {
        return None;
    }
    let header: String = header.nfc().collect();
    let words: Vec<_> =
        header.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty()).collect();
    let folded = words.concat();
    if ABOUT_ELSE.iter().any(|part| folded.contains(part)) || words.iter().any(|word| is_filled_for_all(word)) {
        return None;
    }
    let starts = |stems: &[&str]| {
        let mut at = 0;
        words.iter().any(|word| {
            let rest = folded.get(at..).unwrap_or_default();
            at += word.len();
            stems.iter().any(|stem| rest.starts_with(stem))
        })
    };
    if ANYWHERE.iter().any(|stem| folded.contains(stem)) || starts(&AT_WORD) {
        return Some(if words.len() <= WORDS_OF_NAME { Stem::Name } else { Stem::NameOrValue });
    }
    let event = starts(&EVENT_AT_WORD) || EVENT_AT_START.iter().any(|stem| folded.starts_with(stem));
    event.then_some(Stem::NameOrValue)
}

fn is_filled_for_all(word: &str) -> bool {
    let word_without_digits = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let ends = FILLED_FOR_ALL.iter().any(|end| word_without_digits.ends_with(end));
    word == "id" || ends && !OTHER_ENDS.iter().any(|other| word_without_digits.ends_with(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optout_columns_by_a_part_of_their_name() {
        let headers = "Unsub, unsub_flag, Unsubscribes, is_unsubscribed, isUnsubscribed, Newsletter unsubscribed, \
            Unsubscribed from corporate mail, Unsubscribed account, optout_flag, email_optout, emailOptedOut, \
            Abmeldung, Abmeldung Newsletter, NL abgemeldet, abgemeldet?, Abbestellung, Newsletter abbestellt am, Sperre, \
            Sperrvermerk, Newsletter-Sperre, Werbung gesperrt, Kontaktsperre, Sperrkennzeichen, Werbeverbot, Widersprochen, \
            Widersprüche, Werbe-Widerspruch am, Robinson, Robinsonliste, Désinscription, De\u{301}sinscrite, Date désinscr., \
            Désabonnement, Ne pas envoyer, ne_pas_contacter_email, Ne plus contacter, Do Not Mail, do_not_send, donotmarket, \
            Don't mail, Don’t contact, keine Werbung bitte, Kein Mailing, keine Mailings, kein Newsletter mehr, \
            Blacklisted at, blacklist_email, Blocked, is_blocked, Bounce, bounced, Hard Bounce, hardbounces, email_bounced, \
            Complaint, Complained at, spam complaint";
        for header in headers.split(',') {
            assert!(find(header).is_some(), "{header}");
        }
    }

    #[test]
    fn ordinary_columns_stay_what_they_are() {
        let headers = "Unsubscribe Link, unsubscribe_url, unsubscribeUrl, UnsubscribeLink, Unsubscribe token, unsub code, \
            Unsubscribe hash, Unsubscribe rate, Unsubscribe count, unsubscribe page, Unsubscribe ID, unsub_uuid, \
            Link zur Abmeldung, Abmeldelink, Abmelde-URL, Abmelde-Link 2, Abmeldeseite, Abmelderate, Lien de désinscription, \
            Taux de désinscription, List-Unsubscribe, List-Unsubscribe-Post, Bounce rate, Sperrcode, Robinson geprüft am, \
            Robinson checked, Widerspruchsfrist, Widerspruchsbelehrung, Opt-in, Opt-in Datum, Opt-In/Opt-Out, optin_time, \
            Double Opt-In, Bouncy Castle, Sperrgut, sperrige Ware, Sperrholz, Absperrhahn, Liefersperre, Mahnsperre, \
            Auftragssperre, Anmeldung, angemeldet am, Abonnement, Abo seit, Subscribed, Newsletter, Newsletter seit, \
            Werbung, Werbeeinwilligung, Einwilligung, Consent, Kontakt, Kontaktperson, Mailing, Mailings 2024, Notes, \
            Credit blocked, Wohnblock, Block, Stiege, Compliance, Komplett, Kein Interesse an, Keine Ahnung, Kinder, \
            Don, Donation, Dont, Nepal, N° de compte, Nom, Prénom, Desk, Design, Spanien, Sport, Vorname, Name, Ort, PLZ, \
            Country, Region, Sprache, Geburtsdatum, Umsatz, Kundennummer, Notiz, Titel, Anrede, Firma, Quelle, Robin, \
            Wider, Widder, Option, Optik, Out of office, Substitute, 12, ?";
        for header in headers.split(',') {
            assert_eq!(find(header), None, "{header}");
        }
        assert_eq!(find(""), None);
        assert_eq!(find(&"Sperre ".repeat(20)), None, "text, not a name");
    }
}
