use rebated_service::networks::{Cursor, Trouble};

use super::Paging;
use crate::union::{refused, too_many_pages};

/// Pinduoduo turns no more pages than this.
const LAST_PAGE: u32 = 10_000;

/// Which page is next, and what for.
///
/// Pinduoduo counts pages over the rows as they stand at that moment, so that rows slide towards the beginning when one
/// before them changes. The last page is looked for first, by the count and then, because the count is not to be
/// trusted, forwards until a page is not full. From there the pages are read to the first: what slides then comes to a
/// page that is still to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The first page, with the count.
    Count,
    /// `s` and the page: is it the last?
    Seek(u32),
    /// `r` and the page: on the way back.
    Reverse(u32),
    /// `f` and the page: only forwards.
    Forward(u32),
}

/// What a page was like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// How many rows it had.
    pub(super) rows: usize,
    /// How many the window is said to have.
    pub(super) total: Option<u64>,
}

impl Turn {
    /// Where a call begins.
    pub(super) fn of(cursor: Option<&Cursor>, paging: Paging) -> Result<Self, Trouble> {
        let Some(Cursor(text)) = cursor else {
            return Ok(if paging == Paging::Reverse { Self::Count } else { Self::Forward(1) });
        };
        let read = |letter: char, turn: fn(u32) -> Self| {
            text.strip_prefix(letter)
                .and_then(|page| page.parse().ok())
                .filter(|page| (1..=LAST_PAGE).contains(page))
                .map(turn)
        };
        let turn =
            read('s', Self::Seek).or_else(|| read('r', Self::Reverse)).or_else(|| read('f', Self::Forward));
        turn.ok_or_else(|| refused("BAD_CURSOR", "the cursor is not one of Pinduoduo's"))
    }

    pub(super) const fn page(self) -> u32 {
        match self {
            Self::Count => 1,
            Self::Seek(page) | Self::Reverse(page) | Self::Forward(page) => page,
        }
    }

    /// The next page, given what was found on this one and how many rows a full one has.
    pub(super) fn next(self, found: Found, size: usize) -> Result<Option<Self>, Trouble> {
        let is_full = found.rows >= size;
        let next = match self {
            Self::Count => {
                let said = found.total.unwrap_or_default().div_ceil(size as u64);
                let said = u32::try_from(said).unwrap_or(LAST_PAGE).min(LAST_PAGE);
                (is_full || said > 1).then(|| Self::Seek(said.max(2)))
            }
            Self::Seek(page) if is_full => Some(Self::Seek(page + 1)),
            Self::Forward(page) => is_full.then_some(Self::Forward(page + 1)),
            // the page that was found to be the last has just been read
            Self::Seek(page) | Self::Reverse(page) => (page > 1).then(|| Self::Reverse(page - 1)),
        };
        if next.is_some_and(|next| next.page() > LAST_PAGE) { Err(too_many_pages()) } else { Ok(next) }
    }

    pub(super) fn cursor(self) -> Cursor {
        match self {
            Self::Count => Cursor("s1".into()),
            Self::Seek(page) => Cursor(format!("s{page}")),
            Self::Reverse(page) => Cursor(format!("r{page}")),
            Self::Forward(page) => Cursor(format!("f{page}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use rebated_service::networks::TroubleKind;

    use super::*;

    /// The pages that are read of so many rows, when the count says `total`, ten rows to a page.
    fn walk(rows: usize, total: u64) -> String {
        let mut turns = vec![Turn::Count];
        while let Some(turn) = turns.last().copied() {
            let before = (turn.page() as usize - 1) * 10;
            let found = Found { rows: rows.saturating_sub(before).min(10), total: Some(total) };
            let Some(next) = turn.next(found, 10).unwrap() else { break };
            turns.push(next);
        }
        turns.into_iter().map(|turn| turn.cursor().0).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_last_page_is_found_whatever_the_count_says() {
        assert_eq!(walk(0, 0), "s1");
        assert_eq!(walk(9, 9), "s1");
        assert_eq!(walk(9, 0), "s1");
        assert_eq!(walk(10, 10), "s1 s2 r1");
        assert_eq!(walk(25, 25), "s1 s3 r2 r1");
        assert_eq!(walk(25, 20), "s1 s2 s3 r2 r1", "the count is low");
        assert_eq!(walk(30, 20), "s1 s2 s3 s4 r3 r2 r1");
        assert_eq!(walk(25, 0), "s1 s2 s3 r2 r1", "there is none");
        assert_eq!(walk(25, 44), "s1 s5 r4 r3 r2 r1", "it is high");
        assert_eq!(walk(5, 25), "s1 s3 r2 r1");
    }

    #[test]
    fn no_page_is_asked_for_that_pinduoduo_does_not_turn() {
        let full = |total| Found { rows: 10, total: Some(total) };
        for total in [100_001, u64::MAX] {
            assert_eq!(Turn::Count.next(full(total), 10), Ok(Some(Turn::Seek(10_000))), "{total}");
        }
        for last in [Turn::Seek(10_000), Turn::Forward(10_000)] {
            assert_eq!(last.next(full(0), 10).unwrap_err().kind, TroubleKind::TooLong, "{last:?}");
        }
        let empty = Found { rows: 0, total: None };
        assert_eq!(Turn::Seek(10_000).next(empty, 10), Ok(Some(Turn::Reverse(9_999))));
    }

    #[test]
    fn cursors_read_back() {
        for turn in [Turn::Seek(4), Turn::Reverse(3), Turn::Forward(2)] {
            assert_eq!(Turn::of(Some(&turn.cursor()), Paging::Reverse), Ok(turn));
        }
        assert_eq!(Turn::of(None, Paging::Reverse), Ok(Turn::Count));
        assert_eq!(Turn::of(None, Paging::Forward), Ok(Turn::Forward(1)));
        for bad in ["", "s", "s0", "r-1", "3", "b1", "s10001"] {
            assert!(Turn::of(Some(&Cursor(bad.into())), Paging::Reverse).is_err(), "{bad}");
        }
    }
}
