//! Proof of the books: every stored figure is computed again from the entries.

mod bills;
mod checks;
mod snapshots;

use sea_orm::{ConnectionTrait, DbErr, Statement};

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

/// Computes everything again. `progress` is told the name of each check before it runs.
pub async fn verify(platform: &Platform, progress: impl Fn(&'static str)) -> Result<Report, Fault> {
    let mut report = Report::default();
    for check in checks::ALL {
        progress(check.name);
        report.checks.push(check.name);
        if let Some(first) = first_row(platform, check).await? {
            report.findings.push(Finding { check: check.name, first });
        }
    }
    progress(bills::NAME);
    report.checks.push(bills::NAME);
    if let Some(first) = bills::first_wrong(platform).await? {
        report.findings.push(Finding { check: bills::NAME, first });
    }
    progress(snapshots::NAME);
    report.checks.push(snapshots::NAME);
    if let Some(first) = snapshots::first_wrong(platform).await? {
        report.findings.push(Finding { check: snapshots::NAME, first });
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
