//! Who takes part in the decisions of a Chinese hospital, by what it buys (`hospital-market.md`,
//! table of stakeholder templates). A map begun from a template shows who is still missing.

use BuyingInfluence as B;
use CommitteeFunction as F;

use super::{BuyingInfluence, CommitteeFunction, Procurement};
use crate::names::{Bilingual, Names};

/// A place at the table before anybody sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateSeat {
    /// Stable; unique within a template.
    pub key: &'static str,
    pub title: Bilingual,
    pub department: Option<Bilingual>,
    pub function: CommitteeFunction,
    /// The usual role; who has the last word is found out, not presumed, where the market differs.
    pub influence: Option<BuyingInfluence>,
    /// What the person is usually measured by.
    pub concern: Bilingual,
    /// Outside the hospital: of use on the map, not required for it.
    pub external: bool,
}

impl TemplateSeat {
    /// Whether whoever sits here may never be the target of an action.
    #[must_use]
    pub const fn is_monitor(&self) -> bool {
        matches!(self.function, F::Monitor)
    }

    /// Whether a map without this function is incomplete; nobody has to be found outside the
    /// hospital, nor among those who may not be approached.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        !self.external && !self.is_monitor()
    }

    const fn external(self) -> Self {
        Self { external: true, ..self }
    }
}

/// The seats of a template, from those who ask to those who watch.
#[must_use]
pub const fn template(procurement: Procurement) -> &'static [TemplateSeat] {
    match procurement {
        Procurement::Device => DEVICE,
        Procurement::Consumable => CONSUMABLE,
        Procurement::Drug => DRUG,
    }
}

/// Who stands on a map already, as far as a template needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    pub title: &'a Names,
    pub function: Option<CommitteeFunction>,
    pub influence: Option<BuyingInfluence>,
}

/// The seats of the template that nobody on the map takes. Each person takes one seat at most: the
/// one of the same title, or else one of the same function, of the same influence first.
#[must_use]
pub fn missing(procurement: Procurement, present: &[Present<'_>]) -> Vec<&'static TemplateSeat> {
    let mut open: Vec<&TemplateSeat> = template(procurement).iter().collect();
    let mut waiting: Vec<Present<'_>> = present.to_vec();
    let titled =
        |one: &Present<'_>, seat: &TemplateSeat| one.title.zh == seat.title.zh || one.title.en == seat.title.en;
    let alike = |one: &Present<'_>, seat: &TemplateSeat| {
        one.function == Some(seat.function) && one.influence.is_some() && one.influence == seat.influence
    };
    let same = |one: &Present<'_>, seat: &TemplateSeat| one.function == Some(seat.function);
    for takes in [titled as fn(&Present<'_>, &TemplateSeat) -> bool, alike, same] {
        waiting.retain(|one| match open.iter().position(|seat| takes(one, seat)) {
            Some(at) => {
                open.remove(at);
                false
            }
            None => true,
        });
    }
    open
}

const DEVICE: &[TemplateSeat] = &[
    DEPARTMENT_HEAD,
    OPINION_LEADER,
    HEAD_NURSE,
    EQUIPMENT,
    PROCUREMENT,
    FINANCE,
    INSURANCE,
    INFORMATION,
    INFECTION_CONTROL,
    VICE_PRESIDENT,
    PRESIDENT,
    DISCIPLINE,
    HEALTH_COMMISSION,
    TENDER_AGENCY,
    DESIGN_INSTITUTE,
    DEALER,
];

const CONSUMABLE: &[TemplateSeat] = &[
    DEPARTMENT_HEAD,
    OPINION_LEADER,
    HEAD_NURSE,
    EQUIPMENT,
    PROCUREMENT,
    FINANCE,
    INSURANCE,
    INFORMATION,
    INFECTION_CONTROL,
    VICE_PRESIDENT,
    DISCIPLINE,
    INSURANCE_BUREAU,
    DEALER,
    DISTRIBUTOR,
];

const DRUG: &[TemplateSeat] = &[
    DEPARTMENT_HEAD,
    OPINION_LEADER,
    PHARMACY,
    PROCUREMENT,
    INSURANCE,
    VICE_PRESIDENT,
    DISCIPLINE,
    HEALTH_COMMISSION,
    INSURANCE_BUREAU,
    DISTRIBUTOR,
];

const fn named(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh, en }
}

const fn seat(
    key: &'static str,
    title: Bilingual,
    department: Option<Bilingual>,
    function: CommitteeFunction,
    influence: Option<BuyingInfluence>,
    concern: Bilingual,
) -> TemplateSeat {
    TemplateSeat { key, title, department, function, influence, concern, external: false }
}

const DEPARTMENT_HEAD: TemplateSeat = seat(
    "department_head",
    named("科室主任", "Head of department"),
    Some(named("临床科室", "Clinical department")),
    F::Proposer,
    Some(B::User),
    named("疗效、学科建设、DRG 结余", "Outcomes, standing of the specialty, DRG balance"),
);
const OPINION_LEADER: TemplateSeat = seat(
    "opinion_leader",
    named("学科带头人", "Leading specialist"),
    Some(named("临床科室", "Clinical department")),
    F::Influencer,
    Some(B::Coach),
    named("论文、学术地位", "Papers, academic position"),
);
const HEAD_NURSE: TemplateSeat = seat(
    "head_nurse",
    named("护士长", "Head nurse"),
    Some(named("护理部", "Nursing")),
    F::User,
    Some(B::User),
    named("安全、工作量、院感", "Safety, workload, hospital infections"),
);
const EQUIPMENT: TemplateSeat = seat(
    "equipment",
    named("设备科主任", "Head of medical equipment"),
    Some(named("医学装备部", "Medical equipment")),
    F::Evaluator,
    Some(B::Technical),
    named("开机率、服务、合规", "Uptime, service, compliance"),
);
const PHARMACY: TemplateSeat = seat(
    "pharmacy",
    named("药剂科主任", "Head of pharmacy"),
    Some(named("药剂科", "Pharmacy")),
    F::Gatekeeper,
    Some(B::Technical),
    named("一品两规、库存、国谈", "Two specifications a drug, stock, national negotiation"),
);
const PROCUREMENT: TemplateSeat = seat(
    "procurement",
    named("招采中心主任", "Head of procurement"),
    Some(named("采购办", "Procurement office")),
    F::Executor,
    Some(B::Technical),
    named("程序、历史价格", "Procedure, price history"),
);
const FINANCE: TemplateSeat = seat(
    "finance",
    named("总会计师", "Chief accountant"),
    Some(named("财务处", "Finance")),
    F::Budget,
    Some(B::Technical),
    named("现金、回报", "Cash, return"),
);
const INSURANCE: TemplateSeat = seat(
    "insurance",
    named("医保办主任", "Head of medical insurance"),
    Some(named("医保办", "Medical insurance office")),
    F::Gatekeeper,
    Some(B::Technical),
    named("结算结余", "Settlement balance"),
);
const INFORMATION: TemplateSeat = seat(
    "information",
    named("信息科主任", "Head of information technology"),
    Some(named("信息科", "Information technology")),
    F::Gatekeeper,
    Some(B::Technical),
    named("系统对接", "Integration"),
);
const INFECTION_CONTROL: TemplateSeat = seat(
    "infection_control",
    named("感控科主任", "Head of infection control"),
    Some(named("感控科", "Infection control")),
    F::Gatekeeper,
    Some(B::Technical),
    named("感染率", "Infection rate"),
);
const VICE_PRESIDENT: TemplateSeat = seat(
    "vice_president",
    named("分管副院长", "Vice president in charge"),
    Some(named("院领导", "Hospital leadership")),
    F::Decider,
    None,
    named("风险、纪律", "Risk, discipline"),
);
const PRESIDENT: TemplateSeat = seat(
    "president",
    named("院长", "President"),
    Some(named("院领导", "Hospital leadership")),
    F::Ratifier,
    Some(B::Economic),
    named("国考、战略", "National appraisal, strategy"),
);
const DISCIPLINE: TemplateSeat = seat(
    "discipline",
    named("纪检审计", "Discipline inspection and audit"),
    Some(named("纪检监察室", "Discipline inspection")),
    F::Monitor,
    None,
    named("纪律", "Discipline"),
);
const HEALTH_COMMISSION: TemplateSeat =
    seat("health_commission", named("卫健委", "Health commission"), None, F::Influencer, None, named("政策", "Policy"))
        .external();
const INSURANCE_BUREAU: TemplateSeat = seat(
    "insurance_bureau",
    named("医保局", "Healthcare security bureau"),
    None,
    F::Influencer,
    None,
    named("政策", "Policy"),
)
.external();
/// No contact outside the procedure, as in the teaching case (`workshop.md` 4.4, A13).
const TENDER_AGENCY: TemplateSeat =
    seat("tender_agency", named("招标代理", "Tender agency"), None, F::Monitor, None, named("程序", "Procedure"))
        .external();
const DESIGN_INSTITUTE: TemplateSeat = seat(
    "design_institute",
    named("设计院", "Design institute"),
    None,
    F::Influencer,
    None,
    named("客观标准", "Objective standards"),
)
.external();
const DEALER: TemplateSeat =
    seat("dealer", named("经销商", "Dealer"), None, F::Influencer, None, named("利润", "Margin")).external();
const DISTRIBUTOR: TemplateSeat =
    seat("distributor", named("配送商", "Distributor"), None, F::Influencer, None, named("利润", "Margin")).external();

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
