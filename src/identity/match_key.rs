//! The secret key, and the match keys made with it. The only file that touches the secret.
//!
//! A match key of a store is the first 16 bytes of HMAC-SHA-256(secret, tag || form). The tags are fixed, end in NUL, and
//! are part of the store's format: they never change. Without the secret nothing can be turned back by guessing
//! (`law.md` D13), so neither type is ever printed, and what is made of a store's secret is wiped from memory. Keys of one
//! run are made by another hash (`run_hash`), under a secret that nobody ever sees again.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

#[cfg(test)]
use crate::base::match_key::MatchKey;
use crate::identity::keyed_hash::KeyedHash;
use crate::identity::run_hash::RunHash;
#[cfg(test)]
use crate::identity::tag::Tag;
use crate::identity::unmade_keys::{MadeKeys, UnmadeKeys};

const FILE_PREFIX: &str = "scrub-key-1:";
const SECRET_LEN: usize = 32;

/// Why there is no key. Every message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(
        "there is no key at {path}: restore it from your backup, or point `key` in scrub.toml or SCRUB_KEY_FILE to it; only a new store gets a new key, with `scrub init`"
    )]
    Missing { path: PathBuf },
    #[error(
        "the key {path} can be read or changed by others (mode {mode:03o}); run: {command}, or, where a group has to read it, as in a container, say key-group-readable = true in scrub.toml"
    )]
    Exposed { path: PathBuf, mode: u32, command: String },
    #[error(
        "{path} is not a scrub key: it must be one line, `scrub-key-1:` and 44 characters of base64; restore it from your backup"
    )]
    Malformed { path: PathBuf },
    #[error("cannot read the key {path}: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("the operating system gives no random numbers for a new key: {0}")]
    NoRandomness(getrandom::Error),
}

/// 32 random bytes that everything in a store depends on.
pub struct SecretKey(Zeroizing<[u8; SECRET_LEN]>);

impl SecretKey {
    /// A new key from the random numbers of the operating system.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0; SECRET_LEN]);
        getrandom::fill(bytes.as_mut_slice()).map_err(KeyError::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Reads the text of a key file: exactly one line, its line end may be missing.
    #[must_use]
    pub fn parse_file_text(text: &str) -> Option<Self> {
        let line = text.strip_suffix('\n').unwrap_or(text);
        let code = line.strip_suffix('\r').unwrap_or(line).strip_prefix(FILE_PREFIX)?;
        let decoded = Zeroizing::new(STANDARD.decode(code).ok()?);
        let mut bytes = Zeroizing::new([0; SECRET_LEN]);
        (decoded.len() == SECRET_LEN).then(|| {
            bytes.copy_from_slice(&decoded);
            Self(bytes)
        })
    }

    /// The text of a key file.
    #[must_use]
    pub fn to_file_text(&self) -> Zeroizing<String> {
        let code = Zeroizing::new(STANDARD.encode(self.0.as_slice()));
        Zeroizing::new(format!("{FILE_PREFIX}{}\n", code.as_str()))
    }

    /// Reads a key file, which a group may read if `group_may_read`.
    ///
    /// # Errors
    /// When the file is missing, open to others, or no key file.
    pub fn load(path: &Path, group_may_read: bool) -> Result<Self, KeyError> {
        // A key file is 57 bytes long; whatever is longer need not be read to the end.
        const MOST: u64 = 1024;
        let unreadable = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => KeyError::Missing { path: path.to_owned() },
            _ => KeyError::Unreadable { path: path.to_owned(), source },
        };
        let file = File::open(path).map_err(unreadable)?;
        let mode = file.metadata().map_err(unreadable)?.permissions().mode() & 0o777;
        let forbidden = if group_may_read { 0o037 } else { 0o077 };
        if mode & forbidden != 0 {
            let command = format!("chmod 600 {}", shell_word(&path.display().to_string()));
            return Err(KeyError::Exposed { path: path.to_owned(), mode, command });
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(MOST as usize));
        file.take(MOST).read_to_end(&mut bytes).map_err(unreadable)?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        Self::parse_file_text(text).ok_or_else(|| KeyError::Malformed { path: path.to_owned() })
    }

    /// What makes match keys with this secret.
    #[must_use]
    pub fn keyer(&self) -> Keyer {
        Keyer(Way::Secret(KeyedHash::new(&self.0)))
    }

    /// HMAC-SHA-256 over `data` under its own tag, for checks of the store's own records. `label` is a constant of
    /// the program without NUL; no label shares a tag with a match key.
    #[must_use]
    pub fn seal(&self, label: &str, data: &[u8]) -> [u8; 32] {
        let mut mac = hmac(&self.0);
        mac.update(b"seal/");
        mac.update(label.as_bytes());
        mac.update(b"\0");
        mac.update(data);
        mac.finalize().into_bytes().into()
    }
}

fn hmac(secret: &[u8; SECRET_LEN]) -> Hmac<Sha256> {
    // A key of one block at most needs no hashing and cannot be refused.
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(secret).for_each(|(to, from)| *to = *from);
    let block: &hmac::digest::common::Key<Hmac<Sha256>> = (&*block).into();
    Hmac::new(block)
}

/// `text` as one word of a POSIX shell.
fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%".contains(c);
    if text.chars().all(is_plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    format!("-- '{}'", text.replace('\'', "'\\''"))
}

/// Makes match keys.
#[derive(Clone)]
pub struct Keyer(Way);

#[derive(Clone)]
enum Way {
    Secret(KeyedHash),
    OneRun(RunHash),
}

impl Keyer {
    /// Keys of a run without a store. They are compared within this process and then forgotten, so nobody can be
    /// recognised by them later, and HMAC would protect nothing that the cheaper hash of one run does not.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`].
    pub fn for_one_run() -> Result<Self, KeyError> {
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).map_err(KeyError::NoRandomness)?;
        Ok(Self(Way::OneRun(RunHash::new(&secret))))
    }

    /// Makes all of `keys`.
    pub fn make<'a>(&self, keys: &'a mut UnmadeKeys) -> MadeKeys<'a> {
        match &self.0 {
            Way::Secret(hash) => {
                keys.make(|blocks, keys| hash.keys_of_blocks(blocks, keys), |message| hash.key_of(message))
            }
            Way::OneRun(hash) => {
                keys.make(|blocks, keys| hash.keys_of_blocks(blocks, keys), |message| hash.key_of(message))
            }
        }
    }

    /// The key of `form` alone.
    #[cfg(test)]
    pub(crate) fn key(&self, tag: &Tag, form: &[u8]) -> MatchKey {
        let mut keys = UnmadeKeys::default();
        let slot = keys.push(tag, form);
        self.make(&mut keys).key(slot)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;

    use proptest::prelude::*;

    use super::*;

    fn secret(fill: u8) -> SecretKey {
        SecretKey(Zeroizing::new([fill; SECRET_LEN]))
    }

    fn reference(key: &SecretKey, tag: &[u8], form: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.0.as_slice()).unwrap();
        mac.update(tag);
        mac.update(form);
        mac.finalize().into_bytes()[..16].to_vec()
    }

    proptest! {
        #[test]
        fn keys_are_plain_hmac(bytes: [u8; 32], form: String, digest: Vec<u8>) {
            let key = SecretKey(Zeroizing::new(bytes));
            let keyer = key.keyer();
            for (tag, form) in [(&b"email\0"[..], form.as_bytes()), (b"sha1\0", &digest)] {
                prop_assert_eq!(keyer.key(&Tag::new(tag), form).bytes().to_vec(), reference(&key, tag, form));
            }
        }
    }

    /// One block or several beside each other, in every place of a group.
    #[test]
    fn keys_made_together_are_those_made_alone() {
        let (key, email, sha1) = (secret(5), Tag::new(b"email\0"), Tag::new(b"sha1\0"));
        let forms: Vec<Vec<u8>> = (0..=200_usize).map(|length| vec![length as u8; length]).collect();
        let mixed = (0..=200_usize).map(|at| (if at % 3 == 0 { &sha1 } else { &email }, &forms[at * 83 % 201]));
        for order in [forms.iter().map(|form| (&email, form)).collect::<Vec<_>>(), mixed.collect()] {
            for first in 0..5 {
                let mut keys = UnmadeKeys::default();
                let slots: Vec<_> = order[first..].iter().map(|(tag, form)| keys.push(tag, form)).collect();
                let made = key.keyer().make(&mut keys);
                assert_eq!(made.all().len(), slots.len());
                for ((tag, form), slot) in order[first..].iter().zip(slots) {
                    assert_eq!(made.key(slot).bytes().to_vec(), reference(&key, tag.bytes(), form), "{}", form.len());
                }
            }
        }
    }

    #[test]
    fn tags_and_secrets_keep_keys_apart() {
        let keys = [(1, "email\0"), (1, "domain\0"), (2, "email\0")]
            .map(|(fill, tag)| secret(fill).keyer().key(&Tag::new(tag.as_bytes()), b"a.de"));
        assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)));
    }

    #[test]
    fn keys_of_one_run_agree_within_it_only() {
        let (run, other) = (Keyer::for_one_run().unwrap(), Keyer::for_one_run().unwrap());
        assert_eq!(run.key(&Tag::new(b"email\0"), b"a@b.de"), run.clone().key(&Tag::new(b"email\0"), b"a@b.de"));
        let keys = [
            run.key(&Tag::new(b"email\0"), b"a@b.de"),
            run.key(&Tag::new(b"md5\0"), b"a@b.de"),
            other.key(&Tag::new(b"email\0"), b"a@b.de"),
        ];
        assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)));
    }

    #[test]
    fn seals_depend_on_label_data_and_secret() {
        let key = secret(1);
        assert_eq!(key.seal("catalog", b"x"), key.seal("catalog", b"x"));
        assert_ne!(key.seal("catalog", b"x"), key.seal("catalogx", b""));
        assert_ne!(key.seal("catalog", b"x"), secret(2).seal("catalog", b"x"));
        assert_ne!(key.seal("email", b"a@b.de")[..16], *key.keyer().key(&Tag::new(b"email\0"), b"a@b.de").bytes());
    }

    #[test]
    fn file_text_round_trips_and_nothing_else_is_taken() {
        let key = SecretKey::generate().unwrap();
        let text = key.to_file_text();
        assert_eq!(SecretKey::parse_file_text(&text).unwrap().0, key.0);
        assert!(SecretKey::parse_file_text(text.trim_end()).is_some());
        assert_ne!(SecretKey::generate().unwrap().0, key.0);
        let short = format!("{FILE_PREFIX}{}", STANDARD.encode([1; 31]));
        let two = format!("{}{}", text.as_str(), text.as_str());
        for wrong in [
            "",
            "scrub-key-1:",
            "scrub-key-2:AAAA",
            &short,
            &two,
            &format!(" {}", text.as_str()),
            &format!("{}\n", text.as_str()),
        ] {
            assert!(SecretKey::parse_file_text(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn files_are_refused_with_advice() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("my key");
        let message =
            |path: &Path| SecretKey::load(path, false).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message(&path).contains("scrub init"));
        std::fs::write(&path, secret(3).to_file_text().as_bytes()).unwrap();
        for mode in [0o644, 0o640, 0o660, 0o602] {
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let expected = format!("(mode {mode:03o}); run: chmod 600 -- '{}'", path.display());
            assert!(message(&path).contains(&expected), "{}", message(&path));
        }
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        assert_eq!(*SecretKey::load(&path, false).unwrap().0, [3; SECRET_LEN]);
        std::fs::write(&path, b"\xff\xfe").unwrap();
        assert!(message(&path).contains("not a scrub key"));
    }
}
