//! People as a table.

use super::{Column, Extract, Said, Seated, csv, table, yes_no};
use crate::locale::Lang;

fn word<T: Said>(value: Option<T>, lang: Lang) -> String {
    value.map(|value| value.word(lang).to_owned()).unwrap_or_default()
}

fn number(value: Option<i64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The columns, in their order.
const COLUMNS: &[Column<Seated>] = &[
    Column::new("编号", "ID", |seated, _| seated.id.clone()),
    Column::new("姓名（中文）", "Name (Chinese)", |seated, _| seated.person.name.zh.clone()),
    Column::new("姓名（英文）", "Name (English)", |seated, _| seated.person.name.en.clone()),
    Column::new("职务（中文）", "Title (Chinese)", |seated, _| seated.person.title.zh.clone()),
    Column::new("职务（英文）", "Title (English)", |seated, _| seated.person.title.en.clone()),
    Column::new("部门（中文）", "Department (Chinese)", |seated, _| seated.person.department.zh.clone()),
    Column::new("部门（英文）", "Department (English)", |seated, _| seated.person.department.en.clone()),
    Column::new("汇报给", "Reports to", |seated, _| seated.boss.clone()),
    Column::new("院外人员", "External", |seated, lang| yes_no(lang, seated.person.external).to_owned()),
    Column::new("购买影响者", "Buying influence", |seated, lang| word(seated.seat.influence, lang)),
    Column::new("职能", "Function", |seated, lang| word(seated.seat.function, lang)),
    Column::new("力度", "Power", |seated, _| number(seated.seat.power)),
    Column::new("兴趣", "Interest", |seated, _| number(seated.seat.interest)),
    Column::new("支持", "Support", |seated, _| number(seated.seat.support)),
    Column::new("期望支持", "Desired support", |seated, _| number(seated.seat.desired)),
    Column::new("覆盖", "Coverage", |seated, _| number(seated.seat.coverage)),
    Column::new("地位", "Political status", |seated, lang| word(seated.seat.status, lang)),
    Column::new("取向", "Decision orientation", |seated, lang| word(seated.seat.orientation, lang)),
    Column::new("接受新事物", "Adaptability", |seated, lang| word(seated.seat.adaptability, lang)),
    Column::new("可信度", "Credibility", |seated, _| number(seated.seat.credibility)),
    Column::new("可靠度", "Reliability", |seated, _| number(seated.seat.reliability)),
    Column::new("亲近度", "Intimacy", |seated, _| number(seated.seat.intimacy)),
    Column::new("自我取向", "Self-orientation", |seated, _| number(seated.seat.self_orientation)),
    Column::new("证据", "Evidence", |seated, lang| word(Some(seated.seat.evidence.grade), lang)),
    Column::new("证据来源", "Evidence source", |seated, _| seated.seat.evidence.source.clone()),
    Column::new("证据日期", "Evidence date", |seated, _| {
        seated.seat.evidence.on.map(|on| on.to_string()).unwrap_or_default()
    }),
    Column::new("需要与想要", "Needs and wants", |seated, _| seated.seat.wants.clone()),
    Column::new("赢对他意味着", "What a win is", |seated, _| seated.seat.win.clone()),
    Column::new("电话", "Phone", |seated, _| seated.person.phone.clone()),
    Column::new("邮箱", "Email", |seated, _| seated.person.email.clone()),
    Column::new("备注", "Note", |seated, _| seated.person.note.clone()),
    Column::new("敏感", "Sensitive", |seated, lang| yes_no(lang, seated.person.sensitive).to_owned()),
];

/// The people of a map as CSV.
#[must_use]
pub fn people_csv(extract: &Extract, lang: Lang) -> String {
    csv::write(table(COLUMNS, &extract.people, lang))
}
