//! The value ledger: what we promised the customer, and what of it is delivered and confirmed.

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    money::{Currency, Money},
    pipeline::Rank,
    stakeholder::Evidence,
};

vocabulary! {
    /// Figures hospitals are measured by (`methods.md` 3.5).
    Kpi {
        /// Case-mix index.
        CaseMix,
        /// 平均住院日, days.
        Stay,
        /// 耗占比, percent.
        Consumables,
        /// 药占比, percent.
        Drugs,
        /// 设备开机率, percent.
        Uptime,
        /// 院感率, percent.
        Infections,
        /// 手术取消率, percent.
        Cancelled,
        /// 满意度, points.
        Satisfaction,
        /// DRG 结余.
        DrgSurplus,
        /// Any other.
        Other,
    }
}

record! {
    /// A promise of a better figure, and what came of it. Figures are in thousandths of their unit.
    pub struct Promise (PromisePatch) {
        pub id: PromiseId,
        pub account: AccountId,
        pub kpi: Kpi,
        pub text: Names,
        /// Unit of the figure: days, %, cases.
        pub unit: String,
        pub baseline: Option<i64>,
        pub target: Option<i64>,
        /// What one unit is worth to the customer, once.
        pub worth: Option<Money>,
        /// How often that is in a year: cases, days, beds; 1 where it counts once. 1..=100 000 000.
        pub times: Option<i64>,
        /// Who at the customer's answers for the figure.
        pub owner: Option<PersonId>,
        pub evidence: Evidence,
        pub due_on: Option<Date>,
        /// The figure as it was measured.
        pub measured: Option<i64>,
        pub measured_on: Option<Date>,
        /// Who at the customer's confirmed the measurement.
        pub verified_by: Option<PersonId>,
        pub rank: Rank,
    }
}

/// What an improvement is worth, in the parts of the formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Units by which the figure gets better; negative when it gets worse.
    pub units: f64,
    pub money: Money,
}

impl Promise {
    /// A promise without figures yet.
    pub fn new(id: PromiseId, account: AccountId, kpi: Kpi, text: Names, rank: Rank) -> Self {
        Self {
            id,
            account,
            kpi,
            text,
            unit: String::new(),
            baseline: None,
            target: None,
            worth: None,
            times: None,
            owner: None,
            evidence: Evidence::default(),
            due_on: None,
            measured: None,
            measured_on: None,
            verified_by: None,
            rank,
        }
    }

    /// `units` thousandths · worth · times, rounded to the minor unit; `None` beyond what money can say.
    fn money(&self, thousandths: i64) -> Option<Money> {
        let worth = self.worth?;
        let product = i128::from(thousandths) * i128::from(worth.minor) * i128::from(self.times.unwrap_or(1));
        let half = if product < 0 { -500 } else { 500 };
        let minor = i64::try_from((product + half) / 1000).ok()?;
        Some(Money::new(minor, worth.currency))
    }

    /// Thousandths towards the target; less is better where the target lies below the baseline.
    fn towards(&self, to: i64) -> Option<i64> {
        let (baseline, target) = (self.baseline?, self.target?);
        let gain = to.checked_sub(baseline)?;
        (target != baseline).then(|| if target > baseline { gain } else { -gain })
    }

    fn worth_of(&self, to: Option<i64>) -> Option<Worth> {
        let thousandths = self.towards(to?)?;
        Some(Worth { units: thousandths as f64 / 1000.0, money: self.money(thousandths)? })
    }

    fn missing(&self, measured: bool) -> Vec<InputKey> {
        let mut missing = Vec::new();
        let mut need = |there: bool, key: InputKey| {
            if !there {
                missing.push(key);
            }
        };
        need(self.baseline.is_some(), InputKey::Baseline);
        need(self.target.is_some(), InputKey::Target);
        need(self.worth.is_some(), InputKey::UnitWorth);
        need(!measured || self.measured.is_some(), InputKey::Measured);
        missing
    }
}

/// What was promised: `|target − baseline| · worth · times` (`methods.md` 3.5).
#[must_use]
pub fn promised(promise: &Promise) -> Option<Worth> {
    promise.worth_of(promise.target)
}

/// What was delivered, reckoned alike from the measured figure.
#[must_use]
pub fn delivered(promise: &Promise) -> Option<Worth> {
    promise.worth_of(promise.measured)
}

/// Share of a promise that was delivered, in percent: above 100 where more came of it, below 0 where the
/// figure got worse.
#[must_use]
pub fn realised(promise: &Promise, rules: &PlanRules) -> Explained {
    let gains =
        promise.target.and_then(|to| promise.towards(to)).zip(promise.measured.and_then(|to| promise.towards(to)));
    let Some((whole, gain)) = gains else {
        let mut missing = promise.missing(true);
        missing.retain(|key| *key != InputKey::UnitWorth);
        return Explained::unknown(FormulaId::ValueRealised, missing, rules.version);
    };
    let share = 100.0 * gain as f64 / whole as f64;
    Explained {
        value: Some(share),
        formula: FormulaId::ValueRealised,
        parts: vec![Part {
            input: InputKey::Measured,
            value: Some(gain as f64 / 1000.0),
            weight: 1000.0 / whole as f64,
            contribution: share,
        }],
        missing: Vec::new(),
        coverage: if promise.verified_by.is_some() { 1.0 } else { 0.0 },
        model_version: rules.version,
    }
}

/// `delivered / promised` of all promises in one currency, in percent. What is not measured is promised
/// and not delivered; what has no figures is missing.
#[must_use]
pub fn ledger<'a>(
    promises: impl IntoIterator<Item = &'a Promise>,
    currency: Currency,
    rules: &PlanRules,
) -> (i64, i64, Explained) {
    let (mut rows, mut missing) = (Vec::new(), Vec::new());
    for promise in promises {
        match promised(promise) {
            Some(worth) if worth.money.currency == currency => {
                let came = delivered(promise).map_or(0, |worth| worth.money.minor);
                rows.push((promise, worth.money.minor, came));
            }
            Some(_) => {}
            None => missing.push(InputKey::Promise(promise.id.0)),
        }
    }
    let whole: i64 = rows.iter().map(|(_, promised, _)| *promised).fold(0, i64::saturating_add);
    let came: i64 = rows.iter().map(|(.., came)| *came).fold(0, i64::saturating_add);
    if whole <= 0 {
        return (whole, came, Explained::unknown(FormulaId::LedgerRealised, missing, rules.version));
    }
    let part = |(promise, promised, came): &(&Promise, i64, i64)| Part {
        input: InputKey::Promise(promise.id.0),
        value: (*promised != 0).then(|| 100.0 * *came as f64 / *promised as f64),
        weight: *promised as f64 / whole as f64,
        contribution: 100.0 * *came as f64 / whole as f64,
    };
    let parts: Vec<Part> = rows.iter().map(part).collect();
    let verified: i64 = rows
        .iter()
        .filter(|(promise, ..)| promise.measured.is_some() && promise.verified_by.is_some())
        .map(|(_, promised, _)| *promised)
        .fold(0, i64::saturating_add);
    let value = parts.iter().map(|part| part.contribution).sum();
    let explained = Explained {
        value: Some(value),
        formula: FormulaId::LedgerRealised,
        parts,
        missing,
        coverage: verified as f64 / whole as f64,
        model_version: rules.version,
    };
    (whole, came, explained)
}

impl Describe for Promise {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into()];
        keys.extend(self.owner.map(Key::from));
        keys.extend(self.verified_by.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        const FIGURE: i64 = 1_000_000_000_000;
        Check::new()
            .names("text", &self.text)
            .text("unit", &self.unit)
            .between("baseline", self.baseline, -FIGURE, FIGURE)
            .between("target", self.target, -FIGURE, FIGURE)
            .between("measured", self.measured, -FIGURE, FIGURE)
            .holds("target", self.target.is_none() || self.target != self.baseline)
            .money("worth", self.worth.as_ref())
            .between("times", self.times, 1, 100_000_000)
            .text("source", &self.evidence.source)
            .date("on", self.evidence.on)
            .date("due_on", self.due_on)
            .date("measured_on", self.measured_on)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// Stays of 8.2 days become 7.6: 900 yuan a day, 3 200 cases a year.
    fn stays(n: u128, measured: Option<i64>) -> Promise {
        let (id, account) = (PromiseId(Uuid::from_u128(n)), AccountId(Uuid::nil()));
        let new = Promise::new(id, account, Kpi::Stay, Names::same("Shorter stays"), Rank::sequence(1).remove(0));
        Promise {
            baseline: Some(8_200),
            target: Some(7_600),
            worth: Some(Money::new(90_000, Currency::CNY)),
            times: Some(3_200),
            measured,
            ..new
        }
    }

    #[test]
    fn less_is_better_where_the_target_lies_below() {
        let promise = stays(1, Some(7_900));
        assert_eq!(promised(&promise).map(|worth| worth.money.minor), Some(172_800_000));
        assert_eq!(delivered(&promise).map(|worth| (worth.units, worth.money.minor)), Some((0.3, 86_400_000)));
        assert_eq!(realised(&promise, &PlanRules::default()).value, Some(50.0));
        let worse = stays(1, Some(8_500));
        assert_eq!(realised(&worse, &PlanRules::default()).value, Some(-50.0));
        assert_eq!(promise.check(), Ok(()));
    }

    #[test]
    fn what_is_not_known_is_named_and_never_nought() {
        let rules = PlanRules::default();
        let open = stays(1, None);
        assert_eq!(delivered(&open), None);
        assert_eq!(realised(&open, &rules).missing, [InputKey::Measured]);
        assert_eq!(realised(&open, &rules).value, None);
        let bare = Promise { worth: None, ..stays(1, Some(7_900)) };
        assert_eq!((promised(&bare), realised(&bare, &rules).value), (None, Some(50.0)));
    }

    #[test]
    fn the_ledger_weighs_by_what_was_promised() {
        let rules = PlanRules::default();
        let small = Promise { times: Some(800), verified_by: Some(PersonId(Uuid::nil())), ..stays(2, Some(7_600)) };
        let dollars = Promise { worth: Some(Money::new(1, Currency::USD)), ..stays(3, None) };
        let nothing = Promise { baseline: None, ..stays(4, None) };
        let all = [stays(1, Some(7_900)), small, dollars, nothing];
        let (whole, came, share) = ledger(&all, Currency::CNY, &rules);
        assert_eq!((whole, came), (172_800_000 + 43_200_000, 86_400_000 + 43_200_000));
        assert!((share.value.expect("promised") - 60.0).abs() < 1e-9);
        assert!((share.waterfall_end() - 60.0).abs() < 1e-9);
        assert!((share.coverage - 0.2).abs() < 1e-9, "only the small one is confirmed");
        assert_eq!(share.missing, [InputKey::Promise(Uuid::from_u128(4))]);
    }

    #[test]
    fn a_product_beyond_money_is_no_figure() {
        let absurd = Promise { times: Some(100_000_000), target: Some(-1_000_000_000_000), ..stays(1, None) };
        assert_eq!(promised(&absurd), None);
    }
}
