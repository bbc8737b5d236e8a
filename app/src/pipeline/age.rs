//! How long a deal has stood in its stage, against how long deals usually stand there.

use leptos::prelude::*;
use meridian_domain::{
    pipeline::Stage,
    time::{DAY_MS, Moment},
};

/// The verdict on an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Fine,
    /// Beyond one and a half times the median.
    Slow,
    /// Beyond what four of five deals take.
    Late,
}

/// Whole days since `entered`, never below nought.
pub fn days(entered: Moment, now: Moment) -> i64 {
    ((now.0 - entered.0) / DAY_MS).max(0)
}

/// The verdict on `days` in `stage`.
pub fn verdict(days: i64, stage: &Stage) -> Verdict {
    if stage.p80_days.is_some_and(|p80| days > p80) {
        Verdict::Late
    } else if stage.p50_days.is_some_and(|p50| 2 * days > 3 * p50) {
        Verdict::Slow
    } else {
        Verdict::Fine
    }
}

impl Verdict {
    /// The class of the words that tell it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Fine => "",
            Self::Slow => "caution",
            Self::Late => "alarm",
        }
    }

    const fn fill(self) -> &'static str {
        match self {
            Self::Fine => "f-ink4",
            Self::Slow => "f-caution",
            Self::Late => "f-alarm",
        }
    }
}

/// The bar at the foot of a card: ticks at P50 and P80, the scale ends at 1.6 times P80.
pub fn bar(days: i64, stage: &Stage) -> Option<impl IntoView + use<>> {
    let (p50, p80) = (stage.p50_days?, stage.p80_days.filter(|p80| *p80 > 0)?);
    let percent = |days: i64| (days as f64 / (p80 as f64 * 1.6) * 1_000.0).round().min(1_000.0) / 10.0;
    let fill = verdict(days, stage).fill();
    Some(view! {
        <svg class="age" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="f-s3" y=1 width=100 height=2 />
            <rect class=fill y=1 width=percent(days) height=2 />
            <rect class="f-ink3" x=percent(p50) width=0.7 height=4 />
            <rect class="f-ink" x=percent(p80) width=0.7 height=4 />
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        id::{PipelineId, StageId},
        names::Names,
        pipeline::StageKind,
    };
    use uuid::Uuid;

    use super::*;

    fn stage(p50: Option<i64>, p80: Option<i64>) -> Stage {
        let named = Stage::named(StageId(Uuid::nil()), PipelineId(Uuid::nil()), Names::default(), 0, StageKind::Open);
        Stage { p50_days: p50, p80_days: p80, ..named }
    }

    #[test]
    fn amber_beyond_one_and_a_half_medians_red_beyond_p80() {
        let stage = stage(Some(28), Some(52));
        assert_eq!(verdict(42, &stage), Verdict::Fine);
        assert_eq!(verdict(43, &stage), Verdict::Slow);
        assert_eq!(verdict(53, &stage), Verdict::Late);
    }

    #[test]
    fn without_a_history_there_is_no_verdict() {
        assert_eq!(verdict(999, &stage(None, None)), Verdict::Fine);
    }

    #[test]
    fn a_deal_that_comes_tomorrow_by_a_wrong_clock_is_new() {
        assert_eq!(days(Moment(5 * DAY_MS), Moment(4 * DAY_MS)), 0);
        assert_eq!(days(Moment(0), Moment(2 * DAY_MS + 1)), 2);
    }
}
