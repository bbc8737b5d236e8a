//! What the past says: what changed, probabilities, how good they were, pace and results.

use leptos::prelude::*;
use meridian_domain::{
    explained::InputKey,
    locale::Lang,
    pipeline::history::{
        Fact, Sign,
        view::{PastView, id_of},
    },
};
use uuid::Uuid;

use super::{
    address::Address, bridge::Changed, calibration::Measured, chances::StageChances, conversion::Conversions,
    deals::DealChances, pace::Pace, results::WonAndLost,
};
use crate::words::{forecast as words, map};

/// All of it.
#[component]
pub fn PastParts(view: PastView, address: Address) -> impl IntoView {
    let view = StoredValue::new(view);
    view! {
        <Changed view address/>
        <StageChances view/>
        <DealChances view/>
        <Measured view/>
        <Pace view/>
        <Conversions view/>
        <WonAndLost view/>
    }
}

/// What an id is called; of what is gone, that it is not known.
pub fn name(lang: Lang, view: &PastView, id: Uuid) -> String {
    view.name(id).map_or_else(|| map::name_unknown(lang).to_owned(), |name| name.get(lang).to_owned())
}

/// What a fact is called.
pub fn fact(lang: Lang, view: &PastView, fact: &Fact) -> String {
    match (fact, id_of(fact)) {
        (Fact::Family(word) | Fact::Tag(word), _) => word.clone(),
        (_, Some(id)) => name(lang, view, id),
        (_, None) => map::name_unknown(lang).to_owned(),
    }
}

/// What an input of a learned probability is called; `None` for one that is none of ours.
pub fn sign(lang: Lang, view: &PastView, input: &InputKey) -> Option<String> {
    let InputKey::Evidence(code) = input else { return None };
    Some(match code.parse().ok()? {
        Sign::Stage(id) => {
            let stage = view.stage(id).map_or_else(|| map::name_unknown(lang), |stage| stage.name.get(lang));
            words::in_stage(lang, stage)
        }
        Sign::Fact(known) => format!("{} · {}", words::fact_name(lang, known.kind()), fact(lang, view, &known)),
        Sign::Unknown(kind) => words::unknown_sign(lang, words::fact_name(lang, kind)),
    })
}
