//! The people one may go through, and the best way from each to a goal.

use std::{
    cmp::Ordering,
    collections::{BinaryHeap, HashMap},
};

use uuid::Uuid;

use super::{Edge, Node};

/// Whether a line can carry influence: a weight above 0 and at most 1, and two different ends.
pub(super) fn carries(edge: &Edge) -> bool {
    edge.weight > 0.0 && edge.weight <= 1.0 && edge.from != edge.to
}

/// The influence lines of a map, ready to be walked backwards. Monitors are not in it: nobody may
/// be approached through them.
pub(super) struct Network<'a> {
    nodes: &'a [Node],
    index: HashMap<Uuid, usize>,
    /// For each person, who influences them and how much.
    incoming: Vec<Vec<(usize, f64)>>,
}

/// The best way from one person to a goal.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Product of the weights up to the goal, 0..=1.
    pub product: f64,
    /// Lines up to the goal.
    pub lines: usize,
    /// Who comes next and through which weight; `None` at the goal.
    pub next: Option<(usize, f64)>,
}

impl<'a> Network<'a> {
    pub fn new(nodes: &'a [Node], edges: &[Edge]) -> Self {
        let index: HashMap<Uuid, usize> =
            nodes.iter().enumerate().filter(|(_, node)| !node.monitor).map(|(at, node)| (node.id, at)).collect();
        let mut incoming = vec![Vec::new(); nodes.len()];
        for edge in edges.iter().filter(|edge| carries(edge)) {
            if let (Some(&from), Some(&to)) = (index.get(&edge.from), index.get(&edge.to)) {
                incoming[to].push((from, edge.weight));
            }
        }
        Self { nodes, index, incoming }
    }

    pub fn at(&self, id: Uuid) -> Option<usize> {
        self.index.get(&id).copied()
    }

    pub fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// Everybody who may be gone through and passes the test.
    pub fn those(&self, test: impl Fn(&Node) -> bool) -> Vec<usize> {
        (0..self.nodes.len()).filter(|&at| !self.nodes[at].monitor && test(&self.nodes[at])).collect()
    }

    /// The best step from everybody towards the nearest of the goals, going through nobody in
    /// `avoid`: Dijkstra from the goals over the reversed lines. Dijkstra with cost −ln w finds the
    /// largest product of w; as all w ≤ 1, the products can be compared themselves, which keeps
    /// .6 × .8 at .48. Of equal products the one with fewer lines wins, then the smaller id.
    pub fn towards(&self, goals: &[usize], avoid: &[usize]) -> Vec<Option<Step>> {
        let mut best: Vec<Option<Step>> = vec![None; self.nodes.len()];
        let mut settled = vec![false; self.nodes.len()];
        for &at in avoid {
            settled[at] = true;
        }
        let mut queue = BinaryHeap::new();
        for &goal in goals.iter().filter(|goal| !avoid.contains(goal)) {
            best[goal] = Some(Step { product: 1.0, lines: 0, next: None });
            queue.push(Reach { product: 1.0, lines: 0, id: self.nodes[goal].id, at: goal });
        }
        while let Some(Reach { product, lines, at, .. }) = queue.pop() {
            if std::mem::replace(&mut settled[at], true) {
                continue;
            }
            for &(from, weight) in &self.incoming[at] {
                let step = Step { product: product * weight, lines: lines + 1, next: Some((at, weight)) };
                if !settled[from] && best[from].is_none_or(|known| self.better(&step, &known)) {
                    best[from] = Some(step);
                    queue.push(Reach { product: step.product, lines: step.lines, id: self.nodes[from].id, at: from });
                }
            }
        }
        best
    }

    /// For everybody the least number of lines to one of the goals.
    pub fn lines_towards(&self, goals: &[usize]) -> Vec<Option<u32>> {
        let mut lines = vec![None; self.nodes.len()];
        let mut reached = goals.to_vec();
        for &goal in goals {
            lines[goal] = Some(0);
        }
        let mut next = 0;
        while let Some(&at) = reached.get(next) {
            for &(from, _) in &self.incoming[at] {
                if lines[from].is_none() {
                    lines[from] = lines[at].map(|lines| lines + 1);
                    reached.push(from);
                }
            }
            next += 1;
        }
        lines
    }

    fn better(&self, a: &Step, b: &Step) -> bool {
        let next = |step: &Step| step.next.map(|(at, _)| self.nodes[at].id);
        a.product.total_cmp(&b.product).then(b.lines.cmp(&a.lines)).then_with(|| next(b).cmp(&next(a))).is_gt()
    }
}

/// How well somebody reaches a goal; the greatest is settled first.
struct Reach {
    product: f64,
    lines: usize,
    id: Uuid,
    at: usize,
}

impl Ord for Reach {
    fn cmp(&self, other: &Self) -> Ordering {
        self.product.total_cmp(&other.product).then(other.lines.cmp(&self.lines)).then_with(|| other.id.cmp(&self.id))
    }
}

impl PartialOrd for Reach {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reach {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Reach {}
