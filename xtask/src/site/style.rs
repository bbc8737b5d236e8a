//! The style sheet: `style/main.css` and everything it imports, as one small file.

use std::path::Path;

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};

use super::Part;
use crate::fault::{Attempt, Outcome};
use crate::step::step;
use crate::workspace::Workspace;

pub fn make(workspace: &Workspace) -> Outcome<Part> {
    let content = step("style sheet", || bundle(&workspace.path("style/main.css")))?;
    Ok(Part { name: "meridian.css", content: content.into_bytes() })
}

/// No browser targets are set, so that nesting, layers and colours stay as they were written:
/// the browsers Meridian supports understand them, and the rewritten forms are longer.
fn bundle(main: &Path) -> Outcome<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).while_(|| format!("bundling {}", main.display()))?;
    sheet.minify(MinifyOptions::default()).while_(|| "minifying the style sheet".to_owned())?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })
        .while_(|| "printing the style sheet".to_owned())?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn bundled(main: &str, other: &str) -> String {
        let folder = std::env::temp_dir().join(format!("meridian-style-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder in the temporary folder");
        fs::write(folder.join("other.css"), other).expect("a file in it");
        fs::write(folder.join("main.css"), main).expect("a file in it");
        let css = bundle(&folder.join("main.css")).expect("valid CSS");
        fs::remove_dir_all(&folder).expect("it was just made");
        css
    }

    #[test]
    fn what_the_browser_understands_is_left_alone() {
        let css = bundled(
            "@layer tokens, parts;\n@import './other.css' layer(tokens);\n\
             @layer parts { .a { & .b { color: var(--ink); } } \
             @container (width > 30rem) { .a { inline-size: 1px; margin-inline: auto; } } }",
            ":root { color-scheme: light dark; \
             --ink: light-dark(oklch(30% 0.02 250), oklch(95% 0.01 250)); }",
        );
        assert!(css.contains("light-dark("), "{css}");
        assert!(css.contains("oklch("), "{css}");
        assert!(css.contains("@layer tokens{"), "{css}");
        assert!(css.contains("& .b{"), "{css}");
        assert!(css.contains("margin-inline:auto"), "{css}");
        assert!(!css.contains("lightningcss"), "{css}");
        assert!(!css.contains("@import"), "{css}");
    }
}
