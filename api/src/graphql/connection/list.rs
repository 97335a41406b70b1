use async_graphql::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use rebated_service::page::Key;
use uuid::Uuid;

use crate::graphql::error::bad_argument;

/// A list with an order. Its cursors work in no other list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    name: &'static str,
    keys: KeyKind,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// By id.
    Id,
    /// By time, then id.
    TimeId,
    /// By a number.
    Seq,
}

impl List {
    /// A list sorted by `keys`. The name tells it from every other list and every other order of the
    /// same rows, such as `orders.placedAt.desc`.
    pub const fn new(name: &'static str, keys: KeyKind) -> Self {
        Self { name, keys }
    }

    /// Where `key` stands, as clients see it.
    pub fn cursor(&self, key: Key) -> String {
        let key = match key {
            Key::Id(id) => id.to_string(),
            Key::TimeId(time, id) => format!("{}/{id}", time.timestamp_micros()),
            Key::Seq(number) => number.to_string(),
        };
        URL_SAFE_NO_PAD.encode(format!("{}|{key}", self.name))
    }

    /// Reads a cursor of this list; a damaged one and one of another list are refused.
    pub fn key(&self, argument: &str, cursor: &str) -> Result<Key> {
        self.read(cursor).ok_or_else(|| bad_argument(argument, "is not a cursor of this list"))
    }

    fn read(&self, cursor: &str) -> Option<Key> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let key = text.strip_prefix(self.name)?.strip_prefix('|')?;
        match self.keys {
            KeyKind::Id => Uuid::try_parse(key).ok().map(Key::Id),
            KeyKind::Seq => key.parse().ok().map(Key::Seq),
            KeyKind::TimeId => {
                let (micros, id) = key.split_once('/')?;
                let time = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
                Some(Key::TimeId(time, Uuid::try_parse(id).ok()?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDERS: List = List::new("orders.placedAt.desc", KeyKind::TimeId);
    const LINES: List = List::new("orders.placedAt", KeyKind::TimeId);

    #[test]
    fn a_cursor_works_in_its_own_list_only() {
        let time = DateTime::from_timestamp_micros(1_790_000_000_123_456).expect("a test's time");
        let key = Key::TimeId(time, Uuid::from_u128(5));
        let cursor = ORDERS.cursor(key);
        assert_eq!(ORDERS.read(&cursor), Some(key));
        assert_eq!(LINES.read(&cursor), None);
        assert_eq!(List::new("orders.placedAt.desc", KeyKind::Seq).read(&cursor), None);
        assert_eq!(ORDERS.read(&cursor[..cursor.len() - 2]), None);
        let refusal = ORDERS.key("after", "x").expect_err("not a cursor");
        assert_eq!(refusal.message, "Argument `after` is not a cursor of this list.");
    }
}
