use crate::code::codes;

codes! {
    /// Why a user or an order is put on hold.
    pub enum RiskHoldReason {
        /// A number of an order is claimed by more than one user.
        ContestedClaim = "CONTESTED_CLAIM",
        /// Several accounts seem to belong to one person.
        MultipleAccounts = "MULTIPLE_ACCOUNTS",
        /// Something else; the note says what.
        Other = "OTHER",
        /// A network has punished orders or holds them.
        Punished = "PUNISHED",
        /// Too much of what was bought goes back.
        RefundAbuse = "REFUND_ABUSE",
        /// Somebody seems to have invited themselves.
        SelfReferral = "SELF_REFERRAL",
        /// Orders or claims come faster than a person makes them.
        Velocity = "VELOCITY",
    }
}

codes! {
    /// What a hold is on.
    pub enum RiskHoldScope {
        /// One order: what it pays to anybody.
        Order = "ORDER",
        /// A user: what is paid to them, and what their orders pay to anybody.
        User = "USER",
    }
}
