//! The sheet for several deals: what each lacks, and a move of those that may enter, if the reader
//! says so.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{DealId, StageId},
    pipeline::Requirement,
};

use super::{Waiting, deals_requirements, sheet::Unread};
use crate::{
    Failure, answer,
    pipeline::desk::Desk,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, Skeleton},
    words::{board, gate as words, sale},
};

/// What deals lack, in their order.
type Lacks = Vec<(DealId, Vec<Requirement>)>;

/// The deals of which nothing is missing.
fn free(lacks: &Lacks) -> Vec<DealId> {
    let ready = |all: &[Requirement]| all.iter().all(|one| one.met == Some(true));
    lacks.iter().filter(|(_, all)| ready(all)).map(|(deal, _)| *deal).collect()
}

/// The list of deals, and the choice.
#[component]
pub fn Several(desk: Desk, waiting: Waiting) -> impl IntoView {
    let (deals, to) = (StoredValue::new(waiting.deals.clone()), waiting.to);
    let reading = answer::reading(|| (), move |()| deals_requirements(deals.get_value(), to));
    let again = Callback::new(move |()| reading.refetch());
    let waiting = StoredValue::new(waiting);
    // Where each stood when the reader was asked: who is moved by somebody else meanwhile stays there.
    let stood: StoredValue<BTreeMap<DealId, StageId>> = StoredValue::new(
        deals.with_value(|deals| deals.iter().filter_map(|deal| Some((*deal, desk.deal(*deal)?.stage))).collect()),
    );
    view! {
        <Transition fallback=|| view! { <Skeleton lines=6 /> }>
            {move || Suspend::new(async move {
                match reading.await {
                    Ok(lacks) => view! { <List desk waiting stood lacks again /> }.into_any(),
                    Err(failure) => view! { <Unread desk failure again /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn List(
    desk: Desk,
    waiting: StoredValue<Waiting>,
    stood: StoredValue<BTreeMap<DealId, StageId>>,
    lacks: Lacks,
    again: Callback<()>,
) -> impl IntoView {
    let lang = desk.lang;
    let may = StoredValue::new(free(&lacks));
    let stays = move |deal: &DealId| {
        stood.with_value(|stood| desk.deal(*deal).map(|now| now.stage) == stood.get(deal).copied())
    };
    let trouble = RwSignal::new(None::<Failure>);
    let go = move || {
        let (before, still): (Vec<DealId>, Vec<DealId>) = may.get_value().into_iter().partition(|deal| !stays(deal));
        for deal in before {
            desk.tell_overtaken(deal);
        }
        if still.is_empty() {
            again.run(());
            return;
        }
        let (to, after) = waiting.with_value(|waiting| (waiting.to, waiting.after));
        let (waiting, moved) = (waiting.get_value(), still.clone());
        desk.rooms.submit_with(Change::MoveDeals { deals: still.clone(), to, after }, move |result| match result {
            Ok(label) => {
                desk.passed(&waiting, &moved, true, label);
            }
            Err(failure) => {
                again.try_run(());
                if let Some(failure) = trouble.try_set(Some(failure)).flatten() {
                    desk.complain(&failure);
                }
            }
        });
        desk.settle(&still);
    };
    let lines = lacks.into_iter().map(|(deal, all)| view! { <Line desk deal all waiting /> }).collect_view();
    let count = may.with_value(Vec::len);
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            super::form::focus_id("gate-move-those");
        }
    });
    view! {
        <div class="form gate-form">
            {move || trouble.get().map(|failure| view! { <Unread desk failure again /> })}
            <ol class="needs several">{lines}</ol>
            <footer>
                <button id="gate-move-those" type="button" class="btn" data-kind="primary" data-size="l" aria-disabled=(count == 0).then_some("true") on:click=move |_| {
                    if count > 0 {
                        go();
                    }
                }>
                    {move || match count {
                        0 => words::none_may(lang.get()).to_owned(),
                        n => words::move_those(lang.get(), n),
                    }}
                </button>
                <Button kind=Kind::Quiet size=Size::Large kbd="Esc" on_press=move |_| {
                    desk.send_back();
                }>{tr!(words::back)}</Button>
            </footer>
        </div>
    }
}

#[component]
fn Line(desk: Desk, deal: DealId, all: Vec<Requirement>, waiting: StoredValue<Waiting>) -> impl IntoView {
    let lang = desk.lang;
    let missing: Vec<_> = all.into_iter().filter(|one| one.met != Some(true)).map(|one| one.what).collect();
    let ready = missing.is_empty();
    let title = move || desk.title(deal);
    let told = move || {
        let lang = lang.get();
        if missing.is_empty() {
            return words::may_enter(lang).to_owned();
        }
        let names: Vec<String> = missing.iter().map(|what| sale::asked(lang, *what)).collect();
        format!("{} · {}", board::missing(lang, names.len()), names.join(" · "))
    };
    let complete = move |_| {
        let (to, after) = waiting.with_value(|waiting| (waiting.to, waiting.after));
        desk.wait(vec![deal], to, after);
    };
    view! {
        <li data-miss=(!ready).then_some("")>
            <Icon glyph=if ready { Glyph::Check } else { Glyph::Alert } />
            <div class="q">
                <span class="clip">{title}</span>
                {(!ready)
                    .then(|| {
                        view! {
                            <button type="button" class="btn" data-size="s" aria-label=move || words::complete(lang.get(), &title()) on:click=complete>
                                {tr!(words::complete_short)}
                            </button>
                        }
                    })}
            </div>
            <div class="a meta">{told}</div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::Asked;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_deals_of_which_nothing_is_missing_are_free() {
        let n = Uuid::from_u128;
        let one = |met| Requirement { stage: n(9).into(), what: Asked::Reason, met };
        let lacks: Lacks = vec![
            (n(1).into(), vec![]),
            (n(2).into(), vec![one(Some(true)), one(Some(false))]),
            (n(3).into(), vec![one(Some(true))]),
            (n(4).into(), vec![one(None)]),
        ];
        assert_eq!(free(&lacks), [DealId(n(1)), DealId(n(3))]);
    }
}
