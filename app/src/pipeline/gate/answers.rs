//! The sheet for one deal: what is there is ticked, what is missing is asked, and one command saves
//! it and moves the deal.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::{Change, Rejection},
    locale,
    pipeline::{Asked, Deal, Missing, Stage, StageKind, may_approve},
};

use super::{
    Asks, Waiting,
    blank::{Blank, blanks, closing},
    clock::clock,
    command::{Passage, Teller},
    field::Asking,
    form::{Form, focus},
};
use crate::{
    Failure,
    live::{fresh, now},
    pipeline::desk::Desk,
    session::use_signed,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size},
    words::{board, failures, gate as words, sale},
};

/// What is asked, in the order of the stages on the way, and whether it is there. Why a deal ended is
/// asked even where it was told before.
fn needs(asks: &Asks, to: &Stage) -> Vec<(Missing, bool)> {
    let ends = to.kind != StageKind::Open;
    let told_again = |what| ends && matches!(what, Asked::Reason | Asked::LostTo);
    let all = asks
        .requirements
        .iter()
        .map(|one| (Missing { stage: one.stage, what: one.what }, one.met == Some(true) && !told_again(one.what)));
    all.collect()
}

/// What stands in the inputs at first: what was typed before, else what is known.
fn texts(desk: Desk, deal: &Deal, to: &Stage, missing: &[Missing]) -> Vec<(Blank, String)> {
    let typed = desk.draft(deal.id, to.id);
    let asked = missing.iter().flat_map(|one| blanks(*one)).map(|blank| match blank {
        Blank::Currency(_) => (blank, desk.reporting.to_string()),
        _ => (blank, String::new()),
    });
    let known = asked.chain(closing(deal, to));
    known.map(|(blank, known)| (blank, typed.0.get(&blank).cloned().unwrap_or(known))).collect()
}

/// The form. `busy` while the command is on its way, `trouble` holds why it was refused.
#[component]
pub fn Answers(
    desk: Desk,
    waiting: Waiting,
    deal: Deal,
    to: Stage,
    asks: Asks,
    again: Callback<()>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let lang = desk.lang;
    let (id, kind) = (deal.id, to.kind);
    let needs = needs(&asks, &to);
    let missing: Vec<Missing> = needs.iter().filter(|(_, met)| !met).map(|(one, _)| *one).collect();
    let form = Form::new(texts(desk, &deal, &to, &missing));
    let (wrong, tried) = (RwSignal::new(None), RwSignal::new(false));
    let me = use_signed();
    // What only somebody else can tell: then it may be saved before it moves.
    let own = me.with_untracked(|me| me.as_ref().map(|me| me.role));
    let others = missing.iter().any(|one| match one.what {
        Asked::Function(_) => true,
        Asked::Approval(role) => !own.is_some_and(|own| may_approve(own, role)),
        _ => false,
    });
    let (rivals, competitors) = (asks.recorded(), asks.competitors.clone());
    let statute = clock(desk, &to);
    let winner_too = kind == StageKind::Lost && !needs.iter().any(|(one, _)| one.what == Asked::LostTo);
    let passage = StoredValue::new(Passage {
        deal: deal.clone(),
        to: to.clone(),
        after: waiting.after,
        missing: missing.clone(),
        rivals,
        competitors,
    });
    let asking = Asking { desk, form, asks: StoredValue::new(asks), wrong, tried, again };
    Effect::new({
        let to = to.id;
        move |_| desk.keep(id, to, form.read())
    });
    let open = Memo::new(move |_| passage.with_value(|passage| form.read().open(&passage.missing)));
    let first = missing.iter().flat_map(|one| blanks(*one)).next();
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            if let Some(first) = first {
                focus(first);
            }
            let count = open.with_untracked(Vec::len);
            if count > 0 {
                let names = open.with_untracked(|open| {
                    open.iter().map(|one| sale::asked(lang.get_untracked(), one.what)).collect::<Vec<_>>().join(" · ")
                });
                desk.say(format!("{} · {names}", board::missing(lang.get_untracked(), count)));
            }
        }
    });
    let stop_at = move |blank: Option<Blank>| {
        tried.set(true);
        if let Some(blank) = blank {
            focus(blank);
        }
    };
    let waiting = StoredValue::new(waiting);
    let send = move |moves: bool| {
        let Some(by) = me.with_untracked(|me| me.as_ref().map(|me| me.id)).filter(|_| !busy.get_untracked()) else {
            return;
        };
        wrong.set(None);
        let still = open.get_untracked();
        if let Some(first) = still.first().filter(|_| moves) {
            desk.say(board::missing(lang.get_untracked(), still.len()));
            stop_at(blanks(*first).first().copied());
            return;
        }
        // Others may have changed the deal since the sheet was opened.
        let mut passage = passage.get_value();
        passage.deal = desk.deal(id).unwrap_or(passage.deal);
        let typed = form.read_untracked();
        let mut teller = Teller { by, at: now(), fresh: &mut fresh::<uuid::Uuid> };
        let change = match moves {
            true => passage.pass(&typed, &mut teller),
            false => passage.write(&typed, &mut teller).map(Change::All),
        };
        match change {
            Ok(change) => submit(desk, change, (waiting, moves), busy, trouble, again),
            Err(blank) => {
                wrong.set(Some(blank));
                stop_at(Some(blank));
            }
        }
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        send(true);
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send(true);
        }
    };
    let subject = move || {
        let lang = lang.get();
        let account = deal.account.and_then(|id| desk.directory.with(|names| names.accounts.get(&id).cloned()));
        let amount = deal.amount.map(|amount| locale::money(lang, amount));
        let title = Some(deal.title.get(lang).to_owned());
        let all = [account.map(|name| name.get(lang).to_owned()), title, amount];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let items = needs.into_iter().map(|(one, met)| {
        if met { met_line(asking, one).into_any() } else { missing_line(asking, one, kind, form).into_any() }
    });
    let from = move || board::back_to(lang.get(), &desk.stage_name(waiting.with_value(|waiting| waiting.from)));
    let on_its_way = Signal::derive(move || busy.get().then(|| words::saving(lang.get()).to_owned()));
    view! {
        <form class="form gate-form" on:submit=save on:keydown=keys novalidate>
            <p class="meta subject">{subject}</p>
            {move || trouble.get().map(|failure| refusal(desk, &failure))}
            <ol class="needs">
                {items.collect_view()}
                {winner_too
                    .then(|| {
                        view! {
                            <li>
                                <Icon glyph=Glyph::Users />
                                <div class="a">{asking.lost_to(false)}</div>
                            </li>
                        }
                    })}
            </ol>
            {statute}
            <footer>
                <Button kind=Kind::Primary size=Size::Large submit=true kbd="Mod+Enter" why=on_its_way>
                    {tr!(board::save_and_move)}
                </Button>
                <Button kind=Kind::Quiet size=Size::Large kbd="Esc" on_press=move |_| {
                    desk.send_back();
                }>{from}</Button>
                {others.then(|| {
                    view! {
                        <Button size=Size::Large why=on_its_way on_press=move |_| send(false)>
                            {tr!(words::save_only)}
                        </Button>
                    }
                })}
                <span class="why" role="status">
                    <Icon glyph=Glyph::Info small=true />
                    {move || match open.with(Vec::len) {
                        0 => words::all_there(lang.get()).to_owned(),
                        n => board::missing(lang.get(), n),
                    }}
                </span>
            </footer>
        </form>
    }
}

/// Sends the command. The card stands in its new column in the same frame; refused, it waits again,
/// and what was typed is still there.
fn submit(
    desk: Desk,
    change: Change,
    (waiting, moves): (StoredValue<Waiting>, bool),
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Failure>>,
    again: Callback<()>,
) {
    let waiting = waiting.get_value();
    let deals = waiting.deals.clone();
    busy.set(true);
    trouble.set(None);
    desk.rooms.submit_with(change, move |result| match result {
        Ok(label) => {
            desk.passed(&waiting, &waiting.deals, moves, label);
            busy.try_set(false);
        }
        Err(failure) => {
            busy.try_set(false);
            let told = failures::tell(desk.lang.try_get_untracked().unwrap_or_default(), &failure);
            desk.say(format!("{} · {}", told.happened, told.to_do));
            // What the gate asks has changed since it was read.
            if matches!(failure, Failure::Rejected(Rejection::Gate { .. })) {
                again.try_run(());
            }
            // The sheet was closed meanwhile: nothing typed is lost, it is there again next time.
            if let Some(failure) = trouble.try_set(Some(failure)).flatten() {
                desk.complain(&failure);
            }
        }
    });
    desk.settle(&deals);
}

/// Why the server refused, where the reader is looking.
fn refusal(desk: Desk, failure: &Failure) -> impl IntoView + use<> {
    let told = failures::tell(desk.lang.get(), failure);
    view! {
        <p class="err refused" role="alert">
            <Icon glyph=Glyph::Alert small=true />
            <span>{format!("{} · {} {}", told.happened, told.kept, told.to_do)}</span>
        </p>
    }
}

/// Something that is there.
fn met_line(asking: Asking, one: Missing) -> impl IntoView {
    let lang = asking.desk.lang;
    let paper = asking.asks.with_value(|asks| asks.paper(one.what).map(|paper| (paper.title.clone(), paper.on)));
    let meta = move || {
        paper.as_ref().map(|(title, on)| match on {
            Some(on) => format!("{title} · {}", locale::day(lang.get(), *on)),
            None => title.clone(),
        })
    };
    view! {
        <li>
            <Icon glyph=Glyph::Check />
            <div class="q">
                <span>{move || sale::asked(lang.get(), one.what)}</span>
                <span class="meta clip">{meta}</span>
            </div>
        </li>
    }
}

/// Something that is missing, with its inputs.
fn missing_line(asking: Asking, one: Missing, kind: StageKind, form: Form) -> impl IntoView {
    let lang = asking.desk.lang;
    let open = Memo::new(move |_| !form.read().answers(one));
    // A single input carries the name itself.
    let named = !matches!(one.what, Asked::Field(_) | Asked::LostTo);
    let inputs = match one.what {
        Asked::Field(field) => asking.field(field),
        Asked::Document(kind) => asking.paper(kind),
        Asked::Function(function) => asking.function(function),
        Asked::Approval(role) => asking.approval(one.stage, role),
        Asked::Reason => asking.reason(kind),
        Asked::LostTo => asking.lost_to(true),
    };
    view! {
        <li data-miss=move || open.get().then_some("")>
            {move || {
                let glyph = if open.get() { Glyph::Alert } else { Glyph::Check };
                view! { <Icon glyph /> }
            }}
            {named.then(|| {
                view! {
                    <div class="q">
                        <span>{move || sale::asked(lang.get(), one.what)}</span>
                    </div>
                }
            })}
            <div class="a">{inputs}</div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        names::Names,
        pipeline::{DealField, Requirement},
    };
    use uuid::Uuid;

    use super::*;

    #[test]
    fn why_a_deal_ended_is_asked_again_and_what_is_there_is_not() {
        let n = Uuid::from_u128;
        let stage = |kind| Stage::named(n(1).into(), n(2).into(), Names::default(), 0, kind);
        let one = |what, met| Requirement { stage: n(1).into(), what, met };
        let amount = Asked::Field(DealField::Amount);
        let asks = Asks {
            requirements: vec![one(amount, Some(true)), one(Asked::Reason, Some(true)), one(Asked::LostTo, None)],
            ..Asks::default()
        };
        let asked = |kind| -> Vec<(Asked, bool)> {
            needs(&asks, &stage(kind)).into_iter().map(|(missing, met)| (missing.what, met)).collect()
        };
        assert_eq!(asked(StageKind::Lost), [(amount, true), (Asked::Reason, false), (Asked::LostTo, false)]);
    }
}
