use rebated_service::networks::{Cursor, Trouble};

use crate::union::refused;

/// Which page is next, and which way they are turned.
///
/// JD counts pages over the rows as they stand at that moment. A row that changes leaves its place, and all rows behind
/// it slide towards the beginning: read forwards, one of them would never be seen. So the pages are turned forwards to
/// find the last, and then backwards to the first: what slides then comes to a page that is still to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// `f` and the page: towards the end.
    Forward(u32),
    /// `b` and the page: back to the beginning.
    Backward(u32),
}

impl Turn {
    /// Where a call begins.
    pub(super) fn of(cursor: Option<&Cursor>) -> Result<Self, Trouble> {
        let Some(Cursor(text)) = cursor else { return Ok(Self::Forward(1)) };
        let page = |rest: &str| rest.parse().ok().filter(|page| *page > 0);
        let forward = || text.strip_prefix('f').and_then(page).map(Self::Forward);
        let backward = || text.strip_prefix('b').and_then(page).map(Self::Backward);
        forward().or_else(backward).ok_or_else(|| refused("BAD_CURSOR", "the cursor is not one of JD's"))
    }

    pub(super) const fn page(self) -> u32 {
        match self {
            Self::Forward(page) | Self::Backward(page) => page,
        }
    }

    /// The next page, given whether there are more behind this one. The last page has just been read when the pages begin
    /// to be turned back.
    pub(super) const fn next(self, has_more: bool) -> Option<Self> {
        match self {
            Self::Forward(page) if has_more => Some(Self::Forward(page + 1)),
            Self::Forward(1) | Self::Backward(1) => None,
            Self::Forward(page) | Self::Backward(page) => Some(Self::Backward(page - 1)),
        }
    }

    pub(super) fn cursor(self) -> Cursor {
        match self {
            Self::Forward(page) => Cursor(format!("f{page}")),
            Self::Backward(page) => Cursor(format!("b{page}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_read_back() {
        for turn in [Turn::Forward(3), Turn::Backward(2)] {
            assert_eq!(Turn::of(Some(&turn.cursor())), Ok(turn));
        }
        assert_eq!(Turn::of(None), Ok(Turn::Forward(1)));
        for bad in ["", "f", "f0", "b-1", "3", "x3"] {
            assert!(Turn::of(Some(&Cursor(bad.into()))).is_err(), "{bad}");
        }
    }

    #[test]
    fn pages_are_turned_to_the_end_and_back() {
        let walk = |pages: u32| {
            let turns = std::iter::successors(Some(Turn::Forward(1)), |turn| turn.next(turn.page() < pages));
            turns.map(|turn| turn.cursor().0).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(walk(1), "f1");
        assert_eq!(walk(3), "f1 f2 f3 b2 b1");
    }
}
