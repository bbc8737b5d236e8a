//! 学术→项目型营销.

use super::{Template, TemplateStage, bilingual, lost, open, won};
use crate::{
    access::Role,
    pipeline::{DealField as F, DocumentKind as D},
    stakeholder::CommitteeFunction as C,
};

pub(super) const TEMPLATE: Template = Template {
    key: "academic",
    name: bilingual(("学术→项目型营销", "From academic work to a project")),
    stages: &[
        open("activity", ("学术活动", "Academic activity"), 1, 5, (30, 60)),
        TemplateStage {
            fields: &[F::Account, F::Owner],
            functions: &[C::Influencer],
            ..open("problem", ("联合问题定义", "Problem defined together"), 1, 15, (30, 60))
        },
        TemplateStage {
            documents: &[D::NeedConfirmation],
            functions: &[C::User],
            ..open("baseline", ("基线数据", "Baseline data"), 2, 25, (30, 90))
        },
        TemplateStage {
            fields: &[F::NextStep, F::NextOn],
            functions: &[C::Proposer],
            ..open("pilot", ("试点科室", "Pilot ward"), 2, 40, (60, 120))
        },
        TemplateStage {
            fields: &[F::Amount, F::ExpectedOn],
            documents: &[D::TrialReport],
            functions: &[C::Decider],
            // Academic work needs a purpose, an agenda and an approval of our own (compliance).
            approval: Some(Role::Manager),
            ..open("project", ("院级质量改进项目立项", "Hospital quality project"), 3, 60, (45, 90))
        },
        TemplateStage {
            documents: &[D::BudgetApproval],
            ..open("evaluation", ("评估", "Evaluation"), 4, 80, (60, 120))
        },
        TemplateStage { documents: &[D::AcceptanceReport], ..won("spread", ("推广", "Spread"), 5) },
        won("model", ("省级示范", "Provincial model"), 5),
        lost("ended", ("未立项", "No project")),
    ],
};
