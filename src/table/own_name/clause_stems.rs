//! Parts of names that stand behind a wish: what is promised, who speaks, what is possible. As in `stems`, which says how they
//! are written. Not what follows from them: `clause`.

use super::stem::Stems;

/// What is promised to whoever subscribes.
pub(super) static PROMISE: Stems = Stems::of(
    "\
    do not worry|dont worry|geen abonnement|geen spam|kein abo|kein abonnement|keine abofalle|keine angst|\
    keine kosten|keine sorge|keine spam*|keine verpflichtung*|kein spam|nessuno spam|never spam|\
    ne vous inquietez pas|niente spam|no charge|no commitment|no cost|no costs|no fee|no fees|no obligation*|\
    no se preocupe|no spam|no strings attached|no subscription required|no te preocupes|ohne spam|\
    ohne verpflichtung*|ohne werbung|pas de frais|pas de spam|sans abonnement|sans engagement|sans publicite|\
    sans spam|senza impegno|senza pubblicita|senza spam|sin compromiso|sin publicidad|sin spam|unverbindlich|\
    without ads|without advert*|without obligation*|without spam|zonder reclame|zonder spam|zonder verplichting*",
);

/// Whoever sends speaks.
pub(super) static SENDER: Stems = Stems::of(
    "\
    noi|nosotros|nostr*|notre|nous|nuestr*|onze|our|unser|unsere*|we|wij|wir",
);

/// The person speaks, or is spoken of.
pub(super) static PERSON: Stems = Stems::of(
    "\
    bitte|dese*|desider*|gewuensch*|i|ich|ik|interes*|io|j|je|moecht*|no quier*|please|quier*|souhait*|veut|veux|\
    voglio|vuol*|want*|wens*|wil|will|wuensch*|yo",
);

/// What can be done, not what was done.
pub(super) static POSSIBLE: Stems = Stems::of(
    "\
    abmeldelink*|afmeldlink*|altijd|always|anytime|can|kan|kann|kannst|koennen|koennt*|kunt|lien de desinscription|\
    link zum abmelden|may|moeglich|mogelijk|peut|peux|posible|possibile|possible|posso|pouvez|puede|puedes|puedo|puo|\
    sempre|siempre|toujours|unsubscribe link*",
);

/// Somebody left; may stand beside what is possible.
pub(super) static LEFT: Stems = Stems::of(
    "\
    abbestellt*|abgemeldet*|afgemeld|ausgetragen*|blocked|canceled|cancelled|dada de baja|dado de baja|desabonne|\
    desabonnee|desinscrit*|disiscritt*|gekuendigt*|geloescht|gesperrt*|gestoppt|opted out|removed|revoked|stopped|\
    uitgeschreven|unsubscribed|widerrufen|widersprochen|withdrawn",
);

/// Deny what is done, and are words of leaving only where messages are denied.
pub(super) static DO_NOT: Stems = Stems::of(
    "\
    does not|do not*|dont*|ne pas",
);

/// What is not there is said of a wish that stands before.
pub(super) static WITHOUT: Stems = Stems::of(
    "\
    ohne|sans|senza|sin|without|zonder",
);

/// An answer that was made a part of the name.
pub(super) static REFUSAL: Stems = Stems::of(
    "\
    aucune|geen|keine|nee|nein|nessuna|ninguno|no|non",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 8] = [&PROMISE, &SENDER, &PERSON, &POSSIBLE, &LEFT, &DO_NOT, &WITHOUT, &REFUSAL];
