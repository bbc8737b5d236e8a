//! What teams may see of a case. Whatever is sent to a team is made of these types; nothing of a
//! [`Case`] is.

use serde::{Deserialize, Serialize};

use super::{Case, Channel, Condition, Criterion, Fact, Goal, Inject, Key, Level, Mode, Progress, Round, Teams};
use crate::{
    names::Names,
    stakeholder::{LineKind, Procurement},
};

/// A case as teams see it: made from a [`Case`], never the other way round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicCase {
    pub id: Key,
    pub version: u32,
    pub title: Names,
    pub summary: Names,
    pub disclaimer: Names,
    pub level: Level,
    pub procurement: Procurement,
    pub company: Names,
    pub product: Names,
    pub hospital: Names,
    pub minutes: u32,
    pub days: Option<u32>,
    pub teams: Teams,
    pub mode: Mode,
    pub goals: Vec<Goal>,
    pub rounds: Vec<Round>,
    pub documents: Vec<PublicDocument>,
    pub people: Vec<PublicPerson>,
    pub lines: Vec<PublicLine>,
    /// What may be asked from the start.
    pub questions: Vec<Question>,
    pub numbers: Vec<PublicNumber>,
    pub rubric: Vec<Criterion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicDocument {
    pub id: Key,
    pub round: Key,
    pub title: Names,
    pub source: Names,
    pub text: Names,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPerson {
    pub id: Key,
    pub name: Names,
    pub title: Names,
    pub dept: Names,
    pub bio: Names,
    pub external: bool,
}

/// A line everybody knows of. How much it weighs is for the teams to judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicLine {
    pub from: Key,
    pub to: Key,
    pub kind: LineKind,
}

/// Something that can be asked, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub fact: Key,
    pub holder: Key,
    pub cost: u32,
    pub question: Names,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicNumber {
    pub id: Key,
    pub round: Key,
    pub question: Names,
    pub unit: Names,
}

/// A card a team has paid for. It does not say whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub fact: Key,
    pub holder: Key,
    pub question: Names,
    pub text: Names,
}

/// An inject as it reaches a team, without what is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    pub inject: Key,
    pub channel: Channel,
    pub sender: Names,
    pub title: Names,
    pub text: Names,
    /// Who is not at the hospital any more.
    pub gone: Vec<Key>,
}

impl From<&Fact> for Question {
    fn from(fact: &Fact) -> Self {
        let (fact, question) = (fact.clone(), fact.question.clone());
        Self { fact: fact.id, holder: fact.holder, cost: fact.cost, question }
    }
}

impl From<&Fact> for Card {
    fn from(fact: &Fact) -> Self {
        Self {
            fact: fact.id.clone(),
            holder: fact.holder.clone(),
            question: fact.question.clone(),
            text: fact.text.clone(),
        }
    }
}

impl From<&Inject> for Released {
    fn from(inject: &Inject) -> Self {
        Self {
            inject: inject.id.clone(),
            channel: inject.channel,
            sender: inject.sender.clone(),
            title: inject.title.clone(),
            text: inject.text.clone(),
            gone: inject.removes.clone(),
        }
    }
}

impl From<&Case> for PublicCase {
    fn from(case: &Case) -> Self {
        let document = |document: &super::Document| PublicDocument {
            id: document.id.clone(),
            round: document.round.clone(),
            title: document.title.clone(),
            source: document.source.clone(),
            text: document.text.clone(),
        };
        let person = |person: &super::Person| PublicPerson {
            id: person.id.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            dept: person.dept.clone(),
            bio: person.bio.clone(),
            external: person.external,
        };
        let line = |edge: &super::Edge| PublicLine { from: edge.from.clone(), to: edge.to.clone(), kind: edge.kind };
        let number = |number: &super::Number| PublicNumber {
            id: number.id.clone(),
            round: number.round.clone(),
            question: number.question.clone(),
            unit: number.unit.clone(),
        };
        Self {
            id: case.id.clone(),
            version: case.version,
            title: case.title.clone(),
            summary: case.summary.clone(),
            disclaimer: case.disclaimer.clone(),
            level: case.level,
            procurement: case.procurement,
            company: case.company.clone(),
            product: case.product.clone(),
            hospital: case.hospital.clone(),
            minutes: case.minutes,
            days: case.days,
            teams: case.teams,
            mode: case.scoring.mode,
            goals: case.goals.clone(),
            rounds: case.rounds.clone(),
            documents: case.documents.iter().map(document).collect(),
            people: case.people.iter().map(person).collect(),
            lines: case.edges.iter().filter(|edge| !edge.hidden).map(line).collect(),
            questions: case.facts.iter().filter(|fact| fact.when.is_empty()).map(Question::from).collect(),
            numbers: case.reference.numbers.iter().map(number).collect(),
            rubric: case.rubric.clone(),
        }
    }
}

impl PublicCase {
    /// The case as it is in a round: without the documents and figures of later ones.
    #[must_use]
    pub fn until(mut self, round: usize) -> Self {
        let begun: Vec<Key> = self.rounds.iter().take(round + 1).map(|round| round.id.clone()).collect();
        self.documents.retain(|document| begun.contains(&document.round));
        self.numbers.retain(|number| begun.contains(&number.round));
        self
    }
}

impl Case {
    /// What a team can ask now: nothing of those who have left, nothing it knows already.
    #[must_use]
    pub fn questions(&self, team: &Progress, gone: &[Key]) -> Vec<Question> {
        let open = |when: &Condition| when.holds(team, |round| self.round(round));
        let asked = self
            .facts
            .iter()
            .filter(|fact| !gone.contains(&fact.holder) && !team.knows.contains(&fact.id) && open(&fact.when));
        asked.map(Question::from).collect()
    }
}
