use crate::code::codes;

codes! {
    /// What may be wrong with a user.
    pub enum RiskSignalKind {
        /// Claims come faster than a person makes them.
        ClaimVelocity = "CLAIM_VELOCITY",
        /// A claimed number is claimed by others too.
        ContestedClaims = "CONTESTED_CLAIMS",
        /// Orders follow their clicks sooner than a person orders.
        HastyOrders = "HASTY_ORDERS",
        /// A network names clicks that nobody has seen here.
        MissingClicks = "MISSING_CLICKS",
        /// Orders come faster than a person places them.
        OrderVelocity = "ORDER_VELOCITY",
        /// A network punishes orders or holds them.
        PunishedOrders = "PUNISHED_ORDERS",
        /// Too much of what was bought goes back.
        RefundRatio = "REFUND_RATIO",
        /// The user and their inviter seem to be one person.
        SelfReferral = "SELF_REFERRAL",
        /// Many accounts use one device.
        SharedDevice = "SHARED_DEVICE",
        /// Many accounts pay as one payer.
        SharedPayee = "SHARED_PAYEE",
    }
}

/// One thing that may be wrong with a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskSignal {
    /// What.
    pub kind: RiskSignalKind,
    /// How much it says, 1 to 100.
    pub weight: u8,
    /// The facts, in words for whoever reviews. Names no other user.
    pub why: String,
}
