//! What a people map says as a whole: blind spots, conversations, what if.
//!
//! The words of the domain's own enums are found by the functions below the catalogue.

use meridian_domain::{
    locale::{self, Lang},
    stakeholder::{
        Procurement,
        metrics::{BlindSpot, NoRoute, Reason, Rule, WhatIf},
    },
};
use uuid::Uuid;

use super::map;

crate::words! {
    bought: zh "采购什么", en "What is bought";
    bought_unknown: zh "采购品类未定", en "Purchase not stated";
    say_what_is_bought: zh "先在下面选择采购什么：不同的采购需要不同的职能。", en "Choose below what is bought: each purchase needs other functions.";
    device: zh "设备", en "Device";
    consumable: zh "耗材", en "Consumable";
    drug: zh "药品", en "Drug";

    no_way_left: zh "无路可走", en "no way left";
    if_leaves(name: &str): zh "若{name}离开", en "If {name} leaves";
    try_leaves(name: &str): zh "试试：{name}离开", en "Try: {name} leaves";
    try_it: zh "试试", en "Try";

    suppose: zh "假设此人的变化", en "Suppose a change of this person";
    leaves: zh "离开", en "Leaves";
    support_would_be: zh "支持变为", en "Support would be";
    who_leaves(name: &str): zh "{name}离开", en "{name} leaves";
    who_supports(name: &str, support: &str): zh "{name}的支持变为 {support}", en "Support of {name} becomes {support}";
    who_has_power(name: &str, power: u8): zh "{name}的力度变为 {power}", en "Power of {name} becomes {power}";
    line_gone(from: &str, to: &str): zh "{from} → {to} 的影响线没有了", en "The line {from} → {to} is gone";
    line_drawn(from: &str, to: &str, weight: &str): zh "{from} → {to} 有影响线，权重 {weight}", en "A line {from} → {to} of {weight}";
    take_back(what: &str): zh "取消假设：{what}", en "Take back: {what}";
    discard_all: zh "全部放弃", en "Discard all";
    discarded: zh "假设已放弃，指标恢复原样", en "Hypotheses discarded, the figures are as they were";
    supposed(support: &str, route: &str): zh "假设：加权支持指数 {support}，通往拍板人 {route}", en "What if: weighted support index {support}, path to power {route}";
    before_after: zh "假设前后的指标", en "Figures before and after";
    figure: zh "指标", en "Figure";
    before: zh "之前", en "Before";
    after: zh "之后", en "After";
    would_be_gone: zh "假设已离开", en "gone, by hypothesis";

    gap_points(points: u32): zh "关系差距 {points} 分", en one(points) "gap of {points} point", en "gap of {points} points";
    no_contact: zh "从未接触", en "no contact yet";
    last_contact(days: u32): zh "{days} 天未联系", en one(days) "last contact {days} day ago", en "last contact {days} days ago";

    about(sentence: &str, who: &str): zh "{sentence}：{who}", en "{sentence}: {who}";
    and_others(who: &str, all: usize, others: usize): zh "{who}等 {all} 人", en one(others) "{who} and {others} other", en "{who} and {others} others";
}

/// So many people are named in a sentence; the others are counted.
const NAMED: usize = 3;

/// What has struck, with figure and limit, and whom it concerns.
#[must_use]
pub fn blind_spot(lang: Lang, spot: &BlindSpot, names: &[String]) -> String {
    let sentence = sentence(lang, spot);
    if names.is_empty() { sentence } else { about(lang, &sentence, &people(lang, names)) }
}

fn sentence(lang: Lang, spot: &BlindSpot) -> String {
    let whole = |value: f64| locale::decimal(value, 0);
    let share = |value: f64| locale::percent(value, 0);
    let (n, limit) = (whole(spot.figure), whole(spot.limit));
    let (part, most) = (share(spot.figure), share(spot.limit));
    match lang {
        Lang::Zh => match spot.rule {
            Rule::NoInnerCircle => format!("内圈里接触到 {n} 人，至少应有 {limit} 人"),
            Rule::KeyPlayersNotWon => format!("{part} 的关键人物不支持我们，上限 {most}"),
            Rule::NoNonSupporter => format!("地图上有 {n} 人反对，通常至少有 {limit} 人：多半还没看到"),
            Rule::OutnumberedSupport => format!("{n} 位支持者 ≤ {limit} 位不支持者"),
            Rule::NoDecisionMaker => format!("地图上有 {n} 人能做决定，至少应有 {limit} 人"),
            Rule::Stale => format!("关键人物最久 {n} 天未更新，上限 {limit} 天"),
            Rule::Assumed => format!("{part} 的判断未经证实，上限 {most}"),
            Rule::NotOneEconomicBuyer => format!("有 {n} 位拍板人，应当恰好 {limit} 位"),
            Rule::SupportersAtOdds => format!("支持者之间有 {n} 处冲突，应当 {limit} 处"),
            Rule::GapWithoutAction => format!("关系低于期望最久 {n} 天且没有行动，上限 {limit} 天"),
        },
        Lang::En => match spot.rule {
            Rule::NoInnerCircle => format!("In contact with {n} of the inner circle, at least {limit} needed"),
            Rule::KeyPlayersNotWon => format!("{part} of the key players do not support us, limit {most}"),
            Rule::NoNonSupporter => format!("{n} people against us, at least {limit} is usual: has anybody looked?"),
            Rule::OutnumberedSupport => format!("{n} supporters ≤ {limit} non-supporters"),
            Rule::NoDecisionMaker => format!("{n} people on the map decide, at least {limit} needed"),
            Rule::Stale => format!("Key players not updated for up to {n} days, limit {limit}"),
            Rule::Assumed => format!("{part} of what we think is not confirmed, limit {most}"),
            Rule::NotOneEconomicBuyer => format!("Economic buyers: {n}, there should be exactly {limit}"),
            Rule::SupportersAtOdds => format!("Conflicts among our supporters: {n}, there should be {limit}"),
            Rule::GapWithoutAction => format!("Below target for up to {n} days, limit {limit}, and no action"),
        },
    }
}

fn people(lang: Lang, names: &[String]) -> String {
    let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>();
    let who = named.join(if lang == Lang::Zh { "、" } else { ", " });
    match names.len() - named.len() {
        0 => who,
        others => and_others(lang, &who, names.len(), others),
    }
}

/// Why somebody is to be talked with.
#[must_use]
pub fn reason(lang: Lang, reason: Reason) -> String {
    match reason {
        Reason::Gap { points } => gap_points(lang, points),
        Reason::NoContact => no_contact(lang).to_owned(),
        Reason::Stale { days } => last_contact(lang, days),
    }
}

/// Why there is no way to the buyer.
#[must_use]
pub const fn no_route(lang: Lang, none: NoRoute) -> &'static str {
    match none {
        NoRoute::NoBuyer => map::no_buyer(lang),
        NoRoute::NoFriend => map::no_friend(lang),
        NoRoute::NotConnected => map::not_connected(lang),
    }
}

/// What is supposed.
#[must_use]
pub fn hypothesis(lang: Lang, change: WhatIf, name: impl Fn(Uuid) -> String) -> String {
    match change {
        WhatIf::Leaves { person } => who_leaves(lang, &name(person)),
        WhatIf::Supports { person, support } => who_supports(lang, &name(person), &locale::signed(support.into(), 0)),
        WhatIf::HasPower { person, power } => who_has_power(lang, &name(person), power),
        WhatIf::LineGone { from, to } => line_gone(lang, &name(from), &name(to)),
        WhatIf::LineDrawn { from, to, weight } => line_drawn(lang, &name(from), &name(to), &locale::decimal(weight, 2)),
    }
}

/// What is bought.
#[must_use]
pub const fn procurement_name(lang: Lang, procurement: Procurement) -> &'static str {
    match procurement {
        Procurement::Device => device(lang),
        Procurement::Consumable => consumable(lang),
        Procurement::Drug => drug(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(rule: Rule, figure: f64, limit: f64) -> BlindSpot {
        BlindSpot { rule, people: Vec::new(), lines: Vec::new(), figure, limit }
    }

    #[test]
    fn a_blind_spot_tells_figure_limit_and_people() {
        let names = ["A", "B", "C", "D"].map(str::to_owned);
        let spot = spot(Rule::OutnumberedSupport, 3.0, 4.0);
        assert_eq!(blind_spot(Lang::En, &spot, &names), "3 supporters ≤ 4 non-supporters: A, B, C and 1 other");
        assert_eq!(blind_spot(Lang::Zh, &spot, &names[..2]), "3 位支持者 ≤ 4 位不支持者：A、B");
    }

    #[test]
    fn where_somebody_is_missing_nobody_is_named() {
        let spot = spot(Rule::NotOneEconomicBuyer, 0.0, 1.0);
        assert_eq!(blind_spot(Lang::En, &spot, &[]), "Economic buyers: 0, there should be exactly 1");
    }

    #[test]
    fn shares_are_told_in_per_cent() {
        let spot = spot(Rule::Assumed, 0.63, 0.4);
        assert_eq!(blind_spot(Lang::En, &spot, &[]), "63% of what we think is not confirmed, limit 40%");
    }
}
