//! What may come: the period played many times, checked against the exact figures.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::forecast::{
        Horizon, Outlook, Report, SimulationModel,
        view::{ForecastView, LEAST_SLIPS},
    },
};

use super::{
    compare::Compare,
    histogram::Histogram,
    money::money,
    play::{Play, Played, Setup, deals, play, struck},
    policy::Policy,
    risk::Risk,
    why::Why,
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Progress, Switch},
    words::{forecast as words, use_lang},
};

/// What the simulation and the scenario share.
#[derive(Clone, Copy)]
pub struct Table {
    pub view: StoredValue<ForecastView>,
    pub seed: RwSignal<u64>,
    pub ranged: RwSignal<bool>,
    /// What is still to be won and what is won.
    pub standing: Memo<(Option<i64>, i64)>,
}

impl Table {
    /// What is played, under assumptions or not, and how many deals were struck.
    pub fn setup(self, assumptions: &[meridian_domain::pipeline::forecast::Assumption]) -> (Setup, usize) {
        let (target, won) = self.standing.get();
        let ranged = self.ranged.get();
        self.view.with_value(|view| {
            let (deals, count) = struck(&deals(view, ranged), assumptions);
            let horizon = Horizon { from: view.months.from, to: view.months.to };
            (Setup { deals, horizon, target, won, seed: self.seed.get() }, count)
        })
    }
}

/// The section.
#[component]
pub fn Odds(view: StoredValue<ForecastView>, outlook: Memo<Outlook>) -> impl IntoView {
    let lang = use_lang();
    let has_ranges = view.with_value(|view| view.sorted.deals.iter().any(|deal| deal.is_ranged()));
    let runs = SimulationModel::default().runs;
    let standing = Memo::new(move |_| outlook.with(|outlook| (outlook.total.remaining, outlook.total.won)));
    let table = Table { view, seed: RwSignal::new(1), ranged: RwSignal::new(false), standing };
    let setup = Memo::new(move |_| Some(table.setup(&[]).0));
    let base = play(setup.into());
    let slips = view.with_value(|view| view.slips.len());
    let why = Signal::derive(move || (!has_ranges).then(|| words::no_ranges(lang.get()).to_owned()));
    view! {
        <section class="part odds" aria-labelledby="odds">
            <h2 id="odds">{tr!(words::odds)}</h2>
            <p class="meta">
                {move || words::odds_about(lang.get(), &locale::integer(i64::from(runs)))} " "
                {move || if slips == 0 {
                    words::slips_none(lang.get(), LEAST_SLIPS)
                } else {
                    words::slips_used(lang.get(), slips)
                }}
            </p>
            <div class="row">
                <span class="num" data-testid="seed">{move || words::seed(lang.get(), &table.seed.get().to_string())}</span>
                <Button kind=Kind::Quiet icon=Glyph::Refresh on_press=move |_| table.seed.update(|seed| *seed += 1)>
                    {tr!(words::other_seed)}
                </Button>
                <Switch label=tr!(words::ranged) checked=table.ranged why on_change=move |on| table.ranged.set(on)/>
            </div>
            <Running play=base runs/>
            {move || match base.result.get() {
                None => ().into_any(),
                Some(Err(refusal)) => view! { <p class="alarm" role="alert">{move || words::refusal(lang.get(), &refusal)}</p> }.into_any(),
                Some(Ok(played)) => view! { <Outcome table played/> }.into_any(),
            }}
            <Policy table base/>
        </section>
    }
}

/// How far the simulation has come.
#[component]
fn Running(play: Play, runs: u32) -> impl IntoView {
    let lang = use_lang();
    let share = Signal::derive(move || f64::from(play.done.get()) / f64::from(runs.max(1)));
    let whole = |n: u32| locale::integer(i64::from(n));
    view! {
        <div class="running">
            <Progress done=share label=tr!(words::progress)/>
            <span class="meta num" data-testid="runs">{move || words::running(lang.get(), &whole(play.done.get()), &whole(runs))}</span>
        </div>
    }
}

#[component]
fn Outcome(table: Table, played: Played) -> impl IntoView {
    let lang = use_lang();
    let currency = table.view.with_value(|view| view.reporting);
    let ranged = table.ranged.get_untracked();
    let Played { report, exact } = played;
    let grain = exact.as_ref().map(|exact| exact.grain);
    let note = move || {
        let lang = lang.get();
        match grain {
            None => String::new(),
            Some(_) if ranged => words::exact_fixed(lang).to_owned(),
            Some(1) => words::exact_whole(lang).to_owned(),
            Some(grain) => words::exact_rounded(lang, &money(lang, grain, currency)),
        }
    };
    let second = exact.map(|exact| exact.report);
    view! {
        <Heads report=report.clone() table/>
        <div class="beside">
            <Histogram report=report.clone() currency/>
            <div>
                <Compare caption=words::odds heads=[words::simulated, words::exact] first=report.clone() second currency/>
                <p class="meta">{note}</p>
            </div>
        </div>
        <Risk view=table.view report/>
    }
}

/// The four figures one plans with.
#[component]
fn Heads(report: Report, table: Table) -> impl IntoView {
    let lang = use_lang();
    let currency = table.view.with_value(|view| view.reporting);
    let (_, won) = table.standing.get_untracked();
    let (deals, seed) = (table.view.with_value(|view| view.sorted.deals.len()), table.seed.get_untracked());
    let runs = report.runs.unwrap_or(0);
    let inputs = move |quantile: Option<&'static str>| {
        Signal::derive(move || {
            let lang = lang.get();
            let mut inputs = vec![
                (words::runs(lang).to_owned(), locale::integer(i64::from(runs))),
                (words::seed(lang, "").trim().to_owned(), seed.to_string()),
                (words::deal(lang).to_owned(), locale::integer(i64::try_from(deals).unwrap_or(i64::MAX))),
                (words::won(lang).to_owned(), money(lang, won, currency)),
            ];
            if let Some(quantile) = quantile {
                inputs.insert(0, ("q".to_owned(), quantile.to_owned()));
            }
            inputs
        })
    };
    let sums = [
        ("why-p10", words::p10 as fn(_) -> _, report.p10, "10%"),
        ("why-p50", words::p50, report.p50, "50%"),
        ("why-p90", words::p90, report.p90, "90%"),
    ];
    let target = report.target;
    let chance = Signal::derive(move || {
        target.map_or_else(|| words::no_target(lang.get()).to_owned(), |it| locale::percent(it.probability, 1))
    });
    let of_chance = Signal::derive(move || {
        let mut inputs = inputs(None).get();
        if let Some(target) = target {
            let lang = lang.get();
            let error = (target.probability * (1.0 - target.probability) / f64::from(runs.max(1))).sqrt();
            inputs.insert(0, (words::target(lang).to_owned(), money(lang, target.target, currency)));
            inputs.push((words::error_of_chance(lang).to_owned(), locale::percent(error, 2)));
        }
        inputs
    });
    view! {
        <div class="vitals">
            {sums
                .map(|(id, word, sum, quantile)| {
                    let shown = Signal::derive(move || money(lang.get(), sum, currency));
                    view! {
                        <div class="vital">
                            <span class="k">{move || word(lang.get())}</span>
                            <div class="v">
                                <Why id about=move || word(lang.get()) shown formula=tr!(words::formula_quantile) inputs=inputs(Some(quantile))/>
                            </div>
                        </div>
                    }
                })
                .collect_view()}
            <div class="vital">
                <span class="k">{tr!(words::chance)}</span>
                <div class="v" data-testid="chance">
                    <Why id="why-chance" about=tr!(words::chance) shown=chance formula=tr!(words::formula_chance) inputs=of_chance/>
                </div>
            </div>
        </div>
    }
}
