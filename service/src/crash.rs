//! Points at which a test kills the process: between a commit and whatever would have told of it.
//!
//! `REBATED_CRASH_AT=job.claimed` aborts at the first hit of a point, `job.claimed:3` at the third. Aborting runs
//! no destructors and flushes nothing, as `kill -9` does. Release builds know no points.

/// A place where a process may die.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Events have got their numbers and positions, which is not committed yet.
    EventsPlacing,
    /// Events have their positions, and nobody has been woken to read them.
    EventsPlaced,
    /// The broker has confirmed a batch of events, and the cursor has not moved.
    EventsConfirmed,
    /// The cursor has passed a batch of events, and the publisher does not know yet.
    EventsPassed,
    /// Jobs are claimed, and the claim is not committed yet.
    JobClaiming,
    /// The claim is committed, and no handler has begun.
    JobClaimed,
    /// A handler has made sure that it still holds its job, and is about to call the outside.
    JobCalling,
    /// A job's effect and its end are written, and not committed yet.
    JobFinishing,
    /// A job's effect and its end are committed, and its worker does not know yet.
    JobFinished,
    /// A job has failed, and nobody has written that down yet.
    JobFailing,
    /// A job's failure is committed.
    JobFailed,
    /// A provider has taken a mail, a text message or a push, and that is not written down yet.
    NotificationSent,
    /// A payment is committed, and the channel has not been called.
    PaymentCommitted,
    /// The channel has answered a call about a payment, and that is not written down yet.
    PaymentCalled,
    /// What a channel told is stored, and neither the channel nor the worker knows.
    PaymentTold,
    /// The return of a payment is about to be sent, which is committed, and the channel has not been called.
    PaymentReturning,
    /// The channel has answered a call about the return of a payment, and that is not written down yet.
    PaymentReturned,
    /// A refund is about to be sent, which is committed, and the channel has not been called.
    RefundSending,
    /// The channel has answered a call about a refund, and that is not written down yet.
    RefundSent,
    /// The run of a schedule is stored, and not committed yet.
    ScheduleStoring,
    /// The run of a schedule is committed, and this process has not noted it yet.
    ScheduleStored,
    /// An order of the store is written, and not committed yet.
    StorePlacing,
    /// An order of the store is committed, and its buyer does not know yet.
    StorePlaced,
    /// An endpoint of webhooks has answered, and that is not written down yet.
    WebhookAnswered,
}

impl Point {
    /// Every point, so that a test may hit them all.
    pub const ALL: &'static [Self] = &[
        Self::EventsPlacing,
        Self::EventsPlaced,
        Self::EventsConfirmed,
        Self::EventsPassed,
        Self::JobClaiming,
        Self::JobClaimed,
        Self::JobCalling,
        Self::JobFinishing,
        Self::JobFinished,
        Self::JobFailing,
        Self::JobFailed,
        Self::NotificationSent,
        Self::PaymentCommitted,
        Self::PaymentCalled,
        Self::PaymentTold,
        Self::PaymentReturning,
        Self::PaymentReturned,
        Self::RefundSending,
        Self::RefundSent,
        Self::ScheduleStoring,
        Self::ScheduleStored,
        Self::StorePlacing,
        Self::StorePlaced,
        Self::WebhookAnswered,
    ];

    /// The point's name in `REBATED_CRASH_AT`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::EventsPlacing => "events.placing",
            Self::EventsPlaced => "events.placed",
            Self::EventsConfirmed => "events.confirmed",
            Self::EventsPassed => "events.passed",
            Self::JobClaiming => "job.claiming",
            Self::JobClaimed => "job.claimed",
            Self::JobCalling => "job.calling",
            Self::JobFinishing => "job.finishing",
            Self::JobFinished => "job.finished",
            Self::JobFailing => "job.failing",
            Self::JobFailed => "job.failed",
            Self::NotificationSent => "notification.sent",
            Self::PaymentCommitted => "payment.committed",
            Self::PaymentCalled => "payment.called",
            Self::PaymentTold => "payment.told",
            Self::PaymentReturning => "payment.returning",
            Self::PaymentReturned => "payment.returned",
            Self::RefundSending => "refund.sending",
            Self::RefundSent => "refund.sent",
            Self::ScheduleStoring => "schedule.storing",
            Self::ScheduleStored => "schedule.stored",
            Self::StorePlacing => "store.placing",
            Self::StorePlaced => "store.placed",
            Self::WebhookAnswered => "webhook.answered",
        }
    }
}

/// Dies here if the process was started to do so. Costs nothing in a release build.
#[inline]
pub fn at(point: Point) {
    #[cfg(debug_assertions)]
    armed::at(point);
    #[cfg(not(debug_assertions))]
    let _ = point;
}

#[cfg(debug_assertions)]
mod armed {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::Point;

    /// The point's name, and how many hits are left.
    static ARMED: LazyLock<Option<(String, AtomicI64)>> = LazyLock::new(|| {
        let text = std::env::var("REBATED_CRASH_AT").ok()?;
        let (name, hit) = text.split_once(':').unwrap_or((&text, "1"));
        Some((name.to_owned(), AtomicI64::new(hit.parse().unwrap_or(1))))
    });

    pub(super) fn at(point: Point) {
        if let Some((name, left)) = ARMED.as_ref()
            && name == point.name()
            && left.fetch_sub(1, Ordering::Relaxed) == 1
        {
            eprintln!("The process dies at {name}, as it was told to.");
            std::process::abort();
        }
    }
}
