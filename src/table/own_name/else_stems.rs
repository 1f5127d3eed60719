//! Parts of names that make them names of something else, or keep them from it. As in `stems`, which says how they are
//! written. Not the words of objections and permissions themselves: `stems`.

use super::stem::Stems;

/// Words that hold a stem of the tables and say something else; the rest of the name counts without them.
pub(super) static FIXED: Stems = Stems::of(
    "\
    abm account*|abm contact*|abm customer*|*abschreibesperr*|absperr*|accordeon*|accordion*|address state*|\
    adopting*|allowance*|*arbeitserlaubnis*|assets held|*aufenthaltserlaubnis*|*auftragssperr*|*ausfuhrsperr*|\
    aussperr*|austragungs*|baja california|bajada*|baja laboral|baja maternal|baja maternidad|baja medica|\
    baja por enfermedad|*baugenehmigung*|bed held|*belehrung*|*bestellsperr*|billing state*|blocco note*|\
    blockchain*|blocked amount|blockfloet*|bloc note*|bounce house*|bouncy*|*buchungssperr*|building block*|\
    call ended|call recording*|check box*|codice cer rifiuto|codice rifiuto|company state|dead end*|deadline*|\
    dead link*|dead stock|dead weight|death benefit*|death certificate*|death grant*|delivery refus*|\
    *diebstahlsperr*|*differentialsperr*|disabled access*|disabled badge*|disabled child*|disabled park*|\
    disabled person*|disabled toilet*|disabled veteran*|do not archive*|do not auto*|do not bend*|do not copy*|\
    do not create*|do not delete*|do not edit*|do not enrich*|do not import*|do not modify*|do not overwrite*|\
    do not route*|do not sell to*|do not sort*|do not update*|*einkaufssperr*|einspruchsfrist*|\
    excluded from report*|excluded from sync*|excluded from tax*|excluded from vat*|exclude from report*|\
    exclude from sync*|exclude from tax*|exclude from vat*|*fahrerlaubnis*|*fakturasperr*|fire suppression*|\
    gama baja|held by|held in|home state|inschrijvingsnummer*|invalidenrente*|invalidenstr*|invalidita*|invalidite|\
    invaliditeit*|ip state*|iscritto albo|iscrizione albo|iscrizione al registro|*kindersperr*|*kreditsperr*|\
    last on hold*|left hand*|*liefersperr*|list unsubscribe*|*lohnsperr*|*mahnsperr*|mailing count*|\
    mailing district*|mailing provin*|mailing region*|mailing state*|marketing only|ne pas modifier*|\
    ne pas supprimer*|never contacted|nicht aendern*|nicht angerufen|nicht kontaktiert*|nicht loeschen*|niet gebeld|\
    niet gecontacteerd|niet verwijderen*|niet wijzigen*|nixie clock*|no borrar|no contactada|no contactado|\
    no de llamadas|no modificar*|non cancellare|non contacte|non contactee|non contattata|non contattato|\
    non modificare*|no of call*|no of text*|not called*|not contacted*|no tel|off list discount*|off list pric*|\
    on hold time*|oposiciones|opposite*|opposition banc*|opposition part*|opt in pending|other state|pas contacte|\
    pas encore contacte*|planta baja|position held|positions held|prioridad baja|purge valve*|quarantine zone|\
    *rechnungssperr*|refus de livraison*|refuse bin*|refuse collection*|refused deliver*|refused entr*|\
    registered state|registration email*|robinson club*|shares held|shipping state*|spamfilter*|sperrbildschirm*|\
    *sperrfrist*|*sperrgut*|sperrholz*|sperrig*|sperrkassier*|*sperrminoritaet*|*sperrmuell*|sperrstunde*|\
    sperrung strasse|sperrzeit*|state code*|state county*|state district|state lower*|state of birth|\
    state of residence|state province*|state region*|state upper*|*strassensperr*|substance abuse*|suspended ceil*|\
    suspended sentence*|temporada baja|tipo di rifiuto|tipo rifiuto|todesfallkapital*|todesfallleistung*|\
    todesfallschutz*|todesfallsumme*|todesfallversicherung*|*tuersperr*|*wegfahrsperr*|*widerrufsfrist*|\
    *widerrufsrecht*|*widerspruchsfrist*|*widerspruchsrecht*|*wohnblock*|work state|*zahlsperr*|*zahlungssperr*|\
    zona baja|zufahrtssperr*",
);

/// What is not about messages to this person: documents, contracts, accounts, deliveries of goods, what was read.
pub(super) static ABOUT_ELSE: Stems = Stems::of(
    "\
    addebit*|agb*|application status|backup*|*bankkarte*|bedingungen*|bestelling*|bestellnr*|bestellnummer*|\
    *bestellstatus|bestellung*|betaal*|betaling*|bewerbung*|billing*|candidat*|card|cards|carta di credito*|\
    carta fedelta*|carte bancaire*|carte de fidelite*|carte fidelite*|cgu|cgv|commande*|condiciones*|conditions*|\
    condizioni*|contract*|contrat*|cookie*|credit*|deal|dealer*|deals|debit*|domiciliacion*|factura*|facture*|\
    factuur*|fattura*|iban|invoice*|job appl*|karte|karten*|klantenkaart*|konto*|kredit*|*kreditkarte*|\
    *kundenkarte*|lastschrift*|*lieferstatus|lieferung*|login*|mandaat*|mandat*|marital*|opportunit*|order*|\
    ordine*|pagament*|pago|pagos|paiement*|password*|passwort*|payment*|pedido*|prelevement*|project*|projekt*|\
    *rechnung*|relationship status|schluessel*|sepa*|shipment*|shipping*|sollicitat*|sperrkonto*|tarif*|tarjeta*|\
    task*|tax*|*terms*|ticket*|tracking*|vat|vat id*|*versandart*|*versandstatus|*vertrag*|vollmacht*|\
    voorwaarden*|zahlung*",
);

/// What was read or agreed to about personal data, unless the name speaks of leaving too: `Privacy blocked`.
pub(super) static PRIVACY: Stems = Stems::of("*datenschutz*|privacy*");

/// Words of messages that a name is about whatever else it says: `Ticket newsletter`.
pub(super) static MESSAGES: Stems = Stems::of(
    "\
    advert*|boletin*|bollettin*|carta informativa*|circolare|e letter*|email alerts|emailing*|email offers|\
    email promo*|email updates|e news|hoja informativa*|infobrief*|infoletter*|infolettre*|kundenbrief*|\
    lettre d info*|lettre info*|*mailing|mailing*|marketing*|newsalert*|newsflash*|*newsletter*|*nieuwsbrief*|\
    *nieuwsbriev*|nl|notiziario*|opted in*|*optin*|promo email*|promo mail*|promotion*|prospection*|pubblicit*|\
    publicid*|publicit*|reclame|*rundbrief*|rundmail*|werbe*|*werbeans*|werblich*|*werbung*",
);

/// Words beside [`PERMISSION`] that do not say of what.
pub(super) static COMPANY: Stems = Stems::of(
    "\
    a|account|all|alle|alles|as|at|aux|avg|by|client|cliente|con|consent|contact*|contatt*|customer|d|da|dal|darf|\
    das|data|date|daten|dati|datos|datum|de|dei|del|dem|den|der|des|die|do|donne*|door|dsgvo|du|e|een|ein|eine|\
    einer|el|en|er|erteilt|et|for|from|fuer|gdpr|gegeben|gegevens|general|generale|given|granted|has|have|het|his|i|\
    ich|ihre|il|is|ist|ja|je|kontakt*|kunde|kunden|l|la|las|le|les|liegt|lo|los|mag|me|member|mich|mir|mitglied|my|\
    n|nein|no|non|nous|of|ok|on|opt*|ou|oui|par|para|per|permiso|permission*|person|personal*|personne|por|qu|que|\
    received|recipient|rgpd|s|si|subscri*|the|to|u|und|uns|us|user|utente|van|via|vom|von|voor|vor|wann|was|we|when|\
    y|yes|yn|you|your|zu|zum|zur",
);

/// What somebody may consent to and is no message.
pub(super) static THING: Stems = Stems::of(
    "\
    analytics|animal*|aufenthalt*|beeld*|*behandlung*|betriebsrat*|*bild|bild*|*bilder|bonitaet*|cookie*|credit*|\
    eltern*|fahr*|film*|form|forms|*formular|*foto*|genitor*|geoloc*|guardian*|*haftung*|haustier*|*image|imagen*|\
    images|immagine*|landlord*|lastschrift*|licence*|license*|location*|mandaat*|mandat*|medical*|minor*|op|\
    operation*|ouders|padres|parent*|perfilad*|perfiles|pet|pets|*photo*|*picture*|profilage*|profilazion*|\
    profilering*|profiling*|rauch*|schufa*|sepa*|service|services|smok*|standort*|surger*|track|tracking*|travel*|\
    treatment*|vermieter*|video*|vollmacht*",
);

/// A message was read, or went out: not that it was wanted.
pub(super) static READ: Stems = Stems::of(
    "\
    abierto|accepted invitation*|angeklickt*|aperto|attended|beantwoord|beantwortet*|bezorgd|clicked|clique*|\
    consegnato|delivered|eingeloest*|entregado|entregados|enviado|envoye*|erfolgt*|forwarded|geklickt*|gelesen*|\
    gelezen|genutzt*|geoeffnet*|geopend|gesehen*|gesendet*|gezien|inviato|invitations accepted|leido|letto|livre|\
    livres|lu|opened|ouvert|read|received|recibido|recu|recus|redeemed|replied|replies|reply|repondu|responded|\
    respondido|ricevuto|risposto|seen|sent|used|versandt|verschickt*|versendet*|verzonden|viewed|vista|viste|\
    visto|vu|vue|vues|weitergeleitet*|zugestellt*",
);

/// What somebody answered to a message.
pub(super) static REPLIES: Stems = Stems::of(
    "\
    antwoord*|*antwort|*antworten|inbound|inbound message*|inbound sms*|inbound text*|keyword|keywords|last message|\
    last sms*|last text*|letzte nachricht*|letzte sms*|message body|replied|replies|reply|*reponse|responded|\
    response|responses|respuesta*|risposta*|texto recibido",
);

/// What companies do with messages, and what that costs and earns: no wish of a person.
pub(super) static BUSINESS: Stems = Stems::of(
    "\
    abteilung|agency|agentur|arbeitet im|attribution|aufmerksam*|budget*|chef de|cost|coste|costes|costi|costs|\
    couts|departement|department|director|expense|fahrzeug*|gekommen|head of|intern|interns|internship|kost|\
    kosten|lead|leads|leiter*|manager|mql|popup|praktikant*|price|prices|qualified|qualifiziert|responsable|\
    revenue|roi|score|servizio|spend|team|touch|touches|touchpoint*|umsatz|werbekosten|works in",
);

/// What may be sent: messages, or documents.
pub(super) static OFFERED: Stems = Stems::of(
    "\
    aanbiedingen|actualites|aktionen|alerts|angebote|by email|by mail|einladungen|invitations|neuigkeiten|news|\
    novedades|novita|ofertas|offers|offerte|offres|par courriel|par email|par mail|per email|per e post|per mail|\
    per posta|por correo|por email|product updates|promotions|special offers|via email|via mail",
);

/// How messages are made for somebody.
pub(super) static ATTRIBUTE: Stems = Stems::of(
    "\
    bron|campaign name|dernier email*|derniere newsletter*|email name|first email*|first marketing*|fonte|*format|\
    fuente|herkunft|html email*|html mail*|idioma|*kontaktsprache|*korrespondenzsprache|*kundensprache|language*|\
    langue|last email*|last marketing*|last newsletter*|layout|letzter newsletter*|letztes mailing*|lingua|\
    mailing name|*mailsprache|newsletter name|*newslettersprache|quelle|source*|sprache|sprachen|status source*|\
    taal|template*|ultimo email*|until next update*|*versandsprache|version|vorlage",
);

/// Registers and lists of objections.
pub(super) static LISTS: Stems = Stems::of(
    "\
    bel me niet register|*blacklist|*blacklists|*blocklist|*blocklists|bloctel*|ctps|dnc|dncl|dncm|dncr|\
    do not call data*|do not call list|do not call regist*|ecg list|ecg liste|fps|lista de exclusion|lista negra|\
    lista nera|liste noire|ndnc|*negativliste*|registre d opposition|registro delle opposizioni|\
    registro opposizioni|robinson*|rpo|rtr liste|schwarze liste|*sperrliste*|sterneintrag|suppression list*|\
    telefonrobinson*|telephone preference service|tps|zwarte lijst",
);

/// Beside those: who is on one.
pub(super) static ON: Stems = Stems::of("on|op");

/// Beside those: that they were looked at.
pub(super) static WAS_COMPARED: Stems =
    Stems::of("*abgeglichen*|checked|comprobado|controllato|controlled|gecontroleerd|*geprueft*|screened|scrubbed");

/// Beside those: what is found there.
pub(super) static FOUND_THERE: Stems = Stems::of(
    "\
    eingetragen|found|gefunden|gelistet|hit|hits|ingeschreven|inscrit|inscrito|iscritto|listed|match*|on list|\
    on register|on the list|on the register|registered|registriert|treffer|trovato",
);

/// Those of them that say `on` of no day.
pub(super) static ON_IT: Stems = Stems::of("on list|on register|on the list|on the register");

/// Beside those: that nothing is.
pub(super) static FREE: Stems = Stems::of(
    "\
    bereinigt|bestanden|callable|clean|cleaned|clear|cleared|contactable|contattabile|exempt|free|frei|freigegeben|\
    fuori|hors|keine treffer|kein treffer|kontaktierbar|libero|libre|negativ*|nicht auf|nicht eingetragen|\
    nicht gefunden|nicht gelistet|nicht in|nicht registriert|niet gevonden|niet ingeschreven|niet op|no hit*|\
    no inscrito|no match*|non inscrit|non iscritt*|non presente|not found|not in|not listed|not on|not registered|\
    ok|okay|pas inscrit|pass|passed|permitted|safe|unregistered",
);

/// A register was looked at: nothing that a person said.
pub(super) static COMPARED: Stems = Stems::of(
    "\
    *abgleich*|check|checks|controle|controllo|lookup|*pruefung*|screening|scrub|verificacion|verification",
);

/// What else contacts are compared with.
pub(super) static COMPARED_WITH: Stems = Stems::of("*blacklist*|*blocklist*|invalid*|spam*|*sperr*|suppress*");

/// What is filled in for everybody, or counts how many did: alone or as the end of a word.
pub(super) static FILLED_FOR_ALL: Stems = Stems::of(
    "\
    *abmelderate|anzahl|apikey|bouncecount|*bouncerate|*clickcount|*clickrate|clicks|*code|*codes|contactkey|count|\
    counter|counts|emails bounced|enlace|frist|*guid|*hash|id|ids|key|lien|*link|*links|listkey|nb|nombre|nr|num|\
    number|numero|*opencount|*openrate|opens|*page|percent|points|prozent|punkte|*quote|rate|score|*seite|sendcount|\
    subscriberkey|taux|*token|*tokens|total|unsubcount|unsubkey|*unsubrate|unsubscribecount|uri|*url|*urls|*uuid|\
    zaehler",
);

/// What was left, or may not be done, and is no message; the rest of the name counts without it.
pub(super) static LEFT_ELSE: Stems = Stems::of(
    "\
    access blocked|access suspended|account bloccato|account blocked|account disabled|account geblokkeerd|\
    account locked|account sospeso|account suspended|analytics abgelehnt|analytics deaktivier*|analytics disabled|\
    analytics gesperrt|analytics opted out|analytics opt out*|analytics refus*|analytics widerspr*|compte bloque|\
    compte suspendu|cookie abgelehnt|cookie deaktivier*|cookie disabled|cookie gesperrt|cookie opted out|\
    cookie opt out*|cookie refus*|cookies abgelehnt|cookies deaktivier*|cookies disabled|cookies gesperrt|\
    cookies opted out|cookies opt out*|cookies refus*|cookies widerspr*|cookie widerspr*|cuenta bloqueada|\
    cuenta suspendida|do not merge*|do not sync*|do not track*|dont merge*|dont sync*|dont track*|login blocked|\
    login disabled|login gesperrt|opted out analytics|opted out cookie|opted out cookies|opted out of analytics|\
    opted out of cookie|opted out of cookies|opted out of profiling|opted out of tracking|opted out profiling|\
    opted out tracking|opt out analytics|opt out cookie|opt out cookies|opt out of analytics|opt out of cookie|\
    opt out of cookies|opt out of profiling|opt out of tracking|opt out profiling|opt out tracking|\
    profiling abgelehnt|profiling deaktivier*|profiling disabled|profiling gesperrt|profiling opted out|\
    profiling opt out*|profiling refus*|profiling widerspr*|sync disabled|sync gesperrt|tracking abgelehnt|\
    tracking deaktivier*|tracking disabled|tracking gesperrt|tracking opted out|tracking opt out*|tracking refus*|\
    tracking widerspr*|zugang gesperrt|zugriff gesperrt",
);

/// Not how many, but in bulk.
pub(super) static IN_BULK: Stems = Stems::of("en nombre");

/// Words that alone are also a number, a part of a town, a grip.
pub(super) static LONE: Stems = Stems::of(
    "\
    block|bloque|ctps|dead|fps|held|hold|on hold|purge|rpo|tps",
);

/// Columns of people who are not the contact.
pub(super) static SOMEBODY_ELSE: Stems = Stems::of(
    "\
    aangemaakt door|absender*|account executive*|account manager*|added by*|advisor*|agent|agents|allenator*|\
    anfitrion*|angelegt von*|asignado a|assegnato a|assigne a|assigned*|*assistant*|*assistent*|*assistenz*|bcc|\
    *bearbeiter*|beheerder*|*berater|*betreuer*|bijgewerkt door|booked by*|cc|changed by*|*coach|coach*|commercial|\
    commerciale|coniuge|conjoint|conseiller*|contact d urgence|contacto de emergencia|contatto di emergenza|conyuge|\
    creado por|created by*|creato da|creator|cree par|echtgenoot|echtgenote|edited by*|ehepartner*|eigenaar*|\
    eingeladen von*|emergency*|*empfohlen von*|entered by*|entraineur*|entrenador*|erstellt von*|expediteur*|\
    formador*|formateur*|formatore|from|gastgeber*|gastheer*|geaendert durch|geaendert von*|geboekt door|\
    gebucht von*|gestionnaire|gestor|gewijzigd door|host|hosted by|hosts|imported by*|instructor*|invitado por|\
    invitato da|invited by*|invite par|istruttore|key account*|*lehrer|manager|modificado por|modificato da|\
    modified by*|modifie par|moniteur|monitor|next of kin|noodcontact*|notfall*|organisateur*|organisator*|\
    organiser*|organizador*|organizer*|organizzator*|*owner*|parent email|parrain*|prenotato da|propietario*|\
    proprietaire*|proprietario*|referente|referr*|reply to*|reservado por|reserve par|responsable*|sachbearbeit*|\
    sales rep*|secretariat*|*sekretariat*|sender*|sponsor*|spouse*|supervisor*|teacher*|toegewezen aan|*trainer|\
    trainer*|uebungsleiter*|uitgenodigd door|updated by*|uploaded by*|*veranstalter*|verantwortlich*|*vertreter|von|\
    vorgesetzt*|zugewiesen*|zustaendig*",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 24] = [
    &FIXED,
    &ABOUT_ELSE,
    &PRIVACY,
    &MESSAGES,
    &COMPANY,
    &THING,
    &READ,
    &BUSINESS,
    &OFFERED,
    &ATTRIBUTE,
    &REPLIES,
    &LISTS,
    &ON,
    &WAS_COMPARED,
    &FOUND_THERE,
    &ON_IT,
    &FREE,
    &COMPARED,
    &COMPARED_WITH,
    &FILLED_FOR_ALL,
    &LEFT_ELSE,
    &IN_BULK,
    &LONE,
    &SOMEBODY_ELSE,
];
