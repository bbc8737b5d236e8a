//! What is to be won, month by month, as it stands while one types.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Room},
    id::TargetId,
    money::Money,
    pipeline::{
        Rates, Target, TargetPatch,
        forecast::{
            Month,
            view::{ForecastQuery, ForecastView},
        },
        history::Months,
    },
    record::{Patch, Record},
};

use crate::{
    doing::{Doing, use_doing},
    entry::typed::{self, Wrong},
    live::{Rooms, fresh, use_rooms},
};

/// The targets of what is chosen.
#[derive(Clone, Copy)]
pub struct Targets {
    query: ForecastQuery,
    rates: StoredValue<Rates>,
    /// Whether the reader may set them.
    pub may: bool,
    /// The targets of the period. There is one for each month.
    pub months: Memo<BTreeMap<Month, Target>>,
    doing: Doing,
}

impl Targets {
    /// Enters the room of the targets: a colleague's change is seen at once.
    pub fn open(view: &ForecastView) -> Self {
        let records: Vec<Record> = view.targets.iter().cloned().map(Record::from).collect();
        let rooms: Rooms = use_rooms(vec![(Room::Workspace, view.seq)], records);
        let (query, months) = (view.query, view.months);
        let micro = view.rates.iter().map(|rate| (rate.currency, rate.micro)).collect();
        let memo = Memo::new(move |_| rooms.with(|world| of_period(world.all::<Target>(), &query, months)));
        Self {
            query,
            rates: StoredValue::new(Rates { reporting: view.reporting, micro }),
            may: view.may_target,
            months: memo,
            doing: use_doing(rooms),
        }
    }

    /// In minor units of the reporting currency, as far as there is a rate.
    pub fn reported(self) -> BTreeMap<Month, i64> {
        let reported = |amount| self.rates.with_value(|rates| rates.reported(amount));
        self.months
            .with(|months| months.iter().filter_map(|(month, it)| Some((*month, reported(it.amount)?))).collect())
    }

    /// The target of a month, as one types it; nothing while there is none.
    pub fn text(self, month: Month) -> String {
        let usual = self.rates.with_value(|rates| rates.reporting);
        self.months.with(|months| months.get(&month).map(|it| typed::plain(it.amount, usual)).unwrap_or_default())
    }

    /// Sets what was typed, or removes the target where nothing was.
    ///
    /// # Errors
    /// When it is no amount.
    pub fn set(self, month: Month, text: &str) -> Result<(), Wrong> {
        let usual = self.rates.with_value(|rates| rates.reporting);
        let amount = typed::optional(text, |text| typed::money(text, usual))?;
        let before = self.months.with_untracked(|months| months.get(&month).cloned());
        if let Some(change) = change(&self.query, month, before.as_ref(), amount, fresh) {
            self.doing.act(change);
        }
        Ok(())
    }
}

/// The targets of a choice in a period; of two of one month the one made first.
fn of_period<'t>(
    all: impl Iterator<Item = &'t Target>,
    query: &ForecastQuery,
    months: Months,
) -> BTreeMap<Month, Target> {
    let mut found = BTreeMap::new();
    for target in all.filter(|target| query.is_target(target)) {
        let month = Month::of(target.month);
        if months.holds(month) {
            found.entry(month).or_insert_with(|| target.clone());
        }
    }
    found
}

/// What setting a target changes; nothing where it is what it was.
fn change(
    query: &ForecastQuery,
    month: Month,
    before: Option<&Target>,
    amount: Option<Money>,
    id: impl FnOnce() -> TargetId,
) -> Option<Change> {
    match (before, amount) {
        (None, None) => None,
        (Some(before), Some(amount)) if before.amount == amount => None,
        (Some(before), Some(amount)) => {
            let set = TargetPatch { amount: Some(amount), ..TargetPatch::default() };
            Some(Change::Edit(Patch::Target { id: before.id, set }))
        }
        (Some(before), None) => Some(Change::Remove(before.id.into())),
        (None, Some(amount)) => {
            let (pipeline, owner) = (query.pipeline, query.owner);
            Some(Change::Add(Target { id: id(), pipeline, owner, month: month.first(), amount }.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    fn month() -> Month {
        "2026-11".parse().expect("a month")
    }

    fn target(number: u128, owner: Option<u128>) -> Target {
        let owner = owner.map(|id| Uuid::from_u128(id).into());
        let amount = Money::new(100, Currency::CNY);
        Target { id: Uuid::from_u128(number).into(), pipeline: None, owner, month: month().first(), amount }
    }

    #[test]
    fn targets_of_others_are_not_of_this_choice() {
        let all = [target(1, Some(9)), target(2, None)];
        let months = Months { from: month(), to: month() };
        let found = of_period(all.iter(), &ForecastQuery::default(), months);
        assert_eq!(found.get(&month()).map(|target| target.id.0.as_u128()), Some(2));
    }

    #[test]
    fn what_is_typed_adds_changes_or_removes() {
        let (query, old) = (ForecastQuery::default(), target(1, None));
        let money = |minor| Some(Money::new(minor, Currency::CNY));
        let change = |before, amount| change(&query, month(), before, amount, || Uuid::from_u128(5).into());
        assert!(matches!(change(None, money(7)), Some(Change::Add(Record::Target(_)))));
        assert!(matches!(change(Some(&old), money(7)), Some(Change::Edit(_))));
        assert_eq!(change(Some(&old), money(100)), None);
        assert_eq!(change(Some(&old), None), Some(Change::Remove(old.id.into())));
        assert_eq!(change(None, None), None);
    }
}
