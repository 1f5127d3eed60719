//! The recipes: how an identifier becomes what a list holds. A new recipe is a new row of [`RECIPES`]; everything that
//! makes, stores or looks up keys goes by this table.
//!
//! Numbers and tags are written into stores: rows are added, never changed, and no number is used twice.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::recipe_id::RecipeId;
use crate::identity::hash::{Digest, Hash, read_hex};
use crate::identity::spelling::Spelling;
use crate::identity::tag::Tag;
use crate::identity::unmade_keys::{KeySlot, UnmadeKeys};

/// How a list writes what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As text that people can read.
    Clear,
    /// A digest in hexadecimal, in either case.
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
    Recipe {
        id: EMAIL,
        name: "email",
        kind: IdentifierKind::Email,
        spelling: Spelling::Normal,
        prefix: "",
        hash: None,
        encoding: Encoding::Clear,
        tag: Tag::new(b"email\0"),
        has_loose_form: true,
        proof: ["exact", "loose"],
    },
    Recipe {
        id: DOMAIN,
        name: "domain",
        kind: IdentifierKind::Domain,
        spelling: Spelling::Domain,
        prefix: "",
        hash: None,
        encoding: Encoding::Clear,
        tag: Tag::new(b"domain\0"),
        has_loose_form: false,
        proof: ["domain", "domain"],
    },
    Recipe {
        id: SUBDOMAINS,
        name: "subdomains",
        kind: IdentifierKind::Domain,
        spelling: Spelling::Subdomains,
        prefix: "",
        hash: None,
        encoding: Encoding::Clear,
        tag: Tag::new(b"subdomain\0"),
        has_loose_form: false,
        proof: ["subdomain", "subdomain"],
    },
    hashed_email(4, "md5", Hash::Md5, Tag::new(b"md5\0"), ["md5", "md5-loose"]),
    hashed_email(5, "sha1", Hash::Sha1, Tag::new(b"sha1\0"), ["sha1", "sha1-loose"]),
    hashed_email(6, "sha256", Hash::Sha256, Tag::new(b"sha256\0"), ["sha256", "sha256-loose"]),
    hashed_email(7, "sha512", Hash::Sha512, Tag::new(b"sha512\0"), ["sha512", "sha512-loose"]),
    pattern(8, "local", Spelling::LocalPart, Tag::new(b"local\0"), ["local", "local-loose"]),
    // Its loose form is the mark that a domain has prefixes, see `pattern`.
    pattern(PREFIX.0, "prefix", Spelling::Prefixes, Tag::new(b"prefix\0"), ["prefix", "prefix-loose"]),
    Recipe {
        id: PHONE,
        name: "phone",
        kind: IdentifierKind::Phone,
        spelling: Spelling::Normal,
        prefix: "",
        hash: None,
        encoding: Encoding::Clear,
        tag: Tag::new(b"phone\0"),
        has_loose_form: true,
        proof: ["exact", "loose"],
    },
    #[cfg(test)]
    PLATE,
    #[cfg(test)]
    PLATE_SHA1,
];

/// What addresses have before their @.
const fn pattern(number: u16, name: &'static str, spelling: Spelling, tag: Tag, proof: [&'static str; 2]) -> Recipe {
    Recipe {
        id: RecipeId(number),
        name,
        kind: IdentifierKind::Pattern,
        spelling,
        prefix: "",
        hash: None,
        encoding: Encoding::Clear,
        tag,
        has_loose_form: true,
        proof,
    }
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

    /// The digest in `text`, if a list of this recipe writes one so.
    fn read_digest(&self, text: &str) -> Option<Digest> {
        match (self.encoding, self.hash) {
            (Encoding::Hex, Some(hash)) => read_hex(hash, text),
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
            ]
        );
    }
}
