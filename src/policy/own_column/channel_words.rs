//! Words of channels in the cells of own columns. As in `words`, which says how they are written.

/// Words of a channel: `Sperre` = `Telefon` objects to calls only.
pub(super) const EMAIL: &str = "\
    email|emails|mailen|emailen|mail|mails|newsletter|courriel|correo|correo electronico|mailing|mailings";

pub(super) const POST: &str = "\
    post|brief|letter|postal|direct mail|briefpost|postwerbung|courrier|courrier postal|posta|correo postal|\
    print|postalisch|briefe|letters|mailing per post|per post|postsendung|postsendungen|postversand|briefwerbung|\
    lettre|lettres|voie postale|envoi postal|envois postaux|carta|cartas|correo ordinario|lettera|lettere|\
    posta ordinaria|posta cartacea|brieven|paper mail|snail mail|katalog|kataloge|catalog|catalogs|catalogue|\
    catalogues|prospekte";

pub(super) const PHONE: &str = "\
    phone|telefon|telephone|call|calls|anruf|anrufe|tel|appel|appels|telefono|telefoon|bellen|telefonisch|\
    phone call|phone calls|telephone call|telephone calls|telefonanruf|telefonanrufe|telefonat|telefonate|\
    telefonwerbung|telephonique|appel telephonique|appels telephoniques|llamada|llamadas|llamada telefonica|\
    llamadas telefonicas|telefonicamente|telefonata|chiamata|chiamate|chiamata telefonica|chiamate telefoniche|\
    telefoongesprek|telefoongesprekken|telemarketing|cold calls";

pub(super) const SMS: &str = "\
    sms|text|text message|text messages|textnachricht|textnachrichten|sms message|sms messages|kurznachricht|\
    kurznachrichten|texto|textos|mensaje de texto|mensajes de texto|mobile|mobil|handy";

pub(super) const FAX: &str = "fax|faxe|faxes|telefax|telecopie";

pub(super) const MESSENGER: &str = "\
    whatsapp|whatsapp messages|whatsapp nachrichten|messenger|signal|telegram|threema|viber|push|\
    push notifications|push nachrichten";

/// Stand between words of channels and name none: `Telefon und Post`, `nur SMS`.
pub(super) const BETWEEN_CHANNELS: &str = "\
    und|and|et|y|e|en|sowie|oder|or|ou|o|of|nur|only|seulement|uniquement|solo|alleen|just|per|via|by|\
    par|por|ueber|bei|auf|on|la|le|il|el|werbung|publicite|publicidad|pubblicita|reclame";

/// Behind a negation: text messages, calls. (`no text` may be said of a text, `no calls` of a month; who says `no phone` has none.)
pub(super) const TEXTS: &str = "\
    sms|sms messages|sms nachricht|sms nachrichten|text messages|texts|textnachrichten|werbe sms|sms werbung|textos|\
    mensajes de texto|sms please|sms bitte|more sms|more texts|more text messages";

pub(super) const CALLS: &str = "\
    anruf|anrufe|telefonanrufe|telefonate|telefonwerbung|werbeanrufe|phone calls|phone call|telephone calls|cold calls|\
    sales calls|marketing calls|more calls|calls please|appel|appels|d'appel|d'appels|appels commerciaux|\
    appels telephoniques|llamadas|llamadas comerciales|chiamate|chiamate commerciali|telefonate commerciali|\
    telefoontjes|oproepen|telemarketing";

/// Between a negation and a way: `not by phone`.
pub(super) const BY_WAY: &str = "by|via|per|par|por|door|over|ueber|mit|through";
