use std::time::Duration;

use super::arguments::{Arguments, Database};
use super::binary::Binary;
use super::cluster::Cluster;
use super::cost::Cost;
use super::import::Imported;
use super::measure::Figures;

/// What is measured.
pub fn heading(arguments: &Arguments, binary: &Binary, cluster: Option<&Cluster>) -> String {
    let database = match (arguments.database, cluster) {
        (Database::Sqlite, _) => "SQLite".to_owned(),
        (Database::Postgres, Some(cluster)) => format!("PostgreSQL {}", cluster.version),
        (Database::Postgres, None) => "PostgreSQL on another machine (its CPU time is not seen)".to_owned(),
    };
    let Arguments { orders, duration, .. } = arguments;
    let clients = arguments.clients();
    format!(
        "{} on {database}: {orders} orders, {clients} clients, {} s each",
        binary.path().display(),
        duration.as_secs()
    )
}

/// The cost of the import.
pub fn import(imported: &Imported) -> String {
    let Imported { lines, took, cpu, postgres_cpu, peak } = imported;
    let per_second = *lines as f64 / took.as_secs_f64();
    format!(
        "import: {lines} lines in {:.2} s, {per_second:.0} lines/s; CPU {} s, PostgreSQL CPU {} s; peak {} MiB\n",
        took.as_secs_f64(),
        number(cpu.map(|cpu| cpu.as_secs_f64()), 2),
        number(postgres_cpu.map(|cpu| cpu.as_secs_f64()), 2),
        peak.map_or("-".to_owned(), |peak| peak.to_string()),
    )
}

/// The head of the table.
pub const TABLE_HEAD: &str = "| workload | requests/s | p50 ms | p99 ms | server CPU ms | PostgreSQL CPU ms | \
    SQL statements | RSS MiB |\n|---|---|---|---|---|---|---|---|";

/// A workload's row; CPU time and statements are for each request.
pub fn row(name: &str, figures: &Figures) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
    let each = |sum: Option<Duration>| number(sum.map(|sum| figures.each(millis(sum))), 3);
    format!(
        "| {name} | {:.0} | {:.2} | {:.2} | {} | {} | {:.2} | {} |",
        figures.outcome.rate(),
        millis(figures.outcome.percentile(50)),
        millis(figures.outcome.percentile(99)),
        each(figures.server_cpu),
        each(figures.postgres_cpu),
        figures.each(figures.statements as f64),
        figures.resident.map_or("-".to_owned(), |resident| resident.to_string()),
    )
}

/// The head of a table of work on lines.
pub const LINES_HEAD: &str =
    "| lines/s | wall s | own CPU s | PostgreSQL CPU s | peak RSS MiB |\n|---|---|---|---|---|---|";

/// What work on so many lines cost, for the columns of [`LINES_HEAD`].
pub fn lines(name: &str, lines: u64, cost: &Cost) -> String {
    let seconds = |time: Option<Duration>| number(time.map(|time| time.as_secs_f64()), 2);
    format!(
        "| {name} | {:.0} | {:.2} | {} | {} | {} |",
        lines as f64 / cost.took.as_secs_f64(),
        cost.took.as_secs_f64(),
        seconds(cost.own_cpu),
        seconds(cost.postgres_cpu),
        cost.peak.map_or("-".to_owned(), |peak| peak.to_string()),
    )
}

/// A figure with that many decimals, `-` when it is not known.
pub fn number(value: Option<f64>, decimals: usize) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.decimals$}"))
}
