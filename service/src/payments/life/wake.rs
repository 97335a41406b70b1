use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::PaymentId;
use rebated_domain::job::Retry;
use rebated_domain::payment::{PaymentFacts, PaymentStatus, PaymentTerms};
use rebated_entity::payment;
use serde::{Deserialize, Serialize};

use crate::jobs::{JobKind, NewJob, NewJobs};
use crate::{Fault, Platform};

/// Looks at a payment when its time has come.
pub(in crate::payments) const WAKE: JobKind = JobKind {
    at_once: 8,
    ..JobKind::new(
        "payments.wake",
        Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
    )
};

/// Which payment to look at, and what for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::payments) struct Wake {
    pub payment_id: PaymentId,
    pub act: Act,
}

/// What a worker does with a payment that nobody has made known to its channel for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(in crate::payments) enum Act {
    /// Calls the channel to make it.
    Call,
    /// Looks whether its time has come.
    Look,
}

/// What is known of a payment by its own row.
pub(in crate::payments) fn facts_of(payment: &payment::Model, now: DateTime<Utc>) -> PaymentFacts {
    let has_come = |at: DateTime<Utc>| at <= now;
    PaymentFacts {
        polls: u32::try_from(payment.polls).unwrap_or(0),
        is_due: payment.wake_at.is_some_and(has_come) || has_come(payment.expires_at),
        ..PaymentFacts::default()
    }
}

/// Sets the next wake-up by what the payment's state asks for; none for one that is an end. An open payment also wakes
/// when the buyer's time is over.
pub(in crate::payments) fn arm(
    platform: &Platform,
    now: DateTime<Utc>,
    payment: &mut payment::Model,
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    let Some(wait) = payment.status.wakes_after(&facts_of(payment, now), &PaymentTerms::default()) else {
        (payment.wake_at, payment.wake_job) = (None, None);
        return Ok(());
    };
    let at = match payment.status {
        PaymentStatus::Open => (now + wait).min(payment.expires_at.max(now)),
        _ => now + wait,
    };
    arm_at(platform, now, payment, (at, Act::Look), jobs)
}

/// Sets the next wake-up to a time. The one before loses its meaning: a job that is not the stored one does nothing.
pub(in crate::payments) fn arm_at(
    platform: &Platform,
    now: DateTime<Utc>,
    payment: &mut payment::Model,
    (at, act): (DateTime<Utc>, Act),
    jobs: &mut NewJobs,
) -> Result<(), Fault> {
    // a change raises the version, another look the polls: no two wake-ups of a payment share a key
    let key = format!("{}:{}:{}", payment.id, payment.version, payment.polls);
    let job = NewJob::new(WAKE, &Wake { payment_id: payment.id, act })?.due_at(at).dedup_key(key);
    (payment.wake_at, payment.wake_job) = (Some(at), Some(jobs.add(platform, now, job)));
    Ok(())
}
