//! Why what is said of a register, or of its file, cannot be right. Texts as in `error`.

use std::path::PathBuf;

use crate::base::channel::Channel;
use crate::base::list_kind::ListKind;
use crate::base::register::Register;
use crate::base::time::show_date;

/// See the module.
#[derive(Debug, thiserror::Error)]
pub(super) enum RegisterError {
    #[error("--register, --covers and --answers are about a list of --kind register, not of {0}")]
    RegisterOfOtherKind(ListKind),
    #[error("--covers and --answers are about a register: name it with --register ID")]
    RegisterUnnamed,
    #[error("{0} is not handed out by area codes, so --covers says nothing about it; leave it out")]
    NoAreas(Register),
    #[error("answers are about those who were asked, in whatever area code; leave --covers out")]
    AnswersOfAreas,
    #[error(
        "{0} is not handed out as a list: it answers for those it is asked about, and of all others nothing is known. `scrub register ask \
         {0} LIST -o FILE` writes what to hand in; load the answer with --answers (a column says who is listed), or with --asked FILE \
         --permitted FILE. To suppress some entries of it and nothing else, leave --register out"
    )]
    RegisterOnlyAnswers(Register),
    #[error(
        "{} holds no number of which the area code is seen, so nobody can tell of which it speaks; say so with --covers, such as \
         --covers 212,646, or --covers all", .0.display()
    )]
    AreasUnknown(PathBuf),
    #[error(
        "{} holds numbers of the area codes {areas}, and {register} serves none of them: it is another file, or of another register",
        file.display()
    )]
    AreasOfOther { file: PathBuf, register: Register, areas: String },
    #[error("area code {code} is none of those that {register} serves; look at --covers again")]
    AreaOfOther { register: Register, code: u16 },
    #[error(
        "{} holds numbers of the area codes {areas}, and none of {codes}, which --covers says: it is another file, or --covers is wrong",
        file.display()
    )]
    OtherAreas { file: PathBuf, codes: String, areas: String },
    #[error("answers are read from a table, so --fixed and --read-as raw cannot say how they are written")]
    AnswersOfLayout,
    #[error("nobody knows when the answers in {} were given, and they count for some days only; say so with --as-of DATE", .0.display())]
    AnswersUndated(PathBuf),
    #[error("the answers of a register are read several times, which a pipe cannot be; save them as a file first")]
    AnswersOfPipe,
    #[error("{0} is handed out as a list, so there is nobody to ask: import its file, --kind register --register {0}")]
    RegisterIsHandedOut(Register),
    #[error(
        "Bloctel ended on 2026-08-10: since then calls to consumers in France need a consent, and there is no register to ask"
    )]
    BloctelEnded,
    #[error(
        "nobody has published how {0} is asked; do it as its operator says, and load what it answers with --answers"
    )]
    NoWayToAsk(Register),
    #[error("{register} does not list anybody whom {channel} reaches; leave --channel out")]
    RegisterOfOtherChannel { register: Register, channel: Channel },
    #[error("us-rnd wants to know since when: the day of the last contact or consent, --since DATE")]
    AskedWithoutDay,
    #[error(
        "nobody in the list is somebody whom {0} may list, so there is nobody to ask about; is it the right list, and column?"
    )]
    NobodyToAsk(Register),
    #[error("{} is empty, as a transfer that failed leaves it; if nobody came back, put a header into it, such as: phone", .0.display())]
    NobodyPermitted(PathBuf),
    #[error(
        "{} holds {what}, and {register} lists none: they would match nobody. Name the right file, or say how its digests were made \
         with --recipe", file.display()
    )]
    NotOfRegister { file: PathBuf, register: Register, what: &'static str },
    #[error(
        "{} holds digests, and {register} makes them for each channel in another way: say for which they are with --channel email, sms \
         or phone, or name the recipe with --recipe", file.display()
    )]
    DigestsOfRegister { file: PathBuf, register: Register },
    #[error(
        "line {line}: the register answered on {} that somebody is not listed, and by batch {batch}, whose answers are of {} at the latest, \
         they are: to replace the later answer would free them. Ask again; or load the file without --replace, which takes no listing away",
        show_date(*day), show_date(*known)
    )]
    OlderAnswer { line: u32, day: i64, known: i64, batch: u32 },
    #[error("--asked and --permitted name the same file; the second one is what came back from the register")]
    AskedIsPermitted,
    #[error(
        "line {line} of {} is nobody in {}, so the two do not belong together, and who is missing from one of them says nothing; name \
         the file that was handed in, and the one that came back for it", permitted.display(), asked.display()
    )]
    NeverAsked { asked: PathBuf, permitted: PathBuf, line: u64 },
}
