//! Imports flow downwards: reads every `use crate::` of the sources and fails on an upward or sideways arrow.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// Each layer and what it may import, beside itself.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("base", &[]),
    ("table", &["base"]),
    ("identity", &["base"]),
    ("store", &["base"]),
    ("policy", &["base"]),
    ("intake", &["base", "table", "identity"]),
    ("pipeline", &["base", "table", "identity", "store", "policy"]),
    ("report", &["base", "table", "identity", "store", "policy", "pipeline"]),
    ("command", &["base", "table", "identity", "store", "policy", "pipeline", "report", "intake"]),
    ("cli", &["base", "table", "identity", "store", "policy", "pipeline", "report", "intake", "command"]),
];

fn sources(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn imports_point_downwards_only() {
    let mut seen = 0;
    for (layer, allowed) in MAY_IMPORT {
        let mut files = Vec::new();
        sources(&Path::new("src").join(layer), &mut files);
        assert!(!files.is_empty(), "layer {layer} has no files");
        for (path, text) in files {
            for after in text.split("crate::").skip(1) {
                let target: String = after.chars().take_while(|c| c.is_ascii_lowercase()).collect();
                seen += 1;
                assert!(
                    target == layer || allowed.contains(&target.as_str()),
                    "{path}: {layer} must not import {target}"
                );
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were found; does the search still work?");
}

#[test]
fn every_layer_is_in_the_table() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            assert!(MAY_IMPORT.iter().any(|(layer, _)| *layer == name), "src/{name} is in no layer");
        }
    }
}
