//! The clock and the rounds.

use leptos::prelude::*;
use meridian_domain::{
    locale::Lang,
    workshop::run::{Leg, Run, Steer, view::State},
};

use super::{
    super::time::{ClockWord, RunningClock},
    Desk, bell,
};
use crate::{
    clock::use_zone,
    tr,
    ui::{Button, Entry, Glyph, Icon, Item, Kind, Menu, Size},
    words::{run as words, use_lang},
};

#[component]
pub(super) fn ClockPart(desk: Desk) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let (run, time) = (desk.run, desk.time);
    let shown = Signal::derive(move || Some(run.get()));
    let sound = RwSignal::new(true);
    let why = desk.why();
    let running = Memo::new(move |_| run.with(|run| run.clock.is_running()));
    let next = Memo::new(move |_| {
        run.with(|run| {
            let to = run.at().map_or(0, |at| at + 1);
            run.agenda.get(to).map(|leg| (to, leg.title.clone()))
        })
    });
    let begun = Memo::new(move |_| run.with(|run| run.at().is_some()));
    // The bell rings once when the time is up, not for a round that was over when the page opened.
    let over =
        Memo::new(move |_| run.with(|run| run.clock.is_running() && run.left(time.now()).is_some_and(|left| left < 0)));
    Effect::watch(
        move || over.get(),
        move |now, before, _| {
            if *now && before == Some(&false) && sound.get_untracked() {
                bell::ring();
            }
        },
        true,
    );
    let press = move |_| desk.steer(if running.get_untracked() { Steer::Pause } else { Steer::Start });
    let press_word = move || {
        let lang = lang.get();
        match (running.get(), begun.get()) {
            (true, _) => words::pause(lang),
            (false, true) if run.with(|run| run.clock.started.is_some()) => words::resume(lang),
            _ => words::start(lang),
        }
    };
    let ends = move || {
        run.with(|run| run.leg().and_then(|leg| run.clock.ends(leg.minutes, time.now())))
            .map(|end| words::ends_at(lang.get(), &zone.time(end)))
    };
    let rounds = move || {
        run.with_untracked(|run| {
            let here = run.at();
            let go = |(at, leg): (usize, &Leg)| {
                let title = leg.title.clone();
                Item::new(
                    move || words::round_n(lang.get(), at + 1, title.get(lang.get())),
                    move || {
                        desk.steer(Steer::Round { to: at, start: true });
                    },
                )
                .checked(Signal::derive(move || here == Some(at)))
                .why(untrack(|| why.get()))
                .into()
            };
            run.agenda.iter().enumerate().map(go).collect::<Vec<Entry>>()
        })
    };
    view! {
        <section class="clock" aria-label=tr!(words::clock)>
            <div class="now"><RunningClock run=shown time/></div>
            <div class="ctl">
                <div>
                    <Button kind=Kind::Primary size=Size::Large why class="start" on_press=press>
                        {move || view! { <Icon glyph=if running.get() { Glyph::Pause } else { Glyph::Play }/> }}
                        {press_word}
                    </Button>
                    {[1_u32, 5].map(|minutes| view! {
                        <Button size=Size::Large why on_press=move |_| desk.steer(Steer::AddMinutes(i64::from(minutes)))>
                            {move || words::add_minutes(lang.get(), minutes)}
                        </Button>
                    })}
                    <Button kind=Kind::Quiet size=Size::Large pressed=sound icon=Glyph::Bell
                        label=move || if sound.get() { words::sound_on(lang.get()) } else { words::sound_off(lang.get()) }
                        on_press=move |_| sound.update(|sound| *sound = !*sound)/>
                </div>
                <div>
                    {move || next.get().filter(|_| begun.get()).map(|(to, title)| view! {
                        <Button kind=Kind::Quiet icon=Glyph::Next why on_press=move |_| desk.steer(Steer::Round { to, start: true })>
                            {move || words::next_round(lang.get(), title.get(lang.get()))}
                        </Button>
                    })}
                    <Menu id="rounds" label=tr!(words::round) kind="quiet" entries=rounds>
                        {tr!(words::go_to_round)}
                        <Icon glyph=Glyph::Down small=true/>
                    </Menu>
                    <span class="meta"><ClockWord run=shown time/> {ends}</span>
                </div>
            </div>
            <div class="rounds">
                <div class="t">
                    <h2>{move || run.with(|run| heading(run, lang.get()))}</h2>
                    <span class="meta">{move || run.with(|run| run.leg().map(|leg| tools(leg, lang.get())))}</span>
                </div>
                <Stretch desk/>
            </div>
        </section>
    }
}

/// Where the run is, in words.
fn heading(run: &Run, lang: Lang) -> String {
    match (run.state(), run.at().zip(run.leg())) {
        (State::Ended, _) => words::over(lang).to_owned(),
        (_, Some((at, leg))) => words::round_n(lang, at + 1, leg.title.get(lang)),
        (_, None) => words::not_begun(lang).to_owned(),
    }
}

/// What is open in a round.
fn tools(leg: &Leg, lang: Lang) -> String {
    let names: Vec<&str> = leg.tools.iter().map(|tool| words::tool(lang, *tool)).collect();
    let between = if lang == Lang::Zh { "、" } else { ", " };
    words::open_tools(lang, &names.join(between))
}

/// The rounds in a row, each as far as it has come.
#[component]
fn Stretch(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let (run, time) = (desk.run, desk.time);
    let agenda = Memo::new(move |_| run.with(|run| run.agenda.clone()));
    let here = Memo::new(move |_| run.with(Run::at));
    let share = Memo::new(move |_| {
        run.with(|run| {
            let leg = run.leg()?;
            let whole = (i64::from(leg.minutes) + run.clock.added).max(1) * 60_000;
            Some((run.clock.elapsed(time.now()) as f64 / whole as f64).clamp(0.0, 1.0))
        })
    });
    let done = move |at: usize| match here.get() {
        Some(here) if at < here => 100.0,
        Some(here) if at == here => (share.get().unwrap_or(0.0) * 1_000.0).round() / 10.0,
        _ => 0.0,
    };
    view! {
        <ol class="stretch">
            {move || agenda.get().into_iter().enumerate().map(|(at, leg)| {
                let title = leg.title.clone();
                view! {
                    <li aria-current=move || (here.get() == Some(at)).then_some("step")>
                        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="f-s3" width="100" height="8"/>
                            <rect class=move || if here.get() == Some(at) { "f-accent" } else { "f-ink3" } width=move || done(at) height="8"/>
                        </svg>
                        <span class="clip">{move || format!("{} {}", at + 1, title.get(lang.get()))}</span>
                        <span>{move || words::minutes(lang.get(), leg.minutes)}</span>
                    </li>
                }
            }).collect_view()}
        </ol>
    }
}
