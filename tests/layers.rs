//! Imports flow downwards and never in circles: reads every path of the sources that leads to another file, and fails on
//! an upward or sideways arrow between layers, and on a circle between files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sources;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{fs, iter};

use sources::imports::{Arrows, arrows, circles};
use sources::{SourceFile, library, marked};

/// Far below what there is, far above what a broken search would find.
const ENOUGH_ARROWS: usize = 200;

#[test]
fn imports_point_downwards_only() {
    let files = library();
    // Tests too keep to the layers.
    let arrows = arrows(&files, SourceFile::tokens);
    assert!(arrows.len() > ENOUGH_ARROWS, "only {} arrows were found; does the search still work?", arrows.len());
    let drawn = drawn_arrows();
    let mut wrong = String::new();
    for ((from, to), names) in &arrows {
        let (layer, target) = (layer_of(from), layer_of(to));
        if layer != target && !drawn.contains(&(layer.to_owned(), target.to_owned())) {
            let _ = writeln!(wrong, "{from} -> {to}: {}: {layer} must not import {target}", joined(names));
        }
    }
    for (layer, target) in &drawn {
        if !arrows.keys().any(|(from, to)| layer_of(from) == layer && layer_of(to) == target) {
            let _ = writeln!(wrong, "src/lib.rs draws {layer} -> {target}, which nothing imports");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Each layer with one that it imports, as the docs of `src/lib.rs` draw it; a layer stands above all that it imports.
fn drawn_arrows() -> BTreeSet<(String, String)> {
    let lines: Vec<Vec<String>> = docs_of_the_library()
        .lines()
        .filter_map(|line| line.split_once(" ->"))
        .map(|(layer, targets)| {
            iter::once(layer).chain(targets.split_whitespace()).map(|name| name.trim().to_owned()).collect()
        })
        .collect();
    let layers: Vec<_> = lines.iter().map(|line| &line[0]).collect();
    let mut arrows = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        for target in &line[1..] {
            assert!(layers[at + 1..].contains(&target), "{} is drawn above {target}, which is not below it", line[0]);
            arrows.insert((line[0].clone(), target.clone()));
        }
    }
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!path.is_dir() || layers.contains(&&name), "src/{name} is in no layer");
    }
    arrows
}

fn docs_of_the_library() -> String {
    let text = fs::read_to_string("src/lib.rs").unwrap();
    text.lines().filter_map(|line| line.strip_prefix("//!")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_way_of_a_row_goes_through_files_that_there_are() {
    let docs = docs_of_the_library();
    let named: Vec<_> = docs.split('`').filter(|word| word.ends_with(".rs") && !word.starts_with("tests/")).collect();
    assert!(named.len() > 20, "only {} files are named", named.len());
    for name in named {
        assert!(fs::exists(format!("src/{name}")).unwrap(), "src/{name}");
    }
}

#[test]
fn no_two_files_import_each_other_even_round_a_corner() {
    let files = library();
    let arrows = arrows(&files, SourceFile::product_tokens);
    assert!(arrows.len() > ENOUGH_ARROWS, "only {} arrows were found; does the search still work?", arrows.len());
    let circles = circles(&arrows);
    let mut said = String::new();
    for (number, circle) in circles.iter().enumerate() {
        let _ = write!(said, "\ncircle {} of {} files:\n{}", number + 1, circle.len(), within(circle, &arrows));
    }
    assert!(circles.is_empty(), "{} circles of imports\n{said}", circles.len());
}

/// The arrows between the files of a circle, one a line.
fn within(circle: &BTreeSet<String>, arrows: &Arrows) -> String {
    let mut lines = String::new();
    for ((from, to), names) in arrows {
        if circle.contains(from) && circle.contains(to) {
            let _ = writeln!(lines, "  {from} -> {to}: {}", joined(names));
        }
    }
    lines
}

fn joined(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The directory below `src/`, or the file itself at the top.
fn layer_of(path: &str) -> &str {
    path.split('/').next().unwrap()
}

/// The arrows of made-up files, as `from -> to: names`, without the code of tests.
fn arrows_of(files: &[(&str, &str)]) -> Vec<String> {
    let files = marked(files.iter().map(|(path, text)| SourceFile::new(path, text)).collect());
    let arrows = arrows(&files, SourceFile::product_tokens);
    arrows.iter().map(|((from, to), names)| format!("{from} -> {to}: {}", joined(names))).collect()
}

/// Files that others import in the tests below; they import nothing.
const LEAVES: [(&str, &str); 5] =
    [("lib.rs", ""), ("a/mod.rs", "pub mod b; mod c;"), ("a/b.rs", ""), ("a/c.rs", "mod d;"), ("a/c/d.rs", "")];

/// The arrows of the file `x/y.rs` with the code `text`.
fn arrows_from(text: &str) -> Vec<String> {
    let found = arrows_of(&[&LEAVES[..], &[("x/mod.rs", "mod y; mod z;"), ("x/z.rs", ""), ("x/y.rs", text)]].concat());
    found.iter().map(|arrow| arrow.strip_prefix("x/y.rs -> ").unwrap().to_owned()).collect()
}

#[test]
fn a_path_leads_to_the_deepest_file_that_it_names() {
    assert_eq!(arrows_from("use crate::a::b::C;"), ["a/b.rs: C"]);
    assert_eq!(arrows_from("pub(crate) use crate::a::c::d::E::{F, G};"), ["a/c/d.rs: E"]);
    assert_eq!(arrows_from("use crate::a::Handed;"), ["a/mod.rs: Handed"]);
    assert_eq!(arrows_from("use crate::a::b;"), ["a/b.rs: b"]);
    assert_eq!(arrows_from("use crate::Root;"), ["lib.rs: Root"]);
    assert_eq!(arrows_from("use super::z::Y;"), ["x/z.rs: Y"]);
    assert_eq!(arrows_from("use super::*;"), ["x/mod.rs: *"]);
    assert_eq!(arrows_from("use super::super::a::b::C;"), ["a/b.rs: C"]);
    assert_eq!(arrows_from("pub use self::super::z::{Y as Z};"), ["x/z.rs: Y"]);
    assert_eq!(arrows_from("use std::fs; use serde::{Serialize, Deserialize}; use self::Own;"), [""; 0]);
}

#[test]
fn groups_nest_and_span_lines() {
    let text = "use crate::{\n    // why\n    a::{b, c::{self, d as e, F}},\n    x::z::*,\n};\nfn f() {}";
    assert_eq!(arrows_from(text), ["a/b.rs: b", "a/c.rs: F, c", "a/c/d.rs: d", "x/z.rs: *"]);
}

#[test]
fn paths_in_code_are_arrows() {
    assert_eq!(
        arrows_from("fn f() -> crate::a::b::T<u8> { super::z::g::<u8>(super::H) }"),
        ["a/b.rs: T", "x/mod.rs: H", "x/z.rs: g"]
    );
    assert_eq!(arrows_from("use crate::a; fn f(x: a::c::d::T) {}"), ["a/c/d.rs: T", "a/mod.rs: a"]);
    assert_eq!(arrows_from("use crate::a::c as q; fn f() { q::d::g() }"), ["a/c.rs: c", "a/c/d.rs: g"]);
    assert_eq!(arrows_from("fn f() { <u8 as crate::a::b::T>::crate_name(); Other::a::b() }"), ["a/b.rs: T"]);
    assert_eq!(arrows_from("impl crate::a::b::T for X { type Z = impl I + use<'a>; }"), ["a/b.rs: T"]);
}

#[test]
fn words_visibility_and_declarations_are_no_arrows() {
    assert_eq!(arrows_from("//! crate::a::b\n/* super::z::A /* */ crate::a */\npub(in crate::a) fn f() {}"), [""; 0]);
    let literals = r###"const A: &str = "\"crate::a::b"; const B: &str = r#"""super::z::A"#; const C: char = '"';"###;
    assert_eq!(arrows_from(literals), [""; 0]);
    assert_eq!(arrows_from("fn f<'a>(x: &'a str, q: char) { q == '\\'' || q == 'a' } use super::z::A;"), ["x/z.rs: A"]);
}

#[test]
fn modules_inside_a_file_belong_to_it() {
    assert_eq!(
        arrows_from("mod inner { use super::T; use super::super::z::A; } use super::B;"),
        ["x/mod.rs: B", "x/z.rs: A"]
    );
}

#[test]
fn a_file_above_its_modules_imports_what_it_hands_on() {
    let files =
        [("lib.rs", ""), ("a/mod.rs", "mod b; mod c; pub use b::B;"), ("a/b.rs", ""), ("a/c.rs", "mod d; use d::D;")];
    let arrows = arrows_of(&[&files[..], &[("a/c/d.rs", "fn f() { crate::a::c::g() }")]].concat());
    assert_eq!(arrows, ["a/c.rs -> a/c/d.rs: D", "a/c/d.rs -> a/c.rs: g", "a/mod.rs -> a/b.rs: B"]);
}

#[test]
fn the_code_of_tests_is_no_arrow() {
    let text = "#[cfg(test)]\nuse crate::a::{b, c};\nuse super::z::A;\n#[cfg(test)]\n#[allow(x)]\nmod tests { use crate::a::b::B; }";
    assert_eq!(arrows_from(text), ["x/z.rs: A"]);
    let files = [("lib.rs", "mod a; mod b;"), ("a.rs", "#[cfg(test)]\nmod tests;"), ("b.rs", "")];
    let tests = [("a/tests.rs", "mod deep; use crate::b::B;"), ("a/tests/deep.rs", "use crate::b::B;")];
    assert_eq!(arrows_of(&[&files[..], &tests].concat()), [""; 0]);
}

#[test]
fn an_arm_or_an_element_of_tests_ends_where_it_ends() {
    for text in [
        "fn f() { match x { #[cfg(test)] A::B(b) => crate::a::b::B, C => super::z::A } }",
        "fn f() { match x { #[cfg(test)] A { b, .. } => { crate::a::b::B } C => super::z::A } }",
        "fn f() { match x { #[cfg(test)] A => match b { B => crate::a::b::B, C => D }, C => super::z::A } }",
        "fn f() { match x { C => super::z::A, #[cfg(test)] A => crate::a::b::B } }",
        "enum E { #[cfg(test)] A(crate::a::b::B), C(super::z::A) }",
        "static S: &[T] = &[#[cfg(test)] crate::a::b::B, super::z::A];",
        "fn f() { #[cfg(test)] if x { return crate::a::b::B; } super::z::A }",
    ] {
        assert_eq!(arrows_from(text), ["x/z.rs: A"], "{text}");
    }
}

#[test]
fn circles_are_found_round_a_corner() {
    let names = |to: &[&str]| to.iter().map(|name| format!("use crate::{name}::X;")).collect::<String>();
    let files: Vec<_> = [
        ("lib.rs", &[][..]),
        ("a.rs", &["b"]),
        ("b.rs", &["c"]),
        ("c.rs", &["b", "d"]),
        ("d.rs", &["e"]),
        ("e.rs", &[]),
        ("f.rs", &["g"]),
        ("g.rs", &["h"]),
        ("h.rs", &["f"]),
    ]
    .iter()
    .map(|(path, to)| SourceFile::new(path, &names(to)))
    .collect();
    let arrows = arrows(&files, SourceFile::product_tokens);
    let circles = circles(&arrows);
    let found: Vec<Vec<_>> = circles.iter().map(|circle| circle.iter().collect()).collect();
    assert_eq!(found, [vec!["f.rs", "g.rs", "h.rs"], vec!["b.rs", "c.rs"]]);
    assert_eq!(within(&circles[1], &arrows), "  b.rs -> c.rs: X\n  c.rs -> b.rs: X\n");
}
