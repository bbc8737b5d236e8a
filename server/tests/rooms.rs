//! The arrows between the crates point one way, and each keeps to its own work.

use std::{collections::BTreeSet, path::Path};

/// What the manifest of a crate names under its dependencies, for building, not for testing.
fn needs(crate_name: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(crate_name).join("Cargo.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in text.lines() {
        if let Some(section) = line.trim().strip_prefix('[') {
            inside = section.contains("dependencies]") && !section.contains("dev-dependencies");
            if let Some(name) = section.strip_prefix("dependencies.") {
                names.insert(name.trim_end_matches(']').to_owned());
            }
        } else if inside && let Some((name, _)) = line.split_once('=') {
            names.insert(name.trim().trim_end_matches(".workspace").trim_matches('"').to_owned());
        }
    }
    names
}

fn rooms(crate_name: &str) -> BTreeSet<String> {
    needs(crate_name).into_iter().filter_map(|name| name.strip_prefix("meridian-").map(str::to_owned)).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn arrows_point_one_way() {
    assert_eq!(rooms("domain"), set(&[]));
    assert_eq!(rooms("store"), set(&["domain"]));
    assert_eq!(rooms("app"), set(&["domain"]));
    assert_eq!(rooms("frontend"), set(&["app"]));
    assert_eq!(rooms("server"), set(&["app", "domain", "store"]));
}

#[test]
fn only_the_store_speaks_sql() {
    for crate_name in ["domain", "app", "frontend", "server"] {
        assert!(!needs(crate_name).contains("sqlx"), "{crate_name}");
    }
    assert!(needs("store").contains("sqlx"));
}

#[test]
fn the_domain_knows_no_machinery() {
    for machinery in ["tokio", "leptos", "sqlx", "axum", "rand", "web-sys", "gloo"] {
        assert!(!needs("domain").contains(machinery), "{machinery}");
    }
}
