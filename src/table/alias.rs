//! The names under which exports in English, German and French carry the columns that matter. Not what a column holds:
//! `columns` looks at the data as well.
//!
//! Source: real exports of Outlook, Google Contacts, Mailchimp, HubSpot, Brevo, Salesforce and others. Names are
//! compared folded, so one spelling stands for many.

use std::sync::LazyLock;

use super::fold::fold;
use super::role::Role;
use crate::base::own_column::StatusRule;
use stems::Stem;

mod stems;

/// How much a name alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// The name is enough.
    Name,
    /// The name is enough unless the cells hold something without an @.
    NameUnlessRefuted,
    /// Only with an @ in the cells: `address` is mostly a street.
    NeedsAt,
}

use Weight::{Name, NameUnlessRefuted, NeedsAt};

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
        adresse e-mail professionnelle, adresse e-mail personnelle, adresse e-mail principale",
    ),
    (
        Role::EMAIL,
        NameUnlessRefuted,
        "\
        mail, mails, mél, recipient, recipients, subscriberkey, empfänger, destinataire",
    ),
    (Role::EMAIL, NeedsAt, "address, addresses, adresse, adressen, to, an, login, username, user"),
    (
        Role::DOMAIN,
        Name,
        "\
        domain, domains, domain name, blocked domain, email domain, domäne, domänen, domaine, domaines",
    ),
    (
        Role::Digest,
        Name,
        "\
        hash, hashes, hashed email, email hash, hashed email address, digest, md5, md5 hash, email md5, \
        md5 email, sha1, email sha1, sha1 email, sha1 hash, sha256, email sha256, sha256 email, sha256 hash, \
        hashed email sha256, sha512, email sha512, sha512 email, sha512 hash, hashwert, prüfsumme, empreinte, \
        hachage, email haché",
    ),
    (
        Role::Date,
        Name,
        "\
        created, created at, created_time, date, date added, added time, timestamp, last update time, \
        updated at, datum, erstellt, erstellt am, eingetragen am, zeitstempel, date créée, créé le, \
        date d'ajout, ajouté le, horodatage",
    ),
    // A time of unsubscribing is a date in an opt-out list, and in a contact list says that this person opted out.
    (Role::Date, Name, UNSUBSCRIBED_AT),
    (Role::OPT_OUT, Name, UNSUBSCRIBED_AT),
    (
        Role::Reason,
        Name,
        "\
        reason, suppression reason, unsub reason, unsubscribe reason, bounce type, error, grund, sperrgrund, \
        abmeldegrund, motif, raison, motif de désinscription",
    ),
    (
        Role::OPT_OUT,
        Name,
        "\
        unsubscribed, unsubscribe, opt-out, opted out, email opt out, opt out email, opted out of email, \
        has opted out of email, do not email, email_blacklisted, blacklisted, blocklisted, email blocklisted, \
        unsubscribed from all email, unsubscribed from all emails, is this subscriber blacklisted, \
        do not contact, suppressed, no email, no newsletter, abgemeldet, abbestellt, gesperrt, blacklist, \
        sperrliste, widerspruch, werbewiderspruch, werbesperre, mailsperre, e-mail-sperre, \
        newsletter abgemeldet, newsletter abbestellt, kein newsletter, keine werbung, keine e-mail, \
        keine e-mails, nicht kontaktieren, désinscrit, désabonné, désabonnée, opposition, ne pas contacter, \
        liste noire, pas de newsletter, ne pas envoyer d'e-mail, do not call, dnc, sms_blacklisted, \
        telefonsperre, kein anruf, sterneintrag, bloctel, bloctel 1, ne pas appeler",
    ),
    (
        Role::Status(StatusRule::Strict),
        Name,
        "\
        status, list status, member status, subscription status, subscriber status, newsletter status, \
        email status, e-mail marketing status, mail status, mailing status, mailing list status, abo status, \
        abonnement status, newsletter abo status, anmeldestatus, marketing status, statut, statut e-mail, \
        statut newsletter, statut abonnement, statut de l'abonnement",
    ),
    // These may also hold a region, so that only known words of an opt-out count there.
    (Role::Status(StatusRule::Lenient), Name, "state, zustand, état"),
];

const UNSUBSCRIBED_AT: &str = "\
    unsub_time, unsubscribed at, unsubscribed on, unsubscribe time, unsubscribe date, dateunsubscribed, \
    opt-out date, optout time, opted out at, abgemeldet am, abbestellt am, abmeldedatum, gesperrt am, \
    sperrdatum, widerspruch am, date de désinscription, désinscrit le, désabonné le";

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
        Role::EMAIL => folded.chars().filter(|character| !character.is_ascii_digit()).collect(),
        _ => folded.to_owned(),
    }
}

/// What a header name says, in the order of the table; what is in no table may still be an opt-out column by a part of
/// its name.
pub(super) fn meanings(header: &str) -> impl Iterator<Item = (Role, Weight)> + use<> {
    let mut listed = listed(header).peekable();
    let by_stem = match listed.peek() {
        Some(_) => None,
        None => stems::find(header).map(|_| (Role::OPT_OUT, Name)),
    };
    listed.chain(by_stem)
}

/// What the table says of a name.
fn listed(header: &str) -> impl Iterator<Item = (Role, Weight)> + use<> {
    let folded = fold(header);
    let unnumbered = fold_for(Role::EMAIL, &folded);
    ALIASES.iter().filter_map(move |alias| {
        let name = if alias.role == Role::EMAIL { &unnumbered } else { &folded };
        (alias.folded == *name).then_some((alias.role, alias.weight))
    })
}

/// Whether a cell is the name of a column. Taking the first entry of a list without a header for a header would lose
/// that entry, so a part of a name counts only where it is no domain (`bounce-house.example`) and no remark (`bounced`).
pub(super) fn is_known(cell: &str) -> bool {
    listed(cell).next().is_some() || !cell.contains('.') && stems::find(cell) == Some(Stem::Name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_blank_or_twice_of_one_role() {
        let mut seen = std::collections::HashSet::new();
        for alias in ALIASES.iter() {
            assert!(!alias.folded.is_empty());
            assert!(!is_known("") && !is_known("???") && !is_known("12"));
            let text = (alias.folded.clone(), alias.role.name());
            assert!(seen.insert(text), "{} twice", alias.folded);
        }
    }

    #[test]
    fn names_of_real_exports_are_known() {
        let email = ["E-Mail-Adresse", "E-mail 2 Address", "Adresse de messagerie 2", "E-mail 1 - Value", "Courriel"];
        for header in email {
            assert!(meanings(header).any(|meaning| meaning == (Role::EMAIL, Name)), "{header}");
        }
        for header in ["EMAIL_BLACKLISTED", "Abgemeldet", "do_not_call", "hs_x", "Unsubscribed from all email"] {
            let expected = header != "hs_x";
            assert_eq!(meanings(header).any(|(role, _)| role == Role::OPT_OUT), expected, "{header}");
        }
        for header in [
            "E-Mail-Status",
            "email_status",
            "Newsletter Status",
            "Subscription-Status",
            "Abo-Status",
            "mailing status",
        ] {
            assert!(meanings(header).eq([(Role::Status(StatusRule::Strict), Name)]), "{header}");
        }
        for header in ["Vorname", "E-mail Display Name", "E-Mail-Typ", "Region", "Ort"] {
            assert!(!is_known(header), "{header}");
        }
    }
    #[test]
    fn a_part_of_a_name_counts_after_the_table_only() {
        assert!(meanings("Newsletter-Sperre").eq([(Role::OPT_OUT, Name)]));
        // The table knows better.
        assert!(meanings("Bounce Type").eq([(Role::Reason, Name)]));
        assert!(meanings("Blocked Domain").eq([(Role::DOMAIN, Name)]));
    }

    #[test]
    fn an_entry_of_a_list_without_a_header_is_no_header() {
        assert!(is_known("Newsletter-Sperre") && is_known("is_unsubscribed"));
        for cell in
            ["bounce-house.example", "sperrmuell.example", "hard bounce", "Complaint", "bounced", "Opt-outs of May"]
        {
            assert!(!is_known(cell), "{cell}");
        }
    }
}
