//! Breadth-first search of everything that can happen.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Debug;
use std::hash::Hash;

/// A world that can be searched.
pub trait World: Copy + Eq + Hash + Debug {
    /// What can happen to it.
    type Step: Copy + Debug;

    /// Every world that may come next. Rows that applied are noted.
    fn next(&self, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Self::Step, Self)>);

    /// What is wrong with it.
    fn wrong(&self) -> Option<&'static str>;

    /// Whether nothing is left to do.
    fn is_end(&self) -> bool;
}

/// What a search found.
pub struct Found<W: World> {
    /// Every world.
    pub worlds: Vec<W>,
    /// The rows that applied somewhere.
    pub rows: BTreeSet<&'static str>,
    /// The shortest way to something wrong, or to where no end can be reached any more.
    pub wrong: Option<(&'static str, Vec<W::Step>)>,
}

/// Searches until everything is seen, or something is wrong.
pub fn search<W: World>(start: W) -> Found<W> {
    let mut worlds = vec![start];
    let mut known = HashMap::from([(start, 0usize)]);
    let mut came: Vec<Option<(usize, W::Step)>> = vec![None];
    let mut edges = Vec::new();
    let (mut rows, mut next) = (BTreeSet::new(), Vec::new());
    let mut at = 0;
    while at < worlds.len() {
        if let Some(what) = worlds[at].wrong() {
            let wrong = Some((what, way(&came, at)));
            return Found { worlds, rows, wrong };
        }
        worlds[at].next(&mut rows, &mut next);
        for (step, world) in next.drain(..) {
            let to = *known.entry(world).or_insert(worlds.len());
            if to == worlds.len() {
                worlds.push(world);
                came.push(Some((at, step)));
            }
            edges.push((to, at));
        }
        at += 1;
    }
    let stuck = first_stuck(&worlds, edges);
    let wrong = stuck.map(|at| ("no end can be reached", way(&came, at)));
    Found { worlds, rows, wrong }
}

fn way<S: Copy>(came: &[Option<(usize, S)>], mut at: usize) -> Vec<S> {
    let mut steps = Vec::new();
    while let Some((from, step)) = came[at] {
        steps.push(step);
        at = from;
    }
    steps.reverse();
    steps
}

/// Follows the edges, which are given as (to, from), backwards from the ends.
fn first_stuck<W: World>(worlds: &[W], mut edges: Vec<(usize, usize)>) -> Option<usize> {
    edges.sort_unstable();
    edges.dedup();
    let mut seen: Vec<bool> = worlds.iter().map(World::is_end).collect();
    let mut open: Vec<usize> = (0..worlds.len()).filter(|at| seen[*at]).collect();
    while let Some(at) = open.pop() {
        let from = edges.partition_point(|(to, _)| *to < at);
        for (_, from) in edges[from..].iter().take_while(|(to, _)| *to == at) {
            if !std::mem::replace(&mut seen[*from], true) {
                open.push(*from);
            }
        }
    }
    seen.iter().position(|seen| !seen)
}
