//! Pipelines and their stages, as an administrator changes them.

use meridian_domain::{locale::Lang, pipeline::Flaw};

crate::words! {
    title: zh "管线与阶段", en "Pipelines and stages";
    about: zh "商机经过哪些阶段，每个阶段要求什么、按法规有多少天。改动立即生效，打开的看板随之更新，也可撤销。", en "Which stages deals pass, what each asks for, and how many days the law gives. Changes take effect at once, open boards follow, and they can be undone.";
    none: zh "还没有管线：从模板新建一条。", en "No pipelines yet: make one from a template.";
    edit_stages(name: &str): zh "编辑“{name}”的阶段", en "Edit the stages of “{name}”";
    stages: zh "阶段", en "Stages";
    archive: zh "归档", en "Archive";
    archive_named(name: &str): zh "归档管线“{name}”", en "Archive the pipeline “{name}”";
    was_archived(name: &str): zh "已归档管线“{name}”", en "Archived the pipeline “{name}”";
    archived: zh "已归档", en "Archived";
    archived_about: zh "不再出现在看板、预测和新商机的选项中；其商机仍可查看，也仍计入全部管线的预测。", en "Offered neither on the board nor in the forecast nor for new deals. Their deals can still be read, and count in the forecast of all pipelines.";
    bring_back: zh "恢复", en "Bring back";
    bring_back_named(name: &str): zh "恢复管线“{name}”", en "Bring back the pipeline “{name}”";
    brought_back(name: &str): zh "已恢复管线“{name}”", en "Brought back the pipeline “{name}”";
    pipeline_at_the_end: zh "已到尽头", en "It cannot go further";
    new_pipeline: zh "新管线", en "New pipeline";
    template: zh "模板", en "Template";
    template_hint(n: usize): zh "{n} 个阶段，连同要求与法定期限；之后都可以改", en "{n} stages with what they ask and their statutory days; all of it can be changed afterwards";
    empty: zh "空白（进行中、赢单、丢单各一）", en "Empty: one open stage, one of won, one of lost deals";
    empty_hint: zh "三个阶段，不作任何要求", en "Three stages that ask for nothing";
    own_name: zh "名称可改；留空则用模板的名称", en "May be changed; left empty it is called as its template";
    make: zh "新建", en "Make it";
    made(name: &str): zh "已新建管线“{name}”", en "Made the pipeline “{name}”";
    rename: zh "保存名称", en "Save name";
    renamed: zh "名称已保存", en "The name was saved";
    renamed_meanwhile(name: &str): zh "同事刚改为“{name}”，保存则以您的为准", en "A colleague has just named it “{name}”; saving puts yours in its place";
    remove_pipeline: zh "删除管线", en "Remove pipeline";
    remove_pipeline_named(name: &str): zh "删除管线“{name}”", en "Remove the pipeline “{name}”";
    removed_pipeline(name: &str): zh "已删除管线“{name}”", en "Removed the pipeline “{name}”";
    pipeline_has_deals(n: i64): zh "管线里还有 {n} 单商机：先在看板上把它们删除或导出后另建，才能删除管线", en one(n) "{n} deal is in it: remove it on the board first, then the pipeline can go", en "{n} deals are in it: remove them on the board first, then the pipeline can go";
    pipeline_in_use: zh "还有商机或指标用到这条管线：先删除它们，再删除管线", en "Deals or targets still refer to it: remove those first, then the pipeline can go";
    see_deals: zh "在看板上查看", en "See them on the board";
    gone: zh "这条管线已被删除", en "This pipeline was removed";
    deals(n: i64): zh "{n} 单", en one(n) "{n} deal", en "{n} deals";
    deals_head: zh "商机", en "Deals";
    kind: zh "类型", en "Kind";
    open_stages: zh "进行中", en "Open";
    won_stages: zh "赢单", en "Won";
    lost_stages: zh "丢单", en "Lost";
    new_stage: zh "添加阶段", en "Add stage";
    edit_stage(name: &str): zh "编辑阶段“{name}”", en "Edit the stage “{name}”";
    remove_stage(name: &str): zh "删除阶段“{name}”", en "Remove the stage “{name}”";
    removed_stage(name: &str): zh "已删除阶段“{name}”", en "Removed the stage “{name}”";
    stage_has_deals(n: i64): zh "这里还有 {n} 单商机：先把它们移到别的阶段，再删除", en one(n) "{n} deal stands here: move it to another stage first", en "{n} deals stand here: move them to another stage first";
    stage_in_use: zh "这里还有商机：先把它们移到别的阶段，再删除", en "Deals stand here: move them to another stage first";
    last_open: zh "管线至少要有一个进行中的阶段：先添加另一个", en "A pipeline needs an open stage: add another one first";
    last_won: zh "管线至少要有一个赢单阶段：先添加另一个", en "A pipeline needs a stage of won deals: add another one first";
    last_lost: zh "管线至少要有一个丢单阶段：先添加另一个", en "A pipeline needs a stage of lost deals: add another one first";
    up(name: &str): zh "上移“{name}”", en "Move “{name}” up";
    down(name: &str): zh "下移“{name}”", en "Move “{name}” down";
    move_stage(name: &str): zh "移动“{name}”", en "Move “{name}”";
    how_to_move: zh "空格抬起，上下方向键移动，空格放下，Esc 退回；也可拖动", en "Space lifts, the arrows move, Space drops, Escape puts back; or drag it";
    at_the_end: zh "已到这一类阶段的尽头：进行中在前，赢单其次，丢单最后", en "It cannot go further: open stages come first, then those of won deals, then lost";
    lifted(name: &str): zh "已抬起“{name}”", en "Lifted “{name}”";
    place(name: &str, place: usize, all: usize): zh "“{name}”第 {place} 位，共 {all} 位", en "“{name}”, place {place} of {all}";
    dropped(name: &str, place: usize): zh "“{name}”已移到第 {place} 位", en "Moved “{name}” to place {place}";
    put_back: zh "已退回原处", en "Put back";
    asks(n: usize): zh "要求 {n} 项", en one(n) "asks for {n} thing", en "asks for {n} things";
    may_pass_over: zh "可跳过", en "may be passed over";
    days_by_law(days: i64): zh "法定 {days} 天", en one(days) "{days} day by law", en "{days} days by law";
    working_days_by_law(days: i64): zh "法定 {days} 个工作日", en one(days) "{days} working day by law", en "{days} working days by law";
    basics: zh "名称与类型", en "Name and kind";
    phase: zh "时期", en "Phase";
    phase_hint: zh "决定看板列的颜色", en "Gives the column of the board its colour";
    kind_fixed(n: i64): zh "这里有 {n} 单商机，类型不能改：先移走它们", en one(n) "{n} deal stands here, so its kind stays: move it away first", en "{n} deals stand here, so its kind stays: move them away first";
    kind_last: zh "这是最后一个此类阶段，类型不能改：先添加另一个", en "It is the last of its kind, so that stays: add another one first";
    forecast_title: zh "预测与时长", en "Forecast and ageing";
    probability: zh "默认赢率（%）", en "Default probability (%)";
    probability_hint: zh "0 到 100 的整数；商机自己的赢率优先", en "A whole number from 0 to 100; a deal’s own goes before it";
    certain_won: zh "赢单阶段的赢率是 100%", en "A won deal counts 100%";
    certain_lost: zh "丢单阶段的赢率是 0%", en "A lost deal counts 0%";
    half_days: zh "一半商机停留的天数（P50）", en "Days half of the deals stay (P50)";
    most_days: zh "八成商机停留的天数（P80）", en "Days four of five deals stay (P80)";
    half_hint: zh "超过一倍半即提醒；可留空", en "Amber beyond one and a half times as long; may be empty";
    most_hint: zh "超过即告警；可留空", en "Red beyond; may be empty";
    order_of_days: zh "P50 不能大于 P80", en "P50 may not be more than P80";
    entering: zh "进入时的要求", en "What entering asks for";
    entering_about: zh "商机进入这个阶段之前必须具备的。已在其中的商机不受影响。", en "What a deal must have before it enters. Deals that stand in it already are not asked.";
    fields: zh "须填写的字段", en "Fields that must be filled";
    papers: zh "须有的文件", en "Documents that must be there";
    functions: zh "须在关系地图上有姓名的职能", en "Functions of which somebody is known on the people map";
    approval: zh "须由谁批准", en "Whose approval is needed";
    nobody: zh "不需要批准", en "No approval";
    optional: zh "可以跳过这个阶段（跳过时不作要求）", en "Deals may pass it over; then nothing is asked";
    clock: zh "法定期限", en "Statutory days";
    clock_about: zh "法规会变：写明依据、施行日期与出处，并注明是否核实过。", en "Laws change: say on what it rests, since when, where it stands, and whether somebody has checked it.";
    has_clock: zh "这个阶段有法定期限", en "This stage has statutory days";
    clock_days: zh "天数", en "Days";
    working_days: zh "只计工作日（周一至周五）", en "Working days only, Monday to Friday";
    basis_zh: zh "依据（中文）", en "Basis in Chinese";
    basis_en: zh "依据（英文）", en "Basis in English";
    effective_on: zh "施行日期", en "In force since";
    clock_source: zh "出处", en "Where it can be read";
    verified: zh "已核实", en "It was checked";
    whole_number(least: i64, most: i64): zh "请填写 {least} 到 {most} 之间的整数", en "A whole number from {least} to {most}";
    needs_basis: zh "请写明法律或规定", en "Name the law or rule";
    wrong_date: zh "请填写 1950 到 2199 年之间的日期", en "A date between 1950 and 2199";
    too_long(most: usize): zh "最多 {most} 个字", en "{most} characters at most";
    changed_meanwhile(what: &str): zh "同事刚改了这个阶段：{what}。您填写的还在这里，没有保存。", en "A colleague has changed this stage meanwhile: {what}. What you typed is still here, not saved.";
    stage_gone: zh "同事已删除这个阶段。您填写的没有保存，可复制备用。", en "A colleague has removed this stage. What you typed is not saved; copy what you need.";
    decide_first: zh "先决定如何处理同事的改动", en "First decide what becomes of your colleague’s change";
    nothing_changed: zh "没有改动", en "Nothing is changed";
    saved_stage(name: &str): zh "阶段“{name}”已保存", en "Saved the stage “{name}”";
    added_stage(name: &str): zh "已添加阶段“{name}”", en "Added the stage “{name}”";
    mend: zh "请先改正标出的内容", en "First mend what is marked";
    stands_there: zh "阶段里有商机，类型没有改：先移走它们", en "Deals stand in it, so its kind was not changed: move them away first";
    guard_wrong: zh "要求互相矛盾：同一项不能要求两次", en "What it asks contradicts itself: nothing is asked twice";
    default_open: zh "线索", en "Lead";
    default_won: zh "成交", en "Won";
    default_lost: zh "未成交", en "Lost";
}

/// The five phases of a sale, see [`meridian_domain::pipeline::Stage::phase`].
#[must_use]
pub const fn phase_name(lang: Lang, phase: i64) -> &'static str {
    let (zh, en) = match phase {
        1 => ("培育", "Development"),
        2 => ("立项", "Approval"),
        3 => ("招采", "Procurement"),
        4 => ("签约交付", "Contract and delivery"),
        _ => ("运营", "Operation"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What would be wrong with the stages of a pipeline together.
#[must_use]
pub const fn flaw(lang: Lang, flaw: Flaw) -> &'static str {
    let (zh, en) = match flaw {
        Flaw::NoOpen => ("管线至少要有一个进行中的阶段", "A pipeline needs an open stage"),
        Flaw::NoWon => ("管线至少要有一个赢单阶段", "A pipeline needs a stage of won deals"),
        Flaw::NoLost => ("管线至少要有一个丢单阶段", "A pipeline needs a stage of lost deals"),
        Flaw::SamePlace => (
            "同事刚改过顺序，两个阶段会占同一位置",
            "The order has just been changed: two stages would stand at one place",
        ),
        Flaw::OutOfOrder => {
            ("进行中的阶段在前，赢单其次，丢单最后", "Open stages come first, then those of won deals, then lost")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
