use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::answer::{invalid, missing, too_long};
use crate::china::parse_china_time;
use crate::union::Parameters;

/// Which rows a call wants, and which page of them.
pub(super) struct Asked {
    pub(super) window: (DateTime<Utc>, DateTime<Utc>),
    pub(super) query_type: i64,
    pub(super) page_no: usize,
    pub(super) page_size: usize,
    position: Option<Position>,
    is_back: bool,
}

/// Where a page begins and ends: time and key of its first and last row.
struct Position {
    first: (i64, String),
    last: (i64, String),
}

/// One page of rows.
pub(super) struct Turned<T> {
    pub(super) rows: Vec<T>,
    pub(super) has_next: bool,
    pub(super) has_pre: bool,
    pub(super) position_index: String,
    pub(super) total: usize,
}

impl Asked {
    pub(super) fn read(form: &Parameters) -> Result<Self, Value> {
        let page_size = whole(form, "page_size", 20)?;
        let page_no = whole(form, "page_no", 1)?.max(1);
        for (name, number) in [("page_size", page_size), ("page_no", page_no)] {
            if !(1..=100).contains(&number) {
                return Err(invalid(name));
            }
        }
        let position = match form.get("position_index").filter(|text| !text.is_empty()) {
            Some(text) => Some(Position::read(text).ok_or_else(|| invalid("position_index"))?),
            None => None,
        };
        Ok(Self {
            window: (time(form, "start_time")?, time(form, "end_time")?),
            query_type: whole(form, "query_type", 1)?,
            page_no: usize::try_from(page_no).expect("a page number between 1 and 100"),
            page_size: usize::try_from(page_size).expect("a page size between 1 and 100"),
            position,
            is_back: whole(form, "jump_type", 1)? == -1,
        })
    }

    /// Refuses windows that end before they begin, or are longer.
    pub(super) fn no_longer_than(&self, longest: TimeDelta) -> Result<(), Value> {
        let (from, until) = self.window;
        if until < from {
            return Err(invalid("end_time"));
        }
        let text = format!("{}分钟", longest.num_minutes());
        if until - from > longest { Err(too_long(&text)) } else { Ok(()) }
    }

    /// The page that is asked for, of those rows that the window has by their times.
    pub(super) fn page_of<T>(&self, rows: impl Iterator<Item = (DateTime<Utc>, String, T)>) -> Turned<T> {
        let (from, until) = self.window;
        let mut rows: Vec<_> = rows.filter(|(at, ..)| (from..=until).contains(at)).collect();
        rows.sort_by(|(at, key, _), (other, other_key, _)| (at, key).cmp(&(other, other_key)));
        self.turn(rows)
    }

    /// The page that is asked for, of rows in the order of time and key. With a position it begins behind that, whatever
    /// has changed before; by its number alone it is counted on the rows as they stand now.
    pub(super) fn turn<T>(&self, rows: Vec<(DateTime<Utc>, String, T)>) -> Turned<T> {
        let total = rows.len();
        let mark = |row: &(DateTime<Utc>, String, T)| (row.0.timestamp(), row.1.clone());
        let begin = match &self.position {
            Some(position) if self.is_back => {
                let end = rows.iter().take_while(|row| mark(row) < position.first).count();
                end.saturating_sub(self.page_size)
            }
            Some(position) => rows.iter().take_while(|row| mark(row) <= position.last).count(),
            None => ((self.page_no - 1) * self.page_size).min(total),
        };
        let end = (begin + self.page_size).min(total);
        let page: Vec<_> = rows.into_iter().skip(begin).take(end - begin).collect();
        let position_index = match (page.first(), page.last()) {
            (Some(first), Some(last)) => {
                let ((first, first_key), (last, last_key)) = (mark(first), mark(last));
                format!("{first}_{first_key}|{last}_{last_key}")
            }
            // an empty page stands between the ends of its window, or behind the page before
            _ => match &self.position {
                Some(Position { last: (at, key), .. }) => format!("{at}_{key}|{at}_{key}"),
                None => format!("{}_|{}_", self.window.0.timestamp(), self.window.1.timestamp() + 1),
            },
        };
        Turned {
            rows: page.into_iter().map(|(_, _, row)| row).collect(),
            has_next: end < total,
            has_pre: begin > 0,
            position_index,
            total,
        }
    }
}

impl Position {
    fn read(text: &str) -> Option<Self> {
        let mark = |text: &str| {
            let (at, key) = text.split_once('_')?;
            Some((at.parse().ok()?, key.to_owned()))
        };
        let (first, last) = text.split_once('|')?;
        Some(Self { first: mark(first)?, last: mark(last)? })
    }
}

/// A whole number.
pub(super) fn whole(form: &Parameters, name: &str, default: i64) -> Result<i64, Value> {
    match form.get(name).filter(|text| !text.is_empty()) {
        Some(text) => text.parse().map_err(|_| invalid(name)),
        None => Ok(default),
    }
}

fn time(form: &Parameters, name: &str) -> Result<DateTime<Utc>, Value> {
    let text = form.get(name).ok_or_else(|| missing(name))?;
    parse_china_time(text).ok_or_else(|| invalid(name))
}

/// The form with the fields of a parameter that is an object: some calls take their options so.
pub(super) fn with_options(form: &Parameters, name: &str) -> Parameters {
    let options = form.get(name).and_then(|text| serde_json::from_str::<Value>(text).ok());
    let fields = options.as_ref().and_then(Value::as_object).into_iter().flatten();
    let plain = fields
        .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    form.clone().into_iter().chain(plain).collect()
}
