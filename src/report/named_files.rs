//! The files that a run report names, with size and digest, read back from its JSON. Not how it is written: that is
//! `run_report`, whose contract this is the other side of.
//!
//! Invariant: a report that is not understood whole names nothing. No error repeats what stands in it, for it may be any
//! file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use crate::base::digest::{BadDigest, FileDigest};

use super::run_report::SCHEMA;

/// What a file was to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunPart {
    Input,
    Clean,
    /// The clean list of a run that broke a limit.
    Held,
    Rejects,
    List,
}

impl RunPart {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Clean => "clean",
            Self::Held => "held",
            Self::Rejects => "rejects",
            Self::List => "list",
        }
    }
}

/// Something that the report speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub part: RunPart,
    /// The path as it was given to the run; of a list of the store its name.
    pub path: String,
    pub lies: Lies,
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// As it lies on disk.
    InFile {
        bytes: u64,
        digest: FileDigest,
    },
    CameFromStdin,
    WentToStdout,
    InStore,
}

/// Why a text is no report that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRunReport {
    #[error("it is larger than any report")]
    TooLarge,
    #[error("it is cut off; it ends in line {line}")]
    CutOff { line: usize },
    #[error("it is no JSON (line {line}, column {column})")]
    NoJson { line: usize, column: usize },
    #[error("it does not say \"schema\": \"{SCHEMA}\"")]
    OtherSchema,
    #[error("it lacks something that every run report says of its files, such as a digest that names its algorithm")]
    OtherFields,
    #[error("the digest of {} cannot be read: {why}", part.name())]
    Digest { part: RunPart, why: BadDigest },
}

#[derive(Deserialize)]
struct Record {
    held: bool,
    input: FileRecord,
    // Without the function, a field that is not there would count as one that says null.
    #[serde(deserialize_with = "Option::deserialize")]
    clean: Option<FileRecord>,
    #[serde(deserialize_with = "Option::deserialize")]
    rejects: Option<FileRecord>,
    lists: Vec<ListRecord>,
}

#[derive(Deserialize)]
struct FileRecord {
    path: String,
    bytes: u64,
    digest: String,
}

#[derive(Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
enum ListRecord {
    Store { name: String },
    File(FileRecord),
}

/// Everything that the report `json` names, in its order.
///
/// # Errors
/// When it is no run report, or one of another scrub.
pub fn named_files(json: &[u8]) -> Result<Vec<Named>, NoRunReport> {
    let value: Value = serde_json::from_slice(json).map_err(|error| match error.classify() {
        Category::Eof => NoRunReport::CutOff { line: error.line() },
        _ => NoRunReport::NoJson { line: error.line(), column: error.column() },
    })?;
    if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return Err(NoRunReport::OtherSchema);
    }
    let record: Record = serde_json::from_value(value).map_err(|_| NoRunReport::OtherFields)?;
    let clean = if record.held { RunPart::Held } else { RunPart::Clean };
    let mut named = vec![named(RunPart::Input, record.input)?];
    for (part, file) in [(clean, record.clean), (RunPart::Rejects, record.rejects)] {
        named.extend(file.map(|file| self::named(part, file)).transpose()?);
    }
    for list in record.lists {
        named.push(match list {
            ListRecord::Store { name } => Named { part: RunPart::List, path: name, lies: Lies::InStore },
            ListRecord::File(file) => self::named(RunPart::List, file)?,
        });
    }
    Ok(named)
}

fn named(part: RunPart, file: FileRecord) -> Result<Named, NoRunReport> {
    let digest = file.digest.parse().map_err(|why| NoRunReport::Digest { part, why })?;
    let is_read = matches!(part, RunPart::Input | RunPart::List);
    let lies = match (file.path.as_str(), is_read) {
        ("-", true) => Lies::CameFromStdin,
        ("-", false) => Lies::WentToStdout,
        _ => Lies::InFile { bytes: file.bytes, digest },
    };
    Ok(Named { part, path: file.path, lies })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn digest() -> String {
        format!("sha256:{}", "0f".repeat(32))
    }

    fn report() -> Value {
        let file = |path: &str| json!({"path": path, "bytes": 7, "digest": digest(), "decoded_bytes": 9});
        let mut list = file("lists/a.txt");
        list["name"] = "a.txt".into();
        list["from"] = "file".into();
        let store = json!({"name": "crm", "from": "store", "path": null, "bytes": null, "digest": null});
        json!({
            "schema": "scrub.run/1", "held": false, "input": file("in.csv"), "clean": file("-"), "rejects": null,
            "lists": [store, list], "more": {"of": "it"},
        })
    }

    fn read(report: &Value) -> Result<Vec<Named>, NoRunReport> {
        named_files(report.to_string().as_bytes())
    }

    #[test]
    fn names_come_in_the_order_of_the_report() {
        let named = read(&report()).unwrap();
        let in_file = Lies::InFile { bytes: 7, digest: digest().parse().unwrap() };
        let seen: Vec<_> = named.iter().map(|named| (named.part, named.path.as_str(), named.lies)).collect();
        assert_eq!(
            seen,
            [
                (RunPart::Input, "in.csv", in_file),
                (RunPart::Clean, "-", Lies::WentToStdout),
                (RunPart::List, "crm", Lies::InStore),
                (RunPart::List, "lists/a.txt", in_file),
            ]
        );
    }

    #[test]
    fn what_is_missing_or_of_another_kind_is_refused() {
        for pointer in [
            "/held",
            "/input",
            "/input/path",
            "/input/bytes",
            "/input/digest",
            "/clean",
            "/rejects",
            "/lists",
            "/lists/0/from",
            "/lists/0/name",
            "/lists/1/path",
            "/lists/1/bytes",
            "/lists/1/digest",
        ] {
            let mut without = report();
            let (above, field) = pointer.rsplit_once('/').unwrap();
            without.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(field).unwrap();
            assert_eq!(read(&without), Err(NoRunReport::OtherFields), "{pointer}");
            let mut other = report();
            *other.pointer_mut(pointer).unwrap() = json!(["anna@example.com"]);
            assert_eq!(read(&other), Err(NoRunReport::OtherFields), "{pointer}");
        }
        for bytes in [json!(-1), json!(1.5), json!("7"), json!(null)] {
            let mut other = report();
            other["input"]["bytes"] = bytes;
            assert_eq!(read(&other), Err(NoRunReport::OtherFields));
        }
    }

    #[test]
    fn a_report_that_is_cut_anywhere_is_refused() {
        let whole = serde_json::to_vec_pretty(&report()).unwrap();
        for length in 0..whole.len() {
            let cut = named_files(&whole[..length]);
            assert!(matches!(cut, Err(NoRunReport::CutOff { .. })), "{length}: {cut:?}");
        }
        assert!(matches!(named_files(&[&whole[..], b"}"].concat()), Err(NoRunReport::NoJson { .. })));
    }

    #[test]
    fn other_files_and_digests_are_refused() {
        for (text, why) in [
            (json!({"schema": "scrub.status/1"}), NoRunReport::OtherSchema),
            (json!({"schema": "scrub.run/2"}), NoRunReport::OtherSchema),
            (json!([report()]), NoRunReport::OtherSchema),
            (json!("scrub.run/1"), NoRunReport::OtherSchema),
            (json!({"schema": "scrub.run/1"}), NoRunReport::OtherFields),
        ] {
            assert_eq!(read(&text), Err(why));
        }
        let mut old = report();
        old["rejects"] = json!({"path": "r.csv", "bytes": 1, "digest": "0f".repeat(32)});
        assert_eq!(read(&old), Err(NoRunReport::Digest { part: RunPart::Rejects, why: BadDigest::NoAlgorithm }));
    }
}
