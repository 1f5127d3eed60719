//! What the judgement of a list goes by: its columns, and how strict it is. Data only.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::OwnRule;
use crate::policy::campaign::Campaign;

/// How far an opt-out reaches around the identifier as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchWidth {
    /// Also plus-tags and gmail dots, in every direction.
    Loose,
    Exact,
}

/// What becomes of rows that lack fields at their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortRows {
    Reject,
    /// Kept if they hold every identifier and opt-out column.
    Keep,
}

/// A column of the contact list that says who a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifierColumn {
    /// 0-based.
    pub index: usize,
    pub name: String,
    pub kind: IdentifierKind,
}

/// A column of the contact list that says who opted out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// 0-based.
    pub index: usize,
    pub name: String,
    pub rule: OwnRule,
}

/// What the judge has to know about the list and the campaign.
#[derive(Clone, Debug)]
pub struct JudgeOptions {
    pub campaign: Campaign,
    pub matching: MatchWidth,
    pub short_rows: ShortRows,
    pub keep_duplicates: bool,
    /// The identifier columns of the campaign's channel, the one that is asked first before the others.
    pub identifier_columns: Vec<IdentifierColumn>,
    /// The list's own columns that speak for the campaign's channel.
    pub own_columns: Vec<OwnColumn>,
    /// Number of fields that a row must have.
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
            short_rows: ShortRows::Reject,
            keep_duplicates: false,
            identifier_columns: vec![column],
            own_columns: Vec::new(),
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

    /// Whether a row with this number of fields may be read at all.
    pub(super) fn accepts(&self, fields: usize) -> bool {
        fields == self.fields || (self.short_rows == ShortRows::Keep && self.is_short(fields))
    }

    /// The name of an identifier column.
    pub(super) fn identifier_name(&self, column: u16) -> &str {
        self.identifier_columns.get(usize::from(column)).map_or("", |column| &column.name)
    }

    /// Whether a row with this number of fields lacks columns, but none that is needed.
    pub(super) fn is_short(&self, fields: usize) -> bool {
        fields < self.fields && self.wanted().iter().all(|index| *index < fields)
    }
}
