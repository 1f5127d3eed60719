//! Where a command finds the store, the key and the campaign: flag over environment over scrub.toml over default.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::common::{Place, Ran};
use crate::shop::{Shop, set_modified};

fn today() -> String {
    scrub::base::time::show_date(scrub::base::time::now())
}

/// A place with the stores a, b and c, of which each holds one person of its name, with keys of their own.
fn three_stores() -> Place {
    let place = Place::new();
    for name in ["a", "b", "c"] {
        place.write(&format!("{name}/note"), "");
        drop(place.scrub(&["init", "-q", "--store", &format!("{name}/store")]).code(0));
        fs::remove_file(place.path("scrub.toml")).unwrap();
        let (id, store) = (format!("{name}@example.com"), format!("{name}/store"));
        drop(place.scrub(&["add", &id, "-q", "--store", &store]).code(0));
    }
    place.write("contacts.csv", "email\na@example.com\nb@example.com\nc@example.com\nzoe@example.com\n");
    place
}

/// Which of a, b and c a run in `dir` suppresses.
#[track_caller]
fn suppressed(place: &Place, dir: &str, env: &[(&str, &str)], flags: &[&str]) -> String {
    let list = place.path("contacts.csv");
    let args = [&["clean", list.to_str().unwrap(), "-q", "-o", "-", "--rejects"], &["/dev/null"][..], flags].concat();
    let out = place.path("out");
    let _ = fs::create_dir(&out);
    let (rejects, report) = (out.join("rejects.csv"), out.join("report.json"));
    let args: Vec<&str> =
        args.iter().map(|arg| if *arg == "/dev/null" { rejects.to_str().unwrap() } else { arg }).collect();
    let mut command = place.command(&args);
    command.args(["--report", report.to_str().unwrap(), "--force"]);
    command.envs(env.iter().copied()).current_dir(place.path(dir));
    let ran = Ran::of(command.output().unwrap()).code(0).prints("zoe@example.com");
    let left = ran.stdout.clone();
    ["a", "b", "c"].into_iter().filter(|name| !left.contains(&format!("{name}@example.com"))).collect()
}

#[test]
fn flag_over_environment_over_settings() {
    let place = three_stores();
    place.write("scrub.toml", "store = \"a/store\"\n");
    let b = place.path("b/store");
    let b = b.to_str().unwrap();
    assert_eq!(suppressed(&place, ".", &[], &[]), "a");
    assert_eq!(suppressed(&place, ".", &[("SCRUB_STORE", b)], &[]), "b");
    assert_eq!(suppressed(&place, ".", &[("SCRUB_STORE", b)], &["--store", "c/store"]), "c");
    assert_eq!(suppressed(&place, ".", &[], &["--store", "c/store"]), "c");
    // An empty variable is no store.
    let mut command = place.command(&["store", "status", "-v"]);
    drop(Ran::of(command.env("SCRUB_STORE", "").output().unwrap()).code(2).says("--store <DIR>"));
}

#[test]
fn settings_are_found_upwards_and_their_paths_are_relative_to_them() {
    let place = three_stores();
    place.write("scrub.toml", "store = \"a/store\"\nkey = \"a/scrub.key\"\n");
    place.write("deep/er/note", "");
    assert_eq!(suppressed(&place, "deep/er", &[], &[]), "a");
    // The nearest settings count.
    place.write("deep/scrub.toml", "store = \"../b/store\"\n");
    assert_eq!(suppressed(&place, "deep/er", &[], &[]), "b");
    // --config and SCRUB_CONFIG name another file; its paths are relative to it, not to the working directory.
    place.write("c/other.toml", "store = \"store\"\n");
    assert_eq!(suppressed(&place, "deep/er", &[], &["--config", "../../c/other.toml"]), "c");
    let config = place.path("c/other.toml");
    assert_eq!(suppressed(&place, "deep/er", &[("SCRUB_CONFIG", config.to_str().unwrap())], &[]), "c");
    drop(place.scrub(&["store", "status", "--config", "missing.toml"]).code(2).says("missing.toml"));
}

/// Runs `store verify` of `place` with these variables.
fn verify(place: &Place, env: &[(&str, &str)]) -> Ran {
    Ran::of(place.command(&["store", "verify", "-q"]).envs(env.iter().copied()).output().unwrap())
}

const WRONG: &str = "the key is not the one";

#[test]
fn the_key_of_the_environment_over_the_settings_over_the_one_beside_the_store() {
    let place = three_stores();
    let b = place.path("b/scrub.key");
    let text = |name: &str| place.text(&format!("{name}/scrub.key"));
    let (of_a, of_b, file_b) = (text("a"), text("b"), ("SCRUB_KEY_FILE", b.to_str().unwrap()));
    // Beside the store.
    place.write("scrub.toml", "store = \"a/store\"\n");
    assert_eq!(suppressed(&place, ".", &[], &[]), "a");
    // The settings beat that, here to its harm.
    place.write("scrub.toml", "store = \"a/store\"\nkey = \"b/scrub.key\"\n");
    drop(verify(&place, &[]).code(2).says(WRONG));
    // The file of the environment beats the settings, and its text beats the file.
    place.write("scrub.toml", "store = \"a/store\"\nkey = \"a/scrub.key\"\n");
    drop(verify(&place, &[file_b]).code(2).says(WRONG));
    drop(verify(&place, &[file_b, ("SCRUB_KEY", &of_a)]).code(0));
    drop(verify(&place, &[("SCRUB_KEY", of_b.trim_end())]).code(2).says(WRONG));
    // An empty variable says nothing.
    drop(verify(&place, &[("SCRUB_KEY_FILE", ""), ("SCRUB_KEY", "")]).code(0));
    let ran = verify(&place, &[("SCRUB_KEY", "scrub-key-1:rubbish")]).code(2);
    drop(ran.says("the text of SCRUB_KEY is not a scrub key").never_says("rubbish"));
    // A moved key.
    fs::rename(place.path("a/scrub.key"), place.path("moved.key")).unwrap();
    place.write("scrub.toml", "store = \"a/store\"\n");
    drop(verify(&place, &[]).code(2).says("there is no key"));
    drop(verify(&place, &[("SCRUB_KEY_FILE", place.path("moved.key").to_str().unwrap())]).code(0));
    // A whole life without a key file.
    fs::remove_file(place.path("moved.key")).unwrap();
    let run = |args: &[&str]| Ran::of(place.command(args).env("SCRUB_KEY", &of_a).output().unwrap());
    drop(run(&["init", "--store", "d/store"]).code(0).says("made d/store, with the key that was given"));
    drop(run(&["add", "zoe@example.com", "--store", "d/store", "-q"]).code(0));
    drop(run(&["why", "zoe@example.com", "--store", "d/store"]).code(0).prints("would be rejected"));
    assert!(!place.exists("d/scrub.key") && !place.exists("scrub.key"));
}

#[test]
fn a_group_may_read_the_key_where_the_settings_say_so() {
    let place = three_stores();
    let key = place.path("a/scrub.key");
    let mode = |mode| fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
    for shared in [0o440, 0o640] {
        mode(shared);
        place.write("scrub.toml", "store = \"a/store\"\n");
        drop(verify(&place, &[]).code(2).says("chmod 600").says("key-group-readable = true"));
        place.write("scrub.toml", "store = \"a/store\"\nkey-group-readable = true\n");
        drop(verify(&place, &[]).code(0));
        drop(verify(&place, &[("SCRUB_KEY_FILE", key.to_str().unwrap())]).code(0));
    }
    for exposed in [0o444, 0o604, 0o660, 0o620, 0o610] {
        mode(exposed);
        drop(verify(&place, &[]).code(2).says("can be read or changed by others"));
    }
}

#[test]
fn a_program_may_print_the_key() {
    let place = three_stores();
    let settings = |command: &str| {
        drop(place.write("scrub.toml", format!("store = \"a/store\"\nkey-command = {command}\n")));
        fs::set_permissions(place.path("scrub.toml"), fs::Permissions::from_mode(0o644)).unwrap();
    };
    let key = place.path("a/secret");
    fs::rename(place.path("a/scrub.key"), &key).unwrap();
    settings("[\"cat\", \"a/secret\"]");
    drop(verify(&place, &[]).code(0));
    assert_eq!(suppressed(&place, ".", &[], &[]), "a");
    // The environment is stronger, so the program does not even run.
    settings("[\"touch\", \"ran\"]");
    let text = place.text("a/secret");
    drop(verify(&place, &[("SCRUB_KEY", &text)]).code(0));
    assert!(!place.exists("ran"));
    // No shell.
    settings("[\"cat a/secret\"]");
    drop(verify(&place, &[]).code(2).says("cannot run the key-command"));
    settings("[\"echo\", \"$(touch ran)\"]");
    drop(verify(&place, &[]).code(2).says("what key-command printed is not a scrub key").never_says("touch"));
    assert!(!place.exists("ran"));
    settings("[\"sh\", \"-c\", \"cat a/secret; exit 3\"]");
    drop(verify(&place, &[]).code(2).says("the key-command sh failed").never_says("scrub-key"));
    settings("[\"yes\"]");
    drop(verify(&place, &[]).code(2).says("key-command"));
    settings("[]");
    drop(verify(&place, &[]).code(2).says("names no program"));
    settings("[\"cat\", \"a/secret\"]\nkey = \"a/secret\"");
    drop(verify(&place, &[]).code(2).says("names the key twice"));
    settings("\"cat a/secret\"");
    drop(verify(&place, &[]).code(2).says("line 2"));
    // A path is relative to the settings, not to where scrub is started.
    place.write("a/print", "#!/bin/sh\ncat \"$(dirname \"$0\")/secret\"\n");
    fs::set_permissions(place.path("a/print"), fs::Permissions::from_mode(0o700)).unwrap();
    settings("[\"a/print\"]");
    fs::create_dir(place.path("below")).unwrap();
    assert_eq!(suppressed(&place, "below", &[], &[]), "a");
}

/// Settings are looked for upwards: those of somebody else must not run a program here.
#[test]
fn a_program_is_taken_only_from_settings_that_nobody_else_can_write() {
    let place = three_stores();
    place.write("scrub.toml", "store = \"a/store\"\nkey-command = [\"touch\", \"ran\"]\n");
    for mode in [0o666, 0o664, 0o646, 0o622] {
        fs::set_permissions(place.path("scrub.toml"), fs::Permissions::from_mode(mode)).unwrap();
        drop(verify(&place, &[]).code(2).says("others can write that file").says("chmod go-w"));
        assert!(!place.exists("ran"), "{mode:o}");
    }
    let chown = std::process::Command::new("chown").arg("65534").arg(place.path("scrub.toml")).output().unwrap();
    if chown.status.success() {
        fs::set_permissions(place.path("scrub.toml"), fs::Permissions::from_mode(0o644)).unwrap();
        drop(verify(&place, &[]).code(2).says("belongs to somebody else"));
        assert!(!place.exists("ran"));
    }
}

#[test]
fn a_store_that_others_can_change_is_told_on_every_command() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    shop.place.write("in.csv", "email\nzoe@example.com\n");
    for mode in [0o777, 0o770, 0o702] {
        fs::set_permissions(shop.dir(), fs::Permissions::from_mode(mode)).unwrap();
        for args in [
            &["clean", "in.csv", "--force", "-q"][..],
            &["check", "in.csv", "-q"],
            &["add", "dora@example.com", "-q"],
            &["store", "verify", "-q"],
        ] {
            drop(shop.place.scrub(args).code(0).says("others can change the files of ").says("chmod go-w"));
        }
        drop(shop.place.scrub(&["why", "dora@example.com"]).code(0).prints("rejected").says("others can change"));
    }
    fs::set_permissions(shop.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    drop(shop.place.scrub(&["store", "verify", "-q"]).code(0));
}

#[test]
fn the_age_of_lists_can_be_watched_without_the_key() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "old", "optout", &["--as-of", "2020-01-01"]);
    shop.import("dora@example.com\n", "new", "optout", &[]);
    let settings = shop.place.text("scrub.toml");
    let limit = |text: &str| drop(shop.place.write("scrub.toml", format!("{settings}{text}")));
    let stale = |json: &str| {
        let status: serde_json::Value = serde_json::from_str(json).unwrap();
        let lists = status["lists"].as_array().unwrap().clone();
        lists.iter().map(|list| list["stale"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    for has_key in [true, false] {
        let check = |more: &[&str]| shop.place.scrub(&[&["store", "status", "--check"], more].concat());
        if !has_key {
            fs::rename(shop.place.path("scrub.key"), shop.place.path("away.key")).unwrap();
            drop(shop.place.scrub(&["store", "status"]).code(2).says("there is no key"));
        }
        limit("[list.new]\nmax-age-days = 7\n");
        drop(check(&[]).code(0).prints("old").prints("1 entry"));
        limit("[list.new]\nmax-age-days = 7\n[list.old]\nmax-age-days = 7\n");
        let ran = check(&["--format", "json"]).code(1).says("limit not met: list \"old\" is ").says("allow 7");
        assert_eq!(stale(&ran.streams().0), [true, false]);
        drop(check(&["-q"]).code(1).prints("STALE").says("list \"old\""));
        limit("[list.new]\nmax-age-days = 7\n");
        drop(check(&["-q"]).code(0));
        limit("[list.gone]\nmax-age-days = 7\n");
        drop(check(&[]).code(1).prints("old").says("no such list is part of this run"));
        limit("");
    }
    fs::rename(shop.place.path("away.key"), shop.place.path("scrub.key")).unwrap();
    limit("[list.old]\nmax-age-days = 7\n");
    let ran = shop.place.scrub(&["store", "status", "--format", "json"]).code(0);
    assert_eq!(stale(&ran.streams().0), [true, false], "told, but no check");
    // Whoever decides needs the key.
    fs::remove_file(shop.place.path("scrub.key")).unwrap();
    shop.place.write("in.csv", "email\nx@y.example\n");
    drop(shop.place.scrub(&["clean", "in.csv"]).code(2).says("there is no key"));
}

#[test]
fn unknown_keys_and_broken_settings_stop_everything() {
    let shop = Shop::new();
    let good = shop.place.text("scrub.toml");
    for bad in [
        "stor = \"x\"\n",
        "[campaign.news]\nchanel = \"email\"\n",
        "[campaign.news]\npurposes = [\"x\"]\n",
        "[list.robinson]\nmax-age-day = 30\n",
        "[lists.robinson]\nmax-age-days = 30\n",
        "[list.robinson]\nmax-age-days = -1\n",
        "not toml at all",
        "store = 7\n",
    ] {
        // The settings of `init` already name the store.
        let text =
            if bad.starts_with("store") || bad.starts_with("not") { bad.to_owned() } else { format!("{good}{bad}") };
        shop.place.write("scrub.toml", text);
        drop(shop.clean_fails(&[]).says("scrub.toml"));
        drop(shop.place.scrub(&["add", "clara@example.com"]).code(2).says("scrub.toml"));
    }
    shop.place.write("scrub.toml", good);
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
}

#[test]
fn without_store_and_list_nothing_is_cleaned() {
    let place = Place::new();
    place.write("contacts.csv", "email\nzoe@example.com\n");
    drop(place.scrub(&["clean", "contacts.csv"]).code(2).says("there is nothing to suppress"));
    for args in [&["store", "status"][..], &["add", "clara@example.com"], &["why", "clara@example.com"]] {
        drop(place.scrub(args).code(2).says("no store is set").says("scrub init"));
    }
    assert_eq!(place.files(), ["contacts.csv"]);
}

#[test]
fn verbose_says_where_store_and_key_come_from() {
    let shop = Shop::new();
    let ran = shop.place.scrub(&["store", "verify", "-v"]).code(0);
    drop(ran.says("(from scrub.toml)").says("scrub.key"));
}

#[test]
fn a_list_older_than_its_limit_stops_the_run() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    shop.import("clara@example.com\n", "robinson", "register", &["--as-of", "2026-01-15"]);
    let limit =
        |days: &str| shop.place.write("scrub.toml", format!("{settings}[list.robinson]\nmax-age-days = {days}\n"));
    limit("30");
    drop(shop.clean_fails(&[]).says("robinson").says("2026-01-15").says("30").says("import a fresh one"));
    drop(shop.place.scrub(&["check", "contacts.csv"]).code(2).says("import a fresh one"));
    // An entry by hand makes a list no fresher.
    drop(shop.place.scrub(&["add", "dora@example.com", "--list", "robinson", "--kind", "register", "-q"]).code(0));
    drop(shop.clean_fails(&[]).says("import a fresh one"));
    limit("20000");
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
    limit("30");
    shop.import("clara@example.com\n", "robinson", "register", &[]);
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
    // A limit for a list that is not there is a spelling mistake.
    shop.place.write("scrub.toml", format!("{settings}[list.robison]\nmax-age-days = 30\n"));
    drop(shop.clean_fails(&[]).says("robison").says("no such list"));
}

#[test]
fn no_date_of_one_scope_makes_the_whole_list_stale() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    shop.import("clara@example.com\n", "robinson", "register", &["--channel", "email"]);
    let import = ["import", "-", "--list", "robinson", "--kind", "register", "-q", "--channel", "sms"];
    drop(shop.place.scrub_with(&import, b"clara@example.com\n").code(0));
    shop.place.write("scrub.toml", format!("{settings}[list.robinson]\nmax-age-days = 30\n"));
    drop(shop.clean_fails(&[]).says("the age of list \"robinson\" is not known"));
    assert_eq!(shop.list("robinson")["as_of"], serde_json::Value::Null);
    // A dated import of that scope heals it; a scope that only `add` feeds has no age.
    drop(shop.place.scrub_with(&[&import[..], &["--as-of", &today()]].concat(), b"clara@example.com\n").code(0));
    let add = ["add", "dora@example.com", "--list", "robinson", "--kind", "register", "--channel", "fax", "-q"];
    drop(shop.place.scrub(&add).code(0));
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
}

#[test]
fn a_list_that_is_only_fed_by_hand_is_no_fresh_register() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    drop(shop.place.scrub(&["add", "dora@example.com", "--list", "robinson", "--kind", "register", "-q"]).code(0));
    shop.place.write("scrub.toml", format!("{settings}[list.robinson]\nmax-age-days = 30\n"));
    drop(shop.clean_fails(&[]).says("the age of list \"robinson\" is not known"));
}

#[test]
fn age_is_counted_from_the_start_of_the_day() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    let days_ago = |days: i64| scrub::base::time::show_date(scrub::base::time::now() - days * 86_400);
    shop.place.write("scrub.toml", format!("{settings}[list.robinson]\nmax-age-days = 7\n"));
    shop.import("clara@example.com\n", "robinson", "register", &["--as-of", &days_ago(8)]);
    drop(shop.clean_fails(&[]).says("robinson").says("is 8 days old"));
    shop.import("clara@example.com\n", "robinson", "register", &["--as-of", &days_ago(7)]);
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
}

#[test]
fn a_month_as_of_which_a_list_is_means_its_first_day() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "robinson", "register", &["--as-of", "2024-06"]);
    assert_eq!(shop.list("robinson")["as_of"], "2024-06-01T00:00:00Z");
}

#[test]
fn the_limit_of_a_list_holds_for_a_file_of_its_name_without_a_store() {
    let place = Place::new();
    place.write("contacts.csv", "email\nclara@example.com\nzoe@example.com\n");
    place.write("scrub.toml", "[list.robinson]\nmax-age-days = 7\n");
    let old = place.write("lists/robinson.csv", "clara@example.com\n");
    set_modified(&old, 1_700_000_000);
    let run = |list: &str| place.scrub(&["clean", "contacts.csv", "-q", "--force", "--suppress", list]);
    drop(run("lists/robinson.csv").code(2).says("lists/robinson.csv").says("2023-11-14").says("fetch a fresh one"));
    drop(run("register:lists/robinson.csv").code(2).says("fetch a fresh one"));
    assert!(!place.exists("contacts.clean.csv"));
    place.write("lists/robinson.csv", "clara@example.com\n");
    drop(run("lists/robinson.csv").code(0));
    set_modified(&old, 4_070_908_800);
    drop(run("lists/robinson.csv").code(2).says("2099-01-01, which is still to come"));
    // Under another name nobody knows that it is limited, so the run lacks the list.
    place.write("other.csv", "clara@example.com\n");
    drop(run("other.csv").code(2).says("\"robinson\"").says("no such list is part of this run"));
    drop(place.scrub(&["clean", "contacts.csv", "-q", "--force", "--without-lists"]).code(0));
}

/// Three contacts, of which the lists name one each; without a store.
fn place_of_lists() -> Place {
    let place = Place::new();
    place.write("contacts.csv", "email\na@example.com\nb@example.com\nc@example.com\nzoe@example.com\n");
    for name in ["a", "b", "c"] {
        place.write(&format!("lists/{name}.txt"), format!("{name}@example.com\n"));
    }
    place
}

#[test]
fn lists_of_the_settings_and_of_the_flags_add_up() {
    let place = place_of_lists();
    let lists = "suppress = [\"lists/a.txt\"]\n[campaign.news]\nsuppress = [\"bounce:lists/b.txt\"]\n";
    place.write("scrub.toml", lists);
    place.write("deep/note", "");
    assert_eq!(suppressed(&place, ".", &[], &[]), "a");
    assert_eq!(suppressed(&place, "deep", &[], &[]), "a", "paths are relative to the settings");
    assert_eq!(suppressed(&place, ".", &[], &["--campaign", "news"]), "ab");
    assert_eq!(place.json("out/report.json")["reasons"]["deliver.hard-bounce"], 1);
    assert_eq!(suppressed(&place, ".", &[], &["--campaign", "news", "--suppress", "lists/c.txt"]), "abc");
    // Named twice it is read once, as the flag says.
    assert_eq!(suppressed(&place, ".", &[], &["--suppress", "complaint:lists/a.txt"]), "a");
    assert_eq!(place.json("out/report.json")["reasons"]["optout.complaint"], 1);
    assert_eq!(suppressed(&place, ".", &[], &["--without-lists"]), "");
    place.write("scrub.toml", "suppress = [\"lists/missing.txt\"]\n");
    drop(place.scrub(&["clean", "contacts.csv"]).code(2).says("missing.txt"));
}

#[test]
fn limits_of_the_settings_hold_and_flags_win() {
    let place = place_of_lists();
    let top = "suppress = [\"lists/a.txt\", \"lists/b.txt\"]\nmax-rejects = 1\nmin-kept = 1\n";
    place.write(
        "scrub.toml",
        format!("{top}[campaign.big]\nmax-rejects = \"90%\"\nmin-kept = 4\n[campaign.any]\nmax-rejects = 5\n"),
    );
    let clean = |flags: &[&str]| place.scrub(&[&["clean", "contacts.csv", "--force"], flags].concat());
    drop(clean(&[]).code(1).says("at most 1 allowed"));
    drop(clean(&["--campaign", "big"]).code(1).says("at least 4 wanted"));
    drop(clean(&["--campaign", "any", "-q"]).code(0));
    drop(clean(&["--max-rejects", "50%", "-q"]).code(0));
    let check = |flags: &[&str]| place.scrub(&[&["check", "contacts.csv"], flags].concat());
    drop(check(&[]).code(1).says("at most 1 allowed"));
    drop(check(&["--campaign", "any"]).code(0).says("rejected"));
    place.write("scrub.toml", format!("{top}fail-on = [\"optout.domain\"]\n"));
    drop(check(&[]).code(0).says("rejected"));
    drop(check(&["--fail-on", "optout"]).code(1).says("at most 1 allowed"));
}

#[test]
fn ragged_rows_are_read_as_the_settings_say() {
    let place = Place::new();
    place.write("contacts.csv", "email,name\na@example.com,Ann\nb@example.com\n");
    let kept = |settings: &str, flags: &[&str]| {
        place.write("scrub.toml", settings);
        drop(place.scrub(&[&["clean", "contacts.csv", "-q", "--force", "--without-lists"], flags].concat()).code(0));
        place.json("contacts.report.json")["rows"]["kept"].clone()
    };
    assert_eq!(kept("ragged = \"strict\"\n", &[]), 1);
    assert_eq!(kept("ragged = \"lenient\"\n", &[]), 2);
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let place = place_of_lists();
    for (bad, words) in [
        ("supress = [\"lists/a.txt\"]\n", "unknown key `supress`; did you mean `suppress`?"),
        ("max_rejects = 1\n", "unknown key `max_rejects`; did you mean `max-rejects`?"),
        ("[campaign.news]\nfailon = [\"optout\"]\n", "unknown key `failon`; did you mean `fail-on`?"),
        ("[list.a]\nmax-age = 7\n", "unknown key `max-age`; did you mean `max-age-days`?"),
        ("max-rejects = true\n", "max-rejects"),
        ("[campaign.news]\nragged = \"lax\"\n", "ragged"),
        ("[campaign.news]\nfail-on = [\"optuot\"]\n", "fits no reason code"),
    ] {
        place.write("scrub.toml", bad);
        let args = ["clean", "contacts.csv", "--suppress", "lists/a.txt"];
        drop(place.scrub(&args).code(2).says("scrub.toml").says(words));
    }
}

#[test]
fn a_list_of_the_settings_is_never_overwritten_nor_removed() {
    let place = place_of_lists();
    place.write("scrub.toml", "[campaign.news]\nsuppress = [\"lists/b.txt\"]\n");
    let args = ["clean", "contacts.csv", "--force", "--suppress", "lists/a.txt", "-o", "lists/b.txt"];
    let campaign = [&args[..], &["--campaign", "news"]].concat();
    drop(place.scrub(&campaign).code(2).says("would overwrite the suppression list"));
    drop(place.scrub(&[&args[..], &["--max-rejects", "lots"]].concat()).code(2).says("--max-rejects"));
    assert!(place.exists("lists/b.txt"));
}

#[test]
fn a_file_from_the_future_is_not_of_today() {
    let place = Place::new();
    place.write("contacts.csv", "email\nzoe@example.com\n");
    set_modified(&place.write("list.csv", "clara@example.com\n"), 4_070_908_800);
    let ran = place.scrub(&["clean", "contacts.csv", "--suppress", "list.csv"]).code(0);
    drop(ran.says("as of 2099-01-01 (still to come").never_says("today"));
    assert_eq!(place.json("contacts.report.json")["lists"][0]["age_days"], serde_json::Value::Null);
}

#[test]
fn a_list_of_unknown_age_is_no_fresh_list() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    let import = ["import", "-", "--list", "robinson", "--kind", "register", "-q"];
    drop(shop.place.scrub_with(&import, b"clara@example.com\n").code(0));
    assert_eq!(shop.list("robinson")["as_of"], serde_json::Value::Null);
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
    shop.place.write("scrub.toml", format!("{settings}[list.robinson]\nmax-age-days = 30\n"));
    drop(shop.clean_fails(&[]).says("the age of list \"robinson\" is not known").says("--as-of"));
}

#[test]
fn campaigns_of_the_settings() {
    let shop = Shop::new();
    let settings = shop.place.text("scrub.toml");
    let campaigns = "[campaign.news]\nchannel = \"email\"\npurpose = [\"newsletter\"]\n[campaign.sms]\nchannel = \"sms\"\n[campaign.post]\nchannel = \"post\"\n";
    shop.place.write("scrub.toml", format!("{settings}{campaigns}"));
    shop.import("clara@example.com\n", "list", "optout", &["--purpose", "newsletter"]);
    shop.import("dora@example.com\n", "other", "optout", &["--purpose", "events"]);
    let contacts = ["clara@example.com", "dora@example.com"];
    assert_eq!(shop.kept(&contacts, &["--campaign", "news"]), ["dora@example.com"]);
    assert_eq!(shop.place.json("contacts.report.json")["campaign"]["name"], "news");
    assert_eq!(shop.place.json("contacts.report.json")["campaign"]["purposes"], serde_json::json!(["newsletter"]));
    // A flag beats the campaign.
    assert_eq!(shop.kept(&contacts, &["--campaign", "news", "--purpose", "events"]), ["clara@example.com"]);
    drop(shop.clean_fails(&["--campaign", "newz"]).says("[campaign.newz]").says("news, post, sms"));
    drop(shop.clean_fails(&["--campaign", "sms"]).says("no column of telephone numbers"));
    drop(shop.clean_fails(&["--campaign", "post"]).says("Channels that work"));
    drop(shop.clean_fails(&["--channel", "pigeon"]).says("pigeon"));
    assert!(Path::new(&shop.place.path("contacts.csv")).exists());
}
