//! Parts of names that say by which way a column speaks of messages, and which columns hold identifiers. As in `stems`,
//! which says how they are written.

use super::stem::Stems;

// Which channels a column speaks for.

/// Sent by e-mail.
pub(super) static EMAIL: Stems = Stems::of(
    "\
    bulk email*|correo*|*courriel|courriel*|courrier electronique*|elektronische post*|*email|e mail*|*emails|\
    e post*|posta elettronica*",
);

/// Sent by e-mail, unless another channel is named.
pub(super) static NEWSLETTER: Stems = Stems::of(
    "\
    boletin*|bollettin*|carta informativa*|circolare|e letter*|email alerts|email offers|email promo*|\
    email updates|e news|hoja informativa*|infobrief*|infoletter*|infolettre*|kundenbrief*|lettre d info*|\
    lettre info*|newsalert*|newsflash*|*newsletter*|*nieuwsbrief*|*nieuwsbriev*|nl|notiziario*|promo email*|\
    promo mail*|*rundbrief*|rundmail*",
);

/// Ways that a newsletter may go as well.
pub(super) static SURE_WAY: Stems = Stems::of(
    "\
    by post|*fax|fax*|gedruckt*|messenger*|par courrier|par la poste|per brief|per post|per posta|por correo postal|\
    postversand*|print|*sms|sms*|telefax*|telegram|via post|viber|*whatsapp|whatsapp*",
);

/// Ways of e-mail that hold a word of post.
pub(super) static ELECTRONIC: Stems =
    Stems::of("correo electronico*|courrier electronique*|elektronische post*|e post*|posta elettronica*");

/// Ways of post that hold a word of e-mail.
pub(super) static PAPER: Stems = Stems::of(
    "\
    correo ordinario|correo postal*|courrier postal*|mail postal*|paper mail*|physical mail*|postal mail*|snail mail*",
);

/// E-mail and post, where it stands alone.
pub(super) static MAIL: Stems = Stems::of("mail|*mailing|mailing*|*mailings|mails|mailsperr*");

/// Sent as text messages; `text` only where it is what is sent: `Unsubscribe text` may be what somebody wrote.
pub(super) static SMS: Stems = Stems::of(
    "\
    accepts text*|allow text*|be texted|by text|can text|do not text*|dont text*|from text*|may text*|no text|\
    of text*|okay to text*|ok to text*|receive text*|send text*|*sms|sms*|stop text*|text consent*|texting*|\
    text marketing*|text message*|textnachricht*|texto|text ok|text opt*|textos|text permission*|texts|texts ok|\
    text subscri*|text unsub*|to text|via text|wants text*|we text",
);

/// The same where only ways stand beside it: `Call/Text`.
pub(super) static TEXT: Stems = Stems::of("text");

/// Words of ways: a name that has no others asks by which of them. Whole ones: of `SMSSTOP` nobody knows what it asks.
pub(super) static WAYS: Stems = Stems::of(
    "\
    anruf|anrufe|appel|appels|bellen|brief|briefe|call|calls|cell|correo|courriel|courrier|e mail|e mails|fax|handy|letter|\
    letters|mail|mailing|mails|messenger|mobil|mobile|phone|post|posta|signal|sms|tel|telefon|telefono|telegram|telephone|\
    text|text message|text messages|texto|textos|texts|viber|whatsapp",
);

/// To a mobile phone, in whichever way.
pub(super) static MOBILE: Stems = Stems::of(
    "\
    cell|cellphone*|cells|cellular*|gsm|handy|handyne*|handynu*|handyop*|handys|handysp*|handywe*|mobiel*|mobil|\
    mobile|mobilenum*|mobileopt*|mobilephone*|mobiles|mobilfunk*|mobilnum*|mobilopt*|mobilsperr*|mobiltel*|\
    mobilwerb*|movil|moviles|portable*",
);

/// Calls.
pub(super) static PHONE: Stems = Stems::of(
    "\
    angeruf*|*anruf*|appel|appele*|appels|bellen|bel me niet*|bel mij niet*|bloctel*|call|callable|called|calling|\
    calls|chiam*|coldcall*|ctps|dnc|dncl|dncm|dncr|donotcall*|gebeld|kaltakquise*|llamad*|llamar*|ndnc|nocall|nocalls|outbound|phone*|\
    *phone|robocall*|rpo|sterneintrag|tel|*telefon*|telefoon*|telemarketing|telephone*|telephoniq*|tps",
);

/// Faxes.
pub(super) static FAX: Stems = Stems::of(
    "\
    fax*|*fax|*faxes|fps|telecopie*|telefax*",
);

/// Sent on paper.
pub(super) static POST: Stems = Stems::of(
    "\
    anschrift*|brief|briefe*|briefpost*|briefsperr*|briefwerb*|bulk mail|bulk mails|catalog opt*|catalogue opt*|\
    correo ordinario|correo postal*|courrier*|direct mail*|*katalogsperr*|*katalogversand*|*katalogwerb*|\
    keine kataloge|kein katalog*|letter|lettermail|letters|no catalog*|paper mail*|physical mail*|post|posta|\
    posta cartacea|postal*|*postalisch*|*postalmail*|postanschrift*|posta ordinaria|poste|*postsperr*|postweg|\
    postwerb*|print|*printmail*|*printsperr*|printversand*|*printwerb*|return to sender*|*serienbrief*|snail mail*|\
    *werbebrief*",
);

/// A post on a page, or what comes after something.
pub(super) static NO_POST: Stems = Stems::of(
    "\
    blog post*|consent letter*|cover letter*|d print*|facebook post*|forum post*|guest post*|instagram post*|\
    letter of*|letter received|linked in post*|media post*|new post*|page post*|post alert*|post campaign*|\
    post categor*|post checkout|post conversion*|post covid*|post demo*|post event*|post holiday*|post id|\
    post install*|post launch*|post notif*|post order*|post purchas*|post sale*|post show*|post sign*|post stay*|\
    post subscri*|post tag*|post title|post trip*|post update*|post visit*|post webinar*|print media*|\
    print on demand*|social post*|twitter post*|website post*",
);

/// Messengers, and what is pushed to a device.
pub(super) static MESSENGER: Stems = Stems::of(
    "\
    app benachricht*|app notif*|app push*|browser notif*|in app*|messenger*|mobile notif*|push|pushnotif*|pushopt*|\
    pushsub*|signal|telegram|viber|web notif*|webpush*|*whatsapp|whatsapp*",
);

/// Handed on to others.
pub(super) static TRADE: Stems = Stems::of(
    "\
    ad audience*|ad personal*|ads opt*|ads personal*|ads unsub*|ad target*|an dritte*|consentement de tiers|\
    consentement tiers|custom audience*|data sharing*|data trade*|datenweitergabe|derden|derde partijen|des tiers|\
    display ads|do not sell*|do not share*|do not trade*|dont sell*|drittanbieter*|dritte|dritten|facebook ads|\
    facebook adv*|facebook audience*|facebook custom*|facebook opt*|google ads|interest based adv*|lookalike*|\
    matched audience*|meta ads|no trade|online ads|optin tiers|personalised ads|personalized ads|remarketing*|\
    retargeting*|sell data*|sell my*|share data*|social ads|targeted adv*|terceros|terze part*|terzi|third part*|\
    tierces parties|trade data*",
);

/// Whose messages, or to whom: nobody can tell.
pub(super) static PARTNER: Stems = Stems::of("affiliate*|partenaire*|partner*|socio*");

/// Says of mail that it is sent on paper.
pub(super) static BY_POST: Stems =
    Stems::of("by post|par la poste|per posta|por correo postal|postal|postale|via post");

// Which columns hold identifiers.

/// Words of e-mail addresses.
pub(super) static ADDRESS: Stems =
    Stems::of("correo*|courriel*|*email|e mail*|*emails|e post*|indirizzo mail*|*mailadress*|posta elettronica*");

/// What an address has beside itself: a name, a kind, a label.
pub(super) static ABOUT_ADDRESS: Stems = Stems::of(
    "\
    asunto|betreff|client|domain|format|host|label|*name|objet|praeferenz*|preferenc*|preferenze|server|subject|\
    typ|type|voorkeur*",
);

/// A post address beside its kind.
pub(super) static MAIL_START: Stems = Stems::of("mail*");

/// What stands behind [`MAIL_START`] in the name of an address.
pub(super) static ADDRESS_WORD: Stems = Stems::of("*addr|*address*|*adress*");

/// Digests of addresses. (A name has no digits here: `md5` is `md`.)
pub(super) static DIGEST: Stems =
    Stems::of("digest*|empreinte*|hachage|hash|hashed|hashes|*hashwert|hem|huella*|md|sha");

/// Domains, blocked or not.
pub(super) static DOMAIN: Stems = Stems::of("domaene*|*domain|domaine*|*domains|domein*|dominio*|sperrdomain*");

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 24] = [
    &EMAIL,
    &NEWSLETTER,
    &SURE_WAY,
    &ELECTRONIC,
    &PAPER,
    &MAIL,
    &SMS,
    &TEXT,
    &WAYS,
    &MOBILE,
    &PHONE,
    &FAX,
    &POST,
    &NO_POST,
    &MESSENGER,
    &TRADE,
    &PARTNER,
    &BY_POST,
    &ADDRESS,
    &ABOUT_ADDRESS,
    &MAIL_START,
    &ADDRESS_WORD,
    &DIGEST,
    &DOMAIN,
];
