//! Parts of names that turn round what a name says, or put it in doubt. As in `stems`, which says how they are written. Not
//! where a negation counts: `short_name`, and behind a wish `clause`.

use super::stem::Stems;

/// Deny what the name says, before it and behind it: it ended, or was refused.
pub(super) static ENDING: Stems = Stems::of(
    "\
    abgebrochen*|abgelaufen*|abgelehnt*|abgestellt*|abgewaehlt*|ablehn*|abonnement termine*|abonne perdu|absent|\
    absente|abstellen|abwaehl*|abwahl*|accord retire*|against advert*|against email*|against marketing|\
    against newsletter*|alto boletin|alto newsletter|alto publicidad|annul*|anulac*|anulad*|arret*|assente|\
    aufgeloest*|aus am|ausente|ausgeschlossen*|ausgesetzt*|ausschliessen|ausschluss*|aus seit|aussetzen|ban|\
    banned|basta newsletter|basta pubblicita|basta publicidad|beeindigd*|beenden|beendet*|caduc*|cancel*|\
    consentement retire*|consent lost|contra newsletter*|contra publicidad|contre la newsletter*|\
    contre la publicite|contre newsletter*|contro la newsletter|contro newsletter*|deakt|deaktivier*|decline*|\
    delete from*|denegad*|denied|deny|desactiv*|diniego|disattiv*|disdett*|dormant*|ehemalige abonn*|\
    ehemaliger abonn*|ehemaliger empfaenger*|eliminad*|eliminar|email hold|ended|entfernen|entfernt*|entzogen*|\
    erloschen*|escludere|escludi|esclusa|esclusione|escluso|ex abonn*|exclu|exclude*|exclue|excluid*|excluir*|\
    exclure|exclus|exclusion*|ex iscritt*|exkludier*|ex newsletter|expirad*|expire|expired*|expiree*|ex subscri*|\
    ex suscri*|falta|fehlend*|fehlt|finalizad*|forbidden|former subscri*|geendet*|gegen newsletter*|gegen werbung|\
    gekuendigt*|geloescht*|gestoppt*|gestopt*|gestrichen*|geweigerd*|halt newsletter|ingetrokken*|interdire|\
    interdit*|intrekking*|keinewerbung*|kein newsletter*|k mailing*|k newsletter*|kuendigung*|k werbung*|lapsed|\
    leave list*|leave mailing*|leave newsletter*|leave the list*|leave the mailing*|leave the newsletter*|\
    left mailing*|lehnt|loeschen|loeschung|lost subscri*|mail hold|manca|mancant*|manquant*|manque|marketing hold|\
    missing|molestar|nee bedankt|negat*|nein danke|n est plus|newsletterausschluss|newsletter einstellen|\
    newsletter hold|newsletter terminee|no gracias|no grazie|non merci|no thanks|objected|objection*|off since|\
    ontbreekt|opgezegd*|past subscri*|pausada|pausado|paused|pausieren|pausiert*|previously subscri*|prohibi*|\
    proibit*|quitad*|quitar*|quit date|quit mailing*|quit newsletter*|quit the newsletter*|raus am|rechaz*|refus*|\
    reject*|removed|resiliation*|resilie|resiliee|resiliees|resilier|resilies|restricted|restriction*|\
    retira consent*|retirad*|retrait*|revoc*|revok*|revoqu*|rifiut*|rimoss*|rimuov*|ritirat*|ruhend*|ruht|scadut*|\
    sospes*|stop|stopgezet*|stopp|stopped|stoppee|stoppees|stoppen|stopper|stoppt|stopzet*|storniert*|streichen|\
    subscription lost|supprime*|suspendid*|suspendu*|tegen de nieuwsbrief*|tegen marketing|tegen nieuwsbrief*|\
    tegen reclame|terminada*|terminat*|turned off|uitgesloten|uitsluiten|uitsluiting|unterlass*|untersag*|\
    verboden|*verbot|verbot*|verlopen|vervallen*|*verweiger*|verwijder*|vietat*|was subscri*|weiger*|\
    werbung einstellen|widerruf der*|widerrufen*|withdraw*|withheld|zurueckgenommen*|zurueckgezogen*",
);

/// Deny what stands behind them; behind a word of joining that word.
pub(super) static NOT: Stems = Stems::of(
    "\
    aint|arent|aucun|aucune|cannot|cant|couldnt|didnt|doesnt|dont|geen|hasnt|havent|isnt|jamais|kein|keine|keinen|\
    keiner|keinerlei|keinesfalls|keineswegs|mustnt|ne|nessun*|never|nicht|nie|niemals|niente|niet|nimmer|ningun*|\
    no|non|nooit|not|nunca|ohne|pas|sans|senza|shant|shouldnt|sin|tampoco|wasnt|weder|werent|without|wont|wouldnt|\
    zonder",
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
pub(super) static QUALIFIER: Stems = Stems::of(
    "\
    alternat*|haupt*|other|primaer*|primary|principal*|secondaire|secondary|sekundaer*|weitere|weiteren|weiterer",
);

/// Deny a wish, or are about something else (`Termine`, `retired`, `alto`): beside one, only words tell.
pub(super) static DOUBTFUL: Stems = Stems::of(
    "\
    against|alto|basta|cessat*|contra|contre|contro|ehemalig*|eingestellt*|einstellen|ex|former*|gegen|halt|hold|\
    leave|left|lost|mai|quit|remove|retire*|ritiro|tegen|terminado|termine|terminee*",
);

/// Deny what they end: `Newsletter aus`, not `Newsletter aus Bonn`.
pub(super) static DENYING_END: Stems = Stems::of(
    "\
    aus|basta|nee|nein|off|raus|spenta|spento|uit|weg",
);

/// At the end of a name: it denies, or says that numbers stand there.
pub(super) static NO: Stems = Stems::of("no");

/// What a `no` at the end of a name denies, and numbers nothing: `Marketing no`, not `Customer no`; or the other answer.
pub(super) static DENIED_BY_NO: Stems = Stems::of(
    "\
    call|calls|correos|emailing*|emails|marketing|*newsletter*|*nieuwsbrief*|opted in|*optin*|pubblicita|publicidad|\
    publicite|reclame|si|sms|text|texts|werbung|whatsapp|yes",
);

/// Rests for a time, where the name says until when.
pub(super) static PAUSED: Stems = Stems::of(
    "\
    ausgesetzt*|gepauzeerd|pausada|pausado|*pause|paused|pausiert*|pauza|pauze|snoozed|sospes*|suspendid*|suspendu*",
);

/// The two answers that a name offers: none of them denies.
pub(super) static EITHER: Stems = Stems::of(
    "\
    aan uit|an aus|ein aus|ja nee|ja nein|ja oder nein|ja of nee|leeg nee|leer ist nein|leer nein|nee ja|nein ja|\
    non oui|no si|no yes|off on|on off|oui non|oui ou non|si no|si o no|sonst nein|true false|vide non|yes no|\
    yes or no|y n",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 13] = [
    &ENDING,
    &NOT,
    &SELF_DENYING,
    &LIFTED,
    &ENDED,
    &ALTERNATIVE,
    &QUALIFIER,
    &DOUBTFUL,
    &DENYING_END,
    &EITHER,
    &NO,
    &DENIED_BY_NO,
    &PAUSED,
];
