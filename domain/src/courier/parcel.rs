use chrono::TimeDelta;

use crate::code::codes;

/// How long a courier is asked about a parcel that does not arrive.
pub const PARCEL_ENDS_AFTER: TimeDelta = TimeDelta::days(45);

codes! {
    /// Which way a parcel goes.
    pub enum ParcelKind {
        /// To the buyer.
        Outbound = "OUTBOUND",
        /// Back to us.
        Return = "RETURN",
    }
}

codes! {
    /// Where a parcel is, as the courier says.
    pub enum ParcelStatus {
        /// The courier knows the number, or does not know it yet.
        Announced = "ANNOUNCED",
        /// It is where it was sent to.
        Delivered = "DELIVERED",
        /// It is on its way.
        InTransit = "IN_TRANSIT",
        /// The courier has lost it.
        Lost = "LOST",
        /// It went back to where it came from, and is there.
        SentBack = "SENT_BACK",
        /// The courier told no end in the time for which it is asked.
        Untraced = "UNTRACED",
    }
}

impl ParcelStatus {
    /// Whether the courier is asked no more.
    pub const fn is_end(self) -> bool {
        !matches!(self, Self::Announced | Self::InTransit)
    }

    /// Where a parcel is after the courier said `said`. News comes late and in any order: an end stays, whatever comes
    /// behind it, and a parcel on its way is not announced again. Only who was given up is heard again.
    #[must_use]
    pub const fn hearing(self, said: Self) -> Self {
        match (self, said) {
            (Self::Delivered | Self::SentBack | Self::Lost, _)
            | (Self::InTransit, Self::Announced)
            | (Self::Untraced, Self::Announced | Self::InTransit) => self,
            (Self::Announced | Self::InTransit | Self::Untraced, said) => said,
        }
    }

    /// How long to wait before the courier is asked again, after so many questions: an hour, twice as long each time,
    /// at most half a day.
    pub fn asks_again_after(asked: u32) -> TimeDelta {
        TimeDelta::hours(1 << asked.min(4)).min(TimeDelta::hours(12))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ParcelStatus as P;
    use super::*;

    #[test]
    fn news_in_the_wrong_order_moves_nothing_back() {
        let cases = [
            (P::Announced, P::Announced, P::Announced),
            (P::Announced, P::InTransit, P::InTransit),
            (P::InTransit, P::Announced, P::InTransit),
            (P::InTransit, P::Delivered, P::Delivered),
            (P::Delivered, P::InTransit, P::Delivered),
            (P::Delivered, P::SentBack, P::Delivered),
            (P::SentBack, P::Delivered, P::SentBack),
            (P::Untraced, P::InTransit, P::Untraced),
            (P::Untraced, P::Delivered, P::Delivered),
        ];
        for (from, said, to) in cases {
            assert_eq!(from.hearing(said), to, "{from:?} hears {said:?}");
        }
    }

    #[test]
    fn the_courier_is_asked_less_and_less() {
        let hours = [0, 1, 2, 3, 4, 5, u32::MAX].map(|n| ParcelStatus::asks_again_after(n).num_hours());
        assert_eq!(hours, [1, 2, 4, 8, 12, 12, 12]);
    }

    proptest! {
        #[test]
        fn what_was_told_twice_changes_nothing_the_second_time(a in 0..6usize, b in 0..6usize) {
            let (from, said) = (ParcelStatus::ALL[a], ParcelStatus::ALL[b]);
            let once = from.hearing(said);
            prop_assert_eq!(once.hearing(said), once);
            prop_assert!(once.is_end() || !from.is_end(), "an end stays an end");
        }
    }
}
