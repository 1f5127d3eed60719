//! Words that answer a question which somebody asked, plain: that of a text message, and that of a check against a list (more
//! of these: `register_answer`).

/// What a check against a list of objections gives where it finds nobody, in any column of objections.
pub(super) const NOT_LISTED: &str = "\
    clear|clean|not found|not listed|no match|no matches|no hit|no record|no record found|unlisted|not on list|not on the list|\
    not on register|not on the register|nicht gelistet|nicht auf der liste|kein treffer|nicht gefunden|non presente|\
    nessun riscontro|non trouve|non liste|no encontrado|niet gevonden";

/// How people write that a register has nothing against a call.
pub(super) const FINE: &str = "\
    ok|okay|safe|pass|passed|ok to call|safe to call|callable|can be called|unauffaellig|unbedenklich|anrufbar|kontaktierbar|\
    bestanden";

/// How they write, where a register was looked at, that this was done, or that all is well.
pub(super) const DONE: &str = "\
    fine|good|valid|eligible|approved|whitelisted|done|completed|checked|screened|scrubbed|erledigt|geprueft|abgeglichen|\
    in ordnung|fait|verifie|controle|conforme|hecho|comprobado|verificado|apto|fatto|controllato|verificato|idoneo|gedaan|\
    gecontroleerd|akkoord";

/// How they write that it has something against it.
pub(super) const NOT_FINE: &str =
    "ko|fail|failed|flagged|do not call|nicht bestanden|durchgefallen|echec|fallo|fallito";

/// Before what is fine: it is not.
pub(super) const NOT: &str = "not|no|nicht|non|pas|niet|nie";

/// What people answer to a text message that they want no more of (CTIA Messaging Principles, 5.1.3): in a cell by itself.
pub(super) const STOP: &str = "\
    stop|stopp|stop all|stopall|stop sms|sms stop|stopsms|stop please|stop texting|arret|arret sms";

/// The other words that count as such an answer (47 CFR 64.1200(a)(10)), and mean something else where nobody answers.
pub(super) const STOP_REPLY: &str = "\
    stopped|quit|cancel|cancel all|end|end all|revoke|opt out|optout|unsub|unsubscribe|gestoppt|arrete|detener|parar|\
    stop promo|stop promos|promo stop|stop werbung|desuscribir|desuscribirme|disiscrivimi|baja|fermare|annuler|arreter|cancelar|annulla|stoppen|afmelden|abmelden|please stop|bitte stop";

/// Words that stop only where they are an answer.
pub(super) const STOP_ANSWER: &str = "\
    basta|fin|ende|alto|remove me|please remove|no more texts|no more|out|cancelled|leave me alone|abmeldung|abbestellen|\
    austragen|loeschen|desabonnement|desabonner|se desabonner|desabonnez moi|desinscription|desinscrire|desabo|disiscrivi|\
    cancella|cancellami|rimuovere|dar de baja|darse de baja|uitschrijven|uitschrijving|uit|af|nein danke|wrong number|\
    falsche nummer";

/// The first word of a longer answer of the sort: `Stop writing to me`.
pub(super) const STOP_FIRST: &str = "stop|stopp|stopall|stoppen|arret|unsubscribe|unsub";

/// Before it.
pub(super) const POLITE: &str = "please|pls|plz|ok|okay|bitte|svp|hi|hello|hallo|just";
