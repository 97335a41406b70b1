use super::{RiskFacts, RiskPolicy, RiskSignal, RiskSignalKind};

/// The highest score.
pub const MOST: u8 = 100;

/// How the weight of a signal grows.
struct Scale {
    /// The weight of the first fact too many.
    first: u32,
    /// What every further one adds.
    each: u32,
    /// The highest weight.
    most: u8,
}

const SHARED_DEVICE: Scale = Scale { first: 30, each: 10, most: 80 };
const SHARED_PAYEE: Scale = Scale { first: 50, each: 15, most: 90 };
const HASTY: Scale = Scale { first: 20, each: 5, most: 50 };
const WITHOUT_CLICK: Scale = Scale { first: 10, each: 2, most: 30 };
const REFUNDS: Scale = Scale { first: 30, each: 1, most: 60 };
const VELOCITY: Scale = Scale { first: 20, each: 2, most: 60 };
const PUNISHED: Scale = Scale { first: 25, each: 10, most: 70 };
const CONTESTED: Scale = Scale { first: 40, each: 20, most: 80 };
/// What sharing something with one's inviter says.
const SAME_PAYEE: u8 = 90;
// alone below the default score: whoever follows a link that the inviter has sent leaves the device at both
const SAME_DEVICE: u8 = 60;
const SAME_ADDRESS: u8 = 30;

impl Scale {
    /// The weight of as many facts too many; none of none.
    fn weigh(&self, excess: u32) -> Option<u8> {
        let more = excess.checked_sub(1)?;
        let weight = self.first.saturating_add(self.each.saturating_mul(more));
        Some(u8::try_from(weight).unwrap_or(u8::MAX).min(self.most))
    }
}

/// What may be wrong with a user, the kinds in the order of their codes, each at most once.
///
/// More of a bad thing never lowers a weight, and the order in which amounts are told changes nothing.
pub fn assess(facts: &RiskFacts, policy: &RiskPolicy) -> Vec<RiskSignal> {
    use RiskSignalKind as K;
    let RiskFacts { orders, claims, .. } = facts;
    let found = [
        velocity(
            (claims.last_hour, policy.claims_per_hour),
            (claims.last_day, policy.claims_per_day),
            "claims",
        )
        .map(|(weight, why)| (K::ClaimVelocity, weight, why)),
        CONTESTED.weigh(claims.contested).map(|weight| {
            let why = format!("claimed numbers that others have claimed too: {}", claims.contested);
            (K::ContestedClaims, weight, why)
        }),
        hasty(facts, policy).map(|(weight, why)| (K::HastyOrders, weight, why)),
        WITHOUT_CLICK.weigh(beyond(orders.without_click, policy.orders_without_click)).map(|weight| {
            let why = format!(
                "orders whose network names a click that is not known here: {}",
                orders.without_click
            );
            (K::MissingClicks, weight, why)
        }),
        velocity(
            (orders.last_hour, policy.orders_per_hour),
            (orders.last_day, policy.orders_per_day),
            "orders",
        )
        .map(|(weight, why)| (K::OrderVelocity, weight, why)),
        PUNISHED.weigh(orders.punished).map(|weight| {
            let why = format!(
                "orders that their network punishes or holds in {} days: {}",
                policy.days, orders.punished
            );
            (K::PunishedOrders, weight, why)
        }),
        refunds(facts, policy).map(|(weight, why)| (K::RefundRatio, weight, why)),
        self_referral(facts).map(|(weight, why)| (K::SelfReferral, weight, why)),
        shared(&SHARED_DEVICE, facts.accounts_per_device, policy.accounts_per_device, "use one device")
            .map(|(weight, why)| (K::SharedDevice, weight, why)),
        shared(&SHARED_PAYEE, facts.accounts_per_payee, policy.accounts_per_payee, "have paid as one payer")
            .map(|(weight, why)| (K::SharedPayee, weight, why)),
    ];
    let signals = found.into_iter().flatten();
    signals.map(|(kind, weight, why)| RiskSignal { kind, weight, why }).collect()
}

/// What signals say together: the sum of their weights, at most [`MOST`].
pub fn score(signals: &[RiskSignal]) -> u8 {
    let sum: u32 = signals.iter().map(|signal| u32::from(signal.weight)).sum();
    u8::try_from(sum).unwrap_or(u8::MAX).min(MOST)
}

fn beyond(count: u32, allowed: u16) -> u32 {
    count.saturating_sub(allowed.into())
}

/// Like [`beyond`], for looks that zero switches off.
fn beyond_or_off(count: u32, allowed: u16) -> u32 {
    if allowed == 0 { 0 } else { beyond(count, allowed) }
}

fn velocity(hour: (u32, u16), day: (u32, u16), what: &str) -> Option<(u8, String)> {
    let excess = beyond_or_off(hour.0, hour.1).max(beyond_or_off(day.0, day.1));
    let weight = VELOCITY.weigh(excess)?;
    let why = format!("{what} in the last hour: {}, in the last 24 hours: {}", hour.0, day.0);
    Some((weight, why))
}

fn hasty(facts: &RiskFacts, policy: &RiskPolicy) -> Option<(u8, String)> {
    if policy.hasty_seconds == 0 {
        return None;
    }
    let weight = HASTY.weigh(beyond(facts.orders.hasty, policy.hasty_orders))?;
    let why = format!(
        "orders less than {} seconds after their click: {}",
        policy.hasty_seconds, facts.orders.hasty
    );
    Some((weight, why))
}

fn shared(scale: &Scale, accounts: u32, allowed: u16, what: &str) -> Option<(u8, String)> {
    let weight = scale.weigh(beyond_or_off(accounts, allowed))?;
    Some((weight, format!("accounts that {what}: {accounts}")))
}

fn self_referral(facts: &RiskFacts) -> Option<(u8, String)> {
    let common = [
        (facts.referral.shares_payee, SAME_PAYEE, "a payer"),
        (facts.referral.shares_device, SAME_DEVICE, "a device"),
        (facts.referral.shares_address, SAME_ADDRESS, "a network address"),
    ];
    let shared: Vec<_> = common.into_iter().filter(|(is_shared, ..)| *is_shared).collect();
    let weight = shared.iter().map(|(_, weight, _)| *weight).max()?;
    let words: Vec<&str> = shared.iter().map(|(_, _, word)| *word).collect();
    Some((weight, format!("shares with the inviter: {}", words.join(", "))))
}

fn refunds(facts: &RiskFacts, policy: &RiskPolicy) -> Option<(u8, String)> {
    let orders = &facts.orders;
    if policy.refund_percent == 0 || orders.all < u32::from(policy.refund_floor.max(1)) {
        return None;
    }
    let of_orders = percent(orders.refunded.into(), orders.all.into());
    let amounts = facts.amounts.iter();
    let of_paid =
        amounts.map(|of| percent(of.refunded_minor.into(), of.paid_minor.into())).max().unwrap_or(0);
    let weight = REFUNDS.weigh(beyond(of_orders.max(of_paid), policy.refund_percent))?;
    let why = format!(
        "of {} orders in {} days, {} with refunds; {of_paid} % of what was paid went back",
        orders.all, policy.days, orders.refunded
    );
    Some((weight, why))
}

/// A share in percent, rounded down, at most 100.
fn percent(part: i128, whole: i128) -> u32 {
    if whole <= 0 {
        return 0;
    }
    u32::try_from((part.max(0) * 100 / whole).min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests;
