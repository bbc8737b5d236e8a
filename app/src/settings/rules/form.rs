//! The form of the next version. It knows which version it began with, so that two who save at the
//! same time hear of each other.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::{Change, Rejection},
    stakeholder::metrics::{MapRules, Threshold},
    workspace::Model,
};

use super::{draft, saved_by};
use crate::{
    Failure,
    live::{Rooms, fresh, now},
    session::use_signed,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, TextField, use_toasts},
    words::{failures, rules as words, use_lang},
};

/// How many of [`Threshold::ALL`] are of the map; the others are of a relationship's strength.
const OF_MAP: usize = 13;

/// What the form says.
#[derive(Clone, Copy)]
struct Form {
    /// The rules it was filled with.
    began: RwSignal<MapRules>,
    fields: [RwSignal<String>; Threshold::ALL.len()],
    note: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Form {
    fn new(rules: MapRules) -> Self {
        Self {
            began: RwSignal::new(rules),
            fields: draft::texts(&rules).map(RwSignal::new),
            note: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    fn texts(self) -> draft::Texts {
        self.fields.map(|field| field.get())
    }

    fn write(self, texts: draft::Texts) {
        for (field, text) in self.fields.into_iter().zip(texts) {
            field.set(text);
        }
    }

    /// Begins anew with these rules.
    fn fill(self, rules: MapRules) {
        self.began.set(rules);
        self.write(draft::texts(&rules));
        self.note.set(String::new());
        self.tried.set(false);
    }

    fn is_touched(self) -> bool {
        self.texts() != draft::texts(&self.began.get())
    }
}

#[component]
pub(super) fn RulesForm(
    rooms: Rooms,
    versions: Memo<Vec<Model>>,
    in_force: Memo<MapRules>,
    wanted: RwSignal<Option<i64>>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let me = use_signed();
    let form = Form::new(in_force.get_untracked());
    // Whoever has typed nothing follows the version in force.
    Effect::new(move |_| {
        let rules = in_force.get();
        if untrack(|| !form.is_touched() && form.began.get().version() != rules.version()) {
            form.fill(rules);
        }
    });
    Effect::new(move |_| {
        let Some(version) = wanted.get() else { return };
        let known =
            versions.with_untracked(|all| all.iter().find(|model| model.version == version).and_then(Model::map_rules));
        form.write(draft::texts(&known.unwrap_or_default()));
        form.note.set(words::back_to(lang.get_untracked(), version));
        wanted.set(None);
    });
    let overtaken = Memo::new(move |_| in_force.get().version() > form.began.get().version());
    let next = move || form.began.get().version() + 1;
    let nothing = Signal::derive(move || (!form.is_touched()).then(|| words::nothing_changed(lang.get()).to_owned()));
    let no_note = Signal::derive(move || {
        let missing = form.tried.get() && form.note.with(|note| note.trim().is_empty());
        missing.then(|| words::say_why(lang.get()).to_owned())
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        let note = form.note.get_untracked().trim().to_owned();
        let (Ok(rules), Some(me)) = (untrack(|| draft::rules(&form.texts())), me.get_untracked()) else { return };
        if note.is_empty() || untrack(|| overtaken.get() || !form.is_touched()) {
            return;
        }
        let version = untrack(next);
        let rules = rules.numbered(version);
        let model =
            Model { id: fresh(), version: version.into(), content: rules.content(), by: me.id, at: now(), note };
        rooms.submit_with(Change::Add(model.into()), move |result| match result {
            Ok(_) => {
                form.fill(rules);
                toasts.show(move || words::saved(lang.get(), version));
            }
            // The newer version is on its way here, and with it the words beside the form.
            Err(Failure::Rejected(Rejection::Superseded { .. })) if overtaken.get_untracked() => {}
            Err(failure) => {
                let told = failures::tell(lang.get_untracked(), &failure);
                toasts.alarm(format!("{} · {} {}", told.happened, told.kept, told.to_do));
            }
        });
    };
    let field = move |at: usize| view! { <OneField form at/> };
    let sum = move || draft::sum_fault(lang.get(), &form.texts());
    view! {
        <form class="rules" on:submit=save>
            {move || overtaken.get().then(|| view! { <Overtaken rooms form versions in_force/> })}
            <fieldset>
                <legend>{tr!(words::of_map)}</legend>
                {(0..OF_MAP).map(field).collect_view()}
            </fieldset>
            <fieldset>
                <legend>{tr!(words::of_strength)}</legend>
                {(OF_MAP..Threshold::ALL.len()).map(field).collect_view()}
            </fieldset>
            {move || sum().map(|fault| view! { <p class="err" role="alert" id="rules-sum"><Icon glyph=Glyph::Alert small=true/>{fault}</p> })}
            <TextField id="rules-note" label=tr!(words::why_changed) value=form.note error=no_note required=true autocomplete="off"/>
            <div class="acts">
                <Button kind=Kind::Primary size=Size::Large submit=true why=nothing>
                    {move || words::save_version(lang.get(), next())}
                </Button>
            </div>
        </form>
    }
}

#[component]
fn OneField(form: Form, at: usize) -> impl IntoView {
    let lang = use_lang();
    let (threshold, value) = (Threshold::ALL[at], form.fields[at]);
    let hint = move || {
        let (lang, (least, most)) = (lang.get(), threshold.range());
        let default = draft::written(threshold.read(&MapRules::default()));
        let (about, unit) = (words::threshold_about(lang, threshold), words::unit_name(lang, threshold.unit()));
        words::hint(lang, about, unit, &draft::written(least), &draft::written(most), &default)
    };
    let error = Signal::derive(move || draft::fault(lang.get(), threshold, &value.get()));
    let label = move || words::threshold_name(lang.get(), threshold);
    view! { <TextField id=format!("rule-{}", threshold.key().replace('_', "-")) label value hint error inputmode="decimal" autocomplete="off"/> }
}

/// Somebody else has saved meanwhile: who, what, and two ways on.
#[component]
fn Overtaken(rooms: Rooms, form: Form, versions: Memo<Vec<Model>>, in_force: Memo<MapRules>) -> impl IntoView {
    let lang = use_lang();
    let happened = move || {
        let lang = lang.get();
        let newest = versions.with(|all| all.first().map(|model| (model.version, model.by)));
        let (version, by) = newest?;
        let who = saved_by(rooms, by, lang);
        Some(words::superseded(lang, u32::try_from(version).unwrap_or(u32::MAX), &who))
    };
    let differs = move || {
        let lang = lang.get();
        let changes = draft::changes(lang, &form.began.get(), &in_force.get());
        words::differs(lang, &changes.join(if lang == meridian_domain::locale::Lang::Zh { "；" } else { "; " }))
    };
    let keep = move |_| {
        let theirs = in_force.get_untracked();
        let mine = draft::on_top(&form.began.get_untracked(), &theirs, &untrack(|| form.texts()));
        form.began.set(theirs);
        form.write(mine);
    };
    view! {
        <div class="banner" data-tone="caution" role="alert">
            <Icon glyph=Glyph::Alert/>
            <div>
                <p>{happened}</p>
                <p class="meta">{differs}</p>
                <div class="acts">
                    <Button on_press=keep>{tr!(words::keep_mine)}</Button>
                    <Button kind=Kind::Quiet on_press=move |_| form.fill(in_force.get_untracked())>{tr!(words::take_theirs)}</Button>
                </div>
            </div>
        </div>
    }
}
