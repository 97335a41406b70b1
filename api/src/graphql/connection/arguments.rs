use async_graphql::Result;
use rebated_service::page::PageRequest;

use super::List;
use crate::graphql::error::bad_argument;

/// Rows of a page when the caller does not say.
const DEFAULT_SIZE: u64 = 20;
/// Most rows of a page.
const LARGEST: i32 = 100;

/// The four arguments of every connection.
#[derive(Clone, Debug, Default)]
pub struct PageArgs {
    /// How many from the start.
    pub first: Option<i32>,
    /// Only rows behind this cursor.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// Only rows before this cursor.
    pub before: Option<String>,
}

impl PageArgs {
    /// The arguments in the order in which every connection declares them.
    pub fn new(first: Option<i32>, after: Option<String>, last: Option<i32>, before: Option<String>) -> Self {
        Self { first, after, last, before }
    }

    /// The page that is asked for. Wrong arguments are refused, never corrected silently.
    pub fn request(&self, list: &List) -> Result<PageRequest> {
        if self.first.is_some() && self.last.is_some() {
            return Err(bad_argument("last", "cannot be combined with `first`"));
        }
        let key = |argument, cursor: &Option<String>| {
            cursor.as_deref().map(|cursor| list.key(argument, cursor)).transpose()
        };
        Ok(PageRequest {
            size: size("first", self.first)?.or(size("last", self.last)?).unwrap_or(DEFAULT_SIZE),
            from_end: self.last.is_some(),
            after: key("after", &self.after)?,
            before: key("before", &self.before)?,
        })
    }
}

fn size(argument: &str, number: Option<i32>) -> Result<Option<u64>> {
    match number {
        None => Ok(None),
        Some(number) if (1..=LARGEST).contains(&number) => Ok(u64::try_from(number).ok()),
        Some(_) => Err(bad_argument(argument, format!("must lie between 1 and {LARGEST}"))),
    }
}

#[cfg(test)]
mod tests {
    use rebated_service::page::Key;
    use uuid::Uuid;

    use super::super::KeyKind;
    use super::*;

    const LIST: List = List::new("users.id", KeyKind::Id);

    #[test]
    fn sizes_outside_1_to_100_are_refused() {
        let size = |first, last| PageArgs::new(first, None, last, None).request(&LIST).map(|page| page.size);
        assert_eq!(size(None, None).ok(), Some(20));
        assert_eq!(size(Some(100), None).ok(), Some(100));
        assert_eq!(size(None, Some(1)).ok(), Some(1));
        for (first, last) in [(Some(0), None), (Some(101), None), (None, Some(-1)), (Some(1), Some(1))] {
            assert!(size(first, last).is_err(), "{first:?} {last:?}");
        }
    }

    #[test]
    fn a_page_begins_behind_its_cursor() {
        let key = Key::Id(Uuid::from_u128(1));
        let args = PageArgs::new(Some(2), Some(LIST.cursor(key)), None, None);
        let page = args.request(&LIST).expect("valid arguments");
        assert_eq!((page.size, page.from_end, page.after, page.before), (2, false, Some(key), None));
    }
}
