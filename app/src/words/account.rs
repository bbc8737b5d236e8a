//! Customers: the list, the workspace, what was heard.

crate::words! {
    title: zh "客户", en "Accounts";
    new: zh "新客户", en "New account";
    overview: zh "概览", en "Overview";
    portrait: zh "客户画像", en "Portrait";
    complete(percent: u8): zh "完整度 {percent}%", en "{percent}% complete";
    next_actions: zh "下一步行动", en "Next actions";
    new_action: zh "新建行动", en "New action";
    record: zh "记录所闻", en "Record";
    key_people: zh "关键人物", en "Key people";
    open_deals: zh "在途商机", en "Open deals";
    key_dates: zh "关键日期", en "Key dates";
    timeline: zh "时间线", en "Timeline";
    decision_bodies: zh "决策机构", en "Decision bodies";
    follow: zh "关注", en "Follow";
    team: zh "客户团队", en "Account team";
    segment: zh "分级", en "Class";
    region: zh "区域", en "Region";
    beds: zh "床位", en "Beds";
    health_coverage(percent: u8): zh "健康 · 数据覆盖 {percent}%", en "Health · data coverage {percent}%";
    support_coverage(percent: u8): zh "支持指数 · 覆盖 {percent}%", en "Support index · coverage {percent}%";
    sales_this_year: zh "本年销售", en "Sales this year";
    weighted(amount: &str): zh "加权 {amount}", en "weighted {amount}";
    per_week(change: &str): zh "{change}/周", en "{change}/wk";
    none: zh "还没有客户", en "No accounts yet";
    none_hint: zh "导入一张表，或先建一家最重要的客户。", en "Import a table, or start with the one customer that matters most.";
}
