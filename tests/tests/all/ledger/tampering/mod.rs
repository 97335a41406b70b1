//! Nobody edits the books unnoticed: the database refuses it, and where its triggers are switched off,
//! `verify` finds it.

mod cases;
mod world;

use rebated_service::verify::verify;
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};

use cases::{CASES, Case};
use world::World;

/// The tables that are only added to, each with one of its columns.
const BOOKS: [(&str, &str); 7] = [
    ("ledger_accounts", "side"),
    ("ledger_transfers", "reason"),
    ("ledger_entries", "amount_minor"),
    ("ledger_pending_entries", "amount_minor"),
    ("ledger_seals", "sealed_at"),
    ("bill_periods", "closed_at"),
    ("bills", "line_count"),
];

/// Those that are tampered with besides.
const OTHERS: [&str; 5] =
    ["ledger_balances", "ledger_open_transfers", "ledger_unsealed", "rebates", "order_lines"];

async fn run(app: &TestApp, sql: &str) -> Result<(), DbErr> {
    app.platform().db.writer().execute_unprepared(sql).await.map(|_| ())
}

async fn must_run(app: &TestApp, sql: &str) {
    run(app, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Switches off what keeps the books as they are, and keeps a copy of all tables.
async fn disarm(app: &TestApp) {
    let tables = || BOOKS.iter().map(|(table, _)| *table).chain(OTHERS);
    match app.platform().db.backend() {
        // all of them, with those that hold references
        DbBackend::Postgres => {
            for table in tables() {
                must_run(app, &format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).await;
            }
        }
        _ => {
            must_run(app, "PRAGMA foreign_keys = OFF").await;
            for (table, _) in BOOKS {
                must_run(app, &format!("DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete"))
                    .await;
            }
        }
    }
    for table in tables() {
        must_run(app, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
    }
}

async fn restore(app: &TestApp) {
    for table in BOOKS.iter().map(|(table, _)| *table).chain(OTHERS) {
        must_run(app, &format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}")).await;
    }
}

both_databases! {
    async fn the_database_refuses_to_edit_the_books(app: &TestApp) {
        World::make(app).await;
        let before = app.snapshot().await;
        let is_postgres = app.platform().db.backend() == DbBackend::Postgres;
        for (table, column) in BOOKS {
            let mut tried = vec![
                format!("UPDATE {table} SET {column} = {column}"),
                format!("DELETE FROM {table}"),
            ];
            if is_postgres {
                tried.push(format!("TRUNCATE {table} CASCADE"));
            }
            for sql in tried {
                let refused = run(app, &sql).await.expect_err(&sql).to_string();
                assert!(refused.contains(&format!("{table} is append-only")), "{sql}: {refused}");
            }
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn what_is_edited_without_the_triggers_is_found(app: &TestApp) {
        let world = World::make(app).await;
        app.verify().await;
        disarm(app).await;
        let mut unseen = Vec::new();
        for Case(template, check, row) in CASES {
            must_run(app, &world.sql(template)).await;
            let report = verify(app.platform(), |_| {}).await.expect("the books can be read");
            let row = world.shown(row);
            let names = |finding: &rebated_service::verify::Finding| {
                finding.check.contains(check)
                    && (finding.first.contains(&row) || finding.first.replace('-', "").contains(&row))
            };
            if !report.findings.iter().any(names) {
                unseen.push(format!("{template}\nis not found by {check:?} as {row}: {:#?}", report.findings));
            }
            restore(app).await;
        }
        assert!(unseen.is_empty(), "{}", unseen.join("\n\n"));
        app.verify().await;
    }

    /// The limit of the chain, told in the documents: whoever removes the newest rows with their seals, and
    /// sets the balances back, leaves older books that were right. A head noted elsewhere shows it.
    async fn books_that_were_set_back_are_only_shown_by_a_head_noted_before(app: &TestApp) {
        use rebated_service::ledger::chain;
        use super::asks::{available, book, platform, single};
        let node = app.platform();
        book(node, single(1, platform(), available(1), 1_000)).await;
        app.run_jobs().await;
        disarm(app).await;
        book(node, single(2, platform(), available(1), 500)).await;
        app.run_jobs().await;
        let (noted, _) = chain::head(node.db.read()).await.unwrap();
        restore(app).await;
        app.verify().await;
        let (found, _) = chain::head(node.db.read()).await.unwrap();
        let (noted, found) = (noted.unwrap(), found.unwrap());
        assert_eq!((noted.length, found.length), (2, 1), "the chain is shorter than it was");
    }
}
