use super::{JobAction, JobState};

/// The job's state does not allow the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a job in state {from} does not allow {action}")]
pub struct JobStateError {
    /// The state.
    pub from: JobState,
    /// The action.
    pub action: JobAction,
}

/// The state after what a person does. A job that runs belongs to its worker until its lease ends.
pub fn successor(from: JobState, action: JobAction) -> Result<JobState, JobStateError> {
    use JobAction as A;
    use JobState as S;
    match (from, action) {
        (S::Dead, A::Retry) => Ok(S::Waiting),
        (S::Waiting | S::Dead, A::Discard) => Ok(S::Discarded),
        (S::Waiting | S::Running | S::Done | S::Discarded, A::Retry)
        | (S::Running | S::Done | S::Discarded, A::Discard) => Err(JobStateError { from, action }),
    }
}

impl JobState {
    /// Whether it is done, dead or discarded, so that another job may have the same key.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Waiting | Self::Running => false,
            Self::Done | Self::Dead | Self::Discarded => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_answers_every_action() {
        let allowed: Vec<String> = JobState::ALL
            .iter()
            .flat_map(|from| JobAction::ALL.iter().map(move |action| (*from, *action)))
            .filter_map(|(from, action)| Some(format!("{from} {action} {}", successor(from, action).ok()?)))
            .collect();
        assert_eq!(allowed, ["WAITING DISCARD DISCARDED", "DEAD RETRY WAITING", "DEAD DISCARD DISCARDED"]);
    }
}
