//! Who the key accounts are: classes, segments, concentration, the four traits, sales lines.

use meridian_domain::{
    classify::{Abc, Segment, Trait, Xyz},
    locale::Lang,
    sales::Field,
};

crate::words! {
    title: zh "识别大客户", en "Identify key accounts";
    model: zh "大客户四特征模型", en "Key-account traits";
    choice: zh "看哪些销售流水", en "Which sales lines";
    from: zh "起始月份", en "From month";
    until: zh "截止月份", en "Until month";
    family: zh "产品线", en "Product line";
    region: zh "区域", en "Region";
    all: zh "全部", en "All";
    none: zh "还没有销售流水", en "No sales lines yet";
    none_hint: zh "导入 ERP 或经销商的销售流水，就能看到谁是大客户", en "Import sales lines from an ERP or a distributor to see who the key accounts are";
    none_seen: zh "您能看到的客户还没有销售流水", en "No sales lines of accounts you may see";
    import: zh "导入销售流水", en "Import sales lines";
    sales: zh "销售额", en "Sales";
    lines_of(n: &str): zh "{n} 条流水", en "{n} lines";
    buyers: zh "购买客户", en "Buyers";
    unmatched_of(n: &str, amount: &str): zh "其中 {n} 个不是已知客户，共 {amount}", en "{n} of them are no account, {amount}";
    returns: zh "退货", en "Returns";
    nameless(n: &str, amount: &str): zh "{n} 条流水没有客户名称，共 {amount}，不计入任何客户", en "{n} lines name no customer, {amount}, and belong to no buyer";
    hhi: zh "集中度 HHI", en "Concentration HHI";
    gini: zh "基尼系数", en "Gini coefficient";
    hhi_hint: zh "各客户份额（%）的平方和，10 000 表示只有一个客户", en "Sum of squared shares in per cent; 10,000 is one buyer alone";
    own_share: zh "份额只在您能看到的客户中计算", en "Shares are of the accounts you may see";
    pareto: zh "帕累托：谁带来了多少", en "Pareto: who brings how much";
    pareto_hint: zh "客户按销售额排列；加入该客户之前累计不到 80 % 为 A，不到 95 % 为 B，其余为 C", en "Buyers by sales; before adding one, below 80% is A, below 95% B, the rest C";
    steadiness: zh "ABC 与稳定性 XYZ", en "ABC and steadiness XYZ";
    steadiness_hint: zh "月销售额的变异系数：不超过 0.5 为 X，不超过 1 为 Y，其余为 Z；没有销售的月份按零计", en "Variation of monthly sales: up to 0.5 X, up to 1 Y, beyond that Z; months without sales count as nought";
    too_short: zh "期间不足 3 个月，无法判断稳定性", en "Fewer than 3 months: too short to tell steadiness";
    segments: zh "RFM 八类客户", en "The eight RFM segments";
    segments_hint: zh "最近购买、次数、金额各按五等分打分，不低于平均分为高", en "Recency, frequency and value scored by fifths; at or above the mean score is high";
    course: zh "集中度的变化", en "Concentration over time";
    quarter_from: zh "季度起", en "Quarter from";
    whale: zh "利润鲸鱼曲线", en "Whale curve";
    whale_of(at: &str, peak: &str, losing: usize): zh "{at} 的客户带来 {peak} 的毛利；{losing} 个客户亏损", en "{at} of the buyers bring {peak} of the contribution; {losing} lose money";
    whale_part(n: usize): zh "成本齐全的 {n} 个客户", en "{n} buyers whose costs are all known";
    list: zh "客户清单", en "Buyers";
    rank: zh "名次", en "Rank";
    buyer: zh "客户", en "Buyer";
    share: zh "份额", en "Share";
    cumulative: zh "累计", en "Cumulative";
    class: zh "类别", en "Class";
    variation: zh "变异系数", en "Variation";
    rfm: zh "RFM", en "RFM";
    growth: zh "增长", en "Growth";
    growth_new: zh "新客户", en "new";
    test: zh "大客户测试", en "Key-account test";
    stranger: zh "未匹配", en "no account";
    is_key: zh "大客户", en "Key account";
    proposed: zh "建议确认", en "Proposed";
    not_proposed: zh "未达 3.5", en "Below 3.5";
    show_all: zh "全部客户", en "All buyers";
    show_proposed(n: usize): zh "待确认的建议（{n}）", en "Proposals to confirm ({n})";
    show_key(n: usize): zh "已确认的大客户（{n}）", en "Confirmed key accounts ({n})";
    show_unmatched(n: usize): zh "未匹配的客户（{n}）", en "Customers that are no account ({n})";
    too_many: zh "大客户宜为 15 到 35 个，超过 50 个就太多了", en "15 to 35 key accounts are usual; more than 50 are too many";
    why: zh "依据与决定", en "Why, and decide";
    firm(percent: &str): zh "权重上下浮动 20 %，{percent} 的情形结论不变", en "With every weight up to 20% off, {percent} of the runs say the same";
    turns(of: &str, by: &str): zh "“{of}”的权重变动 {by} 时结论最先改变", en "It turns first when the weight of {of} changes by {by}";
    never_turns: zh "任何一个权重变动 100 % 以内都不改变结论", en "No single weight turns it within 100%";
    reason: zh "理由", en "Reason";
    reason_hint: zh "会记入历史，他人可见", en "Kept in the history, for others to read";
    reason_missing: zh "请写明理由", en "Say why";
    confirm: zh "确认为大客户", en "Confirm as key account";
    end: zh "不再作为大客户", en "No longer a key account";
    only_managers: zh "由经理或管理员确认", en "Managers and administrators confirm";
    history: zh "决定的历史", en "Decisions so far";
    decided_key(day: &str, by: &str): zh "{day} {by}：确认为大客户", en "{day}, {by}: key account";
    decided_end(day: &str, by: &str): zh "{day} {by}：不再作为大客户", en "{day}, {by}: no longer";
    score_then(score: &str): zh "当时测试 {score}", en "test then {score}";
    open_lines: zh "看流水", en "Its lines";
    open_account: zh "打开客户", en "Open the account";
    lines: zh "销售流水", en "Sales lines";
    by_month: zh "按月销售额", en "Sales by month";
    by_family: zh "按产品线", en "Sales by product line";
    as_table: zh "以表格查看", en "As a table";
    month: zh "月份", en "Month";
    bought: zh "购买记录", en "What they bought";
    all_lines: zh "全部流水", en "All lines";
    back: zh "返回客户清单", en "Back to the buyers";
    day: zh "日期", en "Day";
    from_file: zh "来源", en "Came from";
    row_of(file: &str, row: u32): zh "{file} 第 {row} 行", en "{file}, row {row}";
    is_alike(name: &str, percent: u8): zh "名称与“{name}”相似（{percent} %）", en "Called like {name} ({percent}%)";
    is_the_same: zh "是同一个客户", en "It is this account";
    whose: zh "这是哪个客户？", en "Which account is this?";
    whose_search: zh "按名称查找客户", en "Find an account by name";
    whose_nobody: zh "没有叫这个名字的客户", en "No account is called so";
    whose_new: zh "用此名称新建客户", en "New account of this name";
    whose_new_hint: zh "由您负责，可撤销", en "You will own it; it can be undone";
    range(first: usize, last: usize, total: usize): zh "第 {first}–{last} 个，共 {total} 个", en "{first}–{last} of {total}";
    range_lines(first: usize, last: usize, total: usize): zh "第 {first}–{last} 条，共 {total} 条", en "{first}–{last} of {total}";
    next: zh "往后", en "Later ones";
    before: zh "往前", en "Earlier ones";
    unrated(code: &str, n: &str): zh "{n} 条 {code} 流水没有汇率，未计入", en "{n} lines in {code} are left out: there is no rate";
    // Importing
    choose_file: zh "选择文件", en "Choose a file";
    file_hint: zh "CSV 或 XLSX，最大 64 MB；编码、分隔符、数字与日期写法自动识别", en "CSV or XLSX, up to 64 MB; encoding, separator, numbers and dates are recognised";
    reading: zh "正在读取…", en "Reading…";
    read_rows(n: &str): zh "已读 {n} 行", en "{n} rows read";
    stop: zh "停止", en "Stop";
    remembered: zh "按上次同样表头的设置读取", en "Read as the last file with these headings";
    columns: zh "各列的含义", en "What the columns say";
    sample: zh "示例", en "Sample";
    passed_over: zh "不导入", en "Passed over";
    decimals: zh "小数点", en "Decimal mark";
    point: zh "1,234.50", en "1,234.50";
    comma: zh "1.234,50", en "1.234,50";
    dates: zh "日期写法", en "Days written";
    day_first: zh "日在前 31/12/2026", en "Day first 31/12/2026";
    month_first: zh "月在前 12/31/2026", en "Month first 12/31/2026";
    dates_sure: zh "年在前，或不会混淆", en "Year first, or never in doubt";
    repeats: zh "完全相同的行", en "Rows that repeat another";
    keep: zh "都计入", en "Count each";
    skip: zh "只计第一行", en "Count the first only";
    lacking(fields: &str): zh "还没有一列对应：{fields}", en "No column says: {fields}";
    would: zh "将会导入", en "What would happen";
    would_lines(n: &str, amount: &str): zh "{n} 条流水，共 {amount}", en "{n} lines, {amount}";
    would_returns(n: &str, amount: &str): zh "其中退货 {n} 条，{amount}", en "{n} of them are returns, {amount}";
    would_nameless(n: &str): zh "{n} 条没有客户名称", en "{n} name no customer";
    would_refuse(n: &str): zh "{n} 行无法读取", en "{n} rows cannot be read";
    would_repeat(n: &str): zh "{n} 行与前面某行完全相同", en "{n} rows repeat an earlier one in every column";
    would_tidy(n: &str): zh "{n} 行的名称去除了多余空格", en "Blanks were taken from names in {n} rows";
    would_match(customers: &str, matched: &str, found: &str): zh "{customers} 个客户：{matched} 个已匹配，{found} 个按编码或名称找到", en "{customers} customers: {matched} matched already, {found} found by number or name";
    would_strange(n: &str): zh "{n} 个客户没有找到，会以原名显示，之后可以匹配", en "{n} customers are not found; they keep their names and can be matched later";
    again(day: &str): zh "{day} 已导入过流水数、金额和日期都相同的文件", en "A file of the same lines, amount and days came on {day}";
    alike: zh "名称相似的客户：请勾选确实相同的", en "Customers called like an account: tick those that are the same";
    do_import: zh "导入", en "Import";
    imported(n: &str): zh "已导入 {n} 条流水", en "Imported {n} lines";
    undo_there: zh "可在导入页撤销", en "It can be taken back on the import page";
    to_import: zh "导入页", en "Import page";
}

/// The letter of a class.
#[must_use]
pub const fn class_name(class: Abc) -> &'static str {
    match class {
        Abc::A => "A",
        Abc::B => "B",
        Abc::C => "C",
    }
}

/// The letter of a steadiness.
#[must_use]
pub const fn steady_name(steady: Xyz) -> &'static str {
    match steady {
        Xyz::X => "X",
        Xyz::Y => "Y",
        Xyz::Z => "Z",
    }
}

/// What a segment is called.
#[must_use]
pub const fn segment_name(lang: Lang, segment: Segment) -> &'static str {
    let (zh, en) = match segment {
        Segment::KeyValue => ("重要价值", "Important: value"),
        Segment::KeyDevelop => ("重要发展", "Important: develop"),
        Segment::KeyKeep => ("重要保持", "Important: keep"),
        Segment::KeyRetain => ("重要挽留", "Important: win back"),
        Segment::Value => ("一般价值", "Ordinary: value"),
        Segment::Develop => ("一般发展", "Ordinary: develop"),
        Segment::Keep => ("一般保持", "Ordinary: keep"),
        Segment::Retain => ("一般挽留", "Ordinary: win back"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a trait of key accounts is called.
#[must_use]
pub const fn trait_name(lang: Lang, of: Trait) -> &'static str {
    let (zh, en) = match of {
        Trait::Value => ("高价值", "Value"),
        Trait::Complexity => ("复杂性", "Complexity"),
        Trait::LongTerm => ("长期性", "Long term"),
        Trait::DecisionChain => ("决策链条长", "Decision chain"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a column of sales lines says.
#[must_use]
pub const fn field_name(lang: Lang, field: Field) -> &'static str {
    let (zh, en) = match field {
        Field::Customer => ("客户", "Customer"),
        Field::Code => ("客户编码", "Customer number"),
        Field::Day => ("日期", "Day"),
        Field::Year => ("年", "Year"),
        Field::Month => ("月", "Month"),
        Field::Product => ("产品", "Product"),
        Field::Family => ("产品线", "Product line"),
        Field::Region => ("区域", "Region"),
        Field::Order => ("单号", "Order or invoice"),
        Field::Quantity => ("数量", "Quantity"),
        Field::Price => ("单价", "Price"),
        Field::Amount => ("金额", "Amount"),
        Field::Cost => ("成本", "Cost"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
