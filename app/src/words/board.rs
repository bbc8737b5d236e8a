//! The pipeline: stages, deals, the gate of a stage, moving a card.

crate::words! {
    title: zh "看板", en "Board";
    table: zh "表格", en "Table";
    forecast: zh "预测", en "Forecast";
    new_deal: zh "新商机", en "New deal";
    deals_in_filter: zh "筛选内", en "In this filter";
    deals(n: usize): zh "{n} 单", en one(n) "{n} deal", en "{n} deals";
    sum: zh "总额", en "Sum";
    weighted: zh "加权", en "Weighted";
    over_p80: zh "超期", en "Over P80";
    stage: zh "阶段", en "Stage";
    stages: zh "阶段列", en "Stages";
    win: zh "赢率", en "Win";
    close_date: zh "期望日期", en "Expected close";
    no_next_step: zh "没有下一步", en "No next step";
    move_to: zh "移到…", en "Move to…";
    moved(deal: &str, stage: &str): zh "“{deal}”已移到 {stage}", en "Moved “{deal}” to {stage}";
    lifted(deal: &str): zh "已抬起“{deal}”", en "Lifted “{deal}”";
    over(stage: &str, place: usize): zh "{stage} · 第 {place} 位", en "{stage}, place {place}";
    dropped_back: zh "已退回原处", en "Put back";
    keys: zh "空格 抬起 · ← → 换列 · ↑ ↓ 换位 · 空格 放下 · Esc 退回", en "Space lift · ← → column · ↑ ↓ place · Space drop · Esc back";
    gate: zh "阶段门", en "Stage gate";
    enter(stage: &str): zh "进入“{stage}”", en "Enter “{stage}”";
    save_and_move: zh "保存并移动", en "Save and move";
    back_to(stage: &str): zh "退回“{stage}”", en "Back to {stage}";
    missing(n: usize): zh "还差 {n} 项", en one(n) "{n} item missing", en "{n} items missing";
    is_moving(name: &str): zh "{name}正在移动", en "{name} is moving it";
    empty: zh "这里还没有商机", en "No deals here yet";
    no_match: zh "没有相符的商机", en "No deal matches";
}
