//! The eight letters: how far each is known, what that rests on, and the fields to record it.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    pipeline::{
        Qualification, QualificationPatch,
        meddpicc::{Letter, Proof},
        standing::Ground,
    },
    stakeholder::metrics::{Finding, Proven},
};
use uuid::Uuid;

use super::Scorecard;
use crate::{
    tr,
    ui::{Draft, Glyph, Icon, Tag, Tone, Why},
    words::{health, proof as words, use_lang},
};

/// What may be recorded.
const PROOFS: [Proof; 3] = [Proof::Unknown, Proof::Partial, Proof::Validated];

/// The colour of how far something is known.
const fn tone(proof: Option<Proof>) -> Tone {
    match proof {
        Some(Proof::Validated) => Tone::Accent,
        Some(Proof::Partial) => Tone::Caution,
        Some(Proof::Unknown) => Tone::Alarm,
        None => Tone::Line,
    }
}

/// All of them. `whom` shows the people on whom the word of the map rests.
#[component]
pub fn Letters(
    scorecard: Scorecard,
    #[prop(optional, into)] whom: Option<Callback<Vec<Uuid>, AnyView>>,
) -> impl IntoView {
    view! {
        <p class="meta">{tr!(words::about)}</p>
        <Why reason=scorecard.why/>
        <ul class="letters">
            {Letter::ALL.map(|letter| view! { <Row scorecard letter whom/> }).collect_view()}
        </ul>
    }
}

/// What a letter rests on, in words.
fn ground(lang: Lang, ground: Ground, recorded: Option<&Qualification>, proven: Option<&Proven>) -> Vec<String> {
    let finding = proven.map(|proven| proven.finding);
    let said = finding.map(|finding| words::finding(lang, finding));
    match ground {
        Ground::Recorded => {
            let on = recorded.and_then(|recorded| recorded.on);
            let own = on.map_or(words::recorded(lang).to_owned(), |on| {
                words::recorded_as_of(lang, &locale::date_full(lang, on))
            });
            let map = said.filter(|_| finding != Some(Finding::NotOfTheMap));
            std::iter::once(own).chain(map.map(|said| words::the_map_says(lang, said))).collect()
        }
        Ground::Map => said.map(|said| words::by_the_map(lang, said)).into_iter().collect(),
        Ground::Nothing => said.map(|said| words::the_map_says(lang, said)).into_iter().collect(),
    }
}

#[component]
fn Row(scorecard: Scorecard, letter: Letter, whom: Option<Callback<Vec<Uuid>, AnyView>>) -> impl IntoView {
    let lang = use_lang();
    let (recorded, proven) = (scorecard.recorded(letter), scorecard.proof_of(letter));
    let standing = Memo::new(move |_| scorecard.standings.with(|all| all.get(letter)));
    let known = Memo::new(move |_| recorded.with(Option::is_some));
    let grounds = move || {
        let lang = lang.get();
        let ground = |recorded: &Option<Qualification>, proven: &Option<Proven>| {
            ground(lang, standing.get().ground, recorded.as_ref(), proven.as_ref())
        };
        recorded.with(|recorded| proven.with(|proven| ground(recorded, proven)))
    };
    let people = Memo::new(move |_| {
        proven.with(|proven| proven.as_ref().map(|proven| proven.people.clone()).unwrap_or_default())
    });
    let choose = move |value: String| {
        let proof = value.parse::<usize>().ok().and_then(|at| PROOFS.get(at)).copied();
        scorecard.record(letter, recorded.get_untracked(), proof);
    };
    let chosen = move || recorded.with(|recorded| recorded.as_ref().map(|recorded| recorded.proof));
    let place = move || chosen().map(|proof| (proof as usize).to_string()).unwrap_or_default();
    let id = format!("{}-letter-{}", scorecard.prefix, letter as usize);
    let below = id.clone();
    view! {
        <li>
            <b>{move || health::letter_name(lang.get(), letter)}</b>
            {move || {
                let proof = standing.get().proof;
                view! { <Tag tone=tone(proof)>{move || words::proof(lang.get(), proof)}</Tag> }
            }}
            {move || grounds().into_iter().map(|ground| view! { <span class="meta">{ground}</span> }).collect_view()}
            {whom.map(|whom| move || {
                let people = people.get();
                (!people.is_empty()).then(|| whom.run(people))
            })}
            <span class="pick">
                <select class="input" id=id aria-label=move || words::record_letter(lang.get(), health::letter_name(lang.get(), letter))
                    disabled=move || scorecard.why.with(Option::is_some) prop:value=place
                    on:change:target=move |event| choose(event.target().value())>
                    <option value="" selected=move || chosen().is_none()>{tr!(words::not_recorded)}</option>
                    {PROOFS.map(|proof| view! {
                        <option value=(proof as usize).to_string() selected=move || chosen() == Some(proof)>{move || words::proof(lang.get(), Some(proof))}</option>
                    }).collect_view()}
                </select>
                <Icon glyph=Glyph::Down/>
            </span>
            {move || known.get().then(|| view! { <Evidence scorecard letter recorded id=below.clone()/> })}
        </li>
    }
}

/// What shows it, and as of when.
#[component]
fn Evidence(scorecard: Scorecard, letter: Letter, recorded: Memo<Option<Qualification>>, id: String) -> impl IntoView {
    let lang = use_lang();
    let name = move || health::letter_name(lang.get(), letter);
    let read = move |read: fn(&Qualification) -> String| {
        Signal::derive(move || recorded.with(|recorded| recorded.as_ref().map(read).unwrap_or_default()))
    };
    let put = move |set: fn(String) -> QualificationPatch| {
        Callback::new(move |value: String| {
            if let Some(now) = recorded.get_untracked() {
                scorecard.edit(&now, set(value));
            }
        })
    };
    let evidence = Draft::new(
        read(|own| own.evidence.clone()),
        put(|evidence| QualificationPatch { evidence: Some(evidence), ..Default::default() }),
    );
    let on = Draft::new(
        read(|own| own.on.map(|on| on.to_string()).unwrap_or_default()),
        put(|on| QualificationPatch { on: Some(on.parse().ok()), ..Default::default() }),
    );
    let fixed = move || scorecard.why.with(Option::is_some);
    view! {
        <textarea class="input" id=format!("{id}-evidence") rows="2" readonly=fixed
            aria-label=move || words::evidence_of(lang.get(), name()) placeholder=tr!(words::evidence)
            prop:value=move || evidence.text()
            on:input:target=move |event| evidence.type_(event.target().value())
            on:change=move |_| evidence.leave() on:blur=move |_| evidence.leave()>{untrack(move || evidence.text())}</textarea>
        <label class="as-of">
            <span class="meta" aria-hidden="true">{tr!(words::as_of)}</span>
            <input class="input" id=format!("{id}-on") type="date" readonly=fixed aria-label=move || words::date_of(lang.get(), name())
                value=untrack(move || on.text()) prop:value=move || on.text()
                on:input:target=move |event| on.type_(event.target().value())
                on:blur=move |_| on.leave()/>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_what_it_rests_on() {
        let proven = |finding| Proven { letter: Letter::Champion, finding, people: Vec::new() };
        let map = proven(Finding::ChampionAssumed);
        let told = |on: Ground, map: Option<&Proven>| ground(Lang::En, on, None, map);
        assert_eq!(told(Ground::Map, Some(&map)), ["By the map: a coach supports us, not confirmed"]);
        assert_eq!(told(Ground::Recorded, Some(&map)), ["Recorded", "The map: a coach supports us, not confirmed"]);
        let none = proven(Finding::NotOfTheMap);
        assert_eq!(told(Ground::Recorded, Some(&none)), ["Recorded"]);
        assert!(told(Ground::Nothing, None).is_empty());
    }
}
