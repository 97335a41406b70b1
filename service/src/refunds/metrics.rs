//! What is counted of refunds, under names that the rules of alerts use.
//!
//! Counts are made in the transaction of the change: one that is rolled back and tried again is counted twice.

use chrono::{DateTime, Utc};
use rebated_domain::machine::Status as _;
use rebated_domain::refund::RefundStatus;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::refund;
use sea_orm::{ConnectionTrait, Statement};

use crate::{Fault, Platform, vouchers};

/// How long refunds took, in seconds.
pub const DURATION: &str = "rebated_refund_process_duration_seconds";
/// The bounds of its buckets, in seconds: a channel takes seconds or minutes, goods and people days.
pub const DURATION_BUCKETS: &[f64] =
    &[0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3_600.0, 86_400.0, 604_800.0];
/// What kept refunds from going on, by reason.
pub const FAILURES: &str = "rebated_refund_failures_total";
/// Refunds that are not at their end, by state.
pub const QUEUE: &str = "rebated_refund_queue";
/// How long the one has been in its state that is there longest, in seconds.
pub const OLDEST: &str = "rebated_refund_oldest_seconds";
/// Documents of vouchers that are lost or changed.
pub const BROKEN: &str = "rebated_vouchers_broken";

const REASONS: &[&str] =
    &["ABNORMAL", "CLOSED", "GIVEN_UP", "NO_FUNDS", "REFUSED", "RETURNED_BY_BANK", "UNCLEAR"];

/// Makes every reason known with a count of nothing, so that the first failure is seen as a rise.
pub fn announce() {
    for reason in REASONS {
        metrics::counter!(FAILURES, "reason" => *reason).increment(0);
    }
}

/// Counts what stopped a refund.
pub(super) fn moved(refund: &refund::Model, before: Option<RefundStatus>, input: RefundInput) {
    let reason = match input {
        RefundInput::Abnormal => "ABNORMAL",
        RefundInput::Closed => "CLOSED",
        RefundInput::ResolveFailed => "GIVEN_UP",
        RefundInput::NotEnough => "NO_FUNDS",
        RefundInput::CallRefused | RefundInput::RefusalProved => "REFUSED",
        RefundInput::ReturnedByBank => "RETURNED_BY_BANK",
        RefundInput::NotFound | RefundInput::QueryUnknown
            if before == Some(RefundStatus::Unknown) && refund.status == RefundStatus::Manual =>
        {
            "UNCLEAR"
        }
        _ => return,
    };
    metrics::counter!(FAILURES, "reason" => reason).increment(1);
}

/// Records how long a refund took that has just succeeded: from the request, and from the first call of its channel.
pub(super) fn succeeded(refund: &refund::Model, first_call: Option<DateTime<Utc>>, now: DateTime<Utc>) {
    record("request", refund.created_at, now);
    if let Some(called_at) = first_call {
        record("channel", called_at, now);
    }
}

fn record(leg: &'static str, since: DateTime<Utc>, now: DateTime<Utc>) {
    let took = (now - since).to_std().unwrap_or_default();
    metrics::histogram!(DURATION, "leg" => leg).record(took);
}

/// Reads the gauges: refunds by state, and broken vouchers. Two statements over lists of work, whatever is at its end.
/// What cannot be read keeps its last figures.
pub async fn measure(platform: &Platform) {
    match read(platform).await {
        Ok(found) => set(&found, platform.now()),
        Err(error) => tracing::warn!(%error, "The refunds could not be counted."),
    }
    match vouchers::queries::broken(platform.db.read()).await {
        Ok(broken) => metrics::gauge!(BROKEN).set(small(i64::try_from(broken).unwrap_or(i64::MAX))),
        Err(error) => tracing::warn!(%error, "The faults of vouchers could not be counted."),
    }
}

type Found = (RefundStatus, i64, DateTime<Utc>);

fn set(found: &[Found], now: DateTime<Utc>) {
    for status in RefundStatus::ALL.iter().filter(|status| !status.is_terminal()) {
        let one = found.iter().find(|(of, ..)| of == status);
        let age = one.map_or(0, |(_, _, since)| (now - *since).num_seconds().max(0));
        metrics::gauge!(QUEUE, "state" => status.code()).set(small(one.map_or(0, |(_, count, _)| *count)));
        metrics::gauge!(OLDEST, "state" => status.code()).set(small(age));
    }
}

fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(if value < 0 { 0 } else { u32::MAX })
}

/// A refund is in its state since the last change that was more than another look.
async fn read(platform: &Platform) -> Result<Vec<Found>, Fault> {
    let db = platform.db.read();
    let sql = "SELECT o.status, count(*), min(o.since) FROM (\
        SELECT r.status AS status, COALESCE((SELECT max(t.at) FROM refund_transitions t \
        WHERE t.refund_id = r.id AND (t.status_before IS NULL OR t.status_before <> t.status_after)), r.created_at) AS since \
        FROM refunds r WHERE r.status NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED')) o GROUP BY o.status";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let found = rows
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?)));
    found.collect()
}
