//! A new run: names, teams, agenda, scoring. What is not touched is as the case has it.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use meridian_domain::{
    id::UserId,
    names::Names,
    workshop::{
        Mode, Scoring, Tool,
        run::{Leg, LegWish, RunWish, TeamWish, view::Pack},
    },
};

use super::{deeds::use_teller, mark::TeamMark, query::make_run};
use crate::{
    shell::Route,
    tr,
    ui::{Button, Checkbox, Glyph, Kind, SelectField, Size, Slider, TextField},
    words::{run as words, use_lang},
};

/// Teams at most.
const MOST: usize = 12;

/// A round, as it is being chosen.
#[derive(Clone, Copy)]
struct Row {
    leg: StoredValue<Leg>,
    minutes: RwSignal<String>,
    tools: RwSignal<Vec<Tool>>,
}

impl Row {
    fn of(leg: Leg) -> Self {
        Self {
            minutes: RwSignal::new(leg.minutes.to_string()),
            tools: RwSignal::new(leg.tools.clone()),
            leg: StoredValue::new(leg),
        }
    }

    fn minutes(self) -> Option<u32> {
        self.minutes.with(|text| text.trim().parse().ok()).filter(|minutes| (1..=240).contains(minutes))
    }

    fn wish(self) -> Option<LegWish> {
        let minutes = self.minutes()?;
        let tools = self.tools.get_untracked();
        self.leg.with_value(|leg| Some(LegWish { round: leg.round.clone(), minutes, points: leg.points, tools }))
    }
}

/// The form; it leads to the console of the run it makes.
#[component]
pub fn NewRun(pack: Pack, colleagues: Vec<(UserId, Names)>) -> impl IntoView {
    let lang = use_lang();
    let teller = use_teller();
    let go = use_navigate();
    let (company, hospital) = (pack.company.clone(), pack.hospital.clone());
    let text = |text: &str| RwSignal::new(text.to_owned());
    let name = RwSignal::new(String::new());
    let (company_zh, company_en) = (text(&company.zh), text(&company.en));
    let (hospital_zh, hospital_en) = (text(&hospital.zh), text(&hospital.en));
    let first = usize::from(pack.teams.least).clamp(2, MOST);
    let teams: RwSignal<Vec<RwSignal<String>>> =
        RwSignal::new((1..=first).map(|n| RwSignal::new(words::team_default(lang.get_untracked(), n))).collect());
    let rows: Vec<Row> = pack.agenda.iter().cloned().map(Row::of).collect();
    let mode = RwSignal::new(mode_key(pack.mode).to_owned());
    let share = RwSignal::new(pack.share as f64);
    let evaluators: RwSignal<Vec<UserId>> = RwSignal::new(Vec::new());
    let busy = RwSignal::new(false);
    let agenda = StoredValue::new(rows.clone());
    let fault = Signal::derive(move || {
        let lang = lang.get();
        let nameless = teams.with(|teams| teams.iter().any(|team| team.with(|name| name.trim().is_empty())));
        let unsound = agenda.with_value(|rows| rows.iter().any(|row| row.minutes().is_none()));
        match (busy.get(), nameless, unsound) {
            (true, ..) => Some(words::making(lang).to_owned()),
            (_, true, _) => Some(words::missing_team(lang).to_owned()),
            (.., true) => Some(words::bad_minutes(lang).to_owned()),
            _ => None,
        }
    });
    let case = pack.case.clone();
    let make = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if untrack(move || fault.get()).is_some() {
            return;
        }
        let team = |(at, name): (usize, &RwSignal<String>)| TeamWish {
            name: Names::same(&name.get_untracked()),
            colour: at as i64 + 1,
        };
        let changed = |was: &Names, zh: RwSignal<String>, en: RwSignal<String>| {
            let is = Names::new(zh.get_untracked().trim(), en.get_untracked().trim());
            if is == *was { Names::default() } else { is }
        };
        let wish = RunWish {
            case: case.clone(),
            name: Names::same(&name.get_untracked()),
            company: changed(&company, company_zh, company_en),
            hospital: changed(&hospital, hospital_zh, hospital_en),
            teams: teams.with_untracked(|teams| teams.iter().enumerate().map(team).collect()),
            agenda: untrack(|| agenda.with_value(|rows| rows.iter().filter_map(|row| row.wish()).collect())),
            mode: mode_of(&mode.get_untracked()),
            share: Some(share.get_untracked().round() as i64),
            evaluators: evaluators.get_untracked(),
            ..RunWish::default()
        };
        busy.set(true);
        let go = go.clone();
        spawn_local(async move {
            match make_run(wish).await {
                Ok(run) => go(&Route::Console(run).path(), NavigateOptions::default()),
                Err(failure) => teller.complain(&failure),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="new-run" on:submit=make>
            <fieldset>
                <legend>{tr!(words::names)}</legend>
                <TextField id="run-name" label=tr!(words::run_name) hint=tr!(words::run_name_hint) value=name/>
                <div class="two">
                    <TextField id="company-zh" label=tr!(words::company_zh) value=company_zh/>
                    <TextField id="company-en" label=tr!(words::company_en) value=company_en/>
                    <TextField id="hospital-zh" label=tr!(words::hospital_zh) value=hospital_zh/>
                    <TextField id="hospital-en" label=tr!(words::hospital_en) value=hospital_en/>
                </div>
                <p class="meta">{tr!(words::names_hint)}</p>
            </fieldset>
            <TeamFields teams/>
            <fieldset>
                <legend>{tr!(words::agenda)}</legend>
                <p class="meta">{tr!(words::agenda_hint)}</p>
                <ol class="agenda">
                    {rows.into_iter().enumerate().map(|(at, row)| view! { <AgendaRow at row/> }).collect_view()}
                </ol>
            </fieldset>
            <fieldset>
                <legend>{tr!(words::settings)}</legend>
                <SelectField id="mode" label=tr!(words::leaderboard) hint=move || mode_of(&mode.get()).map_or("", |mode| words::mode_means(lang.get(), mode)) value=mode
                    options=Signal::derive(move || Mode::ALL.iter().map(|mode| (mode_key(*mode).to_owned(), words::mode(lang.get(), *mode).to_owned())).collect::<Vec<_>>())/>
                <Share share/>
                {(!colleagues.is_empty()).then(|| view! { <Evaluators colleagues chosen=evaluators/> })}
            </fieldset>
            <div class="acts">
                <Button kind=Kind::Primary size=Size::Large submit=true why=fault>
                    {move || if busy.get() { words::making(lang.get()) } else { words::make(lang.get()) }}
                </Button>
            </div>
        </form>
    }
}

#[component]
fn TeamFields(teams: RwSignal<Vec<RwSignal<String>>>) -> impl IntoView {
    let lang = use_lang();
    let count = Memo::new(move |_| teams.with(Vec::len));
    let resize = move |to: usize| {
        teams.update(|teams| {
            let to = to.clamp(1, MOST);
            teams.truncate(to);
            while teams.len() < to {
                teams.push(RwSignal::new(words::team_default(lang.get_untracked(), teams.len() + 1)));
            }
        });
    };
    view! {
        <fieldset>
            <legend>{tr!(words::how_many_teams)}</legend>
            <div class="acts">
                <Button icon=Glyph::Minus label=tr!(words::fewer_teams) on_press=move |_| resize(count.get_untracked() - 1)/>
                <output class="strong" aria-live="polite">{count}</output>
                <Button icon=Glyph::Plus label=tr!(words::more_teams) on_press=move |_| resize(count.get_untracked() + 1)/>
            </div>
            <ul class="team-fields">
                <For each=move || teams.get().into_iter().enumerate() key=|(at, _)| *at let((at, name))>
                    <li>
                        <TeamMark at/>
                        <input
                            class="input"
                            id=format!("team-{at}")
                            aria-label=move || words::team_n(lang.get(), at + 1)
                            aria-invalid=move || name.with(|name| name.trim().is_empty()).then_some("true")
                            maxlength="40"
                            prop:value=move || name.get()
                            on:input:target=move |event| name.set(event.target().value())
                        />
                    </li>
                </For>
            </ul>
        </fieldset>
    }
}

#[component]
fn AgendaRow(at: usize, row: Row) -> impl IntoView {
    let lang = use_lang();
    let title = move || row.leg.with_value(|leg| leg.title.get(lang.get()).to_owned());
    let mine = row.leg.with_value(|leg| leg.tools.clone());
    let toggle = move |tool: Tool, on: bool| {
        row.tools.update(|tools| {
            tools.retain(|one| *one != tool);
            if on {
                tools.push(tool);
            }
        });
    };
    view! {
        <li>
            <span class="n" aria-hidden="true">{at + 1}</span>
            <span class="strong">{title}</span>
            <input
                class="input"
                type="number"
                min="1"
                max="240"
                aria-label=move || words::minutes_of_round(lang.get(), &title())
                aria-invalid=move || row.minutes().is_none().then_some("true")
                prop:value=move || row.minutes.get()
                on:input:target=move |event| row.minutes.set(event.target().value())
            />
            <div class="tools">
                {Tool::ALL
                    .iter()
                    .copied()
                    .filter(|tool| mine.contains(tool) || OFFERED.contains(tool))
                    .map(|tool| view! {
                        <Checkbox label=move || words::tool(lang.get(), tool) checked=Signal::derive(move || row.tools.with(|tools| tools.contains(&tool))) on_change=move |on| toggle(tool, on)/>
                    })
                    .collect_view()}
            </div>
        </li>
    }
}

/// What can be opened in any round, whatever the case says.
const OFFERED: [Tool; 4] = [Tool::Documents, Tool::Profile, Tool::Map, Tool::Pipeline];

#[component]
fn Share(share: RwSignal<f64>) -> impl IntoView {
    let lang = use_lang();
    let (least, most) = Scoring::AUTO;
    view! {
        <div class="range-value">
            <span class="label">{tr!(words::share)}</span>
            <Slider label=tr!(words::share) min=least max=most step=5.0 value=share/>
            <span class="meta">{move || words::share_hint(lang.get(), (100.0 - share.get()).round() as u32)}</span>
        </div>
    }
}

#[component]
fn Evaluators(colleagues: Vec<(UserId, Names)>, chosen: RwSignal<Vec<UserId>>) -> impl IntoView {
    let lang = use_lang();
    let toggle = move |user: UserId, on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|one| *one != user);
            if on {
                chosen.push(user);
            }
        });
    };
    view! {
        <details>
            <summary>{tr!(words::evaluators_of)} " " <span class="meta">{tr!(words::evaluators_hint)}</span></summary>
            <div class="tools">
                {colleagues
                    .into_iter()
                    .map(|(user, name)| view! {
                        <Checkbox label=move || name.get(lang.get()).to_owned() checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&user))) on_change=move |on| toggle(user, on)/>
                    })
                    .collect_view()}
            </div>
        </details>
    }
}

const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Live => "live",
        Mode::AfterRound => "after",
        Mode::Masked => "masked",
        Mode::Off => "off",
    }
}

fn mode_of(key: &str) -> Option<Mode> {
    Mode::ALL.iter().copied().find(|mode| mode_key(*mode) == key)
}

#[cfg(test)]
mod tests {
    use meridian_domain::locale::Lang;

    use super::*;

    #[test]
    fn every_mode_has_a_key_and_a_word() {
        for mode in Mode::ALL {
            assert_eq!(mode_of(mode_key(*mode)), Some(*mode));
            assert!(Lang::ALL.iter().all(|lang| !words::mode_means(*lang, *mode).is_empty()));
        }
    }
}
