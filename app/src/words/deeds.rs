//! What a command did, in words: for undo, toasts and announcements.

use meridian_domain::{
    gate::{Deed, Label},
    locale::Lang,
    record::Kind,
};

/// For example "移动了 3 人" or "Moved 3 people".
#[must_use]
pub fn label(lang: Lang, label: Label) -> String {
    let n = label.count;
    match lang {
        Lang::Zh => {
            let deed = match label.deed {
                Deed::Added => "添加了",
                Deed::Changed => "修改了",
                Deed::Moved => "移动了",
                Deed::Removed => "删除了",
            };
            format!("{deed} {n} {}", chinese(label.kind))
        }
        Lang::En => {
            let deed = match label.deed {
                Deed::Added => "Added",
                Deed::Changed => "Changed",
                Deed::Moved => "Moved",
                Deed::Removed => "Removed",
            };
            let (one, many) = english(label.kind);
            format!("{deed} {n} {}", if n == 1 { one } else { many })
        }
    }
}

fn chinese(kind: Kind) -> &'static str {
    match kind {
        Kind::Workspace => "处设置",
        Kind::Team => "个团队",
        Kind::User => "位同事",
        Kind::Product => "个产品",
        Kind::Rate => "条汇率",
        Kind::Model => "版模型",
        Kind::Account => "个客户",
        Kind::Member => "位团队成员",
        Kind::Batch => "批销售流水",
        Kind::Customer => "项客户匹配",
        Kind::Selection => "项大客户决定",
        Kind::Pipeline => "条管线",
        Kind::Stage => "个阶段",
        Kind::Deal => "个商机",
        Kind::Qualification => "项 MEDDPICC 判断",
        Kind::Competitor => "家竞争对手",
        Kind::Rival => "个对手",
        Kind::DealItem => "项产品明细",
        Kind::Document => "份文件",
        Kind::Approval => "项批准",
        Kind::Target => "个指标",
        Kind::SavedView => "个视图",
        Kind::Person | Kind::Seat => "人",
        Kind::Map => "张关系地图",
        Kind::Line => "条线",
        Kind::Relation => "条关系",
        Kind::Comment => "条评论",
        Kind::Snapshot => "个快照",
        Kind::Scenario => "个设想",
        Kind::Interaction => "条往来",
        Kind::Fact => "项档案",
        Kind::Holding => "条档案明细",
        Kind::Need => "条需求",
        Kind::Incident => "个事件",
        Kind::Plan => "份计划",
        Kind::Factor => "项环境因素",
        Kind::SwotItem => "条 SWOT",
        Kind::Strategy => "条策略",
        Kind::Pairing => "处策略关联",
        Kind::Goal => "个目标",
        Kind::Action => "项行动",
        Kind::Promise => "项价值承诺",
        Kind::Response => "项拜访判断",
        Kind::Run => "次演练",
        Kind::Crew => "个小组",
        Kind::Release => "条推送",
        Kind::Inquiry => "次访谈",
        Kind::Claim => "条证据",
        Kind::Answer => "份回答",
        Kind::Submission => "份提交",
        Kind::Notice => "条通知",
        Kind::Remark => "条记录",
        Kind::Verdict => "项评分",
        Kind::Outcome => "项成绩",
    }
}

fn english(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Workspace => ("setting", "settings"),
        Kind::Team => ("team", "teams"),
        Kind::User => ("colleague", "colleagues"),
        Kind::Product => ("product", "products"),
        Kind::Rate => ("rate", "rates"),
        Kind::Model => ("version of a model", "versions of a model"),
        Kind::Account => ("account", "accounts"),
        Kind::Member => ("team member", "team members"),
        Kind::Batch => ("batch of sales lines", "batches of sales lines"),
        Kind::Customer => ("match of a customer", "matches of customers"),
        Kind::Selection => ("decision on a key account", "decisions on key accounts"),
        Kind::Pipeline => ("pipeline", "pipelines"),
        Kind::Stage => ("stage", "stages"),
        Kind::Deal => ("deal", "deals"),
        Kind::Qualification => ("letter of MEDDPICC", "letters of MEDDPICC"),
        Kind::Competitor => ("competitor", "competitors"),
        Kind::Rival => ("rival", "rivals"),
        Kind::DealItem => ("item", "items"),
        Kind::Document => ("document", "documents"),
        Kind::Approval => ("approval", "approvals"),
        Kind::Target => ("target", "targets"),
        Kind::SavedView => ("view", "views"),
        Kind::Person | Kind::Seat => ("person", "people"),
        Kind::Map => ("map", "maps"),
        Kind::Line => ("line", "lines"),
        Kind::Relation => ("relation", "relations"),
        Kind::Comment => ("comment", "comments"),
        Kind::Snapshot => ("snapshot", "snapshots"),
        Kind::Scenario => ("scenario", "scenarios"),
        Kind::Interaction => ("interaction", "interactions"),
        Kind::Fact => ("fact", "facts"),
        Kind::Holding => ("entry of the profile", "entries of the profile"),
        Kind::Need => ("need", "needs"),
        Kind::Incident => ("incident", "incidents"),
        Kind::Plan => ("plan", "plans"),
        Kind::Factor => ("factor", "factors"),
        Kind::SwotItem => ("item of the SWOT", "items of the SWOT"),
        Kind::Strategy => ("strategy", "strategies"),
        Kind::Pairing => ("pair of a strategy", "pairs of strategies"),
        Kind::Goal => ("goal", "goals"),
        Kind::Action => ("action", "actions"),
        Kind::Promise => ("promise", "promises"),
        Kind::Response => ("judgement on visits", "judgements on visits"),
        Kind::Run => ("run", "runs"),
        Kind::Crew => ("team", "teams"),
        Kind::Release => ("inject", "injects"),
        Kind::Inquiry => ("interview", "interviews"),
        Kind::Claim => ("claim", "claims"),
        Kind::Answer => ("answer", "answers"),
        Kind::Submission => ("submission", "submissions"),
        Kind::Notice => ("notice", "notices"),
        Kind::Remark => ("note", "notes"),
        Kind::Verdict => ("mark", "marks"),
        Kind::Outcome => ("final score", "final scores"),
    }
}

crate::words! {
    undone(what: &str): zh "已撤销：{what}", en "Undone: {what}";
    redone(what: &str): zh "已重做：{what}", en "Done again: {what}";
}
