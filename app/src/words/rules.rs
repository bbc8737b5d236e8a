//! The rules figures are reckoned with: what each threshold is called and does.

use meridian_domain::{
    locale::Lang,
    stakeholder::metrics::{Threshold, Unit},
};

crate::words! {
    title: zh "地图的计算规则", en "Rules of the people map";
    about: zh "地图与客户健康所用的阈值和权重。保存即产生新的一版，所有打开的地图随之更新；旧版保留，不会改动。", en "Thresholds and weights behind maps and health. Saving makes a new version, which every open map follows; old versions stay as they were.";
    in_force(version: u32): zh "现行第 {version} 版", en "Version {version} is in force";
    of_map: zh "地图", en "The map";
    of_strength: zh "关系强度", en "Strength of a relationship";
    hint(what: &str, unit: &str, least: &str, most: &str, default: &str): zh "{what}。{unit}，{least} 到 {most}，默认 {default}。", en "{what}. {unit}, {least} to {most}; default {default}.";
    no_number: zh "请输入数字", en "Enter a number";
    whole_number: zh "请输入整数", en "Enter a whole number";
    outside(least: &str, most: &str): zh "须在 {least} 与 {most} 之间", en "Must lie between {least} and {most}";
    sum_not_one(sum: &str): zh "三个权重之和须为 1，现在是 {sum}", en "The three weights must add up to 1; they add up to {sum}";
    why_changed: zh "为什么改", en "Why it is changed";
    say_why: zh "请写明为什么改：以后看旧数字的人要用", en "Say why: whoever looks at older figures needs it";
    save_version(version: u32): zh "保存为第 {version} 版", en "Save as version {version}";
    nothing_changed: zh "没有改动", en "Nothing is changed";
    saved(version: u32): zh "第 {version} 版已生效", en "Version {version} is in force now";
    superseded(version: u32, who: &str): zh "{who}已保存第 {version} 版。您的改动还在这里，没有保存。", en "{who} has saved version {version} meanwhile. What you changed is still here, not saved.";
    differs(names: &str): zh "那一版与您开始时不同之处：{names}", en "It differs from what you began with in: {names}";
    keep_mine: zh "在新版上保留我的改动", en "Keep my changes on top of it";
    take_theirs: zh "放弃我的改动", en "Drop my changes";
    history: zh "各版本", en "Versions";
    version: zh "版本", en "Version";
    when: zh "时间", en "When";
    by: zh "谁", en "Who";
    what_changed: zh "改了什么", en "What changed";
    built_in: zh "内置", en "Built in";
    go_back: zh "填入此版", en "Fill in this version";
    go_back_to(version: i64): zh "填入此版：第 {version} 版", en "Fill in this version: {version}";
    back_to(version: i64): zh "恢复第 {version} 版的内容", en "Back to what version {version} said";
    change_of(name: &str, before: &str, after: &str): zh "{name} {before} → {after}", en "{name} {before} → {after}";
    same_as_before: zh "与前一版相同", en "Same as the one before";
}

/// What a threshold is called.
#[must_use]
pub const fn threshold_name(lang: Lang, threshold: Threshold) -> &'static str {
    let (zh, en) = match threshold {
        Threshold::InfluenceShare => ("影响份额 α", "Share of influence α"),
        Threshold::FriendlySupport => ("友好：支持至少", "Friendly: support at least"),
        Threshold::FriendlyStrength => ("友好：关系强度至少", "Friendly: strength at least"),
        Threshold::ThreadAbove => ("熟悉：关系强度高于", "A thread: strength above"),
        Threshold::SinglePointBelow => ("单点依赖：剩下不到", "Single point: less is left than"),
        Threshold::PlaceholderShare => ("占位计为", "A placeholder counts"),
        Threshold::ContactCoverage => ("有接触：覆盖至少", "In contact: coverage at least"),
        Threshold::UnsupportiveAbove => ("盲点：不支持的关键人物多于", "Blind spot: key players not won above"),
        Threshold::StaleDays => ("过时：超过", "Stale: after"),
        Threshold::AssumedAbove => ("盲点：未证实的判断多于", "Blind spot: not confirmed above"),
        Threshold::GapDays => ("盲点：低于期望超过", "Blind spot: below target for more than"),
        Threshold::HighFrom => ("力度与兴趣：高于等于此为高", "Power and interest: high from"),
        Threshold::UnknownBuyerCost => ("拍板人未知扣分", "Cost of an unknown buyer"),
        Threshold::Level => ("权重：关系级别", "Weight of the level"),
        Threshold::Frequency => ("权重：接触频率", "Weight of frequency"),
        Threshold::Recency => ("权重：新近程度", "Weight of recency"),
        Threshold::HalfLifeDays => ("新近程度半衰期", "Half-life of recency"),
        Threshold::TargetA => ("战略与 A 级客户计划接触", "Contacts planned: key and A accounts"),
        Threshold::TargetB => ("B 级客户计划接触", "Contacts planned: B accounts"),
        Threshold::TargetC => ("C 级与未分级客户计划接触", "Contacts planned: C and others"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a threshold does.
#[must_use]
pub const fn threshold_about(lang: Lang, threshold: Threshold) -> &'static str {
    let (zh, en) = match threshold {
        Threshold::InfluenceShare => ("他人的力度有多少算作自己的", "How much of another’s power counts as one’s own"),
        Threshold::FriendlySupport => (
            "通往拍板人的路线可以从支持到此程度的人开始",
            "A way to the buyer may begin with somebody who supports us so much",
        ),
        Threshold::FriendlyStrength => {
            ("并且与我方的关系至少这么强", "… and whose relationship with us is at least so strong")
        }
        Threshold::ThreadAbove => (
            "更强的关系才算一条线；只有一位同事有线即为单线",
            "Only a stronger relationship is a thread; one colleague with a thread is single threading",
        ),
        Threshold::SinglePointBelow => (
            "没有此人，剩下的路线不到最佳路线的这一份额",
            "Without the person less than this share of the best way is left",
        ),
        Threshold::PlaceholderShare => {
            ("还没有姓名的人在角色完整度中计多少", "What somebody without a name counts in the roles filled")
        }
        Threshold::ContactCoverage => ("覆盖到此级即算有接触", "From this coverage on we are in contact"),
        Threshold::UnsupportiveAbove => {
            ("关键人物中不支持的份额超过此值即为盲点", "More key players without support are a blind spot")
        }
        Threshold::StaleDays => ("信息与接触超过这么多天即为过时", "Knowledge and contacts older than this are stale"),
        Threshold::AssumedAbove => {
            ("未证实的判断份额超过此值即为盲点", "More attributes not confirmed are a blind spot")
        }
        Threshold::GapDays => (
            "关系低于期望超过这么多天且没有行动即为盲点",
            "Below the relationship wanted for longer, without an action, is a blind spot",
        ),
        Threshold::HighFrom => {
            ("决定在权力利益方格中归入哪一格", "Says into which quarter of the power grid somebody falls")
        }
        Threshold::UnknownBuyerCost => {
            ("影响圈审计中，不知道拍板人扣这么多", "Taken off the sphere of influence while the buyer is not known")
        }
        Threshold::Level => (
            "关系级别在关系强度中的权重；三个权重之和为 1",
            "What the relationship level weighs; the three weights add up to 1",
        ),
        Threshold::Frequency => ("近 90 天接触次数的权重", "What the contacts of the last 90 days weigh"),
        Threshold::Recency => ("最近一次接触的权重", "What the last contact weighs"),
        Threshold::HalfLifeDays => ("每过这么多天，新近程度减半", "Recency halves in so many days"),
        Threshold::TargetA | Threshold::TargetB | Threshold::TargetC => {
            ("达到此次数，频率即为满分", "So many contacts are the full frequency")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a threshold is counted in.
#[must_use]
pub const fn unit_name(lang: Lang, unit: Unit) -> &'static str {
    let (zh, en) = match unit {
        Unit::Share => ("份额", "A share of one"),
        Unit::Strength => ("关系强度", "Relationship strength"),
        Unit::Support => ("支持", "Support"),
        Unit::Coverage => ("覆盖级别", "Coverage"),
        Unit::Grade => ("级", "Power or interest"),
        Unit::Days => ("天", "Days"),
        Unit::Contacts => ("每 90 天次数", "Contacts in 90 days"),
        Unit::Points => ("分", "Points"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
