use std::sync::LazyLock;

use rebated_service::counters::{Ask, Change, POINT};
use redis::{Script, ScriptInvocation};

/// What [`Bucket`](rebated_service::counters::Bucket) does, in Redis. Numbers are exact up to 2^53. Only what
/// changes a bucket is written: where clocks differ, a look by the one that is ahead does not count.
static TAKE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("take.lua")));

/// How much longer than until it is full a bucket is kept: what clocks of nodes may differ by.
const KEPT_LONGER_MILLISECONDS: u64 = 60_000;

/// One call of the script. It answers with milliseconds to wait, or -1, and with what is left in fractions of a
/// point.
pub(super) fn invocation(prefix: &str, ask: Ask<'_>) -> ScriptInvocation<'static> {
    let Ask { bucket, rate, change, now } = ask;
    // more than a bucket holds is as much as one point more; this keeps every number small
    let fractions = |points: u64| points.min(rate.most.saturating_add(1)).saturating_mul(POINT);
    let (verb, points) = match change {
        Change::Take(points) => ("take", fractions(points)),
        Change::GiveBack(points) => ("give", fractions(points)),
    };
    let mut call = TAKE.key(format!("{prefix}:{bucket}"));
    call.arg(verb).arg(points).arg(fractions(rate.most)).arg(rate.per_minute.max(1));
    call.arg(now.timestamp_millis()).arg(KEPT_LONGER_MILLISECONDS);
    call
}
