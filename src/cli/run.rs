//! From the parsed command line to the command: resolves every flag, then calls one function.

use std::num::NonZero;
use std::process::ExitCode;
use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use clap::{CommandFactory as _, Parser as _};

use crate::base::cancel::{Cancel, Interrupted};
use crate::base::channel::Channel;
use crate::base::file_size::make_limit_an_error;
use crate::base::purpose::in_order;
use crate::base::terminal::ColorWhen;
use crate::command::add::AddOptions;
use crate::command::check::CheckOptions;
use crate::command::clean::CleanOptions;
use crate::command::columns::ColumnsOptions;
use crate::command::import::ImportOptions;
use crate::command::output_names::OutputNames;
use crate::command::run_settings::{JudgeSettings, TableSettings};
use crate::command::taken_rows::TakenRows;
use crate::command::verify::VerifyOptions;
use crate::command::why::WhyOptions;
use crate::command::{Context, Exit, add, backup, check, clean, columns, import, init, lift, rule, store, verify, why};
use crate::pipeline::Ragged;
use crate::report::{Console, Format, words};
use crate::table::prologue::HeaderRule;

use super::args::{Cli, ColumnsArgs, Command, VerifyArgs};
use super::clean_args::{CheckArgs, CleanArgs, JudgeArgs};
use super::common_args::CommonArgs;
use super::exit::{caught, exit_code};
use super::settings::{Settings, console_of};
use super::store_args::{AddArgs, ImportArgs, StoreAction, Via, WhyArgs};
use super::table_args::TableArgs;
use super::values::memory_or_default;
use super::withdrawal::{withdraw_as_typed, withdraw_clean};

/// The whole program: reads the command line, does it, says how the process ends.
#[must_use]
pub fn main() -> ExitCode {
    let (cancel, mut console, mut note) = (Cancel::default(), Console::default(), None);
    cancel.set_on_panic();
    make_limit_an_error();
    let result = caught(&cancel, || {
        color_as_typed().apply();
        let cli = Cli::try_parse().inspect_err(|error| {
            if error.use_stderr() {
                note = withdraw_as_typed();
            }
        })?;
        console = console_of(&cli.common);
        run(cli, &console, &cancel)
    });
    let code = exit_code(result, &console);
    note.iter().for_each(|note| console.complain(&words(note)));
    code
}

/// The value of `--color`: settled before the command line is known to be right, because help and usage errors are
/// coloured as well. Anything wrong with it is for the parser to say.
fn color_as_typed() -> ColorWhen {
    let mut args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let mut color = ColorWhen::default();
    while let Some(arg) = args.next() {
        let value = if arg == "--color" { args.next() } else { arg.strip_prefix("--color=").map(str::to_owned) };
        color = value.and_then(|value| value.parse().ok()).unwrap_or(color);
    }
    color
}

fn run(cli: Cli, console: &Console, cancel: &Cancel) -> Result<Exit> {
    match &cli.command {
        Command::Completions(args) => {
            let mut script = Vec::new();
            clap_complete::generate(args.shell, &mut Cli::command(), "scrub", &mut script);
            return print(console, &script);
        }
        Command::Man(args) => return print(console, &man_page(args.command.as_deref())?),
        _ => {}
    }
    if let Command::Clean(args) = &cli.command {
        return run_clean(&cli.common, args, cancel);
    }
    let settings = Settings::load(&cli.common)?;
    let context = settings.context(&cli.common, cancel)?;
    let result = match cli.command {
        Command::Check(args) => check::run(&context, &check_options(&settings, &args)?),
        Command::Import(args) => import::run(&context, &import_options(&settings, &args)?),
        Command::Add(args) => add::run(&context, &add_options(&settings, &args)?),
        Command::Lift(args) => {
            let country = settings.country(args.default_country, None)?;
            lift::run(&context, &args.id, country, &args.list, &args.reason)
        }
        Command::Why(args) => why::run(&context, &why_options(&settings, &args)?),
        Command::Verify(args) => verify::run(&context, &verify_options(args)),
        Command::Columns(args) => columns::run(&context, &columns_options(&settings, &args)?),
        Command::Store(args) => run_store(&context, args.action),
        Command::Rule(args) => rule::run(&context, args.code.as_deref(), args.format),
        Command::Init(_) => init::run(&context, &settings.new_store(&context)?),
        Command::Clean(_) | Command::Completions(_) | Command::Man(_) => Ok(Exit::Done),
    };
    unless_interrupted(&context, result)
}

/// Whatever an interrupted run stumbled over, such as a list that ends too early because its producer was interrupted as
/// well, is not what the user has to know.
fn unless_interrupted(context: &Context, result: Result<Exit>) -> Result<Exit> {
    result.map_err(|error| if context.cancel.is_set() { Interrupted.into() } else { error })
}

/// The manual page of the program, or of one of its commands.
fn man_page(command: Option<&str>) -> Result<Vec<u8>> {
    let mut program = Cli::command();
    program.build();
    let chosen = match command {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|command| command.get_name() == name);
            let found = found.with_context(|| format!("there is no command \"{name}\"; `scrub --help` lists them"))?;
            found.clone()
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(chosen).render(&mut page)?;
    Ok(page)
}

fn run_clean(common: &CommonArgs, args: &CleanArgs, cancel: &Cancel) -> Result<Exit> {
    let result = caught(cancel, || {
        let settings = Settings::load(common)?;
        let context = settings.context(common, cancel)?;
        unless_interrupted(&context, clean::run(&context, &clean_options(&settings, args)?))
    });
    if result.is_err() {
        withdraw_clean(common, args);
    }
    result
}

fn output_names(args: &CleanArgs) -> OutputNames {
    OutputNames { clean: args.output.clone(), rejects: args.rejects.clone(), report: args.report.clone() }
}

fn print(console: &Console, text: &[u8]) -> Result<Exit> {
    console.print(&String::from_utf8_lossy(text), Format::Text)?;
    Ok(Exit::Done)
}

fn run_store(context: &Context, action: StoreAction) -> Result<Exit> {
    match action {
        StoreAction::Status { format, check } => store::status(context, format, check),
        StoreAction::Verify => store::verify(context),
        StoreAction::Compact => store::compact(context),
        StoreAction::Undo { batch, reason } => store::undo(context, batch, &reason),
        StoreAction::Backup { dest, keep } => backup::run(context, &dest, keep.map(NonZero::get)),
        StoreAction::Accept { reason } => store::accept(context, &reason),
    }
}

fn clean_options(settings: &Settings, args: &CleanArgs) -> Result<CleanOptions> {
    Ok(CleanOptions {
        judge: judge_settings(settings, &args.judge)?,
        names: output_names(args),
        force: args.force,
        dry_run: args.dry_run,
    })
}

fn check_options(settings: &Settings, args: &CheckArgs) -> Result<CheckOptions> {
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
        country: settings.country(args.default_country, campaign)?,
        by_phone: channel.is_by_phone(),
    })
}

/// As given, else one per core.
fn threads(given: Option<usize>) -> usize {
    given.unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get))
}

fn import_options(settings: &Settings, args: &ImportArgs) -> Result<ImportOptions> {
    Ok(ImportOptions {
        file: args.file.clone(),
        list: args.list.clone(),
        kind: args.kind,
        register: args.register.clone(),
        channels: args.scope.channel.iter().copied().collect(),
        purposes: in_order(&args.scope.purpose),
        replace: args.replace,
        lift_missing: args.lift_missing,
        reason: args.reason.clone(),
        as_of: args.as_of,
        taken: taken_rows(args),
        allow_unreadable: args.allow_unreadable.unwrap_or_default(),
        allow_shrink: args.allow_shrink,
        allow_broad_domains: args.allow_broad_domains,
        table: table_settings(settings, &args.table, Channel::Email, None)?,
        dry_run: args.dry_run,
        threads: threads(args.threads),
        memory: memory_or_default(args.memory),
    })
}

fn taken_rows(args: &ImportArgs) -> TakenRows {
    match &args.only {
        Some(reason) => TakenRows::Only(reason.clone(), None),
        None if args.only_objections => TakenRows::Objections,
        None => TakenRows::Every,
    }
}

fn add_options(settings: &Settings, args: &AddArgs) -> Result<AddOptions> {
    Ok(AddOptions {
        id: args.id.clone(),
        country: settings.country(args.default_country, None)?,
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

fn why_options(settings: &Settings, args: &WhyArgs) -> Result<WhyOptions> {
    Ok(WhyOptions {
        id: args.id.clone(),
        country: settings.country(args.default_country, args.campaign.as_deref())?,
        campaign: settings.campaign(args.campaign.as_deref(), args.channel, &args.purpose)?,
        format: args.format,
    })
}

fn columns_options(settings: &Settings, args: &ColumnsArgs) -> Result<ColumnsOptions> {
    let channel = args.channel.unwrap_or(Channel::Email);
    Ok(ColumnsOptions {
        list: args.list.clone(),
        channel,
        table: table_settings(settings, &args.table, channel, None)?,
        format: args.format,
    })
}

fn verify_options(args: VerifyArgs) -> VerifyOptions {
    VerifyOptions { report: args.report, files: args.files, format: args.format }
}
