//! What colleagues say about the deal.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::id::UserId;

use super::dossier::Dossier;
use crate::{
    talk::{Page, Pin, Talk, Thread, Topic},
    tr,
    words::talk as words,
};

/// The comments, and a place to write one.
#[component]
pub fn DealComments(
    dossier: Dossier,
    /// Who sees the deal in any case, and is offered first.
    near: Vec<UserId>,
    may_comment: bool,
) -> impl IntoView {
    let heading = "deal-comments-head";
    let page = Page {
        submit: Callback::new(move |(change, done): (_, String)| dossier.doing.act_saying(change, done)),
        what: Callback::new(move |(_, lang)| {
            dossier.deal.with(|deal| deal.as_ref().map(|deal| deal.title.get(lang).to_owned()).unwrap_or_default())
        }),
        show: Callback::new(|_| true),
    };
    let topic = Topic::Deal { pipeline: dossier.pipeline, deal: dossier.id };
    let near: BTreeSet<UserId> = near.into_iter().collect();
    let talk = Talk::new(dossier.rooms, topic, may_comment, &near, dossier.colleagues.get_value(), page);
    view! {
        <section class="talk" id="deal-comments" aria-labelledby=heading>
            <h2 id=heading tabindex="-1">{tr!(words::comments)} " " <span class="count">{move || talk.total()}</span></h2>
            <Thread talk pin=Pin::Whole heading/>
        </section>
    }
}
