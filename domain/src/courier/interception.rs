use chrono::TimeDelta;

use crate::code::codes;

/// How long a courier has to say whether a parcel was turned round. After that it counts as refused.
pub const INTERCEPTION_ENDS_AFTER: TimeDelta = TimeDelta::hours(48);

codes! {
    /// How far a courier is with turning a parcel round.
    pub enum InterceptionStatus {
        /// The courier tries.
        Accepted = "ACCEPTED",
        /// The courier is to be asked, or has not answered.
        Asked = "ASKED",
        /// The courier cannot, or did not say so in time.
        Failed = "FAILED",
        /// The parcel is on its way back.
        TurnedRound = "TURNED_ROUND",
    }
}

impl InterceptionStatus {
    /// Whether the courier is asked no more.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Failed | Self::TurnedRound)
    }

    /// How far it is after the courier said `said`: an end stays, and what was accepted is not asked for again.
    #[must_use]
    pub const fn hearing(self, said: Self) -> Self {
        match (self, said) {
            (Self::Failed | Self::TurnedRound, _) | (Self::Accepted, Self::Asked) => self,
            (Self::Asked | Self::Accepted, said) => said,
        }
    }

    /// How long to wait before the courier is asked again, after so many questions: a minute, twice as long each time,
    /// at most half an hour.
    pub fn asks_again_after(asked: u32) -> TimeDelta {
        TimeDelta::minutes(1 << asked.min(5)).min(TimeDelta::minutes(30))
    }
}

#[cfg(test)]
mod tests {
    use super::InterceptionStatus as I;

    #[test]
    fn an_end_stays_whatever_comes_behind_it() {
        let cases = [
            (I::Asked, I::Accepted, I::Accepted),
            (I::Asked, I::Failed, I::Failed),
            (I::Accepted, I::Asked, I::Accepted),
            (I::Accepted, I::TurnedRound, I::TurnedRound),
            (I::TurnedRound, I::Failed, I::TurnedRound),
            (I::Failed, I::TurnedRound, I::Failed),
        ];
        for (from, said, to) in cases {
            assert_eq!(from.hearing(said), to, "{from:?} hears {said:?}");
        }
    }

    #[test]
    fn the_courier_is_asked_often_at_first() {
        let minutes = [0, 1, 2, 4, 5, u32::MAX].map(|n| I::asks_again_after(n).num_minutes());
        assert_eq!(minutes, [1, 2, 4, 16, 30, 30]);
    }
}
