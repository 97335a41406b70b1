use super::{RefundAction, RefundStatus};

/// The refund's state does not allow the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a refund in state {from} does not allow {action}")]
pub struct RefundStatusError {
    /// The state.
    pub from: RefundStatus,
    /// The action.
    pub action: RefundAction,
}

/// The state after `action`. The only place that knows which state follows which.
pub fn successor(from: RefundStatus, action: RefundAction) -> Result<RefundStatus, RefundStatusError> {
    use RefundAction as A;
    use RefundStatus as S;
    match (from, action) {
        (S::InReview, A::Approve) => Ok(S::Ready),
        (S::InReview, A::Reject) => Ok(S::Rejected),
        (S::InReview, A::Cancel) => Ok(S::Cancelled),
        (S::Ready, A::Settle) => Ok(S::Succeeded),
        (S::InReview, A::Settle)
        | (S::Ready, A::Approve | A::Reject | A::Cancel)
        | (S::Succeeded | S::Rejected | S::Cancelled, A::Approve | A::Reject | A::Cancel | A::Settle) => {
            Err(RefundStatusError { from, action })
        }
    }
}

impl RefundStatus {
    /// Whether the refund still holds, or has used up, a part of what was paid.
    pub const fn holds_capacity(self) -> bool {
        match self {
            Self::InReview | Self::Ready | Self::Succeeded => true,
            Self::Rejected | Self::Cancelled => false,
        }
    }

    /// Whether nothing more can happen to it.
    pub fn is_final(self) -> bool {
        RefundAction::ALL.iter().all(|action| successor(self, *action).is_err())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_answers_every_action() {
        let allowed: Vec<String> = RefundStatus::ALL
            .iter()
            .flat_map(|from| RefundAction::ALL.iter().map(move |action| (*from, *action)))
            .filter_map(|(from, action)| {
                successor(from, action).ok().map(|to| format!("{from} {action} {to}"))
            })
            .collect();
        assert_eq!(
            allowed,
            [
                "IN_REVIEW APPROVE READY",
                "IN_REVIEW REJECT REJECTED",
                "IN_REVIEW CANCEL CANCELLED",
                "READY SETTLE SUCCEEDED",
            ]
        );
        let last: Vec<_> = RefundStatus::ALL.iter().filter(|s| s.is_final()).collect();
        assert_eq!(last, [&RefundStatus::Succeeded, &RefundStatus::Rejected, &RefundStatus::Cancelled]);
    }
}
