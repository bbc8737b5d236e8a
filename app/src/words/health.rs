//! Health and other scores: bands, explanations, what-if.

use meridian_domain::{
    health::{Band, Dimension},
    locale::Lang,
};

crate::words! {
    title: zh "健康", en "Health";
    good: zh "良好", en "Good";
    watch: zh "关注", en "Watch";
    bad: zh "告急", en "Bad";
    no_value: zh "无数据", en "none";
    explained(what: &str): zh "{what}的由来", en "{what}, explained";
    dimension: zh "维度", en "Dimension";
    weight: zh "权重", en "Weight";
    score: zh "得分", en "Score";
    contribution: zh "贡献", en "Contribution";
    from_50: zh "距 50", en "From 50";
    formula: zh "公式", en "Formula";
    missing: zh "缺少", en "Missing";
    data_coverage(percent: u8): zh "数据覆盖 {percent}%", en "Data coverage {percent}%";
    model(name: &str, version: u32): zh "{name} v{version}", en "{name} v{version}";
    what_if: zh "假如…", en "What if…";
    what_if_title: zh "假如", en "What if";
    was: zh "原值", en "was";
    now: zh "现值", en "now";
    discard: zh "放弃", en "Discard";
    not_enough: zh "数据不足，不作猜测", en "Not enough data, no guess";
    trend: zh "走势", en "Trend";
    relationship: zh "关系", en "Relationship";
    commercial: zh "商务", en "Commercial";
    execution: zh "执行", en "Execution";
    value: zh "价值体验", en "Value";
    pipeline: zh "商机", en "Pipeline";
    external: zh "外部", en "External";
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
