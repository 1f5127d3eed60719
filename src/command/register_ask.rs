//! `scrub register ask`: whom to hand in to a register that answers, and is not handed out.

use std::collections::HashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use xxhash_rust::xxh3::xxh3_128;

use crate::base::atomic::AtomicFile;
use crate::base::channel::Channel;
use crate::base::dialling::Dialling;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::Register;
use crate::base::time::Interval;
use crate::identity::digests::each_digest;
use crate::identity::identifier::Identifier;
use crate::identity::phone::{self, PhoneNumber, PhoneRules};
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelled as _;
use crate::pipeline::identified_rows::{RowPlace, each_identifier};
use crate::report::message::{AskFile, Message};
use crate::table::sink::Sink;

use super::contact_list::open_table;
use super::context::{Context, Exit};
use super::delivery::{Ready, cannot_write, create, deliver, mode_of};
use super::guard::refuse_loss_of;
use super::list_reading::reading_options;
use super::output_names::is_dash;
use super::outputs::Target;
use super::register_error::RegisterError;
use super::register_recipe::recipe_of_channel;
use super::run_settings::TableSettings;

/// The words for the product.
const ASK_FILE: &str = "the file to hand in";

/// What `register ask` is asked to do.
pub struct AskOptions {
    pub register: Register,
    /// The contact list; `-` for standard input.
    pub list: PathBuf,
    pub output: PathBuf,
    /// How the people are to be reached; `None`: as the register is mostly asked.
    pub channel: Option<Channel>,
    /// Of the last contact or consent, which the American database of reassigned numbers wants to know.
    pub since: Option<Interval>,
    pub force: bool,
    pub table: TableSettings,
}

/// How a register is asked.
enum Question {
    /// Digests by this recipe, every form of an identifier.
    Digests(&'static Recipe),
    /// Numbers as they are dialled within the country.
    National,
    /// Numbers with a +.
    International,
    /// Numbers as they are dialled within the country, and a day.
    NationalSince(String),
}

/// Runs it.
///
/// # Errors
/// When the register is not asked, the list cannot be read, nobody in it is of the register's country, or the file cannot be
/// written; then there is none.
pub fn run(context: &Context, options: &AskOptions) -> Result<Exit> {
    let channel = channel_of(options)?;
    let question = question(options, channel)?;
    let target = if is_dash(&options.output) { Target::Stdout } else { Target::File(options.output.clone()) };
    if let Target::File(path) = &target {
        let precious = [("the contact list", options.list.as_path())];
        let store = context.store.as_ref().map(|store| store.dir.as_path());
        refuse_loss_of(ASK_FILE, path, &precious, store, options.force)?;
    }
    let Some((file, compression)) = create(&target, &context.disk, mode_of(&options.list))? else {
        return Ok(Exit::Done);
    };
    let mut sink = Sink::new(file, compression, options.table.digest).context("cannot start the compression")?;
    let asked = ask(context, options, channel, &question, &mut sink).map_err(|error| named(error, &target))?;
    let AskFile { people, .. } = asked;
    ensure!(people > 0, RegisterError::NobodyToAsk(options.register));
    let (file, _) = sink.finish().map_err(|error| cannot_write(ASK_FILE, &target, error))?;
    deliver(vec![Ready::prepare(ASK_FILE, file, &target)?], &*context.disk, &context.cancel)?;
    context.say(&Message::AskFileWritten(asked));
    Ok(Exit::Done)
}

/// An error of the system that came up while the file was written names it.
fn named(error: anyhow::Error, target: &Target) -> anyhow::Error {
    match error.downcast::<std::io::Error>() {
        Ok(error) => cannot_write(ASK_FILE, target, error),
        Err(error) => error,
    }
}

/// The channel that the register is asked for.
fn channel_of(options: &AskOptions) -> Result<Channel> {
    let register = options.register;
    let usual = if register.lists(IdentifierKind::Phone) { Channel::Phone } else { Channel::Email };
    let channel = options.channel.unwrap_or(usual);
    ensure!(register.is_about(channel), RegisterError::RegisterOfOtherChannel { register, channel });
    Ok(channel)
}

/// # Errors
/// When the register is handed out as a list, or nobody has published how it is asked.
fn question(options: &AskOptions, channel: Channel) -> Result<Question> {
    match options.register {
        Register::Rpo => Ok(Question::National),
        Register::ChStar => Ok(Question::International),
        Register::UsRnd => {
            let since = options.since.ok_or(RegisterError::AskedWithoutDay)?;
            Ok(Question::NationalSince(since.show_date()))
        }
        Register::Ecg | Register::RobinsonEs => {
            let recipe = recipe_of_channel(options.register, channel).and_then(Recipe::of_name);
            recipe.map(Question::Digests).ok_or_else(|| RegisterError::NoWayToAsk(options.register).into())
        }
        Register::Tps | Register::Ctps | Register::UsDnc | Register::CaDncl => {
            bail!(RegisterError::RegisterIsHandedOut(options.register))
        }
        Register::Bloctel => bail!(RegisterError::BloctelEnded),
        Register::Ddv | Register::Idi | Register::Mps | Register::Sdv | Register::Wko | Register::DmaChoice => {
            bail!(RegisterError::NoWayToAsk(options.register))
        }
    }
}

/// Writes a line for everybody of the register's country, each once.
fn ask(
    context: &Context,
    options: &AskOptions,
    channel: Channel,
    question: &Question,
    out: &mut Sink<AtomicFile>,
) -> Result<AskFile> {
    let mut reader = open_table(&options.list, &options.table, &context.cancel)?;
    let mut reading = reading_options(&reader, &options.table, channel, channel)?;
    reading.needs_countries = true;
    let known = reading.identifier_columns.iter().any(|column| column.is_addressed);
    ensure!(known, RegisterError::NobodyToAsk(options.register));
    let mut seen: HashSet<u128, foldhash::fast::RandomState> = HashSet::default();
    let (mut lines, mut people, mut elsewhere) = (0, 0, 0);
    let mut each = |identifier: &Identifier<'_>, place: &RowPlace<'_>| -> Result<()> {
        if !is_of(options.register, identifier, place) {
            elsewhere += 1;
            return Ok(());
        }
        let mut is_new = false;
        for line in question.lines(identifier, options.register) {
            if seen.insert(xxh3_128(line.as_bytes())) {
                writeln!(out, "{line}")?;
                lines += 1;
                is_new = true;
            }
        }
        people += u64::from(is_new);
        Ok(())
    };
    let read =
        each_identifier(&mut reader, &reading, &context.cancel, &mut each).with_context(|| of_list(&options.list))?;
    reader.finish().with_context(|| of_list(&options.list))?;
    let recipe = if let Question::Digests(recipe) = question { Some(recipe.name) } else { None };
    let (register, path) = (options.register, options.output.clone());
    Ok(AskFile { register, channel, path, rows: read.rows, people, lines, elsewhere, unread: read.unread, recipe })
}

fn of_list(list: &Path) -> String {
    format!("cannot use the contact list {}", list.display())
}

/// Whether the register may list somebody.
fn is_of(register: Register, identifier: &Identifier<'_>, place: &RowPlace<'_>) -> bool {
    match identifier.number() {
        Some(number) => number.may_be_in(register),
        None => {
            place.country.is_none_or(|country| register.serves(country))
                || place.numbers.iter().any(|number| number.may_be_in(register))
        }
    }
}

impl Question {
    /// What to hand in for one identifier.
    fn lines(&self, identifier: &Identifier<'_>, register: Register) -> Vec<String> {
        let mut lines = Vec::new();
        match (self, identifier.number()) {
            (Self::Digests(recipe), _) if recipe.kind == identifier.kind() => {
                each_digest(identifier, recipe, &mut |digest, is_loose| {
                    lines.extend((!is_loose).then(|| hex::encode(digest.as_bytes())));
                });
            }
            (Self::National, Some(number)) => lines.push(at_home(number, register).to_owned()),
            (Self::International, Some(number)) => lines.push(number.normal().to_owned()),
            (Self::NationalSince(day), Some(number)) => {
                lines.push(format!("{},{day}", number.national(register.country())));
            }
            _ => {}
        }
        lines
    }
}

/// A number as it is dialled at home, if it is read as the same number again; else with its +.
fn at_home(number: &PhoneNumber, register: Register) -> &str {
    let (country, mut is_same) = (register.country(), false);
    let national = number.national(country);
    let rules = PhoneRules::of(Dialling::In(country), true);
    let problem =
        phone::read(national, rules, &mut |read| is_same |= !read.is_doubtful && read.normal() == number.normal());
    if is_same && problem.is_none() { national } else { number.normal() }
}
