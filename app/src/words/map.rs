//! The people map: the vocabulary of stakeholders (methods.md 3.1), its metrics and its tools.
//!
//! The words of the domain's own enums are found by the functions below the catalogue:
//! [`grade`], [`seal_name`], [`influence_name`], …

use meridian_domain::{
    locale::Lang,
    stakeholder::{
        Adaptability, BuyingInfluence, CommitteeFunction, Grade, LineKind, Orientation, PoliticalStatus, Seal,
    },
};

crate::words! {
    title: zh "关系地图", en "People map";

    buying_influence: zh "购买影响者", en "Buying influence";
    economic: zh "拍板人", en "Economic buyer";
    economic_long: zh "经济购买影响者", en "Economic buyer, gives the final yes";
    user: zh "使用者", en "User buyer";
    technical: zh "技术把关者", en "Technical buyer";
    coach: zh "教练", en "Coach";
    coach_long: zh "内线支持者", en "Coach, guides us to the sale";

    response_mode: zh "反应模式", en "Response mode";
    growth: zh "如虎添翼", en "Growth";
    trouble: zh "亡羊补牢", en "Trouble";
    even_keel: zh "我行我素", en "Even keel";
    overconfident: zh "班门弄斧", en "Overconfident";

    rating: zh "评分", en "Rating";
    rating_worst: zh "敌对", en "Antagonistic";
    rating_best: zh "热心倡导", en "Enthusiastic advocate";

    degree: zh "影响程度", en "Degree of influence";
    degree_high: zh "高", en "High";
    degree_medium: zh "中", en "Medium";
    degree_low: zh "低", en "Low";

    buying_role: zh "购买角色", en "Buying role";
    role_user: zh "使用者", en "User";
    role_evaluator: zh "评估者", en "Evaluator";
    role_decision_maker: zh "决策者", en "Decision maker";
    role_approver: zh "批准者", en "Approver";

    function: zh "职能", en "Function";
    proposer: zh "提出申请", en "Proposer";
    evaluator: zh "论证", en "Evaluator";
    gatekeeper: zh "准入把关", en "Gatekeeper";
    budget: zh "经费", en "Budget";
    decider: zh "决策", en "Decider";
    ratifier: zh "审议", en "Ratifier";
    executor: zh "采购执行", en "Purchasing";
    function_user: zh "使用", en "User";
    influencer: zh "影响", en "Influencer";
    monitor: zh "监督", en "Monitor";

    seal: zh "印：角色", en "Role seal";
    seal_economic: zh "拍", en "E";
    seal_decider: zh "决", en "D";
    seal_technical: zh "技", en "T";
    seal_user: zh "用", en "U";
    seal_coach: zh "教", en "C";
    seal_influencer: zh "影", en "I";
    seal_monitor: zh "监", en "M";
    role_decider: zh "决策者", en "Decider";
    role_influencer: zh "影响者", en "Influencer";
    role_monitor: zh "监督", en "Monitor";
    role_unknown: zh "未定", en "Not known";

    status: zh "地位", en "Political status";
    outside: zh "圈外", en "Outside";
    political_structure: zh "政治结构内", en "Political structure";
    inner_circle: zh "内圈", en "Inner circle";
    key_player: zh "关键人物", en "Key player";

    support: zh "支持", en "Support";
    mentor: zh "导师级支持", en "Mentor";
    supporter: zh "支持", en "Supporter";
    neutral: zh "中立", en "Neutral";
    non_supporter: zh "不支持", en "Non-supporter";
    opponent: zh "反对", en "Opponent";
    support_unknown: zh "未知", en "Not known";

    coverage: zh "覆盖", en "Coverage";
    coverage_unknown: zh "未知", en "Unknown";
    coverage_none: zh "无接触", en "None";
    coverage_brief: zh "简单接触", en "Brief";
    coverage_multiple: zh "多次接触", en "Multiple";
    coverage_in_depth: zh "深入", en "In-depth";

    relationship: zh "关系", en "Relationship";
    relationship_with_us: zh "与我方的关系", en "Relationship with us";
    vendor: zh "供应商", en "Vendor";
    credible_source: zh "可信来源", en "Credible source";
    problem_solver: zh "问题解决者", en "Problem solver";
    trusted_advisor: zh "可信赖顾问", en "Trusted advisor";
    relationship_level(now: u8): zh "关系 {now} 级", en "Relationship level {now}";
    relationship_step(now: u8, wanted: u8): zh "关系 {now} → {wanted} 级", en "Relationship level {now} → {wanted}";

    orientation: zh "取向", en "Decision orientation";
    financial: zh "财务型", en "Financial";
    orientation_technical: zh "技术型", en "Technical";
    orientation_relationship: zh "关系型", en "Relationship";
    business: zh "业务型", en "Business";

    engagement: zh "参与度", en "Engagement";
    unaware: zh "不知情", en "Unaware";
    resistant: zh "抵制", en "Resistant";
    engagement_neutral: zh "中立", en "Neutral";
    supportive: zh "支持", en "Supportive";
    leading: zh "领导", en "Leading";

    adaptability: zh "接受新事物", en "Adaptability";
    innovator: zh "创新者", en "Innovator";
    early_adopter: zh "早期采用者", en "Early adopter";
    early_majority: zh "早期多数", en "Early majority";
    late_majority: zh "晚期多数", en "Late majority";
    laggard: zh "落后者", en "Laggard";

    evidence: zh "证据", en "Evidence";
    confirmed: zh "已证实", en "Confirmed";
    assumed: zh "推测", en "Assumed";
    rumour: zh "传闻", en "Rumour";

    power: zh "力度", en "Power";
    power_of_5(power: u8): zh "力度 {power} / 5", en "Power {power} of 5";
    interest: zh "兴趣", en "Interest";
    current: zh "现状", en "Current";
    desired: zh "期望", en "Desired";
    age_days(days: i64): zh "{days} 天未更新", en "{days} d old";

    manage_closely: zh "重点管理", en "Manage closely";
    keep_satisfied: zh "令其满意", en "Keep satisfied";
    keep_informed: zh "随时告知", en "Keep informed";
    monitor_only: zh "最小关注", en "Monitor";

    support_index: zh "加权支持指数", en "Weighted support index";
    key_coverage: zh "关键人物覆盖", en "Key coverage";
    roles_filled: zh "角色完整度", en "Roles filled";
    path_to_power: zh "通往拍板人", en "Path to power";
    runner_up: zh "备用路线，没有共同的人", en "runner-up, nobody shared";
    blind_spots: zh "盲点", en "Blind spots";
    gap: zh "差距", en "Gap";
    whom_next: zh "下一次该找谁", en "Whom to see next";

    line_reports: zh "汇报", en "Reports to";
    line_influences: zh "影响", en "Influences";
    line_conflict: zh "冲突", en "Conflict";
    line_friend: zh "熟识", en "Know each other";

    person: zh "人物", en "Person";
    add_person: zh "添加人物", en "Add person";
    name_unknown: zh "姓名未知", en "Name unknown";
    people(n: usize): zh "{n} 人", en one(n) "{n} person", en "{n} people";
    chosen_people(n: usize): zh "选中 {n} 人", en one(n) "{n} person selected", en "{n} people selected";
    moved_people(n: usize): zh "移动了 {n} 人", en one(n) "Moved {n} person", en "Moved {n} people";
    empty: zh "谁影响这次采购？", en "Who shapes this purchase?";
    empty_hint: zh "从采购路线开始：模板会放好每个必需的职能，姓名可以以后补。", en "Start from the route: the template places every function that is needed; names can come later.";
    no_target: zh "不可作为对象", en "Never a target";
    map_of(n: usize): zh "关系地图，{n} 人", en one(n) "People map, {n} person", en "People map, {n} people";
    put_back: zh "已放回原处", en "Put back";
    lifted: zh "已抬起，用方向键移动，空格放下，Esc 放回", en "Lifted; arrows move, Space drops, Esc puts back";
    at_place(dx: i64, dy: i64): zh "移动 {dx}，{dy}", en "Moved {dx}, {dy}";
    minimap: zh "缩略图：按下即移到该处", en "Minimap: press to move there";
    insight: zh "洞察", en "Insight";
    no_buyer: zh "地图上还没有拍板人", en "Nobody here is the economic buyer yet";
    no_friend: zh "还没有既支持我们又熟悉我们的人", en "Nobody both supports us and knows us well";
    not_connected: zh "支持者与拍板人之间没有影响线", en "No influence joins a friend to the buyer";
    reasons(people: usize, missing: usize): zh "{people} 人计入，{missing} 项未知", en "{people} people counted, {missing} not known";
    pick_someone: zh "请先选一个人", en "Choose somebody first";
    pick_other: zh "请选择线的另一端", en "Choose the other end of the line";
    wants: zh "需要与想要", en "Needs and wants";
    win: zh "赢对他意味着", en "What a win is";
    title_word: zh "职务", en "Title";
    title_zh: zh "中文职务", en "Title in Chinese";
    title_en: zh "英文职务", en "Title in English";
    department_zh: zh "中文科室", en "Department in Chinese";
    department_en: zh "英文科室", en "Department in English";
    name_or_title: zh "请填写姓名或职务", en "Give a name or a title";
    lines: zh "线", en "Lines";
    line: zh "线", en "Line";
    line_kind: zh "种类", en "Kind";
    line_weight: zh "权重（百分之）", en "Weight, in hundredths";
    add_line: zh "添加线", en "Add line";
    take_off: zh "移出地图", en "Take off the map";
    view: zh "视图", en "View";
    free: zh "自由", en "Free";
    tree: zh "层级", en "Tree";
    grid: zh "矩阵格", en "Grid";
    network: zh "网络", en "Network";
    circles: zh "圈层", en "Circles";
    quadrants: zh "象限", en "Quadrants";
    gap_formula: zh "差距 = 力度 ×（期望 − 现状）", en "gap = P × (D − C)";
    rating_change(interest: &str, power: &str): zh "兴趣 {interest}，力度 {power}", en "interest {interest}, power {power}";
    would_report(boss: &str): zh "改为向{boss}汇报", en "reports to {boss}";
    rated_people(n: usize): zh "改了 {n} 人的力度或兴趣", en one(n) "Rated {n} person", en "Rated {n} people";
    list: zh "列表", en "List";
    lay_out: zh "整理", en "Lay out";
    lay_out_rest: zh "按层级整理，手动摆放的不动", en "Lay out, keeping who was placed by hand";
    lay_out_all: zh "全部重新整理", en "Lay out everybody anew";
    tools: zh "工具", en "Tools";
    tool_hand: zh "移动画布 H", en "Hand H";
    tool_select: zh "框选 V", en "Select V";
    zoom_in: zh "放大", en "Zoom in";
    zoom_out: zh "缩小", en "Zoom out";
    fit: zh "全部可见", en "Fit";
    from_template: zh "从模板开始", en "Start from the template";
    read_only: zh "您可以查看这张地图，但不能修改", en "You may see this map but not change it";
}

/// How certain a statement is.
#[must_use]
pub const fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => confirmed(lang),
        Grade::Assumed => assumed(lang),
        Grade::Rumour => rumour(lang),
    }
}

/// The character on the seal; a question mark while nothing is known.
#[must_use]
pub const fn seal_letter(lang: Lang, seal: Option<Seal>) -> &'static str {
    match seal {
        Some(Seal::Economic) => seal_economic(lang),
        Some(Seal::Decider) => seal_decider(lang),
        Some(Seal::Technical) => seal_technical(lang),
        Some(Seal::User) => seal_user(lang),
        Some(Seal::Coach) => seal_coach(lang),
        Some(Seal::Influencer) => seal_influencer(lang),
        Some(Seal::Monitor) => seal_monitor(lang),
        None => "?",
    }
}

/// What the seal means.
#[must_use]
pub const fn seal_name(lang: Lang, seal: Option<Seal>) -> &'static str {
    match seal {
        Some(Seal::Economic) => economic(lang),
        Some(Seal::Decider) => role_decider(lang),
        Some(Seal::Technical) => technical(lang),
        Some(Seal::User) => user(lang),
        Some(Seal::Coach) => coach(lang),
        Some(Seal::Influencer) => role_influencer(lang),
        Some(Seal::Monitor) => role_monitor(lang),
        None => role_unknown(lang),
    }
}

/// Buying influence.
#[must_use]
pub const fn influence_name(lang: Lang, influence: BuyingInfluence) -> &'static str {
    match influence {
        BuyingInfluence::Economic => economic(lang),
        BuyingInfluence::User => user(lang),
        BuyingInfluence::Technical => technical(lang),
        BuyingInfluence::Coach => coach(lang),
    }
}

/// Function in the decision.
#[must_use]
pub const fn function_name(lang: Lang, function: CommitteeFunction) -> &'static str {
    match function {
        CommitteeFunction::Proposer => proposer(lang),
        CommitteeFunction::Evaluator => evaluator(lang),
        CommitteeFunction::Gatekeeper => gatekeeper(lang),
        CommitteeFunction::Budget => budget(lang),
        CommitteeFunction::Decider => decider(lang),
        CommitteeFunction::Ratifier => ratifier(lang),
        CommitteeFunction::Executor => executor(lang),
        CommitteeFunction::User => function_user(lang),
        CommitteeFunction::Influencer => influencer(lang),
        CommitteeFunction::Monitor => monitor(lang),
    }
}

/// Political status.
#[must_use]
pub const fn status_name(lang: Lang, status: PoliticalStatus) -> &'static str {
    match status {
        PoliticalStatus::Outside => outside(lang),
        PoliticalStatus::Structure => political_structure(lang),
        PoliticalStatus::InnerCircle => inner_circle(lang),
    }
}

/// What a decision is judged by.
#[must_use]
pub const fn orientation_name(lang: Lang, orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Financial => financial(lang),
        Orientation::Technical => orientation_technical(lang),
        Orientation::Relationship => orientation_relationship(lang),
        Orientation::Business => business(lang),
    }
}

/// How soon somebody takes up the new.
#[must_use]
pub const fn adaptability_name(lang: Lang, adaptability: Adaptability) -> &'static str {
    match adaptability {
        Adaptability::Innovator => innovator(lang),
        Adaptability::EarlyAdopter => early_adopter(lang),
        Adaptability::EarlyMajority => early_majority(lang),
        Adaptability::LateMajority => late_majority(lang),
        Adaptability::Laggard => laggard(lang),
    }
}

/// What a line says.
#[must_use]
pub const fn line_name(lang: Lang, kind: LineKind) -> &'static str {
    match kind {
        LineKind::Reports => line_reports(lang),
        LineKind::Influence => line_influences(lang),
        LineKind::Conflict => line_conflict(lang),
        LineKind::Friend => line_friend(lang),
    }
}

/// Support from −2 to +2; what lies outside is unknown.
#[must_use]
pub const fn support_name(lang: Lang, support: Option<i8>) -> &'static str {
    match support {
        Some(2) => mentor(lang),
        Some(1) => supporter(lang),
        Some(0) => neutral(lang),
        Some(-1) => non_supporter(lang),
        Some(-2) => opponent(lang),
        _ => support_unknown(lang),
    }
}

/// Coverage from 1 (none) to 4 (in-depth); 0 is unknown.
#[must_use]
pub const fn coverage_name(lang: Lang, coverage: u8) -> &'static str {
    match coverage {
        1 => coverage_none(lang),
        2 => coverage_brief(lang),
        3 => coverage_multiple(lang),
        4 => coverage_in_depth(lang),
        _ => coverage_unknown(lang),
    }
}

/// Relationship level from 1 (vendor) to 4 (trusted advisor); 0 is unknown.
#[must_use]
pub const fn level_name(lang: Lang, level: u8) -> &'static str {
    match level {
        1 => vendor(lang),
        2 => credible_source(lang),
        3 => problem_solver(lang),
        4 => trusted_advisor(lang),
        _ => role_unknown(lang),
    }
}
