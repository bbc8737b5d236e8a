//! `/accounts/:account/deals`: all deals of the account, what they come to, a new one.

mod add;
mod order;
mod row;
mod sums;

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::{PipelineId, StageId},
    names::Names,
    pipeline::{
        Deal, Stage, StageKind,
        query::DealQuery,
        view::{AccountDeals, DealFilter, Show},
    },
    record::Record,
};

use self::{
    add::NewDeal,
    order::{Column, Sorted, sorted},
    row::Row,
    sums::Sums,
};
use super::{Failed, use_account};
use crate::{
    Failure, answer,
    live::{Rooms, use_rooms},
    pipeline::{
        deal::{DealSheet, account_deals},
        filter,
    },
    shell::Route,
    tr,
    ui::{Button, Empty, Glyph, Icon, Kind, Order, Segment, Segmented, Skeleton, SortHead, Table},
    words::{access, account, board, common, deal as words, use_lang},
};

/// The page.
#[component]
pub fn AccountDealsPage() -> impl IntoView {
    let data = use_account();
    let reading = answer::reading_first(
        move || data.id.get(),
        |id| async move {
            match id {
                Some(id) => account_deals(id).await,
                None => Err(Failure::NotFound),
            }
        },
    );
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <div class="deal-list">
            <Transition fallback=|| view! { <Skeleton lines=9/> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(view) => view! { <List view again/> }.into_any(),
                        // That there is no such account is told by the layout.
                        Err(Failure::NotFound) => ().into_any(),
                        Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Ledger {
    view: StoredValue<AccountDeals>,
    rooms: Rooms,
    /// Stages do not come and go while one looks at deals; what they are called is followed.
    kinds: StoredValue<BTreeMap<StageId, StageKind>>,
    owners: StoredValue<BTreeMap<meridian_domain::id::UserId, Names>>,
}

impl Ledger {
    fn open(view: AccountDeals) -> Self {
        let mut records: Vec<Record> = view.stages.iter().cloned().map(Record::from).collect();
        records.extend(view.cards.iter().map(|card| Record::from(card.deal.clone())));
        Self {
            rooms: use_rooms(view.rooms.clone(), records),
            kinds: StoredValue::new(view.stages.iter().map(|stage| (stage.id, stage.kind)).collect()),
            owners: StoredValue::new(view.colleagues.iter().cloned().collect()),
            view: StoredValue::new(view),
        }
    }

    fn kind(self, deal: &Deal) -> StageKind {
        self.kinds.with_value(|kinds| kinds.get(&deal.stage).copied().unwrap_or_default())
    }

    /// The account's deals with their stages, followed.
    fn deals(self) -> Vec<(Deal, Stage)> {
        let account = self.view.with_value(|view| view.account);
        self.rooms.with(|world| {
            let ours = world.all::<Deal>().filter(|deal| deal.account == Some(account));
            ours.filter_map(|deal| Some((deal.clone(), world.the::<Stage>(deal.stage)?.clone()))).collect()
        })
    }
}

#[component]
fn List(view: AccountDeals, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let ledger = Ledger::open(view);
    let stale = ledger.rooms.stale();
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let deals = Memo::new(move |_| ledger.deals());
    let shown = RwSignal::new(StageKind::Open);
    let sort = RwSignal::new(Sorted { by: Column::Date, order: Order::Up });
    let of_kind = move |kind| deals.with(|deals| deals.iter().filter(|(deal, _)| ledger.kind(deal) == kind).count());
    let rows = Memo::new(move |_| {
        let kept: Vec<(Deal, Stage)> =
            deals.get().into_iter().filter(|(deal, _)| ledger.kind(deal) == shown.get()).collect();
        sorted(kept, sort.get(), lang.get())
    });
    let open = Memo::new(move |_| {
        deals.get().into_iter().filter(|(deal, _)| ledger.kind(deal) == StageKind::Open).collect::<Vec<_>>()
    });
    let asking = RwSignal::new(false);
    let (may_edit, account, board, bare) = ledger.view.with_value(|view| {
        let filter = DealFilter { accounts: [view.account].into(), ..DealFilter::default() };
        let query = DealQuery { filter, ..DealQuery::default() };
        let route = main_pipeline(view).map_or(Route::Pipelines, Route::Board);
        (
            view.may_edit,
            view.account,
            format!("{}{}", route.path(), filter::write(&query, Show::default())),
            view.pipelines.is_empty(),
        )
    });
    let why = Signal::derive(move || match (may_edit, bare) {
        (false, _) => Some(access::only_team(lang.get()).to_owned()),
        (true, true) => Some(words::no_pipeline(lang.get()).to_owned()),
        (true, false) => None,
    });
    let choices = vec![
        Segment::new(StageKind::Open, move || words::open_ones(lang.get(), of_kind(StageKind::Open))),
        Segment::new(StageKind::Won, move || words::won_ones(lang.get(), of_kind(StageKind::Won))),
        Segment::new(StageKind::Lost, move || words::lost_ones(lang.get(), of_kind(StageKind::Lost))),
    ];
    view! {
        <Sums deals=open/>
        <div class="head">
            <h2 class="vh">{tr!(crate::words::shell::deals)}</h2>
            <Segmented label=tr!(words::which) segments=choices chosen=shown on_choose=Callback::new(move |kind| shown.set(kind))/>
            <span class="push"></span>
            <a class="btn" href=board>
                <Icon glyph=Glyph::Board/>
                {tr!(words::to_board)}
            </a>
            <Button kind=Kind::Primary icon=Glyph::Plus why on_press=Callback::new(move |_| asking.set(true))>
                {tr!(words::new)}
            </Button>
        </div>
        <Show when=move || rows.with(|rows| !rows.is_empty()) fallback=move || view! { <Nothing kind=shown/> }>
            <div class="scroll">
                <Table caption=tr!(crate::words::shell::deals) class="list">
                    <Heads sort shown/>
                    <tbody>
                        <For each=move || rows.get() key=|(deal, _)| deal.id children=move |(deal, _)| view! { <Row id=deal.id ledger/> }/>
                    </tbody>
                </Table>
            </div>
        </Show>
        <NewDeal open=asking account ledger/>
        <DealSheet/>
    }
}

/// The pipeline most of the account's deals stand in.
fn main_pipeline(view: &AccountDeals) -> Option<PipelineId> {
    let mut counts: BTreeMap<PipelineId, usize> = BTreeMap::new();
    for card in &view.cards {
        *counts.entry(card.deal.pipeline).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(pipeline, _)| pipeline)
}

#[component]
fn Heads(sort: RwSignal<Sorted>, shown: RwSignal<StageKind>) -> impl IntoView {
    let order =
        move |column: Column| Signal::derive(move || Some(sort.get()).filter(|s| s.by == column).map(|s| s.order));
    let by = move |column: Column| Callback::new(move |order| sort.set(Sorted { by: column, order }));
    let date = move || if shown.get() == StageKind::Open { words::expected } else { words::closed };
    let lang = use_lang();
    view! {
        <thead>
            <tr>
                <SortHead label=tr!(account::deal) order=order(Column::Title) on_sort=by(Column::Title)/>
                <SortHead num=true label=tr!(common::amount) order=order(Column::Amount) on_sort=by(Column::Amount)/>
                <SortHead num=true label=tr!(words::win) order=order(Column::Win) on_sort=by(Column::Win)/>
                <th scope="col">{tr!(board::stage)}</th>
                <SortHead num=true label=tr!(words::age) order=order(Column::Age) on_sort=by(Column::Age)/>
                <th scope="col">{tr!(common::owner)}</th>
                <SortHead num=true label=move || date()(lang.get()) order=order(Column::Date) on_sort=by(Column::Date)/>
                <th scope="col">{tr!(common::next)}</th>
            </tr>
        </thead>
    }
}

#[component]
fn Nothing(kind: RwSignal<StageKind>) -> impl IntoView {
    let lang = use_lang();
    let title = move || match kind.get() {
        StageKind::Open => words::none_open(lang.get()),
        StageKind::Won => words::none_won(lang.get()),
        StageKind::Lost => words::none_lost(lang.get()),
    };
    let text = move || match kind.get() {
        StageKind::Open => words::none_hint(lang.get()),
        StageKind::Won | StageKind::Lost => words::none_closed_hint(lang.get()),
    };
    view! { <Empty title text/> }
}
