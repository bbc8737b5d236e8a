//! Two scenarios and the map as it is, side by side.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    locale::Lang,
    stakeholder::metrics::{Insight, WhatIf},
};

use super::{
    super::stage::Stage,
    Reading, name_of,
    scenarios::all_of,
    shift::{figures, only},
};
use crate::{
    tr,
    ui::{SelectField, Sheet},
    words::{insight as words, map, scenario, use_lang},
};

/// What is supposed at the moment, as a choice.
const SUPPOSED: &str = "supposed";

#[component]
pub fn Compare(stage: Stage, reading: Reading, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let all = all_of(stage);
    let (one, other) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let options = Signal::derive(move || {
        let lang = lang.get();
        let mut options = vec![(String::new(), scenario::now(lang).to_owned())];
        if stage.what_if.with(|all| !all.is_empty()) {
            options.push((SUPPOSED.to_owned(), scenario::supposed_now(lang).to_owned()));
        }
        all.with(|all| options.extend(all.iter().map(|kept| (kept.id.to_string(), kept.name.clone()))));
        options
    });
    // Begins with the first two there are.
    Effect::new(move |_| {
        if open.get() {
            let keys: Vec<String> =
                options.with_untracked(|all| all.iter().skip(1).map(|(key, _)| key.clone()).collect());
            for (field, at) in [(one, 0), (other, 1)] {
                if field.with_untracked(|now| !keys.contains(now)) {
                    field.set(keys.get(at).cloned().unwrap_or_default());
                }
            }
        }
    });
    let changes = move |key: String| -> Vec<WhatIf> {
        if key == SUPPOSED {
            return stage.what_if.get();
        }
        all.with(|all| all.iter().find(|kept| kept.id.to_string() == key).map(|kept| kept.changes.clone()))
            .unwrap_or_default()
    };
    let after = move |key: RwSignal<String>| Memo::new(move |_| open.get().then(|| reading.after(&changes(key.get()))));
    let (left, right) = (after(one), after(other));
    view! {
        <Sheet open title=tr!(scenario::compare_title) wide=true modal=true>
            <div class="two">
                <SelectField id="compare-one" label=tr!(scenario::first) value=one options/>
                <SelectField id="compare-other" label=tr!(scenario::second) value=other options/>
            </div>
            {move || {
                let name = |key: RwSignal<String>| {
                    let key = key.get();
                    options.with(|all| all.iter().find(|(own, _)| *own == key).map(|(_, name)| name.clone())).unwrap_or_default()
                };
                left.get().zip(right.get()).map(|(left, right)| view! {
                    <SideBySide stage reading sides=[(name(one), left), (name(other), right)]/>
                })
            }}
        </Sheet>
    }
}

/// What a scenario does to something that is no figure, in words.
fn turned(lang: Lang, come: &[String], gone: &[String]) -> String {
    if come.is_empty() && gone.is_empty() {
        return scenario::same(lang).to_owned();
    }
    let marked = |sign: &'static str, all: &[String]| all.iter().map(|one| format!("{sign} {one}")).collect::<Vec<_>>();
    [marked("+", come), marked("−", gone)].concat().join("\n")
}

#[component]
fn SideBySide(stage: Stage, reading: Reading, sides: [(String, Insight); 2]) -> impl IntoView {
    let lang = use_lang();
    let sides = StoredValue::new(sides);
    let name = move |id| name_of(stage, SeatId(id), lang.get());
    let names = move |ids: &[uuid::Uuid]| ids.iter().map(|id| name(*id)).collect::<Vec<_>>();
    let listed = move |names: Vec<String>| {
        let lang = lang.get();
        let joined = names.join(if lang == Lang::Zh { "、" } else { ", " });
        if joined.is_empty() { scenario::nobody(lang).to_owned() } else { joined }
    };
    let spots = move |these: &Insight, those: &Insight| {
        let sentence = |spot: &meridian_domain::stakeholder::metrics::BlindSpot| {
            words::blind_spot(lang.get(), spot, &names(&spot.people))
        };
        only(these, those).map(sentence).collect::<Vec<_>>()
    };
    let rows = move || {
        reading.now.with(|now| {
            sides.with_value(|[(_, left), (_, right)]| {
                let lang = lang.get();
                let (one, other) = (now.diff(left), now.diff(right));
                let mut rows: Vec<(&'static str, [String; 3])> = figures(&one)
                    .into_iter()
                    .zip(figures(&other))
                    .map(|(one, other)| {
                        let (before, left) = one.ends();
                        ((one.name)(lang), [before, left, other.ends().1])
                    })
                    .collect();
                let points = |insight: &Insight| {
                    listed(names(&insight.single_points.iter().map(|point| point.person).collect::<Vec<_>>()))
                };
                let threads = |insight: &Insight| insight.single_threads.people.len().to_string();
                rows.push((scenario::hangs_on(lang), [now, left, right].map(points)));
                rows.push((scenario::known_by_one(lang), [now, left, right].map(threads)));
                let turned = |after| turned(lang, &spots(after, now), &spots(now, after));
                rows.push((map::blind_spots(lang), [now.blind_spots.len().to_string(), turned(left), turned(right)]));
                rows
            })
        })
    };
    view! {
        <div class="scroll">
            <table class="table compare">
                <caption class="vh">{tr!(scenario::compare_title)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::figure)}</th>
                        <th scope="col">{tr!(scenario::now)}</th>
                        {sides.with_value(|sides| sides.iter().map(|(name, _)| view! { <th scope="col">{name.clone()}</th> }).collect_view())}
                    </tr>
                </thead>
                <tbody>
                    {move || rows().into_iter().map(|(name, [now, left, right])| {
                        let (left_differs, right_differs) = (left != now, right != now);
                        view! {
                            <tr>
                                <th scope="row">{name}</th>
                                <td>{now}</td>
                                <td class:strong=left_differs>{left}</td>
                                <td class:strong=right_differs>{right}</td>
                            </tr>
                        }
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_and_goes_is_signed_and_nothing_is_said_to_be_nothing() {
        assert_eq!(turned(Lang::En, &[], &[]), "no difference");
        assert_eq!(turned(Lang::En, &["a".to_owned()], &["b".to_owned()]), "+ a\n− b");
    }
}
