//! From the parsed command line to the command: resolves every flag, then calls one function.

use std::num::NonZero;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{CommandFactory as _, Parser as _};

use crate::base::cancel::{Cancel, Interrupted};
use crate::base::file_size::make_limit_an_error;
use crate::base::terminal::ColorWhen;
use crate::command::{
    Context, Exit, add, backup, check, clean, columns, hash, import, init, lift, register_ask, rule, store, verify, why,
};
use crate::report::{Console, Format, words};

use super::args::{Cli, Command};
use super::clean_args::CleanArgs;
use super::common_args::CommonArgs;
use super::exit::{caught, exit_code};
use super::options::{
    add_options, ask_options, check_options, clean_options, columns_options, hash_options, import_options,
    verify_options, why_options,
};
use super::settings::{Settings, console_of};
use super::store_args::StoreAction;
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
            let dialling = settings.dialling(args.default_country, None)?;
            lift::run(&context, &args.id, dialling, &args.list, &args.reason)
        }
        Command::Why(args) => why::run(&context, &why_options(&settings, &args)?),
        Command::Verify(args) => verify::run(&context, &verify_options(args)),
        Command::Columns(args) => columns::run(&context, &columns_options(&settings, &args)?),
        Command::Store(args) => run_store(&context, args.action),
        Command::Hash(args) => hash::run(&context, &hash_options(&settings, &args)?),
        Command::Register(args) => register_ask::run(&context, &ask_options(&settings, args.action)?),
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
