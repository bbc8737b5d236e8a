//! Why a row is refused or read otherwise, and why a file cannot be read.

use meridian_domain::{
    import::{Import, Note, Reason, Unreadable},
    locale::Lang,
};

use super::field;
use crate::words::failures::{Told, invalid, refused_code, told};

/// A reason, as a reader is told of it: with the field and the value where there are any.
#[must_use]
pub fn explain(lang: Lang, kind: Import, note: &Note) -> String {
    let reason = reason_of_field(lang, note);
    let name = if note.field.is_empty() { String::new() } else { field(lang, kind, &note.field) };
    match (lang, name.is_empty(), note.value.is_empty()) {
        (_, true, _) => reason,
        (Lang::Zh, false, true) => format!("{name}：{reason}"),
        (Lang::En, false, true) => format!("{name}: {reason}"),
        (Lang::Zh, false, false) => format!("{name}“{}”：{reason}", note.value),
        (Lang::En, false, false) => format!("{name} “{}”: {reason}", note.value),
    }
}

crate::words! {
    missing: zh "缺少", en "missing";
    not_a_number: zh "不是数字", en "not a number";
    not_a_date: zh "没有这样的日期，或读法不止一种", en "no such day, or it can be read in two ways";
    unknown: zh "没有这个名称", en "nothing has this name";
    several: zh "有几个人叫这个名字，请用编号区分", en "several people have this name; tell them apart by id";
    no_value: zh "不是可用的值", en "none of the values it may have";
    one_of(values: &str): zh "不是可用的值，可用：{values}", en "none of the values it may have: {values}";
    circle(names: &str): zh "汇报关系成了环：{names}", en "the reporting lines lead in a circle: {names}";
    read_as(instead: &str): zh "读作“{instead}”", en "read as “{instead}”";
    repeated(row: usize): zh "与第 {row} 行重复", en "repeats row {row}";
    without_account: zh "没有客户，照样导入", en "without account, kept";
    itself: zh "指向自己", en "refers to itself";
    replaces: zh "新值", en "new value";
    denied: zh "您无权这样做", en "you may not do this";
    no_rate(currency: &str): zh "{currency} 没有今天可用的汇率", en "there is no rate for {currency} today";
}

/// A reason in words, with the values a field may have where a value is none of them.
#[must_use]
pub fn reason_of_field(lang: Lang, note: &Note) -> String {
    let values = meridian_domain::exchange::values_of(&note.field, lang);
    match (&note.reason, lang) {
        (Reason::NoValue, Lang::Zh) if !values.is_empty() => one_of(lang, &values.join("、")),
        (Reason::NoValue, Lang::En) if !values.is_empty() => one_of(lang, &values.join(", ")),
        _ => reason(lang, &note.reason),
    }
}

/// A reason in words.
#[must_use]
pub fn reason(lang: Lang, why: &Reason) -> String {
    match why {
        Reason::Missing => missing(lang).to_owned(),
        Reason::NotANumber => not_a_number(lang).to_owned(),
        Reason::NotADate => not_a_date(lang).to_owned(),
        Reason::Unknown => unknown(lang).to_owned(),
        Reason::Several => several(lang).to_owned(),
        Reason::NoValue => no_value(lang).to_owned(),
        Reason::Circle { names } => circle(lang, names),
        Reason::ReadAs { instead } => read_as(lang, instead),
        // Rows are counted from the first below the headings; a reader sees the headings as row 1.
        Reason::Repeated { row } => repeated(lang, row + 1),
        Reason::WithoutAccount => without_account(lang).to_owned(),
        Reason::Invalid { invalid: why } => invalid(lang, why),
        Reason::Itself => itself(lang).to_owned(),
        Reason::Replaces => replaces(lang).to_owned(),
        Reason::Denied => denied(lang).to_owned(),
        Reason::NoRate { currency } => no_rate(lang, currency.code()),
        Reason::Gate { code } => refused_code(lang, code),
    }
}

/// Why a file cannot be read: what happened, what was kept, what to do.
#[must_use]
pub fn unreadable(lang: Lang, why: &Unreadable) -> Told {
    let nothing = ("没有写入任何内容。", "Nothing was written.");
    let say = |zh: [&str; 2], en: [&str; 2]| told(lang, [zh[0], nothing.0, zh[1]], [en[0], nothing.1, en[1]]);
    match why {
        Unreadable::Empty => say(
            ["文件是空的，或只有表头", "请检查是否选对了文件。"],
            ["The file is empty, or has headings only", "Check that it is the right file."],
        ),
        Unreadable::NotText => say(
            ["这不是文本文件，或编码无法识别", "请在原程序里另存为 CSV（UTF-8）。"],
            ["This is no text, or its encoding is unknown", "Save it as CSV (UTF-8) in the program it comes from."],
        ),
        Unreadable::Workbook => say(
            ["这是旧式或加密的工作簿", "请在表格程序里打开，另存为 XLSX 或“CSV UTF-8”，不设密码。"],
            [
                "This is a workbook of an old kind or a locked one",
                "Open it in your spreadsheet program and save it as XLSX or “CSV UTF-8”, without a password.",
            ],
        ),
        Unreadable::Damaged => say(
            ["这个工作簿打不开：不完整、已损坏，或不是 XLSX", "请重新取得文件，或在表格程序里另存一次。"],
            [
                "This workbook cannot be opened: it is cut off, damaged, or no XLSX",
                "Get the file again, or save it once more in your spreadsheet program.",
            ],
        ),
        Unreadable::Swollen { most } => {
            let megabytes = most / 1024 / 1024;
            say(
                [&format!("展开后超过 {megabytes} MB，或有远在表格之外的单元格"), "请只保留需要的行和列，另存后再试。"],
                [
                    &format!("It unpacks to more than {megabytes} MB, or has cells far outside the table"),
                    "Keep only the rows and columns you need, save it and try again.",
                ],
            )
        }
        Unreadable::Card { line } => say(
            [&format!("从第 {line} 行开始的名片没有结尾"), "文件可能不完整，请重新导出。"],
            [&format!("The card that begins in line {line} does not end"), "The file may be cut off; export it again."],
        ),
        Unreadable::Quotes { row } => say(
            [&format!("第 {row} 行的引号没有闭合"), "请在那一行补上或删去引号。"],
            [&format!("The quotes that open in row {row} do not close"), "Add or remove a quotation mark there."],
        ),
        Unreadable::NoHeading => say(
            ["第一行不是表头", "请在第一行写上每列的名称。"],
            ["The first row holds no headings", "Write the name of each column into the first row."],
        ),
        Unreadable::TooWide { most } => say(
            [&format!("超过 {most} 列"), "请只保留需要的列，另存后再试。"],
            [&format!("There are more than {most} columns"), "Keep only the columns you need, save it and try again."],
        ),
        Unreadable::Stopped => {
            say(["读取已停止", "需要时请重新开始。"], ["The reading was stopped", "Begin again when you want it."])
        }
        Unreadable::TooManyRows { most } => say(
            [&format!("超过 {most} 行"), "请分成几个文件。"],
            [&format!("There are more than {most} rows"), "Split it into several files."],
        ),
        Unreadable::TooBig { most } => {
            let megabytes = most / 1024 / 1024;
            say(
                [&format!("文件超过 {megabytes} MB"), "请分成几个文件。"],
                [&format!("The file is larger than {megabytes} MB"), "Split it into several files."],
            )
        }
        Unreadable::WrongKind { missing } => {
            let fields = missing.join(", ");
            say(
                [&format!("没有一列对应：{fields}"), "请检查文件的内容与对应的字段。"],
                [&format!("No column holds: {fields}"), "Check what the file holds and which column is which."],
            )
        }
        Unreadable::NoAccount => say(
            ["没有说明属于哪个客户", "请选择所属客户。"],
            ["It is not said whose account this is", "Choose the account."],
        ),
    }
}
