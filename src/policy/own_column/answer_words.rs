//! Words that answer a question which somebody asked, plain: that of a text message, and that of a check against a list.

/// What a check against a register or a list of objections gives where it finds nobody.
pub(super) const NOT_LISTED: &str = "\
    clear|clean|not found|not listed|no match|no matches|no hit|no record|no record found|unlisted|not on list|not on the list|\
    not on register|not on the register|nicht gelistet|nicht auf der liste|kein treffer|nicht gefunden|non presente|\
    nessun riscontro|non trouve|non liste|no encontrado|niet gevonden";

/// What people answer to a text message that they want no more of (CTIA Messaging Principles, 5.1.3): in a cell by itself.
pub(super) const STOP: &str = "stop|stopp|stop all|stopall|stop sms|sms stop|stopsms|arret";
