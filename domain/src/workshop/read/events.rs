//! What people tell and what happens.

use super::table::Table;
use crate::workshop::{
    Audience, Category, Channel, Comparison, Condition, Expectation, Fact, Inject, Noun, Target, Tool, Trigger,
    Trouble, Truth,
};

pub(super) fn fact(table: &Table<'_>) -> Fact {
    let truth = table.choice("truth", Truth::ALL);
    Fact {
        id: table.called(Noun::Fact),
        holder: table.refer("holder", Noun::Person),
        cost: table.whole("cost", 1..=3),
        question: table.text("question"),
        text: table.text("text"),
        truth,
        // What is not so has to be told to the trainer.
        note: if truth == Truth::True { table.text_or_empty("note") } else { table.text("note") },
        when: condition(table),
        about: table.refers("about", Noun::Person),
    }
}

fn condition(table: &Table<'_>) -> Condition {
    let Some(when) = table.table_or_none("when") else { return Condition::default() };
    Condition {
        asked: when.refers("asked", Noun::Person),
        not_asked: when.refers("not_asked", Noun::Person),
        knows: when.refers("knows", Noun::Fact),
        from: when.refer_or_none("from", Noun::Round),
    }
}

pub(super) fn inject(table: &Table<'_>) -> Inject {
    let trigger = table.choice("trigger", Trigger::ALL);
    let when = condition(table);
    if trigger == Trigger::Condition && when.is_empty() {
        table.error(table.here(), Trouble::NoKey { key: "when".to_owned() });
    }
    Inject {
        id: table.called(Noun::Inject),
        round: table.refer("round", Noun::Round),
        trigger,
        at: match trigger {
            Trigger::Time => Some(table.whole("at", 0..=240)),
            Trigger::Manual | Trigger::Condition => table.whole_or_none("at", 0..=240),
        },
        when,
        category: table.choice("category", Category::ALL),
        audience: table.choice("audience", Audience::ALL),
        channel: table.choice("channel", Channel::ALL),
        sender: table.text("sender"),
        title: table.text("title"),
        text: table.text("text"),
        removes: table.refers("removes", Noun::Person),
        note: table.text_or_empty("note"),
        expectations: table.each("expect", expectation),
    }
}

fn expectation(table: &Table<'_>) -> Expectation {
    let comparison = table.choice("comparison", Comparison::ALL);
    Expectation {
        id: table.called(Noun::Expectation),
        title: table.text("title"),
        tool: table.choice("tool", Tool::ALL),
        of: target(table),
        comparison,
        value: match comparison {
            Comparison::AtLeast | Comparison::AtMost => Some(table.number("value", -1e12..=1e12)),
            _ => None,
        },
        score: table.whole("score", 1..=100),
        minutes: table.whole("minutes", 1..=240),
        goal: table.refer("goal", Noun::Goal),
    }
}

fn target(table: &Table<'_>) -> Target {
    let word = table.word("of");
    let Some(target) = Target::of(&word) else {
        if !word.is_empty() {
            let allowed = Target::FORMS.map(str::to_owned).to_vec();
            table.error(table.place("of"), Trouble::NotAllowed { key: "of".to_owned(), value: word, allowed });
        }
        return Target::Answer;
    };
    let speak = |noun, key| table.speak(noun, key, table.place("of"));
    match &target {
        Target::Person(key) => speak(Noun::Person, key),
        Target::Line(from, to) => {
            speak(Noun::Person, from);
            speak(Noun::Person, to);
        }
        Target::Swot(key) => speak(Noun::Swot, key),
        Target::Pest(key) => speak(Noun::Pest, key),
        Target::Tows(key) => speak(Noun::Strategy, key),
        Target::Plan(key) => speak(Noun::PlanItem, key),
        Target::Number(key) => speak(Noun::Number, key),
        Target::Trap(key) => speak(Noun::Trap, key),
        Target::Answer => {}
    }
    target
}
