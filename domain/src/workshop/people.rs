//! The people of a case, what runs between them, and what they tell.

use serde::{Deserialize, Serialize};

use super::{Condition, Key};
use crate::{
    names::Names,
    stakeholder::{Adaptability, LineKind, Seal, vocabulary},
};

vocabulary! {
    /// Whether what a card says holds. Hidden: teams have to find out.
    Truth { True, Biased, Outdated }
}

/// Somebody at the hospital or around it. All but `sheet` is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: Key,
    pub name: Names,
    pub title: Names,
    pub dept: Names,
    pub bio: Names,
    /// Not employed by the hospital.
    pub external: bool,
    pub sheet: Sheet,
}

/// What is so about a person, and how a role-player plays them. Hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// 1..=5.
    pub power: u8,
    /// 1..=5.
    pub interest: u8,
    /// At the start, −2..=2.
    pub support: i8,
    pub role: Seal,
    pub adaptability: Adaptability,
    pub wants: Names,
    pub fears: Names,
    /// What this person wins with us, personally and lawfully.
    pub win: Names,
    /// How to play them.
    pub voice: Names,
}

impl Sheet {
    #[must_use]
    pub fn is_monitor(&self) -> bool {
        self.role == Seal::Monitor
    }
}

/// A line between two people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub from: Key,
    pub to: Key,
    pub kind: LineKind,
    /// Above 0, at most 1.
    pub weight: f64,
    /// To be found out; otherwise everybody knows it.
    pub hidden: bool,
    /// Hidden: what lies behind it.
    pub note: Names,
}

/// A card a team gets for its interview points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: Key,
    /// Who tells it.
    pub holder: Key,
    /// Interview points, 1..=3.
    pub cost: u32,
    /// What may be asked. Public once the condition holds.
    pub question: Names,
    /// The answer: hidden until it is paid for.
    pub text: Names,
    /// Hidden.
    pub truth: Truth,
    /// Hidden: what is wrong with it or why it matters.
    pub note: Names,
    /// When the question can be asked.
    pub when: Condition,
    /// The people it is about.
    pub about: Vec<Key>,
}
