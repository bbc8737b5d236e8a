//! What if a policy comes: assumptions, and what they would change. Nothing of it is kept.

use leptos::prelude::*;
use meridian_domain::{
    locale::Lang,
    pipeline::forecast::{Assumption, LONGEST_DELAY, Scope, Shock},
};

use super::{
    compare::Compare,
    odds::Table,
    play::{Play, Setup, play},
};
use crate::{
    tr,
    ui::{Button, Kind, SelectField, Slider, Tag, Tone},
    words::{common, forecast as words, use_lang},
};

/// What the sliders say, in percent and months.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Knobs {
    cut: f64,
    freeze: f64,
    delay: f64,
}

/// What a choice of the list strikes: everything, a line or a pipeline.
fn scope(choice: &str) -> Scope {
    match choice.split_once(':') {
        Some(("line", line)) => Scope { lines: vec![line.to_owned()], ..Scope::default() },
        Some(("pipeline", id)) => Scope { pipelines: id.parse().into_iter().collect(), ..Scope::default() },
        _ => Scope::default(),
    }
}

/// The assumptions that the sliders make, each about its own deals; none where they stand at nought.
fn assumptions(cut_on: &str, frozen: &str, knobs: Knobs) -> Vec<Assumption> {
    let share = |percent: f64| (percent / 100.0).clamp(0.0, 1.0);
    let months = knobs.delay.round().clamp(0.0, f64::from(LONGEST_DELAY)) as u32;
    let cut = (knobs.cut > 0.0).then(|| Shock::PriceCut { cut: share(knobs.cut) });
    let freeze =
        (knobs.freeze > 0.0 || months > 0).then(|| Shock::BudgetFreeze { factor: 1.0 - share(knobs.freeze), months });
    let cut = cut.map(|shock| Assumption { scope: scope(cut_on), shock });
    let freeze = freeze.map(|shock| Assumption { scope: scope(frozen), shock });
    cut.into_iter().chain(freeze).collect()
}

/// The form and, beside what is now, what would be.
#[component]
pub fn Policy(table: Table, base: Play) -> impl IntoView {
    let lang = use_lang();
    let currency = table.view.with_value(|view| view.reporting);
    let (cut_on, frozen) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (cut, freeze, delay) = (RwSignal::new(0.0), RwSignal::new(0.0), RwSignal::new(0.0));
    let options = Signal::derive(move || scopes(lang.get(), table));
    let assumed = Memo::new(move |_| {
        let knobs = Knobs { cut: cut.get(), freeze: freeze.get(), delay: delay.get() };
        cut_on.with(|cut_on| frozen.with(|frozen| assumptions(cut_on, frozen, knobs)))
    });
    let told = Memo::new(move |_| {
        let assumed = assumed.get();
        (!assumed.is_empty()).then(|| table.setup(&assumed))
    });
    let setup =
        Signal::derive(move || told.with(|told| told.as_ref().map(|(setup, _): &(Setup, usize)| setup.clone())));
    let then = play(setup);
    let count = move || told.with(|told| told.as_ref().map(|(_, count)| *count));
    let discard = move |_| {
        for knob in [cut, freeze, delay] {
            knob.set(0.0);
        }
    };
    let idle =
        Signal::derive(move || assumed.with(Vec::is_empty).then(|| words::nothing_assumed(lang.get()).to_owned()));
    let knob = move |word: fn(Lang) -> &'static str, value: RwSignal<f64>, max: f64| {
        view! {
            <div class="knob">
                <span aria-hidden="true">{move || word(lang.get())}</span>
                <Slider label=move || word(lang.get()) value max/>
            </div>
        }
    };
    view! {
        <section class="policy" aria-labelledby="policy">
            <header class="head">
                <h3 id="policy">{tr!(words::policy)}</h3>
                <Tag tone=Tone::Accent>{tr!(common::not_saved)}</Tag>
            </header>
            <p class="meta">{tr!(words::policy_about)}</p>
            <div class="beside">
                <div class="knobs">
                    <SelectField id="policy-scope" label=tr!(words::cut_scope) value=cut_on options/>
                    {knob(words::cut, cut, 90.0)}
                    <SelectField id="freeze-scope" label=tr!(words::freeze_scope) value=frozen options/>
                    {knob(words::freeze, freeze, 100.0)}
                    {knob(words::delay, delay, 24.0)}
                    <Button kind=Kind::Quiet on_press=discard why=idle>{tr!(words::discard)}</Button>
                </div>
                <div aria-live="polite" data-testid="scenario">
                    {move || match (base.result.get(), then.result.get(), count()) {
                        (Some(Ok(now)), Some(Ok(then)), Some(count)) => view! {
                            <Compare
                                caption=words::policy
                                heads=[words::now_column, words::then_column]
                                first=now.report
                                second=Some(then.report)
                                currency
                            />
                            <p class="meta">
                                {move || if count == 0 { words::struck_none(lang.get()).to_owned() } else { words::struck(lang.get(), count) }}
                            </p>
                        }
                        .into_any(),
                        (_, Some(Err(refusal)), _) => view! {
                            <p class="alarm">{move || words::refusal(lang.get(), &refusal)}</p>
                        }
                        .into_any(),
                        (_, _, None) => view! { <p class="meta">{tr!(words::nothing_assumed)}</p> }.into_any(),
                        _ => view! { <p class="meta">{tr!(common::loading)}</p> }.into_any(),
                    }}
                </div>
            </div>
        </section>
    }
}

/// What there is to strike: the lines and pipelines of the deals.
fn scopes(lang: Lang, table: Table) -> Vec<(String, String)> {
    table.view.with_value(|view| {
        let lines: std::collections::BTreeSet<&String> =
            view.sorted.deals.iter().filter_map(|deal| deal.line.as_ref()).collect();
        let pipelines =
            view.pipelines.iter().filter(|one| view.sorted.deals.iter().any(|deal| deal.pipeline == one.id));
        let all = (String::new(), words::scope_all(lang).to_owned());
        let lines = lines.into_iter().map(|line| (format!("line:{line}"), words::scope_line(lang, line)));
        let pipelines =
            pipelines.map(|one| (format!("pipeline:{}", one.id), words::scope_pipeline(lang, one.name.get(lang))));
        std::iter::once(all).chain(lines).chain(pipelines).collect()
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn sliders_at_nought_assume_nothing() {
        assert!(assumptions("", "", Knobs::default()).is_empty());
    }

    #[test]
    fn each_slider_is_an_assumption_about_what_is_chosen() {
        let told = assumptions("line:GTX", "line:Monitors", Knobs { cut: 30.0, freeze: 40.0, delay: 6.0 });
        assert_eq!(told.len(), 2);
        assert_eq!([&told[0].scope.lines, &told[1].scope.lines], [&["GTX"], &["Monitors"]]);
        assert_eq!(told[0].shock, Shock::PriceCut { cut: 0.3 });
        assert_eq!(told[1].shock, Shock::BudgetFreeze { factor: 0.6, months: 6 });
        assert!(told.iter().all(|one| one.shock.check().is_ok()));
    }

    #[test]
    fn a_choice_names_a_line_or_a_pipeline() {
        let id = Uuid::from_u128(7);
        assert_eq!(scope(&format!("pipeline:{id}")).pipelines, [id.into()]);
        assert_eq!(scope("line:a:b").lines, ["a:b"]);
        assert_eq!(scope(""), Scope::default());
    }
}
