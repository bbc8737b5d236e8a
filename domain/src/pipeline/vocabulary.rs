//! The vocabulary of hospital sales. Keys are stable; words are in the app's catalogue.

use serde::{Deserialize, Serialize};

use super::StageKind;
use crate::stakeholder::vocabulary;

vocabulary! {
    /// A field of a deal that a stage can ask for.
    DealField {
        Account,
        Product,
        Owner,
        Amount,
        ExpectedOn,
        NextStep,
        NextOn,
        /// When the customer's committee decides.
        CommitteeOn,
        TenderMethod,
        TenderPlatform,
        TenderBudget,
        /// The last day for handing in a bid.
        TenderSubmitBy,
        /// At least one rival is recorded.
        Competitors,
        /// At least one item is recorded.
        Items,
    }

    /// What a paper of a deal is.
    DocumentKind {
        /// 需求确认.
        NeedConfirmation,
        /// 立项、预算批复.
        BudgetApproval,
        /// 论证报告.
        Feasibility,
        /// 大型医用设备配置许可证.
        EquipmentLicence,
        /// 招标公告.
        TenderNotice,
        /// 投标文件.
        Bid,
        /// 中标通知书.
        AwardNotice,
        /// 合同.
        Contract,
        /// 验收报告.
        AcceptanceReport,
        /// 试用报告.
        TrialReport,
        /// 申请表.
        ApplicationForm,
        /// 会议纪要.
        CommitteeMinutes,
        /// 挂网、价格文件.
        PriceListing,
        /// 续约复盘.
        RenewalReview,
        Other,
    }

    /// How the owner of a deal counts it in the forecast.
    ForecastCategory {
        /// Will come.
        Commit,
        /// Comes if things go well.
        BestCase,
        /// May come.
        Pipeline,
        /// Not counted.
        Omitted,
    }

    /// Why a deal was won or lost.
    CloseReason {
        Price,
        /// The product fits the need, or does not.
        ProductFit,
        Relationship,
        Service,
        Timing,
        NoBudget,
        /// A rule or a policy decided, such as volume-based procurement.
        Policy,
        /// Who supplied before stays.
        Incumbent,
        /// The specification was written for the winner.
        Specification,
        /// The customer has decided nothing.
        NoDecision,
        Other,
    }

    /// How a hospital buys (`hospital-market.md`, procurement methods).
    TenderMethod {
        /// 公开招标.
        Open,
        /// 邀请招标.
        Invited,
        /// 竞争性谈判.
        Negotiation,
        /// 单一来源.
        SingleSource,
        /// 询价.
        Inquiry,
        /// 竞争性磋商.
        Consultation,
        /// 框架协议.
        Framework,
        /// 院内比选.
        Internal,
    }
}

impl CloseReason {
    /// Whether a deal can be won or lost for this reason. Nothing is won because there is no budget
    /// or no decision; an open deal has no reason.
    #[must_use]
    pub const fn explains(self, kind: StageKind) -> bool {
        match kind {
            StageKind::Open => false,
            StageKind::Won => !matches!(self, Self::NoBudget | Self::NoDecision),
            StageKind::Lost => true,
        }
    }

    /// The reasons for which a deal can end in a stage of this kind, in the order of the field.
    pub fn of(kind: StageKind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |reason| reason.explains(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_won_for_want_of_money_or_decision() {
        let won: Vec<CloseReason> = CloseReason::of(StageKind::Won).collect();
        assert!(won.contains(&CloseReason::Price) && won.contains(&CloseReason::Incumbent));
        assert!(!won.contains(&CloseReason::NoBudget) && !won.contains(&CloseReason::NoDecision));
        assert_eq!(CloseReason::of(StageKind::Lost).count(), CloseReason::ALL.len());
        assert_eq!(CloseReason::of(StageKind::Open).count(), 0);
    }
}
