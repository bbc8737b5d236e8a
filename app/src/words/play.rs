//! Taking part in an exercise: joining, the brief, talks, messages, handing in.

use meridian_domain::{locale::Lang, workshop::Tool};

crate::words! {
    join_title: zh "加入演练", en "Join the exercise";
    code: zh "加入码", en "Join code";
    code_hint: zh "投影上的六个字符", en "The six characters on the screen in front";
    code_wrong: zh "没有这个加入码。请对照投影再看一遍。", en "There is no such code. Compare it with the screen in front.";
    go_on: zh "继续", en "Go on";
    looking: zh "正在查找…", en "Looking…";
    nickname: zh "昵称", en "Nickname";
    nickname_hint: zh "同组的人看到的名字，不必是真名", en "What your team sees; it need not be your real name";
    nickname_missing: zh "请写一个昵称", en "Write a nickname";
    which_team: zh "小组", en "Team";
    any_team: zh "随机分组", en "Any team";
    any_team_hint: zh "进入人数最少的小组", en "The one with the fewest people";
    in_team(n: usize): zh "{n} 人", en one(n) "{n} person", en "{n} people";
    full: zh "已满", en "full";
    join: zh "加入", en "Join";
    joining: zh "正在加入…", en "Joining…";
    you_are_in: zh "已加入", en "You are in";
    to_exercise: zh "进入演练", en "To the exercise";
    other_code: zh "换一个加入码", en "Another code";
    back_in: zh "我加入过，换了设备", en "I had joined on another device";
    back_code: zh "返回码", en "Return code";
    back_code_hint: zh "加入时显示过的六个字符", en "The six characters shown when you joined";
    back_go: zh "回到小组", en "Back to my team";
    fictional: zh "人物、机构与数字均为教学虚构。", en "People, institutions and figures are made up for teaching.";

    exercise: zh "演练", en "Exercise";
    tools: zh "工具", en "Tools";
    brief: zh "简报", en "Brief";
    talks: zh "访谈", en "Talks";
    messages: zh "消息", en "Messages";
    numbers: zh "数字", en "Numbers";
    map: zh "关系地图", en "Map";
    board: zh "看板", en "Board";
    deal: zh "商机", en "Deal";
    plan: zh "计划", en "Plan";
    closed_now(tool: &str): zh "“{tool}”在这一轮未开放", en "“{tool}” is not open in this round";
    wait_title: zh "马上开始", en "About to begin";
    wait_hint: zh "培训师开始第一轮后，这里会出现简报", en "When the trainer starts the first round, the brief appears here";
    over_title: zh "演练已结束", en "The exercise is over";
    over_hint: zh "请看投影，一起复盘", en "Look at the screen in front for the debrief";
    my_return_code(code: &str): zh "返回码 {code}", en "Return code {code}";
    my_return_code_hint: zh "换设备时用昵称和它回到小组", en "With your nickname it brings you back on another device";
    points_left(left: u32, all: u32): zh "访谈点 {left} / {all}", en "points {left} of {all}";
    leave: zh "离开", en "Leave";
    task: zh "任务", en "Task";
    documents: zh "文件", en "Documents";
    documents_none: zh "这一轮还没有文件", en "No documents in this round yet";
    from_source(source: &str): zh "来源：{source}", en "Source: {source}";
    goals: zh "学习目标", en "What you will learn";
    characters: zh "人物", en "Characters";
    talk_with(name: &str): zh "与{name}交谈", en "Talk with {name}";
    gone: zh "已离开医院", en "no longer at the hospital";
    external: zh "院外", en "external";
    nothing_to_ask: zh "现在没有可以问的", en "There is nothing to ask now";
    nothing_asked: zh "还没有问过。回答可能真实、片面或过时，由你们判断。", en "Nothing asked yet. Answers may be true, biased or out of date: you judge.";
    points_note(left: u32): zh "还有 {left} 个访谈点；回答可能真实、片面或过时，由你们判断。", en one(left) "{left} point left; answers may be true, biased or out of date: you judge.", en "{left} points left; answers may be true, biased or out of date: you judge.";
    cost(n: u32): zh "{n} 点", en one(n) "{n} point", en "{n} points";
    too_dear(n: u32): zh "需要 {n} 点，已经不够", en "It costs {n} points, more than are left";
    questions: zh "可以问的问题", en "What can be asked";
    evidence: zh "你们认为", en "You take it for";
    confirmed: zh "确认", en "Confirmed";
    assumed: zh "推测", en "Assumed";
    rumour: zh "传闻", en "Rumour";
    ungraded: zh "尚未判断", en "not judged yet";
    our_work: zh "我们的成果", en "Our work";
    open_map: zh "打开关系地图", en "Open the people map";
    cards_bought(n: usize): zh "{n} 张事实卡", en one(n) "{n} card", en "{n} cards";
    messages_none: zh "还没有消息", en "No messages yet";
    messages_none_hint: zh "医院、对手和上级的消息会出现在这里", en "What the hospital, rivals and head office send appears here";
    answer: zh "回复", en "Answer";
    answer_to(title: &str): zh "回复“{title}”", en "Answer to “{title}”";
    answer_hint: zh "几句话：你们怎么做，为什么", en "A few sentences: what you do and why";
    answer_missing: zh "请写下回复", en "Write an answer";
    answered: zh "已回复", en "answered";
    answered_by(name: &str, time: &str): zh "{name}，{time}", en "{name}, {time}";
    change_answer: zh "修改回复", en "Change the answer";
    left_people(names: &str): zh "{names}不再在医院任职", en "{names} no longer works at the hospital";
    new_message(title: &str): zh "新消息：{title}", en "New message: {title}";
    read_it: zh "去看", en "Read it";
    numbers_hint: zh "写数字即可，单位已注明", en "A number is enough; the unit is beside it";
    numbers_none: zh "这一轮不用算数字", en "No figures are asked for in this round";
    not_a_number: zh "这不是数字", en "That is no number";
    submit: zh "提交", en "Hand in";
    submit_sure: zh "提交全组的成果？", en "Hand in the work of the team?";
    submit_means: zh "此刻的地图、计划、数字和回复会冻结为提交稿，只有培训师能退回修改。", en "Map, plan, figures and answers are frozen as they are now. Only the trainer can reopen them.";
    submitted_at(time: &str): zh "{time} 已提交", en "Handed in at {time}";
    submitted_why: zh "已提交；培训师退回后才能修改", en "Handed in; only the trainer can reopen it";
    locked: zh "培训师已锁定编辑", en "The trainer has locked editing";
    from_trainer: zh "培训师的话", en "What the trainer says";
    summoned: zh "请看这里", en "Please look here";
    look: zh "去看", en "Look";
    look_up: zh "请看前方投影", en "Look at the screen in front";
    place(place: usize, all: usize): zh "第 {place} / {all} 名", en "place {place} of {all}";
    score(score: &str): zh "得分 {score}", en "score {score}";
    back_to_exercise: zh "回到演练", en "Back to the exercise";
}

crate::words! {
    sheets: zh "成果", en "Sheets";
    sheets_hint: zh "写下后离开输入框即保存，全组共用", en "Kept when you leave the field; the whole team writes on the same sheet";
    plan_days: zh "计划用的人天", en "Person-days planned";
    days_limit(n: u32): zh "不超过 {n} 人天", en "{n} person-days at most";
    hint_swot: zh "优势、劣势、机会、威胁，各写几条", en "Strengths, weaknesses, opportunities, threats: a few of each";
    hint_pest: zh "政治、经济、社会、技术：影响与可能性", en "Political, economic, social, technological: impact and likelihood";
    hint_tows: zh "每条策略连接一项内部与一项外部因素", en "Each strategy joins something inside and something outside";
    hint_plan: zh "行动、负责人、时间；针对每位关键人", en "Actions, owners and dates; one for each key player";
    hint_other: zh "写下你们的想法与依据", en "What you think, and what it rests on";
}

/// What belongs on a sheet.
#[must_use]
pub const fn sheet_hint(lang: Lang, tool: Tool) -> &'static str {
    match tool {
        Tool::Swot => hint_swot(lang),
        Tool::Pest => hint_pest(lang),
        Tool::Tows => hint_tows(lang),
        Tool::Plan => hint_plan(lang),
        _ => hint_other(lang),
    }
}
