//! The sources of scrub as tests read them: which file is which module, and which code is only for tests.
//!
//! A careful scanner, not a parser: it knows literals, comments, brackets and items, and no more.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test binary uses its own part")]

pub mod imports;
pub mod scan;

use std::fs;
use std::ops::Range;
use std::path::Path;

use scan::{Token, code_only, text_at, tokens};

/// One source file.
pub struct SourceFile {
    /// Below `src/`, as `store/entry.rs`.
    pub path: String,
    /// As `["store", "entry"]`; empty for the root of the crate.
    pub module: Vec<String>,
    /// The text without literals and comments, line by line as it was.
    pub code: String,
    /// Reached through `#[cfg(test)] mod name;` only.
    pub test_only: bool,
}

impl SourceFile {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), module: module_of(path), code: code_only(text), test_only: false }
    }

    /// All tokens, those of tests too.
    pub fn tokens(&self) -> Vec<Token<'_>> {
        tokens(&self.code)
    }

    /// The tokens without everything under `#[cfg(test)]`.
    pub fn product_tokens(&self) -> Vec<Token<'_>> {
        if self.test_only {
            return Vec::new();
        }
        let mut tokens = self.tokens();
        for span in test_items(&tokens).into_iter().rev() {
            tokens.drain(span);
        }
        tokens
    }
}

/// Every file of the library; `main.rs` is a crate of its own, which nothing can import.
pub fn library() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    read_below(&root, "", &mut files);
    files.retain(|file| file.path != "main.rs");
    marked(files)
}

/// Marks the files that only tests reach.
pub fn marked(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    let of_tests: Vec<_> = files.iter().flat_map(test_modules).collect();
    for file in &mut files {
        file.test_only = of_tests.iter().any(|module| file.module.starts_with(module));
    }
    files
}

fn read_below(dir: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read_below(&path, &format!("{name}/"), files);
        } else if name.ends_with(".rs") {
            files.push(SourceFile::new(&name, &fs::read_to_string(&path).unwrap()));
        }
    }
}

fn module_of(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// The modules that a file declares as `#[cfg(test)] mod name;`.
fn test_modules(file: &SourceFile) -> Vec<Vec<String>> {
    let tokens = file.tokens();
    let mut modules = Vec::new();
    for span in test_items(&tokens) {
        let item = &tokens[span];
        if let [.., keyword, name, end] = item
            && (keyword.text, end.text) == ("mod", ";")
        {
            modules.push([file.module.clone(), vec![name.text.to_owned()]].concat());
        }
    }
    modules
}

/// Where the items under `#[cfg(test)]` are, attribute and all, in order.
pub fn test_items(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    const ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut spans = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if (0..ATTRIBUTE.len()).all(|offset| text_at(tokens, at + offset) == ATTRIBUTE[offset]) {
            let end = item_end(tokens, at + ATTRIBUTE.len());
            spans.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    spans
}

/// Behind the item that starts at `at`, maybe with more attributes.
fn item_end(tokens: &[Token<'_>], mut at: usize) -> usize {
    while text_at(tokens, at) == "#" {
        at = scan::behind_bracket(tokens, at + 1);
    }
    if !STARTS_OF_ITEMS.contains(&text_at(tokens, at)) {
        return element_end(tokens, at);
    }
    let mut is_use = false;
    while at < tokens.len() {
        match tokens[at].text {
            ";" => return at + 1,
            "{" if !is_use => return scan::behind_bracket(tokens, at),
            "(" | "[" | "{" => at = scan::behind_bracket(tokens, at),
            text => {
                is_use |= text == "use";
                at += 1;
            }
        }
    }
    at
}

/// What an item or a statement begins with; anything else under an attribute is an element of a list, a variant or an arm.
const STARTS_OF_ITEMS: [&str; 16] = [
    "pub", "fn", "mod", "use", "impl", "const", "static", "struct", "enum", "trait", "type", "unsafe", "async", "let",
    "if", "extern",
];

/// Behind the element, variant or match arm that starts at `at`, its comma included.
fn element_end(tokens: &[Token<'_>], mut at: usize) -> usize {
    let mut is_body = false;
    while at < tokens.len() {
        match tokens[at].text {
            "," => return at + 1,
            ")" | "]" | "}" => return at,
            "{" if is_body => {
                let end = scan::behind_bracket(tokens, at);
                return end + usize::from(text_at(tokens, end) == ",");
            }
            "(" | "[" | "{" => at = scan::behind_bracket(tokens, at),
            _ => at += 1,
        }
        // An arm that is a block needs no comma.
        is_body = text_at(tokens, at) == "{" && text_at(tokens, at - 1) == ">" && text_at(tokens, at - 2) == "=";
    }
    at
}
