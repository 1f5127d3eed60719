//! Lists whose lines have no delimiter: each says by its place what it is. The layouts of registers, and those that the user
//! describes (`--fixed`). Not how lines are found: `formats/lines`.
//!
//! Invariant: a line that does not fit refuses the list. Half a number frees whoever it means.

use std::fmt;
use std::str::FromStr;

use crate::base::register::Register;

/// How lines are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Parts of every line, joined to one entry; all lines are as long as the first.
    Fixed(Vec<Part>),
    /// The British registers (Corporate TPS, technical description): twelve characters, a dialling code of five and a number of
    /// seven with blanks between them, or one number with blanks behind it.
    Tps,
    /// The American registry (FTC): area code, comma and seven digits, or ten digits.
    UsDnc,
}

/// Some characters of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// 0-based.
    pub start: usize,
    pub length: usize,
}

/// How a line does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It has so many characters.
    Width { found: usize, expected: usize },
    /// It has the right width, and something else in it.
    Content,
    /// It says whether the number was added or deleted.
    Change,
}

/// So many characters has a line of the British registers.
const TPS_WIDTH: usize = 12;
/// Of these so many are the dialling code.
const TPS_CODE: usize = 5;

impl Layout {
    /// The layout in which `register` is handed out, if the first lines of its file have it: the very first one is made of digits and
    /// little else, or may be so and is damaged, because most others fit.
    #[must_use]
    pub(super) fn of_register(register: Register, first_lines: &[&str]) -> Option<Self> {
        let (layout, others) = match register {
            Register::Tps | Register::Ctps => (Self::Tps, " "),
            Register::UsDnc | Register::CaDncl => (Self::UsDnc, ","),
            _ => return None,
        };
        let (first, rest) = first_lines.split_first()?;
        let has_digits = first.contains(|c: char| c.is_ascii_digit());
        let is_made_of = first.trim_end().chars().all(|c| c.is_ascii_digit() || others.contains(c));
        let fitting = rest.iter().filter(|line| layout.read(line, 0).is_ok()).count();
        let is_so = has_digits && (is_made_of || is_change(first) || fitting * 2 > rest.len());
        is_so.then_some(layout)
    }

    /// The entry in a line. `width` is that of the first line.
    pub(super) fn read(&self, line: &str, width: usize) -> Result<String, Misfit> {
        match self {
            Self::Fixed(parts) => fixed(parts, line, width),
            Self::Tps => tps(line),
            Self::UsDnc => us_dnc(line),
        }
    }
}

fn fixed(parts: &[Part], line: &str, width: usize) -> Result<String, Misfit> {
    let found = line.chars().count();
    let least = parts.iter().map(|part| part.start + part.length).max().unwrap_or(0);
    if found != width || found < least {
        return Err(Misfit::Width { found, expected: width.max(least) });
    }
    let of_part = |part: &Part| line.chars().skip(part.start).take(part.length).collect::<String>().trim().to_owned();
    let texts: Vec<String> = parts.iter().map(of_part).collect();
    if texts.iter().any(String::is_empty) { Err(Misfit::Content) } else { Ok(texts.concat()) }
}

/// With the code of the country: the plans need not know the number.
fn tps(line: &str) -> Result<String, Misfit> {
    let found = line.chars().count();
    if found != TPS_WIDTH {
        return Err(Misfit::Width { found, expected: TPS_WIDTH });
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (code, rest) = line.split_at_checked(TPS_CODE).ok_or(Misfit::Content)?;
    let digits = if is_number(line.trim_end()) {
        line.trim_end().to_owned()
    } else if is_number(code.trim_end()) && is_number(rest.trim_start()) {
        [code.trim_end(), rest.trim_start()].concat()
    } else {
        return Err(Misfit::Content);
    };
    // Behind the zero of the trunk there are seven to ten digits.
    let national = digits.strip_prefix('0').filter(|rest| (7..=10).contains(&rest.len())).ok_or(Misfit::Content)?;
    Ok(format!("+44{national}"))
}

fn us_dnc(line: &str) -> Result<String, Misfit> {
    let line = line.trim_end_matches(' ');
    if is_change(line) {
        return Err(Misfit::Change);
    }
    let found = line.len();
    let digits = match line.split_once(',') {
        Some((area, rest)) if area.len() == 3 && rest.len() == 7 => [area, rest].concat(),
        Some(_) if found == 11 => return Err(Misfit::Content),
        Some(_) => return Err(Misfit::Width { found, expected: 11 }),
        None if found == 10 => line.to_owned(),
        None if found == 11 && line.starts_with('1') => line.get(1..).unwrap_or_default().to_owned(),
        None => return Err(Misfit::Width { found, expected: 10 }),
    };
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.as_str() >= "2";
    if is_number { Ok(format!("+1{digits}")) } else { Err(Misfit::Content) }
}

/// `212,5550123,2026-11-01,D`: who was deleted is no entry, and of whom that holds nobody has published.
fn is_change(line: &str) -> bool {
    let mut fields = line.split(',');
    let has_length = |field: Option<&str>, length| {
        field.is_some_and(|field| field.len() == length && field.bytes().all(|byte| byte.is_ascii_digit()))
    };
    has_length(fields.next(), 3) && has_length(fields.next(), 7) && fields.next().is_some()
}

impl Misfit {
    /// What to do about it.
    #[must_use]
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::Change => "load the full list: of a change list scrub cannot tell who was deleted",
            Self::Width { .. } | Self::Content => {
                "fetch the list again; if it is written otherwise, describe it with --fixed A:B,.., or read it as any list with \
                 --read-as list"
            }
        }
    }
}

impl fmt::Display for Misfit {
    /// What is wrong with the line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Width { found, expected } => write!(f, "it has {found} characters instead of {expected}"),
            Self::Content => f.write_str("it holds something else than a number in its place"),
            Self::Change => f.write_str("it says what changed, as a change list does"),
        }
    }
}

/// What describes no parts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" describes no parts of a line; write START:LENGTH, counted from 0, several with a comma: 0:5,5:7")]
pub struct BadParts(String);

/// The parts of a line, as the user describes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts(pub Vec<Part>);

impl FromStr for Parts {
    type Err = BadParts;

    /// Reads `0:5,5:7`.
    fn from_str(text: &str) -> Result<Self, BadParts> {
        // No line of a list is longer.
        const MOST: usize = 1 << 16;
        let read = |part: &str| {
            let (start, length) = part.trim().split_once(':')?;
            let part = Part { start: start.parse().ok()?, length: length.parse().ok()? };
            (part.length > 0 && part.start <= MOST && part.length <= MOST).then_some(part)
        };
        let parts: Option<Vec<Part>> = text.split(',').map(read).collect();
        parts.map(Self).ok_or_else(|| BadParts(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_british_layouts_are_read_to_the_last_blank() {
        for (line, number) in [
            ("0207 3787244", "+442073787244"),
            ("01635 506160", "+441635506160"),
            ("0191 5657153", "+441915657153"),
            ("07860 338653", "+447860338653"),
            ("02073787244 ", "+442073787244"),
            ("0163506160  ", "+44163506160"),
            ("0800    1111", "+448001111"),
        ] {
            assert_eq!(Layout::Tps.read(line, 0).as_deref(), Ok(number), "{line}");
        }
        for line in ["0207 378 244", "2073787244  ", "0207-3787244", "020737872440", "            ", "+44207378724"] {
            assert_eq!(Layout::Tps.read(line, 0), Err(Misfit::Content), "{line}");
        }
        for line in ["02073787244", "0207 37872441", "", "0"] {
            let found = line.len();
            assert_eq!(Layout::Tps.read(line, 0), Err(Misfit::Width { found, expected: 12 }), "{line}");
        }
    }

    #[test]
    fn the_american_layouts() {
        for line in ["212,5550123", "2125550123", "12125550123"] {
            assert_eq!(Layout::UsDnc.read(line, 0).as_deref(), Ok("+12125550123"), "{line}");
        }
        for line in ["212,555012", "212,55501234", "212555012", "22125550123", ","] {
            assert!(matches!(Layout::UsDnc.read(line, 0), Err(Misfit::Width { .. })), "{line}");
        }
        for line in ["112,5550123", "012,5550123", "2x2,5550123", "21,25550123", "2125550123,"] {
            assert_eq!(Layout::UsDnc.read(line, 0), Err(Misfit::Content), "{line}");
        }
        assert_eq!(Layout::UsDnc.read("212,5550123,2026-11-01,D", 0), Err(Misfit::Change));
    }

    #[test]
    fn a_register_is_known_by_its_first_line() {
        let of = |register, line| Layout::of_register(register, &[line]);
        let damaged = Layout::of_register(Register::Tps, &["0207 378724X", "01635 506160"]);
        assert_eq!(damaged, Some(Layout::Tps));
        let titled = ["number", "02073787244", "01635506160"];
        assert_eq!(Layout::of_register(Register::Tps, &titled), None);
        assert_eq!(of(Register::Tps, "0207 3787244"), Some(Layout::Tps));
        assert_eq!(of(Register::Ctps, "02073787244"), Some(Layout::Tps));
        assert_eq!(of(Register::UsDnc, "212,5550123"), Some(Layout::UsDnc));
        assert_eq!(of(Register::UsDnc, "212,5550123,2026-11-01,D"), Some(Layout::UsDnc));
        for (register, line) in [
            (Register::Tps, "Number"),
            (Register::Tps, "+442073787244"),
            (Register::UsDnc, "area,number"),
            (Register::UsDnc, "(212) 555-0123"),
            (Register::Rpo, "0612345678"),
            (Register::Tps, ""),
        ] {
            assert_eq!(of(register, line), None, "{register} {line}");
        }
    }

    #[test]
    fn parts_are_joined_and_every_line_is_as_long_as_the_first() {
        let Parts(parts) = "0:5, 5:7".parse().unwrap();
        let layout = Layout::Fixed(parts);
        assert_eq!(layout.read("0207 3787244", 12).as_deref(), Ok("02073787244"));
        assert_eq!(layout.read("ä207 37872440", 13).as_deref(), Ok("ä2073787244"));
        assert_eq!(layout.read("0207 378724", 12), Err(Misfit::Width { found: 11, expected: 12 }));
        assert_eq!(layout.read("0207", 4), Err(Misfit::Width { found: 4, expected: 12 }));
        for text in ["", "5", "0:0", "a:b", "0:5,", "0:-1", "0:99999999999999999999"] {
            assert!(text.parse::<Parts>().is_err(), "{text}");
        }
    }
}
