//! Proof of the books: every stored figure is computed again from the entries, and what was read of networks from
//! their windows.

mod accounts;
mod attribution;
mod bills;
mod checks;
mod networks;
mod payments;
mod refunds;
mod risk;
mod snapshots;
mod store;
mod vouchers;

use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::ledger::chain;
use crate::{Fault, Platform};
pub use checks::Check;

/// Something that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it.
    pub check: &'static str,
    /// The first row at fault.
    pub first: String,
}

/// What was checked and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The checks that ran.
    pub checks: Vec<&'static str>,
    /// What does not add up; empty when the books are right.
    pub findings: Vec<Finding>,
}

impl Report {
    fn note(&mut self, check: &'static str, first: Option<String>) {
        self.checks.push(check);
        self.findings.extend(first.map(|first| Finding { check, first }));
    }
}

/// How far a verification is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The check that runs.
    pub check: &'static str,
    /// How many rows it has looked at.
    pub done: u64,
    /// How many there are; 0 for a check that the database makes in one go.
    pub total: u64,
}

const CHAIN: &str = "every seal fits its transfer and the seal before";

/// Computes everything again, in bounded memory: the database adds up, and what is looked at here comes
/// in chunks. `progress` is told before each check, and between its chunks.
pub async fn verify(platform: &Platform, progress: impl Fn(Progress)) -> Result<Report, Fault> {
    let mut report = Report::default();
    let begin = |check| progress(Progress { check, done: 0, total: 0 });
    let all = checks::ALL
        .iter()
        .chain(store::ALL)
        .chain(payments::ALL)
        .chain(refunds::ALL)
        .chain(risk::ALL)
        .chain(attribution::ALL)
        .chain(networks::ALL)
        .chain(vouchers::ALL);
    for check in all {
        begin(check.name);
        report.note(check.name, first_row(platform, check).await?);
    }
    begin(accounts::NAME);
    report.note(accounts::NAME, accounts::first_wrong(platform.db.read()).await?);
    let chain = chain::first_broken(platform.db.read(), |done, total| {
        progress(Progress { check: CHAIN, done, total });
    });
    report.note(CHAIN, chain.await?);
    begin(bills::NAME);
    report.note(bills::NAME, bills::first_wrong(platform).await?);
    begin(snapshots::NAME);
    report.note(snapshots::NAME, snapshots::first_wrong(platform).await?);
    begin(networks::NO_GAP);
    report.note(networks::NO_GAP, networks::first_gap(platform).await?);
    begin(networks::ADDS_UP);
    report.note(networks::ADDS_UP, networks::first_without_window(platform).await?);
    begin(vouchers::NAME);
    report.note(vouchers::NAME, vouchers::first_wrong(platform).await?);
    Ok(report)
}

async fn first_row(platform: &Platform, check: &Check) -> Result<Option<String>, Fault> {
    let db = platform.db.read();
    // ids are bytes on SQLite and text on PostgreSQL; both are shown the same way
    let sql = match db.get_database_backend() {
        sea_orm::DbBackend::Postgres => check.sql.replace("{id:", "").replace(":id}", "::text"),
        _ => check.sql.replace("{id:", "lower(hex(").replace(":id}", "))"),
    };
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let text = row.map(|row| row.try_get_by_index::<String>(0)).transpose();
    text.map_err(|error: DbErr| Fault::Corrupt(format!("{}: {error}", check.name)))
}
