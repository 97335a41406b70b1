use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Timelike as _, Utc};

/// Minutes of a day.
const DAY: u16 = 1_440;

/// The part of each day in which a user wants to be left alone, in minutes after midnight of the user's zone.
/// It may go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    from: u16,
    until: u16,
}

/// Quiet hours begin and end at different minutes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("quiet hours begin and end at different times of the day")]
pub struct BadQuietHours;

impl QuietHours {
    /// From one minute of the day, inclusive, until another, exclusive.
    pub fn try_new(from: u16, until: u16) -> Result<Self, BadQuietHours> {
        if from == until || from >= DAY || until >= DAY {
            return Err(BadQuietHours);
        }
        Ok(Self { from, until })
    }

    /// From one time of the day, such as `22:00`, until another.
    pub fn parse(from: &str, until: &str) -> Result<Self, BadQuietHours> {
        let minute = |text: &str| {
            let time = NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| text.len() == 5)?;
            u16::try_from(time.hour() * 60 + time.minute()).ok()
        };
        match (minute(from), minute(until)) {
            (Some(from), Some(until)) => Self::try_new(from, until),
            _ => Err(BadQuietHours),
        }
    }

    /// Both times as they are parsed.
    pub fn spelled(self) -> (String, String) {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        (clock(self.from), clock(self.until))
    }

    /// When they begin, in minutes after midnight.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// When they end.
    pub const fn until(self) -> u16 {
        self.until
    }

    /// When the quiet hours end that `now` lies in; none when it lies in none. Where clocks are moved over the
    /// end it is the first minute after the gap.
    pub fn end_after<Z: TimeZone>(self, zone: &Z, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(zone).naive_local();
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
        let is_quiet = if self.from < self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        };
        if !is_quiet {
            return None;
        }
        let days = i64::from(minute >= self.until);
        let end = (local.date() + TimeDelta::days(days)).and_time(NaiveTime::MIN)
            + TimeDelta::minutes(self.until.into());
        // a gap of the clocks is at most a day long
        let exists = |minutes: i64| zone.from_local_datetime(&(end + TimeDelta::minutes(minutes))).latest();
        (0..=i64::from(DAY)).find_map(exists).map(|end| end.with_timezone(&Utc))
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    #[test]
    fn quiet_hours_go_over_midnight() {
        let zone = FixedOffset::east_opt(8 * 3600).expect("an offset");
        let quiet = QuietHours::try_new(22 * 60, 7 * 60).expect("quiet hours");
        for (now, end) in [
            ("2026-11-21T13:59:59Z", None),
            ("2026-11-21T14:00:00Z", Some("2026-11-21T23:00:00Z")),
            ("2026-11-21T16:30:00Z", Some("2026-11-21T23:00:00Z")),
            ("2026-11-21T22:59:59Z", Some("2026-11-21T23:00:00Z")),
            ("2026-11-21T23:00:00Z", None),
        ] {
            assert_eq!(quiet.end_after(&zone, at(now)), end.map(at), "{now}");
        }
        assert_eq!(QuietHours::parse("22:00", "07:00"), Ok(quiet));
        assert_eq!(quiet.spelled(), ("22:00".into(), "07:00".into()));
        for (from, until) in [("7:00", "08:00"), ("24:00", "08:00"), ("08:00", "08:00"), ("", "08:00")] {
            assert_eq!(QuietHours::parse(from, until), Err(BadQuietHours), "{from} {until}");
        }
        assert_eq!(QuietHours::try_new(5, 5), Err(BadQuietHours));
        assert_eq!(QuietHours::try_new(0, 1_440), Err(BadQuietHours));
    }

    proptest! {
        #[test]
        fn the_end_is_near_and_not_quiet(from in 0u16..1440, until in 0u16..1440, seconds in 0i64..4_000_000_000) {
            prop_assume!(from != until);
            let quiet = QuietHours::try_new(from, until).expect("quiet hours");
            let now = DateTime::from_timestamp(seconds, 0).expect("a time");
            if let Some(end) = quiet.end_after(&Utc, now) {
                prop_assert!(end > now && end - now < TimeDelta::days(1));
                prop_assert_eq!(quiet.end_after(&Utc, end), None);
            }
        }
    }
}
