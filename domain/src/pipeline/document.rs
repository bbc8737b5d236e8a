//! Papers of a deal: what proves that a step is done.

use super::DocumentKind;
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::{Date, Moment},
};

record! {
    /// A paper of one deal. The paper itself lies where the link leads: elsewhere, or with us as a file.
    pub struct Document (DocumentPatch) {
        pub id: DocumentId,
        /// The pipeline of the deal, in whose room it is told.
        pub pipeline: PipelineId,
        pub deal: DealId,
        pub kind: DocumentKind,
        pub title: String,
        /// Where it lies: an address with http or https, that of [a file with us](file_address), or empty.
        pub link: String,
        /// The date on the paper.
        pub on: Option<Date>,
        /// Who has recorded it.
        pub by: UserId,
        pub at: Moment,
    }
}

/// Whether a browser may be led there: scripts and files of the reader's own machine are not links.
fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let away = rest.is_some_and(|rest| !rest.is_empty()) && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    away || file_of(text).is_some()
}

/// Addresses of files that are kept with us begin so.
const FILES: &str = "/files/";

/// The most bytes of a file that is kept with us.
pub const LARGEST_FILE: usize = 25 * 1024 * 1024;

/// Where a file lies that is kept with us.
#[must_use]
pub fn file_address(file: FileId) -> String {
    format!("{FILES}{file}")
}

/// The file a link leads to, when it is kept with us.
#[must_use]
pub fn file_of(link: &str) -> Option<FileId> {
    let file: FileId = link.strip_prefix(FILES)?.parse().ok()?;
    // One address each.
    (file_address(file) == link).then_some(file)
}

impl Describe for Document {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.deal.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("title", &self.title)
            .text("title", &self.title)
            .holds("link", self.link.is_empty() || is_link(&self.link))
            .long_text("link", &self.link)
            .date("on", self.on)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_and_nowhere_else() {
        for link in ["https://ccgp.gov.cn/a?b=c", "http://intra/合同.pdf"] {
            assert!(is_link(link), "{link}");
        }
        for link in ["javascript:alert(1)", "file:///etc/passwd", "https://", "ftp://a", "https://a b", "HTTPS ://a"] {
            assert!(!is_link(link), "{link}");
        }
    }

    #[test]
    fn a_file_with_us_has_one_address() {
        let file: FileId = "01980000-0000-7000-8000-000000000001".parse().expect("an id");
        let address = file_address(file);
        assert_eq!(file_of(&address), Some(file));
        assert!(is_link(&address));
        for link in
            ["/files/", "/files/x", "/files/01980000000070008000000000000001", &format!("{address}/.."), &address[1..]]
        {
            assert_eq!(file_of(link), None, "{link}");
            assert!(!is_link(link), "{link}");
        }
    }
}
