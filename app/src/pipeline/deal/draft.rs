//! What somebody types into the form of a deal, and what of it changes the deal.

use meridian_domain::{
    import,
    money::{Currency, Money},
    pipeline::{Deal, DealPatch, ForecastCategory},
    time::Date,
};

use crate::entry::typed::plain;

/// The texts of the form, in the order of [`Field::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(pub [String; Field::ALL.len()]);

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    TitleZh,
    TitleEn,
    Amount,
    Currency,
    Low,
    High,
    Win,
    Category,
    Expected,
    CommitteeOn,
    Owner,
    Product,
    NextStep,
    NextOn,
}

impl Field {
    pub const ALL: [Self; 14] = [
        Self::TitleZh,
        Self::TitleEn,
        Self::Amount,
        Self::Currency,
        Self::Low,
        Self::High,
        Self::Win,
        Self::Category,
        Self::Expected,
        Self::CommitteeOn,
        Self::Owner,
        Self::Product,
        Self::NextStep,
        Self::NextOn,
    ];
}

impl Draft {
    /// The deal as it stands in the form.
    pub fn of(deal: &Deal, reporting: Currency) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let known = [deal.amount, deal.low, deal.high].into_iter().flatten().next();
        let currency = known.map_or(reporting, |amount| amount.currency);
        let money = |amount: Option<Money>| amount.map(|amount| plain(amount, currency)).unwrap_or_default();
        Self([
            deal.title.zh.clone(),
            deal.title.en.clone(),
            money(deal.amount),
            currency.to_string(),
            money(deal.low),
            money(deal.high),
            deal.probability.map(|percent| percent.to_string()).unwrap_or_default(),
            deal.category.map(category_value).unwrap_or_default(),
            date(deal.expected_on),
            date(deal.committee_on),
            deal.owner.map(|owner| owner.to_string()).unwrap_or_default(),
            deal.product.map(|product| product.to_string()).unwrap_or_default(),
            deal.next_step.clone(),
            date(deal.next_on),
        ])
    }

    /// The text of a field.
    pub fn get(&self, field: Field) -> &str {
        &self.0[field as usize]
    }

    /// Takes over what somebody else has changed, `before` to `after`, unless it was changed here too.
    pub fn follow(&mut self, before: &Self, after: &Self) {
        for (mine, (before, after)) in self.0.iter_mut().zip(before.0.iter().zip(&after.0)) {
            if mine == before {
                mine.clone_from(after);
            }
        }
    }

    /// What the form changes in `deal`, or the first field that cannot be read.
    pub fn patch(&self, deal: &Deal) -> Result<DealPatch, Field> {
        let text = |field| self.get(field).trim().to_owned();
        let mut title = deal.title.clone();
        (title.zh, title.en) = (text(Field::TitleZh), text(Field::TitleEn));
        if title.is_empty() {
            return Err(Field::TitleZh);
        }
        let currency: Currency = text(Field::Currency).parse().map_err(|_| Field::Currency)?;
        let money = |field| {
            optional(&text(field), |text| import::amount(text, currency, 1).filter(Money::is_sane)).ok_or(field)
        };
        let (amount, low, high) = (money(Field::Amount)?, money(Field::Low)?, money(Field::High)?);
        let above = |one: Option<Money>, other: Option<Money>| {
            one.zip(other).is_some_and(|(one, other)| one.minor > other.minor)
        };
        if above(low, amount) {
            return Err(Field::Low);
        }
        if above(amount, high) || above(low, high) {
            return Err(Field::High);
        }
        let win = optional(&text(Field::Win), |text| {
            text.trim_end_matches('%').trim().parse().ok().filter(|percent| (0..=100).contains(percent))
        });
        let date = |field| optional(&text(field), |text| import::date(text).filter(|date| date.is_sane())).ok_or(field);
        let owner = optional(&text(Field::Owner), |text| text.parse().ok()).ok_or(Field::Owner)?;
        let product = optional(&text(Field::Product), |text| text.parse().ok()).ok_or(Field::Product)?;
        let category = optional(&text(Field::Category), category_of).ok_or(Field::Category)?;
        let patch = DealPatch {
            title: Some(title),
            amount: Some(amount),
            low: Some(low),
            high: Some(high),
            probability: Some(win.ok_or(Field::Win)?),
            category: Some(category),
            expected_on: Some(date(Field::Expected)?),
            committee_on: Some(date(Field::CommitteeOn)?),
            owner: Some(owner),
            product: Some(product),
            next_step: Some(text(Field::NextStep)),
            next_on: Some(date(Field::NextOn)?),
            ..DealPatch::default()
        };
        Ok(patch.without_repeats(deal))
    }
}

/// `Some(None)` for an empty text, `None` for one that cannot be read.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}

/// A category as the value of a choice.
pub fn category_value(category: ForecastCategory) -> String {
    ForecastCategory::ALL.iter().position(|one| *one == category).map(|at| at.to_string()).unwrap_or_default()
}

fn category_of(value: &str) -> Option<ForecastCategory> {
    value.parse::<usize>().ok().and_then(|at| ForecastCategory::ALL.get(at)).copied()
}

#[cfg(test)]
mod tests {
    use meridian_domain::{names::Names, pipeline::Rank, time::Moment};
    use uuid::Uuid;

    use super::*;

    fn deal() -> Deal {
        let id = Uuid::from_u128(1);
        let rank = Rank::sequence(1)[0].clone();
        Deal {
            owner: Some(id.into()),
            amount: Some(Money::new(3_860_000_050, Currency::CNY)),
            expected_on: "2026-12-08".parse().ok(),
            ..Deal::named(id.into(), (id.into(), id.into()), rank, Moment(0), Names::new("核磁", "MRI"))
        }
    }

    fn with(field: Field, text: &str) -> Draft {
        let mut draft = Draft::of(&deal(), Currency::CNY);
        draft.0[field as usize] = text.to_owned();
        draft
    }

    #[test]
    fn what_is_not_touched_changes_nothing() {
        let draft = Draft::of(&deal(), Currency::CNY);
        assert_eq!(draft.get(Field::Amount), "38600000.5");
        assert_eq!(draft.patch(&deal()), Ok(DealPatch::default()));
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let patch = with(Field::Amount, "3,860万").patch(&deal()).expect("readable");
        assert_eq!(patch.amount, Some(Some(Money::new(3_860_000_000, Currency::CNY))));
        assert_eq!(patch.fields(), ["amount"]);
        assert_eq!(with(Field::Amount, "much").patch(&deal()), Err(Field::Amount));
        assert_eq!(with(Field::Amount, "").patch(&deal()).map(|patch| patch.amount), Ok(Some(None)));
    }

    #[test]
    fn a_field_that_cannot_be_so_is_named() {
        assert_eq!(with(Field::Win, "101").patch(&deal()), Err(Field::Win));
        assert_eq!(with(Field::Win, "60%").patch(&deal()).map(|patch| patch.probability), Ok(Some(Some(60))));
        assert_eq!(with(Field::Expected, "soon").patch(&deal()), Err(Field::Expected));
        let mut nameless = with(Field::TitleZh, " ");
        nameless.0[Field::TitleEn as usize].clear();
        assert_eq!(nameless.patch(&deal()), Err(Field::TitleZh));
    }

    #[test]
    fn the_amount_lies_in_its_range() {
        let mut draft = with(Field::Low, "3000万");
        draft.0[Field::High as usize] = "4000万".to_owned();
        let patch = draft.patch(&deal()).expect("readable");
        assert_eq!(patch.fields(), ["low", "high"]);
        assert_eq!(patch.high, Some(Some(Money::new(4_000_000_000, Currency::CNY))));
        assert_eq!(with(Field::Low, "4000万").patch(&deal()), Err(Field::Low));
        assert_eq!(with(Field::High, "3000万").patch(&deal()), Err(Field::High));
        assert_eq!(with(Field::Low, "-1").patch(&deal()), Err(Field::Low));
        assert_eq!(with(Field::CommitteeOn, "1900-01-01").patch(&deal()), Err(Field::CommitteeOn));
    }

    #[test]
    fn what_others_change_arrives_but_not_over_ones_own_typing() {
        let before = Draft::of(&deal(), Currency::CNY);
        let mut mine = with(Field::NextStep, "Call");
        let mut after = before.clone();
        after.0[Field::NextStep as usize] = "Write".to_owned();
        after.0[Field::Win as usize] = "70".to_owned();
        mine.follow(&before, &after);
        assert_eq!((mine.get(Field::NextStep), mine.get(Field::Win)), ("Call", "70"));
    }
}
