//! Who else wants to sell here.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{CompetitorId, RivalId},
    locale::Lang,
    names::Names,
    pipeline::{Competitor, DealPatch, Rival, RivalPatch, StageKind},
    record::Patch,
};

use super::dossier::Dossier;
use crate::{
    entry::{
        Entry, EntryField,
        typed::{self, Fault, Wrong},
    },
    live::fresh,
    tr,
    ui::{Button, Glyph, Kind, SelectField, Size, Tag, TextField, Tone},
    words::{common, dossier as words},
};

/// The rivals, and a line to add one.
#[component]
pub fn Rivals(dossier: Dossier) -> impl IntoView {
    let rivals = dossier.all::<Rival>(|rival, deal| rival.deal == deal);
    let ids = Memo::new(move |_| rivals.with(|all| all.iter().map(|rival| rival.id).collect::<Vec<_>>()));
    view! {
        <section class="rivals" id="deal-rivals" aria-labelledby="deal-rivals-head">
            <h2 id="deal-rivals-head">{tr!(words::rivals)} " " <span class="count">{move || ids.with(Vec::len)}</span></h2>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_rivals)}</p> }
            >
                <ul>
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <Row id dossier/> }/>
                </ul>
            </Show>
            {dossier.may_edit().then(|| view! { <NewRival rivals dossier/> })}
        </section>
    }
}

#[component]
fn Row(id: RivalId, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let rival = dossier.rooms.record::<Rival>(id);
    let competitor = Memo::new(move |_| rival.with(|rival| rival.as_ref().map(|rival| rival.competitor)));
    let name = move || {
        let known = competitor.get().and_then(|id| {
            dossier.rooms.with(|world| world.the::<Competitor>(id).map(|one| one.name.get(lang.get()).to_owned()))
        });
        known.unwrap_or_else(|| "…".to_owned())
    };
    let has_won = Memo::new(move |_| {
        let winner = dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.lost_to));
        dossier.kind() == Some(StageKind::Lost) && winner.is_some() && winner == competitor.get()
    });
    let lost = Memo::new(move |_| dossier.kind() == Some(StageKind::Lost));
    let read =
        move |read: fn(&Rival) -> String| move || rival.with(|rival| rival.as_ref().map(read).unwrap_or_default());
    let set = move |set: RivalPatch| Change::Edit(Patch::Rival { id, set });
    let product = Entry::new(dossier, read(|rival| rival.product.clone()), move |text| {
        Ok(set(RivalPatch { product: Some(text.trim().to_owned()), ..RivalPatch::default() }))
    });
    let price = Entry::new(
        dossier,
        move || {
            let usual = dossier.currency();
            rival.with(|rival| {
                rival.as_ref().and_then(|rival| rival.price).map(|price| typed::plain(price, usual)).unwrap_or_default()
            })
        },
        move |text| {
            let usual = untrack(move || dossier.currency());
            let price = typed::optional(text, |text| typed::money(text, usual))?;
            Ok(set(RivalPatch { price: Some(price), ..RivalPatch::default() }))
        },
    );
    let strength = Entry::new(dossier, read(|rival| rival.strength.clone()), move |text| {
        Ok(set(RivalPatch { strength: Some(text.trim().to_owned()), ..RivalPatch::default() }))
    });
    let weakness = Entry::new(dossier, read(|rival| rival.weakness.clone()), move |text| {
        Ok(set(RivalPatch { weakness: Some(text.trim().to_owned()), ..RivalPatch::default() }))
    });
    let win = move |_| {
        if let Some(winner) = competitor.get_untracked() {
            let set = DealPatch { lost_to: Some(Some(winner)), lost_to_nobody: Some(false), ..DealPatch::default() };
            dossier.doing.act(dossier.set(set));
        }
    };
    let remove = move |_| dossier.doing.act(Change::Remove(id.into()));
    view! {
        <li class="rival">
            <div class="head">
                <h3>{name}</h3>
                {move || has_won.get().then(|| view! { <Tag tone=Tone::Alarm>{tr!(words::has_won)}</Tag> })}
                <span class="push"></span>
                {move || (lost.get() && !has_won.get()).then(|| view! {
                    <Button size=Size::Small why=dossier.why on_press=win>{tr!(words::won_it)}</Button>
                })}
                <Button kind=Kind::Quiet icon=Glyph::Trash label=move || words::of(lang.get(), common::remove(lang.get()), &name()) why=dossier.why on_press=remove/>
            </div>
            <div class="pair">
                <EntryField id=format!("rival-{id}-product") label=tr!(words::their_product) entry=product/>
                <EntryField id=format!("rival-{id}-price") label=tr!(words::their_price) entry=price inputmode="decimal"/>
                <EntryField id=format!("rival-{id}-strength") label=tr!(words::strengths) entry=strength rows=2/>
                <EntryField id=format!("rival-{id}-weakness") label=tr!(words::weaknesses) entry=weakness rows=2/>
            </div>
        </li>
    }
}

/// The competitor of this name, in either language.
fn named<'c>(all: &'c [Competitor], name: &str) -> Option<&'c Competitor> {
    let name = name.to_lowercase();
    all.iter().find(|one| one.name.zh.to_lowercase() == name || one.name.en.to_lowercase() == name)
}

/// What is chosen for somebody who is not in the list.
const NEW: &str = "new";

#[component]
fn NewRival(rivals: Memo<Vec<Rival>>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let (chosen, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<Fault>);
    let options = Signal::derive(move || {
        let lang = lang.get();
        let taken: Vec<CompetitorId> = rivals.with(|all| all.iter().map(|rival| rival.competitor).collect());
        let mut options = vec![(String::new(), common::choose(lang).to_owned())];
        let free = dossier.competitors().into_iter().filter(|one| !taken.contains(&one.id));
        options.extend(free.map(|one| (one.id.to_string(), one.name.get(lang).to_owned())));
        options.push((NEW.to_owned(), words::new_competitor(lang).to_owned()));
        options
    });
    let unknown = Memo::new(move |_| chosen.with(|chosen| chosen == NEW));
    let error = Signal::derive(move || fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get()))));
    let of = move |new: bool| Signal::derive(move || error.get().filter(|_| unknown.get() == new));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = name.get_untracked().trim().to_owned();
        let known = untrack(move || dossier.competitors());
        let choice = chosen.get_untracked();
        let (before, competitor) = match choice.parse::<CompetitorId>() {
            Ok(id) => (None, id),
            Err(_) if choice == NEW && !text.is_empty() => match named(&known, &text) {
                Some(one) => (None, one.id),
                None => {
                    let one = Competitor { id: fresh(), name: Names::same(&text), key: None };
                    let id = one.id;
                    (Some(Change::Add(one.into())), id)
                }
            },
            Err(_) => {
                fault.set(Some(Fault::Wrong(Wrong::Missing)));
                return;
            }
        };
        fault.set(None);
        let (product, strength, weakness) = Default::default();
        let (id, pipeline, deal) = (fresh(), dossier.pipeline, dossier.id);
        let rival =
            Change::Add(Rival { id, pipeline, deal, competitor, product, price: None, strength, weakness }.into());
        let change = match before {
            Some(before) => Change::All(vec![before, rival]),
            None => rival,
        };
        let done = move || {
            chosen.try_set(String::new());
            name.try_set(String::new());
        };
        dossier.doing.attempt(change, done, move |failure| _ = fault.try_set(Some(Fault::Refused(failure))));
    };
    view! {
        <form class="new-entry" on:submit=save aria-label=tr!(words::add_rival)>
            <SelectField id="new-rival" label=tr!(words::competitor) value=chosen options error=of(false)/>
            <Show when=move || unknown.get()>
                <TextField id="new-rival-name" label=tr!(common::name) value=name autocomplete="off" error=of(true)/>
            </Show>
            <Button submit=true icon=Glyph::Plus>{tr!(words::add_rival)}</Button>
        </form>
    }
}

/// A competitor's name as the page knows it.
pub fn competitor_name(dossier: Dossier, lang: Lang, id: CompetitorId) -> Option<String> {
    dossier.rooms.with(|world| world.the::<Competitor>(id).map(|one| one.name.get(lang).to_owned()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_that_is_known_in_either_language_is_not_written_down_again() {
        let one =
            |n, zh: &str, en: &str| Competitor { id: Uuid::from_u128(n).into(), name: Names::new(zh, en), key: None };
        let all = [one(1, "西岭", "Xiling"), one(2, "国科安", "Guokean")];
        assert_eq!(named(&all, "xiling").map(|one| one.id), Some(all[0].id));
        assert_eq!(named(&all, "国科安").map(|one| one.id), Some(all[1].id));
        assert_eq!(named(&all, "Anbo"), None);
    }
}
