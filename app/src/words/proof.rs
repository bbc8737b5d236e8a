//! How far the letters of MEDDPICC are known of a deal, and how far somebody trusts us.

use meridian_domain::{
    locale::Lang,
    pipeline::meddpicc::{Proof, Verdict},
    stakeholder::metrics::Finding,
};

crate::words! {
    meddpicc: zh "MEDDPICC", en "MEDDPICC";
    letters: zh "八项", en "The eight letters";
    about: zh "有记录的以记录为准；没有记录的，以关系地图能证明的为准。两者都没有的不作猜测，计 0 分。", en "What somebody has recorded counts; where nobody has, what the people map proves. What neither says is not guessed and adds nothing.";
    proven_points(points: &str): zh "地图证明了 {points} / 16", en "{points} of 16 proven by the map";
    points(points: &str): zh "{points} / 16", en "{points} of 16";
    score: zh "MEDDPICC 得分", en "MEDDPICC points";
    weighted: zh "加权得分", en "Weighted";
    weighted_points(points: &str): zh "加权 {points} / 100", en "weighted {points} of 100";
    weighted_about: zh "未知 0、部分 2、已验证 3 分；没有证据的最多计 1 分。", en "Unknown 0, partial 2, validated 3; without evidence 1 at most.";
    recorded_of(n: usize): zh "已记录 {n} / 8 项", en "{n} of 8 recorded";
    drop_it: zh "宜放弃", en "Drop";
    weak: zh "薄弱", en "Weak";
    needs_work: zh "需加强", en "Needs work";
    sound: zh "较稳", en "Sound";
    strong: zh "有力", en "Strong";
    recorded: zh "已记录", en "Recorded";
    recorded_as_of(date: &str): zh "已记录，截至 {date}", en "Recorded as of {date}";
    by_the_map(finding: &str): zh "依据地图：{finding}", en "By the map: {finding}";
    the_map_says(finding: &str): zh "地图：{finding}", en "The map: {finding}";
    record_letter(letter: &str): zh "记录：{letter}", en "Record: {letter}";
    evidence_of(letter: &str): zh "{letter}的证据", en "Evidence of {letter}";
    date_of(letter: &str): zh "{letter}的日期", en "Date of {letter}";
    evidence: zh "证据", en "Evidence";
    as_of: zh "截至", en "As of";
    deal_first: zh "先选择地图关于哪个商机，再记录", en "Choose which deal the map is about, then record";
    deal_not_yours: zh "您看不到这个商机，因此不能记录", en "You may not see this deal, so you cannot record anything of it";
    deals_read_only: zh "您可以查看这个客户的商机，但不能修改", en "You may see the deals of this account but not change them";
    letters_now: zh "记录是今天的，地图所证明的是当时的；回到现在才能修改", en "What is recorded is shown as it is today, what the map proves as it was then; go back to now to change it";
    from_map(name: &str): zh "依据关系地图“{name}”", en "By the people map “{name}”";
    deal: zh "关于哪个商机", en "The deal it is about";
    no_deal: zh "未选择商机", en "No deal chosen";
    deal_elsewhere: zh "已选的商机", en "The deal chosen";
    no_deals: zh "这个客户没有您能看到的商机。", en "There is no deal of this account that you may see.";
    unknown: zh "未知", en "unknown";
    partial: zh "部分", en "partial";
    validated: zh "已验证", en "validated";
    not_recorded: zh "没有记录", en "not recorded";
    at_risk(phase: i64, from: i64): zh "高风险：商机已在第 {phase} 阶段，却没有人记录客户的量化收益（第 {from} 阶段起应当已知）。", en "High risk: the deal is in phase {phase}, and nobody has recorded what the customer gains; it should be known from phase {from} on.";
    not_at_risk(phase: i64, from: i64): zh "商机在第 {phase} 阶段；第 {from} 阶段起，没有量化收益即为高风险。", en "The deal is in phase {phase}; from phase {from} on, unknown metrics are a high risk.";
    risk_needs_deal: zh "选择商机后，才能判断量化收益缺失是否构成风险。", en "Whether unknown metrics are a risk shows once a deal is chosen.";

    trust: zh "信任", en "Trust";
    trust_about: zh "四项判断，1 到 10，随此人一起保存。四项都有才有结果。", en "Four judgements from 1 to 10, kept with the person. There is a figure once all four are there.";
    trust_past: zh "这是当时的判断，不能修改", en "This is what was thought then; it cannot be changed";
    trust_of(name: &str): zh "{name}对我们的信任", en "How far {name} trusts us";
    trust_pick: zh "选择一个人，估算其对我们的信任。", en "Choose one person to reckon how far they trust us.";
    trust_monitor: zh "监督人员不作估算。", en "It is not reckoned for monitors.";
    credibility: zh "可信：我们说的可信吗", en "Credibility: can they believe what we say";
    reliability: zh "可靠：我们答应的做到吗", en "Reliability: do we keep what we promise";
    intimacy: zh "亲近：会对我们说心里话吗", en "Intimacy: can they confide in us";
    self_orientation: zh "自我取向：多大程度只为自己（高则不好）", en "Self-orientation: how much we are in it for ourselves (high is bad)";
    on_100(points: &str): zh "百分制 {points}（对数）", en "{points} of 100, on a logarithmic scale";
}

/// How far something is proven.
#[must_use]
pub const fn proof(lang: Lang, proof: Option<Proof>) -> &'static str {
    match proof {
        None => not_recorded(lang),
        Some(Proof::Unknown) => unknown(lang),
        Some(Proof::Partial) => partial(lang),
        Some(Proof::Validated) => validated(lang),
    }
}

/// What a sum of points says.
#[must_use]
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Drop => drop_it(lang),
        Verdict::Weak => weak(lang),
        Verdict::NeedsWork => needs_work(lang),
        Verdict::Sound => sound(lang),
        Verdict::Strong => strong(lang),
    }
}

/// What the map says of a letter.
#[must_use]
pub const fn finding(lang: Lang, finding: Finding) -> &'static str {
    let (zh, en) = match finding {
        Finding::NotOfTheMap => ("地图不包含这一项", "a map does not hold this"),
        Finding::NoEconomicBuyer => ("地图上没有拍板人", "no economic buyer on the map"),
        Finding::BuyerAssumed => {
            ("有拍板人，但未证实、没有姓名或不止一位", "there, but not confirmed, without a name, or not the only one")
        }
        Finding::BuyerConfirmed => ("拍板人已知且已证实", "known and confirmed"),
        Finding::NoCriteria => ("决策者的取向都未知", "how those who decide judge is not known"),
        Finding::SomeCriteria => ("部分决策者的取向已知", "known of some who decide"),
        Finding::AllCriteria => (
            "决策者的取向都已知；具体标准不在地图上",
            "orientation of all who decide is known; the criteria themselves are not on the map",
        ),
        Finding::PurchaseNotStated => {
            ("先说明采购什么，才知道需要哪些职能", "say what is bought: then it is clear who has to take part")
        }
        Finding::NoFunction => ("所需职能都还没有人", "none of the functions needed is filled"),
        Finding::SomeFunctions => ("部分所需职能有人，或未证实", "some functions are open or not confirmed"),
        Finding::AllFunctions => ("所需职能都有人且已证实", "every function needed is filled and confirmed"),
        Finding::NoPaperwork => ("采购执行与审议的人不全", "who buys and who ratifies is not all known"),
        Finding::PaperworkKnown => (
            "采购执行与审议的人已知；流程不在地图上",
            "who buys and who ratifies is known; the way itself is not on the map",
        ),
        Finding::NoWants => ("关键人物需要什么没有写下", "what people who count need is not written down"),
        Finding::WantsKnown => ("写下了一些人的需要", "what some of them need is written down"),
        Finding::NoChampion => ("没有支持我们的教练", "no coach who supports us"),
        Finding::ChampionAssumed => ("有支持我们的教练，但未证实", "a coach supports us, not confirmed"),
        Finding::ChampionConfirmed => ("有支持我们的教练，已证实", "a coach supports us, confirmed"),
        Finding::NobodyAgainst => {
            ("没有人反对；竞争对手不在地图上", "nobody is against us; competitors are not on the map")
        }
        Finding::SomebodyAgainst => {
            ("有人反对；他们支持谁，地图上看不出", "some are against us; for whom they are, the map does not say")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
