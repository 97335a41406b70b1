use crate::code::codes;

codes! {
    /// Who started a refund.
    pub enum RefundTrigger {
        /// A member of support.
        Support = "SUPPORT",
        /// The platform itself.
        System = "SYSTEM",
        /// The buyer.
        User = "USER",
    }
}

codes! {
    /// How the money of a refund goes out.
    pub enum RefundPayout {
        /// Into the buyer's balance here, at once; the buyer wished so.
        Balance = "BALANCE",
        /// By the channel that it came through.
        Channel = "CHANNEL",
        /// By whoever collected it: the platform did not, and only writes down that it went back.
        Recorded = "RECORDED",
    }
}

codes! {
    /// What a granted refund does about the goods.
    pub enum RefundRoute {
        /// Nothing comes back: the goods were not shipped, or need not.
        Direct = "DIRECT",
        /// The courier was asked to turn the parcel round.
        Intercept = "INTERCEPT",
        /// The buyer sends them back.
        Return = "RETURN",
    }
}

codes! {
    /// Why a request was set apart for a person to look at.
    pub enum RefundRisk {
        /// The buyer would have money back and keep the goods, or says that they never came.
        GoodsStay = "GOODS_STAY",
        /// The order or its buyer is on hold.
        OnHold = "ON_HOLD",
        /// The buyer has got back too large a share of what they bought.
        Ratio = "RATIO",
        /// What is known of the buyer comes to a score at which somebody looks.
        Signals = "SIGNALS",
        /// The buyer has asked for too many refunds of late.
        Velocity = "VELOCITY",
    }
}

codes! {
    /// What moved a refund.
    pub enum RefundCause {
        /// The channel's answer to a call of ours.
        Call = "CALL",
        /// The channel called.
        Callback = "CALLBACK",
        /// Somebody asked for it.
        Command = "COMMAND",
        /// The courier reported.
        Courier = "COURIER",
        /// The order moved, or asked for it.
        Order = "ORDER",
        /// The channel's answer to a question.
        Poll = "POLL",
        /// Its time had come.
        Timer = "TIMER",
    }
}

codes! {
    /// Why a parcel comes back.
    pub enum ReturnKind {
        /// The courier turned it round.
        Intercepted = "INTERCEPTED",
        /// The buyer sent it.
        SentBack = "SENT_BACK",
    }
}

codes! {
    /// What came of looking at goods that came back.
    pub enum InspectionVerdict {
        /// They are not as they should be.
        Failed = "FAILED",
        /// They are as they should be.
        Passed = "PASSED",
        /// They are worth a part of the amount.
        PassedInPart = "PASSED_IN_PART",
    }
}

codes! {
    /// What people can do with a refund.
    pub enum RefundAction {
        /// Grant it.
        Approve = "APPROVE",
        /// Withdraw it.
        Cancel = "CANCEL",
        /// Say what came of looking at the goods.
        Inspect = "INSPECT",
        /// Say that it was paid in another way.
        PayAnotherWay = "PAY_ANOTHER_WAY",
        /// Say that the goods have come back.
        ReceiveReturn = "RECEIVE_RETURN",
        /// Refuse it.
        Reject = "REJECT",
        /// Say whether the courier turned the parcel round.
        ReportInterception = "REPORT_INTERCEPTION",
        /// Say that the buyer has the money.
        ResolveDone = "RESOLVE_DONE",
        /// Give it up.
        ResolveFailed = "RESOLVE_FAILED",
        /// Have it sent again.
        Retry = "RETRY",
        /// Say that the goods were sent back, and with whom.
        ShipReturn = "SHIP_RETURN",
    }
}

codes! {
    /// Why money goes back.
    pub enum RefundReason {
        /// The buyer no longer wants it.
        ChangedMind = "CHANGED_MIND",
        /// It arrived damaged or does not work.
        Defective = "DEFECTIVE",
        /// It never arrived.
        NotReceived = "NOT_RECEIVED",
        /// It is not what was described.
        NotAsDescribed = "NOT_AS_DESCRIBED",
        /// Sold out.
        OutOfStock = "OUT_OF_STOCK",
        /// Sold at a wrong price.
        WrongPrice = "WRONG_PRICE",
        /// Something else; the note says what.
        Other = "OTHER",
    }
}
