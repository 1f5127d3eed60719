//! Which file of a crate names what of which other file: in a `use`, or by a path in the code.
//!
//! A path leads to the deepest module file that it names. An item that a `mod.rs` hands on is an arrow to the `mod.rs`,
//! which has arrows of its own. That `mod x;` declares a module is no arrow.

use std::collections::{BTreeMap, BTreeSet};

use super::SourceFile;
use super::scan::{Token, behind_bracket, is_name, text_at};

/// From one file to another, with the names that are used.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

/// The arrows of the code that `tokens_of` gives for a file.
pub fn arrows<'a>(files: &'a [SourceFile], tokens_of: impl Fn(&'a SourceFile) -> Vec<Token<'a>>) -> Arrows {
    let modules: Modules = files.iter().map(|file| (file.module.clone(), file.path.clone())).collect();
    let mut arrows = Arrows::new();
    for file in files {
        for (target, name) in targets(file, &tokens_of(file), &modules) {
            if target != file.path {
                arrows.entry((file.path.clone(), target)).or_default().insert(name);
            }
        }
    }
    arrows
}

/// The sets of files that reach each other, largest first.
pub fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let files: BTreeSet<&String> = arrows.keys().flat_map(|(from, to)| [from, to]).collect();
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        files.iter().map(|file| (*file, reached_from(file, arrows))).collect();
    let mut circles = BTreeSet::new();
    for (file, targets) in &reached {
        if targets.contains(file) {
            let back = targets.iter().filter(|target| reached[*target].contains(file));
            circles.insert(back.map(|file| (*file).clone()).collect::<BTreeSet<_>>());
        }
    }
    let mut circles: Vec<_> = circles.into_iter().collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

fn reached_from<'a>(start: &'a String, arrows: &'a Arrows) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        let next = arrows.keys().filter(|(from, _)| from == file).map(|(_, to)| to);
        open.extend(next.filter(|to| reached.insert(*to)));
    }
    reached
}

type Module = Vec<String>;
type Modules = BTreeMap<Module, String>;

/// A path of the code, before anyone knows where it leads.
struct Named {
    /// The module in which it stands.
    within: Module,
    path: Vec<String>,
    /// For a `use`: what the path is called from there on.
    alias: Option<String>,
}

fn targets(file: &SourceFile, tokens: &[Token<'_>], modules: &Modules) -> Vec<(String, String)> {
    let named = paths(tokens, &file.module);
    let mut aliases = BTreeMap::new();
    // Modules that a `use` brought in: `use crate::base; base::time::X` names `base/time.rs`.
    for Named { within, path, alias } in &named {
        if let (Some(alias), Some((module, []))) = (alias, resolve(within, path, modules, &BTreeMap::new())) {
            aliases.insert(alias.clone(), module);
        }
    }
    let mut targets = Vec::new();
    for Named { within, path, .. } in &named {
        if let Some((module, rest)) = resolve(within, path, modules, &aliases) {
            let name = rest.first().or(module.last()).map_or("crate", String::as_str);
            targets.push((file_of(&module, modules), name.to_owned()));
        }
    }
    targets
}

/// The deepest module that a path names, and what is left of the path; none if it leads out of the crate.
fn resolve<'a>(
    within: &Module,
    path: &'a [String],
    modules: &Modules,
    aliases: &BTreeMap<String, Module>,
) -> Option<(Module, &'a [String])> {
    let (first, mut rest) = path.split_first()?;
    let mut module = match first.as_str() {
        "crate" => Module::new(),
        "self" => within.clone(),
        "super" => parent(within),
        name if modules.contains_key(&child(within, name)) => child(within, name),
        name => aliases.get(name)?.clone(),
    };
    while let Some((name, after)) = rest.split_first() {
        module = match name.as_str() {
            "self" => module,
            "super" => parent(&module),
            name if modules.contains_key(&child(&module, name)) => child(&module, name),
            _ => break,
        };
        rest = after;
    }
    Some((module, rest))
}

fn parent(module: &Module) -> Module {
    module[..module.len().saturating_sub(1)].to_vec()
}

fn child(module: &Module, name: &str) -> Module {
    [module.as_slice(), &[name.to_owned()]].concat()
}

/// The file that holds a module: its own, or that of the module around it.
fn file_of(module: &Module, modules: &Modules) -> String {
    match modules.get(module) {
        Some(file) => file.clone(),
        None => file_of(&parent(module), modules),
    }
}

/// Every path of two names or more, and every `use`.
fn paths(tokens: &[Token<'_>], module: &Module) -> Vec<Named> {
    let mut found = Vec::new();
    let mut within = module.clone();
    // Where the modules end that are written inside this file.
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if ends.last() == Some(&at) {
            ends.pop();
            within.pop();
        }
        match tokens[at].text {
            "use" if is_name(text_at(tokens, at + 1)) || text_at(tokens, at + 1) == "::" => {
                at = use_tree(tokens, at + 1, &[], &within, &mut found);
            }
            "mod" if text_at(tokens, at + 2) == "{" => {
                within.push(tokens[at + 1].text.to_owned());
                ends.push(behind_bracket(tokens, at + 2));
                at += 3;
            }
            // `pub(in crate::store)` says who may look, not what is used.
            "pub" if text_at(tokens, at + 1) == "(" => at = behind_bracket(tokens, at + 1),
            // What follows `::` here is no path of its own, as in `<T as Trait>::name`.
            "::" => at += 2,
            text if is_name(text) => {
                let path = path_at(tokens, at);
                at += 2 * path.len() - 1;
                if path.len() > 1 {
                    found.push(Named { within: within.clone(), path, alias: None });
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// The names from `at` on that `::` joins.
fn path_at(tokens: &[Token<'_>], at: usize) -> Vec<String> {
    let mut path = vec![tokens[at].text.to_owned()];
    let mut next = at + 1;
    while text_at(tokens, next) == "::" && is_name(text_at(tokens, next + 1)) {
        path.push(tokens[next + 1].text.to_owned());
        next += 2;
    }
    path
}

/// Reads one branch of a `use` and gives where it ends.
fn use_tree(tokens: &[Token<'_>], mut at: usize, prefix: &[String], within: &Module, found: &mut Vec<Named>) -> usize {
    let mut path = prefix.to_vec();
    loop {
        match text_at(tokens, at) {
            "::" => at += 1,
            "{" => {
                at += 1;
                while text_at(tokens, at) != "}" {
                    at = use_tree(tokens, at, &path, within, found);
                    at += usize::from(text_at(tokens, at) == ",");
                }
                return at + 1;
            }
            "as" => {
                let alias = Some(text_at(tokens, at + 1).to_owned());
                found.push(Named { within: within.clone(), path, alias });
                return at + 2;
            }
            "," | ";" | "}" | "" => {
                let alias = path.iter().rev().find(|name| *name != "self").cloned();
                found.push(Named { within: within.clone(), path, alias });
                return at;
            }
            name => {
                path.push(name.to_owned());
                at += 1;
            }
        }
    }
}
