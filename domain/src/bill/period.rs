use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// A calendar month in the platform's time zone, written `2026-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BillPeriod {
    year: i32,
    month: u32,
}

/// The text is not a month from 2000-01 to 2099-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a month such as 2026-10")]
pub struct PeriodError;

impl BillPeriod {
    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let (year, month) = text.split_once('-').ok_or(PeriodError)?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(PeriodError);
        }
        let (year, month) = (year.parse().map_err(|_| PeriodError)?, month.parse().map_err(|_| PeriodError)?);
        if (2000..2100).contains(&year) && (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(PeriodError)
        }
    }

    /// The month of a date.
    pub fn of_date(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).expect("a checked month has a first day")
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// Whether the month is over at `now`, given the instant at which it ends.
    pub fn is_over(ends_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        ends_at <= now
    }
}

impl std::fmt::Display for BillPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        let month = |text| BillPeriod::parse(text);
        assert_eq!(month("2026-12").map(|p| p.next().to_string()), Ok("2027-01".into()));
        assert_eq!(month("2026-02").map(|p| p.first_day().to_string()), Ok("2026-02-01".into()));
        for bad in ["2026-13", "2026-00", "26-01", "2026-1", "2026/01", "1999-12", "+026-01", ""] {
            assert_eq!(month(bad), Err(PeriodError), "{bad:?}");
        }
    }
}
