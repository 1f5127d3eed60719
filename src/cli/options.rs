//! From the flags of a command, and the settings, to what the command is given.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;

use anyhow::{Result, bail};

use crate::base::channel::Channel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::purpose::in_order;
use crate::base::register::Register;
use crate::command::add::AddOptions;
use crate::command::check::CheckOptions;
use crate::command::clean::CleanOptions;
use crate::command::columns::ColumnsOptions;
use crate::command::hash::HashOptions;
use crate::command::import_options::{AnswersFrom, FileLayout, ImportOptions};
use crate::command::output_names::OutputNames;
use crate::command::recipe_choice::RecipeSettings;
use crate::command::register_ask::AskOptions;
use crate::command::run_settings::{JudgeSettings, TableSettings};
use crate::command::taken_rows::TakenRows;
use crate::command::verify::VerifyOptions;
use crate::command::why::WhyOptions;
use crate::intake::layout::{Layout, Parts};
use crate::intake::options::ShareLimit;
use crate::pipeline::Ragged;
use crate::table::prologue::HeaderRule;

use super::args::{ColumnsArgs, HashArgs, VerifyArgs};
use super::clean_args::{CheckArgs, CleanArgs, JudgeArgs};
use super::error::SettingsError;
use super::recipe_args::RecipeArgs;
use super::register_args::{AnswersArgs, RegisterAction};
use super::settings::Settings;
use super::store_args::{AddArgs, ImportArgs, ReadAs, Via, WhyArgs};
use super::table_args::TableArgs;
use super::values::memory_or_default;

pub(super) fn clean_options(settings: &Settings, args: &CleanArgs) -> Result<CleanOptions> {
    Ok(CleanOptions {
        judge: judge_settings(settings, &args.judge)?,
        names: output_names(args),
        force: args.force,
        dry_run: args.dry_run,
    })
}

fn output_names(args: &CleanArgs) -> OutputNames {
    OutputNames { clean: args.output.clone(), rejects: args.rejects.clone(), report: args.report.clone() }
}

pub(super) fn check_options(settings: &Settings, args: &CheckArgs) -> Result<CheckOptions> {
    // The limit of a check counts what --fail-on names, so it is not a limit of the run.
    let judge = JudgeSettings { max_rejects: None, ..judge_settings(settings, &args.judge)? };
    let keys = settings.run_keys(args.judge.campaign.as_deref())?;
    let fail_on = if args.fail_on.is_empty() { keys.fail_on } else { args.fail_on.clone() };
    Ok(CheckOptions { judge, max_rejects: args.judge.max_rejects.or(keys.max_rejects), fail_on, format: args.format })
}

fn judge_settings(settings: &Settings, args: &JudgeArgs) -> Result<JudgeSettings> {
    let keys = settings.run_keys(args.campaign.as_deref())?;
    let campaign = settings.campaign(args.campaign.as_deref(), args.channel, &args.purpose)?;
    Ok(JudgeSettings {
        list: args.list.clone(),
        suppress: if args.without_lists { Vec::new() } else { keys.suppress_with(&args.suppress) },
        without_lists: args.without_lists,
        allow_unreadable: args.allow_unreadable.unwrap_or_default(),
        allow_broad_domains: args.allow_broad_domains,
        recipe: recipe_settings(&args.recipe),
        layout: args.recipe.fixed.clone().map(|Parts(parts)| Layout::Fixed(parts)),
        list_encoding: args.list_encoding,
        table: table_settings(settings, &args.table, campaign.channel, args.campaign.as_deref())?,
        campaign,
        ragged: args.ragged.or(keys.ragged).unwrap_or(Ragged::Lenient),
        matching: args.matching,
        keep_duplicates: args.keep_duplicates,
        max_rejects: args.max_rejects.or(keys.max_rejects),
        min_kept: args.min_kept.or(keys.min_kept),
        threads: threads(args.threads),
        memory: memory_or_default(args.memory),
    })
}

fn table_settings(
    settings: &Settings,
    args: &TableArgs,
    channel: Channel,
    campaign: Option<&str>,
) -> Result<TableSettings> {
    Ok(TableSettings {
        columns: args.columns.clone(),
        ignore_columns: args.ignore_columns.clone(),
        only_columns: args.only_columns,
        header: match (args.no_header, args.header_line) {
            (true, _) => HeaderRule::Absent,
            (false, Some(line)) => HeaderRule::Line(line),
            (false, None) => HeaderRule::Present,
        },
        delimiter: args.delimiter,
        encoding: args.encoding,
        max_record: args.max_record,
        digest: settings.digest(args.digest)?,
        dialling: settings.dialling(args.default_country, campaign)?,
        by_phone: channel.is_by_phone(),
    })
}

/// As given, else one per core.
fn threads(given: Option<usize>) -> usize {
    given.unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get))
}

pub(super) fn import_options(settings: &Settings, args: &ImportArgs) -> Result<ImportOptions> {
    let (file, answers) = answers_from(args)?;
    let table = table_settings(settings, &args.table, Channel::Email, None)?;
    // What people of that country dial at home is in its register, too.
    let dialling = table.dialling.or(args.register.map(Register::country));
    Ok(ImportOptions {
        file,
        answers,
        covers: args.answers.covers,
        list: args.list.clone(),
        kind: args.kind,
        register: args.register,
        channels: args.scope.channel.iter().copied().collect(),
        purposes: in_order(&args.scope.purpose),
        replace: args.replace,
        lift_missing: args.lift_missing,
        reason: args.reason.clone(),
        as_of: args.as_of,
        taken: taken_rows(args),
        allow_unreadable: args.allow_unreadable.unwrap_or_else(|| unreadable_by_default(args)),
        allow_unreadable_back: args.allow_unreadable.unwrap_or(ShareLimit::NONE),
        allow_shrink: args.allow_shrink,
        allow_broad_domains: args.allow_broad_domains,
        table: TableSettings { dialling, ..table },
        recipe: recipe_settings(&args.recipe),
        written: file_layout(args),
        dry_run: args.dry_run,
        threads: threads(args.threads),
        memory: memory_or_default(args.memory),
    })
}

/// A register that is handed out has no line that cannot be read, and an answer that cannot be may be that somebody is listed.
fn unreadable_by_default(args: &ImportArgs) -> ShareLimit {
    let is_of_register = args.register.is_some() && args.answers.asked.is_none();
    if is_of_register { ShareLimit::NONE } else { ShareLimit::default() }
}

fn file_layout(args: &ImportArgs) -> FileLayout {
    match (&args.recipe.fixed, args.read_as) {
        (Some(Parts(parts)), _) => FileLayout::Lines(Layout::Fixed(parts.clone())),
        (None, Some(ReadAs::Raw)) => FileLayout::Raw,
        (None, Some(ReadAs::List)) => FileLayout::List,
        (None, None) => FileLayout::OfRegister,
    }
}

/// The file, and whether it holds answers of a register.
fn answers_from(args: &ImportArgs) -> Result<(PathBuf, Option<AnswersFrom>)> {
    let AnswersArgs { answers, asked, permitted, .. } = &args.answers;
    let behind_flag = asked.as_ref().or(answers.as_ref().and_then(Option::as_ref));
    let file = match (&args.file, behind_flag) {
        (Some(file), None) | (None, Some(file)) => file.clone(),
        _ => bail!(SettingsError::FileNamedTwice),
    };
    let came_back = permitted.clone().map(AnswersFrom::Permitted);
    Ok((file, came_back.or(answers.as_ref().map(|_| AnswersFrom::Column))))
}

fn recipe_settings(args: &RecipeArgs) -> RecipeSettings {
    RecipeSettings { is_laid_out: args.fixed.is_some(), choice: args.recipe, probe: args.probe.clone() }
}

pub(super) fn hash_options(settings: &Settings, args: &HashArgs) -> Result<HashOptions> {
    let dialling = settings.dialling(args.default_country, None)?;
    Ok(HashOptions { recipe: args.recipe.0, in_base64: args.base64, dialling })
}

pub(super) fn ask_options(settings: &Settings, action: RegisterAction) -> Result<AskOptions> {
    let RegisterAction::Ask { id, list, output, channel, since, force, table } = action;
    let by = channel.unwrap_or(if id.lists(IdentifierKind::Phone) { Channel::Phone } else { Channel::Email });
    let table = table_settings(settings, &table, by, None)?;
    // As an import of the register reads them. An address has no country of its own.
    let dialling = table.dialling.or(id.lists(IdentifierKind::Phone).then_some(id.country()));
    let table = TableSettings { dialling, ..table };
    Ok(AskOptions { register: id, list, output, channel, since, force, table })
}

fn taken_rows(args: &ImportArgs) -> TakenRows {
    match &args.only {
        Some(reason) => TakenRows::Only(reason.clone(), None),
        None if args.only_objections => TakenRows::Objections,
        None => TakenRows::Every,
    }
}

pub(super) fn add_options(settings: &Settings, args: &AddArgs) -> Result<AddOptions> {
    Ok(AddOptions {
        id: args.id.clone(),
        dialling: settings.dialling(args.default_country, None)?,
        list: args.list.clone(),
        kind: args.kind,
        channels: args.scope.channel.iter().copied().collect(),
        purposes: in_order(&args.scope.purpose),
        received_at: args.received_at,
        via: args.via.map(Via::name),
        agent: args.agent.clone(),
        allow_broad_domains: args.allow_broad_domains,
    })
}

pub(super) fn why_options(settings: &Settings, args: &WhyArgs) -> Result<WhyOptions> {
    Ok(WhyOptions {
        id: args.id.clone(),
        dialling: settings.dialling(args.default_country, args.campaign.as_deref())?,
        campaign: settings.campaign(args.campaign.as_deref(), args.channel, &args.purpose)?,
        is_channel_said: args.channel.is_some() || settings.campaign_names_channel(args.campaign.as_deref()),
        format: args.format,
    })
}

pub(super) fn columns_options(settings: &Settings, args: &ColumnsArgs) -> Result<ColumnsOptions> {
    let channel = args.channel.unwrap_or(Channel::Email);
    Ok(ColumnsOptions {
        list: args.list.clone(),
        channel,
        table: table_settings(settings, &args.table, channel, None)?,
        format: args.format,
    })
}

pub(super) fn verify_options(args: VerifyArgs) -> VerifyOptions {
    VerifyOptions { report: args.report, files: args.files, format: args.format }
}
