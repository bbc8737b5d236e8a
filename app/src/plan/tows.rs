//! The TOWS: the items within on top, those around on the left, and what follows from each pair.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::StrategyId,
    names::Names,
    plan::{Pairing, Plan, Quadrant, Strategy, SwotItem, SwotSide, strategy_value},
};

use super::{address::Sheet, row::AddLine, sheets::Sheets, strategy::Card, swot::Half};
use crate::{live::fresh, tr, words::plan as words};

#[component]
pub fn Tows(sheets: Sheets, plan: Memo<Option<Plan>>) -> impl IntoView {
    use Quadrant::{So, St, Wo, Wt};
    use SwotSide::{Opportunity, Strength, Threat, Weakness};
    let items = sheets.items();
    // The items of the strategy a reader points at stand out.
    let hot = RwSignal::new(None::<StrategyId>);
    let axis = move |side| view! { <Axis sheets items side hot/> };
    let quadrant = move |quadrant| view! { <Field sheets items quadrant plan hot/> };
    view! {
        <p class="meta hint">{tr!(words::tows_hint)}</p>
        <div class="tows">
            <section class="axis corner">
                <Half sheets items internal=true/>
                <Half sheets items internal=false/>
            </section>
            {axis(Strength)}
            {axis(Weakness)}
            {axis(Opportunity)}
            {quadrant(So)}
            {quadrant(Wo)}
            {axis(Threat)}
            {quadrant(St)}
            {quadrant(Wt)}
        </div>
    }
}

/// The items of one side, to read.
#[component]
fn Axis(
    sheets: Sheets,
    items: Memo<Vec<SwotItem>>,
    side: SwotSide,
    hot: RwSignal<Option<StrategyId>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let own = Memo::new(move |_| {
        items.with(|items| items.iter().filter(|item| item.side == side).cloned().collect::<Vec<_>>())
    });
    let touched = move |item: &SwotItem| {
        let hot = hot.get();
        sheets.rooms.with(|world| {
            world
                .all::<Pairing>()
                .any(|pair| Some(pair.strategy) == hot && (pair.within == item.id || pair.around == item.id))
        })
    };
    view! {
        <section class="axis">
            <h3>
                <a href=Sheet::Swot.href(sheets.account)>{move || words::side(lang.get(), side)}</a>
                <span class="meta">{tr!(words::weight)} " · " {tr!(words::rating)}</span>
            </h3>
            <ul class="items">
                {move || {
                    own.get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, item)| {
                            let figure = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
                            let told = format!("{} · {}", figure(item.weight), figure(item.rating));
                            let text = item.text.clone();
                            view! {
                                <li data-hot=move || touched(&item).then_some("")>
                                    <span class="code">{format!("{}{}", side.letter(), at + 1)}</span>
                                    <span class="tx">{move || text.get(lang.get()).to_owned()}</span>
                                    <span class="w">{told}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </section>
    }
}

/// The strategies of one quadrant, by their order; each says what it is worth.
#[component]
fn Field(
    sheets: Sheets,
    items: Memo<Vec<SwotItem>>,
    quadrant: Quadrant,
    plan: Memo<Option<Plan>>,
    hot: RwSignal<Option<StrategyId>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let own = sheets.ordered::<Strategy>(move |one| one.account == sheets.account && one.quadrant == quadrant);
    let add = Callback::new(move |text: String| {
        let rank = own.with_untracked(|own| sheets.behind(own))?;
        let (id, account, text) = (fresh(), sheets.account, Names::same(&text));
        Some(Change::Add(Strategy { id, account, quadrant, text, rank }.into()))
    });
    // The most worth in any quadrant stands out.
    let best = Memo::new(move |_| {
        items.with(|items| {
            sheets.rooms.with(|world| {
                let worth = |one: &Strategy| strategy_value(one, world.all::<Pairing>(), items, &sheets.rules).value;
                let all = world.all::<Strategy>().filter(|one| one.account == sheets.account);
                let most = all.filter_map(|one| Some((one.id, worth(one)?)));
                most.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(id, _)| id)
            })
        })
    });
    let letters = quadrant.letters();
    view! {
        <section class="quadrant" aria-labelledby=format!("tows-{letters}")>
            <h3 id=format!("tows-{letters}")>
                {letters} " " <span class="meta">{move || words::quadrant(lang.get(), quadrant)}</span>
            </h3>
            <ol class="cards">
                <For each=move || own.get() key=|one| one.id children=move |one| view! { <Card sheets items id=one.id own plan hot best/> }/>
            </ol>
            <AddLine sheets id=format!("tows-{letters}-add") to=letters add/>
        </section>
    }
}
