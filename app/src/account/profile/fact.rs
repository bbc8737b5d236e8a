//! One field of the profile: its value, and how sure it is.

use leptos::prelude::*;
use meridian_domain::{
    account::profile::{Asked, Fact, FactPatch, Measure},
    gate::Change,
    record::Patch,
    stakeholder::Evidence,
};

use super::desk::{Desk, grade_of, grades, key};
use crate::{
    entry::{
        Choice, Entry, EntryField, Look,
        typed::{Wrong, optional},
    },
    words::{common, profile as words},
};

/// How a value is read as it is typed.
fn read(measure: Measure, text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let plain = match measure {
        Measure::Words | Measure::Choice(_) => text.to_owned(),
        Measure::Count | Measure::Number | Measure::Percent => {
            text.trim_end_matches(['%', '％']).replace([',', '，', ' '], "")
        }
    };
    if measure.admits(&plain) {
        return Ok(plain);
    }
    Err(match measure {
        Measure::Count => Wrong::Count,
        Measure::Number => Wrong::Number,
        Measure::Percent => Wrong::Percent,
        Measure::Words | Measure::Choice(_) => Wrong::Missing,
    })
}

/// What a new value does: it is added, changed, or taken away when nothing is left of it.
fn change(desk: Desk, field: &str, value: Option<String>) -> Change {
    let id = Fact::id_of(desk.id, field);
    let there = desk.rooms.with_untracked(|world| world.the::<Fact>(id).cloned());
    match (there, value) {
        (Some(_), Some(value)) => {
            Change::Edit(Patch::Fact { id, set: FactPatch { value: Some(value), ..FactPatch::default() } })
        }
        (Some(_), None) => Change::Remove(id.into()),
        (None, value) => Change::Add(
            Fact {
                id,
                account: desk.id,
                field: field.to_owned(),
                value: value.unwrap_or_default(),
                evidence: Evidence { on: Some(desk.today), ..Evidence::default() },
            }
            .into(),
        ),
    }
}

/// A field that is asked.
#[component]
pub fn AskedFact(asked: &'static Asked, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let label = move || words::field(lang.get(), asked).to_owned();
    view! { <Value field=asked.key.to_owned() measure=asked.measure label=Signal::derive(label) desk/> }
}

/// The value of a field and, once it is known, its evidence.
#[component]
pub fn Value(field: String, measure: Measure, #[prop(into)] label: Signal<String>, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let id = Fact::id_of(desk.id, &field);
    let fact = desk.rooms.record::<Fact>(id);
    let now = move || fact.with(|fact| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default());
    let field = StoredValue::new(field);
    let control = match measure {
        Measure::Choice(values) => {
            let options = Signal::derive(move || {
                let lang = lang.get();
                let none = (String::new(), common::unknown(lang).to_owned());
                std::iter::once(none)
                    .chain(values.iter().map(|value| ((*value).to_owned(), words::choice(lang, value))))
                    .collect::<Vec<_>>()
            });
            let choose = Callback::new(move |chosen: String| {
                let chosen = Some(chosen).filter(|chosen| !chosen.is_empty());
                let known = fact.with_untracked(Option::is_some);
                if known || chosen.is_some() {
                    desk.doing.act(field.with_value(|field| change(desk, field, chosen)));
                }
            });
            view! { <Choice place=desk.noted() id=format!("fact-{id}") label=move || label.get() options chosen=Signal::derive(now) on_choose=choose/> }
                .into_any()
        }
        _ => {
            let entry = Entry::new(desk.noted(), now, move |text| {
                let value = optional(text, |text| read(measure, text))?;
                Ok(field.with_value(|field| change(desk, field, value)))
            });
            let inputmode = if measure == Measure::Words { "text" } else { "decimal" };
            view! { <EntryField id=format!("fact-{id}") label=move || label.get() entry inputmode/> }.into_any()
        }
    };
    let grade =
        Signal::derive(
            move || key(fact.with(|fact| fact.as_ref().map(|fact| fact.evidence.grade).unwrap_or_default())),
        );
    let weigh = Callback::new(move |chosen: String| {
        let Some(grade) = grade_of(&chosen) else { return };
        let Some(mut evidence) = fact.with_untracked(|fact| fact.as_ref().map(|fact| fact.evidence.clone())) else {
            return;
        };
        evidence = Evidence { grade, on: Some(desk.today), ..evidence };
        let set = FactPatch { evidence: Some(evidence), ..FactPatch::default() };
        desk.doing.act(Change::Edit(Patch::Fact { id, set }));
    });
    view! {
        <div class="fact">
            {control}
            <Show when=move || fact.with(Option::is_some)>
                <Choice place=desk.noted() id=format!("fact-{id}-grade") label=move || words::evidence_of(lang.get(), &label.get())
                    options=grades(lang) chosen=grade on_choose=weigh look=Look::Cell/>
            </Show>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(read(Measure::Count, " 2,600 ").as_deref(), Ok("2600"));
        assert_eq!(read(Measure::Percent, "12.5%").as_deref(), Ok("12.5"));
        assert_eq!(read(Measure::Percent, "101"), Err(Wrong::Percent));
        assert_eq!(read(Measure::Count, "2.5"), Err(Wrong::Count));
        assert_eq!(read(Measure::Number, "about one"), Err(Wrong::Number));
        assert_eq!(read(Measure::Words, " A++ ").as_deref(), Ok("A++"));
    }
}
