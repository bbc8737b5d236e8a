//! 耗材/IVD 入院.

use super::{Template, TemplateClock, TemplateStage, bilingual, lost, open, won};
use crate::{
    pipeline::{DealField as F, DocumentKind as D},
    stakeholder::CommitteeFunction as C,
};

pub(super) const TEMPLATE: Template = Template {
    key: "consumables",
    name: bilingual(("耗材/IVD 入院", "Consumables and IVD listing")),
    stages: &[
        open("lead", ("线索", "Lead"), 1, 5, (15, 30)),
        TemplateStage {
            fields: &[F::Account, F::Product, F::Owner],
            functions: &[C::User],
            ..open("trial", ("科室试用", "Ward trial"), 1, 15, (30, 60))
        },
        TemplateStage {
            fields: &[F::Amount],
            documents: &[D::TrialReport],
            functions: &[C::Proposer],
            ..open("form", ("申请表", "Application"), 2, 25, (15, 30))
        },
        TemplateStage {
            documents: &[D::ApplicationForm],
            functions: &[C::Gatekeeper],
            ..open("sign", ("感控/医保/信息会签", "Countersigned"), 2, 40, (20, 45))
        },
        TemplateStage {
            fields: &[F::CommitteeOn, F::Competitors],
            functions: &[C::Decider],
            ..open("board", ("耗材委员会", "Committee"), 3, 55, (40, 90))
        },
        TemplateStage {
            documents: &[D::CommitteeMinutes],
            functions: &[C::Executor],
            clock: Some(TemplateClock {
                days: 3,
                working_days: true,
                basis: bilingual((
                    "谈判、询价文件发出至提交响应不少于三个工作日（请在本地核实）",
                    "Negotiation and inquiry leave at least 3 working days to answer (verify locally)",
                )),
                effective: (2014, 2, 1),
                source: "财政部令第 74 号；未核实，请在本地核实 · not verified, verify locally",
                verified: false,
            }),
            ..open("price", ("议价/挂网", "Price"), 3, 70, (15, 30))
        },
        TemplateStage {
            fields: &[F::Items],
            documents: &[D::PriceListing],
            ..open("listed", ("目录准入", "Listed"), 4, 85, (15, 30))
        },
        won("first", ("首单", "First order"), 4),
        won("grow", ("上量", "Growth"), 5),
        TemplateStage { documents: &[D::RenewalReview], ..won("renew", ("续约", "Renewal"), 5) },
        lost("out", ("未准入", "Not listed")),
    ],
};
