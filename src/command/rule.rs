//! `scrub rule`: prints the reason registry.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::policy::Reason;
use crate::report::json;

use super::context::{Context, Exit};

/// One rule as JSON.
#[derive(Serialize)]
struct RuleJson {
    code: &'static str,
    precedence: u16,
    meaning: &'static str,
    source: &'static str,
    lifted_by: &'static str,
    advice: &'static str,
}

/// Prints one rule, or all.
///
/// # Errors
/// When the code is unknown.
pub fn run(context: &Context, code: Option<&str>, as_json: bool) -> Result<Exit> {
    let reasons = match code {
        None => Reason::ALL.to_vec(),
        Some(code) => match Reason::of_code(code) {
            Some(reason) => vec![reason],
            None => bail!("unknown reason code \"{code}\"; `scrub rule` lists them all"),
        },
    };
    let text = match (as_json, reasons.as_slice()) {
        (true, [one]) if code.is_some() => json::render(&rule_json(*one))?,
        (true, all) => json::render(&all.iter().copied().map(rule_json).collect::<Vec<_>>())?,
        (false, [one]) if code.is_some() => explain(*one),
        (false, all) => all.iter().map(|reason| format!("{:<22} {}\n", reason.code(), reason.rule().meaning)).collect(),
    };
    context.console.print(&text)?;
    Ok(Exit::Done)
}

fn rule_json(reason: Reason) -> RuleJson {
    let rule = reason.rule();
    RuleJson {
        code: rule.code,
        precedence: rule.precedence,
        meaning: rule.meaning,
        source: rule.source,
        lifted_by: rule.lifted_by,
        advice: rule.advice,
    }
}

fn explain(reason: Reason) -> String {
    let rule = reason.rule();
    let mut text = format!("{}\n\n{}\n\n", rule.code, rule.meaning);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "precedence  {} (lower is graver)", rule.precedence);
    let _ = writeln!(text, "source      {}", rule.source);
    let _ = writeln!(text, "lifted by   {}", rule.lifted_by);
    let _ = writeln!(text, "what to do  {}", rule.advice);
    text
}
