//! 续约/维保. The stages count down to the end of the contract: 180, 120, 90, 60 days before.

use super::{Template, TemplateStage, bilingual, lost, open, won};
use crate::{
    access::Role,
    pipeline::{DealField as F, DocumentKind as D},
    stakeholder::CommitteeFunction as C,
};

pub(super) const TEMPLATE: Template = Template {
    key: "renewal",
    name: bilingual(("续约/维保", "Renewal and service")),
    stages: &[
        open("d180", ("到期前 180 天", "180 days before the end"), 1, 40, (60, 75)),
        TemplateStage {
            fields: &[F::Account, F::Owner, F::ExpectedOn],
            functions: &[C::User],
            ..open("d120", ("−120 价值复盘", "−120 Value review"), 2, 55, (30, 45))
        },
        TemplateStage {
            fields: &[F::Amount, F::Items],
            documents: &[D::RenewalReview],
            ..open("d90", ("−90 方案", "−90 Offer"), 3, 65, (30, 45))
        },
        TemplateStage {
            functions: &[C::Budget, C::Executor],
            approval: Some(Role::Manager),
            ..open("d60", ("−60 谈判", "−60 Negotiation"), 4, 80, (45, 60))
        },
        TemplateStage { documents: &[D::Contract], ..won("signed", ("签约", "Signed"), 4) },
        lost("ended", ("未续约", "Not renewed")),
    ],
};
