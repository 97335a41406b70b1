use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::RefundId;
use rebated_domain::job::Retry;
use rebated_entity::refund_voucher as table;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::keep::{self, Kept};
use super::{VoucherDocument, facts};
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::{Fault, Platform, row};

/// Makes the voucher of a refund that succeeded.
pub(super) const MAKE: JobKind = JobKind::new(
    "vouchers.make",
    Retry::Backoff { first: TimeDelta::seconds(5), longest: TimeDelta::minutes(30), attempts: 100 },
);

/// How long a job waits for a process that can print.
const PRINTER_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// Of which refund.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Make {
    refund_id: RefundId,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("refund_id", Kind::Uuid),
    ("number", Kind::Text),
    ("facts", Kind::Bytes),
    ("layout", Kind::Text),
    ("json_key", Kind::Text),
    ("json_sha256", Kind::Bytes),
    ("json_size", Kind::Big),
    ("pdf_key", Kind::Text),
    ("pdf_sha256", Kind::Bytes),
    ("pdf_size", Kind::Big),
    ("made_at", Kind::Time),
];

/// The job to be stored with the success.
pub(crate) fn job(refund_id: RefundId) -> Result<NewJob, Fault> {
    Ok(NewJob::new(MAKE, &Make { refund_id })?.dedup_key(refund_id.to_string()))
}

/// Stores the documents, then the row: a row never names what was not stored. Killed in between, it makes the same
/// documents under the same names again. A refund has one voucher, however often this runs.
pub(super) async fn make(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Make { refund_id } = job.payload()?;
    let known = table::Entity::find_by_id(refund_id).one(platform.db.writer()).await.map_err(Fault::from)?;
    let new = match known {
        Some(_) => None,
        None => facts::of(&platform, refund_id).await?,
    };
    let Some(document) = new else {
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    if !platform.documents.prints_vouchers() {
        let until = platform.now() + PRINTER_AGAIN_AFTER;
        return Err(JobFailure::Postponed { until, reason: "no printer here".into() });
    }
    let kept = keep::documents(&platform, document.write()?).await?;
    job.still_held(&platform).await?;
    for one in &kept {
        let put = keep::put(&platform, one).await;
        put.map_err(|error| JobFailure::Again(format!("the object store failed: {error}")))?;
    }
    let rows = rows(&platform, refund_id, &document, &kept);
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("refund_vouchers", &rows, "ON CONFLICT (refund_id) DO NOTHING");
        writes.run(txn).await?;
        job.finish_in(txn, &platform).await
    })
    .await
}

fn rows(platform: &Platform, refund: RefundId, document: &VoucherDocument, kept: &[Kept; 2]) -> Rows {
    let [json, pdf] = kept;
    let size = |one: &Kept| i64::try_from(one.bytes.len()).unwrap_or(i64::MAX);
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        refund,
        document.number.clone(),
        json.bytes.clone(),
        platform.documents.voucher.layout(),
        json.key.clone(),
        json.sha256.clone(),
        size(json),
        pdf.key.clone(),
        pdf.sha256.clone(),
        size(pdf),
        platform.now(),
    ]);
    rows
}
