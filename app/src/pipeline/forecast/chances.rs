//! How likely the deals of each stage are won: by default, and as the closed deals have taught.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    names::Names,
    pipeline::{
        Stage,
        history::{StageChance, view::PastView},
    },
};

use crate::{
    health::Explanation,
    tr,
    ui::{Asks, Table},
    words::{forecast as words, use_lang},
};

/// The section.
#[component]
pub fn StageChances(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let (record, least) = view.with_value(|view| (view.record, view.least_deals));
    let rows: Vec<(Stage, Option<Names>, StageChance)> = view.with_value(|view| {
        let row = |chance: &StageChance| {
            let stage = view.stage(chance.stage)?;
            Some((stage.clone(), view.pipeline_among(stage).cloned(), chance.clone()))
        };
        view.chances.iter().filter_map(row).collect()
    });
    view! {
        <section class="part" aria-labelledby="probabilities">
            <h2 id="probabilities">{tr!(words::probabilities)}</h2>
            <p class="meta">{move || words::stage_about(lang.get(), record.closed(), record.won)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="probabilities">
                <Table caption=tr!(words::probabilities)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::stage)}</th>
                            <th scope="col" class="num">{tr!(words::default)}</th>
                            <th scope="col" class="num">{tr!(words::learned)}</th>
                            <th scope="col" class="num">{tr!(words::cases)}</th>
                            <th scope="col"><span class="vh">{tr!(words::learned)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(|(stage, pipeline, chance)| view! { <Row stage pipeline chance least/> }).collect_view()}</tbody>
                </Table>
            </div>
        </section>
    }
}

#[component]
fn Row(stage: Stage, pipeline: Option<Names>, chance: StageChance, least: u32) -> impl IntoView {
    let lang = use_lang();
    let StageChance { record, explained, .. } = chance;
    let closed = record.closed();
    let shown = explained.value.filter(|_| closed > 0).map(|value| locale::percent(value, 0));
    let name = stage.name;
    let learned = match shown {
        None => view! { <span>{locale::ABSENT}</span> }.into_any(),
        Some(shown) => view! {
            <Asks
                id=format!("why-stage-{}", stage.id)
                about=tr!(words::learned)
                explain=move || view! { <Explanation explained=explained.clone() title=tr!(words::learned)/> }
            >
                {shown}
            </Asks>
        }
        .into_any(),
    };
    let remark = move || match closed {
        0 => words::no_cases(lang.get()),
        closed if closed < least => words::few(lang.get()),
        _ => "",
    };
    view! {
        <tr>
            <th scope="row">
                {move || name.get(lang.get()).to_owned()}
                {pipeline.map(|pipeline| view! { " " <span class="meta">{move || pipeline.get(lang.get()).to_owned()}</span> })}
            </th>
            <td class="num">{format!("{}%", stage.probability)}</td>
            <td class="num">{learned}</td>
            <td class="num">{format!("{}/{closed}", record.won)}</td>
            <td class="meta">{remark}</td>
        </tr>
    }
}
