use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::TimeDelta;
use rebated_domain::courier::CourierCallbackResult;
use rebated_domain::id::{CourierCallbackId, RefundId};
use rebated_domain::job::Retry;
use rebated_entity::courier_callback as table;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect, Set,
    Statement,
};
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::port::{CourierNews, CourierNotice};
use super::source::Source;
use super::{ParcelNumber, Tracking, interceptions, parcels, queries};
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::payments::{Callback, CallbackRefusal, CallbackVerdict};
use crate::rebates::Desk;
use crate::{Fault, Platform, row};

/// Applies what a courier told.
pub(crate) const APPLY: JobKind = JobKind::new(
    "courier.callback",
    Retry::Backoff { first: TimeDelta::seconds(1), longest: TimeDelta::minutes(10), attempts: 12 },
);

/// Which callback.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    callback_id: CourierCallbackId,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("event_id", Kind::Text),
    ("digest", Kind::Bytes),
    ("body", Kind::Bytes),
    ("notice", Kind::Json),
    ("received_at", Kind::Time),
];

/// Takes what came to the address for a courier's callbacks: checks the signature and stores it once, with the job that
/// applies it. Nothing that the courier has not signed is stored.
pub async fn take(platform: &Platform, callback: &Callback) -> CallbackVerdict {
    let verdict = match platform.courier.read_callback(callback, platform.now()) {
        Err(refusal) => CallbackVerdict::Refused(refusal),
        Ok(notice) => match store(platform, callback, notice).await {
            Ok(()) => CallbackVerdict::Stored,
            Err(error) => {
                tracing::error!(%error, "A courier's callback could not be stored; it will come again.");
                CallbackVerdict::Unavailable
            }
        },
    };
    let result = match verdict {
        CallbackVerdict::Stored => "STORED",
        CallbackVerdict::Refused(refusal) => CallbackRefusal::code(refusal),
        CallbackVerdict::Unavailable => "UNAVAILABLE",
    };
    metrics::counter!("rebated_courier_callbacks_total", "result" => result).increment(1);
    platform.jobs.wake();
    verdict
}

async fn store(platform: &Platform, callback: &Callback, notice: CourierNotice) -> Result<(), Fault> {
    let now = platform.now();
    let id: CourierCallbackId = platform.new_id(now);
    let event_id: String = notice.id.chars().take(128).collect();
    let sum = digest(&SHA256, &callback.body).as_ref().to_vec();
    let kept = serde_json::to_value(Kept::from(notice.news))?.to_string();
    transact(&platform.db, async |txn| {
        let mut rows = Rows::new(COLUMNS);
        rows.push(row![id, event_id.clone(), sum.clone(), callback.body.clone(), kept.clone(), now]);
        let (names, mut params) = (rows.names(), Vec::new());
        let source = rows.source(txn.get_database_backend(), &mut params);
        let sql = format!(
            "INSERT INTO courier_callbacks ({names}) SELECT {names} FROM {source} WHERE true \
             ON CONFLICT (event_id) DO NOTHING"
        );
        let insert = Statement::from_sql_and_values(txn.get_database_backend(), sql, params);
        if txn.execute_raw(insert).await?.rows_affected() == 0 {
            return Ok(());
        }
        let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
        let job = NewJob::new(APPLY, &Told { callback_id: id })?.dedup_key(id.to_string());
        jobs.add(platform, now, job);
        jobs.write(&mut writes);
        writes.run(txn).await
    })
    .await
}

/// The job that applies a callback, once.
pub(crate) async fn apply(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Told { callback_id } = job.payload()?;
    let desk = Desk::open(&platform).await?;
    let finished = transact(&platform.db, async |txn| {
        let found = table::Entity::find_by_id(callback_id).lock_exclusive().one(txn).await;
        if let Some(row) = found.map_err(Fault::from)?.filter(|row| row.result.is_none()) {
            let kept: Kept = serde_json::from_value(row.notice.clone()).map_err(Fault::from)?;
            let result = apply_in(txn, &desk, kept.into(), Source::Callback(callback_id)).await?;
            let mut row = row.into_active_model();
            (row.result, row.applied_at) = (Set(Some(result)), Set(Some(desk.now)));
            row.update(txn).await.map_err(Fault::from)?;
        }
        job.finish_in(txn, &platform).await
    })
    .await?;
    platform.events.wake();
    Ok(finished)
}

async fn apply_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    news: CourierNews,
    source: Source,
) -> Result<CourierCallbackResult, JobFailure> {
    let heard = match &news {
        CourierNews::Parcel(number, told) => parcel_in(txn, desk, number, told, source).await?,
        CourierNews::Interception(reference, told) => match reference.parse().map(RefundId) {
            Ok(id) if queries::has_interception(txn, id).await? => {
                Some(interceptions::hear_in(txn, desk, id, told, source).await?)
            }
            _ => None,
        },
    };
    Ok(match heard {
        Some(true) => CourierCallbackResult::Applied,
        Some(false) => CourierCallbackResult::Duplicate,
        None => CourierCallbackResult::Unknown,
    })
}

/// A number may be that of two parcels: of the one that the buyer refused, and of its way back.
async fn parcel_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    number: &ParcelNumber,
    told: &Tracking,
    source: Source,
) -> Result<Option<bool>, JobFailure> {
    let mut heard = None;
    for parcel in queries::parcels_with(txn, number).await? {
        let is_news = parcels::hear_in(txn, desk, parcel.id, told, source).await?;
        heard = Some(heard.unwrap_or(false) || is_news);
    }
    Ok(heard)
}
