//! Hashed lists of partners and registers, made by another program (`fixtures/hashed/make.py`).

use std::fs;

use crate::common::{Place, fixture};
use crate::shop::Shop;

/// The two who are in each list, and one who is in none.
const EMAILS: &str = "id,email\n1,Anna.Berg@gmail.com\n2,Karl.Testinger@firma.example\n3,Nobody@else.example\n";
const PHONES: &str = "id,mobile\n1,0049 171 2345678\n2,+43 664 1234567\n3,+49 172 9999999\n";

fn recipes() -> Vec<(String, String)> {
    let names = fs::read_dir(fixture("hashed")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut lists: Vec<_> = names.filter(|name| !name.ends_with(".py")).collect();
    lists.sort();
    assert_eq!(lists.len(), 28, "{lists:?}");
    lists.into_iter().map(|name| (name.split('.').next().unwrap().to_owned(), name)).collect()
}

fn place() -> Place {
    let place = Place::new();
    for (_, name) in recipes() {
        fs::copy(fixture("hashed").join(&name), place.path(&name)).unwrap();
    }
    place.write("emails.csv", EMAILS);
    place.write("phones.csv", PHONES);
    place
}

fn is_phone(recipe: &str) -> bool {
    recipe.starts_with("phone") || recipe.ends_with("sms") || recipe.ends_with("-phone")
}

/// The list and channel for the identifiers of a recipe.
fn contacts(recipe: &str) -> (&'static str, &'static str) {
    if is_phone(recipe) { ("phones.csv", "--channel=sms") } else { ("emails.csv", "--channel=email") }
}

fn kept(place: &Place, recipe: &str, list: &str) -> (String, String) {
    let (file, channel) = contacts(recipe);
    let args = ["clean", file, "--suppress", list, "--recipe", recipe, channel, "--force", "-o", "out.csv"];
    let said = place.scrub(&args).code(0).any_words().streams().1;
    (place.text("out.csv").lines().skip(1).map(|line| &line[..1]).collect(), said)
}

#[test]
fn each_recipe_finds_its_members_and_nobody_else() {
    let place = place();
    for (recipe, list) in recipes() {
        let (kept, said) = kept(&place, &recipe, &list);
        assert_eq!(kept, "3", "{recipe}");
        assert!(said.contains(&format!("(recipe {recipe})")), "{said}");
    }
}

#[test]
fn a_wrong_recipe_finds_nobody_and_is_told() {
    let place = place();
    for (recipe, wrong) in [
        ("phone-sha256", "phone-digits-sha256"),
        ("phone-digits-md5", "phone-md5"),
        ("robinson-es-sms", "robinson-es-phone"),
        ("robinson-es-email", "sha256"),
        ("google", "tiktok"),
        ("md5-as-written", "sha1"),
    ] {
        let list = format!("{recipe}.txt");
        let (file, channel) = contacts(wrong);
        let args = ["clean", file, "--suppress", &list, "--recipe", wrong, channel, "--force", "-o", "out.csv"];
        let ran = place.scrub(&args);
        if wrong == "sha1" {
            // Digests of another length are no digests of it.
            drop(ran.code(2).says("no address, number, domain or digest"));
            continue;
        }
        let said = ran.code(0).any_words().streams().1;
        let rows = place.text("out.csv").lines().count();
        // Karl has neither dots nor tag that a rule would drop.
        assert_eq!(rows, if recipe == "google" { 3 } else { 4 }, "{recipe} {wrong}");
        if recipe != "google" {
            assert!(said.contains("none is one of these contacts"), "{said}");
        }
    }
}

#[test]
fn auto_finds_the_recipe_and_never_guesses() {
    let place = place();
    for (recipe, list) in recipes().into_iter().filter(|(_, list)| list.ends_with(".txt")) {
        let (file, channel) = contacts(&recipe);
        let args =
            ["clean", file, "--suppress", &list, "--recipe=auto", "--probe", file, channel, "--force", "-o", "out.csv"];
        let said = place.scrub(&args).code(0).any_words().streams().1;
        assert!(said.contains("hashed by recipe") && said.contains("of 3 identifiers"), "{said}");
        assert_eq!(
            place.text("out.csv").lines().skip(1).map(|line| &line[..1]).collect::<String>(),
            "3",
            "{recipe}: {said}"
        );
        // Where two rules make the same of these members the one that asks for more.
        let is_plain = said.contains("recipe md5;") || said.contains("recipe sha");
        assert!(said.contains(&format!("recipe {recipe};")) || is_plain, "{recipe}: {said}");
    }
    place.write("strangers.csv", "email\nx@y.example\n");
    let args = |more: &[&'static str]| {
        [&["clean", "emails.csv", "--suppress=sha256.txt", "--recipe=auto", "-o", "new.csv"], more].concat()
    };
    drop(place.scrub(&args(&["--probe=strangers.csv"])).code(2).says("no recipe finds anybody").says("google"));
    drop(place.scrub(&args(&[])).code(2).says("--probe FILE"));
    assert!(!place.exists("new.csv"));
    drop(
        place.scrub(&["clean", "emails.csv", "--suppress=sha256.txt", "--recipe=sha3"]).code(2).says("unknown recipe"),
    );
}

#[test]
fn a_file_of_bytes_is_read_whole_or_not_at_all() {
    let shop = Shop::new();
    let bytes = fs::read(fixture("hashed/ecg-file.hash")).unwrap();
    let import = |bytes: &[u8], more: &[&str]| {
        shop.place.write("ecg-liste.hash", bytes);
        let args =
            ["import", "ecg-liste.hash", "--list", "ecg", "--kind", "register", "--register", "ecg", "--replace"];
        shop.place.scrub(&[&args, more].concat())
    };
    drop(import(&bytes, &["--recipe=ecg-file"]).code(0).says("2 SHA-1 digests (recipe ecg-file)"));
    assert_eq!(shop.kept(&["anna.berg@gmail.com", "ina@firma.example", "x@y.example"], &[]), ["x@y.example"]);
    drop(
        import(&bytes[..33], &["--recipe=ecg-file", "--read-as=raw"]).code(2).says("digest number 2").says("13 bytes"),
    );
    drop(import(&[], &["--recipe=ecg-file", "--read-as=raw"]).code(2).says("is empty"));
    // Its register says how it was hashed; as any list it has to be said.
    drop(import(&bytes, &[]).code(0).says("2 SHA-1 digests (recipe ecg-file)"));
    drop(shop.import_file("ecg-liste.hash", "other", "optout", &[]).code(2).says("ecg-liste.hash"));
    assert_eq!(shop.kept(&["anna.berg@gmail.com", "x@y.example"], &[]), ["x@y.example"]);
}

#[test]
fn digests_under_a_name_of_numbers_are_not_taken_for_addresses() {
    let place = place();
    let list = format!("phone_sha256\n{}", place.text("phone-sha256.txt"));
    place.write("hashed.csv", list);
    let args = ["clean", "phones.csv", "--suppress=hashed.csv", "--channel=sms", "-o", "out.csv"];
    drop(place.scrub(&args).code(2).says("phone_sha256").says("--recipe"));
    drop(place.scrub(&[&args[..], &["--recipe=phone-sha256"]].concat()).code(0).any_words());
    assert_eq!(place.text("out.csv").lines().count(), 2);
}

#[test]
fn hash_says_what_a_recipe_makes() {
    let place = place();
    let hash = |args: &[&str], input: &str| place.scrub_with(&[&["hash"], args].concat(), input.as_bytes());
    let md5 = "b58996c504c5638798eb6b511e6f49af\n";
    drop(hash(&["--recipe=md5"], "USER@example.com\n").code(0).prints_exactly(md5));
    let uid2 = "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=\n\n";
    drop(hash(&["--recipe=uid2", "--base64"], "USER@example.com\n\n").code(0).prints_exactly(uid2));
    let phone = "2618ce4c02da9735127fbbb673cdf6b842e8445cd6947fb6adef79b46719125d\n";
    drop(hash(&["--recipe=phone-sha256", "--default-country=DE"], "0171 / 234 56 78").code(0).prints_exactly(phone));
    let refused = hash(&["--recipe=phone-sha256"], "+491712345678\n0171 2345678\n").code(2).says("line 2");
    drop(refused.says("no-country").never_says("0171"));
    drop(hash(&["--recipe=email"], "").code(2).says("unknown recipe").says("phone-sha256"));
}

#[test]
fn a_probe_tells_against_a_recipe_that_was_named() {
    let place = place();
    let clean = |list: &str, recipe: &str, probe: &str| {
        let (suppress, recipe, probe) =
            (format!("--suppress={list}"), format!("--recipe={recipe}"), format!("--probe={probe}"));
        place.scrub(&["clean", "phones.csv", &suppress, &recipe, &probe, "--channel=sms", "--force", "-o", "out.csv"])
    };
    drop(clean("phone-sha256.txt", "phone-sha256", "phones.csv").code(0).any_words());
    drop(clean("phone-sha256.txt", "phone-sha256", "not-there.csv").code(2).says("cannot use not-there.csv"));
    let wrong = clean("phone-sha256.txt", "phone-digits-sha256", "phones.csv").code(2);
    drop(wrong.says("finds 0 of the 2 in the probe").says("what finds them: phone-sha256 2"));
    // One half of a list was made in another way than the rest, by whoever joined the two.
    let (first, second) = (place.text("phone-sha256.txt"), place.text("phone-digits-sha256.txt"));
    let (first, second) = (first.lines().next().unwrap(), second.lines().nth(1).unwrap());
    place.write("two.txt", format!("{first}\n{second}\n"));
    for recipe in ["auto", "phone-sha256", "phone-digits-sha256"] {
        drop(clean("two.txt", recipe, "phones.csv").code(2).says("was made by more than one recipe"));
    }
    place.write("clear.txt", "+491712345678\n");
    drop(clean("clear.txt", "auto", "phones.csv").code(2).says("holds no digest"));
    place.write("national.csv", "phone\n0171 2345678\n");
    let nobody = clean("phone-sha256.txt", "auto", "national.csv").code(2).says("no recipe finds anybody");
    drop(nobody.says("1 more number there has no country code: --default-country"));
    assert!(!place.exists("out.csv"));
}

#[test]
fn digests_in_the_store_that_hit_nobody_are_told_of_until_they_are_taken_back() {
    const HITS_NOBODY: &str = "of its digests by recipe phone-digits-sha256 none is one of these contacts";
    let shop = Shop::new();
    for list in ["phone-sha256.txt", "sha256.txt"] {
        fs::copy(fixture("hashed").join(list), shop.place.path(list)).unwrap();
    }
    shop.place.write("phones.csv", PHONES);
    shop.place.write("emails.csv", EMAILS);
    let load = |file: &str, recipe: &str| {
        let recipe = format!("--recipe={recipe}");
        drop(shop.import_file(file, "partner", "optout", &[&recipe]).code(0).any_words());
    };
    let clean = |file: &str, channel: &str| {
        let ran = shop.place.scrub(&["clean", file, channel, "--force", "-o", "out.csv"]).code(0).any_words();
        ran.streams().1
    };
    load("sha256.txt", "sha256");
    load("phone-sha256.txt", "phone-digits-sha256");
    // That others of the same list hit somebody does not hide it.
    clean("emails.csv", "--channel=email");
    assert_eq!(shop.place.text("out.csv").lines().count(), 2);
    let said = clean("phones.csv", "--channel=sms");
    assert!(said.contains(HITS_NOBODY) && said.contains("scrub store undo"), "{said}");
    load("phone-sha256.txt", "phone-sha256");
    assert!(clean("phones.csv", "--channel=sms").contains(HITS_NOBODY));
    drop(shop.place.scrub(&["store", "undo", "2", "--reason", "wrong recipe"]).code(0).any_words());
    let said = clean("phones.csv", "--channel=sms");
    assert!(!said.contains("none is one of"), "{said}");
    // Whoever has no telephone number is no proof against digests of some.
    assert!(!clean("emails.csv", "--channel=email").contains("none is one of"));
}

#[test]
fn digests_for_text_messages_are_of_numbers_hashed_in_a_way_that_has_to_be_said() {
    let shop = Shop::new();
    fs::copy(fixture("hashed/phone-sha256.txt"), shop.place.path("hashed.txt")).unwrap();
    for channel in ["sms", "messenger,phone", "fax"] {
        let channel = format!("--channel={channel}");
        let ran = shop.import_file("hashed.txt", "partner", "optout", &[&channel]).code(2);
        drop(ran.says("--recipe phone-sha256").says("--recipe sha256"));
    }
    drop(shop.import_file("hashed.txt", "partner", "optout", &["--channel=sms,email"]).code(0).any_words());
    let said = ["--channel=sms", "--recipe=phone-sha256"];
    drop(shop.import_file("hashed.txt", "partner", "optout", &said).code(0).any_words());
}

#[test]
fn a_recipe_that_finds_everybody_is_named_and_a_list_without_digests_needs_none() {
    let place = place();
    let (google, sha256) = (place.text("google.txt"), place.text("sha256.txt"));
    assert_ne!(google, sha256);
    let clean = |args: &[&str]| {
        place.scrub(&[&["clean", "emails.csv", "--force", "-o", "out.csv", "--probe=emails.csv"], args].concat())
    };
    // Google drops the dots of the one, and finds the other all the same.
    drop(clean(&["--suppress=sha256.txt", "--recipe=google"]).code(2).says("finds 1 of the 2").says("sha256 2"));
    place.write("clear.csv", "email\nNobody@else.example\n");
    let both = ["--suppress=clear.csv", "--suppress=sha256.txt", "--min-kept=0"];
    for recipe in ["--recipe=auto", "--recipe=sha256"] {
        drop(clean(&[&both[..], &[recipe]].concat()).code(0).any_words());
        assert_eq!(place.text("out.csv").lines().count(), 1, "{recipe}");
    }
    // A probe sees no parts of lines.
    let fixed: Vec<String> = sha256.lines().map(|digest| format!("000001 {digest} X\n")).collect();
    place.write("fixed.txt", fixed.concat());
    drop(clean(&["--suppress=fixed.txt", "--fixed=7:64", "--recipe=sha256"]).code(2).says("--fixed describes"));
    // Only the column that is named is tried.
    let rows: Vec<String> = sha256.lines().map(|digest| format!("{digest},{}\n", "0".repeat(64))).collect();
    place.write("two.csv", format!("one,other\n{}", rows.concat()));
    drop(clean(&["--suppress=two.csv", "--column=digest=one", "--recipe=auto"]).code(0).any_words());
}

#[test]
fn columns_of_digests_of_something_else_refuse_the_list() {
    let shop = Shop::new();
    fs::copy(fixture("hashed/phone-sha256.txt"), shop.place.path("phones.txt")).unwrap();
    fs::copy(fixture("hashed/sha256.txt"), shop.place.path("emails.txt")).unwrap();
    let (phones, emails) = (shop.place.text("phones.txt"), shop.place.text("emails.txt"));
    for (one, other) in [("email", "phone"), ("email_sha256", "mobile_sha256"), ("E-Mail Hash", "Telefon Hash")] {
        let rows: Vec<String> = emails.lines().zip(phones.lines()).map(|(a, b)| format!("{a},{b}\n")).collect();
        shop.place.write("both.csv", format!("{one},{other}\n{}", rows.concat()));
        let import = |more: &[&str]| shop.import_file("both.csv", "partner", "optout", more);
        drop(import(&[]).code(2).says(other));
        drop(import(&["--recipe=sha256"]).code(2).says(other).says("--ignore-column"));
        drop(import(&["--recipe=phone-sha256"]).code(2).says(one).says("--ignore-column"));
        let ignored = format!("--ignore-column={one}");
        drop(import(&["--recipe=phone-sha256", &ignored]).code(0).says("2 SHA-256 digests (recipe phone-sha256)"));
        // A name that misleads.
        let (named, other) = (format!("--column=digest={one}"), format!("--ignore-column={other}"));
        drop(import(&["--recipe=phone-sha256", &named, &other]).code(0).any_words());
    }
}

#[test]
fn digests_that_can_be_of_nobody_on_the_channel_stop_a_run() {
    let place = place();
    let args = ["clean", "phones.csv", "--suppress=phone-sha256.txt", "--channel=sms", "-o", "out.csv"];
    drop(place.scrub(&args).code(2).says("which way these are hashed has to be said").says("--recipe sha256"));
    // A column of addresses in which nobody has one.
    place.write("blank.csv", "email,mobile\n,+49 171 2345678\n,+43 664 1234567\n,+49 172 9999999\n");
    let blank = ["clean", "blank.csv", "--suppress=phone-sha256.txt", "--channel=sms", "-o", "out.csv"];
    drop(place.scrub(&blank).code(2).says("which way these are hashed has to be said"));
    assert!(!place.exists("out.csv"));
    drop(place.scrub(&[&args[..], &["--recipe=sha256", "--min-kept=0"]].concat()).code(0).any_words());
    let shop = Shop::new();
    let digest = place.text("phone-sha256.txt").lines().next().unwrap().to_owned();
    drop(shop.place.scrub(&["add", &digest, "--channel=sms"]).code(2).says("--recipe"));
    // Who looks a digest up need not know how it was made.
    shop.place.write("phones.txt", format!("{digest}\n"));
    drop(shop.import_file("phones.txt", "partner", "optout", &["--recipe=phone-sha256"]).code(0).any_words());
    assert_eq!(shop.why(&digest, &["--channel=sms"])["entries"][0]["list"], "partner");
    drop(shop.place.scrub(&["lift", &digest, "--list=partner", "--reason=a mistake"]).code(0).any_words());
    assert_eq!(shop.why("+491712345678", &["--channel=sms"])["kept"], true);
}
