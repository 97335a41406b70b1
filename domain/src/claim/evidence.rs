use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::money::Money;

/// How long before an order is placed a click speaks for it most.
pub(super) const SHORTLY: TimeDelta = TimeDelta::hours(24);
/// How long before an order is placed a click may lie that led to it: the longest time for which the networks
/// themselves pay for a click.
const WINDOW: TimeDelta = TimeDelta::days(15);
/// How far the network's time of a click may be from ours.
pub(super) const CLOSE: TimeDelta = TimeDelta::minutes(2);
/// How soon after it was placed an order is claimed by somebody who has just placed it.
const SOON: TimeDelta = TimeDelta::hours(48);
/// Points from which on evidence is strong.
const STRONG: i32 = 60;

codes! {
    /// What speaks for a claim, or against it.
    pub enum EvidenceKind {
        /// The order was claimed within 48 hours after it was placed.
        ClaimedSoon = "CLAIMED_SOON",
        /// The claimant followed a link to an item of the order within 24 hours before it was placed.
        ClickedShortlyBefore = "CLICKED_SHORTLY_BEFORE",
        /// The claimant followed a link to an item of the order within 15 days before it was placed.
        ClickedWithinWindow = "CLICKED_WITHIN_WINDOW",
        /// The network dates the click that led to the order within two minutes of one of the claimant's.
        NetworkSawClick = "NETWORK_SAW_CLICK",
        /// The claimant names another amount than was paid.
        PaidDiffers = "PAID_DIFFERS",
        /// The claimant knows what was paid.
        PaidKnown = "PAID_KNOWN",
    }
}

impl EvidenceKind {
    /// How much it counts.
    pub const fn points(self) -> i32 {
        match self {
            Self::ClickedShortlyBefore => 50,
            Self::ClickedWithinWindow => 25,
            Self::NetworkSawClick => 30,
            Self::PaidKnown => 20,
            Self::ClaimedSoon => 10,
            Self::PaidDiffers => -40,
        }
    }

    /// What it means, in a sentence for staff.
    pub const fn text(self) -> &'static str {
        match self {
            Self::ClaimedSoon => "The order was claimed within 48 hours after it was placed.",
            Self::ClickedShortlyBefore => {
                "The claimant followed a link to an item of the order within 24 hours before it was placed."
            }
            Self::ClickedWithinWindow => {
                "The claimant followed a link to an item of the order within 15 days before it was placed."
            }
            Self::NetworkSawClick => {
                "The network dates the click that led to the order within two minutes of one of the claimant's."
            }
            Self::PaidDiffers => "The claimant names another amount than was paid.",
            Self::PaidKnown => "The claimant knows what was paid.",
        }
    }
}

/// One thing that speaks for a claim, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What.
    pub kind: EvidenceKind,
    /// When that happened; none for what is no event.
    pub at: Option<DateTime<Utc>>,
}

/// Somebody followed a link to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Click {
    /// The item's id at its network.
    pub item_id: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is known of a claim and its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFacts {
    /// When the claim was made.
    pub claimed_at: DateTime<Utc>,
    /// What the claimant says was paid.
    pub says_paid: Option<Money>,
    /// The claimant's clicks at the order's network.
    pub clicks: Vec<Click>,
    /// The items of the order, by their ids at the network.
    pub items: Vec<String>,
    /// When the order was placed.
    pub placed_at: DateTime<Utc>,
    /// When, by the network, the link was followed that led to the order.
    pub clicked_at: Option<DateTime<Utc>>,
    /// What was paid.
    pub paid: Money,
}

impl ClaimFacts {
    /// From when on clicks count for an order that was placed at this time.
    pub fn clicks_from(placed_at: DateTime<Utc>) -> DateTime<Utc> {
        placed_at - WINDOW
    }
}

/// What speaks for a claim and against it.
///
/// Of several clicks the one that counts most is told, and of those the first. Clicks behind the order count for
/// nothing.
pub fn weigh(facts: &ClaimFacts) -> Vec<Evidence> {
    let before = |click: &&Click| {
        facts.items.contains(&click.item_id)
            && click.at <= facts.placed_at
            && click.at >= ClaimFacts::clicks_from(facts.placed_at)
    };
    let clicks: Vec<DateTime<Utc>> = facts.clicks.iter().filter(before).map(|click| click.at).collect();
    let first = |counts: &dyn Fn(&DateTime<Utc>) -> bool| clicks.iter().copied().filter(counts).min();
    let mut found = Vec::new();
    let mut tell = |kind, at| found.push(Evidence { kind, at });
    match (first(&|at| *at >= facts.placed_at - SHORTLY), first(&|_| true)) {
        (Some(at), _) => tell(EvidenceKind::ClickedShortlyBefore, Some(at)),
        (None, Some(at)) => tell(EvidenceKind::ClickedWithinWindow, Some(at)),
        (None, None) => {}
    }
    if let Some(seen) = facts.clicked_at
        && let Some(at) = first(&|at| (*at - seen).abs() <= CLOSE)
    {
        tell(EvidenceKind::NetworkSawClick, Some(at));
    }
    match facts.says_paid {
        Some(paid) if paid == facts.paid => tell(EvidenceKind::PaidKnown, None),
        Some(_) => tell(EvidenceKind::PaidDiffers, None),
        None => {}
    }
    // a claim may come before its order is reported, but not before it is placed
    if facts.claimed_at >= facts.placed_at && facts.claimed_at - facts.placed_at <= SOON {
        tell(EvidenceKind::ClaimedSoon, Some(facts.claimed_at));
    }
    found
}

/// All points together, at least 0.
pub fn score(evidence: &[Evidence]) -> i32 {
    evidence.iter().map(|one| one.kind.points()).sum::<i32>().max(0)
}

/// Whether evidence is enough to give an order away without a person. Without a click it never is: what else speaks for
/// a claim can be read off somebody's screen.
pub fn is_strong(evidence: &[Evidence]) -> bool {
    let is_click = |one: &Evidence| {
        matches!(one.kind, EvidenceKind::ClickedShortlyBefore | EvidenceKind::ClickedWithinWindow)
    };
    evidence.iter().any(is_click) && score(evidence) >= STRONG
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
    }

    fn yuan(minor: i64) -> Money {
        Money::new(minor, Currency::Cny)
    }

    /// An order of one item, placed at minute 0 and claimed an hour later by somebody without a click.
    fn facts() -> ClaimFacts {
        ClaimFacts {
            claimed_at: at(60),
            says_paid: None,
            clicks: Vec::new(),
            items: vec!["tea".into()],
            placed_at: at(0),
            clicked_at: None,
            paid: yuan(10_000),
        }
    }

    fn click(item: &str, minutes: i64) -> Click {
        Click { item_id: item.into(), at: at(minutes) }
    }

    const DAY: i64 = 24 * 60;

    #[test]
    fn what_is_found_and_how_much_it_counts() {
        use EvidenceKind as K;
        let cases: [(&str, ClaimFacts, &[K], bool); 11] = [
            ("nothing but haste", facts(), &[K::ClaimedSoon], false),
            (
                "a click",
                ClaimFacts { clicks: vec![click("tea", -5)], ..facts() },
                &[K::ClickedShortlyBefore, K::ClaimedSoon],
                true,
            ),
            (
                "a day before",
                ClaimFacts { clicks: vec![click("tea", -DAY)], ..facts() },
                &[K::ClickedShortlyBefore, K::ClaimedSoon],
                true,
            ),
            (
                "longer before",
                ClaimFacts { clicks: vec![click("tea", -DAY - 1)], ..facts() },
                &[K::ClickedWithinWindow, K::ClaimedSoon],
                false,
            ),
            (
                "too long before",
                ClaimFacts { clicks: vec![click("tea", -15 * DAY - 1)], ..facts() },
                &[K::ClaimedSoon],
                false,
            ),
            ("afterwards", ClaimFacts { clicks: vec![click("tea", 1)], ..facts() }, &[K::ClaimedSoon], false),
            (
                "something else",
                ClaimFacts { clicks: vec![click("cups", -5)], ..facts() },
                &[K::ClaimedSoon],
                false,
            ),
            (
                "a late claim",
                ClaimFacts { clicks: vec![click("tea", -5)], claimed_at: at(2 * DAY + 1), ..facts() },
                &[K::ClickedShortlyBefore],
                false,
            ),
            (
                "an old click that the network saw",
                ClaimFacts {
                    clicks: vec![click("tea", -3 * DAY)],
                    clicked_at: Some(at(-3 * DAY + 2)),
                    ..facts()
                },
                &[K::ClickedWithinWindow, K::NetworkSawClick, K::ClaimedSoon],
                true,
            ),
            (
                "the network saw another",
                ClaimFacts {
                    clicks: vec![click("tea", -3 * DAY)],
                    clicked_at: Some(at(-3 * DAY + 3)),
                    ..facts()
                },
                &[K::ClickedWithinWindow, K::ClaimedSoon],
                false,
            ),
            (
                "another amount",
                ClaimFacts { clicks: vec![click("tea", -5)], says_paid: Some(yuan(9_999)), ..facts() },
                &[K::ClickedShortlyBefore, K::PaidDiffers, K::ClaimedSoon],
                false,
            ),
        ];
        for (name, facts, kinds, strong) in cases {
            let found = weigh(&facts);
            assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), kinds, "{name}");
            assert_eq!(is_strong(&found), strong, "{name}: {}", score(&found));
        }
    }

    #[test]
    fn the_first_of_the_clicks_that_count_is_told() {
        let clicks = vec![click("tea", -5), click("tea", -90), click("tea", -2 * DAY), click("cups", -DAY)];
        assert_eq!(weigh(&ClaimFacts { clicks, ..facts() })[0].at, Some(at(-90)));
    }

    prop_compose! {
        fn any_facts()(
            claimed in -DAY..4 * DAY,
            says in proptest::option::of(9_999i64..10_002),
            clicks in proptest::collection::vec((-17 * DAY..DAY, any::<bool>()), 0..6),
            seen in proptest::option::of(-17 * DAY..DAY),
        ) -> ClaimFacts {
            ClaimFacts {
                claimed_at: at(claimed),
                says_paid: says.map(yuan),
                clicks: clicks.into_iter().map(|(m, tea)| click(if tea { "tea" } else { "cups" }, m)).collect(),
                clicked_at: seen.map(at),
                ..facts()
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_but_a_click_on_the_item_before_the_order_is_strong(facts in any_facts()) {
            let helps = |click: &Click| click.item_id == "tea" && click.at <= facts.placed_at;
            prop_assert!(!is_strong(&weigh(&facts)) || facts.clicks.iter().any(helps));
        }

        #[test]
        fn a_wrong_amount_is_never_strong(facts in any_facts()) {
            let wrong = facts.says_paid.is_some_and(|says| says != facts.paid);
            prop_assert!(!(wrong && is_strong(&weigh(&facts))));
        }

        #[test]
        fn one_more_click_never_counts_against_a_claim(facts in any_facts(), minutes in -17 * DAY..DAY) {
            let mut more = facts.clone();
            more.clicks.push(click("tea", minutes));
            prop_assert!(score(&weigh(&more)) >= score(&weigh(&facts)));
        }

        #[test]
        fn the_order_of_clicks_is_nothing(facts in any_facts()) {
            let mut turned = facts.clone();
            turned.clicks.reverse();
            prop_assert_eq!(weigh(&turned), weigh(&facts));
        }
    }
}
