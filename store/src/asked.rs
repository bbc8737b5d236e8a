//! A query of deals as SQL: one place says what a filter, an order and a row mean, for heads, windows,
//! table and calendar alike. [`meridian_domain::pipeline::query`] says the same for the browser.
//!
//! Deals are `d`, their account `a`, product `p`, owner `u`, stage `s`; see [`joined`].

use meridian_domain::{
    access::{Actor, Capability},
    locale::Lang,
    pipeline::{
        Rates, StageKind,
        query::{DealFilter, DealOrder, DealQuery, Group, Grouping, Period, Present, SortKey},
    },
    time::DAY_MS,
};

use crate::{
    db::Value,
    sight::{DEAL, Sight, anywhere},
};

/// What may stand beside a deal, each one row at most: its letter and how it is joined.
const BESIDE: [(char, &str); 4] = [
    ('a', " LEFT JOIN accounts a ON a.id = d.account"),
    ('p', " LEFT JOIN products p ON p.id = d.product"),
    ('u', " LEFT JOIN users u ON u.id = d.owner"),
    ('s', " LEFT JOIN stages s ON s.id = d.stage"),
];

/// Deals with what the rest of the statement names beside them, and nothing else: a sum over a large
/// board reads its index alone.
pub(crate) fn joined(rest: &str) -> String {
    let names = |letter: char| {
        rest.match_indices(&[letter, '.'].iter().collect::<String>())
            .any(|(at, _)| !rest[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_'))
    };
    let beside = BESIDE.into_iter().filter(|(letter, _)| names(*letter)).map(|(_, join)| join);
    std::iter::once("deals d").chain(beside).collect()
}

/// Conditions and their values, in the making.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    conditions: Vec<String>,
    values: Vec<Value>,
    rates: &'a Rates,
}

impl<'a> Asked<'a> {
    /// The deals `actor` may see that belong to the filter.
    pub fn of(actor: &Actor, filter: &DealFilter, present: Present, rates: &'a Rates) -> Self {
        let values = Sight::of(actor, Capability::ReadDeal).with([]);
        let mut asked = Self { conditions: vec![DEAL.to_owned()], values, rates };
        asked.filter(filter, present);
        asked
    }

    /// Takes in a value; returns how the statement refers to it.
    pub fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Adds a condition.
    pub fn and(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    /// All conditions together.
    pub fn conditions(&self) -> String {
        self.conditions.join(" AND ")
    }

    /// The values the statement refers to.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// `column` is one of `values`; says nothing when there are none. Lists are filled up to a power of
    /// two with their last entry, so that few statements serve all lengths.
    fn one_of<T: Into<Value> + Clone>(&mut self, column: &str, values: impl IntoIterator<Item = T>) {
        let mut values: Vec<T> = values.into_iter().collect();
        let Some(last) = values.last().cloned() else { return };
        values.resize(values.len().next_power_of_two(), last);
        let names: Vec<String> = values.into_iter().map(|value| self.value(value)).collect();
        self.and(format!("{column} IN ({})", names.join(", ")));
    }

    fn filter(&mut self, filter: &DealFilter, present: Present) {
        const OPEN: &str = "s.kind = 'open'";
        self.one_of("d.account", filter.accounts.iter().map(|id| id.0));
        self.one_of("d.owner", filter.owners.iter().map(|id| id.0));
        self.one_of("d.product", filter.products.iter().map(|id| id.0));
        self.one_of("u.team", filter.teams.iter().map(|id| id.0));
        self.one_of("p.family", filter.families.iter().map(String::as_str));
        self.one_of("s.kind", filter.kinds.iter().map(|kind| kind_text(*kind)));
        if !filter.amount.is_open() {
            let amount = self.amount();
            let ends = [(filter.amount.least, ">="), (filter.amount.most, "<=")];
            for (end, sign) in ends.into_iter().filter_map(|(end, sign)| Some((end?, sign))) {
                let end = self.value(end);
                self.and(format!("{amount} {sign} {end}"));
            }
        }
        match filter.expected {
            None => {}
            Some(Period::NoDate) => self.and("d.expected_on IS NULL"),
            Some(period) => {
                let (from, until) = period.days(present.today);
                for (end, sign) in [(from, ">="), (until, "<=")] {
                    if let Some(end) = end {
                        let end = self.value(end.to_string());
                        self.and(format!("d.expected_on {sign} {end}"));
                    }
                }
                self.and("d.expected_on IS NOT NULL");
                if period == Period::Overdue {
                    self.and(OPEN);
                }
            }
        }
        if filter.no_next_step {
            self.and(format!("d.next_step = '' AND {OPEN}"));
        }
        if filter.next_step_overdue {
            let today = self.value(present.today.to_string());
            self.and(format!("d.next_on < {today} AND {OPEN}"));
        }
        if filter.over_p80 {
            let now = self.value(present.now.0);
            self.and(format!("({now} - d.entered_at) / {DAY_MS} > s.p80_days AND {OPEN}"));
        }
        if filter.without_account {
            self.and("d.account IS NULL");
        }
        if !filter.text.trim().is_empty() {
            let text = self.value(anywhere(&filter.text));
            let like = ["d.title_zh", "d.title_en", "a.name_zh", "a.name_en"]
                .map(|name| format!("LOWER({name}) LIKE {text} ESCAPE '\\'"));
            self.and(format!("({})", like.join(" OR ")));
        }
    }

    /// The amount in the reporting currency, null where there is no rate; the same arithmetic as
    /// [`meridian_domain::pipeline::Factor`].
    fn amount(&mut self) -> String {
        let mut cases = String::new();
        for (currency, factor) in self.rates.factors().collect::<Vec<_>>() {
            let code = self.value(currency.code());
            let (by, per) = (self.value(factor.by), self.value(factor.per));
            cases.push_str(&format!(" WHEN {code} THEN d.amount / {per} * {by} + d.amount % {per} * {by} / {per}"));
        }
        format!("(CASE d.amount_currency{cases} END)")
    }

    /// Only the deals of a row.
    pub fn in_group(&mut self, group: &Group) {
        let condition = match group {
            Group::Owner(Some(id)) => format!("d.owner = {}", self.value(id.0)),
            Group::Owner(None) => "d.owner IS NULL".to_owned(),
            Group::Account(Some(id)) => format!("d.account = {}", self.value(id.0)),
            Group::Account(None) => "d.account IS NULL".to_owned(),
            Group::Family(Some(name)) => format!("p.family = {}", self.value(name.as_str())),
            Group::Family(None) => "(p.family IS NULL OR p.family = '')".to_owned(),
        };
        self.and(condition);
    }

    /// What to sort by. Within one stage the index gives the team's order.
    pub fn order(&mut self, order: &DealOrder, one_stage: bool) -> String {
        let name = |of: &str| text(&named(of, "name", order.lang));
        let key = match order.by {
            SortKey::Team if one_stage => return "d.rank, d.id".to_owned(),
            SortKey::Team => return "s.position, d.rank, d.id".to_owned(),
            SortKey::Title => text(&named("d", "title", order.lang)),
            SortKey::Account => name("a"),
            SortKey::Product => name("p"),
            SortKey::Owner => name("u"),
            SortKey::Stage => "s.position".to_owned(),
            SortKey::Amount => self.amount(),
            SortKey::Probability => "COALESCE(d.probability, s.probability)".to_owned(),
            SortKey::Expected => "d.expected_on".to_owned(),
            SortKey::NextStep => text("d.next_step"),
            SortKey::NextOn => "d.next_on".to_owned(),
            SortKey::Age => "-d.entered_at".to_owned(),
        };
        let down = if order.down { " DESC" } else { "" };
        format!("({key}) IS NULL, {key}{down}, d.id")
    }
}

/// The deals of a query in a pipeline, with their order.
pub(crate) fn of_pipeline<'a>(
    actor: &Actor,
    pipeline: meridian_domain::id::PipelineId,
    query: &DealQuery,
    present: Present,
    rates: &'a Rates,
) -> Asked<'a> {
    let mut asked = Asked::of(actor, &query.filter, present, rates);
    let pipeline = asked.value(pipeline.0);
    asked.and(format!("d.pipeline = {pipeline}"));
    asked
}

/// What names the row of a deal.
pub(crate) const fn group_column(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::None => "NULL",
        Grouping::Owner => "d.owner",
        Grouping::Account => "d.account",
        Grouping::Family => "NULLIF(p.family, '')",
    }
}

const fn kind_text(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Open => "open",
        StageKind::Won => "won",
        StageKind::Lost => "lost",
    }
}

/// A name in a language, or in the other where it has none; nothing where there is none at all.
fn named(of: &str, name: &str, lang: Lang) -> String {
    let (first, second) = if lang == Lang::Zh { ("zh", "en") } else { ("en", "zh") };
    format!("COALESCE(NULLIF({of}.{name}_{first}, ''), {of}.{name}_{second})")
}

/// A text to sort by: small letters, by code points, empty as unknown. The empty part of the rank lends
/// its collation, `"C"` in Postgres, which SQLite has always and calls otherwise.
fn text(text: &str) -> String {
    format!("NULLIF(LOWER(SUBSTR(d.rank, 1, 0) || {text}), '')")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn only_what_is_named_is_joined() {
        assert_eq!(joined("d.pipeline = $3"), "deals d");
        assert_eq!(joined("s.kind = 'open'"), "deals d LEFT JOIN stages s ON s.id = d.stage");
        assert_eq!(joined("LOWER(a.name_zh)"), "deals d LEFT JOIN accounts a ON a.id = d.account");
        // Other letters that end like one of them.
        assert_eq!(joined("data.x = dup.y"), "deals d");
        assert_eq!(joined("a.x p.x u.x s.x").matches("JOIN").count(), 4);
    }
}
