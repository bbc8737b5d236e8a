//! Import of files: dry run first, then the commit.

mod fields;
mod reasons;

pub use fields::{field, kind, kind_hint, lines, unit};
pub use reasons::{explain, reason_of_field as reason_of, unreadable};

crate::words! {
    title: zh "导入", en "Import";
    lead: zh "从其他程序的 CSV、XLSX 或 vCard 文件导入同事、产品、客户、商机、人物与关系线。先试导入，看清每一行的结果，再写入；之后可整体撤销。",
        en "Bring colleagues, products, accounts, deals, people and lines in from CSV, XLSX or vCard files of other programs. A dry run shows what becomes of every row before anything is written; afterwards the whole import can be undone.";
    steps: zh "导入的步骤", en "Steps of an import";
    step_files: zh "文件", en "Files";
    step_mapping: zh "对应字段", en "Columns";
    step_dry_run: zh "试导入", en "Dry run";
    step_report: zh "结果", en "Report";
    drop_here: zh "把 CSV、XLSX 或 vCard 文件拖到这里", en "Drop CSV, XLSX or vCard files here";
    drop_hint: zh "可一次多个；UTF-8、UTF-16 或 GB18030；每个最大 64 MB、20 万行", en "Several at a time; UTF-8, UTF-16 or GB18030; each up to 64 MB and 200,000 rows";
    choose: zh "选择文件", en "Choose files";
    reading(file: &str): zh "正在读取 {file}", en "Reading {file}";
    files: zh "已读取的文件", en "Files read";
    file: zh "文件", en "File";
    kind_label: zh "内容", en "Holds";
    kind_of(file: &str): zh "{file} 的内容", en "What {file} holds";
    kind_unknown: zh "表头看不出内容，请选择", en "The headings do not tell; please choose";
    rows(n: usize): zh "{n} 行", en one(n) "{n} row", en "{n} rows";
    rows_label: zh "行数", en "Rows";
    encoding: zh "编码", en "Encoding";
    remove_file(file: &str): zh "移除 {file}", en "Remove {file}";
    not_read: zh "无法读取", en "Not read";
    to_mapping: zh "下一步：对应字段", en "Next: columns";
    to_dry_run: zh "试导入", en "Dry run";
    back: zh "上一步", en "Back";
    no_file_yet: zh "请先选择文件", en "Choose a file first";
    kind_first: zh "请先选择每个文件的内容", en "Say first what each file holds";
    column: zh "列", en "Column";
    field_label: zh "字段", en "Field";
    field_of(column: &str): zh "“{column}”列对应的字段", en "Field of the column “{column}”";
    samples: zh "列中的值", en "Values in the column";
    no_values: zh "（空）", en "(empty)";
    not_imported: zh "不导入", en "Not imported";
    missing_field(field: &str): zh "还没有一列对应“{field}”", en "No column holds “{field}” yet";
    money_currency: zh "金额的币种", en "Currency of amounts";
    money_unit: zh "金额的单位", en "Amounts are in";
    account: zh "所属客户", en "Account";
    account_search: zh "查找客户", en "Find the account";
    account_hint: zh "人物与关系线归入这个客户的关系地图", en "The people and lines come to this account's map";
    to_this_map: zh "人物与关系线归入您刚才打开的那张地图；已在地图上的人不会被移动", en "The people and lines come to the map you came from; nobody on it is moved";
    no_account_yet: zh "请先选择所属客户", en "Choose the account first";
    lines_label: zh "线的含义", en "The lines say";
    dry_run: zh "试导入：尚未写入任何内容", en "Dry run: nothing is written yet";
    planning: zh "正在试导入", en "Trying it out";
    outcome: zh "结果", en "Outcome";
    outcome_new: zh "新增", en "new";
    outcome_changed: zh "更新", en "changed";
    outcome_same: zh "不变", en "same";
    outcome_refused: zh "拒绝", en "refused";
    new(n: usize): zh "新增 {n}", en "{n} new";
    changed(n: usize): zh "更新 {n}", en "{n} changed";
    same(n: usize): zh "不变 {n}", en "{n} same";
    refused(n: usize): zh "拒绝 {n}", en "{n} refused";
    all(n: usize): zh "全部 {n}", en "All {n}";
    without_account(n: usize): zh "{n} 个商机没有客户，照样导入并如实列出", en one(n) "{n} deal without account, kept and listed as such", en "{n} deals without account, kept and listed as such";
    show_rows: zh "显示哪些行", en "Rows shown";
    row: zh "行", en "Row";
    name: zh "名称", en "Name";
    value: zh "值", en "Value";
    reason: zh "原因", en "Reason";
    no_rows: zh "没有这样的行", en "There are no such rows";
    range(from: usize, to: usize, of: usize): zh "第 {from}–{to} 行，共 {of} 行", en "{from}–{to} of {of}";
    earlier_rows: zh "前面的行", en "Earlier rows";
    later_rows: zh "后面的行", en "Later rows";
    suggestions: zh "建议", en "Suggestions";
    suggestions_hint: zh "这些值与已有的很像。勾选即按已有的读取；取消勾选则按原样。", en "These values are very like ones that exist. Ticked, they are read as those; otherwise they are taken as written.";
    read_as(field: &str, value: &str, instead: &str): zh "{field}：把“{value}”读作“{instead}”", en "{field}: read “{value}” as “{instead}”";
    commit(n: usize): zh "导入 {n} 行", en one(n) "Import {n} row", en "Import {n} rows";
    nothing_to_do: zh "没有要写入的内容", en "There is nothing to write";
    refused_file: zh "下载被拒绝的行", en "Download the refused rows";
    importing(file: &str): zh "正在导入 {file}", en "Importing {file}";
    undoing(file: &str): zh "正在撤销 {file}", en "Undoing {file}";
    progress(done: usize, of: usize): zh "{done} / {of} 项更改", en "{done} of {of} changes";
    progress_undo(done: usize, of: usize): zh "{done} / {of} 步", en "{done} of {of} steps";
    goes_on: zh "可以离开本页，导入会继续。", en "You may leave this page; the import goes on.";
    report: zh "导入结果", en "What was imported";
    done: zh "导入完成", en "Imported";
    undone: zh "已撤销", en "Undone";
    stopped: zh "导入中断", en "The import stopped";
    stopped_why(code: &str): zh "已写入的保留下来；再次导入同样的文件即可补齐，不会重复。编号：{code}", en "What was written is kept; import the same files again to complete it, nothing comes twice. Code: {code}";
    undo: zh "撤销这次导入", en "Undo this import";
    undo_file(file: &str): zh "撤销 {file} 的导入", en "Undo the import of {file}";
    another: zh "再导入一些", en "Import more";
    taken_back(n: usize): zh "撤回了 {n} 项", en one(n) "{n} record taken back", en "{n} records taken back";
    kept(n: usize): zh "{n} 项未撤回：之后有人改过或正在使用", en one(n) "{n} record was left: somebody has changed or uses it since", en "{n} records were left: somebody has changed or uses them since";
    kept_by(name: &str, who: &str): zh "{name}（{who}）", en "{name} ({who})";
    and_more(n: usize): zh "另有 {n} 项", en "and {n} more";
    runs: zh "以往的导入", en "Earlier imports";
    no_runs: zh "还没有导入过", en "Nothing was imported yet";
    who: zh "谁", en "Who";
    when: zh "时间", en "When";
    result: zh "结果", en "Result";
    system: zh "命令行", en "command line";
    cut_off: zh "中断；再次导入即可补齐", en "cut off; importing again completes it";
    running: zh "进行中", en "under way";
    see_accounts: zh "查看客户", en "See the accounts";
    see_board: zh "查看看板", en "See the board";
    see_map: zh "查看关系地图", en "See the map";
}

/// The word of an outcome.
#[must_use]
pub fn outcome_of(lang: meridian_domain::locale::Lang, outcome: meridian_domain::import::Outcome) -> &'static str {
    use meridian_domain::import::Outcome;
    match outcome {
        Outcome::New => outcome_new(lang),
        Outcome::Changed => outcome_changed(lang),
        Outcome::Same => outcome_same(lang),
        Outcome::Refused => outcome_refused(lang),
        Outcome::Blank => "",
    }
}

/// An outcome with its number of rows.
#[must_use]
pub fn counted(lang: meridian_domain::locale::Lang, outcome: meridian_domain::import::Outcome, n: usize) -> String {
    use meridian_domain::import::Outcome;
    match outcome {
        Outcome::New => new(lang, n),
        Outcome::Changed => changed(lang, n),
        Outcome::Same => same(lang, n),
        Outcome::Refused => refused(lang, n),
        Outcome::Blank => String::new(),
    }
}
