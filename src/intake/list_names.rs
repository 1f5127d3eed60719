//! Names of columns that say something in a suppression list only. Not what a column is called in every list:
//! `table::alias`.

use crate::table::fold::fold;

/// Parts of a name under which every domain is meant to be blocked, whatever stands beside it.
const BLOCKING: [&str; 12] = [
    "block", "sperr", "gesperrt", "black", "suppress", "ban", "exclu", "ausschl", "bloqu", "interdit", "blocc",
    "geblok",
];

/// Whole names of the part of an address before the @.
const USER: [&str; 22] = [
    "user",
    "username",
    "login",
    "loginname",
    "mailbox",
    "mailboxname",
    "localpart",
    "local",
    "account",
    "accountname",
    "alias",
    "benutzer",
    "benutzername",
    "postfach",
    "lokalteil",
    "konto",
    "utilisateur",
    "identifiant",
    "compte",
    "usuario",
    "utente",
    "gebruiker",
];

/// Whole names of who wrote a message.
const FROM: [&str; 22] = [
    "from",
    "fromaddress",
    "fromemail",
    "sender",
    "senderaddress",
    "senderemail",
    "replyto",
    "von",
    "vonadresse",
    "absender",
    "absenderadresse",
    "de",
    "expediteur",
    "emetteur",
    "remitente",
    "da",
    "mittente",
    "van",
    "afzender",
    "author",
    "reportedby",
    "originator",
];

/// Whole names of whom a message was for.
const TO: [&str; 21] = [
    "to",
    "toaddress",
    "toemail",
    "recipient",
    "recipients",
    "recipientaddress",
    "recipientemail",
    "an",
    "anadresse",
    "empfaenger",
    "empfaengeradresse",
    "a",
    "destinataire",
    "destinataires",
    "destinatario",
    "destinatarios",
    "destinatari",
    "para",
    "naar",
    "aan",
    "ontvanger",
];

/// Parts of a name under which a provider says why, or how hard, a message bounced.
const DETAIL: [&str; 17] = [
    "reason", "grund", "motif", "raison", "error", "fehler", "erreur", "status", "code", "type", "typ", "kind",
    "class", "descr", "diagnos", "detail", "bounce",
];

/// Ends of a name of numbers or dates.
const NUMBER_OR_DATE: [&str; 14] = [
    "id", "ids", "nr", "number", "nummer", "count", "counter", "anzahl", "date", "datum", "zeit", "time", "fecha",
    "data",
];

/// Parts of a name that speaks of a subscription, or of a wish that ends it; not of e-mail alone, which may be valid.
const SUBSCRIPTION: [&str; 46] = [
    "unsub",
    "optout",
    "optin",
    "opted",
    "subscri",
    "abmeld",
    "abgemeld",
    "anmeld",
    "abbestell",
    "ausgetragen",
    "abonn",
    "widerspr",
    "widerruf",
    "sperr",
    "werbe",
    "werbung",
    "newsletter",
    "mailing",
    "blacklist",
    "blocklist",
    "suppress",
    "robinson",
    "donot",
    "nicht",
    "kein",
    "marketing",
    "consent",
    "einwillig",
    "permission",
    "erlaub",
    "desinscr",
    "opposition",
    "nepas",
    "neplus",
    "refus",
    "baja",
    "suscri",
    "desuscri",
    "iscri",
    "uitgeschreven",
    "uitschrijv",
    "inschrijv",
    "afmeld",
    "afgemeld",
    "bezwaar",
    "nieuwsbrief",
];

/// Whether a column is about a subscription, by its name.
pub(super) fn is_about_subscription(name: &str) -> bool {
    let folded = fold(name);
    SUBSCRIPTION.iter().any(|part| folded.contains(part))
}

/// Whether a column of domains is called so that its domains are surely meant.
pub(super) fn is_blocking(name: &str) -> bool {
    let folded = fold(name);
    BLOCKING.iter().any(|part| folded.contains(part))
}

/// Whether a column holds what stands before the @ of an address, by its name.
pub(super) fn is_user(name: &str) -> bool {
    USER.contains(&fold(name).as_str())
}

/// Whether a column holds who wrote a message, by its name.
pub(super) fn is_from(name: &str) -> bool {
    FROM.contains(&fold(name).as_str())
}

/// Whether a column holds whom a message was for, by its name.
pub(super) fn is_to(name: &str) -> bool {
    TO.contains(&fold(name).as_str())
}

/// The columns in which a provider may say how hard a bounce was; without names every column may.
pub(super) fn bounce_details(
    names: &[String],
    are_bounces: bool,
    has_header: bool,
    is_entry: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let may_say = |(index, name): &(usize, &String)| !is_entry(*index) && (!has_header || is_bounce_detail(name));
    if are_bounces { names.iter().enumerate().filter(may_say).map(|(index, _)| index).collect() } else { Vec::new() }
}

/// Numbers and dates of bounces do not say how hard they were.
fn is_bounce_detail(name: &str) -> bool {
    let folded = fold(name);
    let is_number_or_date = NUMBER_OR_DATE.iter().any(|end| folded.ends_with(end));
    !is_number_or_date && DETAIL.iter().any(|part| folded.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_however_they_are_written() {
        assert!(is_blocking("Blocked Domain") && is_blocking("gesperrte_domain") && !is_blocking("Domain"));
        assert!(is_user("User Name") && is_user("LOCAL-PART") && !is_user("user email"));
        assert!(
            is_from("Absender")
                && is_from("From: (Address)")
                && !is_from("E-Mail")
                && is_to("Empfänger")
                && !is_to("Ort")
        );
        assert!(is_bounce_detail("SMTP-Status") && is_bounce_detail("bounce_type") && !is_bounce_detail("email"));
        assert!(
            !is_bounce_detail("Bounce ID") && !is_bounce_detail("Bounce-Datum") && !is_bounce_detail("bounce_count")
        );
    }
}
