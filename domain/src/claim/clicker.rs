use chrono::{DateTime, Utc};

use super::evidence::{CLOSE, SHORTLY};
use crate::id::UserId;

/// How often somebody may have followed links to an item within a day and still count as its buyer. Whoever follows a
/// link without end, so that every order falls near one of their clicks, gets none of them.
const FEW: i64 = 5;

/// Which clicks are looked at for an order whose network names nobody, but dates the click that led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClickSpan {
    /// Clicks from here on are counted.
    pub since: DateTime<Utc>,
    /// From here on a click may be the one that the network saw.
    pub from: DateTime<Utc>,
    /// The last moment of both: clicks behind the order count for nothing.
    pub until: DateTime<Utc>,
}

impl ClickSpan {
    /// For an order and its click, by the network's clock; none when the click would lie behind the order.
    pub fn of(clicked_at: DateTime<Utc>, placed_at: DateTime<Utc>) -> Option<Self> {
        let (from, until) = (clicked_at - CLOSE, (clicked_at + CLOSE).min(placed_at));
        (from <= until).then(|| Self { since: from - SHORTLY, from, until })
    }
}

/// Somebody who followed links to an item of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clicker {
    /// Who.
    pub user: UserId,
    /// Clicks that may be the one that the network saw.
    pub near: i64,
    /// All clicks of the span.
    pub all: i64,
}

/// Whose an order is by its click: the one user who followed a link to it when the network says that somebody did.
/// None when there are several, or when that one follows links all the time: such an order waits for a claim.
pub fn only_clicker(clickers: &[Clicker]) -> Option<UserId> {
    let mut near = clickers.iter().filter(|clicker| clicker.near > 0);
    match (near.next(), near.next()) {
        (Some(clicker), None) if clicker.all <= FEW => Some(clicker.user),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
    }

    fn clicker(user: u128, near: i64, all: i64) -> Clicker {
        Clicker { user: UserId(Uuid::from_u128(user)), near, all }
    }

    #[test]
    fn clicks_count_from_a_day_before_to_two_minutes_behind_but_never_behind_the_order() {
        let long_before = ClickSpan::of(at(0), at(3_600)).unwrap();
        assert_eq!((long_before.from, long_before.until), (at(-120), at(120)));
        assert_eq!(long_before.since, at(-120 - 24 * 3_600));
        assert_eq!(ClickSpan::of(at(0), at(50)).unwrap().until, at(50));
        assert_eq!(ClickSpan::of(at(0), at(-120)).unwrap().until, at(-120));
        assert_eq!(ClickSpan::of(at(0), at(-121)), None);
    }

    #[test]
    fn one_who_clicked_then_has_the_order_and_of_several_nobody() {
        let mine = Some(clicker(1, 0, 0).user);
        assert_eq!(only_clicker(&[]), None);
        assert_eq!(only_clicker(&[clicker(1, 1, 1)]), mine);
        assert_eq!(only_clicker(&[clicker(1, 2, 5), clicker(2, 0, 4)]), mine);
        assert_eq!(only_clicker(&[clicker(1, 1, 1), clicker(2, 1, 1)]), None);
        assert_eq!(only_clicker(&[clicker(1, 0, 3)]), None);
    }

    #[test]
    fn whoever_follows_a_link_all_the_time_gets_nothing_by_it() {
        assert_eq!(only_clicker(&[clicker(1, 1, 6)]), None);
    }

    proptest! {
        #[test]
        fn a_further_click_never_moves_an_order_to_somebody_else(
            clicks in proptest::collection::vec((0i64..3, 0i64..6), 0..5),
            who in 0usize..5,
        ) {
            let clickers = |more: Option<usize>| -> Vec<Clicker> {
                let one = |(nth, (near, other)): (usize, &(i64, i64))| {
                    let extra = i64::from(more == Some(nth));
                    clicker(nth as u128, near + extra, near + other + extra)
                };
                clicks.iter().enumerate().map(one).collect()
            };
            let (before, after) = (only_clicker(&clickers(None)), only_clicker(&clickers(Some(who))));
            prop_assert!(before.is_none() || after.is_none() || before == after);
        }
    }
}
