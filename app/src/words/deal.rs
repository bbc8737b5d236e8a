//! One deal: its sheet, its form, its past; the deals of an account.

crate::words! {
    facts: zh "商机信息", en "Facts of the deal";
    title: zh "名称", en "Title";
    win: zh "赢率", en "Win";
    of_stage(percent: i64): zh "阶段默认 {percent}%", en "stage: {percent}%";
    next_on: zh "下一步日期", en "Next step on";
    wrong_title: zh "至少填写一种语言的名称", en "A title in one language at least";
    wrong_amount: zh "请填写 0 到 100 亿之间的金额", en "An amount between 0 and 10,000 million";
    wrong_win: zh "请填写 0 到 100 之间的百分数", en "A percentage between 0 and 100";
    wrong_date: zh "请填写 1950 到 2199 年之间的日期", en "A date between 1950 and 2199";
    action: zh "新行动", en "New action";
    history: zh "经过", en "History";
    own_page: zh "在单独的页面打开", en "Open as a page of its own";
    system: zh "系统", en "the program";
    between: zh "；", en "; ";
    was_added: zh "新建", en "Added";
    was_removed: zh "删除", en "Removed";
    was_moved(from: &str, to: &str): zh "{from} → {to}", en "{from} → {to}";
    changed(field: &str, from: &str, to: &str): zh "{field}：{from} → {to}", en "{field}: {from} → {to}";
    changed_more: zh "修改了其他信息", en "Changed other facts";
    in_stage(days: i64): zh "在此阶段 {days} 天", en one(days) "{days} day in this stage", en "{days} days in this stage";
    closed_on(date: &str): zh "关闭于 {date}", en "Closed on {date}";
    all_of(account: &str): zh "{account}的商机", en "Deals of {account}";
    which: zh "显示哪些", en "Which deals";
    open_ones(n: usize): zh "在途 {n}", en "Open {n}";
    won_ones(n: usize): zh "赢单 {n}", en "Won {n}";
    lost_ones(n: usize): zh "丢单 {n}", en "Lost {n}";
    expected: zh "期望日期", en "Expected";
    closed: zh "关闭日期", en "Closed";
    age: zh "阶段天数", en "In stage";
    sum_in(code: &str, n: usize): zh "{code} · {n} 单", en one(n) "{code} · {n} deal", en "{code} · {n} deals";
    to_board: zh "在看板中查看", en "On the board";
    new: zh "新商机", en "New deal";
    pipeline: zh "管线", en "Pipeline";
    first_stage: zh "起始阶段", en "Stage to start in";
    added(title: &str): zh "已新建“{title}”", en "Added “{title}”";
    none_open: zh "没有在途商机", en "No open deals";
    none_won: zh "还没有赢单", en "Nothing won yet";
    none_lost: zh "没有丢单", en "Nothing lost";
    none_hint: zh "新建一个商机，写下金额、期望日期和下一步。", en "Add a deal with its amount, its date and its next step.";
    none_closed_hint: zh "把商机移到赢单或丢单阶段后会显示在这里。", en "Deals moved to a won or lost stage stand here.";
    no_pipeline: zh "还没有管线，无法新建商机", en "There is no pipeline yet, so no deal can be added";
    opens(title: &str): zh "打开“{title}”", en "Open “{title}”";
}
