//! What if, in more ways: kept under names, compared with each other, marked on the map.

use meridian_domain::{locale::Lang, stakeholder::metrics::NoKatz};

crate::words! {
    what_if_dialog: zh "假设一个变化", en "Suppose a change";
    kind: zh "变化", en "What changes";
    leaves: zh "此人离开", en "Somebody leaves";
    support: zh "支持变了", en "Somebody’s support changes";
    power: zh "力度变了", en "Somebody’s power changes";
    line_gone: zh "影响线没有了", en "An influence line is gone";
    line_new: zh "有一条新的影响线", en "There is a new influence line";
    who: zh "谁", en "Who";
    on_whom: zh "影响谁", en "On whom";
    suppose_it: zh "假设", en "Suppose it";
    choose_who: zh "请先选择是谁", en "Choose who first";
    choose_on_whom: zh "请选择影响的是谁", en "Choose on whom the influence is";
    no_line_from: zh "此人没有影响线可去掉", en "This person has no influence line that could be gone";
    monitor_only_leaves: zh "监督人员不计支持与力度，只能假设其离开", en "A monitor has no support or power; suppose only that they leave";
    weight_range: zh "权重须在 1 与 100 之间", en "The weight must lie between 1 and 100";
    power_would_be: zh "力度变为", en "Power would be";
    weight_would_be: zh "权重变为", en "Weight would be";
    suppose_line: zh "假设这条线的变化", en "Suppose a change of this line";
    gone: zh "没有了", en "Gone";
    another: zh "其他变化…", en "Another change…";
    would_support(support: &str): zh "假设支持为 {support}", en "support {support}, by hypothesis";
    would_have_power(power: u8): zh "假设力度为 {power}", en "power {power}, by hypothesis";
    power_mark(power: u8): zh "力 {power}", en "P {power}";

    scenarios: zh "设想", en "Scenarios";
    none_yet: zh "还没有保存的设想。先假设一些变化，再起个名字保存。", en "None kept yet. Suppose something, then keep it under a name.";
    keep: zh "保存为…", en "Keep as…";
    compare: zh "比较…", en "Compare…";
    compare_title: zh "比较设想", en "Compare scenarios";
    nothing_supposed: zh "还没有任何假设", en "Nothing is supposed yet";
    name_it: zh "设想的名称", en "Name of the scenario";
    rename: zh "改名…", en "Rename…";
    rename_title: zh "为设想改名", en "Rename the scenario";
    keep_title: zh "保存设想", en "Keep the scenario";
    replace: zh "换成现在的假设", en "Replace by what is supposed now";
    more_of(name: &str): zh "“{name}”的操作", en "What to do with “{name}”";
    open_named(name: &str): zh "打开设想“{name}”", en "Open the scenario “{name}”";
    changes(n: usize): zh "{n} 项变化", en one(n) "{n} change", en "{n} changes";
    kept(name: &str): zh "已保存设想“{name}”", en "Kept the scenario “{name}”";
    replaced(name: &str): zh "设想“{name}”已换成现在的假设", en "“{name}” is now what is supposed";
    renamed(name: &str): zh "已改名为“{name}”", en "Renamed to “{name}”";
    removed(name: &str): zh "已删除设想“{name}”", en "Deleted the scenario “{name}”";
    opened(name: &str): zh "已打开设想“{name}”", en "Opened the scenario “{name}”";
    altered: zh "有改动", en "altered";
    now: zh "现在", en "Now";
    supposed_now: zh "现在的假设", en "Supposed now";
    first: zh "设想一", en "One scenario";
    second: zh "设想二", en "The other";
    gap: zh "关系差距", en "Gap to target";
    hangs_on: zh "单点依赖", en "Single points of failure";
    known_by_one: zh "只有一位同事熟悉", en "Known by one colleague only";
    would_come: zh "会出现", en "Would come";
    would_go: zh "会消失", en "Would go";
    same: zh "不变", en "no difference";
    nobody: zh "无", en "nobody";

    influence: zh "有效影响力", en "Effective influence";
    one_step: zh "一步", en "One step";
    without_end: zh "逐层", en "All steps";
    steps: zh "算到几步", en "How far";
    own_and_effective(own: &str, effective: &str): zh "{own} → {effective}", en "{own} → {effective}";
    show_on_map: zh "在地图上显示", en "Show on the map";
    influence_about(share: &str): zh "自己的力度，加上所影响的人的力度，按 α = {share} 折算。", en "One’s own power, and what one moves in others, at α = {share}.";
    katz_not_a_share: zh "α 须在 0 与 1 之间。", en "α has to lie between 0 and 1.";
    katz_unbounded(share: &str, below: &str): zh "α = {share} 太大：彼此影响的人会无限抬高对方。α 低于 {below} 才有数值。", en "α = {share} is too large: people who influence each other would lift each other without end. Below {below} there is a figure.";
    no_power: zh "还没有人标注力度。", en "Nobody’s power is stated yet.";

    hangs: zh "系于谁身上", en "On whom it hangs";
    hangs_none: zh "最佳路线不系于任何一个人。", en "The best way hangs on nobody alone.";
    hangs_no_way: zh "还没有通往拍板人的路线，谈不上系于谁。", en "There is no way to the buyer yet, so it hangs on nobody.";
    hangs_rule(share: &str): zh "没有此人，剩下的路线不到最佳路线的 {share}。", en "Without them less than {share} of the best way is left.";
    without(left: &str): zh "没有此人：{left}", en "without them: {left}";
    one_holds_map(who: &str): zh "只有{who}熟悉这张地图上的人：{who}离开，就全断了。", en "{who} alone knows people on this map: with {who} every thread is lost.";
    one_knows(who: &str, people: &str): zh "只有{who}熟悉：{people}", en "Only {who} knows {people}";
    threads_each: zh "每人有几位同事熟悉", en "Colleagues who know each person";
    threads_rule(above: &str): zh "关系强度高于 {above} 才算熟悉。", en "Knowing counts from a relationship strength above {above}.";
    threads(n: usize): zh "{n} 位", en one(n) "{n} colleague", en "{n} colleagues";
    colleague_unknown: zh "一位同事", en "a colleague";

    audit: zh "影响圈审计", en "Sphere of influence";
    audit_about: zh "关系力度取我方同事中最高的关系级别，1 到 4；没有记录的列为缺少。", en "Relationship power is the highest relationship level of our colleagues, 1 to 4; what nobody recorded is missing.";
}

/// Why there is no influence without end.
#[must_use]
pub fn no_katz(lang: Lang, none: NoKatz, share: &str) -> String {
    match none {
        NoKatz::NotAShare => katz_not_a_share(lang).to_owned(),
        NoKatz::Unbounded { below } => katz_unbounded(lang, share, &meridian_domain::locale::decimal(below, 2)),
    }
}
