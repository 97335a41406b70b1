//! Proof of the books: every stored figure is computed again from the entries.

mod accounts;
mod bills;
mod checks;
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
        .chain(vouchers::ALL);
    for check in all {
        begin(check.name);
        report.checks.push(check.name);
        if let Some(first) = first_row(platform, check).await? {
            report.findings.push(Finding { check: check.name, first });
        }
    }
    begin(accounts::NAME);
    report.checks.push(accounts::NAME);
    if let Some(first) = accounts::first_wrong(platform.db.read()).await? {
        report.findings.push(Finding { check: accounts::NAME, first });
    }
    report.checks.push(CHAIN);
    let chain = chain::first_broken(platform.db.read(), |done, total| {
        progress(Progress { check: CHAIN, done, total });
    });
    if let Some(first) = chain.await? {
        report.findings.push(Finding { check: CHAIN, first });
    }
    begin(bills::NAME);
    report.checks.push(bills::NAME);
    if let Some(first) = bills::first_wrong(platform).await? {
        report.findings.push(Finding { check: bills::NAME, first });
    }
    begin(snapshots::NAME);
    report.checks.push(snapshots::NAME);
    if let Some(first) = snapshots::first_wrong(platform).await? {
        report.findings.push(Finding { check: snapshots::NAME, first });
    }
    begin(vouchers::NAME);
    report.checks.push(vouchers::NAME);
    if let Some(first) = vouchers::first_wrong(platform).await? {
        report.findings.push(Finding { check: vouchers::NAME, first });
    }
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
