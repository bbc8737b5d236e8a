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
    learned_from(n: i64): zh "由 {n} 单得出", en "learned from {n} deals";
    picked: zh "已选中", en "Selected";
    pick: zh "选中", en "Select";
    unpick: zh "取消选中", en "Clear selection of this one";
    picked_count(n: usize): zh "已选 {n} 单", en one(n) "{n} deal selected", en "{n} deals selected";
    picked_nothing: zh "已取消选择", en "Nothing selected";
    clear: zh "取消选择", en "Clear selection";
    with_others(n: usize): zh "另 {n} 单", en "{n} more";
}
