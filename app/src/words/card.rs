//! A card of the board: its dates, what it shows, several at once.

crate::words! {
    layout: zh "卡片", en "Card";
    layout_how: zh "卡片显示哪些内容", en "What a card shows";
    probability: zh "赢率", en "Probability";
    next_step: zh "下一步", en "Next step";
    age_bar: zh "阶段天数条", en "Age bar";
    dates: zh "期限", en "Deadlines";
    committee(date: &str): zh "委员会 {date}", en "Committee on {date}";
    statute(date: &str, basis: &str): zh "期限 {date} · {basis}", en "Due {date} · {basis}";
    counted(category: &str): zh "预测：{category}", en "Forecast: {category}";
    letters_part: zh "MEDDPICC 字母", en "Letters of MEDDPICC";
    coverage_part: zh "关键人物覆盖率", en "Coverage of key players";
    learned_part: zh "学得的赢率", en "Learned probability";
    letters(recorded: i64, proved: i64): zh "MEDDPICC：8 项中已记录 {recorded} 项，其中 {proved} 项已证实", en "MEDDPICC: {recorded} of 8 letters recorded, {proved} of them proved";
    coverage_is(percent: i64): zh "关系地图：关键人物覆盖率 {percent}%", en "People map: {percent}% of the key players covered";
    coverage_unknown: zh "关系地图：没有地图，或图上没有已标注权力的关键人物", en "People map: there is none, or no key player with a power on it";
    learned_is(percent: i64, n: i64): zh "由 {n} 单已结束的商机学得：{percent}%", en "Learned from {n} closed deals: {percent}%";
    learned_too_few(n: i64, least: i64): zh "数据不足：已结束 {n} 单，至少要 {least} 单才能学得赢率", en "Not enough data: {n} deals are closed, {least} are needed to learn a probability";
    picked: zh "已选中", en "Selected";
    pick: zh "选中", en "Select";
    unpick: zh "取消选中", en "Clear selection of this one";
    picked_count(n: usize): zh "已选 {n} 单", en one(n) "{n} deal selected", en "{n} deals selected";
    picked_nothing: zh "已取消选择", en "Nothing selected";
    clear: zh "取消选择", en "Clear selection";
    with_others(n: usize): zh "另 {n} 单", en "{n} more";
}
