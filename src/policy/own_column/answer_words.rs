//! Words that answer a question which somebody asked, plain: that of a text message, and that of a check against a list (more
//! of these: `register_answer`).

/// How people write that a check against a register or a list of objections found nothing, or that it was made.
pub(super) const FINE: &str = "\
    ok|okay|fine|good|safe|pass|passed|valid|eligible|approved|ok to call|safe to call|callable|can be called|whitelisted|done|\
    completed|checked|screened|scrubbed|erledigt|geprueft|abgeglichen|in ordnung|unauffaellig|unbedenklich|anrufbar|\
    kontaktierbar|bestanden|fait|verifie|controle|conforme|hecho|comprobado|verificado|apto|fatto|controllato|\
    verificato|idoneo|gedaan|gecontroleerd|akkoord";

/// What people answer to a text message that they want no more of (CTIA Messaging Principles, 5.1.3): in a cell by itself.
pub(super) const STOP: &str = "\
    stop|stopp|stop all|stopall|stop sms|sms stop|stopsms|stop please|stop texting|arret|arret sms";

/// The other words that count as such an answer (47 CFR 64.1200(a)(10)), and mean something else where nobody answers.
pub(super) const STOP_REPLY: &str = "\
    stopped|quit|cancel|cancel all|end|end all|revoke|opt out|optout|unsub|unsubscribe|gestoppt|arrete|detener|parar|\
    baja|fermare|basta|fin|ende|alto|annuler|arreter|cancelar|annulla|stoppen|afmelden|abmelden|please stop|bitte stop";

/// The first word of a longer answer of the sort: `Stop writing to me`.
pub(super) const STOP_FIRST: &str = "stop|stopp|stopall|arret|unsubscribe|unsub|quit|cancel|revoke|baja|basta";
