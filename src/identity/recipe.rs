//! The recipes: how an identifier becomes what a list holds. A new recipe is a new row of [`RECIPES`]; everything that
//! makes, stores or looks up keys goes by this table.
//!
//! Numbers and tags are written into stores: rows are added, never changed, and no number is used twice.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::recipe_id::RecipeId;
use crate::identity::hash::{Digest, Hash, read_base64, read_hex};
use crate::identity::spelling::Spelling;
use crate::identity::tag::Tag;
use crate::identity::unmade_keys::{KeySlot, UnmadeKeys};

/// How a list writes what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As text that people can read.
    Clear,
    /// A digest in hexadecimal, in either case; or in base64.
    Hex,
}

impl Encoding {
    /// The stable name, which stores keep.
    fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Hex => "hex",
        }
    }
}

/// One row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Recipe {
    pub id: RecipeId,
    /// The stable name.
    pub name: &'static str,
    /// What an entry of this recipe is.
    pub kind: IdentifierKind,
    /// Which spellings are taken.
    pub spelling: Spelling,
    /// What stands before the spelling.
    pub prefix: &'static str,
    /// What is computed of both; `None`: nothing, the list holds them in clear.
    pub hash: Option<Hash>,
    pub encoding: Encoding,
    /// Keeps the keys of this recipe apart from those of all others.
    pub tag: Tag,
    /// Whether a loose spelling counts as well.
    pub has_loose_form: bool,
    /// The word for a match in a proof: of the identifier itself, and of a loose form of either side.
    pub proof: [&'static str; 2],
}

/// An address in clear: what every list of addresses holds, and the key by which rows of a list are told apart.
pub const EMAIL: RecipeId = RecipeId(1);
/// Exactly one domain.
pub const DOMAIN: RecipeId = RecipeId(2);
/// Every subdomain of a domain.
pub const SUBDOMAINS: RecipeId = RecipeId(3);
/// The beginning of an address at one domain: asked for only at domains that have some.
pub const PREFIX: RecipeId = RecipeId(9);

/// A telephone number in clear.
pub const PHONE: RecipeId = RecipeId(10);

/// All recipes, by number.
pub static RECIPES: &[Recipe] = &[
    clear(EMAIL, "email", IdentifierKind::Email, Spelling::Normal, Tag::new(b"email\0"), ["exact", "loose"]),
    without_loose(clear(
        DOMAIN,
        "domain",
        IdentifierKind::Domain,
        Spelling::Domain,
        Tag::new(b"domain\0"),
        ["domain", "domain"],
    )),
    without_loose(clear(
        SUBDOMAINS,
        "subdomains",
        IdentifierKind::Domain,
        Spelling::Subdomains,
        Tag::new(b"subdomain\0"),
        ["subdomain", "subdomain"],
    )),
    hashed_email(4, "md5", Hash::Md5, Tag::new(b"md5\0"), ["md5", "md5-loose"]),
    hashed_email(5, "sha1", Hash::Sha1, Tag::new(b"sha1\0"), ["sha1", "sha1-loose"]),
    hashed_email(6, "sha256", Hash::Sha256, Tag::new(b"sha256\0"), ["sha256", "sha256-loose"]),
    hashed_email(7, "sha512", Hash::Sha512, Tag::new(b"sha512\0"), ["sha512", "sha512-loose"]),
    pattern(8, "local", Spelling::LocalPart, Tag::new(b"local\0"), ["local", "local-loose"]),
    // Its loose form is the mark that a domain has prefixes, see `pattern`.
    pattern(PREFIX.0, "prefix", Spelling::Prefixes, Tag::new(b"prefix\0"), ["prefix", "prefix-loose"]),
    clear(PHONE, "phone", IdentifierKind::Phone, Spelling::Normal, Tag::new(b"phone\0"), ["exact", "loose"]),
    hashed_phone(11, "phone-md5", Spelling::PhonePlus, "", Hash::Md5, Tag::new(b"r11\0")),
    hashed_phone(12, "phone-sha1", Spelling::PhonePlus, "", Hash::Sha1, Tag::new(b"r12\0")),
    hashed_phone(13, "phone-sha256", Spelling::PhonePlus, "", Hash::Sha256, Tag::new(b"r13\0")),
    hashed_phone(14, "phone-sha512", Spelling::PhonePlus, "", Hash::Sha512, Tag::new(b"r14\0")),
    hashed_phone(15, "phone-digits-md5", Spelling::PhoneDigits, "", Hash::Md5, Tag::new(b"r15\0")),
    hashed_phone(16, "phone-digits-sha1", Spelling::PhoneDigits, "", Hash::Sha1, Tag::new(b"r16\0")),
    hashed_phone(17, "phone-digits-sha256", Spelling::PhoneDigits, "", Hash::Sha256, Tag::new(b"r17\0")),
    hashed_phone(18, "phone-digits-sha512", Spelling::PhoneDigits, "", Hash::Sha512, Tag::new(b"r18\0")),
    hashed_phone(19, "phone-00-md5", Spelling::PhoneZeros, "", Hash::Md5, Tag::new(b"r19\0")),
    hashed_phone(20, "phone-00-sha1", Spelling::PhoneZeros, "", Hash::Sha1, Tag::new(b"r20\0")),
    hashed_phone(21, "phone-00-sha256", Spelling::PhoneZeros, "", Hash::Sha256, Tag::new(b"r21\0")),
    hashed_phone(22, "phone-00-sha512", Spelling::PhoneZeros, "", Hash::Sha512, Tag::new(b"r22\0")),
    // `0034` and the rest of the number behind the code of the channel: text messages, calls.
    hashed_phone(23, "robinson-es-sms", Spelling::PhoneZeros, "03", Hash::Sha256, Tag::new(b"r23\0")),
    hashed_phone(24, "robinson-es-phone", Spelling::PhoneZeros, "04", Hash::Sha256, Tag::new(b"r24\0")),
    by_rule(25, "robinson-es-email", Spelling::RobinsonEmail, "02", Hash::Sha256, Tag::new(b"r25\0")),
    by_rule(26, "ecg-file", Spelling::EcgFile, "", Hash::Sha1, Tag::new(b"r26\0")),
    by_rule(27, "ecg-interface", Spelling::EcgInterface, "", Hash::Sha512, Tag::new(b"r27\0")),
    by_rule(28, "google", Spelling::Google, "", Hash::Sha256, Tag::new(b"r28\0")),
    by_rule(29, "uid2", Spelling::Uid2, "", Hash::Sha256, Tag::new(b"r29\0")),
    by_rule(30, "tiktok", Spelling::TikTok, "", Hash::Sha256, Tag::new(b"r30\0")),
    by_rule(31, "md5-as-written", Spelling::AsWritten, "", Hash::Md5, Tag::new(b"r31\0")),
    by_rule(32, "sha1-as-written", Spelling::AsWritten, "", Hash::Sha1, Tag::new(b"r32\0")),
    by_rule(33, "sha256-as-written", Spelling::AsWritten, "", Hash::Sha256, Tag::new(b"r33\0")),
    by_rule(34, "sha512-as-written", Spelling::AsWritten, "", Hash::Sha512, Tag::new(b"r34\0")),
    #[cfg(test)]
    PLATE,
    #[cfg(test)]
    PLATE_SHA1,
];

/// An identifier that people can read.
const fn clear(
    id: RecipeId,
    name: &'static str,
    kind: IdentifierKind,
    spelling: Spelling,
    tag: Tag,
    proof: [&'static str; 2],
) -> Recipe {
    let (prefix, hash, encoding, has_loose_form) = ("", None, Encoding::Clear, true);
    Recipe { id, name, kind, spelling, prefix, hash, encoding, tag, has_loose_form, proof }
}

const fn without_loose(recipe: Recipe) -> Recipe {
    Recipe { has_loose_form: false, ..recipe }
}

/// What addresses have before their @.
const fn pattern(number: u16, name: &'static str, spelling: Spelling, tag: Tag, proof: [&'static str; 2]) -> Recipe {
    clear(RecipeId(number), name, IdentifierKind::Pattern, spelling, tag, proof)
}

/// The plain digest of an address in hexadecimal.
const fn hashed_email(number: u16, name: &'static str, hash: Hash, tag: Tag, proof: [&'static str; 2]) -> Recipe {
    Recipe {
        id: RecipeId(number),
        name,
        kind: IdentifierKind::Email,
        spelling: Spelling::EveryUsual,
        prefix: "",
        hash: Some(hash),
        encoding: Encoding::Hex,
        tag,
        has_loose_form: true,
        proof,
    }
}

/// The digest of a number in one spelling.
const fn hashed_phone(
    number: u16,
    name: &'static str,
    spelling: Spelling,
    prefix: &'static str,
    hash: Hash,
    tag: Tag,
) -> Recipe {
    let proof = [name, "digest-loose"];
    Recipe { kind: IdentifierKind::Phone, spelling, prefix, proof, ..hashed_email(number, name, hash, tag, proof) }
}

/// The digest of an address in the one spelling of a rule.
const fn by_rule(
    number: u16,
    name: &'static str,
    spelling: Spelling,
    prefix: &'static str,
    hash: Hash,
    tag: Tag,
) -> Recipe {
    let proof = [name, name];
    Recipe { spelling, prefix, has_loose_form: false, proof, ..hashed_email(number, name, hash, tag, proof) }
}

/// The rows of the toy kind.
#[cfg(test)]
const PLATE: Recipe = Recipe {
    id: RecipeId(900),
    name: "plate",
    kind: IdentifierKind::Postal,
    spelling: Spelling::Normal,
    prefix: "",
    hash: None,
    encoding: Encoding::Clear,
    tag: Tag::new(b"plate\0"),
    has_loose_form: true,
    proof: ["plate", "plate-loose"],
};

#[cfg(test)]
const PLATE_SHA1: Recipe = Recipe {
    id: RecipeId(901),
    name: "plate-sha1",
    prefix: "plate:",
    hash: Some(Hash::Sha1),
    encoding: Encoding::Hex,
    tag: Tag::new(b"plate-sha1\0"),
    has_loose_form: false,
    proof: ["plate-sha1", "plate-sha1"],
    ..PLATE
};

/// The digest in `text`, and the recipe that it is taken for: the first one of the table whose lists write digests so.
#[must_use]
pub fn read_digest(text: &str) -> Option<(&'static Recipe, Digest)> {
    RECIPES.iter().find_map(|recipe| Some((recipe, recipe.read_digest(text)?)))
}

impl Recipe {
    /// The recipe with this number, if this version of scrub knows it.
    #[must_use]
    pub fn of_id(id: RecipeId) -> Option<&'static Self> {
        RECIPES.iter().find(|recipe| recipe.id == id)
    }

    /// The recipe of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Self> {
        RECIPES.iter().find(|recipe| recipe.name == name)
    }

    /// The recipe by which digests of this length are read where nobody says more: that of addresses.
    #[must_use]
    pub fn usual(hash: Hash) -> Option<&'static Self> {
        RECIPES.iter().find(|recipe| recipe.hash == Some(hash))
    }

    /// The name of that recipe.
    #[must_use]
    pub fn usual_name(hash: Hash) -> &'static str {
        Self::usual(hash).map_or("", |recipe| recipe.name)
    }

    /// The digest in `text`, if a list of this recipe writes one so: in hexadecimal, or in base64.
    #[must_use]
    pub fn read_digest(&self, text: &str) -> Option<Digest> {
        match (self.encoding, self.hash) {
            (Encoding::Hex, Some(hash)) => read_hex(hash, text).or_else(|| read_base64(hash, text)),
            (Encoding::Hex, None) | (Encoding::Clear, _) => None,
        }
    }

    /// Asks for the key that a digest of this recipe writes, whoever computed it.
    pub(super) fn push_digest(&self, keys: &mut UnmadeKeys, digest: &Digest) -> KeySlot {
        keys.push(&self.tag, digest.as_bytes())
    }

    /// Asks for the key of one spelling.
    #[inline(always)]
    pub(super) fn push(&self, keys: &mut UnmadeKeys, spelling: &str) -> KeySlot {
        if self.prefix.is_empty() {
            self.push_hashed(keys, spelling.as_bytes())
        } else {
            self.push_hashed(keys, format!("{}{spelling}", self.prefix).as_bytes())
        }
    }

    #[inline(always)]
    fn push_hashed(&self, keys: &mut UnmadeKeys, form: &[u8]) -> KeySlot {
        match self.hash {
            None => keys.push(&self.tag, form),
            Some(hash) => self.push_digest(keys, &hash.digest(form)),
        }
    }

    /// Whether rows are told apart by its keys: it is that of a kind that names a person, in clear.
    #[must_use]
    pub fn tells_rows_apart(&self) -> bool {
        self.hash.is_none() && self.kind.names_a_person()
    }

    /// The word for a match in a proof.
    #[must_use]
    pub fn proof_word(&self, loose: bool) -> &'static str {
        let [exact, of_loose] = self.proof;
        if loose { of_loose } else { exact }
    }

    /// How the recipe is described in a store, so that an old store explains itself. Part of the store's format.
    #[must_use]
    pub fn describe(&self) -> String {
        let hash = self.hash.map_or("none", Hash::name);
        let loose = if self.has_loose_form { "yes" } else { "no" };
        format!(
            "kind {}, spelling {}, prefix {:?}, hash {hash}, encoding {}, loose form {loose}, tag {}",
            self.kind,
            self.spelling.name(),
            self.prefix,
            self.encoding.name(),
            self.tag
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_names_and_tags_are_given_once() {
        for (at, recipe) in RECIPES.iter().enumerate() {
            assert_eq!(Recipe::of_id(recipe.id), Some(recipe));
            assert!(recipe.id.0 > 0, "0 is no recipe");
            for other in &RECIPES[..at] {
                assert!(other.id != recipe.id && other.name != recipe.name && other.tag != recipe.tag);
            }
        }
    }

    #[test]
    fn what_a_recipe_says_of_itself_is_frozen() {
        let described: Vec<_> = RECIPES
            .iter()
            .filter(|recipe| recipe.id.0 < 900)
            .map(|recipe| format!("{} {}: {}", recipe.id, recipe.name, recipe.describe()))
            .collect();
        assert_eq!(
            described,
            [
                "1 email: kind email, spelling normal, prefix \"\", hash none, encoding clear, loose form yes, tag email",
                "2 domain: kind domain, spelling domain, prefix \"\", hash none, encoding clear, loose form no, tag domain",
                "3 subdomains: kind domain, spelling subdomains, prefix \"\", hash none, encoding clear, loose form no, tag subdomain",
                "4 md5: kind email, spelling every usual, prefix \"\", hash MD5, encoding hex, loose form yes, tag md5",
                "5 sha1: kind email, spelling every usual, prefix \"\", hash SHA-1, encoding hex, loose form yes, tag sha1",
                "6 sha256: kind email, spelling every usual, prefix \"\", hash SHA-256, encoding hex, loose form yes, tag sha256",
                "7 sha512: kind email, spelling every usual, prefix \"\", hash SHA-512, encoding hex, loose form yes, tag sha512",
                "8 local: kind pattern, spelling local part, prefix \"\", hash none, encoding clear, loose form yes, tag local",
                "9 prefix: kind pattern, spelling prefixes, prefix \"\", hash none, encoding clear, loose form yes, tag prefix",
                "10 phone: kind phone, spelling normal, prefix \"\", hash none, encoding clear, loose form yes, tag phone",
                "11 phone-md5: kind phone, spelling phone plus, prefix \"\", hash MD5, encoding hex, loose form yes, tag r11",
                "12 phone-sha1: kind phone, spelling phone plus, prefix \"\", hash SHA-1, encoding hex, loose form yes, tag r12",
                "13 phone-sha256: kind phone, spelling phone plus, prefix \"\", hash SHA-256, encoding hex, loose form yes, tag r13",
                "14 phone-sha512: kind phone, spelling phone plus, prefix \"\", hash SHA-512, encoding hex, loose form yes, tag r14",
                "15 phone-digits-md5: kind phone, spelling phone digits, prefix \"\", hash MD5, encoding hex, loose form yes, tag r15",
                "16 phone-digits-sha1: kind phone, spelling phone digits, prefix \"\", hash SHA-1, encoding hex, loose form yes, tag r16",
                "17 phone-digits-sha256: kind phone, spelling phone digits, prefix \"\", hash SHA-256, encoding hex, loose form yes, tag r17",
                "18 phone-digits-sha512: kind phone, spelling phone digits, prefix \"\", hash SHA-512, encoding hex, loose form yes, tag r18",
                "19 phone-00-md5: kind phone, spelling phone zeros, prefix \"\", hash MD5, encoding hex, loose form yes, tag r19",
                "20 phone-00-sha1: kind phone, spelling phone zeros, prefix \"\", hash SHA-1, encoding hex, loose form yes, tag r20",
                "21 phone-00-sha256: kind phone, spelling phone zeros, prefix \"\", hash SHA-256, encoding hex, loose form yes, tag r21",
                "22 phone-00-sha512: kind phone, spelling phone zeros, prefix \"\", hash SHA-512, encoding hex, loose form yes, tag r22",
                "23 robinson-es-sms: kind phone, spelling phone zeros, prefix \"03\", hash SHA-256, encoding hex, loose form yes, tag r23",
                "24 robinson-es-phone: kind phone, spelling phone zeros, prefix \"04\", hash SHA-256, encoding hex, loose form yes, tag r24",
                "25 robinson-es-email: kind email, spelling robinson email, prefix \"02\", hash SHA-256, encoding hex, loose form no, tag r25",
                "26 ecg-file: kind email, spelling ecg file, prefix \"\", hash SHA-1, encoding hex, loose form no, tag r26",
                "27 ecg-interface: kind email, spelling ecg interface, prefix \"\", hash SHA-512, encoding hex, loose form no, tag r27",
                "28 google: kind email, spelling google, prefix \"\", hash SHA-256, encoding hex, loose form no, tag r28",
                "29 uid2: kind email, spelling uid2, prefix \"\", hash SHA-256, encoding hex, loose form no, tag r29",
                "30 tiktok: kind email, spelling tiktok, prefix \"\", hash SHA-256, encoding hex, loose form no, tag r30",
                "31 md5-as-written: kind email, spelling as written, prefix \"\", hash MD5, encoding hex, loose form no, tag r31",
                "32 sha1-as-written: kind email, spelling as written, prefix \"\", hash SHA-1, encoding hex, loose form no, tag r32",
                "33 sha256-as-written: kind email, spelling as written, prefix \"\", hash SHA-256, encoding hex, loose form no, tag r33",
                "34 sha512-as-written: kind email, spelling as written, prefix \"\", hash SHA-512, encoding hex, loose form no, tag r34",
            ]
        );
    }
}
