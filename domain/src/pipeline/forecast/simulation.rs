//! The future of the pipeline, played many times (`methods.md` 3.7, Monte Carlo).
//!
//! A deal is won or lost by its probability, brings an amount from its [`Spread`] and comes as late
//! as comparable deals did. Deals of one group can share a fate, as they do when a policy decides on
//! all of them: the one-factor Gaussian copula leaves each its own probability and makes them win
//! and lose together. Where amounts are fixed and fates are not shared, [`super::exact`] says the
//! same without luck.

mod deal;
mod luck;
mod model;
mod normal;
mod spread;

pub use deal::{Lack, LeftOut, UncertainDeal};
pub(super) use deal::{Ready, Sorted};
pub use model::{Horizon, LARGEST_SUM, Refusal, SimulationModel};
pub use spread::{NotASpread, Spread};

use luck::Luck;
use normal::{point_of, share_below};

use super::distribution::{Distribution, Report, VarianceShare};

/// A simulation that can be carried on in slices, so that a browser stays responsive. What it says
/// after all its runs depends neither on the slices nor on the order of the deals.
#[derive(Clone, Debug)]
pub struct Simulation {
    model: SimulationModel,
    left_out: Vec<LeftOut>,
    fates: Vec<Fate>,
    players: Vec<Player>,
    /// The total of each run so far, minor units.
    totals: Vec<i64>,
    mean: f64,
    /// Sum of the squared distances of the totals from their mean.
    squares: f64,
}

/// What the deals of one group share.
#[derive(Clone, Debug)]
struct Fate {
    luck: Luck,
    /// The common factor in the present run: standard normal, the higher the better.
    factor: f64,
}

/// One deal on its way through the runs.
#[derive(Clone, Debug)]
struct Player {
    deal: Ready,
    luck: Luck,
    shared: Option<Shared>,
    /// What it brings in the present run.
    brings: i64,
    mean: f64,
    /// Sum over the runs of (its distance from its mean) × (the total's distance from its mean).
    together: f64,
}

/// A deal's part in the fate of its group.
#[derive(Clone, Copy, Debug)]
struct Shared {
    fate: usize,
    loading: f64,
    /// What is left for the deal's own luck: √(1 − ρ²).
    own: f64,
    /// The deal is won when factor and own luck together come above minus this.
    ease: f64,
}

impl Simulation {
    /// Nothing has been played yet. The same deals, model and seed always come to the same.
    ///
    /// # Errors
    /// When the model makes no sense, a deal is there twice or the deals come to too much.
    pub fn new(deals: &[UncertainDeal], model: SimulationModel, seed: u64) -> Result<Self, Refusal> {
        let sorted = Sorted::new(deals, &model)?;
        let groups = sorted.groups();
        let fates = groups.keys().map(|group| Fate { luck: Luck::of_group(seed, group), factor: 0.0 }).collect();
        let shared = |deal: &Ready| {
            let (group, loading) = deal.fate.as_ref()?;
            Some(Shared {
                fate: groups.keys().position(|other| other == group)?,
                loading: *loading,
                own: (1.0 - loading * loading).sqrt(),
                ease: point_of(deal.probability),
            })
        };
        let player = |deal: &Ready| Player {
            deal: deal.clone(),
            luck: Luck::of_deal(seed, deal.id),
            shared: shared(deal),
            brings: 0,
            mean: 0.0,
            together: 0.0,
        };
        let players = sorted.ready.iter().map(player).collect();
        let totals = Vec::with_capacity(model.runs as usize);
        Ok(Self { model, left_out: sorted.left_out, fates, players, totals, mean: 0.0, squares: 0.0 })
    }

    /// Plays `runs` more, or as many as are left; returns how many are left then.
    pub fn step(&mut self, runs: u32) -> u32 {
        for _ in 0..runs.min(self.remaining()) {
            self.run();
        }
        self.remaining()
    }

    /// Runs that are still to be played.
    #[must_use]
    pub fn remaining(&self) -> u32 {
        // There are never more totals than runs, which are a `u32`.
        self.model.runs - self.totals.len() as u32
    }

    /// What the runs so far say; `None` before the first. `target`, in minor units, is what the
    /// chance of reaching is asked for.
    #[must_use]
    pub fn report(&self, target: Option<i64>) -> Option<Report> {
        let distribution = Distribution::of_runs(&self.totals)?;
        let shares = self
            .players
            .iter()
            .filter(|_| self.squares > 0.0)
            .map(|player| VarianceShare { deal: player.deal.id, share: player.together / self.squares })
            .collect();
        let runs = Some(self.totals.len() as u32);
        Some(distribution.report(&self.model, runs, target, shares, self.left_out.clone()))
    }

    fn run(&mut self) {
        for fate in &mut self.fates {
            fate.factor = point_of(fate.luck.draw());
        }
        let mut total = 0;
        for player in &mut self.players {
            total += player.play(&self.fates);
        }
        self.totals.push(total);
        self.remember(total);
    }

    /// Moves means and sums of products on by one run (Welford's method, which does not lose small
    /// differences of large figures).
    fn remember(&mut self, total: i64) {
        let part = 1.0 / self.totals.len() as f64;
        let before = total as f64 - self.mean;
        self.mean += before * part;
        let after = total as f64 - self.mean;
        self.squares += before * after;
        for player in &mut self.players {
            let off = player.brings as f64 - player.mean;
            player.mean += off * part;
            player.together += off * after;
        }
    }
}

impl Player {
    /// What the deal brings in one run. All three draws are always taken, so that the next run finds
    /// the same luck whatever happened in this one.
    fn play(&mut self, fates: &[Fate]) -> i64 {
        let [win, size, delay] = [self.luck.draw(), self.luck.draw(), self.luck.draw()];
        let won = win < self.shared.map_or(self.deal.probability, |shared| shared.chance(fates));
        self.brings = if won && delay < self.deal.in_time { self.deal.amount.at(size) } else { 0 };
        self.brings
    }
}

impl Shared {
    /// The chance of winning once the common factor z is known: `Φ((Φ⁻¹(p) + ρz) / √(1 − ρ²))`, the
    /// one-factor Gaussian copula (O. Vasicek 1987; D. Li 2000). Its mean over z is p.
    fn chance(self, fates: &[Fate]) -> f64 {
        share_below((self.ease + self.loading * fates[self.fate].factor) / self.own)
    }
}

#[cfg(test)]
mod tests;
