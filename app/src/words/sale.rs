//! The vocabulary of hospital sales: what a stage asks for, papers, tenders, why a deal ended.

use meridian_domain::{
    locale::Lang,
    pipeline::{Asked, CloseReason, DealField, DocumentKind, ForecastCategory, TenderMethod, tender::Doubt},
};

use super::{access, map};

crate::words! {
    paper(kind: &str): zh "文件：{kind}", en "Document: {kind}";
    known_person(function: &str): zh "关系地图上有姓名的“{function}”", en "Somebody known by name for “{function}”";
    signature(role: &str): zh "{role}批准", en "Approval: {role}";
    reason: zh "赢丢单原因", en "Reason for winning or losing";
    lost_to: zh "输给谁", en "Who won it instead";
    lost_to_nobody: zh "没有对手", en "Nobody: there was no competitor";
}

const fn pick(lang: Lang, (zh, en): (&'static str, &'static str)) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Something a stage asks for.
#[must_use]
pub fn asked(lang: Lang, what: Asked) -> String {
    match what {
        Asked::Field(field) => field_name(lang, field).to_owned(),
        Asked::Document(kind) => paper(lang, document_name(lang, kind)),
        Asked::Function(function) => known_person(lang, map::function_name(lang, function)),
        Asked::Approval(role) => signature(lang, access::role_name(lang, role)),
        Asked::Reason => reason(lang).to_owned(),
        Asked::LostTo => lost_to(lang).to_owned(),
    }
}

/// A field of a deal.
#[must_use]
pub const fn field_name(lang: Lang, field: DealField) -> &'static str {
    let both = match field {
        DealField::Account => ("客户", "Account"),
        DealField::Product => ("产品", "Product"),
        DealField::Owner => ("负责人", "Owner"),
        DealField::Amount => ("金额", "Amount"),
        DealField::ExpectedOn => ("期望日期", "Expected close"),
        DealField::NextStep => ("下一步", "Next step"),
        DealField::NextOn => ("下一步日期", "Next step on"),
        DealField::CommitteeOn => ("委员会日期", "Committee date"),
        DealField::TenderMethod => ("采购方式", "Procurement method"),
        DealField::TenderPlatform => ("招采平台", "Tender platform"),
        DealField::TenderBudget => ("招标预算", "Tender budget"),
        DealField::TenderSubmitBy => ("投标截止日", "Bid due"),
        DealField::Competitors => ("竞争对手", "Competitors"),
        DealField::Items => ("产品明细", "Items"),
    };
    pick(lang, both)
}

/// What a paper is.
#[must_use]
pub const fn document_name(lang: Lang, kind: DocumentKind) -> &'static str {
    let both = match kind {
        DocumentKind::NeedConfirmation => ("需求确认", "Confirmation of need"),
        DocumentKind::BudgetApproval => ("立项/预算批复", "Budget approval"),
        DocumentKind::Feasibility => ("论证报告", "Feasibility report"),
        DocumentKind::EquipmentLicence => ("配置许可证", "Equipment licence"),
        DocumentKind::TenderNotice => ("招标公告", "Tender notice"),
        DocumentKind::Bid => ("投标文件", "Bid"),
        DocumentKind::AwardNotice => ("中标通知书", "Award notice"),
        DocumentKind::Contract => ("合同", "Contract"),
        DocumentKind::AcceptanceReport => ("验收报告", "Acceptance report"),
        DocumentKind::TrialReport => ("试用报告", "Trial report"),
        DocumentKind::ApplicationForm => ("申请表", "Application form"),
        DocumentKind::CommitteeMinutes => ("会议纪要", "Committee minutes"),
        DocumentKind::PriceListing => ("挂网/价格文件", "Price listing"),
        DocumentKind::RenewalReview => ("续约复盘", "Renewal review"),
        DocumentKind::Other => ("其他文件", "Other document"),
    };
    pick(lang, both)
}

/// Why a deal was won or lost.
#[must_use]
pub const fn reason_name(lang: Lang, reason: CloseReason) -> &'static str {
    let both = match reason {
        CloseReason::Price => ("价格", "Price"),
        CloseReason::ProductFit => ("产品契合度", "Product fit"),
        CloseReason::Relationship => ("关系", "Relationship"),
        CloseReason::Service => ("服务", "Service"),
        CloseReason::Timing => ("时机", "Timing"),
        CloseReason::NoBudget => ("没有预算", "No budget"),
        CloseReason::Policy => ("政策", "Policy"),
        CloseReason::Incumbent => ("原供应商", "Incumbent"),
        CloseReason::Specification => ("参数", "Specification"),
        CloseReason::NoDecision => ("没有决策", "No decision"),
        CloseReason::Other => ("其他", "Other"),
    };
    pick(lang, both)
}

/// How a deal counts in the forecast.
#[must_use]
pub const fn category_name(lang: Lang, category: ForecastCategory) -> &'static str {
    let both = match category {
        ForecastCategory::Commit => ("承诺", "Commit"),
        ForecastCategory::BestCase => ("最好情况", "Best case"),
        ForecastCategory::Pipeline => ("在途", "Pipeline"),
        ForecastCategory::Omitted => ("不计入", "Omitted"),
    };
    pick(lang, both)
}

/// How a hospital buys.
#[must_use]
pub const fn method_name(lang: Lang, method: TenderMethod) -> &'static str {
    let both = match method {
        TenderMethod::Open => ("公开招标", "Open tender"),
        TenderMethod::Invited => ("邀请招标", "Invited tender"),
        TenderMethod::Negotiation => ("竞争性谈判", "Competitive negotiation"),
        TenderMethod::SingleSource => ("单一来源", "Single source"),
        TenderMethod::Inquiry => ("询价", "Inquiry"),
        TenderMethod::Consultation => ("竞争性磋商", "Competitive consultation"),
        TenderMethod::Framework => ("框架协议", "Framework agreement"),
        TenderMethod::Internal => ("院内比选", "Internal comparison"),
    };
    pick(lang, both)
}

/// What deserves a second look in a tender.
#[must_use]
pub const fn doubt(lang: Lang, doubt: Doubt) -> &'static str {
    let both = match doubt {
        Doubt::LightPrice => {
            ("价格分低于 30 分，货物综合评分一般不低于 30", "Price weighs less than 30, the rule for goods")
        }
        Doubt::ShortNotice => ("公开招标从公告到截止不足 20 天", "An open tender with less than 20 days to submission"),
        Doubt::OverBudget => ("我方报价高于预算", "We bid more than the budget"),
    };
    pick(lang, both)
}
