use crate::code::codes;
use crate::job::JobState;

codes! {
    /// Where a delivery stands.
    pub enum DeliveryState {
        /// It failed as often as it may. Somebody has to look.
        Dead = "DEAD",
        /// It was given up.
        Discarded = "DISCARDED",
        /// The provider has taken it.
        Sent = "SENT",
        /// It is on its way, or waits for its next attempt.
        Waiting = "WAITING",
    }
}

impl DeliveryState {
    /// The state of a delivery that was sent, or whose job stands at `job`; none when the job is forgotten, which
    /// only happens to jobs that are over.
    pub const fn of(is_sent: bool, job: Option<JobState>) -> Self {
        match (is_sent, job) {
            (true, _) => Self::Sent,
            (false, Some(JobState::Waiting | JobState::Running)) => Self::Waiting,
            (false, Some(JobState::Dead)) => Self::Dead,
            (false, Some(JobState::Done | JobState::Discarded) | None) => Self::Discarded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_sent_stands_where_its_job_stands() {
        let states: Vec<_> =
            JobState::ALL.iter().map(|job| DeliveryState::of(false, Some(*job)).code()).collect();
        assert_eq!(states, ["WAITING", "WAITING", "DISCARDED", "DEAD", "DISCARDED"]);
        assert_eq!(DeliveryState::of(false, None), DeliveryState::Discarded);
        assert_eq!(DeliveryState::of(true, Some(JobState::Dead)), DeliveryState::Sent);
    }
}
