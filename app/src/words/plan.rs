//! Account plans: PEST, SWOT, TOWS, goals and actions, the value ledger, visit days.

use meridian_domain::{
    locale::Lang,
    plan::{Kpi, Level, PestFactor, PlanStatus, Quadrant, Rule, Smart, Span, SwotSide, Tendency},
};

crate::words! {
    sheets: zh "计划的各张表", en "Sheets of the plan";
    goals: zh "目标与行动", en "Goals and actions";
    pest: zh "PEST", en "PEST";
    swot: zh "SWOT", en "SWOT";
    tows: zh "TOWS", en "TOWS";
    value: zh "价值台账", en "Value ledger";
    visits: zh "拜访日", en "Visit days";
    model: zh "计划模型", en "Plan model";
    export_hint: zh "整份计划，CSV", en "The whole plan as CSV";
    export_failed: zh "浏览器没能写出文件，什么也没有保存。请再试一次。", en "The browser could not write the file, and nothing was saved. Try again.";
    plan_status: zh "计划状态", en "Status of the plan";
    choose_plan: zh "选择计划", en "Choose a plan";
    plan_name: zh "计划名称", en "Name of the plan";
    begin: zh "建立年度计划", en "Begin a plan for this year";
    no_plan: zh "还没有年度计划", en "No plan for a year yet";
    no_plan_hint: zh "第一个目标会一并建立今年的计划。", en "The first goal begins this year's plan with it.";
    cap: zh "人天上限", en "Cap in days";

    what: zh "内容", en "What";
    add_here(to: &str): zh "添加到{to}", en "Add to {to}";
    up(name: &str): zh "上移“{name}”", en "Move “{name}” up";
    down(name: &str): zh "下移“{name}”", en "Move “{name}” down";
    remove(name: &str): zh "移除“{name}”", en "Remove “{name}”";
    of(what: &str, name: &str): zh "{name}：{what}", en "{what} of {name}";
    first: zh "已在最前", en "It is the first already";
    last: zh "已在最后", en "It is the last already";
    evidence: zh "证据", en "Evidence";
    not_judged: zh "未评", en "not judged";

    pest_hint: zh "影响 −5…5（负为不利）× 可能性 1…5。≥ 15 为强，8–14 关注。", en "Impact −5…5 (below nought: against us) × likelihood 1…5. From 15 strong, 8–14 to be watched.";
    impact: zh "影响", en "Impact";
    likelihood: zh "可能性", en "Likelihood";
    score: zh "分值", en "Score";
    span: zh "时间", en "When";
    tendency: zh "趋势", en "Trend";
    to_swot(side: &str): zh "列入{side}", en "Into {side}";
    in_swot(code: &str): zh "已列入 {code}", en "In the SWOT as {code}";
    judge_first: zh "先评影响，才知道是机会还是威胁", en "Judge the impact first: it decides between opportunity and threat";
    strong: zh "强", en "strong";
    watched: zh "关注", en "watch";
    slight: zh "弱", en "slight";

    swot_hint: zh "每半边的权重合计 100。优势评 3–4，劣势 1–2，机会与威胁 1–4。", en "Weights of each half add up to 100. Strengths are rated 3–4, weaknesses 1–2, opportunities and threats 1–4.";
    weight: zh "权重", en "Weight";
    rating: zh "评分", en "Rating";
    weights_at(sum: i64): zh "权重合计 {sum}", en "weights add up to {sum}";
    internal: zh "内部（IFE）", en "Within (IFE)";
    external: zh "外部（EFE）", en "Around us (EFE)";
    move_item(name: &str): zh "移动“{name}”", en "Move “{name}”";
    how_to_move: zh "拖动，或按空格抬起、方向键移动、空格放下、Esc 退回", en "Drag; or Space lifts, arrows move, Space drops, Esc puts back";
    lifted(name: &str): zh "已抬起“{name}”。方向键移动，空格放下，Esc 退回", en "Lifted “{name}”. Arrows move it, Space drops it, Esc puts it back";
    over(side: &str, at: usize): zh "{side}，第 {at} 位", en "{side}, place {at}";
    put_back: zh "已退回原处", en "Put back";
    moved(name: &str, side: &str): zh "“{name}”已移到{side}", en "Moved “{name}” to {side}";
    from_pest: zh "来自 PEST", en "From the PEST";

    tows_hint: zh "把内部一条与外部一条关联，强度 0–3。价值 = Σ 强度 · 权重 · 评分。", en "Tie an item within to one around, strength 0–3. Worth = Σ strength · weights · ratings.";
    so: zh "用优势抓机会", en "use strengths on opportunities";
    wo: zh "补劣势抓机会", en "mend weaknesses for opportunities";
    st: zh "用优势挡威胁", en "use strengths against threats";
    wt: zh "守住底线", en "hold the line";
    strategy: zh "策略", en "Strategy";
    tie: zh "关联", en "Tie";
    tie_items(code: &str): zh "为 {code} 关联条目", en "Tie items to {code}";
    within: zh "内部", en "Within";
    around: zh "外部", en "Around";
    strength_of(pair: &str): zh "{pair} 的强度", en "Strength of {pair}";
    strength: zh "强度", en "Strength";
    untie: zh "取消关联", en "Untie";
    no_pair: zh "没有关联", en "not tied";
    no_goal: zh "还没有目标", en "no goal yet";
    goal_from: zh "由此建立目标", en "Make a goal of it";
    worth: zh "策略价值", en "Worth of the strategy";
    tied_already: zh "这一对已经关联", en "This pair is tied already";
    nothing_to_tie: zh "先在 SWOT 里写下两边的条目", en "Write items on both sides of the SWOT first";

    goal: zh "目标", en "Goal";
    no_goals: zh "还没有目标。要达到什么、到什么程度、何时？", en "No goals yet. What is to be reached, how much, and until when?";
    smart: zh "SMART", en "SMART";
    unsaid(what: &str): zh "还缺：{what}", en "Still unsaid: {what}";
    measure: zh "怎么衡量", en "Measured by";
    baseline: zh "现在", en "Now";
    target: zh "要达到", en "To reach";
    reason: zh "为何可行且重要", en "Why it can be done and matters";
    effort: zh "工作量（天）", en "Effort in days";
    done: zh "完成 %", en "Done %";
    progress: zh "计划进度", en "Progress of the plan";
    elapsed(share: &str): zh "时间已过 {share}", en "{share} of its time has passed";
    from_strategy: zh "来自策略", en "From strategy";
    no_strategy: zh "没有策略", en "no strategy";
    new_action: zh "新行动", en "New action";
    action: zh "行动", en "Action";
    other_actions: zh "不属于目标的行动", en "Actions of no goal";
    person: zh "对象", en "Aimed at";
    nobody: zh "无特定对象", en "nobody in particular";
    days: zh "天数", en "Days";
    for_goal: zh "属于目标", en "For goal";
    no_goal_of: zh "不属于目标", en "no goal";
    done_ones(n: usize): zh "已完成 {n} 项", en "{n} done";

    completeness: zh "完整度", en "Completeness";
    all_in_order: zh "可以检查的都齐了", en "All that can be checked is in order";
    add_action: zh "加行动", en "Add action";
    find_weights(half: &str, sum: i64): zh "{half}权重合计 {sum}，应为 100", en "{half}: weights add up to {sum} instead of 100";
    find_factor(name: &str): zh "强因素“{name}”不在 SWOT 里", en "The strong factor “{name}” is not in the SWOT";
    find_unlinked(name: &str): zh "{name} 没有关联内外条目", en "{name} is not tied to items within and around";
    find_unserved(name: &str): zh "{name} 没有目标", en "{name} has no goal";
    find_goal(name: &str, what: &str): zh "{name} 还缺：{what}", en "{name} does not say: {what}";
    find_idle(name: &str): zh "{name} 没有行动", en "{name} has no action";
    find_gap(name: &str): zh "关键人物{name}支持不足，没有带负责人和期限的行动", en "{name}, a key player, does not support us enough, and no action with owner and date aims at them";
    find_owner(name: &str): zh "“{name}”没有负责人", en "“{name}” has no owner";
    find_date(name: &str): zh "“{name}”没有期限", en "“{name}” has no date";
    find_both(name: &str): zh "“{name}”没有负责人和期限", en "“{name}” has neither owner nor date";
    find_days(planned: i64, cap: i64): zh "行动共 {planned} 天，超过上限 {cap} 天", en "Actions take {planned} days, more than the cap of {cap}";

    value_hint: zh "承诺 = |目标 − 现状| × 单位价值 × 次数；兑现 = 按实测同样计算。", en "Promised = |target − now| × worth of a unit × times; delivered is reckoned alike from the measured figure.";
    promise: zh "承诺", en "Promise";
    kpi: zh "指标", en "Figure";
    unit: zh "单位", en "Unit";
    unit_worth: zh "每单位价值", en "Worth of a unit";
    times: zh "每年次数", en "Times a year";
    customer_owner: zh "客方负责人", en "Owner at the customer's";
    measured: zh "实测", en "Measured";
    measured_on: zh "测量日期", en "Measured on";
    verified_by: zh "客方确认人", en "Confirmed by";
    promised: zh "承诺价值", en "Promised";
    delivered: zh "已兑现", en "Delivered";
    realised: zh "兑现率", en "Realised";
    due: zh "期限", en "Due";
    not_confirmed: zh "尚未经客方确认", en "not confirmed by the customer yet";
    no_promises: zh "还没有承诺。客户要改善哪个数字，改善多少，值多少钱？", en "Nothing promised yet. Which figure is to get better, by how much, and what is that worth?";

    visits_hint: zh "估计拜访多少天会带来多少销售（现在 = 100），程序据此分配拜访日。", en "Judge how sales answer to visit days (now = 100); the days are split by these curves.";
    place: zh "去向", en "Where days go";
    whole_account: zh "整个客户", en "The whole account";
    sales: zh "年销售额", en "Sales a year";
    margin: zh "毛利率 %", en "Margin %";
    days_now: zh "现在天数/年", en "Days a year now";
    least: zh "至少", en "At least";
    most: zh "至多", en "At most";
    none: zh "不拜访", en "No visits";
    half: zh "一半", en "Half";
    more: zh "一倍半", en "Half as many again";
    full: zh "极限", en "However many";
    fitted(c: &str, d: &str): zh "拟合 c = {c}，d = {d}", en "fitted c = {c}, d = {d}";
    left_unknown: zh "缺销售额、毛利率或天数", en "sales, margin or days are missing";
    left_currency: zh "币种不同，未计入", en "another currency, left out";
    left_missing: zh "四个回答未齐", en "one of the four answers is missing";
    left_falling: zh "回答须递增：不拜访 < 一半 < 100 < 一倍半 < 极限", en "answers must rise: none < half < 100 < half as many again < however many";
    curve: zh "响应曲线", en "Response curve";
    curve_of(name: &str): zh "“{name}”的响应曲线", en "Response curve of {name}";
    show_curve(name: &str): zh "显示“{name}”的曲线", en "Show the curve of {name}";
    days_head: zh "天", en "Days";
    index_head: zh "销售指数", en "Index of sales";
    allocation: zh "分配", en "Split";
    capacity: zh "可用天数", en "Days there are";
    minimum: zh "每处至少", en "At least, everywhere";
    cost: zh "一天的成本", en "Cost of a day";
    across: zh "连同我的其他客户", en "With my other accounts";
    now_days: zh "现在", en "Now";
    best_days: zh "最优", en "Best";
    change: zh "变化", en "Change";
    next_day: zh "再加一天", en "One more day";
    planned: zh "已定", en "Agreed";
    contribution: zh "年贡献", en "Contribution a year";
    gain(amount: &str): zh "多 {amount}", en "{amount} more";
    shadow(amount: &str): zh "再多一天值 {amount}", en "one more day is worth {amount}";
    too_few(needed: u32): zh "各处的最低天数合计 {needed}，超过可用天数", en "The minima ask for {needed} days, more than there are";
    shift(days: u32, from: &str, to: &str, gain: &str): zh "从{from}移 {days} 天到{to}：{gain}", en one(days) "Move {days} day from {from} to {to}: {gain}", en "Move {days} days from {from} to {to}: {gain}";
    shift_add(days: u32, to: &str, gain: &str): zh "给{to}加 {days} 天：{gain}", en one(days) "Give {to} {days} day more: {gain}", en "Give {to} {days} days more: {gain}";
    shift_drop(days: u32, from: &str, gain: &str): zh "{from}减 {days} 天：{gain}", en one(days) "Take {days} day from {from}: {gain}", en "Take {days} days from {from}: {gain}";
    no_shift: zh "现在的分配已是最优", en "Days are split as well as they can be";
    adopt: zh "采用", en "Agree on it";
    adopt_hint: zh "把最优天数记为本客户的“已定”", en "Notes the best days of this account as agreed";
    adopted_already: zh "已定天数就是这些", en "These days are agreed already";
    nothing_to_split: zh "先填好至少一处的回答", en "Answer for one place at least";
    greedy: zh "天数很多，用逐步法近似", en "many days: split step by step, nearly the best";
    no_responses: zh "还没有判断。拜访去哪些科室、院区？", en "Nothing judged yet. Which departments or campuses do visits go to?";
}

/// A side of the SWOT.
#[must_use]
pub const fn side(lang: Lang, side: SwotSide) -> &'static str {
    let (zh, en) = match side {
        SwotSide::Strength => ("优势", "Strengths"),
        SwotSide::Weakness => ("劣势", "Weaknesses"),
        SwotSide::Opportunity => ("机会", "Opportunities"),
        SwotSide::Threat => ("威胁", "Threats"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// An area of the PEST.
#[must_use]
pub const fn area(lang: Lang, area: PestFactor) -> &'static str {
    let (zh, en) = match area {
        PestFactor::Political => ("政治", "Political"),
        PestFactor::Economic => ("经济", "Economic"),
        PestFactor::Social => ("社会", "Social"),
        PestFactor::Technological => ("技术", "Technological"),
        PestFactor::Environmental => ("环境", "Environmental"),
        PestFactor::Legal => ("法律", "Legal"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// How soon a factor acts.
#[must_use]
pub const fn span_name(lang: Lang, span: Span) -> &'static str {
    let (zh, en) = match span {
        Span::Near => ("6 个月内", "within 6 months"),
        Span::Middle => ("6–18 个月", "6–18 months"),
        Span::Far => ("18 个月后", "later than 18 months"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where a factor is going.
#[must_use]
pub const fn tendency_name(lang: Lang, tendency: Tendency) -> &'static str {
    let (zh, en) = match tendency {
        Tendency::Rising => ("上升 ↑", "rising ↑"),
        Tendency::Steady => ("持平 →", "steady →"),
        Tendency::Falling => ("下降 ↓", "falling ↓"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// How much a factor asks for attention.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Strong => strong(lang),
        Level::Watched => watched(lang),
        Level::Slight => slight(lang),
    }
}

/// What the strategies of a quadrant do.
#[must_use]
pub const fn quadrant(lang: Lang, quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::So => so(lang),
        Quadrant::Wo => wo(lang),
        Quadrant::St => st(lang),
        Quadrant::Wt => wt(lang),
    }
}

/// Where a plan stands.
#[must_use]
pub const fn status(lang: Lang, status: PlanStatus) -> &'static str {
    let (zh, en) = match status {
        PlanStatus::Draft => ("草案", "Draft"),
        PlanStatus::InReview => ("评审", "In review"),
        PlanStatus::Approved => ("已批准", "Approved"),
        PlanStatus::Active => ("执行", "Active"),
        PlanStatus::Closed => ("结束", "Closed"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a SMART goal says.
#[must_use]
pub const fn smart_part(lang: Lang, part: Smart) -> &'static str {
    let (zh, en) = match part {
        Smart::What => ("内容", "what"),
        Smart::Measure => ("衡量方式", "measured by"),
        Smart::Target => ("目标值", "how much"),
        Smart::Reason => ("可行性", "why"),
        Smart::Due => ("期限", "until when"),
        Smart::Owner => ("负责人", "owner"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A figure hospitals are measured by.
#[must_use]
pub const fn kpi_name(lang: Lang, kpi: Kpi) -> &'static str {
    let (zh, en) = match kpi {
        Kpi::CaseMix => ("CMI", "Case-mix index"),
        Kpi::Stay => ("平均住院日", "Length of stay"),
        Kpi::Consumables => ("耗占比", "Share of consumables"),
        Kpi::Drugs => ("药占比", "Share of drugs"),
        Kpi::Uptime => ("设备开机率", "Uptime of equipment"),
        Kpi::Infections => ("院感率", "Infection rate"),
        Kpi::Cancelled => ("手术取消率", "Operations cancelled"),
        Kpi::Satisfaction => ("满意度", "Satisfaction"),
        Kpi::DrgSurplus => ("DRG 结余", "DRG surplus"),
        Kpi::Other => ("其他", "Other"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A rule of the completeness.
#[must_use]
pub const fn rule(lang: Lang, rule: Rule) -> &'static str {
    let (zh, en) = match rule {
        Rule::Weights => ("权重合计 100", "Weights add up"),
        Rule::FactorsUsed => ("强因素进入 SWOT", "Strong factors in the SWOT"),
        Rule::StrategiesLinked => ("策略有关联", "Strategies are tied"),
        Rule::StrategiesServed => ("策略有目标", "Strategies have goals"),
        Rule::Smart => ("目标完整", "Goals are SMART"),
        Rule::GoalsHaveActions => ("目标有行动", "Goals have actions"),
        Rule::GapsHaveActions => ("差距有行动", "Gaps have actions"),
        Rule::OwnersAndDates => ("负责人与期限", "Owners and dates"),
        Rule::WithinDays => ("不超人天", "Within the days"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
