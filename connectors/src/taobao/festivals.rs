use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};

use crate::china::CHINA;

/// The longest window on ordinary days.
const ORDINARY: TimeDelta = TimeDelta::hours(3);
/// The longest window in a festival.
const IN_FESTIVAL: TimeDelta = TimeDelta::minutes(20);

/// Days of China on which orders can only be asked for in short windows: 年货节, 618 and 11.11, each from a month and day
/// up to and with another. The first moves with the lunar calendar; a window that Taobao refuses all the same is told as
/// [too long](rebated_service::networks::TroubleKind::TooLong).
const FESTIVALS: [((u32, u32), (u32, u32)); 3] = [((1, 10), (1, 25)), ((6, 1), (6, 20)), ((11, 1), (11, 12))];

/// The longest window that begins at a time: one that reaches into a festival is as long as those in it, or ends
/// where the festival begins.
pub(super) fn longest_window(from: DateTime<Utc>) -> TimeDelta {
    let day = from.with_timezone(&CHINA).date_naive();
    let is_festival = |(month, day): (u32, u32)| {
        FESTIVALS.iter().any(|(first, last)| (*first..=*last).contains(&(month, day)))
    };
    if is_festival((day.month(), day.day())) {
        return IN_FESTIVAL;
    }
    let next = day + Days::new(1);
    let midnight = next.and_time(NaiveTime::MIN).and_local_timezone(CHINA).single();
    match midnight {
        Some(midnight) if is_festival((next.month(), next.day())) => {
            (midnight.with_timezone(&Utc) - from).clamp(IN_FESTIVAL, ORDINARY)
        }
        _ => ORDINARY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::china::parse_china_time;

    #[test]
    fn windows_are_short_in_festivals_of_china() {
        let cases = [
            ("2026-10-31 12:00:00", 180),
            ("2026-10-31 22:00:00", 120),
            ("2026-10-31 23:50:00", 20),
            ("2026-11-01 00:00:00", 20),
            ("2026-11-12 23:59:59", 20),
            ("2026-11-13 00:00:00", 180),
            ("2026-05-31 23:00:00", 60),
            ("2026-06-20 23:59:59", 20),
            ("2026-06-21 00:00:00", 180),
            ("2026-01-10 00:00:00", 20),
            ("2026-01-25 23:00:00", 20),
            ("2026-01-26 00:00:00", 180),
            ("2026-12-31 23:00:00", 180),
        ];
        for (time, minutes) in cases {
            let longest = longest_window(parse_china_time(time).unwrap());
            assert_eq!(longest.num_minutes(), minutes, "{time}");
        }
    }
}
