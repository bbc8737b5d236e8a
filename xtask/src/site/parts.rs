//! The program for the browser, split where `app/src/part.rs` says: what the first page needs comes
//! at once, the pages of a room when the first of them is opened.
//!
//! The splitter makes a piece of what each set of parts has in common, dozens of them. A part is
//! published as one file with all its pieces: what it shares with a part that is there already is
//! fetched again, but never asked for in forty requests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

use crate::fault::{Attempt, Fault, Outcome};
use crate::fingerprint;

/// For each part, the pieces it consists of, in the order they need each other.
pub type Parts = BTreeMap<String, Vec<String>>;

/// The JavaScript that fetches parts; the first of them imports it.
const LINK: &str = "parts.js";

/// Splits `compiled`: `first` is for wasm-bindgen, which makes the module `js` of it; the pieces of
/// the other parts go into `pieces`.
pub fn split(compiled: &Path, first: &Path, pieces: &Path, js: &str) -> Outcome<Parts> {
    let wasm = fs::read(compiled).while_(|| format!("reading {}", compiled.display()))?;
    let (js, link) = (format!("./{js}"), format!("./{LINK}"));
    let mut options = Options::new(&wasm);
    options.output_dir = pieces;
    options.main_out_path = first;
    options.link_name = &link;
    options.main_module = &js;
    let split = transform(options).while_(|| format!("splitting {}", compiled.display()))?;
    let named = |files: Vec<String>| files.into_iter().map(|file| format!("{file}.wasm")).collect();
    Ok(split.prefetch_map.into_iter().map(|(part, files)| (part, named(files))).collect())
}

/// The file of a part.
pub fn file(part: &str) -> String {
    format!("{part}.bin")
}

/// Writes the file of each part into `folder`, and the JavaScript that takes them to pieces again.
pub fn bundle(parts: &Parts, pieces: &Path, folder: &Path) -> Outcome<()> {
    let mut index = BTreeMap::new();
    for (part, names) in parts {
        let mut bundle = Vec::new();
        let mut places = BTreeMap::new();
        for name in names {
            let path = pieces.join(name);
            let start = bundle.len();
            bundle.extend(fs::read(&path).while_(|| format!("reading {}", path.display()))?);
            places.insert(name, [start, bundle.len()]);
        }
        index.insert(part, (file(part), places));
        fingerprint::write(&folder.join(file(part)), &bundle)?;
    }
    let index = serde_json::to_string(&index).while_(|| "writing the index of the parts".to_owned())?;
    let path = pieces.join(LINK);
    let js = fs::read_to_string(&path).while_(|| format!("reading {}", path.display()))?;
    fingerprint::write(&folder.join(LINK), linked(&js, &index)?.as_bytes())
}

/// Fetches the file of the part that is being loaded, once, and hands out its pieces. Loading asks
/// for all pieces before it waits for the first, so that `loading` is right for each of them.
const BUNDLES: &str = r"
let loading;
const fetched = {};
function whole(part) {
    fetched[part] ??= fetch(new URL(PARTS[part][0], import.meta.url)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer.arrayBuffer();
    });
    return fetched[part];
}
async function piece(name) {
    const part = loading;
    const [start, end] = PARTS[part][1][name];
    return new Uint8Array(await whole(part), start, end - start);
}
function inPart(part, load) {
    return async () => {
        loading = part;
        const loaded = load();
        loading = undefined;
        try {
            return await loaded;
        } finally {
            delete fetched[part];
        }
    };
}
";

/// The splitter's JavaScript, which fetches each piece for itself, changed to take them from the
/// files of the parts.
fn linked(js: &str, index: &str) -> Outcome<String> {
    const EXPORT: &str = "export const __wasm_split_load_";
    const FETCH: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");
    const STREAM: &str = "WebAssembly.instantiateStreaming(src, imports)";
    let strange = || Fault::new(format!("{LINK} is not what the splitter used to write: see parts.rs"));

    let fetches = js.matches(FETCH.0).count();
    if js.matches(FETCH.1).count() != fetches || js.matches(STREAM).count() != fetches {
        return Err(strange());
    }
    let js = js
        .replace(FETCH.0, "piece(\"")
        .replace(FETCH.1, ".wasm\")")
        .replace(STREAM, "WebAssembly.instantiate(await src, imports)");
    let mut statements = js.split(EXPORT);
    let mut linked = statements.next().ok_or_else(strange)?.to_owned();
    let after_imports = linked.find("let sharedImports").ok_or_else(strange)?;
    linked.insert_str(after_imports, &format!("const PARTS = {index};{BUNDLES}"));
    for statement in statements {
        let (part, rest) = statement.split_once(" = wrapAsyncCb(").ok_or_else(strange)?;
        let (load, rest) = rest.split_once("]));").ok_or_else(strange)?;
        linked.push_str(&format!("{EXPORT}{part} = wrapAsyncCb(inPart(\"{part}\", {load}])));{rest}"));
    }
    Ok(linked)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = r#"import { initSync } from "./meridian.js";

let sharedImports = undefined;
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_board = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_board.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_1]));
export const __wasm_split_load_map = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_1]));
"#;

    #[test]
    fn pieces_come_out_of_the_file_of_their_part() {
        let js = linked(WRITTEN, "{}").expect("as the splitter writes it");
        assert!(js.contains("const src = piece(\"chunk_1.wasm\");"), "{js}");
        assert!(js.contains("wrapAsyncCb(inPart(\"board\", makeLoad(() => {"), "{js}");
        assert!(js.contains("\n, [__chunk_1])));\n"), "{js}");
        assert!(js.contains("inPart(\"map\", makeLoad(() => async (_imp) => ({}), [__chunk_1])));"), "{js}");
        assert!(!js.contains("instantiateStreaming") && !js.contains("./chunk_1.wasm"), "{js}");
    }

    #[test]
    fn a_splitter_that_writes_otherwise_is_noticed() {
        assert!(linked(&WRITTEN.replace("instantiateStreaming", "compile"), "{}").is_err());
    }
}
