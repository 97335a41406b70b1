//! Time as Chinese systems write it: of day in China, without a zone.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

const FORM: &str = "%Y-%m-%d %H:%M:%S";

/// Time of day in China, eight hours ahead of UTC.
pub(crate) const CHINA: FixedOffset = FixedOffset::east_opt(8 * 3600).expect("eight hours are an offset");

pub(crate) fn parse_china_time(text: &str) -> Option<DateTime<Utc>> {
    let time = NaiveDateTime::parse_from_str(text, FORM).ok()?;
    // Nothing but the one form, and no leap second: chrono takes both.
    (time.format(FORM).to_string() == text && !text.ends_with(":60"))
        .then(|| time.and_local_timezone(CHINA).single().map(|time| time.with_timezone(&Utc)))?
}

/// `2026-01-31 23:59:59`, whatever the zone of the machine.
pub(crate) fn china_time(time: DateTime<Utc>) -> String {
    time.with_timezone(&CHINA).format(FORM).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_eight_hours_before_that_of_utc() {
        let time = DateTime::parse_from_rfc3339("2026-01-31T16:00:00.5Z").unwrap().with_timezone(&Utc);
        assert_eq!(china_time(time), "2026-02-01 00:00:00");
        assert_eq!(
            parse_china_time("2026-02-01 00:00:00").unwrap().to_rfc3339(),
            "2026-01-31T16:00:00+00:00"
        );
        for bad in ["2026-02-01", "2026-2-1 0:0:0", "2026-02-01 00:00:60", "2026-02-01T00:00:00", ""] {
            assert_eq!(parse_china_time(bad), None, "{bad}");
        }
    }
}
