//! Case exercises: a pack of texts is read ([`read()`]), what may be shown of it is a type of its own
//! ([`PublicCase`]), what teams make of it is compared with the reference ([`score`]), and trainers run it
//! with teams ([`run`]).
//!
//! A [`Case`] holds what must never reach a team. It stays on the server; pages are made from a
//! [`PublicCase`] and from cards handed out one by one.

mod case;
mod check;
mod condition;
mod flaw;
mod hidden;
mod inject;
mod network;
mod people;
mod public;
mod read;
mod reckon;
mod reference;
pub mod run;
pub mod score;
mod scoring;
#[cfg(test)]
mod shipped;

pub use case::{Case, Document, Goal, Key, Level, Mode, Round, Teams, Tool, Worth};
pub use condition::{Condition, Progress};
pub use flaw::{Figure, Flaw, Form, Never, Noun, Place, Severity, Sum, Trouble};
pub use inject::{Audience, Category, Channel, Comparison, Expectation, Inject, Target, Trigger};
pub use network::View;
pub use people::{Edge, Fact, Person, Sheet, Truth};
pub use public::{Card, PublicCase, PublicPerson, Question, Released};
pub use read::{Files, Reading, is_ours, read};
pub use reckon::{NotReckoned, reckon};
pub use reference::{
    Action, Alternative, End, Figures, MapReference, Number, Path, PestFactor, PestItem, PlanItem, PlanReference,
    PlanRule, Quadrant, Reference, Strategy, SwotItem, SwotSide, Trap, Words,
};
pub use scoring::{Criterion, Parts, Scoring};
