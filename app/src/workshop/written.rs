//! A paper of a case: Markdown as its authors wrote it, without HTML.

use leptos::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The text of a paper. What is no Markdown of ours (HTML, pictures) is shown as it was typed or left out.
#[component]
pub fn Written(#[prop(into)] text: String) -> impl IntoView {
    let events: Vec<Event<'_>> =
        Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect();
    view! { <div class="written">{Pieces { events: events.into_iter(), head: false }.until(None)}</div> }
}

struct Pieces<'t> {
    events: std::vec::IntoIter<Event<'t>>,
    /// In the head of a table.
    head: bool,
}

impl Pieces<'_> {
    /// What stands before the end of `tag`, or before the end of the text.
    fn until(&mut self, end: Option<TagEnd>) -> Vec<AnyView> {
        let mut pieces = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) => pieces.push(self.element(&tag)),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    pieces.push(text.into_string().into_any());
                }
                Event::Code(text) => pieces.push(view! { <code>{text.into_string()}</code> }.into_any()),
                Event::SoftBreak => pieces.push(" ".into_any()),
                Event::HardBreak => pieces.push(view! { <br/> }.into_any()),
                Event::Rule => pieces.push(view! { <hr class="rule"/> }.into_any()),
                _ => {}
            }
        }
        pieces
    }

    fn element(&mut self, tag: &Tag<'_>) -> AnyView {
        let end = tag.to_end();
        match tag {
            // The page has a heading of its own over the paper.
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => {
                view! { <h3>{self.until(Some(end))}</h3> }.into_any()
            }
            Tag::Heading { .. } => view! { <h4>{self.until(Some(end))}</h4> }.into_any(),
            Tag::Paragraph => view! { <p>{self.until(Some(end))}</p> }.into_any(),
            Tag::BlockQuote(_) => view! { <blockquote>{self.until(Some(end))}</blockquote> }.into_any(),
            Tag::List(None) => view! { <ul>{self.until(Some(end))}</ul> }.into_any(),
            Tag::List(Some(first)) => {
                let first = i32::try_from(*first).unwrap_or(1);
                view! { <ol start=first>{self.until(Some(end))}</ol> }.into_any()
            }
            Tag::Item => view! { <li>{self.until(Some(end))}</li> }.into_any(),
            Tag::Emphasis => view! { <em>{self.until(Some(end))}</em> }.into_any(),
            Tag::Strong => view! { <strong>{self.until(Some(end))}</strong> }.into_any(),
            Tag::Strikethrough => view! { <s>{self.until(Some(end))}</s> }.into_any(),
            Tag::Table(_) => self.table(end),
            Tag::TableHead => {
                self.head = true;
                let cells = self.until(Some(end));
                self.head = false;
                view! { <tr>{cells}</tr> }.into_any()
            }
            Tag::TableRow => view! { <tr>{self.until(Some(end))}</tr> }.into_any(),
            Tag::TableCell if self.head => view! { <th scope="col">{self.until(Some(end))}</th> }.into_any(),
            Tag::TableCell => view! { <td>{self.until(Some(end))}</td> }.into_any(),
            // Links leave the exercise and pictures are not in a pack: the words stay.
            _ => self.until(Some(end)).into_any(),
        }
    }

    /// The browser puts rows into a `<tbody>` by itself when it reads a page; so it stands here as well.
    fn table(&mut self, end: TagEnd) -> AnyView {
        let mut rows = self.until(Some(end));
        let body = rows.split_off(rows.len().min(1));
        view! {
            <div class="scroll">
                <table>
                    <thead>{rows}</thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let owner = Owner::new();
        owner.with(|| view! { <Written text=text.to_owned()/> }.to_html())
    }

    #[test]
    fn what_authors_write_becomes_elements() {
        let shown = html("# A\n\n- **b** c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n");
        for part in ["<h3>A", "<strong>b", "<th scope=\"col\">x", "<td>2", "<tbody>"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn html_in_a_paper_stays_text() {
        let shown = html("<script>alert(1)</script> and <b>bold</b>");
        assert!(!shown.contains("<script") && !shown.contains("<b>") && shown.contains("&lt;script"), "{shown}");
    }
}
