use std::time::Duration;

use super::contender::GROUPED;
use super::rounds::{Rounds, Tally};
use super::scheme::{LOCKED, NAIVE};
use super::{CONNECTIONS, USERS};
use crate::report::number;

/// What is measured.
pub fn heading(clients: usize, durability: &str) -> String {
    format!(
        "W4 on {durability}: {clients} clients, {USERS} users, one account of the platform, pool of {CONNECTIONS}"
    )
}

/// The head of the table.
pub const TABLE_HEAD: &str = "| W4 | transfers/s | p50 ms | p99 ms | own CPU ms | PostgreSQL CPU ms | acknowledged |\n\
    |---|---|---|---|---|---|---|";

/// A contender's row; CPU time is for each transfer.
pub fn row(name: &str, tally: &Tally) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
    let each =
        |sum: Option<Duration>| number(sum.map(|sum| millis(sum) / tally.outcome.answers().max(1) as f64), 3);
    format!(
        "| {name} | {:.0} | {:.2} | {:.2} | {} | {} | {} |",
        middle(&tally.rates),
        millis(tally.outcome.percentile(50)),
        millis(tally.outcome.percentile(99)),
        each(tally.own_cpu),
        each(tally.postgres_cpu),
        tally.acknowledged,
    )
}

/// How many times as many transfers the product makes, in the middle one of the rounds.
pub fn ratios(rounds: &Rounds) -> String {
    let Some(ours) = rounds.of(GROUPED) else { return String::new() };
    let mut lines = String::new();
    for (name, theirs) in rounds.tallies().filter(|(name, _)| *name != GROUPED) {
        let ratios: Vec<f64> = ours.rates.iter().zip(&theirs.rates).map(|(our, their)| our / their).collect();
        let goal = match name {
            NAIVE => ", goal 15",
            LOCKED => ", goal 5",
            _ => "",
        };
        let each: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.1}")).collect();
        lines += &format!("{:.1} times {name} (rounds: {}{goal})\n", middle(&ratios), each.join(", "));
    }
    lines
}

fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
