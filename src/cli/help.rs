//! What every help text ends with.

/// What every exit code means; printed by every `--help`.
pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0    done, limits kept
  1    done, but a limit or check was not met
  2    error, nothing usable written
  130  interrupted, nothing written";

/// Examples first, then the exit codes: the end of every help text.
pub(super) fn concat_examples(examples: &str) -> String {
    format!("{examples}\n\n{EXIT_CODES}")
}
