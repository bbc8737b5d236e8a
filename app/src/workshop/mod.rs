//! Case exercises: running them, and playing in them.

mod console;
mod debrief;
mod deeds;
mod join;
mod kept;
mod mark;
mod new_run;
mod play;
mod projector;
mod query;
mod ranking;
mod start;
mod time;
mod way_in;
mod written;

pub use console::ConsolePage;
pub use debrief::DebriefPage;
pub use join::JoinPage;
pub use play::{PlayPage, Seat, TeamFrame, provide_seat};
pub use projector::ProjectorPage;
pub use query::{
    Acting, Console, Debriefing, JoinLook, JoinRun, MakeRun, Playing, Projecting, Rejoin, RunsList, Steering, act,
    console, debrief, join_look, join_run, make_run, play, projector, rejoin, runs, steer,
};
pub use start::StartPage;
pub use way_in::{WayIn, way_in};

use meridian_domain::access::{Capability, Grant, Role, grant};

/// Whether somebody of this role finds exercises in the shell: who may make runs or judge in them.
#[must_use]
pub fn trains(role: Role) -> bool {
    grant(role, Capability::EditRun) != Grant::None
}
