//! Power that works through others, and through those they move, without end.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::{Edge, MapModel, Node, influence::explain, network::carries};
use crate::explained::{Explained, FormulaId};

/// Why there is no Katz influence.
#[derive(Clone, Copy, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoKatz {
    /// The share α lies outside 0..=1.
    #[error("the share of influence lies outside 0 to 1")]
    NotAShare,
    /// α reaches `1/ρ(W)`: people who influence each other would lift each other without end. Any
    /// share below `below` has a figure.
    #[error("the share of influence has to stay below {below}")]
    Unbounded { below: f64 },
}

/// α·ρ(W) has to stay below this: so near to 1 the figure would say nothing but how near it is.
const MOST: f64 = 0.99;

/// Powers of W looked at for the bound of its spectral radius.
const POWERS: i32 = 256;

/// What is left of the last step, compared with the figures, when no further is taken.
const PRECISION: f64 = 1e-12;

/// Effective influence of each person, in the order of the nodes, however deep: `P* = (I − αW)⁻¹P`
/// (`methods.md` 3.3), which is `Pₐ + α · Σ_b w(a→b) · P*_b`.
///
/// Parts and missing inputs are those of [`super::effective_influence`], but that the value of a
/// line is the other's own effective influence. Who has no power passes nothing on.
///
/// # Errors
/// When α is no share, or not clearly below `1/ρ(W)`.
pub fn katz_influence(nodes: &[Node], edges: &[Edge], model: &MapModel) -> Result<Vec<(Uuid, Explained)>, NoKatz> {
    let share = model.influence_share;
    if !(0.0..=1.0).contains(&share) {
        return Err(NoKatz::NotAShare);
    }
    let lines = Lines::new(nodes, edges);
    let radius = lines.radius_at_most();
    if share * radius >= MOST {
        return Err(NoKatz::Unbounded { below: MOST / radius });
    }
    let mut worth = lines.power.clone();
    let mut added = lines.power.clone();
    while largest(&added) > PRECISION * largest(&worth) {
        added = lines.times(&added);
        for (sum, add) in worth.iter_mut().zip(&mut added) {
            *add *= share;
            *sum += *add;
        }
    }
    let worth = lines.index.iter().map(|(&id, &at)| (id, worth[at])).collect();
    Ok(explain(FormulaId::KatzInfluence, nodes, edges, &worth, model))
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

/// W as the lines among those whose power is known.
struct Lines {
    index: HashMap<Uuid, usize>,
    power: Vec<f64>,
    lines: Vec<(usize, usize, f64)>,
}

impl Lines {
    fn new(nodes: &[Node], edges: &[Edge]) -> Self {
        let known = || nodes.iter().filter_map(|node| Some((node.id, f64::from(node.power?))));
        let index: HashMap<Uuid, usize> = known().enumerate().map(|(at, (id, _))| (id, at)).collect();
        let lines = edges.iter().filter(|edge| carries(edge));
        let lines = lines.filter_map(|edge| Some((*index.get(&edge.from)?, *index.get(&edge.to)?, edge.weight)));
        Self { power: known().map(|(_, power)| power).collect(), lines: lines.collect(), index }
    }

    /// W·x.
    fn times(&self, x: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; x.len()];
        for &(from, to, weight) in &self.lines {
            product[from] += weight * x[to];
        }
        product
    }

    /// A bound of the spectral radius from above: `ρ(W) ≤ ‖Wᵏ‖^(1/k)` for every k, and the largest
    /// row of `Wᵏ` is the largest of `Wᵏ·1`, since no weight is negative (Gelfand). 0 without circles.
    fn radius_at_most(&self) -> f64 {
        let mut rows = vec![1.0; self.power.len()];
        let (mut logarithm, mut least) = (0.0, f64::INFINITY);
        for power in 1..=POWERS {
            rows = self.times(&rows);
            let norm = largest(&rows);
            if norm <= 0.0 {
                return 0.0;
            }
            logarithm += norm.ln();
            least = f64::min(least, (logarithm / f64::from(power)).exp());
            for row in &mut rows {
                *row /= norm;
            }
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::metrics::{
        chengjiang::{self, id, nobody},
        effective_influence,
    };

    fn model(influence_share: f64) -> MapModel {
        MapModel { influence_share, ..MapModel::default() }
    }

    fn line(from: u128, to: u128, weight: f64) -> Edge {
        Edge { from: id(from), to: id(to), weight }
    }

    fn person(number: u128, power: u8) -> Node {
        Node { power: Some(power), ..nobody(number) }
    }

    #[test]
    fn along_a_chain_each_step_counts_less() {
        let nodes = [person(1, 1), person(2, 2), person(3, 4)];
        let all = katz_influence(&nodes, &[line(1, 2, 1.0), line(2, 3, 0.5)], &model(0.5)).expect("no circle");
        let values: Vec<_> = all.iter().map(|(_, explained)| explained.value).collect();
        // 4; 2 + .5 × .5 × 4; 1 + .5 × 3
        assert_eq!(values, [Some(2.5), Some(3.0), Some(4.0)]);
        assert_eq!(all[0].1.parts[1].value, Some(3.0));
    }

    #[test]
    fn in_the_case_the_nurse_gains_by_the_presidents_ear_three_steps_away() {
        let (nodes, edges) = (chengjiang::start(), chengjiang::lines());
        let all = katz_influence(&nodes, &edges, &model(0.5)).expect("no circle");
        // A2: 5 + .4 × 5 = 7; A7: 3 + .4 × 7 = 5.8; A6: 2 + .3 × 5.8 = 3.74
        assert_eq!(format!("{:.2}", all[5].1.value.expect("a figure")), "3.74");
        let steps = effective_influence(&nodes, &edges, &model(0.5));
        for ((_, deep), (_, one)) in all.iter().zip(&steps) {
            assert!(deep.value >= one.value);
        }
    }

    #[test]
    fn two_who_lift_each_other_without_loss_have_no_figure() {
        let nodes = [person(1, 3), person(2, 3)];
        let circle = [line(1, 2, 1.0), line(2, 1, 1.0)];
        assert_eq!(katz_influence(&nodes, &circle, &model(1.0)), Err(NoKatz::Unbounded { below: 0.99 }));
        let half = katz_influence(&nodes, &circle, &model(0.5)).expect("half is lost at each step");
        assert!((half[0].1.value.expect("a figure") - 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_share_outside_0_to_1_is_refused() {
        for share in [-0.1, 1.1, f64::NAN] {
            assert_eq!(katz_influence(&[person(1, 3)], &[], &model(share)), Err(NoKatz::NotAShare));
        }
    }

    #[test]
    fn who_has_no_power_passes_nothing_on_and_is_named() {
        let nodes = [person(1, 2), nobody(2), person(3, 5)];
        let all = katz_influence(&nodes, &[line(1, 2, 1.0), line(2, 3, 1.0)], &model(0.5)).expect("no circle");
        assert_eq!(all[0].1.value, Some(2.0));
        assert_eq!(all[0].1.missing, [crate::explained::InputKey::Person(id(2))]);
        assert_eq!(all[1].1.value, None);
    }

    /// Solves `(I − αW) x = P` by elimination without exchange of rows. For weights of 0 and more
    /// all pivots are positive if and only if `α·ρ(W) < 1` (the matrix then is an M-matrix).
    fn eliminated(nodes: &[Node], edges: &[Edge], share: f64) -> Option<Vec<f64>> {
        let count = nodes.len();
        let mut rows: Vec<Vec<f64>> = (0..count)
            .map(|row| {
                let mut line: Vec<f64> = (0..count).map(|column| f64::from(u8::from(row == column))).collect();
                line.push(f64::from(nodes[row].power.expect("known")));
                line
            })
            .collect();
        for edge in edges.iter().filter(|edge| edge.from != edge.to) {
            rows[edge.from.as_u128() as usize][edge.to.as_u128() as usize] -= share * edge.weight;
        }
        for pivot in 0..count {
            if rows[pivot][pivot] <= 0.0 {
                return None;
            }
            let eliminating = rows[pivot].clone();
            for (_, row) in rows.iter_mut().enumerate().filter(|(row, _)| *row != pivot) {
                let factor = row[pivot] / eliminating[pivot];
                for (left, right) in row.iter_mut().zip(&eliminating) {
                    *left -= factor * right;
                }
            }
        }
        Some((0..count).map(|row| rows[row][count] / rows[row][row]).collect())
    }

    proptest! {
        #[test]
        fn the_sum_agrees_with_elimination_and_refuses_what_it_refuses(
            powers in prop::collection::vec(1_u8..=5, 1..8),
            lines in prop::collection::vec((0_u128..8, 0_u128..8, 1_u8..=10), 0..30),
            share in 0.0..1.0,
        ) {
            let nodes: Vec<Node> = (0..).zip(&powers).map(|(number, &power)| person(number, power)).collect();
            let edges: Vec<Edge> = lines
                .into_iter()
                .filter(|(from, to, _)| from.max(to) < &(nodes.len() as u128))
                .map(|(from, to, tenths)| line(from, to, f64::from(tenths) / 10.0))
                .collect();
            match katz_influence(&nodes, &edges, &model(share)) {
                Ok(all) => {
                    let direct = eliminated(&nodes, &edges, share).expect("a share accepted has a solution");
                    for ((_, explained), direct) in all.iter().zip(direct) {
                        let value = explained.value.expect("all powers are known");
                        prop_assert!((value - direct).abs() < 1e-8 * direct.max(1.0), "{} {}", value, direct);
                        prop_assert!((explained.waterfall_end() - value).abs() < 1e-9 * value.max(1.0));
                    }
                }
                Err(error) => {
                    // Refused a little too early, never too late.
                    prop_assert!(eliminated(&nodes, &edges, share * 1.05).is_none());
                    let NoKatz::Unbounded { below } = error else { panic!("the share is one") };
                    prop_assert!(katz_influence(&nodes, &edges, &model(below * 0.999)).is_ok());
                }
            }
        }
    }
}
