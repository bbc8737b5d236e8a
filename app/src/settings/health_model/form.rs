//! The form of a segment's next version. It is refused when somebody else has saved meanwhile.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    health::Segment,
    workspace::{Model, ModelContent},
};

use super::{
    draft::{self, Figure},
    in_force,
};
use crate::{
    live::{Rooms, fresh, now},
    session::use_signed,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, TextField, use_toasts},
    words::{failures, rules, use_lang, watch as words},
};

#[component]
pub(super) fn ModelForm(rooms: Rooms, versions: Memo<Vec<Model>>, segment: Segment) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let me = use_signed();
    let (of, began) = versions.with_untracked(|versions| in_force(versions, segment));
    // The version this form began with: another that somebody saves meanwhile is not written over.
    let base = RwSignal::new(if of == segment { i64::from(began.version) } else { Model::BUILT_IN });
    let fields: Vec<(Figure, RwSignal<String>)> = draft::figures(&began)
        .into_iter()
        .map(|figure| (figure, RwSignal::new(draft::written(figure.read(&began)))))
        .collect();
    let fields = StoredValue::new(fields);
    let began = RwSignal::new(began);
    let (note, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let texts = move || {
        fields.with_value(|fields| fields.iter().map(|(figure, text)| (*figure, text.get())).collect::<Vec<_>>())
    };
    let said = Memo::new(move |_| began.with(|began| draft::model(began, &texts())));
    let touched = move || began.with(|began| said.with(|said| said.as_ref() != Some(began)));
    let next = move || base.get() + 1;
    let nothing = Signal::derive(move || (!touched()).then(|| rules::nothing_changed(lang.get()).to_owned()));
    let unsound = move || {
        let single = texts().iter().any(|(figure, text)| draft::fault(lang.get(), *figure, text).is_some());
        (said.with(Option::is_none) && !single).then(|| words::unsound(lang.get()))
    };
    let no_note = Signal::derive(move || {
        let missing = tried.get() && note.with(|note| note.trim().is_empty());
        missing.then(|| rules::say_why(lang.get()).to_owned())
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let why = note.get_untracked().trim().to_owned();
        let (Some(model), Some(me)) = (said.get_untracked(), me.get_untracked()) else { return };
        if why.is_empty() || !untrack(touched) {
            return;
        }
        let version = untrack(next);
        let content = ModelContent::Health { segment, model: model.clone() };
        let record = Model { id: fresh(), version, content, by: me.id, at: now(), note: why };
        rooms.submit_with(Change::Add(record.into()), move |result| match result {
            Ok(_) => {
                began.set(model.clone());
                base.set(version);
                note.set(String::new());
                tried.set(false);
                toasts.show(move || rules::saved(lang.get(), u32::try_from(version).unwrap_or(u32::MAX)));
            }
            Err(failure) => {
                let told = failures::tell(lang.get_untracked(), &failure);
                toasts.alarm(format!("{} · {} {}", told.happened, told.kept, told.to_do));
            }
        });
    };
    let field = move |(figure, text): (Figure, RwSignal<String>)| {
        let error = Signal::derive(move || draft::fault(lang.get(), figure, &text.get()));
        let label = move || figure.name(lang.get());
        view! { <TextField id=figure.id() label value=text error inputmode="decimal" autocomplete="off"/> }
    };
    let group = move |takes: fn(Figure) -> bool| {
        fields
            .with_value(|fields| fields.iter().filter(|(figure, _)| takes(*figure)).copied().map(field).collect_view())
    };
    view! {
        <form class="rules" on:submit=save>
            <fieldset>
                <legend>{tr!(words::of_sides)}</legend>
                {group(|figure| matches!(figure, Figure::Side(_) | Figure::Measure(_)))}
            </fieldset>
            <fieldset>
                <legend>{tr!(words::of_bands)}</legend>
                {group(|figure| matches!(figure, Figure::Green | Figure::Amber | Figure::Hysteresis | Figure::Cap))}
            </fieldset>
            <fieldset>
                <legend>{tr!(words::of_trend)}</legend>
                {group(|figure| !matches!(figure, Figure::Side(_) | Figure::Measure(_) | Figure::Green | Figure::Amber | Figure::Hysteresis | Figure::Cap))}
            </fieldset>
            {move || unsound().map(|fault| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert small=true/>{fault}</p> })}
            <TextField id="health-model-note" label=tr!(rules::why_changed) value=note error=no_note required=true autocomplete="off"/>
            <div class="acts">
                <Button kind=Kind::Primary size=Size::Large submit=true why=nothing>
                    {move || rules::save_version(lang.get(), u32::try_from(next()).unwrap_or(u32::MAX))}
                </Button>
            </div>
        </form>
    }
}
