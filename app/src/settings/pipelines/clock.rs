//! The statutory days of a stage: how many, on what they rest, since when, and whether it was checked.

use leptos::prelude::*;

use super::{draft::Spot, stage::Form};
use crate::{
    tr,
    ui::{Checkbox, Switch, TextField},
    words::pipelines as words,
};

#[component]
pub(super) fn ClockFields(form: Form) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{tr!(words::clock)}</legend>
            <p class="meta">{tr!(words::clock_about)}</p>
            <Switch
                label=tr!(words::has_clock)
                checked=form.has_clock
                on_change=Callback::new(move |on| form.has_clock.set(on))
            />
            <Show when=move || form.has_clock.get()>
                <div class="two">
                    <TextField id="clock-days" label=tr!(words::clock_days) value=form.days error=form.wrong(Spot::Days) required=true inputmode="numeric" autocomplete="off"/>
                    <TextField id="clock-from" label=tr!(words::effective_on) value=form.effective_on kind="date" error=form.wrong(Spot::EffectiveOn) required=true/>
                </div>
                <Checkbox
                    label=tr!(words::working_days)
                    checked=form.working_days
                    on_change=Callback::new(move |on| form.working_days.set(on))
                />
                <TextField id="clock-basis-zh" label=tr!(words::basis_zh) value=form.basis_zh error=form.wrong(Spot::Basis) autocomplete="off"/>
                <TextField id="clock-basis-en" label=tr!(words::basis_en) value=form.basis_en error=form.wrong(Spot::BasisEn) autocomplete="off"/>
                <TextField id="clock-source" label=tr!(words::clock_source) value=form.source error=form.wrong(Spot::Source) autocomplete="off"/>
                <Checkbox
                    label=tr!(words::verified)
                    checked=form.verified
                    on_change=Callback::new(move |on| form.verified.set(on))
                />
            </Show>
        </fieldset>
    }
}
