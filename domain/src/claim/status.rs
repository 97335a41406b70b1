use crate::code::codes;

codes! {
    /// Where a claim is.
    pub enum ClaimStatus {
        /// Nobody has decided it in time.
        Expired = "EXPIRED",
        /// The order is the claimant's.
        Granted = "GRANTED",
        /// The order is known, and a person has to decide.
        InReview = "IN_REVIEW",
        /// The order is not the claimant's.
        Refused = "REFUSED",
        /// The order is not known yet.
        Waiting = "WAITING",
        /// The claimant takes it back.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// What a claimant may know of where a claim is. That a claim is open says neither that its order exists nor that
    /// it does not.
    pub enum ClaimStanding {
        /// Nobody has decided it in time.
        Expired = "EXPIRED",
        /// The order is the claimant's.
        Granted = "GRANTED",
        /// Not decided yet.
        Open = "OPEN",
        /// The order is not the claimant's.
        Refused = "REFUSED",
        /// The claimant takes it back.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// What can happen to a claim.
    pub enum ClaimInput {
        /// Staff say that the order is the claimant's.
        Grant = "GRANT",
        /// Its time is over.
        Lapse = "LAPSE",
        /// The order is known, and what speaks for the claim is enough.
        Match = "MATCH",
        /// Staff say that the order is not the claimant's.
        Refuse = "REFUSE",
        /// The order is known, and what speaks for the claim is not enough.
        Review = "REVIEW",
        /// The claimant takes it back.
        Withdraw = "WITHDRAW",
    }
}

impl ClaimStatus {
    /// Where a claim is after something has happened; none where that is not possible, and nothing changes.
    #[must_use]
    pub const fn after(self, input: ClaimInput) -> Option<Self> {
        match (self, input) {
            (Self::Waiting, ClaimInput::Match) | (Self::Waiting | Self::InReview, ClaimInput::Grant) => {
                Some(Self::Granted)
            }
            (Self::Waiting, ClaimInput::Review) => Some(Self::InReview),
            (Self::Waiting | Self::InReview, ClaimInput::Refuse) => Some(Self::Refused),
            (Self::Waiting | Self::InReview, ClaimInput::Withdraw) => Some(Self::Withdrawn),
            (Self::Waiting | Self::InReview, ClaimInput::Lapse) => Some(Self::Expired),
            // once people are to decide, nobody else does
            (Self::InReview, ClaimInput::Match | ClaimInput::Review)
            | (Self::Granted | Self::Refused | Self::Withdrawn | Self::Expired, _) => None,
        }
    }

    /// Whether nothing is decided yet.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::InReview)
    }

    /// What the claimant may know of it.
    pub const fn standing(self) -> ClaimStanding {
        match self {
            Self::Waiting | Self::InReview => ClaimStanding::Open,
            Self::Granted => ClaimStanding::Granted,
            Self::Refused => ClaimStanding::Refused,
            Self::Withdrawn => ClaimStanding::Withdrawn,
            Self::Expired => ClaimStanding::Expired,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as in [`ClaimInput::ALL`]: grant, lapse, match, refuse, review, withdraw.
    const TABLE: &[(ClaimStatus, [&str; 6])] = &[
        (ClaimStatus::Waiting, ["GRANTED", "EXPIRED", "GRANTED", "REFUSED", "IN_REVIEW", "WITHDRAWN"]),
        (ClaimStatus::InReview, ["GRANTED", "EXPIRED", "-", "REFUSED", "-", "WITHDRAWN"]),
        (ClaimStatus::Granted, ["-"; 6]),
        (ClaimStatus::Refused, ["-"; 6]),
        (ClaimStatus::Withdrawn, ["-"; 6]),
        (ClaimStatus::Expired, ["-"; 6]),
    ];

    #[test]
    fn every_state_answers_everything() {
        assert_eq!(TABLE.len(), ClaimStatus::ALL.len());
        for (from, row) in TABLE {
            let answers: Vec<&str> = ClaimInput::ALL
                .iter()
                .map(|input| from.after(*input).map_or("-", ClaimStatus::code))
                .collect();
            assert_eq!(answers, row, "{from}");
        }
    }

    #[test]
    fn what_is_decided_stays_so_and_what_is_open_looks_alike() {
        for status in ClaimStatus::ALL {
            let moves = ClaimInput::ALL.iter().any(|input| status.after(*input).is_some());
            assert_eq!(moves, status.is_open(), "{status}");
            assert_eq!(status.standing() == ClaimStanding::Open, status.is_open(), "{status}");
        }
    }
}
