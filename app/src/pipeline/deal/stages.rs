//! The way through the stages, drawn as a line with its points.

use leptos::{html, prelude::*};
use meridian_domain::{
    locale::{self, Lang},
    pipeline::{Clock, Stage, StageKind, view::Visit},
    time::{Date, Moment},
};
use wasm_bindgen::JsCast as _;

use super::{
    course::{Standing, Station, course},
    dossier::Dossier,
};
use crate::{
    pipeline::age,
    tr,
    words::{board, common, dossier as words},
};

/// All stages with the days of each visit, what is usual, and what the law allows.
#[component]
pub fn Stages(dossier: Dossier, #[prop(into)] visits: Signal<Vec<Visit>>) -> impl IntoView {
    let stages = Memo::new(move |_| {
        dossier.rooms.with(|world| {
            world.all::<Stage>().filter(|stage| stage.pipeline == dossier.pipeline).cloned().collect::<Vec<_>>()
        })
    });
    let stations = Memo::new(move |_| {
        dossier
            .deal
            .get()
            .map(|deal| stages.with(|stages| visits.with(|visits| course(stages, visits, &deal, dossier.now))))
            .unwrap_or_default()
    });
    let line = NodeRef::<html::Ol>::new();
    // Where the deal stands is in sight, however long the way.
    Effect::new(move |_| {
        stations.track();
        let Some(line) = line.get() else { return };
        request_animation_frame(move || {
            let here = line.query_selector("[aria-current=step]").ok().flatten();
            if let Some(here) = here.and_then(|here| here.dyn_into::<web_sys::HtmlElement>().ok()) {
                let middle = here.offset_left() - line.offset_left() + here.offset_width() / 2;
                line.set_scroll_left(middle - line.client_width() / 2);
            }
        });
    });
    view! {
        <section class="way" aria-labelledby="deal-way">
            <h2 class="vh" id="deal-way">{tr!(words::way)}</h2>
            <ol node_ref=line class="course" tabindex="0" aria-labelledby="deal-way">
                {move || {
                    stations.get().into_iter().map(|station| view! { <Point station dossier/> }).collect_view()
                }}
            </ol>
        </section>
    }
}

#[component]
fn Point(station: Station, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let Station { stage, standing, days, entered } = station;
    let here = standing == Standing::Here;
    let name = stage.name.clone();
    let usual = stage.p50_days.zip(stage.p80_days);
    let open = stage.kind == StageKind::Open;
    let verdict = days.last().filter(|_| here && open).map(|days| age::verdict(*days, &stage).class());
    let last = days.len().saturating_sub(1);
    let visits = days.clone();
    let spent = (open && !days.is_empty()).then(|| {
        visits
            .into_iter()
            .enumerate()
            .map(|(at, days)| {
                let class = if at == last { verdict.unwrap_or_default() } else { "" };
                view! { <span class=format!("visit {class}")>{move || words::visit(lang.get(), days)}</span> }
            })
            .collect_view()
    });
    let again = (days.len() > 1).then(|| {
        let times = days.len();
        view! { <span class="meta">{move || words::visits(lang.get(), times)}</span> }
    });
    let since = entered.filter(|_| here && !open);
    let clock = stage.clock.clone();
    view! {
        <li data-standing=standing.attribute() aria-current=here.then_some("step")>
            <b>{move || name.get(lang.get()).to_owned()}</b>
            <span class="vh">{move || words::standing(lang.get(), standing)}</span>
            {spent}
            {again}
            {since.map(|at| view! { <span class="meta">{move || dossier.zone.date(lang.get(), at)}</span> })}
            {usual.filter(|_| open).map(|(p50, p80)| view! { <span class="meta nowrap">{move || board::usual(lang.get(), p50, p80)}</span> })}
            {clock.map(|clock| view! { <Statute clock entered=entered.filter(|_| here) dossier/> })}
        </li>
    }
}

/// How long the law gives, and until when for a deal that stands there.
#[component]
fn Statute(clock: Clock, entered: Option<Moment>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let due = entered.map(|at| clock.due(dossier.zone.day(at)));
    let (days, working, verified) = (clock.days, clock.working_days, clock.verified);
    let (basis, since, source) = (clock.basis, clock.effective_on, clock.source);
    let given =
        move || if working { words::working_days(lang.get(), days) } else { words::calendar_days(lang.get(), days) };
    let address = (source.starts_with("https://") || source.starts_with("http://")).then(|| source.clone());
    let named = basis.clone();
    view! {
        <details class="statute" open=due.is_some()>
            <summary>
                {match due {
                    Some(due) => view! { <Until due dossier/> }.into_any(),
                    None => view! { <span class="meta">{given}</span> }.into_any(),
                }}
            </summary>
            {move || match address.clone() {
                Some(address) => {
                    let basis = named.clone();
                    view! { <a class="link meta" href=address target="_blank" rel="noopener noreferrer">{move || basis.get(lang.get()).to_owned()}</a> }
                        .into_any()
                }
                None => {
                    let (basis, source) = (named.clone(), source.clone());
                    view! { <span class="meta" title=source>{move || basis.get(lang.get()).to_owned()}</span> }.into_any()
                }
            }}
            <span class="meta">
                {move || words::in_force(lang.get(), &locale::date_full(lang.get(), since))}
                {(!verified).then(|| view! { " · " <span class="caution">{tr!(words::verify)}</span> })}
                {working.then(|| view! { " · " {tr!(words::holidays)} })}
            </span>
        </details>
    }
}

#[component]
fn Until(due: Date, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let left = due.days_since(dossier.today);
    let class = match left {
        ..0 => "alarm",
        0..5 => "caution",
        _ => "",
    };
    let told = move |lang: Lang| {
        let rest = match left {
            ..0 => common::days_late(lang, -left),
            0 => common::today(lang).to_owned(),
            _ => common::days_left(lang, left),
        };
        words::due_by(lang, &locale::date_full(lang, due), &rest)
    };
    view! { <span class=class>{move || told(lang.get())}</span> }
}
