//! Ctrl-C, and writers that wait for a slow one: what is interrupted changes nothing, and exits with 130.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use crate::common::Ran;
use crate::shop::{Shop, picture};

fn start(shop: &Shop, args: &[&str]) -> Child {
    let mut command = shop.place.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// An import that has the lock and waits for more of its list.
fn slow_import(shop: &Shop) -> Child {
    let mut slow = start(shop, &["import", "-", "--list", "slow", "--kind", "optout", "-q"]);
    slow.stdin.as_mut().unwrap().write_all(b"slow@example.com\n").unwrap();
    // Another writer finds the lock taken: only then the first one has it.
    while !has_to_wait(shop) {}
    slow
}

/// Whether a writer that starts now has to wait; then it is interrupted.
fn has_to_wait(shop: &Shop) -> bool {
    let mut other = start(shop, &["add", "other@example.com"]);
    let mut words = String::new();
    BufReader::new(other.stderr.as_mut().unwrap()).read_line(&mut words).unwrap();
    let waits = words.contains("waiting for another scrub");
    if waits {
        interrupt(&other);
    }
    let code = other.wait().unwrap().code();
    assert_eq!(code, Some(if waits { 130 } else { 0 }), "{words}");
    waits
}

#[test]
fn a_writer_waits_for_a_slow_one_and_readers_do_not() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    let mut slow = slow_import(&shop);
    let contacts = ["clara@example.com", "slow@example.com", "dora@example.com"];
    assert_eq!(shop.kept(&contacts, &[]), ["slow@example.com", "dora@example.com"]);
    shop.verify();
    let waiting = start(&shop, &["add", "dora@example.com"]);
    slow.stdin.as_mut().unwrap().write_all(b"later@example.com\n").unwrap();
    drop(slow.stdin.take());
    drop(Ran::of(slow.wait_with_output().unwrap()).code(0));
    drop(Ran::of(waiting.wait_with_output().unwrap()).code(0).says("an address recorded"));
    assert!(shop.kept(&[&contacts[..], &["later@example.com"]].concat(), &[]).is_empty());
    shop.verify();
}

#[test]
fn an_interrupted_import_changes_nothing() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    let mut slow = slow_import(&shop);
    let before = picture(&shop.dir());
    interrupt(&slow);
    // Its input stays open: the signal alone must end the wait for it.
    let input = slow.stdin.take();
    drop(Ran::of(slow.wait_with_output().unwrap()).code(130).says("interrupted"));
    drop(input);
    assert_eq!(picture(&shop.dir()), before);
    assert_eq!(shop.kept(&["slow@example.com"], &[]), ["slow@example.com"]);
}

#[test]
fn a_writer_waits_no_longer_than_it_is_told() {
    let shop = Shop::new();
    let mut slow = slow_import(&shop);
    for seconds in ["0", "1"] {
        let args = ["add", "zoe@example.com", "--lock-timeout", seconds];
        let ran = shop.place.scrub(&args).code(2).says("waiting for another scrub").says("(--lock-timeout)");
        drop(ran.says(&format!("after {seconds} s")).says("nothing was changed"));
    }
    drop(shop.place.scrub(&["store", "compact", "-q", "--lock-timeout", "0"]).code(2).says("still writing"));
    // Readers wait for nobody.
    drop(shop.place.scrub(&["store", "status", "--lock-timeout", "0"]).code(0).prints("store"));
    drop(slow.stdin.take());
    drop(Ran::of(slow.wait_with_output().unwrap()).code(0));
    drop(shop.place.scrub(&["add", "zoe@example.com", "-q", "--lock-timeout", "0"]).code(0));
}
