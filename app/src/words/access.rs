//! Who may do what, and why a control is disabled.

use meridian_domain::{access::Role, locale::Lang};

crate::words! {
    administrator: zh "管理员", en "Administrator";
    manager: zh "经理", en "Manager";
    account_manager: zh "客户经理", en "Account manager";
    contributor: zh "协作者", en "Contributor";
    trainer: zh "培训师", en "Trainer";
    observer: zh "观察者", en "Observer";
    participant: zh "学员", en "Participant";
    denied: zh "您没有这项权限", en "You may not do this";
    only_managers: zh "只有经理可以", en "Managers only";
    only_team: zh "只有客户团队可以", en "Account team only";
    read_only: zh "只读", en "Read only";
    never_a_target: zh "监督角色不可作为对象", en "A monitor is never a target";
    sensitive: zh "敏感", en "Sensitive";
    redacted: zh "已遮盖", en "redacted";
}

/// The name of a role.
#[must_use]
pub const fn role_name(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Administrator => administrator(lang),
        Role::Manager => manager(lang),
        Role::Rep => account_manager(lang),
        Role::Contributor => contributor(lang),
        Role::Trainer => trainer(lang),
        Role::Observer => observer(lang),
        Role::Participant => participant(lang),
    }
}
