//! Where words go: messages to standard error, products to standard output. Whether both may be coloured is settled
//! once, by `ColorWhen::apply`. The bar shows on a terminal only.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::format::{Format, bar_template};

/// The word before an error.
pub const ERROR_STYLE: Style = AnsiColor::Red.on_default().bold();

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
    /// As the operating system says. A reader of text for people who has gone has seen enough; a program has not.
    pub fn print(&self, text: &str, format: Format) -> io::Result<()> {
        let mut stdout = anstream::stdout();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        match (written, format) {
            (Err(error), Format::Text) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            (Err(error), _) => Err(io::Error::new(error.kind(), format!("cannot write to standard output: {error}"))),
            (Ok(()), _) => Ok(()),
        }
    }

    /// A bar over `length` bytes, or a spinner where the length is not known; invisible where nobody watches.
    #[must_use]
    pub fn bar(&self, length: Option<u64>) -> ProgressBar {
        if self.quiet || !self.progress || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
        let template = bar_template(length.is_some());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}
