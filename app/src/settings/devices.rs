//! The browsers in which one is signed in.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::access::view::Device;

use super::{Section, agent::recognise, query};
use crate::{
    clock::{here_and_now, use_zone},
    session::SignOut,
    shell::Route,
    tr,
    ui::{Button, Kind, Tag, Tone, hydrated, use_toasts},
    words::{failures, settings as words, shell, use_lang},
};

#[component]
pub(super) fn Devices(devices: Vec<Device>) -> impl IntoView {
    let shown = RwSignal::new(devices);
    let again = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(devices) = query::devices().await {
                shown.try_set(devices);
            }
        });
    });
    let everywhere = ServerAction::<SignOut>::new();
    Effect::new(move |_| {
        if everywhere.value().get().is_some() {
            // A full load drops everything the page knew of who was signed in.
            drop(window().location().set_href(&Route::SignIn.path()));
        }
    });
    let leave = Callback::new(move |_| drop(everywhere.dispatch(SignOut { everywhere: true })));
    view! {
        <Section id="devices" title=words::devices about=words::devices_about>
            <ul class="lines">
                <For each=move || shown.get() key=|device| device.id.clone() children=move |device| view! { <Line device again/> }/>
            </ul>
            <div><Button kind=Kind::Danger on_press=leave>{tr!(shell::sign_out_everywhere)}</Button></div>
        </Section>
    }
}

#[component]
fn Line(device: Device, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (ready, zone) = (hydrated(), use_zone());
    let Device { id, agent, since, seen, here } = device;
    let known = recognise(&agent);
    let name = move || match known {
        (Some(browser), Some(system)) => words::browser_on(lang.get(), browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => words::unknown_browser(lang.get()).to_owned(),
    };
    // How long ago is the browser's to say: the server's clock had another minute.
    let last = move || {
        let now = ready.get().then(here_and_now).flatten();
        let seen = now.map_or_else(|| zone.date(lang.get(), seen), |now| zone.ago(lang.get(), seen, now));
        words::since_and_seen(lang.get(), &zone.date(lang.get(), since), &seen)
    };
    let end = Callback::new(move |_| {
        let id = id.clone();
        spawn_local(async move {
            match query::sign_out_device(id).await {
                Ok(()) => toasts.show(move || words::device_ended(lang.get())),
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
            again.try_run(());
        });
    });
    view! {
        <li>
            <div class="t" title=agent>
                <span class="strong">{name}</span>
                <span class="meta">{last}</span>
            </div>
            {if here {
                view! { <Tag tone=Tone::Accent>{tr!(words::this_one)}</Tag> }.into_any()
            } else {
                view! {
                    <Button label=move || words::sign_out_of(lang.get(), &name()) on_press=end>{tr!(shell::sign_out)}</Button>
                }
                .into_any()
            }}
        </li>
    }
}
