use anyhow::Context as _;
use chrono::{DateTime, Utc};
use rebated_domain::order::LineSnapshot;
use rebated_entity::order;
use rebated_service::orders::queries::{self, OrderFilter};
use rebated_service::orders::{ImportRecord, OnError, import_batch};
use rebated_service::page::PageRequest;
use rebated_service::{Actor, Platform};

use super::life::reports;
use super::plan::plans;
use super::snapshot::order_ref;
use super::story::is_read;

/// How many reports one transaction takes: few, so that balances grow in the order of the dates.
const BATCH: usize = 200;

/// Imports what sources have reported up to `today`, oldest first, but for what is read from networks. What was imported
/// before changes nothing.
pub(super) async fn import(platform: &Platform, admin: &Actor, today: DateTime<Utc>) -> anyhow::Result<()> {
    let plans = plans(today);
    let filed = plans.iter().filter(|plan| !is_read(plan, today));
    let mut told: Vec<LineSnapshot> = filed.flat_map(|plan| reports(plan, today)).collect();
    told.sort_by(|a, b| (a.modified_at, &a.line_key).cmp(&(b.modified_at, &b.line_key)));
    for batch in told.chunks(BATCH) {
        let records = batch.iter().zip(0..).map(|(snapshot, position)| record(snapshot, position));
        let records = records.collect::<Result<_, _>>()?;
        import_batch(platform, admin, records, OnError::RejectAll).await?;
    }
    Ok(())
}

fn record(snapshot: &LineSnapshot, position: u64) -> serde_json::Result<ImportRecord> {
    let document = serde_json::to_string(snapshot)?;
    Ok(ImportRecord { position, snapshot: snapshot.clone(), document })
}

/// The order with that number in the plan.
pub(super) async fn find(
    platform: &Platform,
    number: u64,
    today: DateTime<Utc>,
) -> anyhow::Result<order::Model> {
    let plan = plans(today).into_iter().find(|plan| plan.number == number).context("no such plan")?;
    let filter = OrderFilter {
        sources: vec![plan.source],
        external_id: Some(order_ref(&plan)),
        ..OrderFilter::default()
    };
    let found = queries::page(platform.db.read(), &filter, true, &PageRequest::first(1)).await?;
    found.items.into_iter().next().context("an order of the plan is missing")
}
