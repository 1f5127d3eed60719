//! Results for machines: pretty-printed JSON with a line end. Where a report has words, they are the English ones.

use anyhow::Result;
use serde::{Serialize, Serializer};

use crate::base::row_limit::RowLimit;
use crate::base::terminal::is_deceptive;
use crate::report::recognised::Recognised;
use crate::report::remark::{BrokenLimit, Remark};
use crate::report::reports::Report;
use crate::report::run_report::RunReport;
use crate::report::status::ReportedScope;
use crate::report::why::MatchedForm;

use super::text::{remark, words};

/// The text of any report.
///
/// # Errors
/// None in practice: reports hold only strings, numbers and lists of them.
pub(super) fn render(report: &Report<'_>) -> Result<String> {
    match report {
        Report::Run(run) | Report::Check(run) => pretty(&RunJson::of(run)),
        Report::Status(status) => pretty(status),
        Report::Why(why) => pretty(why),
        Report::Verified(verified) => pretty(verified),
        Report::Rules(rules) => pretty(rules),
        Report::Columns(columns) => pretty(columns),
    }
}

fn pretty(data: &impl Serialize) -> Result<String> {
    Ok(harmless(&serde_json::to_string_pretty(data)?) + "\n")
}

/// The same JSON, harmless on a terminal: such characters stand in strings only, where their numbers mean the same.
fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if c != '\n' && is_deceptive(c) => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
            }
            c => text.push(c),
        }
    }
    text
}

/// A run, its remarks and broken limits with their sentences.
#[derive(Serialize)]
struct RunJson<'a> {
    #[serde(flatten)]
    run: &'a RunReport,
    limits_broken: Vec<Worded<'a, BrokenLimit>>,
    remarks: Vec<Worded<'a, Remark>>,
}

impl<'a> RunJson<'a> {
    fn of(run: &'a RunReport) -> Self {
        let broken = |limit| Worded { code: BrokenLimit::code(limit), text: remark::broken(limit), figures: limit };
        let remark = |remark| Worded { code: Remark::code(remark), text: remark::sentence(remark), figures: remark };
        Self {
            run,
            limits_broken: run.limits_broken.iter().map(broken).collect(),
            remarks: run.remarks.iter().map(remark).collect(),
        }
    }
}

/// Data with its code, and the sentence that says it.
#[derive(Serialize)]
struct Worded<'a, T> {
    code: &'static str,
    text: String,
    #[serde(flatten)]
    figures: &'a T,
}

/// As people write it: `25`, `2%`.
impl Serialize for RowLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Recognised {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::recognised(self))
    }
}

impl Serialize for ReportedScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::scope(self))
    }
}

impl Serialize for MatchedForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::form(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_written_by_its_number() {
        let data = ["a\u{202e}b", "\u{9b}31m\u{7f}", "\u{e0041}", "Zoë \"x\"\n"];
        let json = pretty(&data).unwrap();
        assert!(
            json.contains("a\\u202eb") && json.contains("\\u009b31m\\u007f") && json.contains("\\udb40\\udc41"),
            "{json}"
        );
        assert!(json.chars().all(|c| c == '\n' || !is_deceptive(c)) && json.contains("Zoë"));
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), data);
    }

    #[test]
    fn data_comes_with_its_code_and_its_sentence() {
        let worded = |remark: &Remark| {
            serde_json::to_value(Worded { code: remark.code(), text: remark::sentence(remark), figures: remark })
                .unwrap()
        };
        let owner = Remark::OwnColumn { column: "Robinson".to_owned(), rows: 3, values: [("yes", 3)].into() };
        let json = worded(&owner);
        assert_eq!(
            (&json["code"], &json["column"], &json["rows"]),
            (&"own-column".into(), &"Robinson".into(), &3.into())
        );
        assert!(json["text"].as_str().unwrap().starts_with("column \"Robinson\" of the list itself rejected 3 rows"));
        // Without figures there is nothing but code and sentence.
        assert_eq!(worded(&Remark::NoLists).as_object().unwrap().len(), 2);
    }
}
