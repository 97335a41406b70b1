use std::time::Duration;

use super::{Figures, USERS};
use crate::cost::Cost;
use crate::report::number;

/// The head of the table.
pub const TABLE_HEAD: &str = "| W7 | month | bills/s | wall s | own CPU s | PostgreSQL CPU s | peak RSS MiB |\n\
    |---|---|---|---|---|---|---|";

/// A month's rows.
pub fn rows(figures: &Figures) -> String {
    let mut rows = Vec::new();
    let mut add = |name: &str, cost: &Cost| {
        let seconds = |time: Option<Duration>| number(time.map(|time| time.as_secs_f64()), 2);
        rows.push(format!(
            "| {name} | {} | {:.0} | {:.2} | {} | {} | {} |",
            figures.month.period,
            USERS as f64 / cost.took.as_secs_f64(),
            cost.took.as_secs_f64(),
            seconds(cost.own_cpu),
            seconds(cost.postgres_cpu),
            cost.peak.map_or("-".to_owned(), |peak| peak.to_string()),
        ));
    };
    if let Some((one_by_one, limit)) = &figures.baselines {
        add("one user after another", one_by_one);
        add("sums only, one statement", limit);
    }
    add("bills issued (rebated)", &figures.issue);
    rows.join("\n")
}

/// What the figures say in proportion.
pub fn ratios(all: &[Figures]) -> String {
    let mut lines = String::new();
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    for Figures { month, issue, baselines } in all {
        if let Some((one_by_one, limit)) = baselines {
            lines += &format!(
                "{}: {:.1} times as fast as one user after another, {:.1} times as long as the sums alone\n",
                month.period,
                ratio(one_by_one.took, issue.took),
                ratio(issue.took, limit.took),
            );
        }
    }
    if let [first, .., last] = all {
        lines += &format!(
            "with {} months of history: {:.2} times the wall time, {:.2} times the CPU of the first month\n",
            all.len() - 1,
            ratio(last.issue.took, first.issue.took),
            ratio(cpu(&last.issue), cpu(&first.issue)),
        );
    }
    lines
}

fn cpu(cost: &Cost) -> Duration {
    cost.own_cpu.unwrap_or_default() + cost.postgres_cpu.unwrap_or_default()
}
