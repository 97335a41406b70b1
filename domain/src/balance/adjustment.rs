use super::{AdjustmentAction, AdjustmentStatus};

/// The adjustment's state does not allow the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an adjustment in state {from} does not allow {action}")]
pub struct AdjustmentStatusError {
    /// The state.
    pub from: AdjustmentStatus,
    /// The action.
    pub action: AdjustmentAction,
}

/// The state after `action`. The only place that knows which state follows which.
pub fn successor(
    from: AdjustmentStatus,
    action: AdjustmentAction,
) -> Result<AdjustmentStatus, AdjustmentStatusError> {
    use AdjustmentAction as A;
    use AdjustmentStatus as S;
    match (from, action) {
        (S::Proposed, A::Approve) => Ok(S::Posted),
        (S::Proposed, A::Reject) => Ok(S::Rejected),
        (S::Posted | S::Rejected, A::Approve | A::Reject) => Err(AdjustmentStatusError { from, action }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_answers_every_action() {
        let allowed: Vec<String> = AdjustmentStatus::ALL
            .iter()
            .flat_map(|from| AdjustmentAction::ALL.iter().map(move |action| (*from, *action)))
            .filter_map(|(from, action)| Some(format!("{from} {action} {}", successor(from, action).ok()?)))
            .collect();
        assert_eq!(allowed, ["PROPOSED APPROVE POSTED", "PROPOSED REJECT REJECTED"]);
    }
}
