use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

use crate::china::CHINA;

/// Month, first and last day of the festivals in which windows are short: 年货节, 618, 11.11. Days are China's.
const FESTIVALS: [(u32, u32, u32); 3] = [(1, 10, 25), (6, 1, 20), (11, 1, 12)];
/// The longest window of orders.
const LONGEST: TimeDelta = TimeDelta::hours(3);
/// The longest one that touches a festival.
const LONGEST_IN_FESTIVALS: TimeDelta = TimeDelta::minutes(20);

/// How long a window of orders may be.
pub(super) fn longest((from, until): (DateTime<Utc>, DateTime<Utc>)) -> TimeDelta {
    // a window longer than three hours is refused anyway, so that its ends tell whether it touches a festival
    if is_festival(from) || is_festival(until) { LONGEST_IN_FESTIVALS } else { LONGEST }
}

fn is_festival(at: DateTime<Utc>) -> bool {
    let day = at.with_timezone(&CHINA);
    FESTIVALS
        .iter()
        .any(|(month, first, last)| day.month() == *month && (*first..=*last).contains(&day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::china::parse_china_time;

    #[test]
    fn windows_are_short_in_festivals() {
        let at = |text: &str| parse_china_time(text).unwrap();
        let hours = |from: &str| longest((at(from), at(from) + TimeDelta::hours(1))).num_minutes();
        for (from, minutes) in [
            ("2026-10-31 22:59:59", 180),
            ("2026-10-31 23:00:00", 20),
            ("2026-11-12 23:59:59", 20),
            ("2026-11-13 00:00:00", 180),
            ("2026-06-01 00:00:00", 20),
            ("2026-06-20 23:30:00", 20),
            ("2026-06-21 00:00:00", 180),
            ("2026-01-09 22:00:00", 180),
            ("2026-01-10 00:00:00", 20),
            ("2026-01-26 00:00:00", 180),
        ] {
            assert_eq!(hours(from), minutes, "{from}");
        }
    }
}
