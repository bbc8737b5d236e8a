//! Which accounts are shown, in which order and which groups. The choice outlives a step to another week.

use leptos::prelude::*;
use meridian_domain::{
    account::Tier,
    health::{
        Band,
        portfolio::{Choice, Portfolio, PortfolioRow, RollUp},
    },
    id::AccountId,
    locale::Lang,
    time::Date,
};

use crate::words::{account, health, watch as words};

/// How the rows stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grouping {
    #[default]
    None,
    Owner,
    Team,
    Tier,
    Band,
}

impl Grouping {
    pub const ALL: [Self; 5] = [Self::None, Self::Owner, Self::Team, Self::Tier, Self::Band];

    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::None => words::group_none(lang),
            Self::Owner => words::group_owner(lang),
            Self::Team => words::group_team(lang),
            Self::Tier => words::group_tier(lang),
            Self::Band => words::group_band(lang),
        }
    }

    /// The name of the group a row is in, and its place among the groups.
    fn of(self, lang: Lang, list: &Portfolio, row: &PortfolioRow, past: bool) -> (u8, String) {
        match self {
            Self::None => (0, String::new()),
            Self::Owner => {
                let name = list.people.iter().find(|(id, _)| Some(*id) == row.owner).map(|(_, name)| name.get(lang));
                name.map_or_else(|| (1, words::nobody(lang).to_owned()), |name| (0, name.to_owned()))
            }
            Self::Team => {
                let name = list.teams.iter().find(|(id, _)| Some(*id) == row.team).map(|(_, name)| name.get(lang));
                name.map_or_else(|| (1, words::no_team(lang).to_owned()), |name| (0, name.to_owned()))
            }
            Self::Tier => match row.tier {
                Some(tier) => (rank(tier), account::tier(lang, tier).to_owned()),
                None => (9, words::no_tier(lang).to_owned()),
            },
            Self::Band => match row.band(past) {
                Some(band) => (band_rank(band), health::band(lang, Some(band)).to_owned()),
                None => (9, health::unassessed(lang).to_owned()),
            },
        }
    }
}

const fn rank(tier: Tier) -> u8 {
    match tier {
        Tier::Strategic => 0,
        Tier::A => 1,
        Tier::B => 2,
        Tier::C => 3,
    }
}

const fn band_rank(band: Band) -> u8 {
    match band {
        Band::Red => 0,
        Band::Amber => 1,
        Band::Green => 2,
    }
}

/// A group of rows by their places, with its mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub name: String,
    pub mean: Option<f64>,
    pub places: Vec<usize>,
}

/// Rows shown before somebody asks for more.
const FIRST: usize = 60;

/// What the reader has chosen.
#[derive(Clone, Copy)]
pub(super) struct Picks {
    pub choice: RwSignal<Choice>,
    pub grouping: RwSignal<Grouping>,
    /// The last day of the week looked at; `None` for now.
    pub week: RwSignal<Option<Date>>,
    /// The account that is explained.
    pub chosen: RwSignal<Option<AccountId>>,
    /// How many rows are drawn.
    pub most: RwSignal<usize>,
}

impl Picks {
    pub fn new() -> Self {
        Self {
            choice: RwSignal::new(Choice::default()),
            grouping: RwSignal::new(Grouping::default()),
            week: RwSignal::new(None),
            chosen: RwSignal::new(None),
            most: RwSignal::new(FIRST),
        }
    }

    /// Explains the first of the warnings until the reader has chosen another account.
    pub fn settle(self, list: StoredValue<Portfolio>) {
        let known = |id: AccountId| list.with_value(|list| list.rows.iter().any(|row| row.account == id));
        if self.chosen.get_untracked().is_some_and(known) {
            return;
        }
        let choice = self.choice.get_untracked();
        let first = list.with_value(|list| warned(list, &choice).first().map(|at| list.rows[*at].account));
        self.chosen.set(first);
    }

    /// The groups of the rows chosen.
    pub fn groups(self, list: &Portfolio, lang: Lang) -> Vec<Group> {
        let past = list.week.is_some();
        let grouping = self.grouping.get();
        let places = self.choice.with(|choice| choice.places(&list.rows, past));
        let mut groups: Vec<((u8, String), Vec<usize>)> = Vec::new();
        for at in places {
            let key = grouping.of(lang, list, &list.rows[at], past);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, places)) => places.push(at),
                None => groups.push((key, vec![at])),
            }
        }
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        let summed = |((_, name), places): ((u8, String), Vec<usize>)| {
            let rows: Vec<&PortfolioRow> = places.iter().map(|at| &list.rows[*at]).collect();
            Group { name, mean: RollUp::of(rows.iter().copied(), past).mean, places }
        };
        groups.into_iter().map(summed).collect()
    }
}

/// Places of the accounts to be warned of, in the order chosen: those that stand badly, or where
/// something has turned, and of which something can be said.
pub(super) fn warned(list: &Portfolio, choice: &Choice) -> Vec<usize> {
    let past = list.week.is_some();
    let is_warned = |row: &PortfolioRow| {
        let Some(standing) = &row.standing else { return false };
        let bad = matches!(standing.band, Some(Band::Red)) || !standing.alerts.is_empty();
        bad && !standing.reasons.is_empty()
    };
    choice.places(&list.rows, past).into_iter().filter(|at| is_warned(&list.rows[*at])).collect()
}
