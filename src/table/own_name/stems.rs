//! Parts of the names of a list's own columns: what such a column is. In German, English, French, Spanish, Italian and
//! Dutch, separated by `|`. Not how they are looked for: `name_parts`; not what makes a name one of something else
//! (`else_stems`) or turns it round (`denial_stems`), and not the channels
//! (`channel_stems`).
//!
//! A stem is one or more words, compared folded and also where they are written as one (`doNotEmail`, `do_not_email`).
//! It begins at a word; `*` in front: anywhere. It ends at a word; `*` behind: anywhere. Each table is sorted by letters, stars
//! and blanks aside, and has no stem that another one of it makes needless.

use super::stem::Stems;

/// A yes objects: words of leaving messages, which leave nothing else.
pub(super) static OPT_OUT: Stems = Stems::of(
    "\
    *abbest*|abgem|abgemeld*|*abgemeldet*|abm am|abm datum|abmeld*|*abmeldung*|abm grund|abm newsletter|abm nl|\
    abm vom|abo gekuend*|afgemeld*|afmeld*|aus dem newsletter*|aus dem verteiler*|aus der liste*|\
    aus der mailingliste*|ausgetragen*|ausgetreten*|aus newsletter entfern*|aus newsletter loesch*|ausschlussliste|\
    austragung*|austritt*|baja|bel me niet*|bel mij niet*|*blacklist*|*blocklist*|bloctel*|borrame*|\
    cancelar suscripcion*|cancellami*|dada de baja|dado de baja|darme de baja|data objection*|date de deces*|\
    date of death*|date stop|de abonnier*|death*|deceased|decede*|deceduto*|deces|delete from list*|delete me*|\
    deletion request*|denylist*|desabo*|*desabonn*|desinsc|*desinscr*|de subscrib*|desuscri*|died|disiscri*|dnc|dnd|\
    dne|do not*|dont call*|dont contact*|dont email*|dont mail*|dont send*|dsgvo loesch*|einspruch*|emailblocked*|\
    email objection*|erasure request*|excluded from*|exclude from*|fallecid*|forget me*|gdpr delet*|gdpr erasure*|\
    gdpr object*|gestorben*|has left|i object*|kontaktausschluss|*kontaktstop*|leaver|left at|left date|left list*|\
    left newsletter*|left on|left the*|lista negra|lista nera|liste noire|*loeschantrag*|loeschen sie mich*|\
    *loeschung beantragt*|mailausschluss|mailblocked*|mailingausschluss|mailingstop*|*mailstop*|\
    marketing objection*|me opongo*|mi oppongo*|m oppose*|negativliste|nehmen sie mich*|ne pas*|ne plus*|\
    newsletter abm|newsletter gekuend*|nixie|nl abm|nl gekuend*|no bulk*|no contact*|no desea*|no enviar*|\
    no longer*|no molestar|non contatt*|non invi*|objected|objection to*|objects to*|object to*|off list*|\
    off mailing*|off the list*|off the mailing*|opposition au*|*optedout*|*optout*|overleden*|passed away|\
    removed by request*|removed from*|remove from*|remove me*|replied stop|retirez moi*|right to be forgotten*|\
    robinson*|sent stop|se opone*|si oppon*|s oppose*|sterbedatum|sterneintrag|stop date|stop datum|\
    stop email*|stop mail*|stop pub*|stop received|streichen sie mich*|suppress*|*suppressed*|*suppression*|\
    take me off*|texted stop|todes*|uitgeschreven*|uitschrijf*|uitschrijv*|*unerwuenscht*|*unsub*|versandausschluss|\
    verstorben*|verwijder mij*|vom verteiler*|von dem verteiler*|von der liste*|von segment ausschl*|\
    werbeausschluss|*werbestop*|*werbeverbot*|wil niet gebeld*|zwarte lijst",
);

/// A yes objects, unless the name is about something else: accounts, cards and orders are blocked, too.
pub(super) static BLOCK: Stems = Stems::of(
    "\
    abuse*|*beschwerde*|bezwaar*|blocage|bloccat*|blocco|block|blocked*|*blockiert|blokkade*|blokkering*|bloque*|\
    cancellazion*|complain*|ctps|deactiv*|dead|deaktivier*|disabled*|*disabled|dncl|dncm|dncr|ecg list|ecg liste|\
    erased|forgotten|fps|geblokkeerd*|held|invalid*|is blocked*|lista de exclusion|ndnc|on hold|oposicion*|oppos*|\
    purge|quarantin*|refus*|revoked*|rifiutato|rifiuto|rpo|rtr liste|schwarze liste|sms block*|sms declin*|sms dnd|\
    sms exclu*|sms refus*|sms stop*|spam*|*sperr*|stop sms*|suspend*|telefonrobinson*|telephone preference service|\
    tps|ungueltig*|*widerruf*|*widerspr*|withdrawn*|withdrew|*zurueckgenommen*|*zurueckgezogen*",
);

/// A no objects: words of messages, and of having subscribed.
pub(super) static OPT_IN: Stems = Stems::of(
    "\
    aangemeld*|*abonn*|anrufe ok|anruf ok|appels commerciaux|boletin*|bollettin*|briefwerbung|callable|call ok|\
    calls ok|can be called|can be contact*|can be email*|can be phoned|can be texted|can call*|can contact*|\
    can email*|can phone*|can text*|carta informativa*|chiamate commercial*|chiamate pubblicitar*|circolare|\
    cold calling|cold calls|commercial communications|communications commerciales|comunicaciones comerciales|\
    comunicazioni commerciali|contactable|contact by|contact ok|contacto por|contact par|contact per|contact via|\
    contatto per|contatto via|darf angemailt*|darf angeruf*|darf angeschrieben*|darf kontaktiert*|demarchage*|\
    desea recibir*|desidera ricevere*|dsgvo ok|einladungen*|e letter*|email alerts|email communication*|\
    email offers|email ok|email promo*|email updates|emailverteiler*|e news|fax ok|faxwerbung|gdpr ok|\
    halten sie mich auf dem*|handywerbung|happy to receive*|hoja informativa*|hou me op de hoogte|\
    hou mij op de hoogte|im verteiler bleiben*|infobrief*|infoletter*|infolettre*|infomail*|ingeschreven*|\
    inschrijv*|invitations*|iscri*|kaltakquise*|kaltanruf*|kann angeruf*|keep me informed|keep me updated|\
    keep me up to date|kontaktaufnahme|kontakterlaubnis*|kontakt ok|kontakt per|kundenbrief*|lettre d info*|\
    lettre info*|llamadas comercial*|llamadas publicitar*|mag bellen|mag benaderd*|mag gebeld*|mag gemaild*|\
    mailable|mailerlaubnis*|mailfreigabe|mailinglijst*|mailing list|mailingliste*|mailing ok|mail ok|mailverteiler*|\
    *mailwerbung|mantenedme informad*|mantenganme informad*|marketable|marketing|*marketingmaterial*|may be called|\
    may be contact*|may be email*|may be phoned|may be texted|may call*|may contact*|may email*|may phone*|\
    may text*|may we call*|may we text*|messenger ok|newsalert*|newsflash*|*newsletter*|*nieuwsbrief|nieuwsbrief*|\
    *nieuwsbriev*|nl|notiziario*|opted in*|*optin*|peut etre appele*|peut etre contact*|peut on vous appeler*|\
    phone ok|postwerbung|promo email*|promo mail*|promotional*|pubblicita|publicidad|publicite|pub sms|\
    puede llamar*|puede ser contact*|puede ser llamad*|puo essere chiamat*|puo essere contatt*|quiere recibir*|\
    reclame|robocall*|*rundbrief*|rundmail*|rundschreiben*|sms actief|sms actif|sms active|sms activo|sms aktiv|\
    sms attivo|sms ok|sms pub|*smswerbung|stay in touch|stay on the list|*subscri*|suscri*|telefonakquise*|\
    telefonansprache*|telefonische ansprache*|telefonkontakt|telefonmarketing|telefon ok|*telefonwerbung|\
    telemarketing|tel ok|tenetemi aggiornat*|tenez moi au courant|tenez moi informe*|textable|text ok|texts ok|\
    tienimi aggiornat*|vuole ricevere*|want mail*|werbeanruf*|werbeansprache*|*werbeeinw*|*werbematerial*|\
    werbliche ansprache*|werbliche email*|werbliche informationen|werbliche kommunikation*|werbliche kontakt*|\
    werbliche mail*|werbliche nutzung*|werbliche zusendung*|werbung|whatsapp actief|whatsapp actif|whatsapp active|\
    whatsapp activo|whatsapp aktiv|whatsapp attivo|whatsapp ok|whatsappwerbung|zustellerlaubnis*",
);

/// A no objects, unless what is permitted is something unknown: `Haustiere erlaubt`.
pub(super) static PERMISSION: Stems = Stems::of(
    "\
    accepte*|accept marketing*|accepts*|accetta*|accord*|acepta*|agree*|akkoord*|allow*|autoris*|autoriza*|\
    autorizza*|desea|einverstanden|eligible*|*erlaub*|erwuenscht*|*erwuenscht|*freigabe*|*genehmig*|*gestattet*|\
    gewenst*|gewuenscht*|gradit*|ich stimme*|is allowed*|okay to*|ok to*|permesso*|permiso*|permission*|permite*|\
    permitid*|permitted*|souhaite*|stimme zu|toegestaan|toegestane*|toelaten|toestaan|wants*|wil|willige*|\
    zulaessig*|*zulassen*",
);

/// A no objects, unless the name says that the consent is to something else: `Photo consent`.
pub(super) static CONSENT: Stems = Stems::of(
    "\
    consenso*|*consent|consent*|dsgvo einw*|*einverstaendnis*|*einwillig*|gdpr consent*|toestemming*|*zugestimmt*|\
    *zustimm*",
);

/// A person who was taken out: alone in a name, or beside [`OF_PERSON`], a date or a reason; `Deleted orders` are something else.
pub(super) static ERASED: Stems = Stems::of(
    "\
    abm|anonimizada|anonimizado|anonimizzata|anonimizzato|anonymise|anonymised|anonymisee|anonymisiert*|\
    anonymized|ausgeschlossen|borrada|borrado|cancellata|cancellato|deleted|deletion|efface|effacee|eliminada|\
    eliminado|eliminata|eliminato|erased|esclusa|escluso|exclu|excluded|exclue|excluida|excluido|gdpr deleted|\
    geanonimiseerd|geloescht*|gewist|loeschkennzeichen|loeschung|loeschvermerk|removed|rimossa|rimosso|supprime|\
    supprimee|uitgesloten|verwijderd",
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
    *confirmed|deliverable|doi|*doubleoptin*|email valid|geverifieerd*|is confirmed*|valid|validated*|valid email|\
    verificad*|verificat*|verifie*|*verified|verifizier*|zustellbar",
);

/// Whole names of wishes, where the cells answer: alone they may be a campaign, a text, an address.
pub(super) static IF_ANSWERED: Stems = Stems::of(
    "\
    accetto|acconsento|acepto|anruf|anrufe|anrufen|appeler|appels|automated calls|automatische anrufe|bellen|call|\
    calls|chiamare|chiamate|contacto telefonico|contact telephonique|contatto telefonico|email empfangen|\
    email erhalten|email ontvangen|emails empfangen|email senden|emails erhalten|emails ontvangen|emails senden|\
    email sturen|email versenden|enviar email|enviar emails|enviar sms|enviar whatsapp|envoi sms|envoyer email|\
    envoyer emails|envoyer sms|gets email|gets emails|ich stimme zu|ik ga akkoord|invia email|inviare email|\
    invia sms|invio sms|j accepte|llamadas|llamadas permitidas|llamar|mailen|mailing|mailing ja nein|\
    mailing kennzeichen|mailing kz|mailings|mail ontvangen|mails erhalten|mails ontvangen|mails senden|mail sturen|\
    ontvangt emails|outbound calls|outbound erlaubt|phone calls|prospection telephonique|receive email|\
    receive emails|receive mail|receive mails|receives email|receives emails|receive text messages|receive texts|\
    receive whatsapp|recevoir des emails|recevoir des sms|recevoir email|recevoir emails|recevoir sms|recibe emails|\
    recibir correos|recibir email|recibir emails|recibir sms|recoit emails|riceve email|ricevere email|ricevere sms|\
    ricevi email|send email|send emails|send mail|send mails|send text messages|send texts|sms berichten|sms infos|\
    sms kontakt|sms notifications|sms ontvangen|sms senden|sms versturen|telefonisch benaderen|telefonisch contact|\
    texting|texto|textos|texts|uwg telefon|voice calls|wants email|wants emails|werbe kennzeichen|werbe kz|\
    whatsapp kontakt|whatsapp senden",
);

/// A whole name of leaving, where the cells answer: alone it may be one of a bus.
pub(super) static LEFT_IF_ANSWERED: Stems = Stems::of("stop|stopp|stops");

/// Beside a permission: it is one of the ways that the cells name.
pub(super) static PERMITTED_WAYS: Stems = Stems::of(
    "\
    canales|canali|canaux|channels|contact methods|kanaele|kanalen|*kontaktkanaele|kontaktwege",
);

/// The state of something.
pub(super) static STATUS: Stems = Stems::of("estado|etat|stand|state|stato|*status|status*|*statut|statut*|zustand");

/// A state of these is one of the subscription.
pub(super) static SUBSCRIPTION: Stems = Stems::of(
    "\
    abo|*abonn*|abos|audience|boletin*|campaign|communication*|consent*|correo*|courriel*|*einwillig*|e mail*|\
    infolettre*|inschrijv*|iscri*|kommunikation*|list|mail*|*mailing*|marketing*|member*|*newsletter*|\
    *nieuwsbrief*|*nieuwsbriev*|nl|opt in*|permission*|subscri*|suscri*|versand",
);

/// Why somebody left.
pub(super) static REASON: Stems =
    Stems::of("cause|comment|gruende|*grund|kommentar|motif*|motiv*|note|raison*|*reason|reason*|reden");

/// When somebody left.
pub(super) static DATE: Stems = Stems::of(
    "\
    am|at|data|*date|datebounce*|dateof*|dateopt*|dates|datesub*|dateun*|*datum|depuis|el|fecha*|il|le|on|op|seit|\
    since|sinds|*time|timestamp*|ts|wann|when|zeit|*zeitpunkt|*zeitstempel",
);

/// Until when.
pub(super) static UNTIL: Stems =
    Stems::of("ablauf|bis|end|ende|ends*|expires*|fino|hasta|jusqu*|till|tot|until*|valid to");

/// Stems of joining that stand beside those of leaving: `Opt-In/Opt-Out`.
pub(super) static JOINING: Stems = Stems::of("opted in|*optin*");

/// Deliveries that failed.
pub(super) static BOUNCE: Stems = Stems::of(
    "\
    bad email*|*bounce|bounce*|*bounced*|*bounces|clean campaign*|clean date|cleaned|clean time|dead email|\
    delivery fail*|disconnected number*|email bad|*email failed|email is bad|hard bounce*|line disconnected|\
    nicht zustellbar*|not deliverable*|npai|number disconnected*|number out of service|number reassigned*|\
    number wrong|onbestelbaar*|phone disconnected*|reassigned number*|*rebond*|rebota*|rebote*|return to sender*|\
    rimbalz*|undeliver*|*undeliverable*|*unzustellbar|unzustellbar*|wrong number|*zustellung fehlgeschlagen*",
);

/// Deliveries that failed for now.
pub(super) static SOFT_BOUNCE: Stems = Stems::of("*softbounce*|soft rebond*|temporary bounce*|transient bounce*");

/// Not active: a customer, or a subscriber.
pub(super) static INACTIVE: Stems = Stems::of("inactief|inactif|inactive|inactivo|inaktiv|inattivo");

/// With a negation they make an opt-out: `Keine Werbung`, `Refus emailing`, `No contact`.
pub(super) static REACHING: Stems = Stems::of(
    "\
    advert*|angemailt*|angeruf*|angeschrieben*|angesprochen|anschreiben|ansprache*|ansprechen|benaderd|benaderen|\
    comercial*|commerciale*|communication*|comunic*|contact*|contatt*|demarch*|emailen|gebeld|gemaild|gemailt|\
    informier*|kommunikation*|kontakt*|mailen|marketing*|promotion*|prospec*|pub|pubblicita*|publicidad|publicit*|\
    reclame|schreiben|solicit|solicitation*|solicited|soliciting|sollicitation*|solliciter|werbe*|*werbung",
);

// Questions, and what is answered.

/// An explanation, how whoever subscribes may leave again.
pub(super) static ANY_TIME: Stems = Stems::of(
    "\
    abbestellbar|abmelden kann|at any moment|at any time|a tout moment|bis auf widerruf|bis ich widerruf*|\
    can be revoked|can be withdrawn|can opt out*|can revoke*|can unsubscribe*|can withdraw*|cualquier momento|\
    elk moment|en cualquier momento|fuer die zukunft|geen spam|in ogni momento|in qualsiasi momento|jederzeit*|\
    kan afmelden|kann ich widerruf*|kann mich abmelden|kann widerrufen|kann widersprechen|kan uitschrijven|\
    keine spam*|kein spam|may opt out*|may revoke*|may unsubscribe*|may withdraw*|no spam|op elk moment|pas de spam|\
    peux me desinscr*|posso disiscriver*|posso revocare|pourrai me desinscr*|puedo darme de baja|puis me desinscr*|\
    qualsiasi momento|revocable|te allen tijde|tout moment|until i revoke*|until i withdraw*|weiss dass ich*|\
    whenever|widerrufbar*|widerrufen kann|widerruflich*|widersprechen kann|wieder abbestell*|wieder abmelden|\
    wieder austragen|withdrawal possible",
);

/// What an explanation says that may be done at any time.
pub(super) static WITHDRAWING: Stems = Stems::of(
    "\
    annul*|cancel*|ingetrokken|intrek*|kuendig*|retir*|revoc*|revok*|ritir*|withdraw*|zuruecknehm*|zurueckzieh*",
);

/// Somebody is asked, or asks, for something.
pub(super) static WISH: Stems = Stems::of(
    "\
    bitte senden|can we|darf*|desea*|desidera*|do you want*|duerfen*|ik wil|i want*|je veux|may we|moecht*|mogen we|\
    mogen wij|please send|podemos|possiamo|pouvons nous|quiere*|quiero|schicken sie|shall we|souhait*|vorrei|\
    voulez*|vuoi|vuole|wil ik|wil je|wilt|wilt u|would like*|would you like*|would you want*",
);

/// What is sent.
pub(super) static NEWS: Stems = Stems::of(
    "\
    aanbiedingen|actualit*|angebote*|contact*|contatt*|erhalten|hear from*|hoeren|information*|informed|informier*|\
    infos|kontakt*|neuigkeit*|news|nieuws|nouvelles|novedades|novita|ofertas|offers|offerte|offres|ontvangen|\
    receive|recevoir|recibir|ricevere|updates|zuschicken|zusenden",
);

/// What people and programs write into a column of answers.
pub(super) static ANSWERS: Stems = Stems::of(
    "\
    aangemeld|abgelehnt|abonne|abonniert|active|aktiv|an|angemeldet|aus|checked|confirmed|declined|denied|erteilt|f|\
    falsch|false|falso|faux|granted|inactive|inaktiv|ingeschreven|inscrit|iscritto|j|ja|kein|keine|n|nee|nein|never|\
    nie|no|non|o|off|on|onwaar|opted in|opt in|oui|pending|rejected|s|set|si|subscribed|suscrito|t|true|unchecked|\
    verdadero|vero|vrai|waar|wahr|x|y|yes",
);

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 26] = [
    &OPT_OUT,
    &LEFT_IF_ANSWERED,
    &PERMITTED_WAYS,
    &BLOCK,
    &OPT_IN,
    &PERMISSION,
    &CONSENT,
    &ERASED,
    &OF_PERSON,
    &CONFIRMATION,
    &IF_ANSWERED,
    &STATUS,
    &SUBSCRIPTION,
    &REASON,
    &DATE,
    &UNTIL,
    &JOINING,
    &BOUNCE,
    &SOFT_BOUNCE,
    &INACTIVE,
    &REACHING,
    &ANY_TIME,
    &WITHDRAWING,
    &WISH,
    &NEWS,
    &ANSWERS,
];
