//! `scrub import`: loads a list into the store.

use std::sync::Arc;

use anyhow::{Result, bail, ensure};

use crate::base::line_set::LineSet;
use crate::base::list_kind::ListKind;
use crate::report::message::{Message, WhyLeftOut};

use super::answers::import_answers;
use super::contact_list::can_be_read_again;
use super::context::{Context, Exit};
use super::error::CommandError;
use super::import_options::{FileLayout, ImportOptions};
use super::import_part::{Everything, import_part, recipe_for};
use super::lift::check_reason;
use super::list_name::check_list_name;
use super::objections::{Objections, objections, rejected_objections};
use super::register_error::RegisterError;
use super::rejected_rows::RejectedRows;
use super::taken_rows::{OnlyReason, TakenRows};
use super::workers;

/// Runs it. The store changes whole or not at all; by rows that object for several sets of channels, once for each set.
///
/// # Errors
/// When the file cannot be trusted, or the store cannot be changed. What was loaded for other channels before stays.
pub fn run(context: &Context, options: &ImportOptions) -> Result<Exit> {
    check_list_name(&options.list)?;
    options.reason.as_deref().map_or(Ok(()), check_reason)?;
    if let Some(remark) = workers::remark(options.threads) {
        context.say(&Message::Note(remark));
    }
    check_register(options)?;
    workers::pool(options.threads)?.install(|| match &options.taken {
        _ if options.answers.is_some() => import_answers(context, options),
        TakenRows::Objections => import_objections(context, options),
        TakenRows::Only(reason, _) => match reason.own_code() {
            Some(code) => import_rejected(context, options, reason, code),
            None => import_all(context, options),
        },
        _ => import_all(context, options),
    })?;
    Ok(Exit::Done)
}

fn import_all(context: &Context, options: &ImportOptions) -> Result<()> {
    let recipe = recipe_for(context, options, &options.file)?;
    import_part(context, options, &Everything, recipe, None).map(drop)
}

/// What only a register has is asked of a register; and one that only answers is no file of everybody who is listed.
fn check_register(options: &ImportOptions) -> Result<()> {
    let is_register = options.kind == ListKind::Register;
    let says_more = options.register.is_some() || options.covers.is_some() || options.answers.is_some();
    ensure!(is_register || !says_more, RegisterError::RegisterOfOtherKind(options.kind));
    let Some(register) = options.register else {
        ensure!(options.covers.is_none() && options.answers.is_none(), RegisterError::RegisterUnnamed);
        return Ok(());
    };
    ensure!(options.covers.is_none() || register.has_areas(), RegisterError::NoAreas(register));
    ensure!(options.covers.is_none() || options.answers.is_none(), RegisterError::AnswersOfAreas);
    let is_table = !matches!(options.written, FileLayout::Raw | FileLayout::Lines(_));
    ensure!(options.answers.is_none() || is_table, RegisterError::AnswersOfLayout);
    let foreign = options.channels.named().find(|channel| !register.is_about(*channel));
    if let Some(channel) = foreign {
        bail!(RegisterError::RegisterOfOtherChannel { register, channel });
    }
    ensure!(options.answers.is_some() || !register.is_asked(), RegisterError::RegisterOnlyAnswers(register));
    Ok(())
}

/// One batch for each set of channels, because a scope is said once for a batch.
fn import_objections(context: &Context, options: &ImportOptions) -> Result<()> {
    let has_objections = matches!(options.kind, ListKind::Optout | ListKind::Bounce);
    ensure!(has_objections, CommandError::ObjectionsOfOtherKind);
    let Objections { groups, unconfirmed, digest } = objections(context, &options.file, &options.table, options.kind)?;
    say_left_out(context, unconfirmed, WhyLeftOut::Unconfirmed);
    let recipe = recipe_for(context, options, &options.file)?;
    for (channels, lines) in groups {
        let of_group = ImportOptions { channels, taken: TakenRows::InLines(lines), ..options.clone() };
        import_part(context, &of_group, &Everything, recipe, Some(digest))?;
    }
    Ok(())
}

/// The same of a rejects file, of the rows that object by themselves; those of which the file does not tell for which
/// channels they do, because that run was told of a column, object on all.
fn import_rejected(context: &Context, options: &ImportOptions, reason: &OnlyReason, code: &str) -> Result<()> {
    ensure!(can_be_read_again(&options.file), CommandError::ObjectionsOfPipe);
    ensure!(!options.replace, CommandError::ReplaceByObjections);
    let rejected = RejectedRows::of(context, &options.file, &options.table, code)?;
    say_left_out(context, rejected.malformed, WhyLeftOut::Malformed);
    if rejected.lines.is_empty() {
        // There is a reason, which the reader of the file tells.
        return import_all(context, options);
    }
    say_left_out(context, rejected.of_others, WhyLeftOut::BoundByOther);
    let found = rejected_objections(context, &options.file, &options.table, options.kind, &rejected)?;
    let digest = found.digest;
    ensure!(digest == rejected.digest, CommandError::ContactListChanged);
    say_left_out(context, found.unconfirmed, WhyLeftOut::Unconfirmed);
    let groups = if options.channels.is_all() && !found.groups.is_empty() {
        found.groups
    } else {
        let all: LineSet = found.groups.iter().flat_map(|(_, lines)| lines.iter()).collect();
        [(options.channels, Arc::new(all))].into()
    };
    let recipe = recipe_for(context, options, &options.file)?;
    for (channels, lines) in groups {
        let taken = TakenRows::Only(reason.clone(), Some(lines));
        let options = ImportOptions { channels, taken, ..options.clone() };
        import_part(context, &options, &Everything, recipe, Some(digest))?;
    }
    Ok(())
}

fn say_left_out(context: &Context, rows: u64, why: WhyLeftOut) {
    if rows > 0 {
        context.say(&Message::LeftOut { rows, why });
    }
}
