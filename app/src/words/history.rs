//! The history of a map: the slider back, named moments, what differs between two of them.

use meridian_domain::{locale::Lang, stakeholder::history::Field};

use super::{health, map};

crate::words! {
    history: zh "历史", en "History";
    open_history: zh "历史：这张地图以前是什么样", en "History: what this map was";
    reading_log: zh "正在读取历史…", en "Reading the history…";
    nothing_yet: zh "这张地图还没有历史", en "Nothing has happened to this map yet";
    cut_off: zh "更早的变化太多，没有读入", en "There is more; the earliest is left out";
    slider: zh "时间", en "Time";
    now: zh "现在", en "Now";
    beginning: zh "最初", en "The beginning";
    to_now: zh "回到现在", en "Back to now";
    back: zh "上一步", en "One step back";
    forward: zh "下一步", en "One step forward";
    play: zh "播放", en "Play";
    pause: zh "暂停", en "Pause";
    as_of(moment: &str): zh "{moment} 的地图，只能查看", en "As of {moment}; nothing can be changed";
    step(moment: &str, who: &str, what: &str): zh "{moment}，{who}：{what}", en "{moment}, {who}: {what}";
    nothing_changes: zh "您看到的是过去的地图，没有修改任何内容。回到现在再修改。", en "You are looking at the past, so nothing was changed. Go back to now first.";
    by_import: zh "系统", en "the system";
    drift: zh "支持指数的变化", en "Support index over time";

    snapshots: zh "快照", en "Snapshots";
    name_moment: zh "为这一刻命名…", en "Name this moment…";
    snapshot_name: zh "名称", en "Name";
    keep: zh "保存", en "Keep";
    no_snapshots: zh "还没有命名的时刻", en "No moment has a name yet";
    go_to: zh "查看", en "Show";
    rename: zh "改名", en "Rename";
    delete_snapshot(name: &str): zh "删除快照“{name}”", en "Delete the snapshot “{name}”";
    name_needed: zh "请填写名称", en "Give it a name";

    compare: zh "比较…", en "Compare…";
    compare_title: zh "比较两个时刻", en "Compare two moments";
    before: zh "之前", en "Before";
    after: zh "之后", en "After";
    moment_shown: zh "正在查看的时刻", en "The moment shown";
    figure: zh "数字", en "Figure";
    differences(n: usize): zh "{n} 处不同", en one(n) "{n} difference", en "{n} differences";
    no_difference: zh "两个时刻之间没有不同", en "Nothing differs between the two moments";
    arrived: zh "新增", en "New";
    left: zh "已移出", en "Gone";
    line_drawn: zh "新的线", en "New line";
    line_gone: zh "去掉的线", en "Line gone";
    line_changed: zh "线的权重或含义变了", en "Line changed";
    what_differs: zh "变化", en "What differs";
    mark_new: zh "新", en "new";
    mark_changed: zh "变", en "changed";
    shift(was: &str, is: &str): zh "{was} → {is}", en "{was} → {is}";

    and_also: zh "；", en "; ";
    who_changed: zh "谁改了什么", en "Who changed what";
    was_put_on: zh "放到地图上", en "put on the map";
    was_taken_off: zh "移出地图", en "taken off the map";
    was_moved: zh "移动位置", en "moved";
    was_edited: zh "修改了资料", en "details changed";
    field_change(field: &str, was: &str, is: &str): zh "{field} {was} → {is}", en "{field} {was} → {is}";
    relation_change(was: &str, is: &str): zh "关系级别 {was} → {is}", en "relationship {was} → {is}";
    aged(days: i64): zh "{days} 天", en "{days} d";
    aged_long(days: i64): zh "{days} 天前的了解", en "known {days} days ago";
}

/// The name of an attribute.
pub const fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Support => map::support(lang),
        Field::Power => map::power(lang),
        Field::Interest => map::interest(lang),
        Field::Coverage => map::coverage(lang),
        Field::Influence => map::buying_influence(lang),
        Field::Function => map::function(lang),
        Field::Status => map::status(lang),
        Field::Credibility => health::credibility(lang),
        Field::Reliability => health::reliability(lang),
        Field::Intimacy => health::intimacy(lang),
        Field::SelfOrientation => health::self_orientation(lang),
        Field::Evidence => map::evidence(lang),
    }
}
