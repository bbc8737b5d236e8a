//! The map through time: a slider back, named moments, what differs between two, who changed what.

mod bar;
mod compare;
mod deeds;
mod snapshots;

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{
    gate::World,
    id::{AccountId, MapId, UserId},
    locale::Lang,
    stakeholder::history::{Log, Timeline},
    time::Moment,
};

pub use self::{
    bar::{Bar, PastMark},
    deeds::Deeds,
};
use super::{colleagues::Colleagues, insight::Reading, stage::Stage};
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure,
    clock::{Zone, use_zone},
    tr,
    ui::{Button, Glyph, Kind, use_toasts},
    words::{deeds as deed_words, failures, history as words, use_lang},
};

/// What has happened to a map.
#[server(endpoint = "map-history", output = crate::answer::Json)]
pub async fn map_history(account: AccountId, map: MapId) -> Result<Log, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.map_history(&actor, account, map).await
    };
    answer(result.await)
}

/// Points of the line that shows how support drifted.
const POINTS: usize = 60;
/// How long each step is shown while the history plays.
const BEAT: Duration = Duration::from_millis(900);

/// What has been read of the history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// How many steps there are.
    pub count: usize,
    /// There were more.
    pub cut: bool,
    /// The support index over time.
    pub drift: Vec<f64>,
}

/// The history of the map on the page.
#[derive(Clone, Copy)]
pub struct History {
    stage: Stage,
    reading: Reading,
    colleagues: Colleagues,
    timeline: StoredValue<Option<Timeline>>,
    pub open: RwSignal<bool>,
    pub loaded: RwSignal<Option<Loaded>>,
    /// After how many steps the map is shown.
    pub at: RwSignal<usize>,
    pub playing: RwSignal<bool>,
    pub comparing: RwSignal<bool>,
    lang: RwSignal<Lang>,
    pub zone: Zone,
}

impl History {
    pub fn provide(stage: Stage, reading: Reading, colleagues: Colleagues) -> Self {
        let history = Self {
            stage,
            reading,
            colleagues,
            timeline: StoredValue::new(None),
            open: RwSignal::new(false),
            loaded: RwSignal::new(None),
            at: RwSignal::new(0),
            playing: RwSignal::new(false),
            comparing: RwSignal::new(false),
            lang: use_lang(),
            zone: use_zone(),
        };
        provide_context(history);
        let query = use_query_map();
        // An address with `past` opens the history: a link may lead there.
        Effect::new(move |_| {
            if query.with(|query| query.get("past").is_some()) {
                history.show();
            }
        });
        history
    }

    /// Reads the history and opens its bar.
    pub fn show(self) {
        self.open.set(true);
        self.read();
    }

    /// Reads the history, whatever was read before.
    pub fn read(self) {
        let toasts = use_toasts();
        let (account, map) = self.stage.map.with_value(|map| (map.account, map.id));
        leptos::task::spawn_local(async move {
            match map_history(account, map).await {
                Ok(log) => self.take(map, log),
                Err(failure) => {
                    self.open.try_set(false);
                    toasts.alarm(failures::tell(self.lang.get_untracked(), &failure).happened);
                }
            }
        });
    }

    fn take(self, map: MapId, mut log: Log) {
        let cut = log.cut;
        self.reading.learn(std::mem::take(&mut log.met));
        let present = untrack(|| self.stage.rooms.with_present(World::clone));
        let mut timeline = Timeline::new(present, map, log);
        let today = self.reading.day();
        let support = |world: &World| self.reading.says(world, today).support.value;
        let drift = timeline.drift(POINTS, support).into_iter().filter_map(|(_, value)| value).collect();
        let count = timeline.steps().len();
        self.timeline.set_value(Some(timeline));
        self.at.set(count);
        self.loaded.set(Some(Loaded { count, cut, drift }));
    }

    /// Closes the bar; the map is what it is.
    pub fn close(self) {
        self.to_now();
        self.open.set(false);
    }

    pub fn to_now(self) {
        self.go(usize::MAX);
    }

    /// Shows the map after so many steps.
    pub fn go(self, count: usize) {
        let all = self.loaded.with_untracked(|loaded| loaded.as_ref().map_or(0, |loaded| loaded.count));
        let count = count.min(all);
        let past = self.timeline.try_update_value(|timeline| {
            let timeline = timeline.as_mut().filter(|_| count < all)?;
            Some(timeline.go(count).clone())
        });
        self.at.set(count);
        self.playing.update(|playing| *playing &= count < all);
        let moment = self.moment_after(count);
        self.stage.rooms.show(past.flatten().zip(moment));
        self.stage.follow();
    }

    /// Shows the map as it was at a moment.
    pub fn go_to(self, moment: Moment) {
        let count = self.timeline.with_value(|timeline| timeline.as_ref().map(|timeline| timeline.by(moment)));
        self.go(count.unwrap_or(usize::MAX));
    }

    /// The records after so many steps.
    pub fn world(self, count: usize) -> Option<World> {
        let at = self.at.get_untracked();
        self.timeline
            .try_update_value(|timeline| {
                let timeline = timeline.as_mut()?;
                let world = timeline.go(count).clone();
                timeline.go(at);
                Some(world)
            })
            .flatten()
    }

    /// How many steps had happened by then.
    pub fn by(self, moment: Moment) -> usize {
        self.timeline.with_value(|timeline| timeline.as_ref().map_or(0, |timeline| timeline.by(moment)))
    }

    /// The moment shown; `None` for now.
    pub fn moment(self) -> Option<Moment> {
        self.loaded.track();
        self.moment_after(self.at.get())
    }

    /// The moment when so many steps had happened; `None` when that is all of them.
    pub fn moment_after(self, count: usize) -> Option<Moment> {
        self.timeline.with_value(|timeline| {
            let steps = timeline.as_ref()?.steps();
            if count >= steps.len() {
                return None;
            }
            // Before the first step nothing has a moment: a blink before it.
            let before = || steps.first().map(|step| Moment(step.at.0 - 1));
            count.checked_sub(1).map_or_else(before, |last| steps.get(last).map(|step| step.at))
        })
    }

    /// What the slider says: when, who, what.
    pub fn said(self) -> String {
        let lang = self.lang.get();
        let at = self.at.get();
        let Some(loaded) = self.loaded.get() else { return words::reading_log(lang).to_owned() };
        if at >= loaded.count {
            return words::now(lang).to_owned();
        }
        let Some(last) = at.checked_sub(1) else { return words::beginning(lang).to_owned() };
        self.timeline.with_value(|timeline| {
            let step = timeline.as_ref().and_then(|timeline| timeline.steps().get(last));
            step.map(|step| {
                words::step(
                    lang,
                    &self.zone.date_and_time(lang, step.at),
                    &self.who(step.actor, lang),
                    &deed_words::label(lang, step.label),
                )
            })
            .unwrap_or_default()
        })
    }

    /// The name of who did something.
    pub fn who(self, user: UserId, lang: Lang) -> String {
        let name = self.colleagues.name(user, lang);
        if name.is_empty() { words::by_import(lang).to_owned() } else { name }
    }
}

/// The button that opens the history.
#[component]
pub fn Open(history: History) -> impl IntoView {
    let press = move |_| if history.open.get_untracked() { history.close() } else { history.show() };
    view! {
        <Button kind=Kind::Quiet icon=Glyph::History label=tr!(words::open_history) pressed=history.open on_press=press/>
    }
}
