//! How the digests of a hashed list were made: the flags that `clean`, `check` and `import` share.

use std::path::PathBuf;

use clap::Args;

use crate::command::recipe_choice::RecipeChoice;
use crate::intake::layout::Parts;

/// See the module.
#[derive(Args, Debug)]
#[command(next_help_heading = "Lists")]
pub(super) struct RecipeArgs {
    /// How digests were made: md5, sha1, sha256, sha512 (addresses); phone-sha256 (+49...), phone-digits-sha256 (49...),
    /// phone-00-sha256 (0049...), and the same with md5, sha1, sha512; md5-as-written ...; google, uid2, tiktok, ecg-file,
    /// ecg-interface, robinson-es-email, robinson-es-sms, robinson-es-phone; auto tries all of them against --probe
    /// [default: an address, by the length of its digest]
    #[arg(long, value_name = "NAME|auto")]
    pub recipe: Option<RecipeChoice>,
    /// A file with known members of the list, or with contacts of whom some are in it: what --recipe auto tries, and what any
    /// other recipe has to find
    #[arg(long, value_name = "FILE", requires = "recipe")]
    pub probe: Option<PathBuf>,
    /// Of a list without delimiters the parts of each line that make the entry, START:LENGTH counted from 0, such as 0:5,5:7
    #[arg(long, value_name = "A:B,..")]
    pub fixed: Option<Parts>,
}
