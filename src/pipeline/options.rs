//! What the judgement of a list goes by: its columns, and how strict it is. Data only.

use std::ops::Range;

use crate::base::channel::Channels;
use crate::base::dialling::Dialling;
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
    /// Its first cells held no identifier: what is none there is no damaged one, and a row may lack it.
    pub is_doubtful: bool,
    /// The campaign goes there; else it only says who objects: what is no identifier there is no fault, and a row may lack it.
    pub is_addressed: bool,
}

impl IdentifierColumn {
    /// Whether a row without it cannot be judged.
    fn is_needed(&self) -> bool {
        self.is_addressed && !self.is_doubtful
    }
}

/// A column of the contact list that says who opted out, or in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// 0-based.
    pub index: usize,
    pub name: String,
    pub rule: OwnRule,
    /// The channels of an opt-in as its name has them: only a yes for the same ones takes its no away. None of a column that
    /// only the user calls one: its yes takes no other no away.
    pub topic: Option<Channels>,
    /// The user named it as the opt-in column of this campaign: its no always counts.
    pub decides: bool,
}

/// What the judge has to know about the list and the campaign.
#[derive(Clone, Debug)]
pub struct JudgeOptions {
    pub campaign: Campaign,
    pub matching: MatchWidth,
    pub ragged: Ragged,
    pub keep_duplicates: bool,
    /// The identifier columns, the one that is asked first before the others, and those of the campaign's channel before
    /// those of other channels.
    pub identifier_columns: Vec<IdentifierColumn>,
    /// Columns (0-based) of countries, and the country of rows that name none.
    pub country_columns: Vec<usize>,
    pub dialling: Dialling,
    /// A register wants to know them of people without a number, too.
    pub needs_countries: bool,
    /// The list's own columns, as the campaign's channel reads them.
    pub own_columns: Vec<OwnColumn>,
    /// Columns (0-based) in which no word is looked for: those that the user ignored.
    pub unsearched: Vec<usize>,
    /// Columns (0-based) about something else than messages to the person, which may be blocked or refused as well.
    pub about_else: Vec<usize>,
    /// Number of fields that most rows have.
    pub fields: usize,
    /// The most that a row may have: more than most where those leave out blank fields at their end.
    pub widest: usize,
}

#[cfg(test)]
impl JudgeOptions {
    /// Of a list with an e-mail column and another one.
    pub(super) fn of_emails() -> Self {
        let (name, kind) = ("email".to_owned(), IdentifierKind::Email);
        let column = IdentifierColumn { index: 0, name, kind, is_doubtful: false, is_addressed: true };
        Self {
            campaign: Campaign::default(),
            matching: MatchWidth::Loose,
            ragged: Ragged::Strict,
            keep_duplicates: false,
            identifier_columns: vec![column],
            country_columns: Vec::new(),
            dialling: Dialling::Unknown,
            needs_countries: false,
            own_columns: Vec::new(),
            unsearched: Vec::new(),
            about_else: Vec::new(),
            fields: 2,
            widest: 2,
        }
    }
}

impl JudgeOptions {
    /// The columns that are read: identifier columns, own columns, countries. A cell is asked for by its place in this list.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let identifiers = self.identifier_columns.iter().map(|column| column.index);
        let own = self.own_columns.iter().map(|column| column.index);
        let countries = self.country_columns.iter().filter(|_| self.reads_countries()).copied();
        identifiers.chain(own).chain(countries).collect()
    }

    /// Whether telephone numbers are looked up.
    #[must_use]
    pub fn reads_phones(&self) -> bool {
        self.identifier_columns.iter().any(|column| column.kind == IdentifierKind::Phone)
    }

    /// Whether the country of a row matters.
    #[must_use]
    pub fn reads_countries(&self) -> bool {
        self.reads_phones() || self.needs_countries
    }

    /// The places of the countries in [`JudgeOptions::wanted`].
    pub(super) fn country_places(&self) -> Range<usize> {
        let first = self.identifier_columns.len() + self.own_columns.len();
        first..first + self.country_columns.len()
    }

    /// Forgets the identifier columns that the campaign does not go to, for which `counts` does not speak.
    pub fn keep_addressed(&mut self, counts: impl Fn(IdentifierKind) -> bool) {
        let tells_country = |kind| self.needs_countries && kind == IdentifierKind::Phone;
        let columns = std::mem::take(&mut self.identifier_columns).into_iter();
        let is_kept =
            |column: &IdentifierColumn| column.is_addressed || counts(column.kind) || tells_country(column.kind);
        self.identifier_columns = columns.filter(is_kept).collect();
    }

    /// Whether a column (0-based) is looked up.
    #[must_use]
    pub fn looks_up(&self, index: usize) -> bool {
        self.identifier_columns.iter().any(|column| column.index == index)
    }

    /// The name of an identifier column.
    pub(super) fn identifier_name(&self, column: u16) -> &str {
        self.identifier_columns.get(usize::from(column)).map_or("", |column| &column.name)
    }

    /// The kind of an identifier column; without a number that of the primary one.
    pub(super) fn identifier_kind(&self, column: u16) -> IdentifierKind {
        self.identifier_columns.get(usize::from(column)).map_or(IdentifierKind::Email, |column| column.kind)
    }

    /// How the values of the own columns are read at the moment `at`.
    pub(super) fn reading(&self, at: i64) -> OwnReading {
        OwnReading { channel: self.campaign.channel, at }
    }

    /// Adds the columns `others` (0-based), in which a word objected, behind the own ones. `names` are those of all columns;
    /// a row that is too long has more of them.
    pub fn add_others(&mut self, others: &[usize], names: &[String]) {
        let others = others.iter().map(|index| OwnColumn {
            index: *index,
            name: names.get(*index).cloned().unwrap_or_else(|| format!("column {}", index + 1)),
            rule: self.other_rule(*index),
            topic: None,
            decides: false,
        });
        let others: Vec<_> = others.collect();
        self.own_columns.extend(others);
    }

    /// What the column with this number is called, of the own ones and all others behind them; `names` are those of all columns.
    #[must_use]
    pub fn column_name(&self, number: u16, names: &[String]) -> String {
        let number = usize::from(number);
        let own = self.own_columns.get(number).map(|column| column.name.clone());
        let other = || number.checked_sub(self.own_columns.len()).and_then(|index| names.get(index).cloned());
        own.or_else(other).unwrap_or_default()
    }

    /// How a cell of a column is read that is none of the list's own.
    pub(super) fn other_rule(&self, index: usize) -> OwnRule {
        OwnRule::of(if self.about_else.contains(&index) { OwnRole::AboutElse } else { OwnRole::Other })
    }

    /// Whether a row with this number of fields lacks none and has none too many.
    pub(super) fn is_whole(&self, fields: usize) -> bool {
        fields == self.fields || self.ragged == Ragged::Lenient && (self.fields..=self.widest).contains(&fields)
    }

    /// Whether a row with this number of fields has every column that is read.
    pub(super) fn has_all(&self, fields: usize) -> bool {
        let is_own = |column: &&OwnColumn| {
            !matches!(column.rule.role, OwnRole::Other | OwnRole::AboutElse | OwnRole::OtherChannel)
        };
        let own = self.own_columns.iter().filter(is_own).map(|column| column.index);
        let identifiers = self.identifier_columns.iter().filter(|column| column.is_needed()).map(|column| column.index);
        identifiers.chain(own).all(|index| index < fields)
    }
}
