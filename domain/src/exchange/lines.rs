//! Lines as a table.

use super::{Column, Drawn, Extract, Said as _, csv, table};
use crate::locale::Lang;

/// The columns, in their order.
const COLUMNS: &[Column<Drawn>] = &[
    Column::new("编号", "ID", |drawn, _| drawn.id.clone()),
    Column::new("从", "From", |drawn, _| drawn.from.0.clone()),
    Column::new("从（姓名）", "From (name)", |drawn, lang| drawn.from.1.get(lang).to_owned()),
    Column::new("到", "To", |drawn, _| drawn.to.0.clone()),
    Column::new("到（姓名）", "To (name)", |drawn, lang| drawn.to.1.get(lang).to_owned()),
    Column::new("种类", "Kind", |drawn, lang| drawn.line.kind.word(lang).to_owned()),
    Column::new("权重", "Weight", |drawn, _| format!("{}.{:02}", drawn.line.weight / 100, drawn.line.weight % 100)),
    Column::new("标签", "Label", |drawn, _| drawn.line.label.clone()),
    Column::new("证据", "Evidence", |drawn, lang| drawn.line.grade.word(lang).to_owned()),
];

/// The lines of a map as CSV.
#[must_use]
pub fn lines_csv(extract: &Extract, lang: Lang) -> String {
    csv::write(table(COLUMNS, &extract.lines, lang))
}
