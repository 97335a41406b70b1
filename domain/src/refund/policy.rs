use crate::id::UserId;
use crate::user::Role;

/// The platform's limits for refunds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundPolicy {
    /// Largest amount, in minor units, that one member of support may grant alone.
    pub limit_minor: i64,
}

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decider {
    /// The person.
    pub id: UserId,
    /// Their role.
    pub role: Role,
}

/// Why a person may not grant a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyRefusal {
    /// Above the limit only finance and administrators decide.
    #[error("the amount is above the limit of this role")]
    AboveLimit,
    /// Above the limit nobody grants their own request.
    #[error("a refund above the limit needs a second person")]
    NeedsSecondPerson,
}

impl RefundPolicy {
    /// Whether `by` may grant `amount_minor` requested by `requested_by`.
    pub fn may_approve(
        &self,
        by: Decider,
        requested_by: UserId,
        amount_minor: i64,
    ) -> Result<(), PolicyRefusal> {
        if amount_minor <= self.limit_minor {
            return Ok(());
        }
        if !matches!(by.role, Role::Finance | Role::Admin) {
            return Err(PolicyRefusal::AboveLimit);
        }
        if by.id == requested_by { Err(PolicyRefusal::NeedsSecondPerson) } else { Ok(()) }
    }

    /// Whether a request of this size may be granted by the passing of time alone.
    pub fn may_approve_itself(&self, amount_minor: i64) -> bool {
        amount_minor <= self.limit_minor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn large_amounts_take_finance_and_a_second_person() {
        let policy = RefundPolicy { limit_minor: 500_000 };
        let [asker, other] = [1, 2].map(|n| UserId(Uuid::from_u128(n)));
        let may = |role, id, amount| policy.may_approve(Decider { id, role }, asker, amount);
        assert_eq!(may(Role::Support, asker, 500_000), Ok(()));
        assert_eq!(may(Role::Support, other, 500_001), Err(PolicyRefusal::AboveLimit));
        assert_eq!(may(Role::Finance, asker, 500_001), Err(PolicyRefusal::NeedsSecondPerson));
        assert_eq!(may(Role::Finance, other, 500_001), Ok(()));
        assert_eq!(may(Role::Admin, other, 500_001), Ok(()));
    }
}
