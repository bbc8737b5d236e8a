//! A new deal of the account.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{AccountId, PipelineId},
    import,
    money::Money,
    names::Names,
    pipeline::{Deal, Rank, Stage, StageKind},
};

use super::Ledger;
use crate::{
    doing::use_doing,
    live::{fresh, now, use_live},
    pipeline::deal::currencies,
    tr,
    ui::{Button, Dialog, Kind, SelectField, Size, TextField},
    words::{board, common, deal as words, errors, use_lang},
};

/// The dialog in which it is written down.
#[component]
pub(super) fn NewDeal(open: RwSignal<bool>, account: AccountId, ledger: Ledger) -> impl IntoView {
    view! {
        <Dialog open title=tr!(words::new)>
            <Form open account ledger/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, account: AccountId, ledger: Ledger) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(ledger.rooms);
    let me = use_live().user;
    let view = ledger.view;
    let first = view.with_value(|view| {
        let main = super::main_pipeline(view).filter(|main| view.pipelines.iter().any(|(id, _)| id == main));
        main.or(view.pipelines.first().map(|(id, _)| *id))
    });
    let (title, amount) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let currency = RwSignal::new(view.with_value(|view| view.reporting.to_string()));
    let (expected, step) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let pipeline = RwSignal::new(first.map(|id| id.to_string()).unwrap_or_default());
    let owner = RwSignal::new(me.get_untracked().map(|me| me.to_string()).unwrap_or_default());
    let stage = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let stages = move || {
        let chosen = pipeline.with(|text| text.parse::<PipelineId>().ok());
        let mut stages: Vec<Stage> = view.with_value(|view| {
            let open = |stage: &&Stage| Some(stage.pipeline) == chosen && stage.kind == StageKind::Open;
            view.stages.iter().filter(open).cloned().collect()
        });
        stages.sort_by_key(|stage| (stage.position, stage.id));
        stages
    };
    // Another pipeline begins at its own first stage.
    Effect::new(move |_| stage.set(stages().first().map(|stage| stage.id.to_string()).unwrap_or_default()));
    let words_of = move |list: Vec<(String, Names)>| {
        list.into_iter().map(|(id, name)| (id, name.get(lang.get()).to_owned())).collect::<Vec<_>>()
    };
    let pipelines = Signal::derive(move || {
        words_of(
            view.with_value(|view| view.pipelines.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()),
        )
    });
    let stage_options = Signal::derive(move || {
        words_of(stages().into_iter().map(|stage| (stage.id.to_string(), stage.name)).collect())
    });
    let owners = Signal::derive(move || {
        words_of(
            view.with_value(|view| view.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()),
        )
    });
    let offered = Signal::derive(move || currencies(&currency.get()));
    let money = move || {
        let text = amount.get();
        if text.trim().is_empty() {
            return Ok(None);
        }
        let read = |text: &str| import::amount(text, currency.get().parse().ok()?, 1).filter(Money::is_sane);
        read(&text).map(Some).ok_or(())
    };
    let nameless = Signal::derive(move || {
        (tried.get() && title.with(|title| title.trim().is_empty()))
            .then(|| errors::field_required(lang.get()).to_owned())
    });
    let absurd =
        Signal::derive(move || (tried.get() && money().is_err()).then(|| words::wrong_amount(lang.get()).to_owned()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let name = title.get_untracked().trim().to_owned();
        let (Ok(amount), Ok(stage)) = (untrack(money), stage.get_untracked().parse()) else { return };
        let Ok(pipeline) = pipeline.get_untracked().parse() else { return };
        if name.is_empty() {
            return;
        }
        let rank = Rank::between(None, None).expect("an empty column has room");
        let deal = Deal {
            account: Some(account),
            owner: owner.get_untracked().parse().ok(),
            amount,
            opened_on: Some(view.with_value(|view| view.today)),
            expected_on: expected.get_untracked().parse().ok(),
            next_step: step.get_untracked().trim().to_owned(),
            ..Deal::named(fresh(), (pipeline, stage), rank, now(), Names::same(&name))
        };
        // To the top of its column: where that is, only the server knows.
        let top = Change::MoveDeals { deals: vec![deal.id], to: stage, after: None };
        doing.act_saying(Change::All(vec![Change::Add(deal.into()), top]), move || words::added(lang.get(), &name));
        open.set(false);
    };
    let several = view.with_value(|view| view.pipelines.len() > 1);
    view! {
        <form class="form" on:submit=save>
            <TextField id="new-title" label=tr!(words::title) value=title required=true error=nameless autocomplete="off"/>
            <div class="two">
                <TextField id="new-amount" label=tr!(common::amount) value=amount error=absurd inputmode="decimal" autocomplete="off"/>
                <SelectField id="new-currency" label=tr!(common::currency) value=currency options=offered/>
            </div>
            <div class="two">
                {several.then(|| view! { <SelectField id="new-pipeline" label=tr!(words::pipeline) value=pipeline options=pipelines/> })}
                <SelectField id="new-stage" label=tr!(words::first_stage) value=stage options=stage_options/>
            </div>
            <div class="two">
                <SelectField id="new-owner" label=tr!(common::owner) value=owner options=owners/>
                <TextField id="new-expected" label=tr!(board::close_date) value=expected kind="date"/>
            </div>
            <TextField id="new-step" label=tr!(common::next) value=step autocomplete="off"/>
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}
