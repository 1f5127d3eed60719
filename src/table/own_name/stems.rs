//! Parts of the names of a list's own columns, in German, English, French, Spanish, Italian and Dutch, separated by `|`.
//! Not how they are looked for: `name_parts`.
//!
//! A stem is one or more words, compared folded and also where they are written as one (`doNotEmail`, `do_not_email`).
//! It begins at a word; `*` in front: anywhere. It ends at a word; `*` behind: anywhere.

use super::stem::Stems;

/// A yes objects.
pub(super) static OPT_OUT: Stems = Stems::of(
    "\
    *unsub*|opt out*|*optout*|opted out*|*optedout*|do not*|dont mail*|dont email*|dont contact*|dont call*|dont send*|ne pas*|ne plus*|bloque*|no longer*|*sperr*|*widerspr*|*widerruf*|*blacklist*|\
    *blocklist*|block|blocked*|is blocked*|email blocked*|mail blocked*|suppress*|is suppress*|*suppressed*|*suppression*|\
    complain*|complaint*|spam*|abuse*|suspend*|quarantin*|on hold|held|invalid*|ungueltig*|disabled*|*disabled|deactivat*|\
    deaktivier*|inactive|inaktiv|deceased|dead|died|verstorben*|gestorben*|*werbestop*|*mailstop*|*kontaktstop*|werbeverbot*|\
    *werbeverbot*|abmeld*|abgemeld*|*abmeldung*|*abgemeldet*|abbestell*|*abbestell*|ausgetragen*|robinson*|*unerwuenscht*|\
    desinscr*|*desinscr*|desabonn*|*desabonn*|oppos*|opposition*|stop pub*|stop mail*|stop email*|liste noire|bloctel*|decede*|\
    refus|refus*|baja|dado de baja|dada de baja|lista negra|fallecid*|desuscri*|cancelar suscripcion*|disiscri*|deceduto*|\
    lista nera|uitgeschreven*|uitschrijv*|afgemeld*|afmelding*|overleden*|geblokkeerd*|bezwaar*|blokkade*|sterneintrag|dnc|\
    dnd|do not disturb*|nixie|purge|gdpr erasure*|forget me*|right to be forgotten*|left on|left at|left date|left list*|left the*|left newsletter*|has left|leaver|austritt|ausgetreten*|\
    exclude from*|excluded from*|remove from*|removed from*|removed by request*|withdrawn*|withdrew|revoked*|\
    *zurueckgezogen*|*zurueckgenommen*|newsletter gekuend*|nl gekuend*|abo gekuend*|todes*|sterbedatum|death*|date of death*|\
    deces|date de deces*|dne|gdpr delet*|von segment ausschl*|no bulk*|uitschrijf*|erasure request*|deletion request*|\
    dsgvo loesch*|*loeschantrag*|*loeschung beantragt*|non contatt*|non invi*|no enviar*|no desea*|no contact*|oposicion*|bloccat*|bloquead*|\
    zwarte lijst|afmeld*|austragung*|*beschwerde*|email objection*|erased|forgotten|cancellazion*|deactiv*|desuscrit*",
);

/// A no objects.
pub(super) static OPT_IN: Stems = Stems::of(
    "\
    newsletter*|*newsletter*|subscri*|*subscri*|accepts*|accept marketing*|acceptsmarketing|*einwillig*|*einverstaendnis*|\
    *zustimm*|*zugestimmt*|*zulassen*|*erlaub*|erwuenscht*|*erwuenscht|gewuenscht*|consent*|*consent|permission*|opt in*|\
    *optin*|opted in*|wants*|want mail*|may contact*|may email*|allow*|is allowed*|permitted*|abonn*|*abonn*|nl|mailable|\
    marketable|contactable|can email*|can contact*|ok to*|agree*|consentement*|accord*|accepte*|autoris*|souhaite*|\
    suscri*|acepta*|consentimiento*|autoriza*|permite*|iscri*|accetta*|consenso*|autorizza*|ingeschreven*|toestemming*|\
    aangemeld*|geabonneerd*|inschrijv*|werbung|marketing|*werbeeinw*|infomail*|kontaktaufnahme|kontakterlaubnis*|rundbrief*|\
    mailing ok|dsgvo ok|gdpr ok|gdpr consent*|dsgvo*einw*|can be contact*|may be contact*|can be email*|may be email*|\
    darf angeschrieben*|darf kontaktiert*|darf angemailt*|peut etre contact*|puede ser contact*|puo essere contatt*|\
    mag benaderd*|mag gemaild*|nieuwsbrief*|*nieuwsbrief|boletin*|desea recibir*|quiere recibir*|desidera ricevere*|\
    vuole ricevere*|publicidad|pubblicita|publicite|reclame|promotional*|marketing material*|*marketingmaterial*|*werbematerial*|*rundbrief*|infobrief*|kundenbrief*|infolettre*|bollettino*|wil *|desea *|permesso*|permiso*",
);

/// A no says that a confirmation is missing.
pub(super) static CONFIRMATION: Stems = Stems::of(
    "\
    double opt in*|double optin*|doubleoptin*|*doubleoptin*|doi|coi|confirm*|is confirmed*|*confirmed|verified*|*verified|\
    verifizier*|bestaetigt*|*bestaetigt|*bestaetigung*|is this subscriber confirmed|email valid|valid email|valid|deliverable|\
    zustellbar|validated*|confirme*|verifie*|confirmad*|verificad*|confermat*|verificat*|bevestigd*|geverifieerd*|activation*|\
    activated*|aktiviert*",
);

/// The state of something.
pub(super) static STATUS: Stems = Stems::of("status*|*status|state|zustand|statut*|*statut|etat|estado|stato|stand");

/// A state of these is one of the subscription.
pub(super) static SUBSCRIPTION: Stems = Stems::of(
    "\
    email*|e mail*|mail*|*mailing*|*newsletter*|marketing*|subscri*|abo|abos|abo *|abonn*|*abonn*|member*|list|anmelde*|*anmeldung*|\
    consent*|permission*|opt in*|optin*|*einwillig*|audience|campaign|suscri*|iscri*|inschrijv*|courriel*|correo*|versand|*nieuwsbrief*|boletin*|infolettre*|\
    kommunikation*|communication*|nl",
);

/// Why somebody left.
pub(super) static REASON: Stems =
    Stems::of("reason*|*reason|grund|gruende|*grund|motif*|raison*|motiv*|motivo*|reden|cause|comment|kommentar|note");

/// When somebody left.
pub(super) static DATE: Stems = Stems::of(
    "\
    at|on|am|date|dates|dateun*|dateopt*|datesub*|dateof*|datebounce*|*date|datum|*datum|time|timestamp*|*time|zeit|zeitpunkt|*zeitpunkt|*zeitstempel|since|seit|le|depuis|fecha*|\
    data|il|op|sinds|when|wann|ts|el",
);

/// Until when.
pub(super) static UNTIL: Stems =
    Stems::of("until*|till|bis|jusqu*|hasta|fino|tot|expires*|ends*|ende|end|ablauf|valid to");

/// Deliveries that failed.
pub(super) static BOUNCE: Stems = Stems::of(
    "\
    bounce*|*bounced*|bounced*|hard bounce*|hardbounce*|*bounce|*bounces|undeliver*|*undeliverable*|unzustellbar*|*unzustellbar|\
    not deliverable*|nicht zustellbar*|return to sender*|*rebond*|rebote*|rebota*|rimbalz*|onbestelbaar*|npai|dead email|cleaned|\
    clean time|clean date|clean campaign*|delivery fail*|*email failed|*zustellung fehlgeschlagen*",
);

/// Deliveries that failed for now.
pub(super) static SOFT_BOUNCE: Stems =
    Stems::of("soft bounce*|softbounce*|soft rebond*|*softbounce*|temporary bounce*|transient bounce*");

/// Deny what the name says.
pub(super) static NEGATION: Stems = Stems::of(
    "\
    kein|keine|keinen|keiner|no|not|non|nicht|nie|never|without|ohne|sans|pas|ne|sin|senza|geen|niet|refus*|refuse*|stop|stopp|\
    ablehn*|abgelehnt*|decline*|reject*|rifiut*|rechaz*|weiger*|exclude*|ausschluss|ausgeschlossen|verbot*|*verbot|\
    zurueckgezogen*|zurueckgenommen*|*verweiger*|withdrawn|withdraw*|revok*|denied|deny|forbidden|prohibit*|cancel*|removed|\
    untersag*|gekuendigt*|kuendigung*|beendet*|retire*|retrait*|desactiv*|revoc*|negat*|ingetrokken*|geweigerd*|cancellat*|\
    objection*|objected|niente|molestar|opgezegd*",
);

/// With a negation they make an opt-out: `Keine Werbung`, `Refus emailing`, `No contact`.
pub(super) static REACHING: Stems = Stems::of(
    "\
    werbung|*werbung|werbe*|marketing*|promotion*|advert*|publicit*|pub|kontakt*|contact*|anschreiben|benaderen|mailen|emailen|reclame|\
    publicidad|pubblicita*|communication*|kommunikation*|solicit*|sollicit*|contatt*|angeschrieben*|angemailt*",
);

/// What is filled in for everybody, or counts how many did: alone or as the end of a word.
pub(super) static FILLED_FOR_ALL: Stems = Stems::of(
    "\
    *link|*links|lien|*url|*urls|uri|*token|*tokens|*code|*codes|*hash|rate|*rate|*quote|taux|*count|*counts|anzahl|number|\
    num|nb|nombre|page|*page|seite|*seite|key|*key|uuid|*uuid|guid|*guid|id|ids|*frist|sent|opens|opened|clicks|clicked|total|\
    score|points|punkte|zaehler|counter|enlace|numero|nr|percent|prozent|language*|langue|sprache|*sprache|idioma|lingua|taal|\
    format|*format|html email*|html mail*|emails bounced",
);

/// Words that only end as those do.
pub(super) static NOT_FILLED_FOR_ALL: Stems = Stems::of("*account|*corporate|*update|*date");

/// What is not about messages to this person: documents, contracts, accounts, deliveries of goods, what was read.
pub(super) static ABOUT_ELSE: Stems = Stems::of(
    "\
    list unsubscribe*|absperr*|*sperrgut*|sperrig*|sperrholz*|*sperrmuell*|sperrzeit*|sperrkonto*|*mahnsperr*|*liefersperr*|\
    *zahlsperr*|*zahlungssperr*|*auftragssperr*|*buchungssperr*|*einkaufssperr*|*fakturasperr*|*kreditsperr*|*belehrung*|\
    *widerspruchsrecht*|*widerrufsrecht*|*geprueft*|*abgeglichen*|checked|*rechnung*|invoice*|billing*|payment*|zahlung*|\
    *bestell*nr*|bestellung*|bestellstatus|*bestellstatus|order*|shipping*|shipment*|*versandart*|*versandstatus|lieferung*|\
    *lieferstatus|login*|password*|passwort*|*terms*|agb*|*vertrag*|contract*|credit*|kredit*|debit*|\
    konto*|ticket*|task*|projekt*|project*|deal*|opportunit*|facture*|commande*|paiement*|contrat*|factura*|pedido*|fattura*|\
    ordine*|conditions*|cgv|cgu|bedingungen*|factuur*|bestelling*|tarif*|cookie*|tracking*|backup*|do not modify*|do not edit*|nicht aendern*|ne pas modifier*|\
    no modificar*|non modificare*|niet wijzigen*|*kartensperr*|karte|schluessel*|vat|vat id*|tax*|iban|opt in pending|optin pending",
);

/// What was read or agreed to about personal data, unless the name speaks of leaving too: `Privacy blocked`.
pub(super) static PRIVACY: Stems = Stems::of("*datenschutz*|privacy*");

/// Numbers and kinds of an address, not of a wish: `Non Primary E-mails`.
pub(super) static QUALIFIER: Stems =
    Stems::of("primary|secondary|primaer*|sekundaer*|principal*|secondaire|other|weitere*|alternat*|haupt*");

/// Columns of people who are not the contact.
pub(super) static SOMEBODY_ELSE: Stems = Stems::of(
    "\
    *owner*|agent|agents|creator|created by*|modified by*|updated by*|added by*|uploaded by*|imported by*|entered by*|edited by*|\
    assigned*|referr*|referred by*|*empfohlen von*|*bearbeiter*|*betreuer*|angelegt von*|erstellt von*|geaendert von*|commercial|\
    sachbearbeit*|*berater|*vertreter|sales rep*|account manager*|key account*|manager|vorgesetzt*|parent email|sponsor*|cree par|\
    modifie par|proprietaire*|gestionnaire|responsable*|propietario*|creado por|modificado por|proprietario*|creato da|eigenaar*|\
    aangemaakt door|sender*|absender*|from|von|reply to*|bcc|cc|expediteur*",
);

/// Words of e-mail addresses.
pub(super) static ADDRESS: Stems = Stems::of(
    "email*|e mail*|*email|*emails|courriel*|correo*|*mailadress*|indirizzo mail*|posta elettronica*|e post*",
);

/// What an address has beside itself: a name, a kind, a label.
pub(super) static ABOUT_ADDRESS: Stems =
    Stems::of("*name|type|typ|label|format|subject|betreff|objet|asunto|host|server|domain|client");

/// Digests of addresses. (A name has no digits here: `md5` is `md`.)
pub(super) static DIGEST: Stems =
    Stems::of("md|sha|hash|hashes|hashed|*hashwert|digest*|hem|huella*|empreinte*|hachage");

/// Domains, blocked or not.
pub(super) static DOMAIN: Stems =
    Stems::of("domain|domains|*domain|*domains|domaene*|domaine*|dominio*|domein*|sperrdomain*");

/// Words of the channels.
pub(super) static EMAIL: Stems = Stems::of(
    "\
    email*|e mail*|*email|*emails|emailing*|e mailing*|courriel*|*courriel|correo*|bulk email*|courrier electronique*|\
    posta elettronica*|elektronische post*|e post*",
);
/// Sent by e-mail, unless another channel is named.
pub(super) static NEWSLETTER: Stems = Stems::of(
    "newsletter*|*newsletter*|nl|*nieuwsbrief*|*rundbrief*|infobrief*|kundenbrief*|infolettre*|boletin*|bollettino*",
);
/// Ways of e-mail that hold a word of post.
pub(super) static ELECTRONIC: Stems =
    Stems::of("courrier electronique*|posta elettronica*|elektronische post*|e post*|correo electronico*");
pub(super) static MAIL: Stems = Stems::of("mail|mails|mailing|mailings|mailing*|*mailing|*mailings|mailsperr*");
pub(super) static SMS: Stems =
    Stems::of("sms*|*sms|text message*|mobile*|mobil*|handy*|portable*|cell*|gsm|movil*|mobiel*|cellulare*");
pub(super) static PHONE: Stems = Stems::of(
    "\
    phone*|*phone|*phonecalls|telefon*|*telefon*|telephone*|telephoniq*|call|calls|*call|*calls|anruf*|*anruf*|appel|appels|appeler|tel|\
    telefono*|telefoon*|llamada*|chiamat*|bellen|telemarketing|dnc|bloctel*|sterneintrag|tps|ctps",
);
pub(super) static FAX: Stems = Stems::of("fax*|*fax|*faxes|telefax*|telecopie*");
pub(super) static POST: Stems = Stems::of(
    "\
    post|postal*|*postalisch*|postweg|postwerb*|*postsperr*|postsperr*|letter*|brief|briefe|briefpost*|briefwerb*|briefe*|briefsperr*|*werbebrief*|*serienbrief*|\
    direct mail*|bulk mail|bulk mails|courrier*|correo postal*|print|posta|poste",
);
pub(super) static MESSENGER: Stems = Stems::of("whatsapp*|*whatsapp|messenger*|telegram|signal|viber");
pub(super) static TRADE: Stems =
    Stems::of("trade|*trade|third part*|dritte|partner*|datenweitergabe|share data*|sell data*|audience");

/// Stems that deny by themselves what they say.
pub(super) static SELF_DENYING: Stems = Stems::of("no longer*|do not*|dont*|ne pas*|ne plus*|no bulk*");

/// Stems of joining that stand beside those of leaving: `Opt-In/Opt-Out`.
pub(super) static JOINING: Stems = Stems::of("opt in*|*optin*|opted in");

/// A post address beside its kind.
pub(super) static MAIL_START: Stems = Stems::of("mail*");
pub(super) static ADDRESS_WORD: Stems = Stems::of("*address*|*adress*|*addr");
