//! Health and other scores: bands, explanations, what-if.

use meridian_domain::{
    explained::FormulaId,
    health::{Band, Dimension, Measure, OverrideKind},
    locale::Lang,
    pipeline::meddpicc::Letter,
};

crate::words! {
    title: zh "健康", en "Health";
    portfolio: zh "客户健康", en "Health of accounts";
    account: zh "客户", en "Account";
    good: zh "良好", en "Good";
    watch: zh "关注", en "Watch";
    bad: zh "告急", en "Bad";
    no_value: zh "无数据", en "none";
    explained(what: &str): zh "{what}的由来", en "{what}, explained";
    dimension: zh "维度", en "Dimension";
    measure: zh "指标", en "Measure";
    input: zh "输入", en "Input";
    weight: zh "权重", en "Weight";
    score: zh "得分", en "Score";
    contribution: zh "贡献", en "Contribution";
    from_50: zh "距 50", en "From 50";
    from_0: zh "累加", en "Adds";
    formula: zh "公式", en "Formula";
    missing: zh "缺少", en "Missing";
    missing_list(names: &str): zh "没有数据，未计入：{names}", en "Left out, no data: {names}";
    unfilled_list(names: &str): zh "还没有人担任：{names}", en "Nobody fills: {names}";
    old_list(names: &str): zh "计入得分但已过期：{names}", en "Counted but out of date: {names}";
    data_coverage(share: &str): zh "数据覆盖 {share}", en "Data coverage {share}";
    model(name: &str, version: u32): zh "{name} v{version}", en "{name} v{version}";
    hospital_model: zh "健康模型", en "Health model";
    deal_model: zh "MEDDPICC 模型", en "MEDDPICC model";
    forecast_model: zh "预测模型", en "Forecast model";
    map_model: zh "地图模型", en "Map model";
    what_if: zh "假如…", en "What if…";
    what_if_title: zh "假如", en "What if";
    what_if_note: zh "只在浏览器里重新计算，不保存。", en "Recomputed in the browser, not saved.";
    what_if_score(dimension: &str): zh "{dimension}的得分", en "Score of {dimension}";
    what_if_weight(dimension: &str): zh "{dimension}的权重", en "Weight of {dimension}";
    coverage_to(from: &str, to: &str): zh "数据覆盖 {from} → {to}", en "Data coverage {from} → {to}";
    short_of(points: &str, band: &str): zh "距“{band}”还差 {points} 分", en "{points} short of “{band}”";
    weighs_most(dimension: &str): zh "权重 ±20% 时，{dimension}影响最大", en "At ±20%, the weight of {dimension} matters most";
    from_to(from: &str, to: &str): zh "{from} → {to}", en "{from} → {to}";
    was: zh "原值", en "was";
    now: zh "现值", en "now";
    four_weeks_ago: zh "四周前", en "four weeks ago";
    points: zh "分", en "points";
    discard: zh "放弃", en "Discard";
    not_enough: zh "数据不足，不作猜测", en "Not enough data, no guess";
    not_enough_hint: zh "补上下面任何一项，就会有第一个得分。", en "Any one of these gives a first score.";
    trend: zh "走势", en "Trend";
    history: zh "每周快照", en "Weekly snapshots";
    week_of: zh "日期", en "On";
    coverage: zh "数据覆盖", en "Data coverage";
    chart: zh "健康与数据覆盖，最近各周", en "Health and data coverage, the last weeks";
    chart_unit: zh "分，0–100", en "points, 0–100";
    no_chart: zh "图表没有载入；数字在下面的表里。", en "The chart did not load; its figures are in the table below.";
    start: zh "起点", en "Start";
    total: zh "得分", en "Score";
    waterfall(what: &str): zh "从 50 到 {what}，每个维度加减多少", en "From 50 to {what}: what each side adds";
    capped(cap: &str, before: &str): zh "未确认的事件把得分压到 {cap}，原为 {before}", en "An event nobody has acknowledged holds the score at {cap}; it was {before}";
    override_part: zh "事件封顶", en "Event cap";
    records: zh "记录", en "Records";
    why: zh "主要原因", en "Why";
    driver(name: &str, by: &str): zh "{name} {by}", en "{name} {by}";
    six_weeks: zh "近六周", en "6 weeks";
    change_4(points: &str): zh "四周 {points}", en "{points} in four weeks";
    change_6(points: &str): zh "六周 {points}", en "{points} in 6 weeks";
    band_counts: zh "告急 · 关注 · 良好", en "Bad · watch · good";
    unassessed: zh "没有数据", en "No data";
    worst_first: zh "最差的在前", en "worst first";
    weakest: zh "最弱的一面", en "Weakest side";
    open_overview: zh "打开", en "Open";
    relationship: zh "关系", en "Relationship";
    commercial: zh "商务", en "Commercial";
    execution: zh "执行", en "Execution";
    value: zh "价值体验", en "Value";
    pipeline: zh "商机", en "Pipeline";
    external: zh "外部", en "External";
    left_out_people(n: usize): zh "{n} 人未计入：态度未知或监督角色", en one(n) "{n} person left out: support unknown, or a monitor", en "{n} people left out: support unknown, or a monitor";
    neutral_people(n: usize): zh "{n} 人中立，加 0", en one(n) "{n} neutral person adds 0", en "{n} neutral people add 0";

    credibility: zh "可信度", en "Credibility";
    reliability: zh "可靠度", en "Reliability";
    intimacy: zh "亲近度", en "Intimacy";
    self_orientation: zh "自我取向", en "Self-orientation";
    level: zh "关系级别", en "Relationship level";
    frequency: zh "频度", en "Frequency";
    recency: zh "新近", en "Recency";
    deal_count: zh "商机数", en "Deals";
    average_value: zh "均额", en "Average value";
    win_rate: zh "胜率", en "Win rate";
    cycle_days: zh "周期（天）", en "Cycle, days";
    prior: zh "先验", en "Prior";
    tender_price: zh "价格分", en "Price";
    tender_technical: zh "技术分", en "Technical";
    tender_commercial: zh "商务分", en "Commercial";
    own_record: zh "本团队成交记录", en "The team’s own record";
}

/// The verdict of a band; without a score there is none.
#[must_use]
pub const fn band(lang: Lang, band: Option<Band>) -> &'static str {
    match band {
        Some(Band::Green) => good(lang),
        Some(Band::Amber) => watch(lang),
        Some(Band::Red) => bad(lang),
        None => no_value(lang),
    }
}

/// A side of the account.
#[must_use]
pub const fn dimension_name(lang: Lang, dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Relationship => relationship(lang),
        Dimension::Commercial => commercial(lang),
        Dimension::Execution => execution(lang),
        Dimension::Value => value(lang),
        Dimension::Pipeline => pipeline(lang),
        Dimension::External => external(lang),
    }
}

/// Something measured.
#[must_use]
pub const fn measure_name(lang: Lang, measure: Measure) -> &'static str {
    let (zh, en) = match measure {
        Measure::Support => ("支持指数", "Support index"),
        Measure::KeyCoverage => ("关键人物覆盖", "Key people covered"),
        Measure::Threads => ("有效联系人数", "Living contacts"),
        Measure::Staleness => ("关键人物信息时效", "Age of what we know"),
        Measure::SalesGrowth => ("销售同比", "Sales against last year"),
        Measure::ShareOfWallet => ("份额对目标", "Share of wallet"),
        Measure::OverdueReceivable => ("应收逾期", "Overdue receivable"),
        Measure::Progress => ("计划进度", "Progress of the plan"),
        Measure::OverdueActions => ("逾期行动", "Overdue actions"),
        Measure::Csat => ("满意度", "Satisfaction"),
        Measure::Nps => ("净推荐值", "Net promoter score"),
        Measure::ValueRealised => ("兑现的价值", "Value realised"),
        Measure::PipelineCover => ("商机对缺口", "Pipeline against the gap"),
        Measure::Rotting => ("停滞的商机", "Deals standing too long"),
        Measure::WorstThreat => ("最大外部威胁", "Worst open threat"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// An event that caps the score.
#[must_use]
pub const fn override_name(lang: Lang, kind: OverrideKind) -> &'static str {
    let (zh, en) = match kind {
        OverrideKind::ChampionLeft => ("支持者离任", "Our champion has left"),
        OverrideKind::LostTender => ("投标落选", "A tender was lost"),
        OverrideKind::ComplianceIncident => ("合规事件", "A compliance incident"),
        OverrideKind::VbpPriceCut => ("带量采购降价", "A price cut by volume-based procurement"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A letter of MEDDPICC.
#[must_use]
pub const fn letter_name(lang: Lang, letter: Letter) -> &'static str {
    let (zh, en) = match letter {
        Letter::Metrics => ("量化价值", "Metrics"),
        Letter::EconomicBuyer => ("经济购买者", "Economic buyer"),
        Letter::DecisionCriteria => ("决策标准", "Decision criteria"),
        Letter::DecisionProcess => ("决策流程", "Decision process"),
        Letter::PaperProcess => ("审批签约流程", "Paper process"),
        Letter::IdentifiedPain => ("痛点", "Identified pain"),
        Letter::Champion => ("内部倡导者", "Champion"),
        Letter::Competition => ("竞争", "Competition"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The formula behind a figure, as a person would write it.
#[must_use]
pub const fn formula_text(lang: Lang, formula: FormulaId) -> &'static str {
    let (zh, en) = match formula {
        FormulaId::KeyAccount => {
            ("四个特征 0–5 分的加权平均，3.5 分起建议", "Weighted mean of four traits, 0–5; proposed from 3.5")
        }
        FormulaId::Health => ("H = Σ wᵢxᵢ ÷ Σ wᵢ，只计有数据的维度", "H = Σ wᵢxᵢ ÷ Σ wᵢ, sides with a value only"),
        FormulaId::HealthDimension => {
            ("x = Σ wᵢxᵢ ÷ Σ wᵢ，只计有数据的指标", "x = Σ wᵢxᵢ ÷ Σ wᵢ, measures with a value only")
        }
        FormulaId::WeightedSupport => ("WSI = 100 · Σ Pₖsₖ ÷ (2 · Σ Pₖ)", "WSI = 100 · Σ Pₖsₖ ÷ (2 · Σ Pₖ)"),
        FormulaId::KeyCoverage => ("Σ P·c/4 ÷ Σ P，只计关键人物", "Σ P·c/4 ÷ Σ P, key players only"),
        FormulaId::RelationshipStrength => ("RS = 100 ·（w₁·L/4 + w₂·F + w₃·R）", "RS = 100 · (w₁·L/4 + w₂·F + w₃·R)"),
        FormulaId::Trust => ("T = (C + R + I) ÷ S", "T = (C + R + I) ÷ S"),
        FormulaId::RoleCompleteness => (
            "已填职能 ÷ 应有职能，占位只计一部分",
            "functions filled ÷ functions required, a placeholder counts in part",
        ),
        FormulaId::EffectiveInfluence => ("P* = P + α · Σ w·P，只算一步", "P* = P + α · Σ w·P, one step"),
        FormulaId::KatzInfluence => ("P* = (I − αW)⁻¹P", "P* = (I − αW)⁻¹P"),
        FormulaId::SphereOfInfluence => (
            "购买者类型数 × Σ 关系力度，拍板人未知则扣分",
            "buyer types × Σ relationship power, less a cost if the economic buyer is unknown",
        ),
        FormulaId::Meddpicc => ("八项之和，每项 0–2", "the sum of eight letters, 0–2 each"),
        FormulaId::WeightedMeddpicc => {
            ("Σ wᵢ·sᵢ ÷ 3，没有证据的最多计 1", "Σ wᵢ·sᵢ ÷ 3, a score without evidence counts 1 at most")
        }
        FormulaId::PathToPower => ("Π 每一步的权重", "Π weight of every step"),
        FormulaId::WeightedPipeline => ("Σ 金额 × 赢率", "Σ amount × probability"),
        FormulaId::Velocity => ("单数 × 均额 × 胜率 ÷ 周期", "deals × average value × win rate ÷ cycle"),
        FormulaId::StageProbability => ("p = (胜 + k·p₀) ÷ (n + k)", "p = (wins + k·p₀) ÷ (n + k)"),
        FormulaId::DealProbability => ("p = W ÷ (W + L)", "p = W ÷ (W + L)"),
        FormulaId::TenderScore => {
            ("最低价 ÷ 报价 × 价格权重 + 技术分 + 商务分", "lowest ÷ our price × weight + technical + commercial")
        }
        FormulaId::FactorScore => ("影响 × 可能性", "impact × likelihood"),
        FormulaId::InternalFactors => ("IFE = Σ w·r ÷ Σ w，优势与劣势", "IFE = Σ w·r ÷ Σ w, strengths and weaknesses"),
        FormulaId::ExternalFactors => ("EFE = Σ w·r ÷ Σ w，机会与威胁", "EFE = Σ w·r ÷ Σ w, opportunities and threats"),
        FormulaId::StrategyValue => ("Σ 强度 · wᵢ·wⱼ · rᵢ·rⱼ", "Σ strength · wᵢ·wⱼ · rᵢ·rⱼ"),
        FormulaId::PlanProgress => ("Σ 工作量 · 完成 ÷ Σ 工作量", "Σ effort · done ÷ Σ effort"),
        FormulaId::PlanCompleteness => ("检查项中符合的比例", "share of what is checked and in order"),
        FormulaId::ValueRealised => ("（实测 − 现状）÷（目标 − 现状）", "(measured − baseline) ÷ (target − baseline)"),
        FormulaId::LedgerRealised => ("Σ 已兑现 ÷ Σ 承诺", "Σ delivered ÷ Σ promised"),
        FormulaId::VisitContribution => {
            ("Σ 销售 · 毛利率 · r(天数 ÷ 现在天数)", "Σ sales · margin · r(days ÷ days now)")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
