//! Import of files: dry run first, then the commit.

crate::words! {
    title: zh "导入", en "Import";
    drop_here: zh "拖入 CSV 文件，或从本机选择", en "Drop a CSV file here, or choose one";
    choose: zh "选择文件", en "Choose a file";
    dry_run: zh "试导入：尚未写入任何内容", en "Dry run: nothing is written yet";
    rows(n: usize): zh "{n} 行", en one(n) "{n} row", en "{n} rows";
    new(n: usize): zh "新增 {n}", en "{n} new";
    refused(n: usize): zh "拒绝 {n}", en "{n} refused";
    row: zh "行", en "Row";
    column: zh "列", en "Column";
    value: zh "值", en "Value";
    reason: zh "原因", en "Reason";
    commit: zh "确认导入", en "Import";
}
