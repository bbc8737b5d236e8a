//! Opportunities.

use std::collections::BTreeMap;

use super::{
    account::accounts,
    draft::Draft,
    note::Reason,
    plan::{Setting, by_key},
    product::products,
    team::users,
    value,
};
use crate::{
    gate::Change,
    id::{DealId, PipelineId, StageId},
    names::Names,
    pipeline::{Deal, DealPatch, Pipeline, Place, Rank, Stage, StageKind},
    record::{Patch, Record},
    time::Moment,
};

/// The name of the pipeline that imported deals come to when no pipeline has their stages.
const PIPELINE: &str = "imported";

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let (users, products, accounts) = (users(setting), products(setting), accounts(setting));
    let known: BTreeMap<String, DealId> = by_key(setting.existing, |record| match record {
        Record::Deal(deal) => vec![deal.key.clone().unwrap_or_default()],
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, DealId(key.uuid())))
    .collect();
    let (pipeline, stages) = stages(draft, setting);
    let mut ranks: BTreeMap<StageId, std::vec::IntoIter<Rank>> = ranks(draft, setting, &stages);
    for row in draft.rows() {
        let Some(key) = draft.identity(row, "key") else { continue };
        if draft.cell(row, "stage").is_empty() {
            draft.refuse(row, "stage", "", Reason::Missing);
            continue;
        }
        let id = known.get(&key).copied().unwrap_or_else(|| DealId((setting.fresh)()));
        let Ok(mut deal) = read(draft, row, id, &key, setting, (&users, &products, &accounts, &stages)) else {
            continue;
        };
        deal.pipeline = pipeline;
        let existing = setting.existing.get(id);
        let given = |field: &str| draft.says(row, field);
        let set = DealPatch {
            account: given("account").then_some(deal.account),
            product: given("product").then_some(deal.product),
            owner: deal.owner.filter(|_| given("owner")).map(Some),
            amount: given("amount").then_some(deal.amount),
            opened_on: given("opened_on").then_some(deal.opened_on),
            expected_on: given("expected_on").then_some(deal.expected_on),
            closed_on: given("closed_on").then_some(deal.closed_on),
            ..DealPatch::default()
        };
        let assigned = matches!(existing, Some(Record::Deal(now)) if now.account.is_some());
        if deal.account.is_none() && !assigned {
            draft.note(row, "account", "", Reason::WithoutAccount);
        }
        if let Some(Record::Deal(now)) = existing {
            if now.stage != deal.stage {
                let place = Place {
                    stage: deal.stage,
                    rank: now.rank.clone(),
                    entered_at: deal.entered_at,
                    closed_on: deal.closed_on,
                };
                draft.place(row, "stage", Change::PlaceDeal { deal: id, place });
            }
        } else {
            deal.owner = deal.owner.or(setting.owner);
        }
        if existing.is_none()
            && let Some(rank) = ranks.get_mut(&deal.stage).and_then(Iterator::next)
        {
            deal.rank = rank;
        }
        draft.put(Some(row), deal.into(), existing, Patch::Deal { id, set });
    }
}

/// The stages the file names: those of the pipeline that has them all, else of a new one.
fn stages(draft: &mut Draft<'_>, setting: &mut Setting<'_>) -> (PipelineId, BTreeMap<String, StageId>) {
    let mut wanted: Vec<String> = Vec::new();
    for row in draft.rows() {
        let name = draft.cell(row, "stage");
        if !name.is_empty() && !wanted.contains(&name) {
            wanted.push(name);
        }
    }
    let mut pipelines: Vec<&Pipeline> = setting.existing.all::<Pipeline>().collect();
    pipelines.sort_by_key(|pipeline| pipeline.key.as_deref() != Some(PIPELINE));
    for pipeline in &pipelines {
        let names = stage_names(setting, pipeline.id);
        if wanted.iter().all(|name| names.contains_key(name)) {
            return (pipeline.id, names);
        }
    }
    let own = pipelines.iter().find(|pipeline| pipeline.key.as_deref() == Some(PIPELINE)).map(|pipeline| pipeline.id);
    let mut names = own.map(|id| stage_names(setting, id)).unwrap_or_default();
    let pipeline = own.unwrap_or_else(|| {
        let id = PipelineId((setting.fresh)());
        let position = pipelines.len() as i64;
        let name = Names::new("导入的商机", "Imported deals");
        draft.push(
            None,
            Change::Add(Pipeline { key: Some(PIPELINE.to_owned()), ..Pipeline::named(id, name, position) }.into()),
        );
        id
    });
    wanted.retain(|name| !names.contains_key(name));
    wanted.sort_by_key(|name| (kind(name) != StageKind::Open, kind(name) == StageKind::Lost, known_order(name)));
    let open = wanted.iter().filter(|name| kind(name) == StageKind::Open).count() as i64;
    for (n, name) in wanted.into_iter().enumerate() {
        let id = StageId((setting.fresh)());
        let position = (names.len()) as i64;
        let kind = kind(&name);
        let stage = Stage {
            phase: (n as i64 + 1).min(5),
            // Without history the open stages share the way evenly; it is an assumption and editable.
            probability: match kind {
                StageKind::Open => (n as i64 + 1) * 100 / (open + 1),
                StageKind::Won => 100,
                StageKind::Lost => 0,
            },
            key: Some(name.clone()),
            ..Stage::named(id, pipeline, Names::new(chinese(&name), name.clone()), position, kind)
        };
        draft.push(None, Change::Add(stage.into()));
        names.insert(name, id);
    }
    (pipeline, names)
}

fn stage_names(setting: &Setting<'_>, pipeline: PipelineId) -> BTreeMap<String, StageId> {
    by_key(setting.existing, |record| match record {
        Record::Stage(stage) if stage.pipeline == pipeline => {
            vec![stage.key.clone().unwrap_or_default(), stage.name.zh.clone(), stage.name.en.clone()]
        }
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, StageId(key.uuid())))
    .collect()
}

fn kind(name: &str) -> StageKind {
    match name.to_lowercase().as_str() {
        "won" | "closed won" | "赢单" | "中标" | "成交" => StageKind::Won,
        "lost" | "closed lost" | "输单" | "未中标" | "流失" => StageKind::Lost,
        _ => StageKind::Open,
    }
}

/// The usual order of stages that many files name.
fn known_order(name: &str) -> usize {
    const ORDER: [&str; 8] =
        ["lead", "prospecting", "qualification", "engaging", "needs analysis", "proposal", "negotiation", "contract"];
    ORDER.iter().position(|known| *known == name.to_lowercase()).unwrap_or(ORDER.len())
}

fn chinese(name: &str) -> String {
    match name.to_lowercase().as_str() {
        "prospecting" => "线索",
        "engaging" => "接洽",
        "won" => "赢单",
        "lost" => "输单",
        _ => "",
    }
    .to_owned()
}

/// Places behind the cards that are there, one for each new deal of a stage.
fn ranks(
    draft: &Draft<'_>,
    setting: &Setting<'_>,
    stages: &BTreeMap<String, StageId>,
) -> BTreeMap<StageId, std::vec::IntoIter<Rank>> {
    let mut counts: BTreeMap<StageId, usize> = BTreeMap::new();
    for row in draft.rows() {
        if let Some(stage) = stages.get(&draft.cell(row, "stage")) {
            *counts.entry(*stage).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|(stage, count)| {
            let last = setting.existing.all::<Deal>().filter(|deal| deal.stage == stage).map(|deal| &deal.rank).max();
            (stage, behind(last, count).into_iter())
        })
        .collect()
}

/// `count` ascending ranks behind `last`.
fn behind(last: Option<&Rank>, count: usize) -> Vec<Rank> {
    let spread = Rank::sequence(count);
    match last {
        None => spread,
        // A rank that begins with one behind `last` stays behind it, whatever follows.
        Some(last) => match Rank::between(Some(last), None) {
            Ok(front) => spread.into_iter().filter_map(|rank| Rank::try_from(format!("{front}{rank}")).ok()).collect(),
            Err(_) => spread,
        },
    }
}

type Known<'a> = (
    &'a BTreeMap<String, crate::id::UserId>,
    &'a BTreeMap<String, crate::id::ProductId>,
    &'a BTreeMap<String, crate::id::AccountId>,
    &'a BTreeMap<String, StageId>,
);

fn read(
    draft: &mut Draft<'_>,
    row: usize,
    id: DealId,
    key: &str,
    setting: &Setting<'_>,
    (users, products, accounts, stages): Known<'_>,
) -> Result<Deal, ()> {
    let (currency, unit) = (draft.mapping.currency, draft.mapping.unit);
    let stage = draft.refer(row, "stage", stages)?.ok_or(())?;
    let owner = draft.refer(row, "owner", users)?;
    let product = draft.refer(row, "product", products)?;
    let account = draft.refer(row, "account", accounts)?;
    let amount = draft.read(row, "amount", Reason::NotANumber, |text| value::amount(text, currency, unit))?;
    let opened_on = draft.read(row, "opened_on", Reason::NotADate, value::date)?;
    let closed_on = draft.read(row, "closed_on", Reason::NotADate, value::date)?;
    let expected_on = draft.read(row, "expected_on", Reason::NotADate, value::date)?;
    let title = match draft.cell(row, "title") {
        title if !title.is_empty() => title,
        _ => match draft.cell(row, "product") {
            product if !product.is_empty() => format!("{product} · {key}"),
            _ => key.to_owned(),
        },
    };
    let entered_at: Moment = closed_on.or(opened_on).map_or(setting.now, |date| date.start());
    let place = (PipelineId(id.0), stage);
    Ok(Deal {
        account,
        product,
        owner,
        amount,
        opened_on,
        expected_on,
        closed_on,
        key: Some(key.to_owned()),
        ..Deal::named(id, place, Rank::sequence(1).remove(0), entered_at, Names::same(&title))
    })
}
