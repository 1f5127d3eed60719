//! Parts of names that turn round what a name says, or put it in doubt. As in `stems`, which says how they are written. Not
//! where a negation counts: `short_name`, and behind a wish `clause`.

use super::stem::Stems;

/// Deny what the name says, before it and behind it: it ended, or was refused.
pub(super) static ENDING: Stems = Stems::of(
    "\
    abgebrochen*|abgelaufen*|abgelehnt*|abgestellt*|ablehn*|abonnement termine*|abonne perdu|abstellen|\
    accord retire*|against advert*|against email*|against marketing|against newsletter*|alto boletin|alto newsletter|\
    alto publicidad|annul*|anulad*|arret*|aufgeloest*|aus am|ausgeschlossen*|ausgesetzt*|ausschliessen|ausschluss*|\
    aus seit|aussetzen|ban|banned|basta newsletter|basta pubblicita|basta publicidad|beeindigd*|beendet*|caduc*|\
    cancel*|consentement retire*|consent lost|contra newsletter*|contra publicidad|contre la newsletter*|\
    contre la publicite|contre newsletter*|contro la newsletter|contro newsletter*|deaktivier*|decline*|delete from*|\
    denegad*|denied|deny|desactiv*|ehemalige abonn*|ehemaliger abonn*|ehemaliger empfaenger*|eliminad*|eliminar|\
    email hold|ended|entfernen|entfernt*|entzogen*|erloschen*|escludere|escludi|esclusa|esclusione|escluso|ex abonn*|\
    exclu|exclude*|exclue|excluid*|excluir*|exclure|exclus|exclusion*|ex iscritt*|exkludier*|ex newsletter|expirad*|\
    expire|expired*|expiree*|ex subscri*|ex suscri*|falta|fehlend*|fehlt|finalizad*|forbidden|former subscri*|\
    geendet*|gegen newsletter*|gegen werbung|gekuendigt*|geloescht*|gestoppt*|gestopt*|gestrichen*|geweigerd*|\
    halt newsletter|ingetrokken*|interdire|interdit*|intrekking*|kuendigung*|lapsed|leave list*|leave mailing*|\
    leave newsletter*|leave the list*|leave the mailing*|leave the newsletter*|left mailing*|loeschen|loeschung|\
    lost subscri*|mail hold|manca|manque|marketing hold|missing|molestar|negat*|n est plus|newsletterausschluss|\
    newsletter einstellen|newsletter hold|newsletter terminee|objected|objection*|off since|ontbreekt|opgezegd*|\
    past subscri*|pausada|pausado|paused|pausiert*|prohibi*|proibit*|quitad*|quitar*|quit date|quit mailing*|\
    quit newsletter*|quit the newsletter*|raus am|rechaz*|refus*|reject*|removed|restricted|restriction*|retirad*|\
    retrait*|revoc*|revok*|revoqu*|rifiut*|rimoss*|rimuov*|ritirat*|scadut*|sospes*|stop|stopp|stopped|stoppen|\
    stopper|stoppt|storniert*|streichen|subscription lost|supprime*|suspendid*|suspendu*|tegen de nieuwsbrief*|\
    tegen marketing|tegen nieuwsbrief*|tegen reclame|terminat*|turned off|uitgesloten|uitsluiten|uitsluiting|\
    untersag*|verboden|*verbot|verbot*|verlopen|vervallen*|*verweiger*|verwijder*|vietat*|weiger*|werbung einstellen|\
    widerruf der*|widerrufen*|withdraw*|withheld|zurueckgenommen*|zurueckgezogen*",
);

/// Deny what stands behind them; behind a word of joining that word.
pub(super) static NOT: Stems = Stems::of(
    "\
    aint|arent|aucun|aucune|cannot|cant|couldnt|didnt|doesnt|dont|geen|hasnt|havent|isnt|jamais|kein|keine|keinen|\
    keiner|keinerlei|keinesfalls|keineswegs|mustnt|ne|nessun*|never|nicht|nie|niemals|niente|niet|nimmer|ningun*|no|\
    non|nooit|not|nunca|ohne|pas|sans|senza|shant|shouldnt|sin|tampoco|wasnt|weder|werent|without|wont|wouldnt|zonder",
);

/// Stems that deny by themselves what they say.
pub(super) static SELF_DENYING: Stems = Stems::of("do not*|dont*|ne pas*|ne plus*|no bulk*|no longer*");

/// An objection ended, or was taken back.
pub(super) static LIFTED: Stems = Stems::of(
    "\
    *aufgehoben*|*aufhebung*|ingetrokken*|levantad*|leve|levee*|lifted|opgeheven*|retirad*|retire*|revocad*|\
    revocat*|revoked*|ritirat*|withdrawn*|withdrew|*zurueckgenommen*|*zurueckgezogen*",
);

/// The same behind what ended; before it a second word for leaving: `Removed (unsubscribed)`.
pub(super) static ENDED: Stems = Stems::of(
    "\
    abgelehnt*|annule*|annullat*|anulad*|beeindigd*|beendet*|canceled|cancelled|declined|denied|ended|entfernt*|\
    expired|geloescht|rejected|removed|reversed|rimoss*|supprime*",
);

/// Between two names for one thing.
pub(super) static ALTERNATIVE: Stems = Stems::of("and|et|oder|or|ou|und");

/// Numbers and kinds of an address, not of a wish: `Non Primary E-mails`.
pub(super) static QUALIFIER: Stems =
    Stems::of("alternat*|haupt*|other|primaer*|primary|principal*|secondaire|secondary|sekundaer*|weitere*");

/// Deny a wish, or are about something else (`Termine`, `retired`, `alto`): beside one, only words tell.
pub(super) static DOUBTFUL: Stems = Stems::of(
    "\
    against|alto|basta|cessat*|contra|contre|contro|ehemalig*|eingestellt*|einstellen|ex|former*|gegen|halt|hold|\
    leave|left|lost|mai|quit|remove|retire*|ritiro|tegen|terminado|termine|terminee*",
);

/// Deny what they end: `Newsletter aus`, not `Newsletter aus Bonn`.
pub(super) static DENYING_END: Stems = Stems::of(
    "\
    aus|basta|off|raus|spenta|spento|uit",
);

/// The two answers that a name offers: none of them denies.
pub(super) static EITHER: Stems = Stems::of(
    "\
    aan uit|an aus|ein aus|ja nee|ja nein|nee ja|nein ja|non oui|no si|no yes|off on|on off|oui non|true false|y n",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 10] =
    [&ENDING, &NOT, &SELF_DENYING, &LIFTED, &ENDED, &ALTERNATIVE, &QUALIFIER, &DOUBTFUL, &DENYING_END, &EITHER];
