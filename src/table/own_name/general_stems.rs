//! Parts of names of wishes that are for any contact, and of names that say when a wish ends. As in `stems`, which says how
//! they are written. Not what follows from them: `general`.

use super::stem::Stems;

/// Contact is permitted, beside the words of consent and permission.
pub(super) static CONTACT: Stems = Stems::of(
    "\
    abonne|abonnee|abonniert|can be contact*|can be email*|can contact*|can email*|contactable|contact allowed|\
    contact by|contact ok|contacto por|contact par|contact per|contact via|contatto per|contatto via|\
    darf angemailt*|darf angeschrieben*|darf kontaktiert*|darf per|doubleoptin*|dsgvo ok|email ok|gdpr ok|\
    ingeschreven|iscritto|kontaktaufnahme|kontakterlaubnis*|kontakt ok|kontakt per|mag benaderd*|mag gemaild*|\
    mailable|mailerlaubnis*|mailfreigabe|mail ok|marketable|may be contact*|may be email*|may contact*|may email*|\
    opted in*|optin*|peut etre contact*|puede ser contact*|puo essere contatt*|sms ok|subscribed|suscrito|\
    telefon ok|werbeansprache*|werbeeinw*|werbeerlaubnis*|werbliche ansprache*|werbliche kommunikation*|\
    werbliche nutzung*|werbliche zusendung*|werbung|zustellerlaubnis*",
);

/// What stands beside a permission of any contact, and names no topic.
pub(super) static BESIDE: Stems = Stems::of(
    "\
    a|ads|advert*|al|all|alle|allen|alles|allgemein*|allowed|and|angemailt*|angeschrieben*|anschreiben|any|are|au|\
    auf|aux|avg|be|been|being|benaderd|benaderen|by|can|client|cliente|com|comercial*|commercial*|communication*|\
    comunic*|con|contact*|contatt*|customer|d|da|dal|darf|das|data|daten|datum|de|dei|del|della|dem|den|der|des|\
    die|direct|direkt*|do|door|dsgvo|du|duerfen|durch|een|ein|eine|einer|einverstanden|el|em|en|envio|envoi|\
    erhalten|erteilt|es|essere|est|et|etre|flag|for|from|fuer|ga|gdpr|gebe|geben|gegeben|gegevens|general|\
    generale|generell|gesamt*|given|global*|granted|has|have|ich|il|im|in|informed|informiert|invio|is|ist|ja|je|\
    kann|kennzeichen|klant|kontakt*|kunde|kunden|l|la|las|le|les|los|mag|marketing*|may|me|mich|mir|mit|moechte|\
    moechten|my|nein|no|non|of|ok|on|ontvangen|oui|out|overall|par|para|per|person|peut|por|pour|promotion*|\
    prospec*|pub|pubblicita*|publicidad|publicit*|puede|puo|receive|recevoir|recibir|reclame|rgpd|ricevere|ser|si|\
    sie|status|statut|the|to|ueber|ueberhaupt|und|uns|us|van|versand|via|vom|von|voor|we|werbe*|werbliche*|\
    werbung|werden|wir|yes|yn|you|your|zu|zum|zur|zusend*",
);

/// When a wish ends.
pub(super) static END: Stems = Stems::of(
    "\
    ablaeuft|ablauf|ablaufdatum|ablauf der|bis|caduca el|caducidad|data di fine|data di scadenza|data fine|\
    date d echeance|date de fin|date d expiration|echeance|einddatum|end date|enddatum|ende am|ende der|endet*|\
    ends*|expiracion|expiration*|expire le|expires*|expiry*|fecha de caducidad|fecha de expiracion|fecha de fin|\
    fecha de vencimiento|fecha fin|fin de validez|fin de validite|fino a|fino al|fino alla|geldig tot|gueltig bis|\
    gueltigkeit bis|gueltigkeitsende|hasta|jusqu*|laeuft ab|scade*|till|tot|until*|valable jusqu*|valida fino*|\
    valida hasta|validity end|validity end date|valido fino*|valido hasta|valid through|valid till|valid to|\
    valid until*|vence*|vencimiento|verfaellt*|verfallsdatum|verloopt*|vervaldatum",
);

/// Beside an end: of what ends. They end nothing by themselves.
pub(super) static IN_FORCE: Stems = Stems::of(
    "\
    geldig*|gueltig*|valable*|valid*|vigencia|vigent*",
);

/// How somebody wants to be reached, by itself.
pub(super) static PREFERENCE: Stems = Stems::of(
    "\
    communicatievoorkeur*|communication preference*|contact preference*|contactvoorkeur*|email praeferenz*|\
    email preference*|emailvoorkeur*|kommunikationspraeferenz*|kontaktpraeferenz*|kontaktwunsch*|\
    mailing preference*|preference de contact|preferences de contact|preferences email|preferencia de contacto|\
    preferencias de contacto|preferencias de correo|preferencias de email|preferenza di contatto|preferenza email|\
    preferenze di contatto|preferenze email|solicitation code*|solicit code*|wunschkontakt*",
);

/// The same beside a word of reaching, or of a way.
pub(super) static PREFERRED: Stems = Stems::of(
    "\
    bevorzugt*|favori*|gewuenscht*|praeferiert*|prefer*|voorkeur*|wunsch*",
);

/// By which somebody is reached.
pub(super) static WAY: Stems = Stems::of(
    "\
    canal|canale|channel|communicatie*|correspond*|corrispond*|*kanaal|kanaele|*kanal|korrespondenz*",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 7] = [&CONTACT, &BESIDE, &END, &IN_FORCE, &PREFERENCE, &PREFERRED, &WAY];
