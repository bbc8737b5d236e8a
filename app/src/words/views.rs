//! The views of a pipeline: which deals, in which order, as a board in rows, a table, a calendar.

use meridian_domain::{
    locale::Lang,
    pipeline::{
        StageKind,
        query::{DeadlineKind, Grouping, SortKey},
    },
};

use super::{board, common, deal};

crate::words! {
    view: zh "视图", en "View";
    calendar: zh "日历", en "Calendar";
    add_filter: zh "筛选", en "Filter";
    filters: zh "筛选条件", en "Filters";
    remove_filter(filter: &str): zh "移除筛选“{filter}”", en "Remove the filter “{filter}”";
    owners(names: &str): zh "负责人 {names}", en "Owner {names}";
    teams(names: &str): zh "团队 {names}", en "Team {names}";
    accounts(names: &str): zh "客户 {names}", en "Account {names}";
    products(names: &str): zh "产品 {names}", en "Product {names}";
    families(names: &str): zh "产品线 {names}", en "Family {names}";
    stages(names: &str): zh "阶段 {names}", en "Stages {names}";
    team: zh "团队", en "Team";
    product: zh "产品", en "Product";
    family: zh "产品线", en "Product family";
    kind: zh "阶段类型", en "Kind of stage";
    open: zh "进行中", en "Open";
    won: zh "赢单", en "Won";
    lost: zh "丢单", en "Lost";
    and_more(first: &str, n: usize): zh "{first} 等 {n} 个", en "{first} and {n} in all";
    no_choice: zh "没有可选的", en "Nothing to choose";
    narrow: zh "在列表中查找", en "Find in the list";
    amount_least(money: &str): zh "金额 ≥ {money}", en "Amount ≥ {money}";
    amount_most(money: &str): zh "金额 ≤ {money}", en "Amount ≤ {money}";
    amount_between(least: &str, most: &str): zh "金额 {least} – {most}", en "Amount {least} – {most}";
    least(code: &str): zh "最少（{code}）", en "At least ({code})";
    most(code: &str): zh "最多（{code}）", en "At most ({code})";
    expected(period: &str): zh "期望日期 {period}", en "Expected {period}";
    this_month: zh "本月", en "this month";
    this_quarter: zh "本季度", en "this quarter";
    overdue: zh "已过期", en "overdue";
    no_date: zh "没有日期", en "no date";
    between: zh "自选日期", en "between two days";
    any_time: zh "不限", en "any time";
    from: zh "从", en "From";
    until: zh "到", en "Until";
    days_between(from: &str, until: &str): zh "{from} 至 {until}", en "{from} to {until}";
    days_from(from: &str): zh "{from} 起", en "from {from}";
    days_until(until: &str): zh "至 {until}", en "until {until}";
    needs_care: zh "需要关注", en "Needs care";
    next_overdue: zh "下一步逾期", en "Next step overdue";
    over_p80: zh "超过阶段 P80", en "Over P80 of its stage";
    sorted_by: zh "排序", en "Sort";
    teams_order: zh "团队顺序", en "Team's order";
    up: zh "升序", en "Least first";
    down: zh "降序", en "Most first";
    sorted_otherwise: zh "现在按其他方式排序，列内的位置不会保存；切换到“团队顺序”后可调整次序", en "Cards are sorted, so a place within the column is not kept; switch to the team's order to arrange them";
    rows: zh "泳道", en "Rows";
    no_rows: zh "不分泳道", en "No rows";
    row_keeps_owner: zh "卡片留在原负责人的泳道：拖动只改变阶段，不改变负责人", en "The card stays with its owner: dragging changes the stage, not the owner";
    row_keeps_account: zh "卡片留在原客户的泳道：拖动只改变阶段，不改变客户", en "The card stays with its account: dragging changes the stage, not the account";
    row_keeps_family: zh "卡片留在原产品线的泳道：拖动只改变阶段，不改变产品", en "The card stays with its product family: dragging changes the stage, not the product";
    no_owner: zh "没有负责人", en "Without owner";
    no_family: zh "没有产品线", en "Without product family";
    row_of(name: &str, stage: &str): zh "{name}，{stage}", en "{name}, {stage}";
    compact: zh "紧凑卡片", en "Compact cards";
    in_stage: zh "阶段天数", en "In stage";
    table_keys: zh "方向键移动，回车或 F2 编辑，Tab 到下一格，Esc 放弃", en "Arrows move, Enter or F2 edits, Tab goes to the next cell, Escape puts back";
    open_deal(title: &str): zh "打开“{title}”", en "Open “{title}”";
    changed_meanwhile(value: &str): zh "别人刚改为“{value}”。再按回车以您的为准，Esc 保留别人的", en "Somebody has just changed it to “{value}”. Enter again keeps yours, Escape theirs";
    cleared: zh "空", en "nothing";
    total: zh "合计", en "Total";
    previous_month: zh "上个月", en "Previous month";
    next_month: zh "下个月", en "Next month";
    this_month_button: zh "本月", en "This month";
    month_of(year: i32, month: u8): zh "{year} 年 {month} 月", en "{month}/{year}";
    calendar_keys: zh "方向键换日，PageUp 和 PageDown 换月，回车进入当天的商机", en "Arrows change the day, PageUp and PageDown the month, Enter goes to the deals of the day";
    nothing_due: zh "这个月没有到期的商机", en "Nothing is due this month";
    due(n: usize): zh "{n} 项到期", en one(n) "{n} due", en "{n} due";
    and_others(n: usize): zh "另有 {n} 项", en "{n} more";
    order_expected: zh "期望成交", en "Order expected";
    step_due: zh "下一步", en "Next step";
    committee_meets: zh "委员会", en "Committee";
    tender_published: zh "招标公告", en "Tender published";
    bids_due: zh "投标截止", en "Bids due";
    bids_opened: zh "开标", en "Bids opened";
}

/// The days of the week from Monday on, as short as a head of the calendar.
#[must_use]
pub const fn weekdays(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    }
}

/// The name of a month with its year.
#[must_use]
pub fn month(lang: Lang, year: i32, number: u8) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match (lang, NAMES.get(usize::from(number).wrapping_sub(1))) {
        (Lang::En, Some(name)) => format!("{name} {year}"),
        _ => month_of(lang, year, number),
    }
}

/// What a deadline is.
#[must_use]
pub const fn deadline(lang: Lang, kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::Expected => order_expected(lang),
        DeadlineKind::NextStep => step_due(lang),
        DeadlineKind::Committee => committee_meets(lang),
        DeadlineKind::TenderNotice => tender_published(lang),
        DeadlineKind::TenderBids => bids_due(lang),
        DeadlineKind::TenderOpening => bids_opened(lang),
    }
}

/// A kind of stage.
#[must_use]
pub const fn stage_kind(lang: Lang, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Open => open(lang),
        StageKind::Won => won(lang),
        StageKind::Lost => lost(lang),
    }
}

/// By what a board is divided into rows.
#[must_use]
pub const fn grouping(lang: Lang, grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::None => no_rows(lang),
        Grouping::Owner => common::owner(lang),
        Grouping::Account => board::account(lang),
        Grouping::Family => family(lang),
    }
}

/// The row of what names none.
#[must_use]
pub const fn rest(lang: Lang, grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Account => board::no_account(lang),
        Grouping::Family => no_family(lang),
        Grouping::Owner | Grouping::None => no_owner(lang),
    }
}

/// By what deals are sorted; the heads of the table's columns too.
#[must_use]
pub const fn sort_key(lang: Lang, key: SortKey) -> &'static str {
    match key {
        SortKey::Team => teams_order(lang),
        SortKey::Title => deal::title(lang),
        SortKey::Account => board::account(lang),
        SortKey::Product => product(lang),
        SortKey::Stage => board::stage(lang),
        SortKey::Amount => common::amount(lang),
        SortKey::Probability => deal::win(lang),
        SortKey::Expected => deal::expected(lang),
        SortKey::Owner => common::owner(lang),
        SortKey::NextStep => common::next(lang),
        SortKey::NextOn => deal::next_on(lang),
        SortKey::Age => in_stage(lang),
    }
}

/// Why a card that was dropped in another row is not there.
#[must_use]
pub const fn stays_in_row(lang: Lang, grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Account => row_keeps_account(lang),
        Grouping::Family => row_keeps_family(lang),
        Grouping::Owner | Grouping::None => row_keeps_owner(lang),
    }
}
