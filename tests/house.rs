//! Short files and short functions: what fits on a few screens is read before it is changed.
//!
//! Tests may be longer: a table of cases is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sources;

use std::fmt::Write as _;

use sources::scan::{Token, behind_bracket, code_only, is_name, text_at, tokens};
use sources::{SourceFile, library, test_items};

const FILE_LINES: usize = 300;
const FUNCTION_LINES: usize = 40;

/// Functions that may be longer: file, name, and why it reads better in one piece.
const LONG: &[(&str, &str, &str)] = &[
    ("identity/problem.rs", "explain", "a table: one sentence for each problem"),
    ("table/split.rs", "step", "the inner loop over every byte of a list; it stays in one loop to be fast"),
];

#[test]
fn files_are_short() {
    let mut long = String::new();
    for file in library() {
        let lines = product_lines(&file);
        if lines > FILE_LINES {
            let _ = writeln!(long, "src/{}: {lines} lines without tests, {FILE_LINES} at most", file.path);
        }
    }
    assert!(long.is_empty(), "\n{long}");
}

#[test]
fn functions_are_short() {
    let mut seen = 0;
    let mut long = String::new();
    for file in library() {
        for function in functions(&file.product_tokens()) {
            seen += 1;
            if function.lines > FUNCTION_LINES && !is_listed(&file.path, function.name) {
                let _ = writeln!(
                    long,
                    "src/{}:{}: fn {} has {} lines, {FUNCTION_LINES} at most",
                    file.path, function.line, function.name, function.lines
                );
            }
        }
    }
    assert!(seen > 500, "only {seen} functions were found; does the search still work?");
    assert!(long.is_empty(), "\n{long}");
}

/// The table at the head of `src/lib.rs` names every file with unsafe code, and no other.
#[test]
fn unsafe_code_is_accounted_for() {
    let text = std::fs::read_to_string("src/lib.rs").unwrap();
    let table = text.split("# Unsafe code").nth(1).unwrap().lines().skip_while(|line| !line.contains("file  "));
    let first_word = |line: &str| line.trim_start_matches("//! ").split(' ').next().map(str::to_owned);
    let listed = table.take_while(|line| line.starts_with("//!")).filter_map(first_word);
    let mut listed: Vec<_> = listed.filter(|word| word.ends_with(".rs")).collect();
    let has_unsafe = |file: &SourceFile| file.tokens().iter().any(|token| token.text == "unsafe");
    let mut found: Vec<_> = library().into_iter().filter(has_unsafe).map(|file| file.path).collect();
    listed.sort();
    found.sort();
    assert_eq!(listed, found);
}

#[test]
fn the_list_of_long_functions_is_up_to_date() {
    let files = library();
    for (path, name, reason) in LONG {
        assert!(!reason.is_empty(), "{path}: fn {name} has no reason");
        let file = files.iter().find(|file| file.path == *path).unwrap_or_else(|| panic!("there is no src/{path}"));
        let long = functions(&file.product_tokens()).iter().any(|f| f.name == *name && f.lines > FUNCTION_LINES);
        assert!(long, "src/{path}: fn {name} is not long any more; take it off the list");
    }
}

fn is_listed(path: &str, name: &str) -> bool {
    LONG.iter().any(|(file, function, _)| (*file, *function) == (path, name))
}

/// The lines of a file without the items under `#[cfg(test)]`.
fn product_lines(file: &SourceFile) -> usize {
    if file.test_only {
        return 0;
    }
    let tokens = file.tokens();
    let of_tests = test_items(&tokens).into_iter().map(|span| lines_of(&tokens[span]));
    file.code.lines().count() - of_tests.sum::<usize>()
}

struct Function<'a> {
    name: &'a str,
    line: usize,
    /// From `fn` to the closing brace.
    lines: usize,
}

/// Every function that has a body; one inside another counts for both.
fn functions<'a>(tokens: &[Token<'a>]) -> Vec<Function<'a>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let name = text_at(tokens, at + 1);
        // A type, as in `fn(u8) -> u8`, has no name.
        if token.text == "fn" && is_name(name) {
            let lines = body(tokens, at).map(|open| lines_of(&tokens[at..behind_bracket(tokens, open)]));
            found.extend(lines.map(|lines| Function { name, line: token.line, lines }));
        }
    }
    found
}

/// Where the body of the function opens; none if a trait only declares it.
fn body(tokens: &[Token<'_>], mut at: usize) -> Option<usize> {
    loop {
        match text_at(tokens, at) {
            "{" => return Some(at),
            ";" | "" => return None,
            "(" | "[" => at = behind_bracket(tokens, at),
            _ => at += 1,
        }
    }
}

fn lines_of(tokens: &[Token<'_>]) -> usize {
    tokens.last().unwrap().line - tokens[0].line + 1
}

/// Names and lengths of the functions of some code.
fn lengths(text: &str) -> Vec<(String, usize)> {
    let code = code_only(text);
    functions(&tokens(&code)).iter().map(|function| (function.name.to_owned(), function.lines)).collect()
}

#[test]
fn literals_and_comments_are_no_code() {
    let text =
        "a /* b /* c */ \" */ \"d // \\\" \" e // f \"\n'g' 'h 'i: '\\'' '\"' r#\"j\" k\"# r#l br##\"m\"# \"## n";
    let code = code_only(text);
    let words: Vec<_> = tokens(&code).iter().map(|token| token.text).collect();
    assert_eq!(words, ["a", "e", "'", "h", "'", "i", ":", "r", "#", "l", "b", "n"]);
    assert_eq!(code.chars().count(), text.chars().count());
    assert_eq!(tokens(&code).last().unwrap().line, 2);
}

#[test]
fn literals_of_many_lines_keep_their_lines() {
    let code = code_only("\"a\n{\\\n\"\n/* }\n*/ r\"\n{\" b");
    assert_eq!(tokens(&code), [Token { text: "b", line: 6 }]);
}

#[test]
fn functions_are_measured_from_signature_to_brace() {
    assert_eq!(lengths("/// fn no() {\nfn a() {}"), [("a".to_owned(), 1)]);
    assert_eq!(
        lengths("pub fn a<T>(\n    x: [u8; 3],\n) -> T\nwhere\n    T: X,\n{\n    \"}\"\n}\n"),
        [("a".to_owned(), 8)]
    );
    assert_eq!(
        lengths("trait T {\n fn a(&self);\n fn b(&self) {\n  let f: fn(u8) = '{';\n }\n}"),
        [("b".to_owned(), 3)]
    );
    assert_eq!(lengths("fn a() {\n fn b() {\n }\n}"), [("a".to_owned(), 4), ("b".to_owned(), 2)]);
}

#[test]
fn lines_of_tests_do_not_count() {
    let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n#[cfg(test)]\nmod more;\n";
    let file = SourceFile::new("x.rs", text);
    assert_eq!(product_lines(&file), 3);
    let names: Vec<_> = functions(&file.product_tokens()).iter().map(|function| function.name).collect();
    assert_eq!(names, ["a", "c"]);
}
