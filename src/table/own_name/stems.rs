//! Parts of the names of a list's own columns, in German, English, French, Spanish, Italian and Dutch, separated by `|`.
//! Not how they are looked for: `name_parts`.
//!
//! A stem is one or more words, compared folded and also where they are written as one (`doNotEmail`, `do_not_email`).
//! It begins at a word; `*` in front: anywhere. It ends at a word; `*` behind: anywhere. Each table is sorted by letters, stars
//! aside, and has a stem once.

use super::stem::Stems;

// What a column is.

/// A yes objects.
pub(super) static OPT_OUT: Stems = Stems::of(
    "\
    *abbestell*|abbestell*|abgemeld*|*abgemeldet*|abmeld*|*abmeldung*|abo gekuend*|abuse*|afgemeld*|afmeld*|\
    afmelding*|ausgetragen*|ausgetreten*|austragung*|austritt|baja|*beschwerde*|bezwaar*|*blacklist*|bloccat*|block|\
    blocked*|*blocklist*|bloctel*|blokkade*|bloque*|bloquead*|cancelar suscripcion*|cancellazion*|complain*|\
    complaint*|dada de baja|dado de baja|date de deces*|date of death*|deactiv*|deactivat*|dead|deaktivier*|death*|\
    deceased|decede*|deceduto*|deces|deletion request*|*desabonn*|desabonn*|*desinscr*|desinscr*|desuscri*|\
    desuscrit*|died|*disabled|disabled*|disiscri*|dnc|dnd|dne|do not*|do not disturb*|dont call*|dont contact*|\
    dont email*|dont mail*|dont send*|dsgvo loesch*|email blocked*|email objection*|erased|erasure request*|\
    exclude from*|excluded from*|fallecid*|forget me*|forgotten|gdpr delet*|gdpr erasure*|geblokkeerd*|gestorben*|\
    has left|held|inactive|inaktiv|invalid*|is blocked*|is suppress*|*kontaktstop*|leaver|left at|left date|\
    left list*|left newsletter*|left on|left the*|lista negra|lista nera|liste noire|*loeschantrag*|\
    *loeschung beantragt*|mail blocked*|*mailstop*|ne pas*|ne plus*|newsletter gekuend*|nixie|nl gekuend*|no bulk*|\
    no contact*|no desea*|no enviar*|no longer*|non contatt*|non invi*|on hold|oposicion*|oppos*|opposition*|\
    opt out*|opted out*|*optedout*|*optout*|overleden*|purge|quarantin*|refus|refus*|remove from*|\
    removed by request*|removed from*|revoked*|right to be forgotten*|robinson*|spam*|*sperr*|sterbedatum|\
    sterneintrag|stop email*|stop mail*|stop pub*|suppress*|*suppressed*|*suppression*|suspend*|todes*|\
    uitgeschreven*|uitschrijf*|uitschrijv*|*unerwuenscht*|ungueltig*|*unsub*|verstorben*|von segment ausschl*|\
    *werbestop*|*werbeverbot*|werbeverbot*|*widerruf*|*widerspr*|withdrawn*|withdrew|*zurueckgenommen*|\
    *zurueckgezogen*|zwarte lijst",
);

/// A no objects.
pub(super) static OPT_IN: Stems = Stems::of(
    "\
    aangemeld*|*abonn*|abonn*|accept marketing*|accepte*|accepts*|acceptsmarketing|accetta*|accord*|acepta*|agree*|\
    allow*|autoris*|autoriza*|autorizza*|boletin*|bollettino*|can be contact*|can be email*|can contact*|can email*|\
    consenso*|*consent|consent*|consentement*|consentimiento*|contactable|darf angemailt*|darf angeschrieben*|\
    darf kontaktiert*|desea *|desea recibir*|desidera ricevere*|dsgvo ok|dsgvo*einw*|*einverstaendnis*|*einwillig*|\
    *erlaub*|*erwuenscht|erwuenscht*|gdpr consent*|gdpr ok|geabonneerd*|gewuenscht*|infobrief*|infolettre*|\
    infomail*|ingeschreven*|inschrijv*|is allowed*|iscri*|kontaktaufnahme|kontakterlaubnis*|kundenbrief*|\
    mag benaderd*|mag gemaild*|mailable|mailing ok|marketable|marketing|marketing material*|*marketingmaterial*|\
    may be contact*|may be email*|may contact*|may email*|*newsletter*|newsletter*|*nieuwsbrief|nieuwsbrief*|nl|\
    ok to*|opt in*|opted in*|*optin*|permesso*|permiso*|permission*|permite*|permitted*|peut etre contact*|\
    promotional*|pubblicita|publicidad|publicite|puede ser contact*|puo essere contatt*|quiere recibir*|reclame|\
    *rundbrief*|rundbrief*|souhaite*|*subscri*|subscri*|suscri*|toestemming*|vuole ricevere*|want mail*|wants*|\
    *werbeeinw*|*werbematerial*|werbung|wil *|*zugestimmt*|*zulassen*|*zustimm*",
);

/// A person who was taken out: alone in a name, or beside [`OF_PERSON`], a date or a reason; `Deleted orders` are something else.
pub(super) static ERASED: Stems = Stems::of(
    "\
    anonimizada|anonimizado|anonimizzata|anonimizzato|anonymise|anonymised|anonymisee|anonymisiert*|anonymized|\
    borrada|borrado|cancellata|cancellato|deleted|deletion|efface|effacee|eliminada|eliminado|eliminata|eliminato|\
    erased|gdpr deleted|geanonimiseerd|geloescht*|gewist|loeschkennzeichen|loeschung|loeschvermerk|removed|rimossa|\
    rimosso|supprime|supprimee|verwijderd",
);

/// Words that stand beside [`ERASED`] and name nothing else that was taken out.
pub(super) static OF_PERSON: Stems = Stems::of(
    "\
    a|abonne|abonnent|account|address|adresse|auf|avg|been|benutzer|by|ccpa|client|cliente|contact|contacto|\
    contacts|contatto|customer|da|data|daten|dati|datos|de|demande|donnees|dsgvo|e|email|est|ete|flag|fue|gdpr|\
    gegevens|has|is|ist|klant|kontakt|kunde|mail|member|membre|mitglied|person|persona|personne|persoon|profil|\
    profile|request|rgpd|stata|stato|subscriber|sur|user|usuario|utente|utilisateur|was|werd|wunsch|wurde|yn",
);

/// A no says that a confirmation is missing.
pub(super) static CONFIRMATION: Stems = Stems::of(
    "\
    activated*|activation*|aktiviert*|*bestaetigt|bestaetigt*|*bestaetigung*|bevestigd*|coi|confermat*|confirm*|\
    confirmad*|confirme*|*confirmed|deliverable|doi|double opt in*|double optin*|*doubleoptin*|doubleoptin*|\
    email valid|geverifieerd*|is confirmed*|is this subscriber confirmed|valid|valid email|validated*|verificad*|\
    verificat*|verifie*|*verified|verified*|verifizier*|zustellbar",
);

/// The state of something.
pub(super) static STATUS: Stems = Stems::of("estado|etat|stand|state|stato|*status|status*|*statut|statut*|zustand");

/// A state of these is one of the subscription.
pub(super) static SUBSCRIPTION: Stems = Stems::of(
    "\
    abo|abo *|*abonn*|abonn*|abos|anmelde*|*anmeldung*|audience|boletin*|campaign|communication*|consent*|correo*|\
    courriel*|e mail*|*einwillig*|email*|infolettre*|inschrijv*|iscri*|kommunikation*|list|mail*|*mailing*|\
    marketing*|member*|*newsletter*|*nieuwsbrief*|nl|opt in*|optin*|permission*|subscri*|suscri*|versand",
);

/// Why somebody left.
pub(super) static REASON: Stems =
    Stems::of("cause|comment|gruende|*grund|grund|kommentar|motif*|motiv*|motivo*|note|raison*|*reason|reason*|reden");

/// When somebody left.
pub(super) static DATE: Stems = Stems::of(
    "\
    am|at|data|*date|date|datebounce*|dateof*|dateopt*|dates|datesub*|dateun*|*datum|datum|depuis|el|fecha*|il|le|\
    on|op|seit|since|sinds|*time|time|timestamp*|ts|wann|when|zeit|*zeitpunkt|zeitpunkt|*zeitstempel",
);

/// Until when.
pub(super) static UNTIL: Stems =
    Stems::of("ablauf|bis|end|ende|ends*|expires*|fino|hasta|jusqu*|till|tot|until*|valid to");

/// Stems of joining that stand beside those of leaving: `Opt-In/Opt-Out`.
pub(super) static JOINING: Stems = Stems::of("opt in*|opted in|*optin*");

/// Deliveries that failed.
pub(super) static BOUNCE: Stems = Stems::of(
    "\
    *bounce|bounce*|*bounced*|bounced*|*bounces|clean campaign*|clean date|clean time|cleaned|dead email|\
    delivery fail*|*email failed|hard bounce*|hardbounce*|nicht zustellbar*|not deliverable*|npai|onbestelbaar*|\
    *rebond*|rebota*|rebote*|return to sender*|rimbalz*|undeliver*|*undeliverable*|*unzustellbar|unzustellbar*|\
    *zustellung fehlgeschlagen*",
);

/// Deliveries that failed for now.
pub(super) static SOFT_BOUNCE: Stems =
    Stems::of("soft bounce*|soft rebond*|*softbounce*|softbounce*|temporary bounce*|transient bounce*");

// What turns a name round.

/// Deny what the name says.
pub(super) static NEGATION: Stems = Stems::of(
    "\
    abgelehnt*|ablehn*|ausgeschlossen|ausschluss|beendet*|cancel*|cancellat*|decline*|denied|deny|desactiv*|\
    exclude*|forbidden|geen|gekuendigt*|geweigerd*|ingetrokken*|kein|keine|keinen|keiner|kuendigung*|molestar|ne|\
    negat*|never|nicht|nie|niente|niet|no|non|not|objected|objection*|ohne|opgezegd*|pas|prohibit*|rechaz*|refus*|\
    refuse*|reject*|removed|retire*|retrait*|revoc*|revok*|rifiut*|sans|senza|sin|stop|stopp|untersag*|*verbot|\
    verbot*|*verweiger*|weiger*|withdraw*|withdrawn|without|zurueckgenommen*|zurueckgezogen*",
);

/// Stems that deny by themselves what they say.
pub(super) static SELF_DENYING: Stems = Stems::of("do not*|dont*|ne pas*|ne plus*|no bulk*|no longer*");

/// Numbers and kinds of an address, not of a wish: `Non Primary E-mails`.
pub(super) static QUALIFIER: Stems =
    Stems::of("alternat*|haupt*|other|primaer*|primary|principal*|secondaire|secondary|sekundaer*|weitere*");

/// With a negation they make an opt-out: `Keine Werbung`, `Refus emailing`, `No contact`.
pub(super) static REACHING: Stems = Stems::of(
    "\
    advert*|angemailt*|angeschrieben*|anschreiben|benaderen|communication*|contact*|contatt*|emailen|kommunikation*|\
    kontakt*|mailen|marketing*|promotion*|pub|pubblicita*|publicidad|publicit*|reclame|solicit*|sollicit*|werbe*|\
    *werbung|werbung",
);

// What is no column of its own.

/// What is filled in for everybody, or counts how many did: alone or as the end of a word.
pub(super) static FILLED_FOR_ALL: Stems = Stems::of(
    "\
    anzahl|clicked|clicks|*code|*codes|*count|counter|*counts|emails bounced|enlace|*format|format|*frist|*guid|\
    guid|*hash|html email*|html mail*|id|idioma|ids|*key|key|language*|langue|lien|lingua|*link|*links|nb|nombre|nr|\
    num|number|numero|opened|opens|*page|page|percent|points|prozent|punkte|*quote|*rate|rate|score|*seite|seite|\
    sent|*sprache|sprache|taal|taux|*token|*tokens|total|uri|*url|*urls|*uuid|uuid|zaehler",
);

/// Words that only end as those do.
pub(super) static NOT_FILLED_FOR_ALL: Stems = Stems::of("*account|*corporate|*date|*update");

/// What is not about messages to this person: documents, contracts, accounts, deliveries of goods, what was read.
pub(super) static ABOUT_ELSE: Stems = Stems::of(
    "\
    *abgeglichen*|absperr*|agb*|*auftragssperr*|backup*|bedingungen*|*belehrung*|*bestell*nr*|bestelling*|\
    *bestellstatus|bestellstatus|bestellung*|billing*|*buchungssperr*|cgu|cgv|checked|commande*|conditions*|\
    contract*|contrat*|cookie*|credit*|deal*|debit*|do not edit*|do not modify*|*einkaufssperr*|factura*|facture*|\
    factuur*|*fakturasperr*|fattura*|*geprueft*|iban|invoice*|karte|*kartensperr*|konto*|kredit*|*kreditsperr*|\
    *liefersperr*|*lieferstatus|lieferung*|list unsubscribe*|login*|*mahnsperr*|ne pas modifier*|nicht aendern*|\
    niet wijzigen*|no modificar*|non modificare*|opportunit*|opt in pending|optin pending|order*|ordine*|paiement*|\
    password*|passwort*|payment*|pedido*|project*|projekt*|*rechnung*|schluessel*|shipment*|shipping*|*sperrgut*|\
    sperrholz*|sperrig*|sperrkonto*|*sperrmuell*|sperrzeit*|tarif*|task*|tax*|*terms*|ticket*|tracking*|vat|vat id*|\
    *versandart*|*versandstatus|*vertrag*|*widerrufsrecht*|*widerspruchsrecht*|*zahlsperr*|zahlung*|*zahlungssperr*",
);

/// What was read or agreed to about personal data, unless the name speaks of leaving too: `Privacy blocked`.
pub(super) static PRIVACY: Stems = Stems::of("*datenschutz*|privacy*");

/// Columns of people who are not the contact.
pub(super) static SOMEBODY_ELSE: Stems = Stems::of(
    "\
    aangemaakt door|absender*|account manager*|added by*|agent|agents|angelegt von*|assigned*|bcc|*bearbeiter*|\
    *berater|*betreuer*|cc|commercial|creado por|created by*|creato da|creator|cree par|edited by*|eigenaar*|\
    *empfohlen von*|entered by*|erstellt von*|expediteur*|from|geaendert von*|gestionnaire|imported by*|\
    key account*|manager|modificado por|modifie par|modified by*|*owner*|parent email|propietario*|proprietaire*|\
    proprietario*|referr*|referred by*|reply to*|responsable*|sachbearbeit*|sales rep*|sender*|sponsor*|updated by*|\
    uploaded by*|*vertreter|von|vorgesetzt*",
);

// Which channels a column speaks for.

/// Sent by e-mail.
pub(super) static EMAIL: Stems = Stems::of(
    "\
    bulk email*|correo*|*courriel|courriel*|courrier electronique*|e mail*|e mailing*|e post*|elektronische post*|\
    *email|email*|emailing*|*emails|posta elettronica*",
);

/// Sent by e-mail, unless another channel is named.
pub(super) static NEWSLETTER: Stems = Stems::of(
    "boletin*|bollettino*|infobrief*|infolettre*|kundenbrief*|*newsletter*|newsletter*|*nieuwsbrief*|nl|*rundbrief*",
);

/// Ways of e-mail that hold a word of post.
pub(super) static ELECTRONIC: Stems =
    Stems::of("correo electronico*|courrier electronique*|e post*|elektronische post*|posta elettronica*");

/// Ways of post that hold a word of e-mail.
pub(super) static PAPER: Stems =
    Stems::of("correo ordinario|correo postal*|courrier postal*|paper mail*|physical mail*|postal mail*|snail mail*");

/// E-mail and post, where it stands alone.
pub(super) static MAIL: Stems = Stems::of("mail|*mailing|mailing|mailing*|*mailings|mailings|mails|mailsperr*");

/// Sent to a mobile phone; `text` only where it is what is sent: `Unsubscribe text` may be what somebody wrote.
pub(super) static SMS: Stems = Stems::of(
    "\
    accepts text*|allow text*|by text|can text|cell*|cellulare*|do not text*|dont text*|from text*|gsm|handy*|\
    may text*|mobiel*|mobil*|mobile*|movil*|no text|of text*|ok to text*|portable*|*sms|sms*|stop text*|\
    text consent*|text marketing*|text message*|text opt*|text permission*|text subscri*|text unsub*|texting*|\
    textnachricht*|texts|via text|wants text*",
);

/// Calls.
pub(super) static PHONE: Stems = Stems::of(
    "\
    *anruf*|anruf*|appel|appeler|appels|bellen|bloctel*|*call|call|*calls|calls|chiamat*|ctps|dnc|llamada*|*phone|\
    phone*|*phonecalls|sterneintrag|tel|*telefon*|telefon*|telefono*|telefoon*|telemarketing|telephone*|telephoniq*|\
    tps",
);

/// Faxes.
pub(super) static FAX: Stems = Stems::of("*fax|fax*|*faxes|telecopie*|telefax*");

/// Sent on paper.
pub(super) static POST: Stems = Stems::of(
    "\
    brief|briefe|briefe*|briefpost*|briefsperr*|briefwerb*|bulk mail|bulk mails|correo ordinario|correo postal*|\
    courrier*|direct mail*|letter*|paper mail*|physical mail*|post|posta|posta cartacea|posta ordinaria|postal*|\
    postal mail*|*postalisch*|poste|*postsperr*|postsperr*|postweg|postwerb*|print|*serienbrief*|snail mail*|\
    *werbebrief*",
);

/// Messengers.
pub(super) static MESSENGER: Stems = Stems::of("messenger*|signal|telegram|viber|*whatsapp|whatsapp*");

/// Handed on to others.
pub(super) static TRADE: Stems =
    Stems::of("audience|datenweitergabe|dritte|partner*|sell data*|share data*|third part*|*trade|trade");

// Which columns hold identifiers.

/// Words of e-mail addresses.
pub(super) static ADDRESS: Stems = Stems::of(
    "correo*|courriel*|e mail*|e post*|*email|email*|*emails|indirizzo mail*|*mailadress*|posta elettronica*",
);

/// What an address has beside itself: a name, a kind, a label.
pub(super) static ABOUT_ADDRESS: Stems =
    Stems::of("asunto|betreff|client|domain|format|host|label|*name|objet|server|subject|typ|type");

/// A post address beside its kind.
pub(super) static MAIL_START: Stems = Stems::of("mail*");

/// What stands behind [`MAIL_START`] in the name of an address.
pub(super) static ADDRESS_WORD: Stems = Stems::of("*addr|*address*|*adress*");

/// Digests of addresses. (A name has no digits here: `md5` is `md`.)
pub(super) static DIGEST: Stems =
    Stems::of("digest*|empreinte*|hachage|hash|hashed|hashes|*hashwert|hem|huella*|md|sha");

/// Domains, blocked or not.
pub(super) static DOMAIN: Stems =
    Stems::of("domaene*|*domain|domain|domaine*|*domains|domains|domein*|dominio*|sperrdomain*");
