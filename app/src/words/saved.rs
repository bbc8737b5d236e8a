//! Saved views: filters of a board under a name.

crate::words! {
    title: zh "已存视图", en "Saved views";
    views: zh "视图", en "Views";
    apply(name: &str): zh "应用视图“{name}”", en "Apply the view “{name}”";
    private: zh "仅自己可见", en "only you see it";
    for_team: zh "团队共享", en "shared with the team";
    changed: zh "已改动", en "changed";
    changed_how: zh "筛选与所存的不同；再按一次恢复", en "The filter differs from what was saved; press again to go back to it";
    save_as: zh "把现在的筛选存为视图", en "Save the present filter as a view";
    no_filter: zh "现在没有筛选，也按团队顺序排列：先筛选或排序，再保存", en "Nothing is filtered or sorted: filter first, then save";
    what_is_saved(what: &str): zh "保存：{what}", en "It holds: {what}";
    order_only: zh "排序", en "the order";
    name: zh "视图名称", en "Name of the view";
    share: zh "与团队共享", en "Share with the team";
    share_hint: zh "能看到这个看板的同事都能使用，只有您能改", en "Colleagues who see the board may use it; only you change it";
    take_filter: zh "改用现在的筛选", en "Take over the present filter";
    save_view: zh "保存视图", en "Save the view";
    save_new: zh "另存为新视图", en "Save as a new one";
    remove: zh "删除视图", en "Remove the view";
    edit(name: &str): zh "视图“{name}”", en "The view “{name}”";
    saved(name: &str): zh "视图“{name}”已保存", en "Saved the view “{name}”";
    removed(name: &str): zh "已删除视图“{name}”", en "Removed the view “{name}”";
    taken: zh "您已有同名的视图", en "You have a view of this name already";
    of_another: zh "这是同事共享的视图，只有其作者能改；您可以另存一份", en "A colleague shares this view and only they change it; save one of your own";
    nothing_changed: zh "没有改动", en "Nothing is changed";
}
