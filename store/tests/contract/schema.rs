//! The two schemas are one.

use std::{fs, path::Path};

/// A migration with the names of types and collations that differ made equal.
fn common(database: &str, file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(database).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !matches!(word.trim_end_matches(','), "COLLATE" | "\"C\""))
        .map(|word| match word.trim_end_matches([',', ';']) {
            "BLOB" | "UUID" | "BYTEA" => "ID",
            "INTEGER" | "BIGINT" => "NUMBER",
            "BOOLEAN" => "FLAG",
            _ => word.trim_end_matches([',', ';']),
        })
        .collect();
    words.join(" ")
}

#[test]
fn both_databases_have_the_same_tables_columns_and_indexes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/sqlite");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the folder of migrations")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        assert_eq!(common("sqlite", &file), common("postgres", &file), "{file}");
    }
}
