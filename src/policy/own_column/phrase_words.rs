//! The words beside an objection in a few words. Not the words of objection themselves: those are in `words`.
//!
//! Written as there.

/// What is left, articles, and what makes a sentence of it: `hat sich vom Newsletter abgemeldet`.
pub(super) const BESIDE: &str = "\
    newsletter|newsletters|nl|news|marketing|werbung|advertising|ads|mailing list|mailing lists|mailing liste|\
    mailing listen|mailingliste|verteiler|mailverteiler|newsletterverteiler|newsletter abo|newsletter status|\
    newsletter list|newsletter liste|marketing emails|marketing email|marketing mails|werbemails|werbemail|\
    serienmails|massenmails|rundmail|rundmails|infomails|infomail|liste de diffusion|infolettre|liste d'envoi|\
    lista de correo|lista de distribucion|mailinglijst|nieuwsbrief|nieuwsbrieven|boletin|boletines|publicite|\
    publicidad|pubblicita|reclame|emailing|emailings|communications|communication|messages|bulk email|bulk emails|\
    mass email|mass emails|email marketing|subscription|abonnement|suscripcion|iscrizione|status|statut|kontakt|\
    contact|kontaktaufnahme|contacto|contatto|kunde hat|kundin hat|customer has|user has|moechte|moechten|\
    wuenscht|wuensche|will|wollen|ich|i|has|has been|have|had|is|was|been|got|he|she|they|hat|hat sich|\
    haben sich|ist|wurde|wurden|worden|sich|a ete|est|s'est|ha sido|se ha|se|ha|si e|e stato|e stata|si|\
    heeft zich|heeft|is zich|zich|werd|als|as|the|all|any|our|to|of|from|out of|for|in|der|die|das|dem|\
    den|des|vom|von|zum|fuer|allen|alle|unserem|unseren|unser|le|la|les|l|du|de|de la|a la|aux|pour|\
    toutes|tous|el|los|las|del|al|para|todas|todos|il|lo|gli|alla|dalla|dalle|dai|dal|della|tutte|tutti|\
    het|een|van|van de|voor|onze|und|and|et|y|e|en|oder|or|ou|o|sowie|again|anymore|any more|any longer|\
    ever|nie wieder|mehr|now|jetzt|already|bereits|schon|deja|ya|gia|me|us|him|her|them|mich|uns|ihn|sie|\
    please|pls|bitte|bitte sehr|danke|thanks|thank you|merci|gracias|grazie|bedankt|s'il vous plait|svp|\
    por favor|per favore|alstublieft|aub|wichtig|important|achtung|attention|on|at|am|seit|since|depuis|desde|\
    sinds|op|date|datum|dated|effective|heute|gestern|today|yesterday|anfang|ende|mitte|mailchimp|hubspot|\
    brevo|klaviyo|cleverreach|rapidmail|salesforce|sendgrid|list|tag|tags|info|hinweis|nb|ab|as of|um|uhr|\
    utc|gmt|z";

/// Before how the objection came, or before the way on which no contact is wanted.
pub(super) const WAYS: &str = "\
    via|per|by|par|por|tramite|ueber|through|using|durch|door|mit|with|auf|mittels|over|by way of";

/// How the objection came.
pub(super) const HOW: &str = "\
    link|abmeldelink|unsubscribe link|list unsubscribe|one click|formular|form|webformular|web form|formulaire|\
    formulario|modulo|formulier|online|hotline|self service|preference center|reply|antwort|letter|manually|\
    manual|manuell|automatically|automatisch|schriftlich|written|in writing|muendlich|telefonisch|postalisch|\
    par ecrit|por escrito|per iscritto|schriftelijk|gdpr|dsgvo|rgpd|avg|art 21|art 21 dsgvo|himself|herself|\
    themselves|selbst|lui meme|request|own request|user request|customer request|on request|by request|\
    at own request|wunsch|auf wunsch|eigener wunsch|auf eigenen wunsch|kundenwunsch|auf kundenwunsch|sur demande|\
    demande|a sa demande|a peticion|peticion|solicitud|richiesta|su richiesta|verzoek|op verzoek";

/// The same, and who said so; by themselves these are what is blocked, or something else: `gesperrt (Konto)`.
pub(super) const BEHIND_WAY: &str = "\
    footer|website|webseite|homepage|web|site|portal|profile|profil|account|konto|kundenkonto|preferences|\
    api|import|callcenter|call center|kundenservice|kundendienst|customer service|service|support|phone call|\
    site web|lien|service client|enlace|sitio web|sito|sito web|klantenservice|user|users|nutzer|benutzer|\
    kunde|kunden|customer|client|cliente|klant|recipient|empfaenger|subscriber|abonnent|member|mitglied|\
    person|fax";

/// With a way behind them these tell people how to: `unsubscribe via link`.
pub(super) const HOW_TO: &str = "\
    unsubscribe|unsub|opt out|optout|global unsubscribe|global opt out|opt out all|unsubscribe from all|stop mail|\
    stop pub";

/// Parts of the denials that say what is not wanted, so that a channel behind them limits them: `do not contact by phone`.
pub(super) const DENIES_CONTACT: &str = "\
    contact|contat|kontakt|werb|market|anschreib|benader|send|envoy|envia|invia|pub|wuensch|wanted|wenst|\
    mail|disturb|allow";

/// Of parcels, terms and payments as well: with more beside them they may be about anything.
pub(super) const OF_GOODS_TOO: &str = "\
    refused|refuse|refusee|verweigert|rechazado|rechazada|rifiutato|rifiutata|not accepted|nicht zugelassen|\
    not allowed|not permitted|nicht gestattet";
