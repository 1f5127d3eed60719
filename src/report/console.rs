//! Where words go: messages to standard error, products to standard output. Whether both may be coloured is settled
//! once, by `ColorWhen::apply`. The bar shows on a terminal only.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The word before an error.
pub const ERROR_STYLE: Style = AnsiColor::Red.on_default().bold();
/// What a reader should see first.
pub const HEADLINE: Style = Style::new().bold();

/// How much is said, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Console {
    pub quiet: bool,
    pub verbose: bool,
    pub progress: bool,
}

impl Console {
    /// A message for people on standard error; silent with `--quiet`. A closed standard error stops nothing.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// A message only for `--verbose`.
    pub fn explain(&self, text: &str) {
        if self.verbose {
            self.say(text);
        }
    }

    /// An error: said even with `--quiet`.
    pub fn complain(&self, text: &str) {
        let mut stderr = anstream::stderr();
        let _ = writeln!(stderr, "{}", text.trim_end());
    }

    /// The product of a command on standard output.
    ///
    /// # Errors
    /// As the operating system says; a closed pipe is no error, its reader has seen enough.
    pub fn print(&self, text: &str) -> io::Result<()> {
        let mut stdout = anstream::stdout();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }

    /// A bar over `length` bytes, or a spinner where the length is not known; invisible where nobody watches.
    #[must_use]
    pub fn bar(&self, length: Option<u64>) -> ProgressBar {
        if self.quiet || !self.progress || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
        let template = match length {
            Some(_) => "{bar:30} {percent:>3} %  {msg}  {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left",
            None => "{spinner}  {msg}  {bytes}  {bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// A whole number with a comma between thousands.
#[must_use]
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count and its noun: `1 row`, `2 rows`.
#[must_use]
pub fn counted(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

/// A number of bytes for people, in decimal units.
#[must_use]
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 5] = ["kB", "MB", "GB", "TB", "PB"];
    if value < 1000 {
        return format!("{value} B");
    }
    let mut scaled = value as f64 / 1000.0;
    let mut unit = 0;
    while scaled >= 999.95 && unit + 1 < UNITS.len() {
        scaled /= 1000.0;
        unit += 1;
    }
    format!("{scaled:.1} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(number(0), "0");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(100), "100");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(1000), "1.0 kB");
        assert_eq!(bytes(632_000_000), "632.0 MB");
    }
}
