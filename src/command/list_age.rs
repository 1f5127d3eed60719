//! How old a list may be: the limits of the settings, for lists of the store and for files. What has no date counts as
//! stale, and so does a list that is limited but not there.

use std::path::Path;

use anyhow::{Result, bail};

use crate::base::time;
use crate::store::Snapshot;

use super::context::Context;
use super::error::CommandError;
use super::list_file::as_of;
use super::run_settings::JudgeSettings;

/// Refuses lists that are older than the settings allow.
///
/// # Errors
/// When one is, or nobody knows how old it is, or it is no part of the run.
pub(super) fn refuse_stale(context: &Context, settings: &JudgeSettings, store: Option<&Snapshot>) -> Result<()> {
    for (name, &allowed) in &context.max_age_days {
        let stored = store.and_then(|store| store.lists().into_iter().find(|status| status.list.name == *name));
        let files = || settings.suppress.iter().map(|file| &file.path).filter(|path| is_called(path, name));
        if stored.is_none() && files().next().is_none() {
            bail!(CommandError::LimitedListMissing(name.clone()));
        }
        if let Some(status) = stored {
            check_stored(name, status.as_of, allowed)?;
        }
        for path in files() {
            let dated = "give it as a file whose time says when it was made";
            check(&path.display().to_string(), as_of(path), allowed, dated, "fetch a fresh one")?;
        }
    }
    Ok(())
}

/// Refuses a list of the store that is older than `allowed` days.
///
/// # Errors
/// When it is, or nobody knows how old it is, or the store has no such list.
pub(super) fn refuse_stale_list(store: &Snapshot, name: &str, allowed: u32) -> Result<()> {
    match store.lists().into_iter().find(|status| status.list.name == *name) {
        Some(status) => Ok(check_stored(name, status.as_of, allowed)?),
        None => bail!(CommandError::LimitedListMissing(name.to_owned())),
    }
}

fn check_stored(name: &str, as_of: Option<i64>, allowed: u32) -> Result<(), CommandError> {
    check(name, as_of, allowed, "import it again with --as-of DATE", "import a fresh one")
}

/// Whether a file bears the name of a list, endings aside.
fn is_called(path: &Path, name: &str) -> bool {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Age is counted in calendar days, from the start of the day for which the list speaks.
fn check(
    list: &str,
    as_of: Option<i64>,
    allowed: u32,
    dated: &'static str,
    fresh: &'static str,
) -> Result<(), CommandError> {
    let list = || list.to_owned();
    let Some(as_of) = as_of else { return Err(CommandError::AgeUnknown { list: list(), dated }) };
    let days = time::calendar_days(as_of, time::now());
    if days < -1 {
        return Err(CommandError::ListFromTheFuture { list: list(), as_of, dated });
    }
    if days > i64::from(allowed) {
        return Err(CommandError::TooOld { list: list(), days, as_of, allowed, fresh });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_called_by_the_name_of_its_file_without_endings() {
        for file in ["robinson", "robinson.csv", "lists/robinson.csv.gz"] {
            assert!(is_called(Path::new(file), "robinson"), "{file}");
        }
        for file in ["robinson2.csv", "my-robinson.csv", "robin", "-"] {
            assert!(!is_called(Path::new(file), "robinson"), "{file}");
        }
    }

    #[test]
    fn eight_calendar_days_break_a_limit_of_seven() {
        const DAY: i64 = time::SECONDS_PER_DAY;
        let today = time::now() - time::now().rem_euclid(DAY);
        let age = |as_of| check("x", Some(as_of), 7, "", "").is_ok();
        // Late on that day is not less old.
        assert!(!age(today - 7 * DAY - 1) && age(today - 7 * DAY));
        assert!(age(today + DAY) && !age(today + 2 * DAY + 1), "a day that has begun elsewhere");
    }
}
