//! What cards show beside the deals' own fields: read for the cards in sight, many at once, and only
//! while the reader wants to see it.

use std::{collections::BTreeSet, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    id::{DealId, PipelineId},
    locale::Lang,
    pipeline::{CardSigns, history::LearnedChances},
    record::Key,
};

use super::{
    desk::Desk,
    lane::Row,
    layout::{Layout, Part},
};
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure,
    ui::{Glyph, Icon},
    words::card as words,
};

/// Letters and coverage of some deals.
#[server(endpoint = "card_signs", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn signs_of(deals: Vec<DealId>) -> Result<Vec<CardSigns>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.card_signs(&actor, deals).await
    };
    answer(result.await)
}

/// The learned chances of the open deals of a pipeline.
#[server(endpoint = "learned_chances", output = crate::answer::Json)]
pub async fn chances_in(pipeline: PipelineId) -> Result<LearnedChances, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.learned_chances(&actor, pipeline).await
    };
    answer(result.await)
}

/// How long the board must rest before the signs of what is in sight are asked for.
const REST: Duration = Duration::from_millis(80);
/// Deals asked for at once.
const AT_ONCE: usize = 200;

fn wants_signs(layout: &Layout) -> bool {
    layout.shows(Part::Letters) || layout.shows(Part::Coverage)
}

/// Reads the signs of the cards in sight as long as the reader wants to see them.
pub fn follow(desk: Desk) {
    let asked = StoredValue::new(BTreeSet::<DealId>::new());
    let missing = Memo::new(move |_| {
        if !desk.layout.with(wants_signs) {
            return Vec::new();
        }
        desk.signs.with(|signs| {
            let rows = desk.lanes().into_iter().filter(|lane| !lane.folded.get()).flat_map(super::lane::Lane::rows);
            let deals = rows.filter_map(|row| if let Row::Card(deal) = row { Some(deal) } else { None });
            deals.filter(|deal| !signs.contains_key(deal)).collect::<Vec<DealId>>()
        })
    });
    Effect::new(move |_| {
        if missing.with(Vec::is_empty) {
            return;
        }
        set_timeout(move || ask(desk, missing, asked), REST);
    });
    let learned = Memo::new(move |_| desk.layout.with(|layout| layout.shows(Part::Learned)));
    Effect::new(move |_| {
        if learned.get() && desk.learned.with_untracked(Option::is_none) {
            spawn_local(async move {
                // Without an answer the card says nothing of it.
                if let Ok(chances) = chances_in(desk.pipeline).await {
                    desk.learned.try_set(Some(chances));
                }
            });
        }
    });
    // A letter says itself which it is; of which deal, the server knows.
    desk.rooms.watch(move |keys| {
        if keys.iter().any(|key| matches!(key, Key::Qualification(_))) {
            asked.try_update_value(BTreeSet::clear);
            desk.signs.try_update(std::collections::BTreeMap::clear);
        }
    });
}

fn ask(desk: Desk, missing: Memo<Vec<DealId>>, asked: StoredValue<BTreeSet<DealId>>) {
    let Some(wanted) = missing.try_get_untracked() else { return };
    let fresh = |deal: &DealId| asked.try_update_value(|asked| asked.insert(*deal)).unwrap_or_default();
    let deals: Vec<DealId> = wanted.into_iter().filter(fresh).take(AT_ONCE).collect();
    if deals.is_empty() {
        return;
    }
    spawn_local(async move {
        let result = signs_of(deals.clone()).await;
        asked.try_update_value(|asked| asked.retain(|deal| !deals.contains(deal)));
        // Without an answer they are asked for again with the next that come into sight.
        if let Ok(signs) = result {
            desk.signs.try_update(|known| known.extend(signs.into_iter().map(|sign| (sign.deal, sign))));
        }
    });
}

/// Letters and coverage, as far as the reader wants them; nothing before they are known.
pub fn view(desk: Desk, deal: DealId, lang: Lang) -> Option<impl IntoView + use<>> {
    let (letters, coverage) = desk.layout.with(|layout| (layout.shows(Part::Letters), layout.shows(Part::Coverage)));
    if !letters && !coverage {
        return None;
    }
    let sign = desk.signs.with(|signs| signs.get(&deal).copied())?;
    let letters = letters.then(|| {
        let told = words::letters(lang, sign.letters.recorded.into(), sign.letters.proved.into());
        let title = told.clone();
        view! {
            <span class="sign" title=title>
                <Icon glyph=Glyph::Check small=true/>
                <span aria-hidden="true">{format!("{}/{}", sign.letters.proved, sign.letters.recorded)}</span>
                <span class="vh">{told}</span>
            </span>
        }
    });
    let coverage = coverage.then(|| {
        let told = match sign.coverage {
            Some(percent) => words::coverage_is(lang, percent.into()),
            None => words::coverage_unknown(lang).to_owned(),
        };
        let title = told.clone();
        let figure = sign.coverage.map_or_else(|| meridian_domain::locale::ABSENT.to_owned(), |percent| format!("{percent}%"));
        view! {
            <span class="cov" title=title>
                <svg viewBox="0 0 14 14" aria-hidden="true">
                    <circle cx="7" cy="7" r="5"/>
                    {sign.coverage.map(|percent| view! {
                        <path d="M7 2a5 5 0 0 1 0 10a5 5 0 0 1 0-10" pathLength="100" stroke-dasharray=format!("{percent} 100")/>
                    })}
                </svg>
                <span aria-hidden="true">{figure}</span>
                <span class="vh">{told}</span>
            </span>
        }
    });
    Some(view! { {letters} {coverage} })
}

/// What the closed deals say of a deal; openly nothing where they are too few.
pub fn learned(desk: Desk, deal: DealId, lang: Lang) -> Option<impl IntoView + use<>> {
    desk.learned.with(|learned| {
        let learned = learned.as_ref()?;
        let n = i64::from(learned.n);
        let (figure, told) = match learned.of_deal(deal) {
            Some(percent) => (format!("≈{percent}% n{n}"), words::learned_is(lang, percent.into(), n)),
            None if learned.n < learned.least => {
                (format!("n{n}"), words::learned_too_few(lang, n, learned.least.into()))
            }
            None => return None,
        };
        let title = told.clone();
        Some(view! {
            <span class="meta learned" title=title>
                <span aria-hidden="true">{figure}</span>
                <span class="vh">{told}</span>
            </span>
        })
    })
}
