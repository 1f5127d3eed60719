//! Reads a file of `--suppress`: as a whole, or of an export of subscribers the rows that do not say yes. Which it is only
//! the whole file tells, so one with own columns is read twice; a pipe, which cannot be, is refused unless every row counts.

use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::list_kind::ListKind;
use crate::identity::match_key::Keyer;
use crate::intake::entry::ListEntry;
use crate::intake::list::read_list;
use crate::intake::options::ListOptions;
use crate::intake::row_choice::RowChoice;
use crate::intake::standing::Standing;
use crate::intake::summary::ListSummary;
use crate::store::RunLists;

use super::contact_list::{can_be_read_again, open_list};
use super::context::Context;
use super::entries::new_entry;
use super::error::CommandError;
use super::own_cells::cell_reader;
use super::run_settings::JudgeSettings;
use super::suppress_file::SuppressKind;

/// What does not change from file to file.
pub(super) struct SuppressReading<'a> {
    pub context: &'a Context,
    pub settings: &'a JudgeSettings,
    pub keyer: &'a Keyer,
    /// Takes the entries, as those of the list that was started last.
    pub run: &'a RunLists,
}

impl SuppressReading<'_> {
    /// Reads the file `path`, of which the user says that it is `kind`.
    ///
    /// # Errors
    /// When the list cannot be trusted, or nobody can tell which of its rows are meant.
    pub(super) fn read(&self, path: &Path, kind: Option<SuppressKind>, options: &ListOptions) -> Result<ListSummary> {
        // Objections on other channels do not count.
        let cells = cell_reader(Some(self.settings.campaign.channel));
        let are_bounces = kind == Some(SuppressKind::List(ListKind::Bounce));
        let speaks_of_one = are_bounces || kind == Some(SuppressKind::List(ListKind::Register));
        let read = |rows| self.read_rows(path, &ListOptions { rows, are_bounces, speaks_of_one, ..options.clone() });
        match kind {
            Some(SuppressKind::List(_)) => return read(RowChoice::EveryCounted(cells)),
            Some(SuppressKind::Contacts) => return read(RowChoice::Objecting(cells)),
            None => {}
        }
        if !can_be_read_again(path) {
            let whole = read(RowChoice::EveryCounted(cells))?;
            ensure!(whole.rows.standing() == Standing::Leavers, CommandError::unclear_rows(path, &whole));
            return Ok(whole);
        }
        let weighed = read(RowChoice::Weighed(cells))?;
        if !weighed.only_weighed {
            return Ok(weighed);
        }
        let again = match weighed.rows.standing() {
            Standing::Leavers => read(RowChoice::EveryCounted(cells))?,
            Standing::Subscribers => read(RowChoice::NotSubscribed(cells))?,
            Standing::Unclear => bail!(CommandError::unclear_rows(path, &weighed)),
        };
        ensure!(again.source.digest == weighed.source.digest, CommandError::SuppressionListChanged(path.to_owned()));
        Ok(again)
    }

    fn read_rows(&self, path: &Path, options: &ListOptions) -> Result<ListSummary> {
        let Self { context, settings, keyer, run } = *self;
        let push = |entries: &[ListEntry]| run.push(entries.iter().map(new_entry)).map_err(anyhow::Error::from);
        let name = path.display().to_string();
        let source = open_list(path, settings.table.digest, &context.cancel);
        source
            .and_then(|source| read_list(source, &name, options, keyer, &context.cancel, &push))
            .with_context(|| format!("cannot use the suppression list {name}"))
    }
}
