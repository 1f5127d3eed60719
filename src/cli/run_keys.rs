//! What scrub.toml says of every run, at its top, or of one campaign: lists, limits, how rows are read. A flag of the same
//! name wins; but lists add up, because one that the settings name must not drop out for one that a flag names.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::base::row_limit::RowLimit;
use crate::command::code_prefix::CodePrefix;
use crate::command::suppress_file::SuppressFile;
use crate::pipeline::Ragged;

/// The keys as they are written.
pub(super) struct WrittenKeys<'a> {
    pub(super) suppress: &'a [String],
    pub(super) max_rejects: Option<&'a toml::Value>,
    pub(super) min_kept: Option<u64>,
    pub(super) ragged: Option<&'a str>,
    pub(super) fail_on: &'a [String],
}

/// What they mean.
#[derive(Clone, Debug, Default)]
pub(super) struct RunKeys {
    pub(super) suppress: Vec<SuppressFile>,
    pub(super) max_rejects: Option<RowLimit>,
    pub(super) min_kept: Option<u64>,
    pub(super) ragged: Option<Ragged>,
    pub(super) fail_on: Vec<CodePrefix>,
}

impl RunKeys {
    /// `dir` is that of the settings file: paths are relative to it.
    ///
    /// # Errors
    /// When a value is none of its key.
    pub(super) fn read(written: &WrittenKeys<'_>, dir: &Path) -> Result<Self> {
        Ok(Self {
            suppress: written.suppress.iter().map(|text| suppress_file(text, dir)).collect::<Result<_>>()?,
            max_rejects: written.max_rejects.map(row_limit).transpose().context("max-rejects")?,
            min_kept: written.min_kept,
            ragged: written.ragged.map(ragged).transpose().context("ragged")?,
            fail_on: written.fail_on.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("fail-on")?,
        })
    }

    /// These keys of a campaign over those of every run.
    #[must_use]
    pub(super) fn over(self, every: &Self) -> Self {
        let mut suppress = every.suppress.clone();
        suppress.extend(self.suppress);
        Self {
            suppress,
            max_rejects: self.max_rejects.or(every.max_rejects),
            min_kept: self.min_kept.or(every.min_kept),
            ragged: self.ragged.or(every.ragged),
            fail_on: if self.fail_on.is_empty() { every.fail_on.clone() } else { self.fail_on },
        }
    }

    /// The lists of a run for which flags name `flagged`. What a flag says of a file that is named here too wins.
    #[must_use]
    pub(super) fn suppress_with(&self, flagged: &[SuppressFile]) -> Vec<SuppressFile> {
        let mut all: Vec<SuppressFile> = flagged.to_vec();
        for file in &self.suppress {
            if !all.iter().any(|known| is_same(&known.path, &file.path)) {
                all.push(file.clone());
            }
        }
        all
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

fn suppress_file(text: &str, dir: &Path) -> Result<SuppressFile> {
    let SuppressFile { path, kind } = SuppressFile::from(std::ffi::OsString::from(text));
    if path == Path::new("-") || path == PathBuf::new() {
        bail!("suppress: name files; standard input is for --suppress -");
    }
    Ok(SuppressFile { path: dir.join(path), kind })
}

fn row_limit(value: &toml::Value) -> Result<RowLimit> {
    let text = match value {
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::String(text) => text.clone(),
        _ => bail!("write a number such as 25 or a share such as \"2%\""),
    };
    Ok(text.parse()?)
}

fn ragged(text: &str) -> Result<Ragged> {
    match text {
        "lenient" => Ok(Ragged::Lenient),
        "strict" => Ok(Ragged::Strict),
        _ => bail!("write \"lenient\" or \"strict\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: WrittenKeys<'_> =
        WrittenKeys { suppress: &[], max_rejects: None, min_kept: None, ragged: None, fail_on: &[] };

    #[test]
    fn lists_add_up_and_limits_do_not() {
        let dir = Path::new("/etc/scrub");
        let (all, own) = (["bounce:b.csv".to_owned()], ["o.csv".to_owned()]);
        let limit = toml::Value::String("2%".to_owned());
        let every = WrittenKeys { suppress: &all, max_rejects: Some(&limit), min_kept: Some(5), ..NONE };
        let every = RunKeys::read(&every, dir).unwrap();
        let campaign = WrittenKeys { suppress: &own, min_kept: Some(7), ragged: Some("strict"), ..NONE };
        let keys = RunKeys::read(&campaign, dir).unwrap().over(&every);
        assert_eq!((keys.max_rejects, keys.min_kept), (Some(RowLimit::Share(2.0)), Some(7)));
        assert_eq!(keys.ragged, Some(Ragged::Strict));
        let flagged = [SuppressFile { path: "/etc/scrub/b.csv".into(), kind: None }];
        let paths: Vec<_> = keys.suppress_with(&flagged).into_iter().map(|file| (file.path, file.kind)).collect();
        assert_eq!(paths, [("/etc/scrub/b.csv".into(), None), ("/etc/scrub/o.csv".into(), None)]);
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        let yes = toml::Value::Boolean(true);
        let wrong = "optuot".to_owned();
        for written in [
            WrittenKeys { max_rejects: Some(&yes), ..NONE },
            WrittenKeys { ragged: Some("lax"), ..NONE },
            WrittenKeys { fail_on: std::slice::from_ref(&wrong), ..NONE },
            WrittenKeys { suppress: &["-".to_owned()], ..NONE },
        ] {
            assert!(RunKeys::read(&written, Path::new("")).is_err());
        }
    }
}
