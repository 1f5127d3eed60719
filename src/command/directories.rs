//! Directories that a run makes for its products. After a run that came to nothing they are gone again.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};

use crate::base::atomic::directory_of;
use crate::base::disk::Disk;

use super::outputs::Outputs;

/// Removes the directories that were made when dropped, unless they are to stay.
pub(super) struct MadeDirectories {
    disk: Arc<dyn Disk>,
    /// The outer ones first.
    made: Vec<PathBuf>,
}

impl MadeDirectories {
    /// Makes the directories of the products, so that the first run needs no preparation.
    ///
    /// # Errors
    /// As the operating system says.
    pub(super) fn make(outputs: &Outputs, disk: &Arc<dyn Disk>) -> Result<Self> {
        let mut this = Self { disk: Arc::clone(disk), made: Vec::new() };
        for (what, path) in outputs.files() {
            let dir = directory_of(path);
            let mut missing: Vec<_> =
                dir.ancestors().filter(|dir| !dir.as_os_str().is_empty() && !dir.exists()).collect();
            missing.reverse();
            this.made.extend(missing.into_iter().map(PathBuf::from));
            disk.create_dir(dir).with_context(|| format!("cannot make the directory {} for {what}", dir.display()))?;
        }
        Ok(this)
    }

    /// The run came to something.
    pub(super) fn stay(mut self) {
        self.made.clear();
    }
}

impl Drop for MadeDirectories {
    fn drop(&mut self) {
        // One that holds something else by now stays.
        self.made.iter().rev().for_each(|dir| drop(self.disk.remove_dir(dir)));
    }
}
