//! Which texts of a case must not reach a team, and which do.

use super::{Case, Noun};
use crate::names::Names;

/// A text with what it belongs to: something that has a key, or the case itself.
pub(super) struct Owned<'c> {
    pub of: Option<(Noun, &'c str)>,
    pub text: &'c Names,
}

impl Case {
    /// Every text that stays on the server until it is handed out, if ever.
    #[must_use]
    pub fn hidden_texts(&self) -> Vec<&Names> {
        let mut texts = vec![&self.trainer, &self.reference.model_answer];
        texts.extend(self.documents.iter().map(|document| &document.note));
        texts.extend(self.people.iter().flat_map(|person| {
            let sheet = &person.sheet;
            [&sheet.wants, &sheet.fears, &sheet.win, &sheet.voice]
        }));
        texts.extend(self.edges.iter().map(|edge| &edge.note));
        texts.extend(self.facts.iter().flat_map(|fact| [&fact.text, &fact.note]));
        texts.extend(self.facts.iter().filter(|fact| !fact.when.is_empty()).map(|fact| &fact.question));
        for inject in &self.injects {
            texts.extend([&inject.title, &inject.text, &inject.note]);
            texts.extend(inject.expectations.iter().map(|expectation| &expectation.title));
        }
        let reference = &self.reference;
        texts.extend(reference.map.paths.iter().map(|path| &path.note));
        texts.extend(reference.swot.iter().map(|item| &item.text));
        texts.extend(reference.pest.iter().map(|item| &item.text));
        texts.extend(reference.tows.iter().map(|strategy| &strategy.text));
        texts.extend(reference.plan.items.iter().map(|item| &item.text));
        texts.extend(reference.plan.traps.iter().flat_map(|trap| [&trap.text, &trap.why]));
        texts.extend(reference.plan.actions.iter().map(|action| &action.text));
        texts.extend(reference.numbers.iter().map(|number| &number.explanation));
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// Every text a team may read from the start or from some round on, with what it belongs to.
    pub(super) fn public_texts(&self) -> Vec<Owned<'_>> {
        let frame = [&self.title, &self.summary, &self.disclaimer, &self.company, &self.product, &self.hospital];
        let mut texts: Vec<Owned<'_>> = frame.into_iter().map(|text| Owned { of: None, text }).collect();
        for document in &self.documents {
            for text in [&document.title, &document.source, &document.text] {
                texts.push(Owned { of: Some((Noun::Document, &document.id.0)), text });
            }
        }
        for person in &self.people {
            for text in [&person.title, &person.dept, &person.bio] {
                texts.push(Owned { of: Some((Noun::Person, &person.id.0)), text });
            }
        }
        for round in &self.rounds {
            for text in [&round.title, &round.task] {
                texts.push(Owned { of: Some((Noun::Round, &round.id.0)), text });
            }
        }
        for goal in &self.goals {
            texts.push(Owned { of: Some((Noun::Goal, &goal.id.0)), text: &goal.text });
        }
        for fact in self.facts.iter().filter(|fact| fact.when.is_empty()) {
            texts.push(Owned { of: Some((Noun::Fact, &fact.id.0)), text: &fact.question });
        }
        for number in &self.reference.numbers {
            texts.push(Owned { of: Some((Noun::Number, &number.id.0)), text: &number.question });
        }
        for criterion in &self.rubric {
            for text in std::iter::once(&criterion.title).chain(&criterion.levels) {
                texts.push(Owned { of: Some((Noun::Criterion, &criterion.id.0)), text });
            }
        }
        texts
    }
}
