//! A plan as a table for other programs: every sheet under the other, one thing a row.

use super::{view::PlanView, *};
use crate::{
    exchange::{Said, csv as table},
    gate::World,
    locale::{Lang, decimal},
    money::Money,
    stakeholder::{Evidence, Person},
};

/// Headings; their order is stable.
const HEADINGS: [(&str, &str); 12] = [
    ("栏目", "Sheet"),
    ("编号", "No."),
    ("内容", "Text"),
    ("类别", "Kind"),
    ("分值", "Value"),
    ("权重", "Weight"),
    ("说明", "Details"),
    ("对象", "Person"),
    ("责任人", "Owner"),
    ("日期", "Date"),
    ("证据", "Evidence"),
    ("来源", "Source"),
];

#[derive(Default)]
struct Row {
    sheet: &'static str,
    number: String,
    text: String,
    kind: String,
    value: String,
    weight: String,
    details: String,
    person: String,
    owner: String,
    date: String,
    evidence: Evidence,
    judged: bool,
}

struct Writer<'a> {
    lang: Lang,
    world: &'a World,
    view: &'a PlanView,
}

fn said<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A vocabulary's key, which is the same in all languages.
fn key(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(ToOwned::to_owned)).unwrap_or_default()
}

/// Thousandths as a plain number.
fn thousandths(value: i64) -> String {
    let text = format!("{}{}.{:03}", if value < 0 { "-" } else { "" }, (value / 1000).abs(), (value % 1000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn amount(money: Money) -> String {
    let places = money.currency.exponent() as usize;
    format!("{} {:.places$}", money.currency, money.minor as f64 / 10_f64.powi(places as i32))
}

impl Writer<'_> {
    const fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn text(&self, names: &Names) -> String {
        names.get(self.lang).to_owned()
    }

    fn person(&self, id: Option<PersonId>) -> String {
        let person = id.and_then(|id| self.world.the::<Person>(id));
        person
            .map(|person| self.text(if person.name.is_empty() { &person.title } else { &person.name }))
            .unwrap_or_default()
    }

    fn owner(&self, id: Option<UserId>) -> String {
        let known = id.and_then(|id| self.view.colleagues.iter().find(|(user, _)| *user == id));
        known.map(|(_, names)| self.text(names)).unwrap_or_default()
    }

    fn factors(&self) -> Vec<Row> {
        let factors = in_order(self.world.all::<Factor>());
        let row = |(at, factor): (usize, &Factor)| Row {
            sheet: "PEST",
            number: format!("P{}", at + 1),
            text: self.text(&factor.text),
            kind: key(factor.area),
            value: said(factor.score()),
            weight: said(factor.likelihood),
            details: [factor.span.map(key), factor.tendency.map(key)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("; "),
            evidence: factor.evidence.clone(),
            judged: true,
            ..Row::default()
        };
        factors.into_iter().enumerate().map(row).collect()
    }

    fn swot(&self, items: &[SwotItem]) -> Vec<Row> {
        let mut rows = Vec::new();
        for side in SwotSide::ALL {
            for (at, item) in in_order(items.iter().filter(|item| item.side == *side)).into_iter().enumerate() {
                rows.push(Row {
                    sheet: "SWOT",
                    number: format!("{}{}", side.letter(), at + 1),
                    text: self.text(&item.text),
                    kind: key(side),
                    value: said(item.rating),
                    weight: item.share().map(|share| decimal(share, 2)).unwrap_or_default(),
                    evidence: item.evidence.clone(),
                    judged: true,
                    ..Row::default()
                });
            }
        }
        rows
    }

    fn strategies(&self, items: &[SwotItem]) -> Vec<Row> {
        let mut rows = Vec::new();
        for quadrant in Quadrant::ALL {
            let own = in_order(self.world.all::<Strategy>().filter(|one| one.quadrant == *quadrant));
            for (at, strategy) in own.into_iter().enumerate() {
                let worth = strategy_value(strategy, self.world.all::<Pairing>(), items, &self.view.rules);
                let pair = |pair: &Pairing| {
                    let (within, around) = (code(items, pair.within)?, code(items, pair.around)?);
                    Some(format!("{within}×{around} {}", pair.strength))
                };
                let tied = pairs(strategy, self.world.all::<Pairing>(), items);
                rows.push(Row {
                    sheet: "TOWS",
                    number: format!("{}{}", quadrant.letters(), at + 1),
                    text: self.text(&strategy.text),
                    kind: quadrant.letters().to_owned(),
                    value: worth.value.map(|value| decimal(value, 2)).unwrap_or_default(),
                    details: tied.into_iter().filter_map(pair).collect::<Vec<_>>().join("; "),
                    ..Row::default()
                });
            }
        }
        rows
    }

    fn goals(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let actions = |goal: Option<GoalId>| self.world.all::<Action>().filter(move |action| action.goal == goal);
        for (at, goal) in in_order(self.world.all::<Goal>()).into_iter().enumerate() {
            let course = [&goal.measure, &goal.baseline, &goal.target, &goal.reason];
            rows.push(Row {
                sheet: self.word("目标", "Goals"),
                number: format!("G{}", at + 1),
                text: self.text(&goal.title),
                value: format!("{}%", goal.done),
                weight: goal.effort.to_string(),
                details: course.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join("; "),
                owner: self.owner(goal.owner),
                date: said(goal.due_on),
                ..Row::default()
            });
            rows.extend(actions(Some(goal.id)).map(|action| self.action(action, format!("G{}", at + 1))));
        }
        rows.extend(actions(None).map(|action| self.action(action, String::new())));
        rows
    }

    fn action(&self, action: &Action, number: String) -> Row {
        Row {
            sheet: self.word("行动", "Actions"),
            number,
            text: self.text(&action.title),
            value: if action.done_at.is_some() { self.word("已完成", "done") } else { "" }.to_owned(),
            weight: said(action.days),
            person: self.person(action.person),
            owner: self.owner(action.owner),
            date: said(action.due_on),
            ..Row::default()
        }
    }

    fn promises(&self) -> Vec<Row> {
        let row = |(at, promise): (usize, &Promise)| {
            let course =
                [promise.baseline, promise.target, promise.measured].map(|one| one.map_or("–".to_owned(), thousandths));
            Row {
                sheet: self.word("价值", "Value"),
                number: format!("V{}", at + 1),
                text: self.text(&promise.text),
                kind: key(promise.kpi),
                value: promised(promise).map(|worth| amount(worth.money)).unwrap_or_default(),
                weight: delivered(promise).map(|worth| amount(worth.money)).unwrap_or_default(),
                details: format!("{} {}", course.join(" → "), promise.unit),
                person: self.person(promise.owner),
                date: said(promise.due_on),
                evidence: promise.evidence.clone(),
                judged: true,
                ..Row::default()
            }
        };
        in_order(self.world.all::<Promise>()).into_iter().enumerate().map(row).collect()
    }

    fn responses(&self) -> Vec<Row> {
        let row = |(at, response): (usize, &Response)| {
            let answers = [response.none, response.half, response.more, response.full];
            Row {
                sheet: self.word("拜访日", "Visit days"),
                number: format!("D{}", at + 1),
                text: self.text(if response.part.is_empty() { &self.view.name } else { &response.part }),
                value: said(response.days),
                weight: said(response.planned),
                details: answers.map(|one| one.map_or("–".to_owned(), |one| format!("{one}%"))).join("; "),
                evidence: response.evidence.clone(),
                judged: true,
                ..Row::default()
            }
        };
        in_order(self.world.all::<Response>()).into_iter().enumerate().map(row).collect()
    }

    fn cells(&self, row: Row) -> [String; 12] {
        let Evidence { grade, source, .. } = row.evidence;
        let evidence = if row.judged { grade.word(self.lang).to_owned() } else { String::new() };
        [
            row.sheet.to_owned(),
            row.number,
            row.text,
            row.kind,
            row.value,
            row.weight,
            row.details,
            row.person,
            row.owner,
            row.date,
            evidence,
            source,
        ]
    }
}

/// The plan as CSV, its words in `lang`. Kinds are the stable keys of the vocabulary.
#[must_use]
pub fn csv(view: &PlanView, lang: Lang) -> String {
    let world = World::from_iter(view.records.iter().cloned());
    let writer = Writer { lang, world: &world, view };
    let items: Vec<SwotItem> = world.all::<SwotItem>().cloned().collect();
    let rows = [
        writer.factors(),
        writer.swot(&items),
        writer.strategies(&items),
        writer.goals(),
        writer.promises(),
        writer.responses(),
    ];
    let head = HEADINGS.map(|(zh, en)| writer.word(zh, en).to_owned());
    table::write(std::iter::once(head).chain(rows.into_iter().flatten().map(|row| writer.cells(row))))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{money::Currency, pipeline::Rank, record::Record, stakeholder::Grade};

    #[test]
    fn every_sheet_is_in_the_table_and_a_formula_is_guarded() {
        let account = AccountId(Uuid::nil());
        let id = Uuid::from_u128;
        let rank = || Rank::sequence(1).remove(0);
        let text = |text: &str| Names::new("", text);
        let factor = Factor {
            impact: Some(-3),
            likelihood: Some(5),
            evidence: Evidence { grade: Grade::Rumour, source: "=SUM(A1)".to_owned(), on: None },
            ..Factor::new(FactorId(id(1)), account, PestFactor::Legal, text("Law"), rank())
        };
        let records: Vec<Record> = vec![
            factor.into(),
            SwotItem::new(SwotItemId(id(2)), account, SwotSide::Threat, text("Rival"), rank()).into(),
            Strategy { id: StrategyId(id(3)), account, quadrant: Quadrant::St, text: text("Hold"), rank: rank() }
                .into(),
            Goal::titled(GoalId(id(4)), account, PlanId(id(9)), text("Win")).into(),
            Action { goal: Some(GoalId(id(4))), ..Action::titled(ActionId(id(5)), account, text("Call")) }.into(),
            Promise::new(PromiseId(id(6)), account, Kpi::Stay, text("Stays"), rank()).into(),
            Response::new(ResponseId(id(7)), account, text("Surgery"), rank()).into(),
        ];
        let view = PlanView {
            account,
            name: text("Yunze"),
            records,
            colleagues: vec![],
            others: vec![],
            reporting: Currency::CNY,
            rules: PlanRules::default(),
            today: Date::EPOCH,
            rooms: vec![],
            may_edit: true,
        };
        let written = csv(&view, Lang::En);
        let lines: Vec<&str> = written.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "Sheet,No.,Text,Kind,Value,Weight,Details,Person,Owner,Date,Evidence,Source");
        assert!(lines[1].starts_with("PEST,P1,Law,legal,-15,5,"), "{}", lines[1]);
        assert!(lines[1].ends_with(",'=SUM(A1)"), "{}", lines[1]);
        let sheets: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(',').next()).collect();
        assert_eq!(sheets, ["PEST", "SWOT", "TOWS", "Goals", "Actions", "Value", "Visit days"]);
        assert!(csv(&view, Lang::Zh).contains("拜访日"));
        assert_eq!([8_200, -500, 7_000].map(thousandths), ["8.2", "-0.5", "7"]);
    }
}
