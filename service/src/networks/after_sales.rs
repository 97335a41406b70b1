use rebated_domain::network::{AfterSale, AfterSaleEffect};
use rebated_entity::after_sale as table;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use std::collections::HashMap;

use super::AffiliateNetwork;
use crate::db::{Kind, Rows, Writes, find_by_rows, transact};
use crate::orders::ImportRecord;
use crate::{Fault, Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("source", Kind::Text),
    ("account", Kind::Text),
    ("case_key", Kind::Text),
    ("line_key", Kind::Text),
    ("order_ref", Kind::Text),
    ("effect", Kind::Text),
    ("currency", Kind::Text),
    ("refunded_minor", Kind::Big),
    ("commission_returned_minor", Kind::Big),
    ("modified_at", Kind::Time),
];
const LINES: &[(&str, Kind)] = &[("source", Kind::Text), ("account", Kind::Text), ("line_key", Kind::Text)];

/// Stores what is new about after-sale cases, and answers the lines that they belong to, as their network last reported
/// them: imported again, they count the cases in. A case whose line is not known yet waits for it.
pub(super) async fn take(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    cases: &[AfterSale],
) -> Result<Vec<ImportRecord>, Fault> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let mut newest: HashMap<&str, &AfterSale> = HashMap::new();
    for case in cases {
        let known = newest.entry(case.case_key.as_str()).or_insert(case);
        if case.mark() > known.mark() {
            *known = case;
        }
    }
    let mut rows = Rows::new(COLUMNS);
    for case in newest.values() {
        rows.push(row![
            case.source,
            case.account.as_str(),
            case.case_key.as_str(),
            case.line_key.as_str(),
            case.order_ref.as_str(),
            case.effect,
            case.refunded.currency(),
            case.refunded.minor(),
            case.commission_returned.minor(),
            case.modified_at,
        ]);
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("after_sales", &rows, &newer_wins());
        writes.run(txn).await
    })
    .await?;
    lines_of(platform, network, cases).await
}

/// A case is written again only by a report with a greater [`AfterSale::mark`].
fn newer_wins() -> String {
    let mark = |table: &str| {
        let rank = |effect: &AfterSaleEffect| format!("WHEN '{}' THEN {}", effect.code(), effect.rank());
        let ranks = AfterSaleEffect::ALL.iter().map(rank).collect::<Vec<_>>().join(" ");
        format!("({table}.modified_at, CASE {table}.effect {ranks} END, {table}.refunded_minor)")
    };
    format!(
        "ON CONFLICT (source, account, case_key) DO UPDATE SET effect = excluded.effect, \
         refunded_minor = excluded.refunded_minor, modified_at = excluded.modified_at, \
         commission_returned_minor = excluded.commission_returned_minor WHERE {} > {}",
        mark("excluded"),
        mark("after_sales")
    )
}

#[derive(FromQueryResult)]
struct Kept {
    document: String,
}

async fn lines_of(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    cases: &[AfterSale],
) -> Result<Vec<ImportRecord>, Fault> {
    let db = platform.db.writer();
    let mut wanted: Vec<&str> = cases.iter().map(|case| case.line_key.as_str()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut keys = Rows::new(LINES);
    wanted.into_iter().for_each(|key| keys.push(row![network.source(), network.account(), key]));
    let backend = db.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT s.document FROM order_lines l JOIN {source} ON l.source = r.source AND l.account = r.account \
         AND l.line_key = r.line_key JOIN line_snapshots s ON s.line_id = l.id \
         WHERE s.revision = (SELECT max(n.revision) FROM line_snapshots n WHERE n.line_id = l.id)"
    );
    let statement = Statement::from_sql_and_values(backend, sql, params);
    let found = Kept::find_by_statement(statement).all(db).await?;
    let mut records = Vec::with_capacity(found.len());
    for (position, kept) in (1..).zip(found) {
        match network.read(&kept.document) {
            Ok(record) => records.push(ImportRecord { position, ..record }),
            // imported from a file of another form: its next report counts the cases in
            Err(_) => tracing::info!(
                network = network.source().code(),
                "A line with an after-sale case was not reported by its network yet."
            ),
        }
    }
    Ok(records)
}

/// The cases of lines, by the lines' keys (source, account, line).
pub(crate) async fn of_lines(
    db: &impl ConnectionTrait,
    keys: &Rows,
) -> Result<HashMap<(String, String), Vec<AfterSale>>, Fault> {
    let found = find_by_rows::<table::Entity>(db, keys, |columns, source| {
        format!(
            "SELECT {columns} FROM after_sales t JOIN {source} ON t.source = r.source \
             AND t.account = r.account AND t.line_key = r.line_key ORDER BY t.case_key"
        )
    })
    .await?;
    let mut by_line: HashMap<(String, String), Vec<AfterSale>> = HashMap::new();
    for row in found {
        let key = (row.account.clone(), row.line_key.clone());
        by_line.entry(key).or_default().push(AfterSale {
            source: row.source,
            account: row.account,
            case_key: row.case_key,
            line_key: row.line_key,
            order_ref: row.order_ref,
            effect: row.effect,
            refunded: rebated_domain::money::Money::new(row.refunded_minor, row.currency),
            commission_returned: rebated_domain::money::Money::new(
                row.commission_returned_minor,
                row.currency,
            ),
            modified_at: row.modified_at,
        });
    }
    Ok(by_line)
}
