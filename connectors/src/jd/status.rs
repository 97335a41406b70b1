use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rebated_domain::order::{OrderStatus, ProblemCode};

use crate::china::CHINA;
use crate::page::Row;

/// The state of a line, and whether JD holds it for a violation of its rules.
///
/// `latest` is the last time that is known, `settles_at` the start of the day in `payMonth`. JD no
/// longer reports a state of its own for settled lines: a completed one is settled from that day on.
pub(super) fn status(
    row: &mut Row<'_>,
    latest: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    settles_at: Option<DateTime<Utc>>,
) -> Option<(OrderStatus, bool)> {
    let code = row.whole("validCode");
    let settled = settles_at.is_some_and(|day| latest.is_some_and(|latest| day <= latest));
    let completed = if settled { OrderStatus::Settled } else { OrderStatus::Received };
    match row.needed("validCode", code)? {
        15 | 24 => Some((OrderStatus::AwaitingPayment, false)),
        16 => Some((OrderStatus::Paid, false)),
        17 => Some((completed, false)),
        18 => Some((OrderStatus::Settled, false)),
        13 | 25..=28 => Some((if finished_at.is_some() { completed } else { OrderStatus::Paid }, true)),
        2..=12 | 14 | 19..=23 => Some((OrderStatus::Invalid, false)),
        _ => {
            row.note("validCode", ProblemCode::UnknownStatus, "is not one of the known codes");
            None
        }
    }
}

/// The start of the day in `payMonth` (yyyyMMdd, in China); 0 is none.
pub(super) fn settles_at(row: &mut Row<'_>) -> Option<DateTime<Utc>> {
    let digits = row.id_unless_zero("payMonth")?;
    let day = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok().filter(|_| digits.len() == 8);
    let start = day.and_then(|day| day.and_time(NaiveTime::MIN).and_local_timezone(CHINA).single());
    if start.is_none() {
        row.note("payMonth", ProblemCode::InvalidTime, "is not a day as yyyyMMdd");
    }
    start.map(|start| start.with_timezone(&Utc))
}
