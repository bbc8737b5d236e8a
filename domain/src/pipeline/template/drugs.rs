//! 药品进院.

use super::{Template, TemplateStage, bilingual, lost, open, won};
use crate::{
    pipeline::{DealField as F, DocumentKind as D},
    stakeholder::CommitteeFunction as C,
};

pub(super) const TEMPLATE: Template = Template {
    key: "drugs",
    name: bilingual(("药品进院", "Drug entry")),
    stages: &[
        open("request", ("科室提单", "Ward request"), 1, 10, (30, 60)),
        TemplateStage {
            fields: &[F::Account, F::Product, F::Owner],
            documents: &[D::ApplicationForm],
            functions: &[C::Proposer, C::Gatekeeper],
            ..open("pharmacy", ("药剂科初审", "Pharmacy check"), 2, 25, (30, 60))
        },
        TemplateStage {
            fields: &[F::CommitteeOn, F::Competitors],
            functions: &[C::Decider],
            ..open("committee", ("药事会", "Pharmacy committee"), 3, 45, (60, 180))
        },
        TemplateStage {
            fields: &[F::Amount],
            documents: &[D::CommitteeMinutes, D::PriceListing],
            functions: &[C::Executor],
            ..open("list", ("采购目录", "Purchase list"), 4, 80, (20, 45))
        },
        won("first", ("首批采购", "First purchase"), 4),
        won("grow", ("临床上量", "Clinical growth"), 5),
        won("assessed", ("医保考核", "Insurance assessment"), 5),
        lost("out", ("未进院", "Not entered")),
    ],
};
