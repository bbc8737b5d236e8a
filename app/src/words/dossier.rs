//! The page of one deal, part by part: its way, what it is made of, rivals, tender, papers, signatures.

use meridian_domain::locale::Lang;

use crate::pipeline::deal::Standing;

crate::words! {
    way: zh "阶段历程", en "The way through the stages";
    visit(days: i64): zh "{days} 天", en "{days} d";
    visits(n: usize): zh "进入 {n} 次", en "entered {n} times";
    passed: zh "已走过", en "passed";
    skipped: zh "未经过", en "passed over";
    here: zh "现在在这里", en "stands here";
    ahead: zh "尚未到达", en "still ahead";
    working_days(days: i64): zh "法定 {days} 个工作日", en "{days} working days by law";
    calendar_days(days: i64): zh "法定 {days} 天", en "{days} days by law";
    due_by(date: &str, rest: &str): zh "法定期限 {date} · {rest}", en "due by law {date} · {rest}";
    in_force(date: &str): zh "{date} 起施行", en "in force since {date}";
    verify: zh "请在当地核实", en "verify locally";
    holidays: zh "未计法定节假日", en "public holidays not counted";

    of(what: &str, name: &str): zh "{what}：{name}", en "{what}: {name}";
    not_known: zh "未知", en "not known";
    items: zh "产品明细", en "Products";
    item: zh "产品", en "product";
    no_items: zh "还没有产品明细。", en "No products are listed yet.";
    add_item: zh "添加产品", en "Add product";
    product: zh "产品", en "Product";
    quantity: zh "数量", en "Quantity";
    unit_price: zh "单价", en "Unit price";
    discount: zh "折扣 %", en "Discount %";
    total: zh "小计", en "Total";
    sum(amounts: &str): zh "合计 {amounts}", en "Sum {amounts}";
    take_sum: zh "以合计为金额", en "Take the sum as the amount";
    same_amount: zh "金额已是合计", en "The amount is the sum already";
    outside_range: zh "合计不在金额上下限之内，请先改上下限", en "The sum lies outside the range of the amount: change At least or At most first";
    several_currencies: zh "明细有多种货币，不能合计为一个金额", en "The products are in several currencies: they make no single amount";
    currency_hint: zh "其他货币请写明代码，如 USD 1,200", en "For another currency write its code: USD 1,200";
    low: zh "金额下限", en "At least";
    high: zh "金额上限", en "At most";
    category: zh "预测分类", en "Forecast";
    by_stage: zh "按阶段", en "by its stage";
    committee_on: zh "委员会日期", en "Committee decides on";

    rivals: zh "竞争对手", en "Competitors";
    rival: zh "竞争对手", en "competitor";
    no_rivals: zh "还没有记录竞争对手。", en "No competitor is recorded yet.";
    competitor: zh "竞争对手", en "Competitor";
    add_rival: zh "添加对手", en "Add competitor";
    new_competitor: zh "名单之外的…", en "Not in the list…";
    their_product: zh "对方产品", en "Their product";
    their_price: zh "对方价格", en "Their price";
    strengths: zh "优势", en "Strengths";
    weaknesses: zh "劣势", en "Weaknesses";
    won_it: zh "赢得此单", en "Won it";
    has_won: zh "赢得了此单", en "won it";

    tender: zh "招标", en "Tender";
    method: zh "采购方式", en "Method";
    platform: zh "平台", en "Platform";
    number: zh "项目编号", en "Number";
    budget: zh "预算", en "Budget";
    published: zh "公告日", en "Published";
    submit_by: zh "投标截止", en "Submit by";
    opens: zh "开标", en "Opens";
    price_weight: zh "价格权重 %", en "Price weight %";
    notice(days: i64, least: i64): zh "公告到截止 {days} 天（公开招标至少 {least} 天）", en "{days} days to submit (an open tender leaves {least} at least)";
    bids_closed(days: i64): zh "已截止 {days} 天", en one(days) "closed {days} day ago", en "closed {days} days ago";
    panel: zh "评标估算", en "What the panel may give";
    our_price: zh "我方报价", en "Our price";
    lowest: zh "最低报价", en "Lowest bid";
    technical: zh "技术分", en "Technical points";
    commercial: zh "商务分", en "Commercial points";
    panel_total: zh "评标总分", en "Panel total";
    price_points(points: &str, weight: i64): zh "价格分 {points} / {weight}", en "price {points} of {weight}";

    documents: zh "文件", en "Documents";
    document: zh "文件", en "document";
    no_documents: zh "还没有文件，也没有阶段要求文件。", en "There are no documents, and no stage asks for any.";
    asked_by(stage: &str): zh "“{stage}”要求", en "Asked for by “{stage}”";
    other_papers: zh "其他文件", en "Others";
    present: zh "已有", en "there";
    missing: zh "缺", en "missing";
    added_by(who: &str, when: &str): zh "{who} 于 {when} 添加", en "added by {who}, {when}";
    paper_kind: zh "类型", en "Kind";
    paper_title: zh "标题", en "Title";
    link: zh "链接", en "Link";
    link_hint: zh "以 https:// 或 http:// 开头", en "Begins with https:// or http://";
    paper_date: zh "文件日期", en "Date on it";
    attach: zh "选择文件", en "Attach a file";
    attaching: zh "正在上传…", en "Sending…";
    detach: zh "不用这个文件", en "Not this file";
    add_document: zh "添加文件", en "Add document";

    approvals: zh "批准", en "Approvals";
    approval: zh "批准", en "approval";
    no_approvals: zh "这条管线的阶段不需要批准。", en "No stage of this pipeline asks for approval.";
    approval_for(stage: &str, role: &str): zh "进入“{stage}”需{role}批准", en "“{stage}” asks for approval: {role}";
    approved_by(who: &str, when: &str): zh "{who} 于 {when} 批准", en "approved by {who}, {when}";
    approve: zh "以我的名义批准", en "Approve in my name";
    withdraw: zh "撤回", en "Withdraw";
    only_role(role: &str): zh "由{role}或管理员批准", en "To be approved by: {role}, or an administrator";
    signed_already: zh "您已批准", en "You have approved it already";
    only_own: zh "只能撤回自己的批准", en "Only who has approved it may withdraw it";
    role_changed: zh "此人现在的角色不能批准，这一批准不再算数", en "Whoever approved it has another role now: it does not count any more";

    why_won: zh "为什么赢", en "Why it was won";
    why_lost: zh "为什么丢", en "Why it was lost";
    reason: zh "原因", en "Reason";
    reason_note: zh "说明", en "In your own words";

    only: zh "只看", en "Only";
    moves: zh "阶段移动", en "Moves";
    actions: zh "行动", en "Actions";
    action: zh "行动", en "action";
    done_ones(n: usize): zh "已完成 {n}", en "Done {n}";
    known: zh "掌握程度", en "Known";
    thing_added(what: &str, name: &str): zh "添加{what}“{name}”", en "Added {what} “{name}”";
    thing_removed(what: &str, name: &str): zh "删除{what}“{name}”", en "Removed {what} “{name}”";
    thing_edited(what: &str, name: &str, edits: &str): zh "{what}“{name}” · {edits}", en "{what} “{name}” · {edits}";
    was_approved(stage: &str): zh "批准进入“{stage}”", en "Approved entering “{stage}”";
    was_withdrawn(stage: &str): zh "撤回对“{stage}”的批准", en "Withdrew the approval of “{stage}”";
    was_done: zh "已完成", en "done";
    was_reopened: zh "重新打开", en "open again";
    whole_page: zh "产品、竞争对手、招标、文件、批准", en "Products, competitors, tender, documents, approvals";

    wrong_amount: zh "请填写 0 到 100 亿之间的金额", en "An amount between 0 and 10,000 million";
    wrong_date: zh "请填写 1950 到 2199 年之间的日期", en "A date between 1950 and 2199";
    wrong_percent: zh "请填写 0 到 100 之间的整数", en "A whole number between 0 and 100";
    wrong_quantity: zh "请填写 1 到 100 万之间的整数", en "A whole number between 1 and 1,000,000";
    wrong_number: zh "请输入数字", en "Type a number";
    wrong_points: zh "请填写 0 到 100 之间的分数", en "Points between 0 and 100";
    wrong_link: zh "链接须以 https:// 或 http:// 开头，不含空格", en "A link begins with https:// or http:// and has no blanks";
    wrong_missing: zh "请填写", en "Please fill this in";
    wrong_long(most: usize): zh "最多 {most} 个字", en "{most} characters at most";
    wrong_range(least: i64, most: i64): zh "须在 {least} 与 {most} 之间", en "Between {least} and {most}";
    wrong_span: zh "金额须在下限与上限之间，且货币相同", en "The amount lies between its bounds, in one currency";
    wrong_low: zh "请填写不高于金额和上限的金额", en "An amount not above the deal’s";
    wrong_high: zh "请填写不低于金额和下限的金额", en "An amount not below the deal’s";
    wrong_total: zh "合计超出可表示的范围", en "The total is too large";
    wrong_order: zh "日期顺序应为：公告、截止、开标", en "The order is: published, submit by, opens";
    wrong_against: zh "与其他内容矛盾", en "This contradicts something else";
}

/// Where a stage lies as seen from the deal.
#[must_use]
pub const fn standing(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => passed(lang),
        Standing::Skipped => skipped(lang),
        Standing::Here => here(lang),
        Standing::Ahead => ahead(lang),
    }
}
