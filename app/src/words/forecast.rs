//! The forecast: the period against the target, chances, what changed, what the past says.

use meridian_domain::{
    locale::Lang,
    pipeline::{
        forecast::{Lack, Month, Refusal},
        history::{Cause, Dimension, FactKind, Predictor},
    },
};

crate::words! {
    basis: zh "按什么赢率", en "By which probabilities";
    by_set: zh "设定的赢率", en "As set";
    by_learned: zh "学得的赢率", en "As learned";
    basis_n(n: &str): zh "赢率由 {n} 单已结束的商机学得", en "Probabilities learned from {n} closed deals";
    basis_too_few(least: &str): zh "数据不足：单个商机的赢率至少要 {least} 单", en "not enough data: the probability of a single deal needs {least}";
    basis_by_deal(n: &str): zh "{n} 单用其自身的学得赢率", en "{n} deals by their own";
    basis_by_stage(n: &str): zh "{n} 单用所在阶段的学得赢率", en "{n} by that of their stage";
    basis_as_set(n: &str): zh "{n} 单没有可学的历史，仍用设定的", en "{n} have no history to learn from and keep what was set";
    basis_between: zh "；", en "; ";
    title: zh "预测", en "Forecast";
    choice: zh "看什么", en "What is shown";
    pipeline: zh "管线", en "Pipeline";
    all_pipelines: zh "全部管线", en "All pipelines";
    owner: zh "负责人", en "Owner";
    all_owners: zh "我能看到的所有人", en "Everybody I may see";
    span: zh "期间", en "Period";
    quarter: zh "季度", en "Quarter";
    year: zh "年度", en "Year";
    earlier: zh "上一期", en "Earlier";
    later: zh "下一期", en "Later";
    this_period: zh "本期", en "This period";
    quarter_of(year: i32, quarter: u8): zh "{year} 年第 {quarter} 季度", en "Q{quarter} {year}";
    year_of(year: i32): zh "{year} 年", en "{year}";
    part_only: zh "目标是全公司的，商机只是您能看到的部分。", en "The target is the whole company’s; the deals are only those you may see.";

    target: zh "目标", en "Target";
    won: zh "已赢", en "Won";
    weighted: zh "加权", en "Weighted";
    whole: zh "全额", en "Whole amount";
    gap: zh "缺口", en "Gap";
    coverage: zh "覆盖倍数", en "Coverage";
    no_target: zh "没有目标", en "no target";
    reached: zh "目标已达成", en "target reached";
    deals_n(n: u32): zh "{n} 单", en one(n) "{n} deal", en "{n} deals";
    times(x: &str): zh "{x} 倍", en "{x}×";
    in_money(code: &str): zh "单位 {code}", en "In {code}";
    inputs: zh "输入", en "Inputs";
    month: zh "月份", en "Month";
    by_month: zh "按月：已赢与加权对目标", en "By month: won and weighted against the target";
    chart_by_month: zh "每月的已赢与加权金额，横线是目标；下面的表格内容相同", en "Won and weighted amounts of each month, the line is the target; the table below says the same";
    total: zh "合计", en "Total";
    commit: zh "承诺", en "Commit";
    best_case: zh "最好情况", en "Best case";
    in_pipeline: zh "在途", en "Pipeline";
    omitted: zh "不计入", en "Omitted";
    target_of(month: &str): zh "{month}的目标", en "Target for {month}";
    may_not_target: zh "您不能设定这里的目标：经理设定下属的，管理员设定全部", en "You may not set these targets: managers set those of their people, administrators all";
    target_hint: zh "写数字，也可以写“120 万”；清空即删除这个月的目标。", en "A figure; clear it to remove the month’s target.";
    formula_won: zh "Σ 赢单金额，按赢单日所在的月", en "Σ amounts of won deals, by the month they were won in";
    formula_target: zh "Σ 各月目标；其他管线或其他人的目标不相加", en "Σ targets of the months; those of other pipelines or people are not added";
    formula_gap: zh "目标 − 已赢 − 承诺（全额）", en "target − won − commit (whole amounts)";
    formula_coverage: zh "进行中全额（不含“不计入”） ÷（目标 − 已赢）", en "open amounts (without the omitted) ÷ (target − won)";
    coverage_usual: zh "周期短的业务通常要 3–4 倍。", en "3 to 4 is usual for short cycles.";
    remaining: zh "待完成", en "Still to be won";
    category_rule(commit: &str, best: &str, pipeline: &str): zh "负责人没有指定时：赢率 ≥ {commit} 为承诺，≥ {best} 为最好情况，≥ {pipeline} 为在途，更低不计入。", en "Where the owner has not said: commit from {commit}, best case from {best}, pipeline from {pipeline}; below that a deal is omitted.";
    version(v: u32): zh "规则 v{v}", en "Rules v{v}";
    only_largest(n: usize, all: usize): zh "列出最大的 {n} 单，共 {all} 单", en "The {n} largest of {all} deals are listed";

    rates: zh "汇率", en "Rates";
    rate_line(code: &str, micro: &str, to: &str, day: &str, source: &str): zh "1 {code} = {micro} {to}，自 {day} 起（{source}）", en "1 {code} = {micro} {to} since {day} ({source})";
    no_source: zh "无来源", en "no source";
    all_in(code: &str): zh "全部金额以 {code} 计。没有其他币种的汇率。", en "All amounts in {code}. There are no rates for other currencies.";
    apart: zh "未计入的", en "Not in the sums";
    undated(n: u32, sum: &str): zh "{n} 单没有期望日期（{sum}）", en one(n) "{n} deal without an expected close ({sum})", en "{n} deals without an expected close ({sum})";
    overdue(n: u32, sum: &str): zh "{n} 单的期望日期早于本期，仍在进行（{sum}）", en one(n) "{n} open deal was expected before the period ({sum})", en "{n} open deals were expected before the period ({sum})";
    beyond(n: u32, sum: &str): zh "{n} 单的期望日期在本期之后（{sum}）", en one(n) "{n} deal is expected after the period ({sum})", en "{n} deals are expected after the period ({sum})";
    without_amount(n: u32): zh "{n} 单没有金额", en one(n) "{n} deal has no amount", en "{n} deals have no amount";
    without_rate: zh "没有汇率，不相加：", en "No rate, never added:";
    to_rates: zh "在设置里添加汇率", en "Add a rate in the settings";
    fix_on_board: zh "在看板上补全", en "Complete them on the board";

    no_deals: zh "本期没有进行中的商机", en "No open deal in this period";
    no_deals_hint: zh "换一个期间或管线，或在看板上给商机填写期望日期。", en "Choose another period or pipeline, or give deals an expected close on the board.";
    to_board: zh "打开看板", en "Open the board";

    odds: zh "可能的结果", en "What may come";
    odds_about(runs: &str): zh "把本期的商机演算 {runs} 次：每单按赢率赢或输，加上已赢的。只在浏览器里计算。", en "The deals of the period are played {runs} times: each won or lost by its probability, on top of what is won. Reckoned in this browser.";
    running(done: &str, all: &str): zh "已演算 {done} / {all} 次", en "{done} of {all} runs";
    progress: zh "演算进度", en "Progress of the simulation";
    seed(seed: &str): zh "随机种子 {seed}", en "Seed {seed}";
    other_seed: zh "换一个种子", en "Another seed";
    ranged: zh "使用金额区间", en "Use ranges of amounts";
    no_ranges: zh "没有商机填写了金额区间", en "No deal has a range of amounts";
    p10: zh "P10（保守）", en "P10 (careful)";
    p50: zh "P50（居中）", en "P50 (middle)";
    p90: zh "P90（乐观）", en "P90 (bold)";
    mean: zh "平均", en "Mean";
    sd: zh "标准差", en "Standard deviation";
    chance: zh "达成目标的机会", en "Chance to reach the target";
    measure: zh "量", en "Figure";
    simulated: zh "模拟", en "Simulated";
    exact: zh "精确卷积", en "Exact convolution";
    difference: zh "相差", en "Difference";
    exact_whole: zh "金额没有取整", en "Amounts not rounded";
    exact_rounded(grain: &str): zh "金额取整到 {grain}，否则组合太多", en "Amounts rounded to {grain}: there are too many sums otherwise";
    exact_fixed: zh "精确值不含金额区间，因此与模拟不必相同", en "The exact figures leave ranges out, so they need not agree";
    histogram(p10: &str, p50: &str, p90: &str): zh "结果的分布：P10 {p10}，P50 {p50}，P90 {p90}", en "Distribution of the results: P10 {p10}, P50 {p50}, P90 {p90}";
    bin: zh "区间", en "Range";
    share: zh "机会", en "Chance";
    slips_used(n: usize): zh "推迟的月数取自 {n} 个已赢的商机", en "Slips are drawn from {n} won deals";
    slips_none(least: usize): zh "已赢的商机不足 {least} 个，不假设推迟", en "Fewer than {least} won deals: no slip is assumed";
    risk: zh "风险在哪几单", en "Which deals carry the risk";
    risk_about: zh "每单占总方差的份额。", en "The share of each deal in the variance.";
    deal: zh "商机", en "Deal";
    probability: zh "赢率", en "Probability";
    risk_share: zh "方差份额", en "Share of variance";
    left_out(n: usize): zh "{n} 单未参与演算：", en one(n) "{n} deal is not played:", en "{n} deals are not played:";
    formula_quantile: zh "使 P(X ≤ v) ≥ q 的最小 v", en "the smallest v with P(X ≤ v) ≥ q";
    formula_chance: zh "达到目标的次数 ÷ 演算次数", en "runs that reach the target ÷ runs";
    formula_share: zh "Cov(单, 总) ÷ Var(总)", en "Cov(deal, total) ÷ Var(total)";
    runs: zh "演算次数", en "Runs";
    error_of_chance: zh "抽样误差（±1σ）", en "Sampling error (±1σ)";

    policy: zh "假如政策变化", en "What if a policy comes";
    policy_about: zh "同一个种子，同样的运气，只有假设不同。不保存。", en "The same seed and the same luck; only the assumptions differ. Never saved.";
    cut_scope: zh "降价涉及", en "The price cut strikes";
    freeze_scope: zh "冻结与推迟涉及", en "Freeze and delay strike";
    scope_all: zh "全部商机", en "All deals";
    scope_line(line: &str): zh "产品线 {line}", en "Product line {line}";
    scope_pipeline(name: &str): zh "管线 {name}", en "Pipeline {name}";
    cut: zh "降价（%）", en "Price cut, %";
    freeze: zh "预算冻结：赢率降低（%）", en "Budget freeze: probability lowered by, %";
    delay: zh "推迟（月）", en "Later by, months";
    now_column: zh "现状", en "As it is";
    then_column: zh "假如", en "What if";
    nothing_assumed: zh "移动任一滑块，就会在旁边看到结果。", en "Move a slider to see the outcome beside what is now.";
    struck(n: usize): zh "{n} 单受影响", en one(n) "{n} deal is struck", en "{n} deals are struck";
    struck_none: zh "没有商机受影响", en "No deal is struck";
    discard: zh "放弃", en "Discard";

    changed: zh "发生了什么变化", en "What changed";
    since: zh "与之比较", en "Since";
    changed_about: zh "从阶段历史和日志读回当时所知，按当前汇率。", en "Read back from the log as it was known then, at the rates of today.";
    no_weeks: zh "本周之前没有记录", en "Nothing was recorded before this week";
    no_weeks_hint: zh "下周一起，这里会显示与上周的差别。", en "From next Monday on, this shows what changed since.";
    opening(day: &str): zh "{day}", en "On {day}";
    now: zh "现在", en "Now";
    cause: zh "原因", en "Cause";
    which: zh "商机", en "Deals";
    nothing_changed: zh "没有变化", en "Nothing has changed";
    redated(n: usize): zh "{n} 单改到期内的另一个月，不影响合计", en one(n) "{n} deal moved to another month of the period, which changes nothing", en "{n} deals moved to another month of the period, which changes nothing";
    weeks: zh "每周快照", en "Weekly snapshots";
    week: zh "周一", en "Monday";
    formula_bridge: zh "期初 + Σ 变化 = 期末，逐单归因", en "opening + Σ changes = closing, deal by deal";

    probabilities: zh "赢率", en "Probabilities";
    stage: zh "阶段", en "Stage";
    default: zh "默认", en "Default";
    learned: zh "习得", en "Learned";
    cases: zh "n（赢/结）", en "n (won/closed)";
    not_enough(n: u32, needed: u32): zh "数据不足：已结 {n} 单，还差 {needed} 单", en "Not enough data: {n} closed, {needed} more needed";
    no_cases: zh "数据不足：没有已结的商机到过这里", en "Not enough data: no closed deal came here";
    few: zh "案例少，靠近默认值", en "few cases: stays near the default";
    stage_about(n: u32, won: u32): zh "取自 {n} 个已结的商机，其中赢 {won} 个。", en "From {n} closed deals, {won} of them won.";
    deal_about: zh "朴素贝叶斯：客户、产品、负责人与阶段，只看结单前夜所知。", en "Naive Bayes over account, product, owner and stage, as known on the eve of each closing.";
    deals_learned: zh "各单的赢率", en "Deals";
    unknown_sign(kind: &str): zh "{kind}未知", en "{kind} unknown";
    in_stage(name: &str): zh "到达“{name}”", en "Reached “{name}”";

    calibration: zh "校准：过去说得准吗", en "Calibration: how good were they";
    calibration_about: zh "每次进入阶段时，只用当时已知的数据再预测一遍。", en "At each entry to a stage the prediction is made again, from what was known then only.";
    predictor: zh "谁在预测", en "Who foresees";
    brier: zh "Brier 分", en "Brier score";
    base_brier: zh "只说基准率", en "Base rate alone";
    skill: zh "技巧", en "Skill";
    predictions: zh "预测数", en "Predictions";
    silent: zh "数据不足的时点", en "Points without enough data";
    closed_n: zh "已结商机", en "Closed deals";
    decile: zh "说的赢率", en "Said";
    said: zh "平均", en "Mean said";
    came: zh "实际赢", en "Came true";
    interval: zh "95% 区间", en "95 % interval";
    reliability: zh "可靠性：说的与实际的；对角线是完全准确", en "Reliability: what was said against what came; the diagonal is perfect";
    formula_brier: zh "Σ (p − y)² ÷ n，0 最好，0.25 等于抛硬币", en "Σ (p − y)² ÷ n; 0 is foresight, 0.25 a coin";

    pace: zh "节奏与结果", en "Pace and results";
    velocity: zh "流速", en "Velocity";
    per_day: zh "每天", en "a day";
    cycle: zh "成交周期", en "Cycle time";
    cycle_days(p50: &str, p80: &str): zh "P50 {p50} 天 · P80 {p80} 天", en "P50 {p50} d · P80 {p80} d";
    slipped: zh "推迟率", en "Slipped";
    put_off: zh "至少推迟过一次", en "Put off at least once";
    mean_months: zh "平均推迟（月）", en "Mean slip, months";
    win_rate: zh "胜率", en "Win rate";
    formula_cycle: zh "从立项到赢单的天数，取 P50 与 P80；至少 5 单", en "days from opening to winning, P50 and P80; five deals at least";
    formula_slipped: zh "比最初预期晚的商机 ÷ 有预期的商机，按月", en "deals later than first expected ÷ deals with an expectation, by months";
    formula_win_rate: zh "赢单 ÷ 已结；区间为 Wilson 95%", en "won ÷ closed; the interval is Wilson’s 95 %";
    unusable(n: u32): zh "{n} 单的赢单日早于立项日，未计", en "{n} won before they were opened, left out";
    conversion: zh "阶段转化与停留", en "Conversion and stays";
    conversion_about: zh "按阶段历史，每单只算第一次到达；还停在那里的不下结论。", en "From the stage history, each deal by its first time there; those still standing there say nothing yet.";
    entered: zh "到过", en "Came";
    waiting: zh "还在", en "Waiting";
    advanced: zh "继续", en "Went on";
    won_of: zh "终赢", en "Won in the end";
    stay: zh "停留 P50 / P80（天）", en "Stay P50 / P80, days";
    of_n(share: &str, count: u32, n: u32): zh "{share}（{count}/{n}）", en "{share} ({count}/{n})";
    results: zh "赢与输", en "Won and lost";
    by: zh "按", en "By";
    nothing_known: zh "未知", en "Unknown";
    won_value: zh "赢单额", en "Won";
    lost_value: zh "丢单额", en "Lost";
    value_rate: zh "金额胜率", en "By value";
    no_results: zh "还没有结束的商机", en "No deal has been closed";
    no_results_hint: zh "商机进入赢单或丢单阶段后，这里会显示原因、对手与产品。", en "Once deals are won or lost, reasons, rivals and products stand here.";
    without_value(n: u32): zh "{n} 单没有金额", en one(n) "{n} without an amount", en "{n} without an amount";
}

const fn pick(lang: Lang, (zh, en): (&'static str, &'static str)) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A month, short enough to stand under a bar.
#[must_use]
pub fn month_short(lang: Lang, month: Month) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{} 月", month.month),
        Lang::En => NAMES.get(usize::from(month.month).wrapping_sub(1)).copied().unwrap_or_default().to_owned(),
    }
}

/// Why the worth of the pipeline changed.
#[must_use]
pub const fn cause_name(lang: Lang, cause: Cause) -> &'static str {
    let both = match cause {
        Cause::New => ("新增", "New"),
        Cause::Reopened => ("重新打开", "Reopened"),
        Cause::PulledIn => ("提前到期内", "Pulled in"),
        Cause::SlippedIn => ("推迟到期内", "Slipped in"),
        Cause::AmountUp => ("金额上调", "Amount up"),
        Cause::ProbabilityUp => ("赢率上调", "Probability up"),
        Cause::ProbabilityDown => ("赢率下调", "Probability down"),
        Cause::AmountDown => ("金额下调", "Amount down"),
        Cause::PulledOut => ("提前到期外", "Pulled out"),
        Cause::SlippedOut => ("推迟到期外", "Slipped out"),
        Cause::Won => ("赢单", "Won"),
        Cause::Lost => ("丢单", "Lost"),
        Cause::Removed => ("已删除", "Removed"),
    };
    pick(lang, both)
}

/// What results are told apart by.
#[must_use]
pub const fn dimension_name(lang: Lang, dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Reason => pick(lang, ("原因", "Reason")),
        Dimension::Competitor => pick(lang, ("竞争对手", "Competitor")),
        Dimension::Fact(kind) => fact_name(lang, kind),
    }
}

/// What is known of a deal.
#[must_use]
pub const fn fact_name(lang: Lang, kind: FactKind) -> &'static str {
    let both = match kind {
        FactKind::Account => ("客户", "Account"),
        FactKind::Product => ("产品", "Product"),
        FactKind::Family => ("产品线", "Product line"),
        FactKind::Owner => ("负责人", "Owner"),
        FactKind::Team => ("团队", "Team"),
        FactKind::Tag => ("标签", "Tag"),
    };
    pick(lang, both)
}

/// Who foresees.
#[must_use]
pub const fn predictor_name(lang: Lang, predictor: Predictor) -> &'static str {
    let both = match predictor {
        Predictor::Deal => ("各单习得", "Learned, of the deal"),
        Predictor::Stage => ("阶段习得", "Learned, of the stage"),
        Predictor::Team => ("团队现用", "The team’s own"),
    };
    pick(lang, both)
}

/// What a deal lacks to be played.
#[must_use]
pub const fn lack_name(lang: Lang, lack: Lack) -> &'static str {
    let both = match lack {
        Lack::Amount => ("没有金额", "no amount"),
        Lack::Probability => ("没有赢率", "no probability"),
        Lack::Month => ("没有期望日期", "no expected close"),
    };
    pick(lang, both)
}

/// Why nothing is simulated.
#[must_use]
pub const fn refusal(lang: Lang, refusal: &Refusal) -> &'static str {
    let both = match refusal {
        Refusal::Runs | Refusal::Bins | Refusal::Horizon | Refusal::Loading(_) => (
            "演算的参数不成立。请重新载入页面。",
            "The parameters of the simulation make no sense. Load the page anew.",
        ),
        Refusal::Twice(_) => (
            "有一单出现了两次，没有演算。请重新载入页面。",
            "A deal is there twice, so nothing was played. Load the page anew.",
        ),
        Refusal::TooMuch => (
            "金额之和大得无法计算。请检查商机的金额。",
            "The amounts come to more than can be reckoned with. Check the amounts of the deals.",
        ),
    };
    pick(lang, both)
}
