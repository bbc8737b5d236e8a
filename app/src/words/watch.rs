//! The watch over accounts: the portfolio, reasons, alerts, incidents.

use meridian_domain::{
    health::{Reason, Segment, Sign, portfolio::Order},
    locale::{self, Lang},
};

use super::health;

crate::words! {
    title: zh "客户群健康", en "Portfolio health";
    accounts_count(n: usize): zh "{n} 家", en one(n) "{n} account", en "{n} accounts";
    mean_by_sales: zh "健康（按近一年成交额加权）", en "Health, weighted by a year’s sales";
    mean_plain: zh "健康（每家同权）", en "Health, every account the same";
    bands: zh "告急 · 关注 · 良好", en "Bad · watch · good";
    index(n: &str): zh "指数 {n}", en "index {n}";
    overdue: zh "逾期行动", en "Actions overdue";
    overdue_people(n: usize): zh "{n} 人", en one(n) "{n} person", en "{n} people";
    warnings: zh "预警", en "Early warnings";
    no_warnings: zh "没有预警", en "No warnings";
    no_warnings_hint: zh "筛选出的客户都没有告急或转差。", en "None of the accounts shown is bad or getting worse.";
    rules: zh "规则", en "Rules";
    sorted(by: &str): zh "客户，{by}", en "Account, {by}";
    weeks_6: zh "6 周", en "6 weeks";
    week_ending(day: &str): zh "截至 {day} 的一周", en "Week ending {day}";
    now_shown: zh "现在", en "Now";
    week_before: zh "前一周", en "One week back";
    week_after: zh "后一周", en "One week on";
    no_earlier: zh "更早没有记录", en "Nothing was noted before";
    is_present: zh "已是现在", en "This is the present";
    order_label: zh "排序", en "Order";
    group_label: zh "分组", en "Group";
    band_label: zh "判定", en "Verdict";
    all_bands: zh "全部判定", en "All verdicts";
    everyone: zh "全部负责人", en "All owners";
    tier_label: zh "等级", en "Class";
    owner_label: zh "负责人", en "Owner";
    find: zh "查找客户", en "Find an account";
    group_none: zh "不分组", en "No groups";
    group_owner: zh "按负责人", en "By owner";
    group_team: zh "按团队", en "By team";
    group_tier: zh "按等级", en "By class";
    group_band: zh "按判定", en "By verdict";
    nobody: zh "没有负责人", en "Nobody";
    no_team: zh "没有团队", en "No team";
    no_tier: zh "未分级", en "No class";
    offline_as_of(at: &str): zh "离线 · 数据截至 {at}", en "Offline · data as of {at}";
    looked_at(at: &str): zh "数据截至 {at}", en "Data as of {at}";
    none_shown: zh "没有符合条件的客户", en "No account fits";
    open_account: zh "打开客户", en "Open account";
    open_deal: zh "打开商机", en "Open deal";
    acknowledge_there: zh "去确认", en "Acknowledge";
    make_action: zh "建行动", en "Make an action";
    action_made: zh "已建行动", en "Action made";
    print: zh "打印或存为 PDF", en "Print or save as PDF";
    chosen: zh "选中的客户", en "The chosen account";
    contributions: zh "各维度的贡献，距 50 分", en "What each side adds, from 50";
    no_data: zh "缺数据", en "no data";
    change_6(points: &str): zh "{points} / 6 周", en "{points} in 6 weeks";
    side_now(name: &str, score: &str, moved: &str): zh "{name} {score}，四周 {moved}", en "{name} {score}, {moved} in four weeks";
    more_rows(n: usize): zh "再看 {n} 家", en "Show {n} more";
    forecast_link: zh "预测", en "Forecast";

    by_risk: zh "按风险成交额", en "by sales at risk";
    by_score: zh "最差在前", en "worst first";
    by_change: zh "降得最多在前", en "steepest fall first";
    by_name: zh "按名称", en "by name";
    by_side(name: &str): zh "{name}最差在前", en "worst {name} first";

    incidents: zh "事件", en "Incidents";
    incidents_about(cap: &str): zh "有些事不能被平均掉：确认之前，得分最多 {cap}。", en "Some things no average may hide: until acknowledged, they hold the score at {cap} at most.";
    no_incidents: zh "没有事件", en "No incidents";
    record: zh "记录事件", en "Record an incident";
    record_title: zh "记录事件", en "Record an incident";
    kind: zh "发生了什么", en "What happened";
    on: zh "日期", en "On";
    details: zh "详情，如谁离任", en "Details, such as who has left";
    acknowledge: zh "确认", en "Acknowledge";
    acknowledge_title: zh "确认事件", en "Acknowledge the incident";
    decision: zh "怎么处理", en "What was decided";
    decision_hint: zh "写进历史，得分不再受限。", en "It is kept in the history, and the score is held no longer.";
    decision_missing: zh "请写明怎么处理", en "Say what was decided";
    acknowledged_by(who: &str, day: &str): zh "{who}于 {day} 确认", en "Acknowledged by {who} on {day}";
    not_acknowledged: zh "未确认", en "Not acknowledged";
    of_deal(title: &str): zh "商机：{title}", en "Deal: {title}";
    only_owner: zh "由负责这个客户的人确认", en "Those who answer for the account acknowledge";
    only_team: zh "由这个客户的团队记录", en "The team of the account records them";
    somebody: zh "某同事", en "a colleague";
    radar: zh "各维度", en "The sides";
    radar_chart: zh "各维度得分，现在与四周前", en "Scores of the sides, now and four weeks ago";
    happened: zh "发生的事", en "What happened";

    alerts: zh "客户预警", en "Account alerts";
    alerts_none: zh "没有未读的预警", en "No unread alerts";
    alerts_unread(n: usize): zh "{n} 条未读预警", en one(n) "{n} unread alert", en "{n} unread alerts";
    mark_read: zh "标为已读", en "Mark as read";
    mark_unread: zh "标为未读", en "Mark as unread";
    mark_all: zh "全部标为已读", en "Mark all as read";

    judged_by(name: &str, version: u32): zh "按“{name}”模型第 {version} 版", en "By the model of “{name}”, version {version}";
    models: zh "健康模型", en "Health models";
    models_about: zh "每类客户可以有自己的模型。改动另存为新版；旧分数仍按当时的版本。", en "Each segment may have a model of its own. A change is a new version; old scores keep the version they were computed with.";
    segment: zh "客户类别", en "Segment";
    own_model(version: u32): zh "现行：第 {version} 版", en "In force: version {version}";
    inherited(name: &str, version: u32): zh "没有自己的模型，沿用“{name}”第 {version} 版", en "No model of its own: “{name}”, version {version}, is used";
    of_sides: zh "维度与指标的权重", en "Weights of sides and measures";
    of_bands: zh "判定与封顶", en "Verdicts and cap";
    of_trend: zh "走势与预警", en "Trend and alerts";
    weight_of(name: &str): zh "{name} 权重", en "{name}, weight";
    green_from: zh "良好从", en "Good from";
    amber_from: zh "关注从", en "Watch from";
    hysteresis: zh "滞后", en "Hysteresis";
    cap: zh "事件封顶", en "Cap by incidents";
    trend_weeks: zh "走势看几周", en "Weeks of the trend";
    trend_least: zh "至少几周", en "Weeks at least";
    trend_points: zh "每周几分算升降", en "Points a week that count";
    drop_points: zh "下降几分预警", en "Points of a fall that alert";
    drop_weeks: zh "几周之内", en "Within weeks";
    silent_days: zh "关键人物多少天未联系", en "Days without contact with a key person";
    unsound: zh "这些数字合在一起不成立：关注线要低于良好线，且至少一个权重大于 0", en "These figures do not go together: Watch must lie below Good, and one weight above 0";
}

/// A group of accounts with a model of its own.
#[must_use]
pub const fn segment_name(lang: Lang, segment: Segment) -> &'static str {
    let (zh, en) = match segment {
        Segment::Everybody => ("所有客户", "All accounts"),
        Segment::KeyAccounts => ("大客户", "Key accounts"),
        Segment::Hospitals => ("医院", "Hospitals"),
        Segment::Companies => ("企业", "Companies"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// An order of the list.
#[must_use]
pub fn order_name(lang: Lang, order: Order) -> String {
    match order {
        Order::Risk => by_risk(lang).to_owned(),
        Order::Score => by_score(lang).to_owned(),
        Order::Change => by_change(lang).to_owned(),
        Order::Name => by_name(lang).to_owned(),
        Order::Side(dimension) => {
            let name = health::dimension_name(lang, dimension);
            by_side(lang, if lang == Lang::En { name.to_lowercase() } else { name.to_owned() }.as_str())
        }
    }
}

/// Why an account is in trouble.
#[must_use]
pub fn reason(lang: Lang, reason: &Reason) -> String {
    let zh = lang == Lang::Zh;
    match reason {
        Reason::Held { kind } => {
            let name = health::override_name(lang, *kind);
            if zh { format!("{name}，未确认") } else { format!("{name}, not acknowledged") }
        }
        Reason::Overdue { actions, days } => match (zh, actions) {
            (true, _) => format!("{actions} 项行动逾期，最久 {days} 天"),
            (false, 1) => format!("1 action is {days} days late"),
            (false, _) => format!("{actions} actions are late, the oldest by {days} days"),
        },
        Reason::Silent { names, days, .. } => {
            let name = names.get(lang);
            if zh {
                format!("{name} {days} 天未联系")
            } else {
                format!("Nobody has spoken with {name} for {days} days")
            }
        }
        Reason::Stuck { title, days, .. } => {
            let title = title.get(lang);
            if zh {
                format!("商机“{title}”停留 {days} 天")
            } else {
                format!("“{title}” has stood for {days} days")
            }
        }
        Reason::Threads { count } => match (zh, count) {
            (true, 0) => "没有一个有效联系人".to_owned(),
            (true, _) => "只剩一人有往来".to_owned(),
            (false, 0) => "There is no living contact".to_owned(),
            (false, _) => "Only one living contact is left".to_owned(),
        },
        Reason::Behind { progress, elapsed } => {
            let (done, gone) = (locale::percent(*progress, 0), locale::percent(*elapsed, 0));
            if zh {
                format!("计划完成 {done}，时间已过 {gone}")
            } else {
                format!("The plan is {done} done, {gone} of its time is gone")
            }
        }
        Reason::Weak { dimension, score } => {
            let (name, score) = (health::dimension_name(lang, *dimension), locale::decimal(*score, 0));
            if zh { format!("{name}只有 {score}") } else { format!("{name} is at {score}") }
        }
        Reason::Unknown { dimensions, coverage } => {
            let names: Vec<&str> = dimensions.iter().map(|one| health::dimension_name(lang, *one)).collect();
            let share = locale::percent(*coverage, 0);
            if zh {
                format!("{}缺数据，覆盖 {share}", names.join("、"))
            } else {
                format!("No data on {}; coverage {share}", names.join(", ").to_lowercase())
            }
        }
    }
}

/// What to do about it; `None` where the reason only says what is missing.
#[must_use]
pub fn next_step(lang: Lang, reason: &Reason) -> Option<String> {
    let zh = lang == Lang::Zh;
    let step = match reason {
        Reason::Overdue { .. } => if zh { "清理逾期行动" } else { "Clear the late actions" }.to_owned(),
        Reason::Silent { names, .. } => {
            let name = names.get(lang);
            if zh { format!("约见{name}") } else { format!("Meet {name}") }
        }
        Reason::Stuck { title, .. } => {
            let title = title.get(lang);
            if zh { format!("推进“{title}”或关闭") } else { format!("Move “{title}” on or close it") }
        }
        Reason::Threads { .. } => if zh { "再结识一位关键人物" } else { "Get to know another key person" }.to_owned(),
        Reason::Behind { .. } => if zh { "与团队重排计划" } else { "Go through the plan with the team" }.to_owned(),
        Reason::Weak { dimension, .. } => {
            let name = health::dimension_name(lang, *dimension);
            if zh {
                format!("查明{name}为何偏低")
            } else {
                format!("Find out why {} is low", name.to_lowercase())
            }
        }
        Reason::Unknown { dimensions, .. } => {
            let name = health::dimension_name(lang, *dimensions.first()?);
            if zh { format!("补上{name}的数据") } else { format!("Get data on {}", name.to_lowercase()) }
        }
        Reason::Held { .. } => return None,
    };
    Some(step)
}

/// An alert in words.
#[must_use]
pub fn sign(lang: Lang, sign: &Sign) -> String {
    let zh = lang == Lang::Zh;
    match sign {
        Sign::Drop { from, to } => {
            let (from, to) = (locale::decimal(*from, 0), locale::decimal(*to, 0));
            if zh { format!("健康 {from} → {to}") } else { format!("Health fell from {from} to {to}") }
        }
        Sign::Band { from, to } => {
            let (from, to) = (health::band(lang, Some(*from)), health::band(lang, Some(*to)));
            if zh { format!("判定 {from} → {to}") } else { format!("{from} → {to}") }
        }
        Sign::Silent { names, last, .. } => {
            let (name, day) = (names.get(lang), locale::day(lang, *last));
            if zh {
                format!("{name}自 {day} 起未联系")
            } else {
                format!("Nobody has spoken with {name} since {day}")
            }
        }
        Sign::Tender { title, submit_by, .. } => {
            let title = title.get(lang);
            let by = submit_by.map(|day| locale::day(lang, day));
            match (zh, by) {
                (true, Some(by)) => format!("招标公告：{title}，{by} 截止"),
                (true, None) => format!("招标公告：{title}"),
                (false, Some(by)) => format!("Tender published: {title}, bids by {by}"),
                (false, None) => format!("Tender published: {title}"),
            }
        }
        Sign::Held { kind } => {
            let name = health::override_name(lang, *kind);
            if zh { format!("{name}，未确认") } else { format!("{name}, not acknowledged") }
        }
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::names::Names;

    use super::*;

    #[test]
    fn one_and_many_are_told_apart() {
        let late = |actions| reason(Lang::En, &Reason::Overdue { actions, days: 21 });
        assert_eq!(late(1), "1 action is 21 days late");
        assert_eq!(late(2), "2 actions are late, the oldest by 21 days");
        assert_eq!(reason(Lang::Zh, &Reason::Overdue { actions: 2, days: 21 }), "2 项行动逾期，最久 21 天");
    }

    #[test]
    fn whoever_is_silent_is_to_be_met() {
        let id = meridian_domain::id::PersonId(uuid::Uuid::nil());
        let silent = Reason::Silent { person: id, names: Names::new("陆修远", "Lu Xiuyuan"), days: 63 };
        assert_eq!(next_step(Lang::En, &silent).as_deref(), Some("Meet Lu Xiuyuan"));
        assert_eq!(reason(Lang::Zh, &silent), "陆修远 63 天未联系");
    }
}
