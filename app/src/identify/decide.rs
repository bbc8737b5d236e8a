//! Why an account is proposed, what was decided so far, and deciding.

use leptos::prelude::*;
use meridian_domain::{
    classify::{Selection, view::Row},
    gate::Change,
    locale,
    sales::Buyer,
};

use crate::{
    clock::use_zone,
    doing::use_doing,
    health::Explanation,
    live::{Rooms, fresh, now, use_live},
    shell::Route,
    tr,
    ui::{Button, Kind, TextField},
    words::{identify as words, use_lang},
};

/// The test, its firmness, the history and the decision on one account.
#[component]
pub(super) fn Decide(row: Row, rooms: Rooms, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let Buyer::Account(account) = row.buyer else { return ().into_any() };
    let Some(test) = row.test.clone() else { return ().into_any() };
    let (is_key, may, decided, firmness) = (row.is_key(), row.may_decide, row.decided.clone(), row.firmness);
    let score = test.value.map(|value| (value * 100.0).round() as i64);
    let doing = use_doing(rooms);
    let me = use_live().user;
    let zone = use_zone();
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let empty = tried.get() && reason.with(|reason| reason.trim().is_empty());
        empty.then(|| words::reason_missing(lang.get()).to_owned())
    });
    let decide = move |_| {
        tried.set(true);
        let why = reason.get_untracked().trim().to_owned();
        let Some(by) = me.get_untracked().filter(|_| !why.is_empty()) else { return };
        let at = now();
        let selection = Selection { id: fresh(), account, key: !is_key, on: zone.day(at), reason: why, score, by, at };
        doing.act_then(Change::Add(selection.into()), move || again.run(()));
    };
    view! {
        <div class="decide">
            <div class="explain"><Explanation explained=test title=tr!(words::test)/></div>
            {firmness
                .map(|firm| {
                    let same = locale::percent(firm.same, 0);
                    view! {
                        <p class="meta">{move || words::firm(lang.get(), &same)}</p>
                        <p class="meta">
                            {move || match firm.first {
                                Some((of, by)) => {
                                    let by = format!("{}%", locale::signed(100.0 * by, 0));
                                    words::turns(lang.get(), words::trait_name(lang.get(), of), &by)
                                }
                                None => words::never_turns(lang.get()).to_owned(),
                            }}
                        </p>
                    }
                })}
            <p><a class="link" href=Route::Account(account).path()>{tr!(words::open_account)}</a></p>
            {(!decided.is_empty()).then(|| view! { <h3>{tr!(words::history)}</h3> })}
            <ol>
                {decided
                    .into_iter()
                    .map(|(one, by)| {
                        let told = move || {
                            let lang = lang.get();
                            let by = by.as_ref().map_or("", |by| by.get(lang));
                            let day = locale::date_full(lang, one.on);
                            if one.key { words::decided_key(lang, &day, by) } else { words::decided_end(lang, &day, by) }
                        };
                        let score = one.score.map(|score| locale::decimal(score as f64 / 100.0, 2));
                        view! {
                            <li>
                                {told} " " {one.reason.clone()}
                                {score.map(|score| view! { " · " {move || words::score_then(lang.get(), &score)} })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {if may {
                view! {
                    <TextField id=format!("reason-{account}") label=tr!(words::reason) value=reason required=true hint=tr!(words::reason_hint) error=fault/>
                    <Button kind=Kind::Primary on_press=decide>
                        {move || if is_key { words::end(lang.get()) } else { words::confirm(lang.get()) }}
                    </Button>
                }
                .into_any()
            } else {
                view! { <p class="meta">{tr!(words::only_managers)}</p> }.into_any()
            }}
        </div>
    }
    .into_any()
}
