//! Errors, as words: what happened, what was kept, what to do.

crate::words! {
    happened: zh "发生了", en "Happened";
    kept: zh "已保留", en "Kept";
    you_can: zh "可以", en "You can";
    not_found: zh "这里什么也没有", en "There is nothing here";
    not_found_hint: zh "地址可能写错了，或这一项已被删除。", en "The address may be mistyped, or the item was removed.";
    not_loaded: zh "这一页没有取到", en "This page did not come";
    not_loaded_hint: zh "可能断网了，或服务器换了新版本。您的更改都已保留；联网后再试一次。", en "The connection was lost, or the server has a newer version. Your changes are kept; try again when you are online.";
    offline: zh "已离线，可以继续工作", en "Offline, you can go on";
    back_online: zh "已恢复联网", en "Back online";
    server: zh "服务器没能完成这一步", en "The server could not do this";
    server_kept: zh "您的输入还在这里。", en "What you typed is still here.";
    try_again: zh "稍后再试；若仍失败，请把下面的编号告诉管理员。", en "Try again in a moment; if it fails again, tell your administrator the code below.";
    unreachable: zh "连不上服务器", en "The server cannot be reached";
    was_first(name: &str): zh "{name}先改了，您的更改没有生效", en "{name} was first; yours was not applied";
    field_required: zh "请填写", en "Please fill this in";
    out_of_range: zh "超出范围", en "Out of range";
}
