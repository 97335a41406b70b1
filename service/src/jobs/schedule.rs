use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::job::{JobPriority, Retry};
use serde_json::json;

use super::{JobKind, NewJob, NewJobs, Registry, forget};
use crate::crash::{self, Point};
use crate::db::{Writes, transact};
use crate::{
    Fault, Platform, claims, events, idempotency, networks, notifications, payments, refunds, store, users,
    vouchers, webhooks,
};

/// Periodic work: in each period one job, which is stored by whichever node is first.
///
/// Periods are counted from 1970-01-01T00:00Z. After a time without any node only the period that it is now is
/// made up for: what ran never is done once.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// What kind of job a run is; the schedule has its name.
    pub kind: JobKind,
    /// How long a period is; at most 31 days, since runs are remembered for 40.
    pub every: TimeDelta,
}

const RETRY: Retry =
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::hours(1), attempts: 8 };
const FORGET_JOBS: JobKind = JobKind::new("jobs.forget", RETRY);
const FORGET_EVENTS: JobKind = JobKind::new("events.forget", RETRY);
const FORGET_IDEMPOTENCY_KEYS: JobKind = JobKind::new("idempotency_keys.forget", RETRY);
const FORGET_LINK_CODES: JobKind = JobKind::new("identity_link_codes.forget", RETRY);
const FORGET_REFRESH_TOKENS: JobKind = JobKind::new("refresh_tokens.forget", RETRY);
const FORGET_SIGN_IN_THROTTLES: JobKind = JobKind::new("sign_in_throttles.forget", RETRY);
const FORGET_WEBHOOK_DELIVERIES: JobKind = JobKind::new("webhook_deliveries.forget", RETRY);

pub(super) fn register_own(registry: &Registry) {
    registry.handle(FORGET_JOBS, forget::jobs);
    registry.handle(FORGET_EVENTS, events::forget);
    registry.handle(FORGET_IDEMPOTENCY_KEYS, idempotency::forget_old);
    registry.handle(FORGET_LINK_CODES, users::forget_link_codes);
    registry.handle(FORGET_REFRESH_TOKENS, users::forget_refresh_tokens);
    registry.handle(FORGET_SIGN_IN_THROTTLES, users::forget_throttles);
    notifications::register(registry);
    registry.handle(FORGET_WEBHOOK_DELIVERIES, webhooks::forget);
    registry.handle(webhooks::DELIVER, webhooks::deliver);
    store::register(registry);
    payments::register(registry);
    refunds::register(registry);
    vouchers::register(registry);
    networks::register(registry);
    claims::register(registry);
    let every = TimeDelta::days(1);
    let all = [
        FORGET_JOBS,
        FORGET_EVENTS,
        FORGET_IDEMPOTENCY_KEYS,
        FORGET_LINK_CODES,
        FORGET_REFRESH_TOKENS,
        FORGET_SIGN_IN_THROTTLES,
        FORGET_WEBHOOK_DELIVERIES,
    ];
    all.into_iter().for_each(|kind| registry.schedule(Schedule { kind, every }));
}

/// Stores the runs of the present period that nobody has stored; answers how many schedules were looked after.
/// A schedule whose run this process knows to be stored costs nothing.
pub async fn enqueue_scheduled(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let missing: Vec<(Schedule, DateTime<Utc>)> = {
        let schedules = platform.jobs.schedules.read().expect("no holder of the schedules panics");
        let stored = platform.jobs.stored.lock().expect("no holder of the periods panics");
        let begins = schedules.iter().map(|schedule| (*schedule, period(now, schedule.every)));
        begins.filter(|(schedule, begin)| stored.get(schedule.kind.name) != Some(begin)).collect()
    };
    if missing.is_empty() {
        return Ok(0);
    }
    let mut runs = NewJobs::default();
    for (schedule, begin) in &missing {
        let period = begin.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let run = NewJob::new(schedule.kind, &json!({ "period": period }))?;
        let key = format!("{}@{period}", schedule.kind.name);
        runs.add(platform, now, run.priority(JobPriority::Low).once(key));
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        runs.write(&mut writes);
        writes.run(txn).await?;
        crash::at(Point::ScheduleStoring);
        Ok::<_, Fault>(())
    })
    .await?;
    crash::at(Point::ScheduleStored);
    let mut stored = platform.jobs.stored.lock().expect("no holder of the periods panics");
    stored.extend(missing.iter().map(|(schedule, begin)| (schedule.kind.name, *begin)));
    Ok(missing.len())
}

/// When the period began that `now` lies in.
fn period(now: DateTime<Utc>, every: TimeDelta) -> DateTime<Utc> {
    let seconds = every.num_seconds().max(1);
    let begin = now.timestamp().div_euclid(seconds) * seconds;
    DateTime::from_timestamp(begin, 0).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_follow_each_other_without_gaps() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        let day = |text| period(at(text), TimeDelta::days(1));
        assert_eq!(day("2026-11-21T00:00:00Z"), at("2026-11-21T00:00:00Z"));
        assert_eq!(day("2026-11-21T23:59:59.999999Z"), at("2026-11-21T00:00:00Z"));
        assert_eq!(day("1969-12-31T12:00:00Z"), at("1969-12-31T00:00:00Z"));
        assert_eq!(period(at("2026-11-21T10:07:31Z"), TimeDelta::minutes(5)), at("2026-11-21T10:05:00Z"));
    }
}
