//! What a recipe makes of an identifier, as partners exchange it. Not what the store keeps: keys of such digests, `lookup`.

use super::hash::Digest;
use super::recipe::Recipe;
use super::spelling::Spelled;

/// Calls `each` with every digest that a list of `recipe` may hold of `identifier`, the usual one first, and says which are of
/// loose spellings. With none if the recipe is of another kind of identifier, or of clear ones.
pub fn each_digest<I: Spelled>(identifier: &I, recipe: &Recipe, each: &mut impl FnMut(Digest, bool)) {
    let Some(hash) = recipe.hash.filter(|_| identifier.kind() == recipe.kind) else { return };
    identifier.spell(recipe.spelling, &mut String::new(), &mut |spelling, is_loose| {
        each(hash.digest([recipe.prefix, spelling].concat().as_bytes()), is_loose);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::country::Country;
    use crate::base::identifier_kind::IdentifierKind;
    use crate::identity::identifier::IdentifierReader;
    use crate::identity::phone::{PhoneNumber, PhoneRules};
    use crate::identity::recipe::RECIPES;

    fn digests(recipe: &str, cell: &str) -> Vec<String> {
        let recipe = Recipe::of_name(recipe).unwrap();
        let rules = PhoneRules { country: Country::read("DE"), ..PhoneRules::default() };
        let mut found = Vec::new();
        let mut reader = IdentifierReader::with_phones(rules);
        reader.read(recipe.kind, cell, &mut |identifier| {
            each_digest(identifier, recipe, &mut |digest, _| found.push(hex::encode(digest.as_bytes())));
        });
        found
    }

    /// What registers and platforms have published, and digests of their rules made with another program.
    #[test]
    fn published_vectors() {
        for (recipe, cell, expected) in [
            ("md5", "user@example.com", "b58996c504c5638798eb6b511e6f49af"),
            ("md5", "USER@example.com", "f294e5113d84850007ff5b609eaa8ff7"),
            ("md5-as-written", "USER@example.com", "f294e5113d84850007ff5b609eaa8ff7"),
            ("sha1", "user@example.com", "63a710569261a24b3766275b7000ce8d7b32e2f7"),
            ("ecg-file", "someone@example.com", "4d41800f99266b580deee554fa2cc467dfa83909"),
            ("ecg-file", "max.mustermann@home.at", "37fbe81ddddcb86b17d5afb55b8a10ba8d4ebd16"),
            ("ecg-file", "anybody@home.lan", "471807096c1fbbece51ed10a4257f90385954ca9"),
            (
                "ecg-interface",
                "Max.Mustermann@home.at",
                "af8b8ca6fdebf057dc9f5aae4a36cde8e61d7366d598801cfb7d98b7996c2858e7f366ec7f428ab8d50605c052682196fdec9a66ba78ca17ccbd3d79fda78db6",
            ),
            (
                "ecg-interface",
                "anybody@home.at",
                "7a7b21e91f38d2355d05d424a2405ce7e3c91cde2f5b7a87ee49e9183f14d7dd433aa02d01fac5fff469e093b3f46250238fde3bb26a724e636e0ef3734be272",
            ),
            ("uid2", "USER@example.com", "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514"),
            ("uid2", "MyEmail@example.com", "16c18d336f0b250f0e2d907452ceb9658a74ecdae8bc94864c23122a72cc27a5"),
            ("uid2", "Jane.Saoirse@gmail.com", "92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f"),
            (
                "google",
                "JaneSaoirse+Work@gmail.com",
                "92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f",
            ),
            ("sha256", "müller@example.de", "eb2f85748266705ba113bc5c4ee633d9c2a7cc769d5f6d9f9767b854584b3c88"),
            ("phone-sha256", "0171 / 234 56 78", "2618ce4c02da9735127fbbb673cdf6b842e8445cd6947fb6adef79b46719125d"),
            ("phone-digits-sha256", "+37493828222", "65b7e6dcf6f4310f8d7cbfbd78289a753062fb054d6664fb9aaac5df66a422d4"),
            ("phone-sha256", "+37493828222", "241371e614f8650dfae0f111361c69de1bb4829a72b71bb8044daae8b2e7791d"),
        ] {
            assert!(digests(recipe, cell).iter().any(|digest| digest == expected), "{recipe} {cell}");
        }
        // The example of Lista Robinson is no number that Spain has.
        let robinson = Recipe::of_name("robinson-es-phone").unwrap();
        let mut found = Vec::new();
        let number = PhoneNumber::of_digits("34345678890").unwrap();
        each_digest(&number, robinson, &mut |digest, _| found.push(hex::encode(digest.as_bytes())));
        assert_eq!(found, ["9a0d14c71b6bb4b50fd4a9efc0536de8c7198f4bebdadcc4e7ee32731fb75c15"]);
    }

    #[test]
    fn a_rule_takes_what_it_says() {
        for (recipe, cell, form) in [
            ("tiktok", "max+a@firma.de", "max@firma.de"),
            ("google", "m.ax+a@googlemail.com", "max@googlemail.com"),
            ("google", "m.ax+a@firma.de", "m.ax+a@firma.de"),
            ("uid2", "m.ax@googlemail.com", "m.ax@googlemail.com"),
            ("ecg-interface", "m.a.x@firma.at", "max@firma.at"),
            ("robinson-es-email", "José#Luis@Empresa.ES", "02josluis@empresa.es"),
            ("robinson-es-sms", "+34 612 345 678", "030034612345678"),
            ("phone-00-md5", "0171 2345678", "00491712345678"),
        ] {
            let hash = Recipe::of_name(recipe).and_then(|recipe| recipe.hash).unwrap();
            let expected = hex::encode(hash.digest(form.as_bytes()).as_bytes());
            assert!(digests(recipe, cell).contains(&expected), "{recipe} {cell}");
        }
    }

    #[test]
    fn every_hashed_recipe_makes_something_of_its_kind() {
        for recipe in RECIPES.iter().filter(|recipe| recipe.hash.is_some() && recipe.id.0 < 900) {
            let cell = if recipe.kind == IdentifierKind::Phone { "+491712345678" } else { "max@firma.de" };
            assert!(!digests(recipe.name, cell).is_empty(), "{}", recipe.name);
        }
    }
}
