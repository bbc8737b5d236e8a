//! What somebody types into the form of a deal, and what of it changes the deal.

use meridian_domain::{
    import,
    money::{Currency, Money},
    pipeline::{Deal, DealPatch},
    time::Date,
};

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
    Win,
    Expected,
    Owner,
    NextStep,
    NextOn,
}

impl Field {
    pub const ALL: [Self; 9] = [
        Self::TitleZh,
        Self::TitleEn,
        Self::Amount,
        Self::Currency,
        Self::Win,
        Self::Expected,
        Self::Owner,
        Self::NextStep,
        Self::NextOn,
    ];
}

impl Draft {
    /// The deal as it stands in the form.
    pub fn of(deal: &Deal, reporting: Currency) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self([
            deal.title.zh.clone(),
            deal.title.en.clone(),
            deal.amount.map(plain).unwrap_or_default(),
            deal.amount.map_or(reporting, |amount| amount.currency).to_string(),
            deal.probability.map(|percent| percent.to_string()).unwrap_or_default(),
            date(deal.expected_on),
            deal.owner.map(|owner| owner.to_string()).unwrap_or_default(),
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
        let amount = optional(&text(Field::Amount), |text| import::amount(text, currency, 1).filter(Money::is_sane));
        let win = optional(&text(Field::Win), |text| {
            text.trim_end_matches('%').trim().parse().ok().filter(|percent| (0..=100).contains(percent))
        });
        let date = |field| optional(&text(field), |text| import::date(text).filter(|date| date.is_sane())).ok_or(field);
        let owner = optional(&text(Field::Owner), |text| text.parse().ok()).ok_or(Field::Owner)?;
        let patch = DealPatch {
            title: Some(title),
            amount: Some(amount.ok_or(Field::Amount)?),
            probability: Some(win.ok_or(Field::Win)?),
            expected_on: Some(date(Field::Expected)?),
            owner: Some(owner),
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

/// An amount as one types it: no separators, no noughts behind the point.
fn plain(amount: Money) -> String {
    let places = amount.currency.exponent();
    let scale = 10_i64.pow(places);
    let (whole, part) = (amount.minor / scale, (amount.minor % scale).unsigned_abs());
    let digits = format!("{part:0width$}", width = places as usize);
    let part = digits.trim_end_matches('0');
    if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{names::Names, pipeline::Rank, time::Moment};
    use uuid::Uuid;

    use super::*;

    fn deal() -> Deal {
        let id = Uuid::from_u128(1);
        Deal {
            id: id.into(),
            pipeline: id.into(),
            stage: id.into(),
            rank: Rank::sequence(1)[0].clone(),
            entered_at: Moment(0),
            title: Names::new("核磁", "MRI"),
            account: None,
            product: None,
            owner: Some(id.into()),
            amount: Some(Money::new(3_860_000_050, Currency::CNY)),
            probability: None,
            opened_on: None,
            expected_on: "2026-12-08".parse().ok(),
            closed_on: None,
            next_step: String::new(),
            next_on: None,
            key: None,
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
