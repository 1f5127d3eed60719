//! A store whose keys were made in a way that this scrub does not know, or otherwise, is refused: nobody would be found.

use scrub::base::cancel::Cancel;
use scrub::base::list_kind::ListKind;
use scrub::base::recipe_id::RecipeId;
use scrub::store::{Access, KnownRecipe, NewEntry, Snapshot, SourceRead, StoreError, Writer, verify};

use crate::support::{KEY, Place, access, assert_sound, batch, exact, hasty, import, in_force};

fn recipe(number: u16, name: &str) -> KnownRecipe {
    KnownRecipe { id: RecipeId(number), name: name.to_owned(), description: format!("how {name} is made") }
}

/// Writes person 0 under recipe `number`, as a scrub that knows `recipes`.
fn write(place: &Place, recipes: &[KnownRecipe], number: u16) -> Result<(), StoreError> {
    let other = Access { recipes, ..access() };
    let mut writer = Writer::open(&place.dir(), other, hasty(), Cancel::default(), &mut || {})?;
    let session = writer.import(batch("a", ListKind::Optout), 1 << 20)?;
    let recipe = RecipeId(number);
    session.push([NewEntry { key: exact(0), recipe, loose: false, origin: 0, line: 1, time: None }])?;
    session.finish(SourceRead { rows: 1, ..SourceRead::default() }).map(drop)
}

fn refusal(place: &Place) -> StoreError {
    let refused = Snapshot::open(&place.dir(), &access()).err().unwrap();
    assert_eq!(verify(&place.dir(), &access()).damage[0].to_string(), refused.to_string());
    let writer = Writer::open(&place.dir(), access(), hasty(), Cancel::default(), &mut || {});
    assert_eq!(writer.err().unwrap().to_string(), refused.to_string());
    refused
}

#[test]
fn a_recipe_that_is_not_known_is_refused() {
    let place = Place::new();
    write(&place, &[recipe(99, "phone")], 99).unwrap();
    let error = refusal(&place);
    assert!(matches!(error, StoreError::UnknownRecipe { recipe: RecipeId(99), .. }));
    let (text, by) = (error.to_string(), env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&format!("recipe 99 \"phone\", written by scrub {by}")), "{text}");
    // Whoever knows it goes on, and whoever wrote it last is named.
    write(&place, &[recipe(99, "phone"), recipe(98, "postal")], 98).unwrap();
    assert!(matches!(refusal(&place), StoreError::UnknownRecipe { recipe: RecipeId(98), .. }));
}

#[test]
fn a_recipe_that_is_made_otherwise_is_refused() {
    let mut changed = recipe(1, "email");
    for name in ["email", "mail"] {
        changed.name = name.to_owned();
        let place = Place::new();
        write(&place, std::slice::from_ref(&changed), 1).unwrap();
        let error = refusal(&place);
        assert!(
            matches!(&error, StoreError::OtherRecipe { name: there, known, .. } if there == name && known == "email")
        );
    }
}

#[test]
fn loose_forms_of_another_version_are_refused() {
    let place = Place::new();
    let other = Access { canon_version: 3, ..access() };
    scrub::store::create(&place.temp.path().join("other"), &other, &hasty()).unwrap();
    let error = Snapshot::open(&place.temp.path().join("other"), &access()).err().unwrap();
    assert!(matches!(error, StoreError::OtherCanon { there: 3, here: 2, .. }), "{error}");
    assert!(
        Snapshot::open(&place.temp.path().join("other"), &Access { canon_version: 3, key: &KEY, ..access() }).is_ok()
    );
}

#[test]
fn only_recipes_in_use_count() {
    let place = Place::new();
    import(&mut place.writer(), batch("a", ListKind::Optout), &[0], 1 << 20).unwrap();
    let email = access().recipes.iter().find(|recipe| recipe.name == "email").unwrap().clone();
    let few = Access { recipes: std::slice::from_ref(&email), ..access() };
    assert_eq!(in_force(&Snapshot::open(&place.dir(), &few).unwrap()).unwrap(), [0]);
    assert_sound(&place.dir());
}

#[test]
fn nothing_is_written_under_a_recipe_without_a_name() {
    let place = Place::new();
    let error = write(&place, access().recipes, 99).unwrap_err();
    assert!(matches!(error, StoreError::NamelessRecipe(RecipeId(99))));
    assert_eq!(place.snapshot().number(), 1);
}
