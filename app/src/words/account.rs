//! Customers: the list, the workspace, what was heard.

use meridian_domain::{
    account::{AccountKind, InteractionKind, Tier},
    locale::Lang,
};

crate::words! {
    title: zh "客户", en "Accounts";
    new: zh "新客户", en "New account";
    overview: zh "概览", en "Overview";
    portrait: zh "客户画像", en "Portrait";
    complete(percent: usize): zh "完整度 {percent}%", en "{percent}% complete";
    next_actions: zh "下一步行动", en "Next actions";
    new_action: zh "新建行动", en "New action";
    action_title: zh "要做什么", en "What is to be done";
    due_on: zh "期限", en "Due";
    no_actions: zh "没有待办的行动。下一步该见谁、做什么？", en "Nothing is to be done. Whom to see next, and what for?";
    done_action(title: &str): zh "已完成“{title}”", en "Done: {title}";
    action_done_question(title: &str): zh "完成“{title}”", en "Done: {title}";
    added_action(title: &str): zh "已新建“{title}”", en "Added: {title}";
    no_date: zh "无期限", en "no date";
    key_people: zh "关键人物", en "Key people";
    no_people: zh "地图上还没有关键人物。", en "No key people on the map yet.";
    to_map: zh "地图", en "Map";
    open_deals: zh "在途商机", en "Open deals";
    open_deals_in(code: &str): zh "在途商机，{code}", en "Open deals, in {code}";
    no_deals: zh "没有在途商机。", en "No open deals.";
    to_board: zh "看板", en "Board";
    deal: zh "商机", en "Deal";
    stage: zh "阶段", en "Stage";
    win: zh "赢率", en "Win";
    next: zh "下一步", en "Next";
    timeline: zh "时间线", en "Timeline";
    nothing_heard: zh "还没有记录。", en "Nothing recorded yet.";
    segment: zh "分级", en "Class";
    region: zh "区域", en "Region";
    city: zh "城市", en "City";
    country: zh "国家", en "Country";
    grade: zh "等级", en "Grade";
    sector: zh "类别", en "Sector";
    beds: zh "编制床位", en "Licensed beds";
    founded: zh "成立", en "Founded";
    employees: zh "员工", en "Employees";
    revenue: zh "年收入", en "Revenue a year";
    parent: zh "上级单位", en "Part of";
    wallet_target: zh "份额目标", en "Share wanted";
    people: zh "人物", en "People";
    health_coverage(share: &str): zh "健康 · 数据覆盖 {share}", en "Health · data coverage {share}";
    health_none: zh "健康 · 没有数据", en "Health · no data";
    support_coverage(share: &str): zh "支持指数 · 覆盖 {share}", en "Support index · coverage {share}";
    support: zh "支持指数", en "Support index";
    key_covered: zh "关键人物覆盖", en "Key people covered";
    overdue: zh "逾期行动", en "Overdue actions";
    of_open(n: usize): zh "共 {n} 项待办", en "of {n} open";
    threads: zh "有效联系", en "Living contacts";
    weighted(amount: &str): zh "加权 {amount}", en "weighted {amount}";
    deals(n: i64): zh "{n} 单", en one(n) "{n} deal", en "{n} deals";
    search: zh "按名称、城市查找", en "Find by name or city";
    all_tiers: zh "全部分级", en "Every class";
    total(n: i64): zh "{n} 家客户", en one(n) "{n} account", en "{n} accounts";
    range(from: i64, to: i64, of: i64): zh "第 {from}–{to} 家，共 {of} 家", en "{from}–{to} of {of}";
    earlier: zh "上一页", en "Previous page";
    later: zh "下一页", en "Next page";
    pages: zh "翻页", en "Pages";
    keys: zh "↑ ↓ 移动 · ↵ 打开", en "↑ ↓ move · ↵ open";
    none: zh "还没有客户", en "No accounts yet";
    none_hint: zh "导入一张表，或先建一家最重要的客户。", en "Import a table, or start with the one customer that matters most.";
    no_match: zh "没有相符的客户", en "No account matches";
    no_match_hint: zh "试试名称的一部分，或清除筛选。", en "Try a part of the name, or clear the filter.";
    no_owner: zh "未指派", en "nobody";
    strategic: zh "战略", en "Strategic";
    tier_a: zh "A 级", en "Class A";
    tier_b: zh "B 级", en "Class B";
    tier_c: zh "C 级", en "Class C";
    hospital: zh "医院", en "Hospital";
    company: zh "企业", en "Company";
    visit: zh "拜访", en "Visit";
    meeting: zh "会议", en "Meeting";
    call: zh "电话", en "Call";
    message: zh "消息", en "Message";
    project: zh "项目会", en "Project meeting";
    academic: zh "学术活动", en "Academic event";
    not_kept: zh "没有任何改动丢失。", en "Nothing was lost.";
}

/// The class of an account.
#[must_use]
pub const fn tier(lang: Lang, tier: Tier) -> &'static str {
    match tier {
        Tier::Strategic => strategic(lang),
        Tier::A => tier_a(lang),
        Tier::B => tier_b(lang),
        Tier::C => tier_c(lang),
    }
}

/// The same in one letter, for tables.
#[must_use]
pub const fn tier_mark(lang: Lang, tier: Tier) -> &'static str {
    match (tier, lang) {
        (Tier::Strategic, Lang::Zh) => "大",
        (Tier::Strategic, Lang::En) => "K",
        (Tier::A, _) => "A",
        (Tier::B, _) => "B",
        (Tier::C, _) => "C",
    }
}

/// What kind of customer it is.
#[must_use]
pub const fn kind(lang: Lang, kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Hospital => hospital(lang),
        AccountKind::Company => company(lang),
    }
}

/// How something was heard.
#[must_use]
pub const fn heard(lang: Lang, kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Visit => visit(lang),
        InteractionKind::Meeting => meeting(lang),
        InteractionKind::Call => call(lang),
        InteractionKind::Message => message(lang),
        InteractionKind::Project => project(lang),
        InteractionKind::Academic => academic(lang),
    }
}

/// A hospital's grade in the reader's language; others stay as they are written.
#[must_use]
pub fn grade_name(lang: Lang, grade: &str) -> String {
    if lang == Lang::Zh {
        return grade.to_owned();
    }
    let level = grade.chars().next().and_then(|c| "一二三".chars().position(|level| level == c));
    let class = grade.chars().nth(2).and_then(|c| "特甲乙丙".chars().position(|class| class == c));
    match (level, class) {
        (Some(level), Some(class)) => format!("Grade {}{}", level + 1, ["S", "A", "B", "C"][class]),
        (Some(level), None) => format!("Grade {}", level + 1),
        _ => grade.to_owned(),
    }
}
