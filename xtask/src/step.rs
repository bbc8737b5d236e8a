//! Announcing and timing what is being done.

use std::time::{Duration, Instant};

use crate::fault::Outcome;

/// Announces `what`, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("==> {what}");
    let started = Instant::now();
    let outcome = work();
    let how = if outcome.is_ok() { "done" } else { "failed" };
    eprintln!("    {how} in {}", short(started.elapsed()));
    outcome
}

/// Says that `what` needs no work.
pub fn unchanged(what: &str) {
    eprintln!("==> {what}: unchanged");
}

/// A duration as a person would say it: `340 ms`, `4.2 s`, `3 min 05 s`.
pub fn short(duration: Duration) -> String {
    let millis = duration.as_millis();
    match millis {
        0..1_000 => format!("{millis} ms"),
        1_000..60_000 => format!("{:.1} s", duration.as_secs_f64()),
        _ => format!("{} min {:02} s", millis / 60_000, millis / 1_000 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(short(Duration::from_millis(340)), "340 ms");
        assert_eq!(short(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(short(Duration::from_secs(185)), "3 min 05 s");
    }
}
