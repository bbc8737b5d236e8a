//! 大型设备/工程项目.

use super::{Template, TemplateClock, TemplateStage, bilingual, lost, open, won};
use crate::{
    access::Role,
    pipeline::{DealField as F, DocumentKind as D},
    stakeholder::CommitteeFunction as C,
};

pub(super) const TEMPLATE: Template = Template {
    key: "equipment",
    name: bilingual(("大型设备/工程项目", "Large equipment and projects")),
    stages: &[
        open("lead", ("线索", "Lead"), 1, 5, (20, 45)),
        TemplateStage {
            fields: &[F::Account, F::Product, F::Owner],
            functions: &[C::Proposer],
            ..open("need", ("需求调研", "Needs"), 1, 10, (40, 80))
        },
        TemplateStage {
            fields: &[F::Amount, F::ExpectedOn],
            documents: &[D::NeedConfirmation],
            functions: &[C::User, C::Evaluator],
            ..open("budget", ("立项/预算", "Budget"), 2, 20, (60, 120))
        },
        TemplateStage {
            fields: &[F::CommitteeOn],
            documents: &[D::BudgetApproval],
            functions: &[C::Budget, C::Decider],
            ..open("feasible", ("论证", "Feasibility"), 2, 30, (35, 70))
        },
        TemplateStage {
            documents: &[D::Feasibility],
            optional: true,
            ..open("licence", ("配置证", "Licence"), 2, 40, (60, 120))
        },
        TemplateStage {
            fields: &[F::Competitors],
            documents: &[D::Feasibility],
            ..open("spec", ("需求公示/参数", "Specification"), 3, 50, (20, 40))
        },
        TemplateStage {
            fields: &[F::TenderMethod, F::TenderPlatform, F::TenderBudget],
            documents: &[D::TenderNotice],
            functions: &[C::Executor],
            clock: Some(TemplateClock {
                days: 20,
                working_days: false,
                basis: bilingual((
                    "《政府采购法》第三十五条：招标文件发出至投标截止不得少于二十日",
                    "Government Procurement Law, art. 35: at least 20 days from the documents to submission",
                )),
                effective: (2003, 1, 1),
                source: "中华人民共和国政府采购法（2003-01-01 起施行）第三十五条",
                verified: true,
            }),
            ..open("tender", ("招标公告", "Tender notice"), 3, 55, (20, 30))
        },
        TemplateStage {
            fields: &[F::TenderSubmitBy, F::Items],
            approval: Some(Role::Manager),
            ..open("bid", ("投标", "Bid"), 3, 60, (10, 20))
        },
        TemplateStage { documents: &[D::Bid], ..open("review", ("开标评审", "Evaluation"), 3, 65, (7, 15)) },
        TemplateStage {
            clock: Some(TemplateClock {
                days: 7,
                working_days: true,
                basis: bilingual((
                    "质疑期：知道之日起七个工作日内（请在本地核实）",
                    "Challenges within 7 working days of knowing (verify locally)",
                )),
                effective: (2003, 1, 1),
                source: "《政府采购法》第五十二条；未核实，请在本地核实 · not verified, verify locally",
                verified: false,
            }),
            ..open("award", ("中标公示", "Award notice"), 4, 90, (5, 10))
        },
        TemplateStage {
            documents: &[D::AwardNotice],
            clock: Some(TemplateClock {
                days: 30,
                working_days: false,
                basis: bilingual((
                    "中标通知书发出之日起三十日内签订合同（请在本地核实）",
                    "Contract within 30 days of the award notice (verify locally)",
                )),
                effective: (2003, 1, 1),
                source: "《政府采购法》第四十六条；未核实，请在本地核实 · not verified, verify locally",
                verified: false,
            }),
            ..open("contract", ("合同", "Contract"), 4, 95, (20, 40))
        },
        TemplateStage { documents: &[D::Contract], ..won("install", ("安装验收", "Installation"), 4) },
        TemplateStage { documents: &[D::AcceptanceReport], ..won("run", ("质保运营", "In service"), 5) },
        lost("lost", ("流标·未中标", "No award")),
    ],
};
