//! Why a command refuses. Each situation is a variant with its figures, so that another renderer can put it in other
//! words. A message says what is wrong and, where that is not plain, what to do next. It never repeats an identifier of
//! a person: one that was typed is told by its kind, or by the problem with it.
//!
//! Not here: what the layers below find (they have errors of their own), and the context that is put round an error
//! where it happens.

use std::fmt::{self, Display};
use std::io;
use std::path::{Path, PathBuf};

use crate::base::channel::Channels;
use crate::base::list_kind::ListKind;
use crate::base::personal::shown_name;
use crate::base::time::show_date;
use crate::identity::problem::Problem;
use crate::intake::row_counts::RowCounts;
use crate::intake::summary::ListSummary;
use crate::report::given::GivenIdentifier;
use crate::report::named_files::NoRunReport;
use crate::store::StoreError;

/// See the module. After any of these no product has its name, and the store is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum CommandError {
    // The store.
    #[error("\"{word}:\" is no kind of list, and there is no such file; before the colon may stand {kinds}")]
    UnknownListKind { word: String, kinds: String },
    #[error("no store is set. Run `scrub init` here once, or name one with --store DIR or SCRUB_STORE")]
    NoStore,
    #[error(
        "no store at {}{}. Is its disk mounted, and the name right? Mount it, or put the store back from a backup. Only \
         where there has never been one, `scrub init` makes it",
        dir.display(), NamedBy(named_by)
    )]
    StoreNotThere { dir: PathBuf, named_by: Option<PathBuf> },
    #[error("{} lies inside the store; a backup belongs elsewhere, best on another disk", .0.display())]
    BackupInsideStore(PathBuf),
    #[error("{} exists already; nothing was changed", .0.display())]
    StoreExists(PathBuf),
    #[error(
        "the settings {} lie in a directory above and name the store {}: run `scrub init` there, or, for a store of its own, \
         put an empty scrub.toml here first",
        config.display(), dir.display()
    )]
    StoreOfDirectoryAbove { config: PathBuf, dir: PathBuf },
    #[error("the key-command {} failed, so there is no key; what it said stands above", .0.display())]
    KeyCommandFailed(PathBuf),
    #[error("the store cannot be trusted:{}", Damage(.0))]
    Untrusted(Vec<StoreError>),

    // Identifiers, names and reasons of the command line.
    #[error("this is {} ({}): {}", unread(*.0), .0.code(), explain(*.0))]
    NoIdentifier(Problem),
    #[error(
        "a digest by hand is taken for one of an address, which nobody is known by on {0}; give the number itself, or load a file of \
         digests with `scrub import --recipe`"
    )]
    DigestByHand(Channels),
    #[error("standard input is empty; give an address, a telephone number, a domain or a digest")]
    NothingOnStdin,
    #[error("standard input holds more than one line; give one address, domain or digest, or import it as a list")]
    SeveralLinesOnStdin,
    #[error("this is a top-level domain, which cannot be an entry")]
    TopLevelDomain,
    #[error(
        "this domain is a public suffix or a free-mail domain; an entry would reject a great many people. If that \
         is meant, --allow-broad-domains"
    )]
    BroadDomain,
    #[error(
        "this pattern has under three letters, is a name that many companies have, or is at a free-mail domain; an entry would \
         reject strangers. If that is meant, --allow-broad-domains"
    )]
    BroadPattern,
    #[error("--agent takes a short code of letters, digits, `-`, `_` and `.`, never a name or address")]
    BadAgent,
    #[error("a list name consists of at most 64 letters, digits, `.`, `_` and `-`")]
    BadListName,
    #[error("the reason must not hold an address; the store keeps no clear identifiers")]
    AddressInReason,
    #[error(
        "list \"{list}\" holds no entry in force for {} itself; `scrub why` shows everything that is known",
        given.name()
    )]
    NothingToLift { list: String, given: GivenIdentifier },
    #[error("unknown reason code \"{0}\"; `scrub rule` lists them all")]
    UnknownReason(String),

    #[error("rows that were rejected as {code} belong into a list of kind {}: --kind {}", kind.name(), kind.name())]
    ReasonOfOtherKind { code: &'static str, kind: ListKind },
    #[error(
        "the rows that object are told by reading the file several times, which a pipe cannot be; save it as a file first"
    )]
    ObjectionsOfPipe,
    #[error("--only-objections gives opt-outs or bounces: --kind optout, or --kind bounce")]
    ObjectionsOfOtherKind,
    #[error("--replace says that the file is the full list, and the rows of one reason are none; leave it out")]
    ReplaceByObjections,
    #[error("no row of the list objects in a column of its own, so there is nothing to load")]
    NobodyObjects,

    // Contact lists and suppression lists.
    #[error("standard input is a terminal; name a file, or pipe the list in")]
    StdinIsTerminal,
    #[error("standard input is named twice; it can be read only once")]
    StdinNamedTwice,
    #[error("the suppression list {} changed while it was read; run again", .0.display())]
    SuppressionListChanged(PathBuf),
    #[error(
        "which rows of {} are meant has to be said: {staying} say yes in {}, {objecting} object, {neither} say neither. If only \
         those that object are: --suppress contacts:{}; if every row is: --suppress optout:{}",
        path.display(), quoted(columns), path.display(), path.display()
    )]
    UnclearRows { path: PathBuf, columns: Vec<String>, objecting: u64, staying: u64, neither: u64 },
    #[error("the contact list changed while it was read; run again")]
    ContactListChanged,
    #[error(
        "no {} was found in {}. Columns seen: {}. Say which one it is: --column {kind}=NAME or --column {kind}=NUMBER{}",
        if *kind == "email" { "e-mail column" } else { "column of telephone numbers" },
        list.display(), quoted(columns),
        if *has_numbers { "; for a list of telephone numbers say how they are used: --channel sms, messenger, phone or fax" } else { "" }
    )]
    NoIdentifierColumn { list: PathBuf, columns: Vec<String>, kind: &'static str, has_numbers: bool },
    #[error("line {line} cannot be hashed by this recipe ({}): {}", problem.code(), explain(*problem))]
    NothingToHash { line: u64, problem: Problem },
    #[error("this is an address with a number beside it; give each of them by itself")]
    AddressAndNumber,
    #[error("line {line} holds several identifiers; write one a line")]
    SeveralToHash { line: u64 },
    #[error(
        "the line that was taken for the header holds a telephone number, and nobody would check it: if the list has no header, say so \
         with --no-header (and the column by its number, --column phone=1); else name the line of its header with --header-line"
    )]
    HeaderIsNumber,
    #[error(
        "column \"{name}\" holds something else than telephone numbers: {} Name the column that does with --column \
         phone=NAME or mobile=NAME, and leave this one out with --ignore-column \"{name}\"",
        problem.explain()
    )]
    NoNumbers { name: String, problem: Problem },
    #[error("{} is the contact list itself; as a suppression list it would reject everybody", .0.display())]
    SuppressesItself(PathBuf),
    #[error(
        "there is nothing to suppress: no --suppress file and no store. Name a list, or say --without-lists if this is meant"
    )]
    NoLists,
    #[error(
        "there is nothing to suppress: the store holds no list yet. Import one with `scrub import`, or say \
         --without-lists if this is meant"
    )]
    NoListInStore,

    // The age of lists.
    #[error("{} carries a time that is still to come; say of which day the list is with --as-of DATE", .0.display())]
    FileFromTheFuture(PathBuf),
    #[error(
        "the settings limit the age of list \"{0}\", but no such list is part of this run, in the store or as a file; import \
         it, name it with --suppress, or correct the settings"
    )]
    LimitedListMissing(String),
    #[error("the age of list \"{list}\" is not known, but the settings limit it; {dated}")]
    AgeUnknown { list: String, dated: &'static str },
    #[error(
        "list \"{list}\" claims to be of {}, which is still to come, so its age is not known; {dated}", show_date(*as_of)
    )]
    ListFromTheFuture { list: String, as_of: i64, dated: &'static str },
    #[error(
        "list \"{list}\" is {days} days old (as of {}), the settings allow {allowed}; {fresh}", show_date(*as_of)
    )]
    TooOld { list: String, days: i64, as_of: i64, allowed: u32, fresh: &'static str },

    // What `verify` looks at.
    #[error("cannot use {} as the report of a run: {why}", report.display())]
    NoRunReport { report: PathBuf, why: NoRunReport },
    #[error("the report names nothing that lies in a file, so there is nothing to compare")]
    NothingToCompare,
    #[error("the report names no file called {given}; it names {}", quoted(known))]
    NotInReport { given: String, known: Vec<String> },
    #[error(
        "{count} of {files} files cannot be compared, so nothing is known about them. A file that does not lie beside the \
         report, or is only linked from there, is given behind it: scrub verify REPORT FILE..."
    )]
    NotCompared { count: usize, files: usize },

    // Outputs; `what` and `other` are the words for them.
    #[error("the list comes from standard input; name the clean list with -o FILE, or -o - for standard output")]
    NoNameForCleanList,
    #[error("cannot write {what} {place}: {advice}")]
    CannotWrite { what: &'static str, place: String, advice: &'static str, source: io::Error },
    #[error("standard output is closed, so nobody would get what goes there; open it, or name a file with -o FILE")]
    StdoutClosed,
    #[error("only one product can go to standard output")]
    SeveralToStdout,
    #[error("{what} would overwrite {other}: {}", path.display())]
    WouldOverwrite { what: &'static str, other: &'static str, path: PathBuf },
    #[error("{what} and {other} would be the same file: {}", path.display())]
    SameOutput { what: &'static str, other: &'static str, path: PathBuf },
    #[error("{what} would lie inside the store: {}", path.display())]
    InsideStore { what: &'static str, path: PathBuf },
    #[error("{what} would replace {}, which is a key or part of a store; name another file", path.display())]
    LooksPrecious { what: &'static str, path: PathBuf },
    #[error("{what} cannot be written to {}: it exists and is no regular file; name another one, or - for standard output", path.display())]
    NoRegularFile { what: &'static str, path: PathBuf },
    #[error("{what} {} exists already; use --force to replace it", path.display())]
    OutputExists { what: &'static str, path: PathBuf },
}

/// The settings file that names something.
struct NamedBy<'a>(&'a Option<PathBuf>);

impl Display for NamedBy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|path| write!(f, ", although {} names it", path.display()))
    }
}

/// Every damage on its line.
struct Damage<'a>(&'a [StoreError]);

impl Display for Damage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|error| write!(f, "\n  {error}"))
    }
}

/// Names in a sentence, and not more of them than help.
impl CommandError {
    /// Of a list whose rows mostly do not object, although few of them say yes, or which cannot be read again.
    pub(super) fn unclear_rows(path: &Path, summary: &ListSummary) -> Self {
        let (RowCounts { objecting, staying, .. }, neither) = (summary.rows, summary.rows.say_neither());
        Self::UnclearRows { path: path.to_owned(), columns: summary.own.clone(), objecting, staying, neither }
    }
}

fn quoted(names: &[String]) -> String {
    const MOST: usize = 20;
    let mut shown: Vec<_> = names.iter().take(MOST).map(|name| format!("\"{}\"", shown_name(name))).collect();
    if names.len() > MOST {
        shown.push(format!("and {} more", names.len() - MOST));
    }
    shown.join(", ")
}

/// What an identifier is that was typed and cannot be read.
fn unread(problem: Problem) -> &'static str {
    match problem {
        Problem::NoCountry => "a telephone number without the code of its country",
        _ => "no address, telephone number, domain or digest",
    }
}

/// What is wrong with an identifier that stands in no row.
fn explain(problem: Problem) -> &'static str {
    match problem {
        Problem::NoCountry => "Write it as +49 171 ..., or name the country with --default-country, such as DE.",
        _ => problem.explain(),
    }
}
