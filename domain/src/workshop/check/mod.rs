//! Whether a case that could be read makes sense as a whole.

mod leak;
mod people;
mod reach;
mod reference;
mod sum;

use super::{Case, Flaw, Place, Trouble, read::Log};

/// Notes everything about a case that makes no sense.
pub(super) fn check(case: &Case, log: &mut Log) {
    sum::check(case, log);
    people::check(case, log);
    reach::check(case, log);
    reference::check(case, log);
    leak::check(case, log);
}

impl Log {
    fn error(&mut self, place: Place, what: Trouble) {
        self.flaws.push(Flaw::error(place, what));
    }

    fn warn(&mut self, place: Place, what: Trouble) {
        self.flaws.push(Flaw::warning(place, what));
    }
}
