use chrono::{DateTime, TimeDelta, Utc};

use crate::event::EventData;

/// Age in days from which an order is history when the platform first hears of it.
const HISTORY_DAYS: i64 = 60;

/// Whether an event is news to the user whom it concerns. An order that is first reported long after it was
/// placed is not, and neither is the rebate that comes with it: the import of old orders would flood its users.
/// What happens to them later is news.
pub fn is_news(event: &EventData, at: DateTime<Utc>) -> bool {
    let first_heard_of = match event {
        EventData::OrderUpdated(order) if order.status_before.is_none() => Some(order.placed_at),
        EventData::RebateTracked(rebate) | EventData::RebateCredited(rebate)
            if rebate.status_before.is_none() =>
        {
            rebate.ordered_at
        }
        _ => None,
    };
    first_heard_of.is_none_or(|placed_at| at - placed_at < TimeDelta::days(HISTORY_DAYS))
}
