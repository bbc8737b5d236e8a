//! Working together: comments on maps and deals and whom they call, who is here, whom one follows, what a
//! colleague took away.

crate::words! {
    comments: zh "评论", en "Comments";
    open_comments(n: usize): zh "{n} 条未解决的评论", en one(n) "{n} open comment", en "{n} open comments";
    all_comments: zh "这张地图上的评论", en "Comments on this map";
    none_yet: zh "还没有评论", en "No comments yet";
    none_open: zh "没有未解决的评论", en "No open comments";
    none_open_hint: zh "在人物或线的面板里写评论，用 @ 提到同事。", en "Write one in the panel of a person or a line; @ calls a colleague.";
    show_settled(n: usize): zh "显示已解决的 {n} 条", en "Show {n} settled";
    hide_settled: zh "隐藏已解决的", en "Hide the settled ones";
    answer: zh "回复", en "Answer";
    answer_to(name: &str): zh "回复{name}", en "Answer {name}";
    settled: zh "已解决", en "Settled";
    settle: zh "解决", en "Settle";
    reopen: zh "重新打开", en "Reopen";
    edit_of(name: &str): zh "修改{name}的评论", en "Edit the comment of {name}";
    delete_of(name: &str): zh "删除{name}的评论", en "Delete the comment of {name}";
    write: zh "写评论", en "Write a comment";
    write_hint: zh "@ 提到同事", en "@ calls a colleague";
    reword: zh "修改评论", en "Edit the comment";
    send: zh "发表", en "Comment";
    sent: zh "评论已发表", en "Comment added";
    changed: zh "评论已修改", en "Comment changed";
    was_settled: zh "评论已解决", en "Comment settled";
    was_reopened: zh "评论已重新打开", en "Comment reopened";
    was_deleted: zh "评论已删除", en "Comment deleted";
    colleagues: zh "同事", en "Colleagues";
    found(n: usize): zh "{n} 位同事", en one(n) "{n} colleague", en "{n} colleagues";
    may_see: zh "客户团队", en "account team";
    the_map: zh "整张地图", en "The map as a whole";
    the_line(from: &str, to: &str): zh "线：{from} → {to}", en "Line {from} → {to}";
    show_on_map(what: &str): zh "在地图上显示：{what}", en "Show on the map: {what}";

    mentions: zh "提到我的评论", en "Comments that mention me";
    mentions_open(n: i64): zh "{n} 条提到我的评论未解决", en one(n) "{n} open comment mentions me", en "{n} open comments mention me";
    mentions_none: zh "没有提到您的未解决评论", en "No open comment mentions you";
    mentions_more(n: i64): zh "另有 {n} 条更早的", en "{n} earlier ones";
    at_account(account: &str, what: &str): zh "{account}：{what}", en "{account} · {what}";

    here: zh "也在这张地图上", en "Also on this map";
    follow(name: &str): zh "跟随{name}的视野", en "Follow what {name} sees";
    follow_away(name: &str): zh "跟随{name}的视野（暂时离开）", en "Follow what {name} sees (away)";
    following(name: &str): zh "正在跟随{name}", en "Following {name}";
    following_ended(name: &str): zh "已停止跟随{name}", en "No longer following {name}";
    followed_left(name: &str): zh "{name}已离开地图，跟随结束", en "{name} has left the map; you follow nobody";
    stop: zh "停止", en "Stop";

    gone(name: &str): zh "{name}已不在地图上，面板已关闭", en "{name} is no longer on the map; the panel was closed";
    some_gone(name: &str): zh "{name}已不在地图上", en "{name} is no longer on the map";
    gone_in_hand(name: &str): zh "{name}被移出了地图，您的操作已取消", en "{name} was taken off the map; what you had begun was cancelled";
    line_gone: zh "这条线已被删除，面板已关闭", en "The line was deleted; the panel was closed";
    not_there: zh "评论所指的人物或线已不在地图上", en "What the comment was about is no longer on the map";
}
