use crate::code::codes;

codes! {
    /// Work that belongs to an order of the store and is done after the answer.
    pub enum OrderStep {
        /// Writes down what the merchant owes for each line, by the terms of when the order was placed.
        CommissionTerms = "COMMISSION_TERMS",
        /// Counts the order for the buyer's inviter.
        InviteStatistics = "INVITE_STATISTICS",
        /// Tells the warehouse to pick and pack.
        Notification = "NOTIFICATION",
        /// Gives the buyer points for what was paid.
        Points = "POINTS",
    }
}

/// When a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPhase {
    /// After the order is placed, before the buyer may pay.
    Preparation,
    /// After the payment, before the warehouse ships.
    FollowUp,
}

impl OrderStep {
    /// When it is done.
    pub const fn phase(self) -> StepPhase {
        match self {
            Self::CommissionTerms | Self::InviteStatistics => StepPhase::Preparation,
            Self::Notification | Self::Points => StepPhase::FollowUp,
        }
    }

    /// The steps of a phase.
    pub fn of(phase: StepPhase) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |step| step.phase() == phase)
    }
}

codes! {
    /// How far a step is.
    pub enum StepState {
        /// Its effect is there.
        Done = "DONE",
        /// It cannot be done.
        Failed = "FAILED",
        /// It waits for a worker.
        Queued = "QUEUED",
        /// Its effect is taken back, or it was called off before it ran.
        Reversed = "REVERSED",
    }
}

codes! {
    /// Which way an effect of a step goes. Each happens once for an order.
    pub enum EffectDirection {
        /// The step was done.
        Forward = "FORWARD",
        /// The step was taken back.
        Reverse = "REVERSE",
    }
}

impl StepState {
    /// The state after an attempt to do it; none when nothing is to be done: it is done already, or was called off.
    pub const fn forward(self) -> Option<Self> {
        match self {
            Self::Queued => Some(Self::Done),
            Self::Done | Self::Failed | Self::Reversed => None,
        }
    }

    /// Whether its effect must be taken back when it is reversed. One that comes first leaves only the state
    /// `REVERSED`, so that a late forward does nothing.
    pub const fn has_effect(self) -> bool {
        matches!(self, Self::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reverse_that_comes_first_keeps_the_forward_from_running() {
        assert!(!StepState::Queued.has_effect(), "nothing to take back");
        assert_eq!(StepState::Reversed.forward(), None, "the late forward does nothing");
        assert_eq!(StepState::Queued.forward(), Some(StepState::Done));
        assert_eq!((StepState::Done.forward(), StepState::Failed.forward()), (None, None));
    }

    #[test]
    fn every_phase_has_steps() {
        for phase in [StepPhase::Preparation, StepPhase::FollowUp] {
            assert!(OrderStep::of(phase).count() > 0, "{phase:?}: its orders would wait for ever");
        }
    }
}
