//! Running an exercise, for those who run it: cases, runs, the console, the projector, the debrief.

use meridian_domain::{
    locale::Lang,
    workshop::{
        Channel, Level, Mode, Tool, Trigger, Truth,
        run::{Saying, Steer},
        score::Of,
    },
};

crate::words! {
    title: zh "演练", en "Training";
    for_trainers: zh "培训师、经理和管理员可以组织演练", en "Trainers, managers and administrators run exercises";
    runs: zh "场次", en "Runs";
    runs_none: zh "还没有场次", en "No runs yet";
    runs_none_hint: zh "在下面选一个案例，两分钟即可开始", en "Choose a case below; a run is ready in two minutes";
    run: zh "场次", en "Run";
    cases: zh "案例", en "Cases";
    cases_hint: zh "随程序提供的案例，以及用 meridian case pack 打包放入的案例", en "The cases that come with the program, and those packed with meridian case pack";
    case: zh "案例", en "Case";
    planned: zh "筹备中", en "Planned";
    running: zh "进行中", en "Running";
    ended: zh "已结束", en "Ended";
    fictional: zh "虚构", en "fictional";
    minutes(n: u32): zh "{n} 分钟", en "{n} min";
    teams(n: usize): zh "{n} 个小组", en one(n) "{n} team", en "{n} teams";
    teams_of(least: u8, most: u8, smallest: u8, largest: u8): zh "{least}–{most} 组，每组 {smallest}–{largest} 人", en "{least}–{most} teams of {smallest}–{largest}";
    rounds(n: usize): zh "{n} 轮", en one(n) "{n} round", en "{n} rounds";
    begun_at: zh "时间", en "When";
    code: zh "加入码", en "Join code";
    open_console: zh "打开控制台", en "Open the console";
    new_run: zh "新建场次", en "New run";
    new_run_of(case: &str): zh "新建场次：{case}", en "New run: {case}";
    names: zh "名称", en "Names";
    names_hint: zh "改名后，所有文本中的公司和医院都随之改变", en "Renamed here, the company and the hospital are renamed in every text";
    company_zh: zh "公司（中文）", en "Company, in Chinese";
    company_en: zh "公司（英文）", en "Company, in English";
    hospital_zh: zh "医院（中文）", en "Hospital, in Chinese";
    hospital_en: zh "医院（英文）", en "Hospital, in English";
    how_many_teams: zh "小组数", en "Number of teams";
    team: zh "小组", en "Team";
    teams_head: zh "小组数", en "Teams";
    team_n(n: usize): zh "第 {n} 组名称", en "Name of team {n}";
    team_default(n: usize): zh "第 {n} 组", en "Team {n}";
    agenda: zh "议程", en "Agenda";
    agenda_hint: zh "每轮的分钟数，以及这一轮各组能打开什么", en "Minutes of each round, and what teams may open in it";
    minutes_of_round(round: &str): zh "“{round}”的分钟数", en "Minutes of “{round}”";
    settings: zh "设置", en "Settings";
    leaderboard: zh "排名", en "Ranking";
    leaderboard_hint: zh "小组何时看到分数", en "When teams see scores";
    share: zh "自动评分所占比例", en "Share scored automatically";
    share_hint(rest: u32): zh "其余 {rest}% 由评委评分", en "The other {rest}% is for the evaluators";
    make: zh "建立场次", en "Make the run";
    making: zh "正在建立…", en "Making…";
    missing_team: zh "每个小组都要有名称", en "Every team needs a name";
    bad_minutes: zh "每轮 1 到 240 分钟", en "A round has 1 to 240 minutes";

    console: zh "控制台", en "Console";
    projector: zh "投影", en "Projector";
    debrief: zh "复盘", en "Debrief";
    join_sheet: zh "加入方式", en "How to join";
    show_join: zh "显示二维码", en "Show the code";
    qr: zh "加入页面的二维码", en "QR code of the page to join";
    only_here: zh "服务器只在本机可用，平板连不上。请用 --addr 0.0.0.0 启动。", en "The server can be reached from this machine only. Start it with --addr 0.0.0.0 so that tablets can join.";
    no_network: zh "本机没有连接任何网络，平板连不上。请连接 Wi-Fi 或打开热点。", en "This machine is on no network, so tablets cannot join. Join a Wi-Fi or open a hotspot.";
    clock: zh "时钟", en "Clock";
    start: zh "开始", en "Start";
    start_round(round: &str): zh "开始“{round}”", en "Start “{round}”";
    pause: zh "暂停", en "Pause";
    resume: zh "继续", en "Go on";
    add_minutes(n: u32): zh "+{n} 分钟", en "+{n} min";
    sound_on: zh "到点响铃：开", en "Bell at the end: on";
    sound_off: zh "到点响铃：关", en "Bell at the end: off";
    next_round(round: &str): zh "进入“{round}”", en "On to “{round}”";
    back_round(round: &str): zh "退回“{round}”", en "Back to “{round}”";
    skip_round: zh "跳过本轮", en "Skip this round";
    end_run: zh "结束场次", en "End the run";
    end_run_sure: zh "结束这个场次？", en "End this run?";
    end_run_means: zh "加入码立即失效，小组不能再修改。分数和复盘会保留。", en "The join code stops working and teams can change nothing more. Scores and debrief stay.";
    ends_at(time: &str): zh "{time} 结束", en "ends {time}";
    ends_late(time: &str, minutes: i64): zh "{time} 结束，比计划晚 {minutes} 分钟", en "ends {time}, {minutes} min late";
    paused: zh "已暂停", en "Paused";
    not_begun: zh "尚未开始", en "Not begun";
    time_is_up: zh "时间到", en "Time is up";
    over: zh "全部结束", en "All rounds are over";
    round: zh "轮次", en "Round";
    round_n(n: usize, title: &str): zh "第 {n} 轮 · {title}", en "Round {n} · {title}";
    open_tools(tools: &str): zh "开放：{tools}", en "open: {tools}";
    progress: zh "进展", en "Progress";
    online_of(online: usize, seats: usize): zh "{online} / {seats} 在线", en "{online} of {seats} online";
    joined(n: usize): zh "{n} 人已加入", en "{n} have joined";
    seats: zh "人数", en "Seats";
    people_on_map: zh "地图人物", en "People";
    lines_on_map: zh "关系线", en "Lines";
    cards: zh "事实卡", en "Cards";
    last_activity: zh "最近操作", en "Last";
    to_answer: zh "待回复", en "To answer";
    points: zh "访谈点", en "Points";
    submitted: zh "提交", en "Handed in";
    submitted_at(time: &str): zh "{time} 提交", en "handed in {time}";
    not_submitted: zh "未提交", en "not yet";
    reopen: zh "退回修改", en "Reopen";
    look_at_map(team: &str): zh "查看“{team}”的地图", en "Look at the map of {team}";
    look_at_pipeline(team: &str): zh "查看“{team}”的看板", en "Look at the board of {team}";
    more_of(team: &str): zh "“{team}”：更多操作", en "More for {team}";
    lock_team: zh "锁定该组", en "Lock this team";
    unlock_team: zh "解除锁定", en "Unlock this team";
    give_points: zh "多给 1 个访谈点", en "Give 1 more point";

    injects: zh "事件", en "Injects";
    inject: zh "事件", en "Inject";
    sent_of(sent: usize, all: usize): zh "{sent} / {all}", en "{sent} of {all}";
    release_now: zh "立即发布", en "Release now";
    release_to(team: &str): zh "只发给“{team}”", en "To {team} only";
    release_all: zh "发给所有小组", en "To all teams";
    release_matching: zh "发给符合条件的小组", en "To the teams it is meant for";
    release: zh "发布…", en "Release…";
    release_of(inject: &str): zh "发布“{inject}”", en "Release “{inject}”";
    withdraw: zh "撤回", en "Withdraw";
    withdraw_of(inject: &str): zh "撤回“{inject}”", en "Withdraw “{inject}”";
    reached(n: usize, all: usize): zh "已到 {n} / {all} 组", en "{n} of {all} teams";
    in_round(round: &str): zh "{round}", en "{round}";
    due_in(clock: &str): zh "{clock} 后自动发布", en "by itself in {clock}";
    at_minute(n: u32): zh "本轮第 {n} 分钟", en "minute {n} of its round";
    matches_now(n: usize): zh "现在有 {n} 组符合", en one(n) "{n} team fits now", en "{n} teams fit now";
    for_the_trainer: zh "给培训师的说明", en "For the trainer";
    expected: zh "期望", en "Expected";

    bookmarks: zh "书签与观察", en "Bookmarks and notes";
    bookmark: zh "加书签", en "Bookmark";
    note: zh "观察", en "What you saw";
    note_of: zh "关于", en "About";
    everybody: zh "所有人", en "Everybody";
    note_missing: zh "请写一句观察到的内容", en "Write a sentence of what you saw";
    bookmarks_none: zh "按 B 记下此刻，复盘时回到这里", en "Press B to keep this moment for the debrief";

    marks: zh "评委评分", en "Marks of the evaluators";
    marks_hint: zh "0 到 4；相差 2 级以上时请评委商量", en "0 to 4; from two levels apart the evaluators should talk";
    marks_of(team: &str): zh "评分：{team}", en "Marks for {team}";
    criterion: zh "标准", en "Criterion";
    weight: zh "权重", en "Weight";
    my_mark: zh "我的评分", en "My mark";
    mean: zh "平均", en "Mean";
    evaluators(n: usize): zh "{n} 位评委", en one(n) "{n} evaluator", en "{n} evaluators";
    disagree: zh "分歧", en "disagree";
    level_of(criterion: &str, level: u8): zh "“{criterion}”：{level} 级", en "{criterion}: level {level}";
    prohibited: zh "有违规行为", en "A prohibited act";
    prohibited_hint(cap: &str): zh "合规项记 0，总分不超过 {cap}", en "Compliance counts 0, and the total is {cap} at most";

    score: zh "得分", en "Score";
    coverage(percent: &str): zh "已评 {percent}", en "ev. {percent}";
    coverage_hint: zh "得分旁边是已评的比例；没评的是空缺，不是零分。", en "Beside the score stands how much was evaluated; what was not is a gap, not a zero.";
    no_score: zh "还没有分数", en "No scores yet";
    rank_of(place: usize, team: &str): zh "第 {place} 名：{team}", en "{place}. {team}";
    automatic: zh "自动", en "Automatic";
    human: zh "评委", en "Evaluators";
    capped: zh "因违规封顶", en "capped for a prohibited act";

    broadcast: zh "广播", en "Broadcast";
    broadcast_place: zh "告诉所有小组…", en "Tell all teams…";
    send: zh "发送", en "Send";
    said: zh "培训师", en "Trainer";
    withdraw_said: zh "收回广播", en "Take the broadcast back";
    summon: zh "请大家看", en "Everyone look here";
    summon_where: zh "看哪里", en "Where to look";
    summon_brief: zh "简报", en "The brief";
    summon_projector: zh "投影", en "The screen in front";
    summon_map_of(team: &str): zh "“{team}”的地图", en "The map of {team}";
    summon_release: zh "让大家继续", en "Let everyone go on";
    summoned: zh "大家正在看", en "Everyone is looking";
    lock: zh "锁定编辑", en "Lock editing";
    unlock: zh "解除锁定", en "Unlock editing";
    locked: zh "编辑已锁定", en "Editing is locked";
    private: zh "小组互不可见", en "Teams cannot see each other";

    way_in_scan: zh "扫描二维码，或打开", en "Scan, or open";
    way_in_wifi: zh "连接与培训师相同的 Wi-Fi，无需上网", en "Join the same Wi-Fi as the trainer; no internet needed";
    way_in_code: zh "输入加入码", en "Type the code";
    way_in_name: zh "写下昵称，选择小组；不用账号和邮箱", en "Write a nickname and pick a team; no account, no e-mail";
    dropped: zh "掉线了？用同一台设备重新打开即可回到小组", en "Dropped? Open it again on the same device and you are back in your team";

    nothing_to_compare: zh "还没有提交，暂无可比", en "Nothing has been handed in, so there is nothing to compare yet";
    nothing_to_compare_hint: zh "小组提交后，地图会在这里与参考并排比较", en "Once a team hands in, its map stands here beside the reference";
    side_by_side: zh "各组与参考", en "Teams beside the reference";
    reference: zh "参考", en "Reference";
    no_difference: zh "与参考一致", en "As in the reference";
    lacks_person(name: &str): zh "缺少 {name}", en "{name} is missing";
    wrong_role(name: &str, drawn: &str, right: &str): zh "{name} 的角色画成{drawn}，应为{right}", en "{name} is drawn as {drawn}, and is {right}";
    no_role(name: &str, right: &str): zh "{name} 没有角色，应为{right}", en "{name} has no role, and is {right}";
    lacks_line(from: &str, to: &str): zh "缺少 {from} → {to}", en "The line {from} → {to} is missing";
    wrong_way(from: &str, to: &str): zh "{from} → {to} 方向相反", en "The line {from} → {to} runs the other way";
    extra_line(from: &str, to: &str): zh "多画了 {from} → {to}", en "There is no line {from} → {to}";
    over_sure(what: &str): zh "{what}：标为“确认”，其实不对", en "{what}: marked confirmed, and is not so";
    lobbied(name: &str): zh "{name} 是监督人员，却成了工作对象", en "{name} is a monitor and was made a target";
    prompts: zh "讨论", en "To talk about";
    rests_on: zh "依据", en "Because";
    export_scores: zh "导出分数（XLSX）", en "Export the scores (XLSX)";
    knew_then: zh "决定时知道什么", en "What they knew when they decided";
    observations_none: zh "没有书签和观察", en "No bookmarks or notes";
}

const fn of(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// For whom a case is made.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Introductory => of(lang, "入门", "Introductory"),
        Level::Intermediate => of(lang, "中级", "Intermediate"),
        Level::Advanced => of(lang, "高级", "Advanced"),
    }
}

/// What a team may open.
#[must_use]
pub const fn tool(lang: Lang, tool: Tool) -> &'static str {
    match tool {
        Tool::Documents => of(lang, "文件", "documents"),
        Tool::Profile => of(lang, "访谈", "talks"),
        Tool::Map => of(lang, "关系地图", "people map"),
        Tool::Insight => of(lang, "洞察卡", "insight cards"),
        Tool::Pest => of(lang, "PEST", "PEST"),
        Tool::Swot => of(lang, "SWOT", "SWOT"),
        Tool::Tows => of(lang, "TOWS", "TOWS"),
        Tool::Value => of(lang, "价值台账", "value ledger"),
        Tool::Plan => of(lang, "计划", "plan"),
        Tool::Pipeline => of(lang, "看板", "board"),
        Tool::Forecast => of(lang, "预测", "forecast"),
        Tool::Allocation => of(lang, "时间分配", "allocation"),
        Tool::Pitch => of(lang, "汇报", "pitch"),
        Tool::Debrief => of(lang, "复盘", "debrief"),
    }
}

/// When teams see scores.
#[must_use]
pub const fn mode(lang: Lang, mode: Mode) -> &'static str {
    match mode {
        Mode::Live => of(lang, "实时", "Live"),
        Mode::AfterRound => of(lang, "轮后", "After"),
        Mode::Masked => of(lang, "名次", "Rank"),
        Mode::Off => of(lang, "关闭", "Off"),
    }
}

/// The same, as a sentence.
#[must_use]
pub const fn mode_means(lang: Lang, mode: Mode) -> &'static str {
    match mode {
        Mode::Live => of(lang, "小组随时看到分数和名次", "Teams see scores and places at any time"),
        Mode::AfterRound => of(lang, "小组在每轮结束后看到分数", "Teams see scores when a round is over"),
        Mode::Masked => of(lang, "小组只看到自己的名次", "A team sees its own place and no scores"),
        Mode::Off => of(lang, "小组看不到分数和名次", "Teams see neither scores nor places"),
    }
}

/// What sets an inject off.
#[must_use]
pub const fn trigger(lang: Lang, trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Time => of(lang, "定时", "timed"),
        Trigger::Manual => of(lang, "手动", "by hand"),
        Trigger::Condition => of(lang, "有条件", "conditional"),
    }
}

/// How an inject reaches a team.
#[must_use]
pub const fn channel(lang: Lang, channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => of(lang, "邮件", "E-mail"),
        Channel::Call => of(lang, "电话", "Call"),
        Channel::Letter => of(lang, "信函", "Letter"),
        Channel::News => of(lang, "新闻", "News"),
        Channel::Message => of(lang, "消息", "Message"),
        Channel::Meeting => of(lang, "会议", "Meeting"),
    }
}

/// A part of a score; `name` gives the name of a thing of the case.
#[must_use]
pub fn part(lang: Lang, part: &Of, name: impl Fn(&Of) -> Option<String>) -> String {
    let fixed = match part {
        Of::People => of(lang, "找到的人物", "People found"),
        Of::Roles => of(lang, "角色", "Roles"),
        Of::Attributes => of(lang, "权力、关注与态度", "Power, interest, support"),
        Of::Lines => of(lang, "关系线", "Lines"),
        Of::Calibration => of(lang, "把握是否恰当", "How sure and how right"),
        Of::Lobbied(_) => of(lang, "把监督人员当作对象", "A monitor made a target"),
        Of::Map => of(lang, "关系地图", "People map"),
        Of::SwotPart => of(lang, "SWOT", "SWOT"),
        Of::PestPart => of(lang, "PEST", "PEST"),
        Of::TowsPart => of(lang, "TOWS", "TOWS"),
        Of::PlanPart => of(lang, "计划", "Plan"),
        Of::NumbersPart => of(lang, "数字", "Numbers"),
        Of::InjectsPart => of(lang, "事件应对", "Answers to injects"),
        Of::Auto => automatic(lang),
        Of::Human => human(lang),
        Of::Cap => capped(lang),
        Of::Swot(key)
        | Of::Pest(key)
        | Of::Strategy(key)
        | Of::PlanItem(key)
        | Of::Number(key)
        | Of::Expectation(key)
        | Of::Criterion(key) => return name(part).unwrap_or_else(|| key.to_string()),
    };
    fixed.to_owned()
}

/// What is told of a trainer's deed; nothing where the console shows it anyway.
#[must_use]
pub const fn done(deed: &Steer) -> Option<fn(Lang) -> &'static str> {
    Some(match deed {
        Steer::Round { .. } => did_round,
        Steer::End => did_end,
        Steer::Reopen => did_reopen,
        Steer::Release { .. } => did_release,
        Steer::Withdraw { .. } => did_withdraw,
        Steer::Say { saying: Saying::Broadcast, .. } => did_broadcast,
        Steer::Say { saying: Saying::Summon, .. } => did_summon,
        Steer::Bookmark { .. } => did_bookmark,
        Steer::Observe { .. } => did_observe,
        Steer::Forget(_) => did_forget,
        Steer::OpenAgain(_) => did_open_again,
        Steer::Close => did_close,
        Steer::Move { .. } => did_move,
        Steer::SendAway(_) => did_send_away,
        _ => return None,
    })
}

crate::words! {
    did_round: zh "已换轮次", en "The round has changed";
    did_end: zh "场次已结束", en "The run has ended";
    did_reopen: zh "场次已重新打开", en "The run is open again";
    did_release: zh "事件已发布", en "The inject is out";
    did_withdraw: zh "事件已撤回", en "The inject is withdrawn";
    did_broadcast: zh "已告诉所有小组", en "All teams have been told";
    did_summon: zh "已请大家看", en "Everyone has been asked to look";
    did_bookmark: zh "已加书签", en "Bookmarked";
    did_observe: zh "已记下", en "Noted";
    did_forget: zh "已删除", en "Removed";
    did_open_again: zh "已退回修改", en "Reopened";
    did_close: zh "分数已定稿", en "The scores are kept";
    did_move: zh "已换组", en "Moved to the other team";
    did_send_away: zh "已请出", en "Sent away";
    reopen_run: zh "重新打开场次", en "Open the run again";
    close_scores: zh "分数定稿", en "Keep the scores";
    revealed: zh "小组看到参考", en "Teams see the reference";
    send_away: zh "请出", en "Send away";
    move_to(team: &str): zh "移到“{team}”", en "Move to {team}";
    activity: zh "动态", en "Activity";
    did_ask(team: &str, who: &str): zh "{team} 向{who}提问", en "{team} asked {who}";
    did_answer(team: &str, title: &str): zh "{team} 回复了“{title}”", en "{team} answered “{title}”";
    did_hand_in(team: &str): zh "{team} 已提交", en "{team} handed in";
    did_receive(team: &str, title: &str): zh "{team} 收到“{title}”", en "{team} got “{title}”";
    nobody_summoned: zh "没有人被请来看", en "Nobody has been asked to look";
    answers: zh "写了什么", en "What the team wrote";
    only_trainer: zh "只有本场培训师可以", en "Only the trainer of this run";
    go_to_round: zh "换轮次…", en "Go to a round…";
    fewer_teams: zh "减少一组", en "One team fewer";
    more_teams: zh "增加一组", en "One team more";
    run_name: zh "场次名称", en "Name of the run";
    run_name_hint: zh "留空则用案例名称", en "The title of the case if left empty";
    people_joined(n: usize): zh "{n} 人", en one(n) "{n} person", en "{n} people";
    trainer: zh "培训师", en "Trainer";
    evaluators_of: zh "评委", en "Evaluators";
    evaluators_hint: zh "与您一起评分的同事", en "Colleagues who judge beside you";
    goals_and_actions: zh "目标 / 行动", en "Goals / actions";
    waiting_condition(n: usize): zh "{n} 组尚不符合条件", en one(n) "{n} team does not fit yet", en "{n} teams do not fit yet";
    no_answers: zh "没有回复", en "No answers";
    answers_of(team: &str): zh "“{team}”的回复", en "What {team} wrote";
    traps: zh "合规陷阱", en "Compliance traps";
    judged_trap(name: &str): zh "做了：{name}", en "Done: {name}";
    thought_there: zh "有", en "there";
    thought_absent: zh "没有", en "not there";
    suggested(found: &str): zh "找到：{found}", en "found: {found}";
    thoughts: zh "参考要点", en "Thoughts of the reference";
    thoughts_hint: zh "程序只提示，由您确认", en "The program suggests, you confirm";
}

crate::words! {
    prompt_hidden(from: &str, to: &str, found: usize): zh "{from} → {to} 从未公开：{found} 组画了出来。是从哪里看出来的？", en one(found) "{from} → {to} was told to nobody; {found} team drew it. What gave it away?", en "{from} → {to} was told to nobody; {found} teams drew it. What gave it away?";
    prompt_inject(title: &str): zh "“{title}”：你们怎么做的，为什么？换作真实客户呢？", en "“{title}”: what did you do, and why? What would you do with a real customer?";
    prompt_sure(name: &str): zh "关于{name}，你们凭什么确定？当时还缺什么信息？", en "What made you sure of {name}? What did you not know then?";
    truth_true: zh "真实", en "true";
    truth_biased: zh "片面", en "biased";
    truth_outdated: zh "过时", en "out of date";
}

/// What a card was worth.
#[must_use]
pub const fn truth(lang: Lang, truth: Truth) -> &'static str {
    match truth {
        Truth::True => truth_true(lang),
        Truth::Biased => truth_biased(lang),
        Truth::Outdated => truth_outdated(lang),
    }
}
