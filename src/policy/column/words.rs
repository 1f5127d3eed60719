//! The words of opt-out and status columns, all in lower case and with blanks for `_` and dashes. Not how they are
//! looked for.

/// What people, spreadsheets and databases write for "nothing", plain (see `Plain`).
pub(super) const EMPTY: [&str; 18] = [
    "",
    "null",
    "(null)",
    "nil",
    "none",
    "undefined",
    "nan",
    "\\n",
    "n/a",
    "#n/a",
    "#nv",
    "na",
    "n.a",
    "n. a",
    "k.a",
    "k. a",
    "keine angabe",
    "ohne angabe",
];

/// An explicit no, in the languages of the alias table. Numeric zeros are one, too.
pub(super) const NO: [&str; 16] = [
    "no", "n", "false", "f", "nein", "falsch", "non", "faux", "never", "nie", "jamais", "kein", "keine", "keiner",
    "aucun", "aucune",
];

/// An explicit yes: in a status column somebody who is subscribed.
pub(super) const YES: [&str; 11] = ["yes", "y", "true", "t", "1", "ja", "j", "wahr", "oui", "o", "vrai"];

/// Words that can only mean that somebody is subscribed, even in a column about the contrary.
pub(super) const SUBSCRIBED: [&str; 12] = [
    "subscribed",
    "subscriber",
    "active subscriber",
    "opted in",
    "optin",
    "opt in",
    "double opt in",
    "doi",
    "abonniert",
    "angemeldet",
    "abonné",
    "abonne",
];

/// Further status words of people who may be written to. In an opt-out column they may as well be about the opt-out: a
/// `Werbesperre` that is `aktiv`, a `Widerspruch` that is `bestätigt`, a `Bloctel` that is `inscrit`.
pub(super) const ACTIVE: [&str; 21] = [
    "active",
    "aktiv",
    "actif",
    "actif(ve)",
    "actif/ve",
    "actif/active",
    "enabled",
    "confirmed",
    "valid",
    "ok",
    "verified",
    "deliverable",
    "bestätigt",
    "bestaetigt",
    "eingetragen",
    "zustellbar",
    "inscrit",
    "inscrite",
    "confirmé",
    "confirmée",
    "confirme",
];

/// What an active status may begin with: `aktiv seit 2024`.
pub(super) const BEGINS_ACTIVE: [&str; 4] = ["aktiv", "aktiviert", "active", "actif"];
/// The same of words that can only mean that somebody is subscribed: `opt-in bestätigt`.
pub(super) const BEGINS_SUBSCRIBED: [&str; 7] =
    ["opt in", "optin", "double opt in", "double optin", "subscribed", "abonniert", "angemeldet"];

/// Further words that take an active beginning back: `opt-in requested`, `aktiv bis 2020`. Besides [`NO`], [`LEFT`].
pub(super) const DOUBT: [&str; 44] = [
    "0",
    "not",
    "nicht",
    "pas",
    "prüfung",
    "inaktiv",
    "inactive",
    "pending",
    "waiting",
    "requested",
    "sent",
    "required",
    "missing",
    "expired",
    "revoked",
    "withdrawn",
    "refused",
    "declined",
    "denied",
    "rejected",
    "failed",
    "until",
    "ended",
    "paused",
    "unconfirmed",
    "unbestätigt",
    "ausstehend",
    "offen",
    "angefordert",
    "angefragt",
    "versendet",
    "verschickt",
    "gesendet",
    "fehlt",
    "fehlend",
    "abgelaufen",
    "widerrufen",
    "abgelehnt",
    "verweigert",
    "bis",
    "beendet",
    "pausiert",
    "attente",
    "jusqu",
];

/// Parts of status words of people who left, plain, in any spelling around them.
pub(super) const LEFT: [&str; 22] = [
    "unsub",
    "opted out",
    "optedout",
    "optout",
    "opt out",
    "abgemeldet",
    "abbestellt",
    "ausgetragen",
    "gesperrt",
    "widerspr",
    "désinscrit",
    "desinscrit",
    "désabonn",
    "desabonn",
    "bounce",
    "cleaned",
    "complain",
    "spam",
    "abuse",
    "block",
    "blacklist",
    "do not",
];
