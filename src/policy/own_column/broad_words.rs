//! Words beside a permission or a no, in a column that is about the subscription: what takes it back, and what does not. Not
//! the words of objections and permissions themselves: those are in `words`.
//!
//! Written as there.

/// Beside a negation these say nothing but that something is not wanted: `Ich möchte keinen Newsletter`.
pub(super) const OF_WISH: &str = "\
    i|ich|je|j|n|yo|io|ik|we|wir|nous|do|does|did|wo|would|wish|want|like|to|be|any|more|receive|\
    get|agree|consent|accept|join|subscribe|opt|in|moechte|moechten|will|wollen|wuensche|wuenscht|wuenschen|\
    erhalten|bekommen|haben|stimme|zu|willige|ein|bin|damit|einverstanden|mehr|ne|souhaite|veux|accepte|\
    consens|recevoir|suis|d|accord|de|la|le|les|du|des|quiero|deseo|recibir|acepto|consiento|estoy|acuerdo|\
    voglio|desidero|ricevere|accetto|acconsento|wil|wens|ontvangen|akkoord|ga|mee|ermee|toestemming|the|your|\
    den|der|die|ihren|newsletter|newsletters|email|emails|mail|mails|werbung|marketing|advertising|ads|\
    publicite|publicidad|pubblicita|nieuwsbrief|nieuwsbrieven|boletin|reclame|contact|contacted|kontakt|\
    kontaktiert|werden";

/// Parts of words of people who left, whatever stands around them: `Unsubscribed 12.03.2024`. Only in columns that are
/// about the subscription.
pub(super) const LEAVING_PARTS: &str = "\
    unsub|opted out|optedout|optout|opt out|abgemeldet|abbestellt|ausgetragen|gesperrt|widerspr|widerruf|\
    desinscri|desabonn|blacklist|blocklist|complain|spam|abuse|do not|refus|uitgeschreven|afgemeld|disiscritt|\
    dado de baja|nicht erwuenscht|no longer|not interested|withdrawn|revoked";

/// Beside a permission these take nothing of it back: how, where and since when it was given.
pub(super) const HARMLESS: &str = "\
    seit|since|depuis|desde|dal|da|sinds|ab|on|am|vom|le|il|el|op|from|via|per|by|through|durch|\
    ueber|par|por|tramite|door|with|mit|avec|con|met|web|website|webseite|site|online|form|formular|\
    webformular|formulaire|formulario|modulo|formulier|list|liste|lista|lijst|marketing|campaign|kampagne|\
    campagne|shop|import|imported|importiert|importe|api|manual|manually|manuell|link|klick|click|date|\
    datum|user|nutzer|customer|kunde|client|cliente|klant|member|mitglied|membre|contact|kontakt|\
    empfaenger|recipient|the|to|for|fuer|pour|para|voor|der|die|das|dem|den|und|and|et|y|e|en|de|\
    du|des|la|les|of|zum|zur|im|in|an|a|bei|at|our|we|all|alle|tous|todos|tutti|status|statut|\
    stato|estado|is|ist|est|double|doppelt|z|t|uhr|utc|gmt|signup|registration|anmeldung|inscription|\
    iscrizione|inschrijving|abo|consent|einwilligung|lists|listen|listes|newsletters|paid|paying|free|\
    premium|vip|basic|pro|plus|standard|regular|kostenlos|gratis|gratuit|checkout|store|event|messe|app|\
    popup|footer|landingpage|page|facebook|google|ip|excel|csv|crm|webshop|onlineshop|doi|bestaetigung|\
    bestaetigungsmail|confirmation|verification|verifizierung|optin|opt|confirmacion|conferma|bevestiging";

/// Between an affirmation and what is said of it.
pub(super) const PARTING: &str = "\
    seit|since|depuis|desde|dal|sinds|via|per|by|par|por|tramite|door|durch|ueber|at|bei|from|vom|am|\
    mit|with|avec|con|met|als|as|dank|thanks";

/// Behind a permission these take it back, or put it in doubt: they deny, limit, end it, or tell of a past.
pub(super) const AGAINST: &str = "\
    not|nicht|kein|keine|keinen|keinem|keiner|pas|aucun|aucune|no|non|niet|geen|nessun|nessuna|ningun|\
    ninguna|never|nie|niemals|jamais|nunca|nooit|ohne|sans|sin|senza|zonder|without|cannot|can't|dont|don't|\
    doesnt|doesn't|isnt|isn't|wont|won't|nothing|nichts|rien|nada|niente|nulla|niets|none|nobody|niemand|\
    personne|neither|nor|weder|only|nur|seulement|uniquement|solo|solamente|soltanto|alleen|enkel|except|\
    ausser|sauf|excepto|salvo|tranne|behalve|but|aber|mais|pero|ma|maar|doch|jedoch|however|instead|statt|\
    partly|teilweise|partiellement|bis|until|till|til|tot|hasta|fino|end|ends|ende|endet|fin|einde|ended|\
    ending|over|vorbei|was|war|were|gewesen|geweest|hatte|had|avait|aveva|habia|etait|era|fue|ex|former|\
    formerly|previously|previous|frueher|frueherer|ehemals|ehemalig|ehemaliger|once|ancien|ancienne|anciennement|\
    antes|antiguo|vroeger|voormalig|precedente|if|wenn|falls|maybe|vielleicht|perhaps|quiza|quizas|forse|\
    misschien|probably|vermutlich|wohl|angeblich|unsicher|wrong|error|fehler|errore|fout|erreur|mistake|irrtum|\
    test|fake|less|minus|hold|held|off|out|raus|weg|away|left|quit|gone|leaver|closed|zu|dead|mort|\
    muerto|morto|dood|tod|soon|bald|reclamo|reclamacion|requested|request|wants|want|will|would|should|could|\
    todo|tbd|tbc|warten|wartet|waiting|wait|vs|versus";

/// The same as parts of words.
pub(super) const AGAINST_PARTS: &str = "\
    n't|jusqu|rimoss|cessat|espuls|dimess|sperr|block|bloqu|blok|blocc|kuendig|cancel|cancell|annul|expir|\
    ablauf|abgelauf|ablaeuf|laeuft|scadu|scade|caduc|vencid|verlop|vervall|verfall|invalid|ungueltig|ongeldig|\
    bounc|fehl|fail|echec|remov|entfern|loesch|delet|supprim|effac|elimin|borrad|verwijder|gewist|resili|\
    storn|opgezeg|desabo|desinscr|desuscr|disiscr|revoc|revoq|revok|ritir|retir|rechaz|rifiut|weiger|refus|\
    reject|declin|ablehn|abgelehn|denied|deny|denie|oppos|objec|einspruch|einwand|complain|beschwer|klacht|\
    klage|plaint|quej|abuse|missbrauch|spam|death|deceas|verstorb|gestorb|deced|fallec|overled|inakti|inacti|\
    inatti|pending|pendien|ausstehend|wartend|warteliste|attente|attesa|afwacht|espera|paus|suspen|sospes|\
    quarant|stop|unzustell|undeliver|onbestel|unsub|unconfirm|unbest|unverif|unklar|unclear|unknown|unbekannt|\
    inconn|desconoc|sconosciut|onbekend|unwant|unerw|unwill|ungewoll|nicht|verbot|verbied|forbid|interdi|\
    prohib|vietat|verboden|disab|deakti|deacti|desacti|disatti|lapse|terminat|beend|geendet|geschlossen|\
    ausgetret|ausgeschied|verlass|withdr|zurueckg|widersp|widerru|austrag|ausgetrag|abmeld|abgemeld|abbest|\
    afmeld|afgemeld|uitschr|uitgeschr|opt out|optout|opted out|fraud|betrug|betrueg|falsch|unauthor|unautor|\
    unbefugt|illegal|irrtuem|versehent|by mistake|dispute|trap|verzog|suppress|exclu|ausschl|uitgesl|inverifi|\
    gesendet|verschickt|versandt|envoye|enviad|inviat|verzonden|erforderlich|erinner|reminder|required|requis|\
    erroneous|competitor|konkurrenz|fraglich|zweifel|doubt|nonsub|non sub|complaint|rebond|rebot|rimbalz|\
    opposit|kill|hate|ignor|verwarn|warn";
