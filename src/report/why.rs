//! Everything known about one person, and what a campaign would decide. Data only; never repeats the identifier.

use serde::Serialize;

use super::given::GivenIdentifier;
use super::rollback::Rollback;

/// The JSON contract `scrub.why/1`; fields are only ever added.
#[derive(Debug, Serialize)]
pub struct WhyReport {
    pub schema: &'static str,
    /// What kind of identifier was given.
    pub identifier: GivenIdentifier,
    pub entries: Vec<ReportedEntry>,
    /// What was done by hand, in order.
    pub events: Vec<ReportedEvent>,
    pub campaign: AskedCampaign,
    /// Whether the campaign may send to it, as far as suppression goes.
    pub kept: bool,
    /// The registers in the store that do not speak of it.
    pub unscreened: Vec<&'static str>,
    /// Reason codes, gravest first.
    pub reasons: Vec<&'static str>,
    /// The same for every other channel that reaches it, where nobody said which one is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_channels: Vec<ChannelVerdict>,
    /// That the store is not what a mark says it has been, if it is not: more may have been known.
    pub rolled_back: Option<Rollback>,
}

/// The campaign for which it was decided.
#[derive(Debug, Serialize)]
pub struct AskedCampaign {
    pub channel: &'static str,
    pub purposes: Vec<String>,
}

/// What is decided on one channel. Fields as in [`WhyReport`].
#[derive(Debug, Serialize)]
pub struct ChannelVerdict {
    pub channel: &'static str,
    pub kept: bool,
    pub unscreened: Vec<&'static str>,
    pub reasons: Vec<&'static str>,
}

/// One entry that speaks of the person.
#[derive(Debug, Serialize)]
pub struct ReportedEntry {
    pub list: String,
    pub kind: &'static str,
    pub register: Option<String>,
    /// The register was asked, and does not list it: the entry forbids nothing.
    #[serde(rename = "not_listed", skip_serializing_if = "std::ops::Not::not")]
    pub is_cleared: bool,
    pub channels: String,
    pub purposes: Vec<String>,
    /// Which normal form matched.
    pub form: MatchedForm,
    pub state: EntryState,
    /// The batch that ended it, with its day and reason.
    pub ended_by: Option<Ending>,
    /// The batch of the full list that no longer has the entry, which stays in force.
    pub missing_since_batch: Option<u32>,
    /// Day of the fact, if a source says so: the latest, where several do.
    pub date: Option<String>,
    /// Whether that is the day of one source, or of lists only; events have their own.
    #[serde(skip)]
    pub is_dated: bool,
    pub first_seen: String,
    pub first_batch: u32,
    pub last_batch: u32,
    /// Source file of the first batch, and the line in it.
    pub source: Option<String>,
    pub line: u32,
    /// How it came in and who took it down, if one event is all there is to it.
    pub via: Option<String>,
    pub agent: Option<String>,
    /// The reason code it gives against the campaign.
    pub reason: Option<&'static str>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryState {
    #[serde(rename = "in force")]
    InForce,
    Lifted,
    Undone,
    /// A full list of a kind that forgets no longer has it.
    Vanished,
}

/// The recipe by which an entry matched, and whether through a loose form.
#[derive(Clone, Copy, Debug)]
pub struct MatchedForm {
    pub recipe: &'static str,
    pub loose: bool,
}

/// One `add` or `lift` that speaks of the person.
#[derive(Debug, Serialize)]
pub struct ReportedEvent {
    pub action: &'static str,
    pub batch: u32,
    /// When the objection came in, or the lift was made.
    pub date: String,
    pub list: String,
    pub via: Option<String>,
    pub agent: Option<String>,
    pub reason: Option<String>,
    pub undone_by: Option<Ending>,
}

/// The batch that ended an entry or an event.
#[derive(Debug, Serialize)]
pub struct Ending {
    pub batch: u32,
    pub date: String,
    pub reason: Option<String>,
}
