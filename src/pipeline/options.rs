//! What the judgement of a list goes by: its columns, and how strict it is. Data only.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::policy::campaign::Campaign;
use crate::policy::own_column::OwnReading;

/// How far an opt-out reaches around the identifier as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchWidth {
    /// Also plus-tags and gmail dots, in every direction.
    Loose,
    Exact,
}

/// What becomes of rows with more or fewer fields than most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ragged {
    /// Judged if everything that is read is there, and what there is too much of is blank.
    Lenient,
    /// Rejected.
    Strict,
}

/// A column of the contact list that says who a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifierColumn {
    /// 0-based.
    pub index: usize,
    pub name: String,
    pub kind: IdentifierKind,
}

/// A column of the contact list that says who opted out, or in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// 0-based.
    pub index: usize,
    pub name: String,
    pub rule: OwnRule,
    /// The user named it as the opt-in column of this campaign.
    pub decides: bool,
}

/// What the judge has to know about the list and the campaign.
#[derive(Clone, Debug)]
pub struct JudgeOptions {
    pub campaign: Campaign,
    pub matching: MatchWidth,
    pub ragged: Ragged,
    pub keep_duplicates: bool,
    /// The identifier columns of the campaign's channel, the one that is asked first before the others.
    pub identifier_columns: Vec<IdentifierColumn>,
    /// The list's own columns, as the campaign's channel reads them.
    pub own_columns: Vec<OwnColumn>,
    /// Columns in which no word is looked for: those that the user ignored, and those about something else.
    pub unsearched: Vec<usize>,
    /// Number of fields that a row should have.
    pub fields: usize,
}

#[cfg(test)]
impl JudgeOptions {
    /// Of a list with an e-mail column and another one.
    pub(super) fn of_emails() -> Self {
        let column = IdentifierColumn { index: 0, name: "email".to_owned(), kind: IdentifierKind::Email };
        Self {
            campaign: Campaign::default(),
            matching: MatchWidth::Loose,
            ragged: Ragged::Strict,
            keep_duplicates: false,
            identifier_columns: vec![column],
            own_columns: Vec::new(),
            unsearched: Vec::new(),
            fields: 2,
        }
    }
}

impl JudgeOptions {
    /// The columns that are read, identifier columns first. A cell is asked for by its place in this list.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let identifiers = self.identifier_columns.iter().map(|column| column.index);
        identifiers.chain(self.own_columns.iter().map(|column| column.index)).collect()
    }

    /// The name of an identifier column.
    pub(super) fn identifier_name(&self, column: u16) -> &str {
        self.identifier_columns.get(usize::from(column)).map_or("", |column| &column.name)
    }

    /// How the values of the own columns are read at the moment `at`.
    pub(super) fn reading(&self, at: i64) -> OwnReading {
        OwnReading { channel: self.campaign.channel, at }
    }

    /// Adds the columns `others` (0-based), in which a word objected, behind the own ones. `names` are those of all columns.
    pub fn add_others(&mut self, others: &[usize], names: &[String]) {
        self.own_columns.extend(others.iter().map(|index| OwnColumn {
            index: *index,
            name: names.get(*index).cloned().unwrap_or_default(),
            rule: OwnRule::of(OwnRole::Other),
            decides: false,
        }));
    }

    /// Whether a row with this number of fields has every column that is read.
    pub(super) fn has_all(&self, fields: usize) -> bool {
        let is_own = |column: &&OwnColumn| !matches!(column.rule.role, OwnRole::Other | OwnRole::OtherChannel);
        let own = self.own_columns.iter().filter(is_own).map(|column| column.index);
        self.identifier_columns.iter().map(|column| column.index).chain(own).all(|index| index < fields)
    }
}
