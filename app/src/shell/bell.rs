//! The bell: the open comments that mention me, on every map and deal I may see.
//!
//! It asks when a page is opened, when a comment in a room one is in changes, when one comes back to
//! the tab, and now and then while the tab is in front.

use std::time::Duration;

use leptos::{
    ev::visibilitychange,
    leptos_dom::helpers::{TimeoutHandle, set_interval_with_handle, set_timeout_with_handle},
    prelude::*,
    task::spawn_local,
};
use leptos_router::hooks::use_location;
use meridian_domain::{
    access::{Capability, Grant, grant},
    locale::Lang,
    names::Names,
    stakeholder::view::{Mention, Mentions},
};

use super::route::Route;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure,
    clock::{here_and_now, use_zone},
    live::use_live,
    session::Me,
    tr,
    ui::{Avatar, Glyph, Icon, Popover, close_popover},
    words::{talk as words, use_lang},
};

/// The popover's id.
const ID: &str = "bell";
/// Several reasons to ask within this are one.
const PAUSE: Duration = Duration::from_millis(600);
/// How often is asked without a reason.
const NOW_AND_THEN: Duration = Duration::from_secs(300);

/// The open comments that mention who asks.
#[server(endpoint = "mentions", output = crate::answer::Json)]
pub async fn mentions_of_me() -> Result<Mentions, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::ReadAccount).await?;
        backend.mentions(&actor).await
    };
    answer(result.await)
}

/// The bell in the top bar; nothing for who sees no accounts.
#[component]
pub(super) fn Bell(me: Signal<Option<Me>>) -> impl IntoView {
    let lang = use_lang();
    let (live, path) = (use_live(), use_location().pathname);
    let told = RwSignal::new(Mentions::default());
    let open = RwSignal::new(false);
    let reads = Memo::new(move |_| {
        me.with(|me| me.as_ref().is_some_and(|me| grant(me.role, Capability::ReadAccount) != Grant::None))
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let ask = move || {
        if let Some(earlier) = waiting.try_get_value().flatten() {
            earlier.clear();
        }
        let later = set_timeout_with_handle(
            move || {
                // Who has signed out meanwhile has nothing to hear.
                if !reads.try_get_untracked().unwrap_or_default() {
                    return;
                }
                spawn_local(async move {
                    // Who is offline keeps what was known.
                    if let Ok(now) = mentions_of_me().await {
                        told.try_set(now);
                    }
                });
            },
            PAUSE,
        );
        waiting.try_set_value(later.ok());
    };
    Effect::new(move |_| {
        path.track();
        live.talked.track();
        if reads.get() {
            ask();
        }
    });
    Effect::new(move |_| {
        let in_front = move || reads.get_untracked() && !document().hidden();
        let back = window_event_listener(visibilitychange, move |_| {
            if in_front() {
                ask();
            }
        });
        let tick = set_interval_with_handle(
            move || {
                if in_front() {
                    ask();
                }
            },
            NOW_AND_THEN,
        );
        on_cleanup(move || {
            back.remove();
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    });
    let count = move || told.with(|told| told.open);
    let spoken = move || {
        let (lang, count) = (lang.get(), count());
        if count == 0 { words::mentions_none(lang).to_owned() } else { words::mentions_open(lang, count) }
    };
    view! {
        <Show when=move || reads.get()>
            <button type="button" class="btn bell" data-kind="quiet" data-icon="" popovertarget=ID aria-haspopup="dialog"
                aria-expanded=move || if open.get() { "true" } else { "false" } aria-label=spoken title=spoken>
                <Icon glyph=Glyph::Bell/>
                {move || (count() > 0).then(|| view! { <span class="count" aria-hidden="true">{if count() > 99 { "99+".to_owned() } else { count().to_string() }}</span> })}
            </button>
            <Popover id=ID open label=tr!(words::mentions) class="mentions">
                <h2>{tr!(words::mentions)}</h2>
                {move || told.with(|told| told.latest.is_empty()).then(|| view! { <p class="meta">{tr!(words::mentions_none)}</p> })}
                <ol>
                    <For each=move || told.with(|told| told.latest.clone()) key=|one| (one.comment, one.text.clone()) children=move |mention| view! { <Line_ mention/> }/>
                </ol>
                {move || {
                    let more = told.with(|told| told.open - told.latest.len() as i64);
                    (more > 0).then(|| view! { <p class="meta">{move || words::mentions_more(lang.get(), more)}</p> })
                }}
            </Popover>
        </Show>
    }
}

/// A mention, leading to what it is about.
#[component]
fn Line_(mention: Mention) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let href = address(&mention);
    let Mention { account_name, deal, person, by_name, at, text, .. } = mention;
    let author = by_name.clone();
    let about = person.or(deal.map(|(_, title)| title));
    let place = move || {
        let lang = lang.get();
        let get = |name: &Option<Names>| name.as_ref().map(|name| name.get(lang).to_owned());
        place(lang, get(&account_name), get(&about))
    };
    view! {
        <li>
            <a href=href on:click=move |_| close_popover(ID)>
                <span aria-hidden="true"><Avatar name=move || author.get(lang.get()).to_owned() size="s"/></span>
                <b class="clip">{move || by_name.get(lang.get()).to_owned()}</b>
                <span class="meta">{move || zone.ago(lang.get(), at, here_and_now().unwrap_or(at))}</span>
                <span class="meta place">{place}</span>
                <span class="said">{text}</span>
            </a>
        </li>
    }
}

/// The account, and what on it the comment is about, as far as there are such.
fn place(lang: Lang, account: Option<String>, about: Option<String>) -> String {
    match (account, about) {
        (Some(account), Some(about)) => words::at_account(lang, &account, &about),
        (account, about) => account.or(about).unwrap_or_default(),
    }
}

/// The map, with what the comment is about selected; or the deal, at its comments.
fn address(mention: &Mention) -> String {
    if let Some((deal, _)) = mention.deal {
        return format!("{}#deal-comments", Route::Deal(deal).path());
    }
    let (Some(account), Some(map)) = (mention.account, mention.map) else { return Route::Home.path() };
    let map = format!("{}?map={map}", Route::AccountMap(account).path());
    match (mention.seat, mention.line) {
        (Some(seat), _) => format!("{map}&seat={seat}"),
        (None, Some(line)) => format!("{map}&line={line}"),
        (None, None) => format!("{map}&comments=open"),
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{id::*, time::Moment};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_mention_leads_to_what_it_is_about() {
        let nil = Uuid::nil();
        let mention = Mention {
            comment: CommentId(nil),
            account: Some(AccountId(nil)),
            account_name: Some(Names::same("Acme")),
            map: Some(MapId(nil)),
            deal: None,
            seat: None,
            line: None,
            person: None,
            by: UserId(nil),
            by_name: Names::default(),
            at: Moment(0),
            text: String::new(),
        };
        let map = format!("/accounts/{nil}/map?map={nil}");
        assert_eq!(address(&mention), format!("{map}&comments=open"));
        let of_person = Mention { seat: Some(SeatId(nil)), ..mention.clone() };
        assert_eq!(address(&of_person), format!("{map}&seat={nil}"));
        assert_eq!(address(&Mention { line: Some(LineId(nil)), ..mention.clone() }), format!("{map}&line={nil}"));
        let of_deal = Mention { map: None, account: None, deal: Some((DealId(nil), Names::same("CT"))), ..mention };
        assert_eq!(address(&of_deal), format!("/deals/{nil}#deal-comments"));
    }
}
