//! The same people as tables and as a tree.

mod edit;
mod lines;
mod sort;
mod table;
mod tree;

use leptos::prelude::*;

use self::{lines::LineTable, table::PeopleTable, tree::ReportTree};
use super::stage::Stage;
use crate::{
    tr,
    ui::{Glyph, Segment, Segmented},
    words::people as words,
};

/// How the people are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Table,
    Tree,
}

/// Everybody as a table or as a tree of who reports to whom, and the lines below.
#[component]
pub fn PeopleList(stage: Stage) -> impl IntoView {
    let shape = RwSignal::new(Shape::Table);
    let segments = vec![
        Segment::new(Shape::Table, tr!(words::as_table)).icon(Glyph::List),
        Segment::new(Shape::Tree, tr!(words::as_tree)).icon(Glyph::Tree),
    ];
    view! {
        <div class="people">
            <Segmented label=tr!(words::list_as) segments chosen=shape on_choose=Callback::new(move |chosen| shape.set(chosen))/>
            {move || match shape.get() {
                Shape::Table => view! { <PeopleTable stage/> }.into_any(),
                Shape::Tree => view! { <ReportTree stage/> }.into_any(),
            }}
            <LineTable stage/>
        </div>
    }
}
