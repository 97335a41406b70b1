use crate::id::UserId;
use crate::money::{Currency, Money};

/// How much one person may move by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdjustmentPolicy {
    /// Largest amount that takes no second person, in minor units of `currency`.
    pub limit_minor: i64,
    /// The currency of the limit. Any amount in another one takes two.
    pub currency: Currency,
}

/// The same person may not do both steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an amount above the limit needs a second person")]
pub struct NeedsSecondPerson;

impl AdjustmentPolicy {
    /// Whether an amount, in either direction, takes two people.
    pub fn takes_two(&self, amount: Money) -> bool {
        amount.currency() != self.currency || amount.minor().unsigned_abs() > self.limit_minor.unsigned_abs()
    }

    /// Whether `second` may complete what `first` began.
    pub fn may_complete(
        &self,
        amount: Money,
        first: UserId,
        second: UserId,
    ) -> Result<(), NeedsSecondPerson> {
        if self.takes_two(amount) && first == second { Err(NeedsSecondPerson) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn large_amounts_and_foreign_ones_take_two_people() {
        let policy = AdjustmentPolicy { limit_minor: 10_000, currency: Currency::Cny };
        let [first, second] = [1, 2].map(|n| UserId(Uuid::from_u128(n)));
        let yuan = |minor| Money::new(minor, Currency::Cny);
        assert!(!policy.takes_two(yuan(10_000)) && !policy.takes_two(yuan(-10_000)));
        assert!(policy.takes_two(yuan(10_001)) && policy.takes_two(yuan(-10_001)));
        assert!(policy.takes_two(yuan(i64::MIN)));
        assert!(policy.takes_two(Money::new(1, Currency::Usd)));
        assert_eq!(policy.may_complete(yuan(10_001), first, first), Err(NeedsSecondPerson));
        assert_eq!(policy.may_complete(yuan(10_001), first, second), Ok(()));
        assert_eq!(policy.may_complete(yuan(10_000), first, first), Ok(()));
    }
}
