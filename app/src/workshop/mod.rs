//! Case exercises: running them, and playing in them.

mod query;

pub use query::{
    Acting, Console, Debriefing, JoinLook, JoinRun, MakeRun, Playing, Projecting, Rejoin, RunsList, Steering, act,
    console, debrief, join_look, join_run, make_run, play, projector, rejoin, runs, steer,
};
