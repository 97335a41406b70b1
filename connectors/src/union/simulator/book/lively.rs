use chrono::{DateTime, TimeDelta, Utc};

use super::super::Line;
use super::changes::settle;

/// How long after the payment a lively network has the order received.
const RECEIVED: TimeDelta = TimeDelta::minutes(2);
/// And how long until the commission is final.
const SETTLED: TimeDelta = TimeDelta::minutes(4);

/// What happens by itself until now, dated to when it happens. A line in a dispute or frozen waits.
pub(super) fn live(lines: &mut [Line], now: DateTime<Utc>) {
    for line in lines {
        let Some(paid_at) = line.paid_at.filter(|_| !line.is_void) else { continue };
        if line.is_disputed() || line.is_frozen() {
            continue;
        }
        let at = |due: DateTime<Utc>, line: &Line| due.max(line.modified_at);
        if line.received_at.is_none() && paid_at + RECEIVED <= now {
            let at = at(paid_at + RECEIVED, line);
            (line.received_at, line.modified_at) = (Some(at), at);
        }
        if line.settled_at.is_none() && paid_at + SETTLED <= now {
            let at = at(paid_at + SETTLED, line);
            settle(line, at);
            line.modified_at = at;
        }
    }
}
