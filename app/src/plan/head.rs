//! The line over the sheets: which plan, where it stands, how far it has come, how complete it is.

use leptos::prelude::*;
use meridian_domain::{
    access::Capability,
    gate::Change,
    id::PlanId,
    locale,
    plan::{Goal, Plan, PlanPatch, PlanStatus, check, completeness, csv, progress, view::PlanView},
    record::Patch,
};

use super::{
    row::{Cell, Pick, Reads, key, read, reworded, shown, whole},
    sheets::Sheets,
};
use crate::{
    health::{Explanation, Source},
    live::fresh,
    stakeholder::export::{raster, why_not},
    tr,
    ui::{Asks, Button, Glyph, Icon, Kind, Progress, use_toasts},
    words::{exchange, plan as words, shell},
};

fn edit(id: PlanId, set: PlanPatch) -> Change {
    Change::Edit(Patch::Plan { id, set })
}

#[component]
pub fn Head(sheets: Sheets, plan: Memo<Option<Plan>>, chosen: RwSignal<Option<PlanId>>) -> impl IntoView {
    let (lang, toasts) = (sheets.lang, use_toasts());
    let there = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.id)));
    let begin = move |_| {
        let plan = Plan::of_year(fresh(), sheets.account, sheets.today);
        sheets.doing.act(Change::Add(plan.into()));
    };
    let may_export = why_not(Capability::Export, exchange::may_not_export);
    let export = move |_| {
        let records = sheets.rooms.with_untracked(|world| world.records().cloned().collect());
        let view = PlanView { records, ..sheets.view.get_value() };
        let written = csv(&view, lang.get_untracked());
        let saved =
            raster::blob(written.as_bytes(), "text/csv;charset=utf-8").and_then(|blob| raster::save(&blob, "plan.csv"));
        if saved.is_err() {
            toasts.alarm(words::export_failed(lang.get_untracked()));
        }
    };
    view! {
        <header class="plan-head">
            <h2 class="vh">{tr!(shell::plan)}</h2>
            {move || match there.get() {
                Some(id) => view! { <Current sheets plan id chosen/> }.into_any(),
                None => view! {
                    <p class="meta">{tr!(words::no_plan)} " · " {tr!(words::no_plan_hint)}</p>
                    <Button icon=Glyph::Plus why=sheets.why on_press=begin>{tr!(words::begin)}</Button>
                }
                .into_any(),
            }}
            <span class="push"></span>
            <Complete sheets plan/>
            <Button kind=Kind::Quiet icon=Glyph::Download label=tr!(words::export_hint) why=may_export on_press=export/>
        </header>
    }
}

#[component]
fn Current(sheets: Sheets, plan: Memo<Option<Plan>>, id: PlanId, chosen: RwSignal<Option<PlanId>>) -> impl IntoView {
    let lang = sheets.lang;
    let names = move || plan.with(|plan| plan.as_ref().map(|plan| plan.name.clone()).unwrap_or_default());
    let name = Signal::derive(move || names().get(lang.get()).to_owned());
    let rename: Reads = Callback::new(move |text: String| {
        let name = Some(reworded(&untrack(names), lang.get_untracked(), &text)?);
        Ok(edit(id, PlanPatch { name, ..PlanPatch::default() }))
    });
    let plans = sheets.all::<Plan>(move |plan| plan.account == sheets.account);
    let others = Signal::derive(move || {
        let mut all = plans.get();
        all.sort_by_key(|plan| (std::cmp::Reverse(plan.starts_on), plan.id));
        all.into_iter().map(|plan| (plan.id.to_string(), plan.name.get(lang.get()).to_owned())).collect::<Vec<_>>()
    });
    let several = Memo::new(move |_| plans.with(|plans| plans.len() > 1));
    let status =
        Signal::derive(move || plan.with(|plan| plan.as_ref().map(|plan| key(plan.status)).unwrap_or_default()));
    let statuses = Signal::derive(move || {
        let lang = lang.get();
        PlanStatus::ALL.map(|one| (key(one), words::status(lang, one).to_owned())).to_vec()
    });
    let set_status = Callback::new(move |text: String| {
        if let Some(status) = read(&PlanStatus::ALL, &text) {
            sheets.doing.act(edit(id, PlanPatch { status: Some(status), ..PlanPatch::default() }));
        }
    });
    let cap = Signal::derive(move || shown(plan.with(|plan| plan.as_ref().and_then(|plan| plan.days))));
    let set_cap: Reads = Callback::new(move |text: String| {
        Ok(edit(id, PlanPatch { days: Some(whole(&text)?), ..PlanPatch::default() }))
    });
    let goals = sheets.all::<Goal>(move |goal| goal.plan == id);
    let come = Memo::new(move |_| goals.with(|goals| progress(goals, &sheets.rules)));
    let share = Signal::derive(move || come.with(|come| come.value.unwrap_or(0.0) / 100.0));
    let gone = Signal::derive(move || plan.with(|plan| plan.as_ref().map_or(0.0, |plan| plan.elapsed(sheets.today))));
    let explain = move || {
        let explained = come.get();
        let sources = goals.with(|goals| {
            goals.iter().map(|goal| Source { id: goal.id.0, names: goal.title.clone(), href: None }).collect::<Vec<_>>()
        });
        view! { <Explanation explained title=tr!(words::progress) sources/> }
    };
    let told = move || {
        come.with(|come| {
            come.value.map_or_else(|| locale::ABSENT.to_owned(), |value| format!("{}%", locale::decimal(value, 0)))
        })
    };
    view! {
        {move || several.get().then(|| {
            let here = Signal::derive(move || id.to_string());
            let go = Callback::new(move |text: String| chosen.set(text.parse().ok()));
            view! {
                <span class="pick">
                    <select class="input" aria-label=tr!(words::choose_plan) prop:value=move || here.get()
                        on:change:target=move |event| go.run(event.target().value())>
                        {crate::ui::choices(others, here)}
                    </select>
                    <Icon glyph=Glyph::Down/>
                </span>
            }
        })}
        <Cell sheets id="plan-name" caption=tr!(words::plan_name) name now=name change=rename wide=true/>
        <Pick sheets id="plan-status" caption=tr!(words::plan_status) name options=statuses chosen=status on_choose=set_status/>
        <Cell sheets id="plan-cap" caption=tr!(words::cap) name now=cap change=set_cap number=true/>
        <div class="come">
            <span class="k">{tr!(words::progress)}</span>
            <span class="row">
                <Asks id="plan-progress" about=tr!(words::progress) explain>{told}</Asks>
                <Progress label=move || format!("{} {}", words::progress(lang.get()), told()) done=share expected=gone/>
            </span>
            <span class="meta">{move || words::elapsed(lang.get(), &locale::percent(gone.get(), 0))}</span>
        </div>
    }
}

/// How complete the plan is.
#[component]
fn Complete(sheets: Sheets, plan: Memo<Option<Plan>>) -> impl IntoView {
    let checked = Memo::new(move |_| {
        plan.with(|plan| sheets.rooms.with(|world| check(world, sheets.account, plan.as_ref(), &sheets.rules)))
    });
    let share = Memo::new(move |_| checked.with(|checked| completeness(checked, &sheets.rules)));
    let told = move || {
        share.with(|share| {
            share.value.map_or_else(|| locale::ABSENT.to_owned(), |value| format!("{}%", locale::decimal(value, 0)))
        })
    };
    let explain = move || view! { <Explanation explained=share.get() title=tr!(words::completeness)/> };
    let open = move || checked.with(|checked| checked.iter().map(|one| one.findings.len()).sum::<usize>());
    view! {
        <div class="come">
            <span class="k">{tr!(words::completeness)}</span>
            <span class="row">
                <Asks id="plan-complete" about=tr!(words::completeness) explain>{told}</Asks>
                <span class="count" aria-hidden="true">{move || (open() > 0).then(open)}</span>
            </span>
        </div>
    }
}
