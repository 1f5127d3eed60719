//! The flags that every command knows.

use std::path::PathBuf;

use clap::Args;

use crate::base::terminal::ColorWhen;

/// Flags that every command knows.
#[derive(Args, Debug, Clone)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct CommonArgs {
    /// Directory of the store; default: `store` in scrub.toml
    #[arg(long, global = true, value_name = "DIR", env = "SCRUB_STORE")]
    pub store: Option<PathBuf>,
    /// Settings file; default: scrub.toml in this directory or the nearest one above
    #[arg(long, global = true, value_name = "FILE", env = "SCRUB_CONFIG")]
    pub config: Option<PathBuf>,
    /// How long to wait while another scrub writes to the store; without it until that one is done
    #[arg(long, global = true, value_name = "SECONDS")]
    pub lock_timeout: Option<u64>,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: settings with their origin, timings
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// No progress bar
    #[arg(long, global = true)]
    pub no_progress: bool,
    /// Colour on the terminal; NO_COLOR is honoured
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    pub color: ColorWhen,
}
