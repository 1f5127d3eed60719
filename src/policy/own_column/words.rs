//! The words of a list's own columns, in German, English, French, Spanish, Italian and Dutch, separated by `|`. Not how
//! they are looked for: `value`.
//!
//! Compared folded: in either case, umlauts as `ae oe ue`, accents off, with one blank for blanks, `_` and dashes.

/// What people, spreadsheets and databases write for "nothing".
pub(super) const NULL: &str = "\
    danke|danke schoen|bitte|thanks|thank you|please|merci|gracias|grazie|bedankt|null|<null>|nil|none|\
    none given|undefined|nan|nat|<na>|\\n|n/a|#n/a|#nv|na|n.a|n. a|k.a|k. a|keine angabe|keine angaben|\
    ohne angabe|leer|blank|empty|kein eintrag|keine eintraege|no entry|aucune entree|non renseigne|non specifie|\
    vide|sin datos|vacio|non specificato|vuoto|niet ingevuld|leeg";

/// An explicit yes.
pub(super) const YES: &str = "\
    yes please|yes of course|of course|sure|yep|ja gerne|ja gern|gerne|gern|ja bitte|ja klar|ja unbedingt|\
    natuerlich|oui volontiers|oui merci|volontiers|si claro|claro|si gracias|si volentieri|si grazie|volentieri|\
    ja graag|graag|yes|y|true|t|ja|j|wahr|oui|o|vrai|si|s|verdadero|vero|waar|x|on|an|liegt vor|\
    vorhanden|gesetzt|checked|ticked|set|✓|✔|☑|✅";

/// An explicit no.
pub(super) const NO: &str = "\
    no|n|false|f|nein|falsch|non|faux|never|nie|niemals|jamais|nunca|mai|nooit|auf keinen fall|lieber nicht|\
    bitte nicht|nein danke|no thanks|no thank you|nope|noe|absolutely not|i'd rather not|please don't|non merci|\
    no gracias|no grazie|nee bedankt|nee dank je|❌|not given|nicht erteilt|nicht gegeben|fehlt|fehlend|missing|\
    non donne|no otorgado|non dato|niet gegeven|rather not|prefer not|preferably not|please no|certainly not|\
    surtout pas|plutot pas|mejor no|preferisco di no|meglio di no|liever niet|kein|keine|keiner|keines|aucun|\
    aucune|ninguno|nessuno|nee|geen|falso|onwaar|off|aus|niet|not yet|noch nicht|noch nie|bisher nicht|\
    pas encore|todavia no|aun no|non ancora|nog niet|not now|nicht jetzt|pas maintenant|ahora no|non ora|niet nu|\
    liegt nicht vor|nicht vorhanden|nicht gesetzt|unchecked|not set|✗|✘|☐|verneint";

/// What was refused: a permission, or a message; whoever is asked to lift an objection refuses nothing.
pub(super) const REFUSED: &str = "\
    declined|denied|rejected|turned down|abgelehnt|zurueckgewiesen|rejete|rejetee|decline|declinee|denegado|\
    denegada|negato|negata|respinto|respinta|afgewezen";

/// Words of leaving and of refusing that mean nothing else, in whichever column they stand.
pub(super) const OBJECTION: &str = "\
    unsubscribed|opted out|optedout|blacklisted|blocklisted|suppressed|do not send|do not allow|do not disturb|\
    no longer interested|stopped by recipient|spam complaint|spam report|spam reported|reported spam|\
    abuse complaint|refused|declined consent|consent declined|consent refused|consent withdrawn|consent revoked|\
    removed by request|abgemeldet|abbestellt|widersprochen|widerspruch eingelegt|widerspruch liegt vor|widerrufen|\
    gesperrt|gesperrt fuer werbung|werbung gesperrt|verweigert|einwilligung verweigert|einwilligung widerrufen|\
    will keine werbung|keine werbung|nicht mehr anschreiben|nicht anschreiben|nicht mehr interessiert|desabonne|\
    desabonnee|desabonnes|desinscrit|desinscrite|desinscription demandee|refuse|refusee|consentement retire|\
    consentement refuse|ne pas envoyer|ne pas autoriser|stop mail|stop pub|dado de baja|dada de baja|\
    cancelo la suscripcion|no desea|no enviar|rechazado|rechazada|disiscritto|disiscritta|rifiutato|rifiutata|\
    non inviare|uitgeschreven|afgemeld|geblokkeerd voor mailing|optout|opt out|unsubscribe|unsub|un subscribed|\
    no consent|no permission|no newsletter|no newsletters|no marketing|no mailing|no mailings|stop emails|\
    do not solicit|never email|remove me|please remove me|unsubscribe me|unsubscribe request|asked to unsubscribe|\
    wants to be removed|objected to marketing|withdrew consent|withdrawn consent|revoked consent|gdpr opt out|\
    marked as spam|no longer wants emails|pas de newsletter|pas de pub|pas de publicite|ne plus envoyer|\
    ne plus solliciter|no quiere publicidad|niente pubblicita|geen reclame|geen mailing|geen mailings|\
    kein mailing|keine mailings|keine rundmails|keine werbemails|keine einwilligung|keine zustimmung|\
    geen toestemming|sin consentimiento|senza consenso|hat sich abgemeldet|s'est desabonne|s'est desabonnee|\
    werbesperre|werbewiderspruch|werbestopp|abmelder|abmelderin|unsubscribes|unsubscriber|unsubscribers|\
    opt outs|optouts|opt outer|optouter|desinscrits|desinscrites|desabonnees|disiscritti|disiscritte|\
    uitschrijvers|afmelders|unsubscribed users|unsubscribed contacts|does not want contact|no longer wants contact|\
    werbeeinwilligung widerrufen|einverstaendnis widerrufen|opt in widerrufen|consentement revoque|\
    einwilligung entzogen|werbung untersagt|werbung verboten|einwilligung zurueckgezogen";

/// The same, of every channel: they hold in a column about another one, too.
pub(super) const FOR_ALL: &str = "\
    unsubscribed from all|unsubscribed all|unsubscribe from all|unsubscribed from everything|unsubscribed globally|\
    globally unsubscribed|global unsubscribe|globally opted out|global opt out|opt out all|opted out all|\
    opted out of all|opted out from all|opted out of everything|do not contact|do not market|non marketing contact|\
    nonmarketing contact|abgemeldet von allem|komplett abgemeldet|global abgemeldet|komplett gesperrt|global gesperrt|\
    nicht kontaktieren|nicht mehr kontaktieren|kein marketingkontakt|desabonne de tout|desabonnee de tout|\
    desinscrit de tout|desinscrite de tout|ne pas contacter|ne plus contacter|contact non marketing|\
    dado de baja de todo|dada de baja de todo|no contactar|disiscritto da tutto|disiscritta da tutto|non contattare|\
    uitgeschreven voor alles|niet benaderen|niet contacteren|geen marketingcontact";

/// Those of them that say so of e-mail only.
pub(super) const ONLY_NO_EMAIL: &str = "no mail|no emails|no email|no newsletter please";

/// Of people who died; elsewhere of their relatives.
pub(super) const DEATH: &str = "\
    deceased|verstorben|gestorben|decede|decedee|fallecido|fallecida|deceduto|deceduta|overleden";

/// The same, but also names, places or words about something else elsewhere: `Robinson`, `Baja`, `Stop`.
pub(super) const OWN_OBJECTION: &str = "\
    unsubbed|blacklist|blocklist|dnc|dnd|no contact|no mail|no emails|no email|stop|complained|complaint|\
    complainer|abuse|withdrawn|revoked|objected|objection|opposed|abmeldung|abbestellung|ausgetragen|\
    widerspruch|widerruf|newslettersperre|mailsperre|emailsperre|mailingsperre|newsletterabmeldung|\
    newsletterabmelder|versandsperre|kontaktsperre|sperre|unerwuenscht|will nicht|nimmt nicht teil|robinson|\
    robinsonliste|kein kontakt|kein interesse|desinscription|refus|oppose|opposee|opposition|ne souhaite pas|\
    liste noire|lista nera|zwarte lijst|beschwerde|de baja|baja|rechaza|revocado|revocada|lista negra|\
    oposicion|rifiuta|revocato|revocata|opposto|geweigerd|ingetrokken|bezwaar|abused|never subscribed|\
    not yet subscribed|non subscribed|nonsubscribed|nicht senden|nicht zusenden|retire|retiree|plainte|queja|\
    reclamo|klacht|i disagree|disagree|do not agree|nego il consenso|opt me out|no communication|\
    no communications|keine kommunikation|keine kontaktaufnahme|pas de contact|aucun contact|sin contacto|\
    ningun contacto|nessun contatto|geen contact|kein kontakt gewuenscht|keinen kontakt|wuenscht keinen kontakt|\
    no contact please|no contact wanted|do not wish to be contacted|aucun contact souhaite|\
    ne souhaite pas etre contacte|ne souhaite pas etre contactee|nessun contatto desiderato|\
    non desidera essere contattato|geen contact gewenst|wil geen contact|no desea ser contactado|\
    ningun tipo de contacto|pas de prise de contact|non accetto|cancellato dalla newsletter|geblokkeerd|bloque|\
    bloquee|bloqueado|bloccato|desuscrito|desuscrita|desuscripto|desuscripta|opposizione|blockiert|\
    non accettato|no acepta|untersagt|verboten|prohibited|forbidden|interdit|interdite|vietato|vietata|\
    prohibido|prohibida|verboden|entzogen|zustimmung entzogen|erlaubnis entzogen|please remove|remove from list|\
    remove from mailing list|remove from the mailing list|removed from list|removed from mailing list|\
    removed from the mailing list|doesn't want|does not want|asked to be removed|wants to unsubscribe|gdpr erasure|\
    gdpr deletion|kontaktverbot|sperrliste|aus verteiler|aus dem verteiler|zustimmung zurueckgezogen";

/// The same, of messages by e-mail, of those and of letters, of calls, and of text messages: they object on these channels
/// only.
pub(super) const NO_EMAILS: &str = "\
    do not email|opted out of email|opted out of emails|keine emails|keine email|kein newsletter|keinen newsletter|\
    keine newsletter|keine massenmails|keine serienmails|no mass email|no mass emails|no bulk email|no bulk emails|\
    no email marketing|ne pas envoyer d'email|ne pas envoyer d'emails|no enviar emails|no enviar correos|\
    non inviare email|niet emailen|geen emails|geen nieuwsbrief|geen nieuwsbrieven";
pub(super) const NO_MAILS: &str = "\
    do not mail|keine mails|keine mail|niet mailen|geen mail|geen mails|pas de mail|pas de mails|no mass mail|\
    no mass mails|no mass mailing|no mass mailings|no bulk mail";
pub(super) const NO_CALLS: &str = "\
    do not call|do not phone|nicht anrufen|nicht mehr anrufen|keine anrufe|ne pas appeler|ne plus appeler|no llamar|\
    non chiamare|non telefonare|niet bellen|nicht telefonisch|niet telefonisch";
pub(super) const NO_TEXTS: &str = "\
    do not text|do not sms|no texts|no sms|keine sms|pas de sms|ne pas envoyer de sms|no enviar sms|niente sms|geen sms";

/// Words that only a subscriber has, even in a column about the contrary.
pub(super) const PERMISSION: &str = "\
    unbounced|subscribed|subscriber|active subscriber|actively subscribed|opted in|optedin|optin|opt in|\
    opt in confirmed|confirmed opt in|double opt in|double optin|confirmed double opt in|doi|coi|express|\
    express consent|express permission|allow|allowed|permitted|consent given|consented|marketing contact|\
    marketingkontakt|contact marketing|marketingcontact|send|senden|delivered|deliverable|reachable|ok to email|\
    ok to contact|may contact|may be contacted|mailable|abonniert|abonnent|abonnentin|suscriptor|suscriptora|\
    angemeldet|eingewilligt|einwilligung erteilt|einwilligung liegt vor|freigegeben|freigabe|frei|entsperrt|erlaubt|\
    zugelassen|zulassen|gestattet|erwuenscht|gewuenscht|zustellbar|zugestellt|abonne|abonnee|\
    inscrit a la newsletter|inscrite a la newsletter|autorise|autorisee|autoriser|consenti|consentement donne|\
    suscrito|suscrita|permitido|autorizado|iscritto alla newsletter|consentito|autorizzato|abbonato|abbonata|\
    ingeschreven|aangemeld|geabonneerd|toegestaan|toestaan|permitir|consentire|reactivated|resubscribed|\
    re subscribed|reinstated|unblocked|unsuppressed|wieder angemeldet|wieder freigegeben|reabonne|reabonnee|\
    reaktiviert|reactivado|reactivada|riattivato|riattivata|reinscrit|reinscrite|dado de alta|dada de alta|alta|\
    erneut angemeldet|opnieuw ingeschreven|weer aangemeld|debloque|desbloqueado|sbloccato|gedeblokkeerd";

/// What has ended: in a column about an objection that is a permission (`Werbesperre` = `aufgehoben`), in one about a
/// permission the contrary.
pub(super) const ENDED: &str = "\
    aufgehoben|sperre aufgehoben|werbesperre aufgehoben|widerspruch aufgehoben|widerspruch zurueckgezogen|\
    widerspruch zurueckgenommen|zurueckgezogen|zurueckgenommen|geloescht aus sperrliste|lifted|ban lifted|\
    block lifted|block removed|removed from blacklist|removed from blocklist|released|opt out withdrawn|\
    opt out revoked|opt out lifted|off blacklist|off the blacklist|taken off blacklist|werbesperre geloescht|\
    sperre geloescht|werbesperre beendet|sperre beendet|widerspruch erledigt|opposition levee|leve|levee|levantado|\
    opgeheven";

/// Of whatever the column is about: of a subscriber in a status, of the objection itself in an opt-out column (a
/// `Werbesperre` that is `aktiv`, a `Widerspruch` that is `bestätigt`, a `Bloctel` that is `inscrit`).
pub(super) const AFFIRMED: &str = "\
    active|enabled|confirmed|valid|ok|verified|good|current|activated|aktiv|aktiviert|bestaetigt|eingetragen|\
    verifiziert|gueltig|gelistet|listed|registered|registriert|actif|actif(ve|actif/ve|actif/active|inscrit|\
    inscrite|obtained|given|eligible|whitelisted|sendable|emailable|contactable|approved|included|receiving|\
    zustimmung erteilt|aktiver abonnent|otorgado|otorgada|concesso|concessa|rilasciato|gegeven|confirme|confirmee|\
    verifie|valide|activo|activa|confirmado|inscrito|verificado|attivo|attiva|confermato|iscritto|iscritta|\
    verificato|actief|bevestigd|geverifieerd|geldig|accepted|accepts|agreed|granted|erteilt|zugestimmt|\
    einverstanden|accepte|acceptee|aceptado|aceptada|acepta|accettato|accettata|accetta|accord|akkoord|\
    geaccepteerd|implied|implicit|explicit|accord donne|accorde|accordee";

/// Of somebody who has not confirmed, and may yet.
pub(super) const UNCONFIRMED: &str = "\
    pending|unconfirmed|not confirmed|never confirmed|single opt in|single optin|soi|not verified|unverified|\
    nicht bestaetigt|unbestaetigt|ausstehend|angefragt|in pruefung|warteliste|waiting|requested|invited|\
    opt in requested|opt in pending|opt in ausstehend|double opt in offen|double opt in pending|\
    awaiting confirmation|en attente|non confirme|non confirmee|pendiente|no confirmado|in attesa|non confermato|\
    in afwachting|niet bevestigd|offen|noch nicht bestaetigt|not yet confirmed|doi offen|doi ausstehend|\
    doi pending|doi verschickt|doi gesendet|doi sent|wartet|wartet auf doi|wartet auf bestaetigung|\
    bestaetigungsmail versendet|bestaetigung ausstehend|bestaetigung offen|confirmation sent|confirmation pending|\
    awaiting|awaiting opt in|awaiting doi|awaiting double opt in|awaiting verification|eingeladen|da confermare|\
    te bevestigen|nog niet bevestigd|pas encore confirme|non ancora confermato|aun no confirmado";

/// Neither yes nor no.
pub(super) const DOUBTFUL: &str = "\
    inactive|inaktiv|not active|stopped|gestoppt|arrete|arretee|gestopt|detenido|detenida|fermato|cleaned|cancelled|\
    canceled|gekuendigt|held|deleted|archived|removed|expired|\
    abgelaufen|paused|pausiert|snoozed|on hold|disabled|deactivated|deaktiviert|blocked|invalid|ungueltig|\
    unreachable|transactional|geloescht|storniert|beendet|ended|inactif|supprime|supprimee|resilie|resiliee|\
    annule|annulee|nettoye|inactivo|inactiva|cancelado|cancelada|eliminado|inattivo|cancellato|inactief|\
    opgezegd|verwijderd|quarantined|suspended|junk|sleeping|dormant|unengaged|former|ehemalig|ex|erloschen|\
    lapsed|caduque|perime|perimee|caducado|caducada|scaduto|scaduta|verlopen|vervallen";

/// In a column of ends: there is none, or none that is known.
pub(super) const ENDLESS: &str = "\
    forever|for ever|indefinite|indefinitely|indeterminate|infinite|permanent|permanently|perpetual|lifelong|\
    lifetime|for life|no end|no end date|unlimited|open end|open ended|until further notice|further notice|\
    until revoked|revocation|∞|unbegrenzt|unbefristet|dauerhaft|dauernd|fuer immer|immer|ewig|endlos|unendlich|\
    lebenslang|lebenslaenglich|auf lebenszeit|ohne ende|kein ende|ohne befristung|zeitlich unbegrenzt|\
    auf unbestimmte zeit|unbestimmt|auf widerruf|bis auf widerruf|bis auf weiteres|auf weiteres|auf dauer|permanente|\
    illimite|illimitee|indetermine|indeterminee|indefiniment|a vie|pour toujours|toujours|sans fin|sans limite|\
    definitif|definitive|nouvel ordre|jusqu'a nouvel ordre|indefinido|indefinida|indefinidamente|ilimitado|\
    ilimitada|para siempre|siempre|sin fin|sin limite|de por vida|per sempre|sempre|illimitato|illimitata|\
    indeterminato|indeterminata|a tempo indeterminato|a vita|senza fine|senza limiti|onbepaald|onbepaalde tijd|\
    voor onbepaalde tijd|onbeperkt|voor altijd|altijd|voorgoed|levenslang|blijvend";

/// In a column of ends: not at all. Anywhere else a no.
pub(super) const NEVER: &str = "\
    never|nie|niemals|jamais|nunca|mai|nooit|never expires|laeuft nicht ab|expire jamais|no caduca|no expira|\
    non scade|verloopt niet|verloopt nooit|does not expire";

/// A delivery that failed for good.
pub(super) const BOUNCE: &str = "\
    bounced|bounce|hard|hard bounce|hard bounced|hardbounce|undeliverable|unzustellbar|permanent|user unknown|\
    mailbox unavailable|on hold bounce|gebounct|gebounced|rebond|rebotado|rebote|rimbalzato|onbestelbaar";

/// A delivery that failed for now.
pub(super) const SOFT: &str = "\
    soft|soft bounce|soft bounces|softbounce|softbounced|soft bounced|soft fail|temporary|temporarily|transient|\
    temporaer|mailbox full|mailbox is full|mailboxfull|mailbox voll|mailbox vol|postfach voll|postfach ist voll|\
    speicher voll|deferred|greylist|greylisted|greylisting|graylisted|out of office|auto reply|over quota|\
    overquota|quota exceeded|quota ueberschritten|quota depasse|try again later|abwesend|abwesenheit|weicher bounce|\
    boite pleine|boite de reception pleine|rebond temporaire|temporaire|buzon lleno|rebote blando|rebote suave|\
    rebote temporal|temporal|temporalmente|casella piena|rimbalzo temporaneo|temporaneo|postvak vol|zachte bounce|\
    tijdelijk|tijdelijke";

/// Deny what stands behind them.
pub(super) const NEGATIONS: &str = "\
    not|nicht|nicht mehr|no longer|never|non|pas|pas de|aucun|aucune|nessun|nessuna|ne pas|ne plus|kein|\
    keine|keinen|no|niet|geen";

/// The same, but `sans contact` is how somebody pays, and `ohne Interesse` is anything: no objection in a column of any other
/// sort.
pub(super) const WITHOUT: &str = "ohne|sans|sin|senza|zonder|without";

/// A permission that is denied: together with a negation before it, it objects.
pub(super) const DENIED_PERMISSION: &str = "\
    subscribed|opted in|allowed|allow|permitted|interested|wanted|consented|accepted|agreed|to be contacted|\
    abonniert|angemeldet|erwuenscht|gewuenscht|zulassen|zugelassen|erlaubt|erlauben|gestattet|einverstanden|\
    zugestimmt|eingewilligt|kontaktieren|anschreiben|freigegeben|interessiert|abonne|abonnee|interesse|interessee|\
    autorise|autorisee|autoriser|accepte|souhaite|contacter|suscrito|interesado|permitido|autorizado|permitir|\
    iscritto|interessato|consentire|consentito|autorizzato|ingeschreven|aangemeld|toegestaan|toestaan|gewenst|\
    geinteresseerd|akkoord|benaderen|geabonneerd";

/// An objection that is denied: together with a negation before it, it permits.
pub(super) const DENIED_OBJECTION: &str = "\
    unsubscribed|opted out|opt out|blocked|blacklisted|blocklisted|suppressed|bounced|complained|complaint|\
    refused|declined|denied|rejected|abgelehnt|verweigert|disabled|deactivated|invalid|restricted|on list|\
    abgemeldet|abbestellt|ausgetragen|gesperrt|sperre|werbesperre|widersprochen|widerspruch|widerrufen|\
    werbewiderspruch|deaktiviert|ungueltig|betroffen|auf der liste|objection|objections|auf blacklist|\
    auf der blacklist|auf der sperrliste|on suppression list|on blacklist|on the blacklist|spam complaint|\
    spam complaints|complaints|oposicion|opposizione|opposizioni|bezwaar|widerspruch eingelegt|vermerkt|\
    desabonne|desabonnee|desinscrit|desinscrite|bloque|bloquee|oppose|opposee|refus|opposition|bloqueado|\
    dado de baja|bloccato|disiscritto|geblokkeerd|uitgeschreven|afgemeld|untersagt|verboten|entzogen|\
    prohibited|forbidden|interdit|interdite|vietato|vietata|prohibido|prohibida|verboden";

/// Deny, in a sentence of words of a wish.
pub(super) const DENYING: &str = "\
    not|nicht|kein|keine|keinen|keinem|pas|plus|aucun|aucune|no|non|niet|geen|nessun|nessuna|ningun|\
    ninguna|never|nie";

/// What speaks of messages to the person, beside those that speak of a subscription.
pub(super) const MESSAGE_PARTS: &str =
    "solicit|sollicit|mail|contact|contatt|kontakt|werb|market|anschreib|anruf|call|pub";

/// What speaks of a subscription: a plain status whose list knows such a value is one of a subscription.
pub(super) const SUBSCRIPTION_PARTS: &str = "\
    subscri|abonn|abgemeldet|angemeldet|abbestellt|opt in|opt out|opted|optin|optout|desinscri|suscri|iscritt|\
    uitgeschreven|ingeschreven|newsletter|blacklist|blocklist|complain|spam|bounced|gebounc|rebotad";

/// What a business system blocks for somebody, and is no message: `Blocked` = `Ship`.
pub(super) const BUSINESS: &str = "\
    ship|shipping|shipment|invoice|invoicing|invoices|payment|payments|order|orders|delivery|deliveries|credit|\
    sales|purchasing|liefern|lieferung|lieferungen|liefersperre|rechnung|rechnungen|fakturierung|fakturieren|\
    faktura|zahlung|zahlungen|bestellung|bestellungen|auftrag|auftraege|kredit|verkauf|einkauf|mahnung|mahnungen|\
    expedier|expedition|livraison|facture|facturation|commande|paiement|enviar mercancia|envio|factura|\
    facturacion|pedido|pago|spedizione|fattura|fatturazione|ordine|pagamento|verzenden|verzending|levering|\
    factuur|facturering|betaling|bestelling";

/// Words of the channel e-mail that are also what somebody subscribed to.
pub(super) const SUBSCRIPTIONS: &str = "newsletter|mailing|mailings";

/// Stand beside a no, and leave it one: since when, and that nothing was said.
pub(super) const BESIDE_NO: &str = "\
    seit|since|depuis|desde|dal|sinds|am|on|vom|le|il|el|op|stand|default|standard|import|imported|\
    importiert|uhr|utc|gmt|still|weiterhin|toujours|noch";

/// Deny only what stands behind them, and are no words of their own elsewhere: `nie abgemeldet`.
pub(super) const NEVER_YET: &str = "nie|noch nie|niemals|jamais|nunca|mai|nooit";
