use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use rebated_domain::bill::BillPeriod;

use crate::Fault;

/// The first instant of a month in a zone, and the first instant of the month after.
pub fn bounds(period: BillPeriod, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    (midnight(period, zone), midnight(period.next(), zone))
}

fn midnight(period: BillPeriod, zone: Tz) -> DateTime<Utc> {
    let local = period.first_day().and_time(NaiveTime::MIN);
    match zone.from_local_datetime(&local).earliest() {
        Some(at) => at.with_timezone(&Utc),
        // the clocks went forward over midnight: the day begins when they stop, within the hour
        None => zone.from_utc_datetime(&local).with_timezone(&Utc),
    }
}

/// The month that a row names.
pub(crate) fn parse_stored(period: &str) -> Result<BillPeriod, Fault> {
    BillPeriod::parse(period).map_err(|error| Fault::Corrupt(error.to_string()))
}

/// The month in which an instant falls.
pub(super) fn month_of(at: DateTime<Utc>, zone: Tz) -> BillPeriod {
    BillPeriod::of_date(at.with_timezone(&zone).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_at_local_midnight() {
        let october = BillPeriod::parse("2026-10").expect("a month");
        let (start, end) = bounds(october, chrono_tz::Asia::Shanghai);
        assert_eq!(start.to_rfc3339(), "2026-09-30T16:00:00+00:00");
        assert_eq!(end.to_rfc3339(), "2026-10-31T16:00:00+00:00");
        assert_eq!(month_of(start, chrono_tz::Asia::Shanghai), october);
        assert_eq!(month_of(end, chrono_tz::Asia::Shanghai), october.next());
    }
}
