//! What there is to say about every reason, as `scrub rule` tells it: where it comes from, what lifts it, what to do. Which
//! reasons there are, and in which order, says `reason`.

use serde::Serialize;

/// What `scrub rule CODE` tells about one reason, as JSON too.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rule {
    pub code: &'static str,
    /// Lower is graver; the gravest reason of a row is its primary one.
    pub precedence: u16,
    /// One sentence: what was found.
    pub meaning: &'static str,
    /// Why that forbids sending: the law, or the rule of this tool.
    pub source: &'static str,
    /// What would make the row sendable again.
    pub lifted_by: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

pub(super) const GATE_REGISTER_MISSING: Rule = Rule {
    code: "gate.register-missing",
    precedence: 110,
    meaning: "A register that the store has a list of does not speak of this number or address: it lies outside the area codes that were loaded, or nobody asked the register about it, or too long ago.",
    source: "47 CFR 64.1200(c) (US), DPR 26/2022 (IT), LOPDGDD Art. 23.4 (ES): who was not screened is not clean",
    lifted_by: "a list of the register that covers it, or a fresh answer",
    advice: "Load the missing area codes, or ask again: `scrub register ask ID LIST -o FILE`, then `scrub import FILE --kind register --register ID --list NAME --answers`.",
};

pub(super) const OPTOUT_GLOBAL: Rule = Rule {
    code: "optout.global",
    precedence: 300,
    meaning: "The person objected to all direct marketing.",
    source: "GDPR Art. 21(2)-(3); UWG § 7(1) sentence 2",
    lifted_by: "a new consent of the person, and only for what it covers",
    advice: "Do not contact. `scrub why -` shows which list, when and from which line. If the entry is wrong, `scrub lift` with a reason.",
};

pub(super) const OPTOUT_CHANNEL: Rule = Rule {
    code: "optout.channel",
    precedence: 310,
    meaning: "The person opted out of this channel, for example by an unsubscribe link.",
    source: "GDPR Art. 21; UWG § 7(3) no. 3",
    lifted_by: "a new consent that names the channel",
    advice: "Do not contact on this channel.",
};

pub(super) const OPTOUT_COLUMN: Rule = Rule {
    code: "optout.column",
    precedence: 312,
    meaning: "An opt-out or status column of the contact list itself says no, in this row or in another row of the same person.",
    source: "GDPR Art. 21: an objection that the sender has in hand counts, wherever it is kept",
    lifted_by: "correcting the column at its source",
    advice: "Load these rows into the store, so that other exports honour them too: `scrub import LIST --only-objections --list NAME --kind optout`. If the column means something else, `--ignore-column NAME`.",
};

pub(super) const OPTOUT_PURPOSE: Rule = Rule {
    code: "optout.purpose",
    precedence: 315,
    meaning: "The person opted out of this purpose; a campaign that names no purpose is hit by every such opt-out.",
    source: "GDPR Art. 21; UWG § 7(3)",
    lifted_by: "a new consent that names the purpose",
    advice: "Name what the campaign is about with `--purpose`, if it is something else.",
};

pub(super) const OPTOUT_COMPLAINT: Rule = Rule {
    code: "optout.complaint",
    precedence: 330,
    meaning: "The person complained: spam button, feedback loop or authority.",
    source: "GDPR Art. 21; UWG § 7(1)",
    lifted_by: "a new consent of the person",
    advice: "Do not contact.",
};

pub(super) const OPTOUT_DOMAIN: Rule = Rule {
    code: "optout.domain",
    precedence: 335,
    meaning: "A whole domain objected, or a pattern of addresses: no mail to any of them.",
    source: "UWG § 7(1); domain entries as in the Austrian ECG list (ECG § 7)",
    lifted_by: "withdrawal by the owner of the domain",
    advice: "Do not contact anybody at this domain.",
};

pub(super) const REGISTER_RPO: Rule = Rule {
    code: "register.rpo",
    precedence: 500,
    meaning: "The number is in the Italian register of objections (Registro Pubblico delle Opposizioni).",
    source: "D.P.R. 26/2022; D.Lgs. 196/2003 Art. 130(3-bis)",
    lifted_by: "a consent given after the listing, or a running contract",
    advice: "Do not call. Ask the register again before each campaign: an answer counts 15 days.",
};

pub(super) const REGISTER_CTPS: Rule = Rule {
    code: "register.ctps",
    precedence: 505,
    meaning: "The number is in the Corporate Telephone Preference Service of the United Kingdom.",
    source: "PECR 2003 reg. 21(1)(b), (4)",
    lifted_by: "a consent to calls by this sender, of any date",
    advice: "Do not call. Refresh the register every 28 days.",
};

pub(super) const REGISTER_TPS: Rule = Rule {
    code: "register.tps",
    precedence: 505,
    meaning: "The number is in the Telephone Preference Service of the United Kingdom.",
    source: "PECR 2003 reg. 21(1)(b), (4)",
    lifted_by: "a consent to calls by this sender, of any date",
    advice: "Do not call. Refresh the register every 28 days.",
};

pub(super) const REGISTER_CA_DNCL: Rule = Rule {
    code: "register.ca-dncl",
    precedence: 510,
    meaning: "The number is in the Canadian National Do Not Call List.",
    source: "CRTC Unsolicited Telecommunications Rules",
    lifted_by: "an express consent, or a business relationship within its term",
    advice: "Do not call. Refresh the list every 31 days.",
};

pub(super) const REGISTER_US_DNC: Rule = Rule {
    code: "register.us-dnc",
    precedence: 510,
    meaning: "The number is in the National Do Not Call Registry of the United States.",
    source: "47 CFR 64.1200(c)(2); 16 CFR 310.4(b)(1)(iii)(B)",
    lifted_by: "a signed consent, or a business relationship within its term",
    advice: "Do not call. Refresh the registry every 31 days.",
};

pub(super) const REGISTER_ECG: Rule = Rule {
    code: "register.ecg",
    precedence: 515,
    meaning: "The address, or its domain, is on the Austrian ECG list.",
    source: "ECG § 7; TKG 2021 § 174(4) no. 4",
    lifted_by: "a consent of the person, of any date",
    advice: "Do not send. Refresh the list before each campaign.",
};

pub(super) const REGISTER_ROBINSON_ES: Rule = Rule {
    code: "register.robinson-es",
    precedence: 520,
    meaning: "The person is on the Spanish Lista Robinson.",
    source: "LOPDGDD Art. 23.4",
    lifted_by: "a consent of the person",
    advice: "Do not contact. Ask the list again before each campaign.",
};

pub(super) const REGISTER_CH_STAR: Rule = Rule {
    code: "register.ch-star",
    precedence: 525,
    meaning: "The number has an asterisk in the Swiss directory, or is not in it.",
    source: "CH UWG Art. 3(1)(u)",
    lifted_by: "a consent, or a business relationship",
    advice: "Do not call.",
};

pub(super) const REGISTER_BLOCTEL: Rule = Rule {
    code: "register.bloctel",
    precedence: 530,
    meaning: "The number was on the French Bloctel list, which ended on 2026-08-10; since then calls need a consent.",
    source: "Code de la consommation L.223-1 as in force until 2026-08-10",
    lifted_by: "a consent, or a running contract",
    advice: "Do not call.",
};

pub(super) const REGISTER_VOLUNTARY: Rule = Rule {
    code: "register.voluntary",
    precedence: 535,
    meaning: "The person is on a voluntary do-not-contact register, or on one of which no id was given.",
    source: "self-regulation (Robinson lists); treated as blocking as long as no policy says otherwise",
    lifted_by: "a consent to this sender",
    advice: "Do not contact. Refresh the register before each campaign.",
};

pub(super) const ROW_MALFORMED: Rule = Rule {
    code: "row.malformed",
    precedence: 795,
    meaning: "The row has too few or too many fields, or holds other rows inside quotes, so its columns cannot be trusted.",
    source: "fail closed: a row that cannot be understood is never sent",
    lifted_by: "repairing the row at its source",
    advice: "Look at the row in the rejects: a delimiter that is not quoted, a quote that never closes, a row that was cut off. Repair it and run again.",
};

pub(super) const IDENTITY_MISSING: Rule = Rule {
    code: "identity.missing",
    precedence: 800,
    meaning: "No column of the row holds an address, or number, of the campaign's channel.",
    source: "fail closed: who is not known cannot be checked",
    lifted_by: "an address or number in the row",
    advice: "Fill it in, or leave the row out.",
};

pub(super) const IDENTITY_UNMATCHABLE: Rule = Rule {
    code: "identity.unmatchable",
    precedence: 800,
    meaning: "The cell cannot be read as an address or number, so it cannot be checked against any list.",
    source: "fail closed: who is not known cannot be checked",
    lifted_by: "correcting the cell",
    advice: "The detail `why=` says what is wrong with the cell. Correct it at its source.",
};

pub(super) const IDENTITY_WRONG_KIND: Rule = Rule {
    code: "identity.wrong-kind",
    precedence: 800,
    meaning: "The only numbers of the row are fixed lines, which no text message reaches.",
    source: "the numbering plan of the number's country",
    lifted_by: "a mobile number in the row",
    advice: "Call instead (`--channel phone`), or fill in a mobile number.",
};

pub(super) const DELIVER_REASSIGNED: Rule = Rule {
    code: "deliver.reassigned",
    precedence: 810,
    meaning: "The number belongs to somebody else by now, or to nobody.",
    source: "47 CFR 64.1200(m); GDPR Art. 5(1)(d)",
    lifted_by: "a new consent of the new owner; the old one never does",
    advice: "Remove the number at its source.",
};

pub(super) const DELIVER_HARD_BOUNCE: Rule = Rule {
    code: "deliver.hard-bounce",
    precedence: 815,
    meaning: "Mail to this address failed for good.",
    source: "GDPR Art. 5(1)(d): keep data accurate",
    lifted_by: "proof that the address works again; a consent alone never does",
    advice: "Remove the address at its source.",
};

pub(super) const DUP_IN_LIST: Rule = Rule {
    code: "dup.in-list",
    precedence: 950,
    meaning: "An earlier row of the list has the same primary address or number and is kept.",
    source: "nobody should get the same message twice",
    lifted_by: "removing the other row, or `--keep-duplicates`",
    advice: "The detail `line=` names the row that is kept.",
};
