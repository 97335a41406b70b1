use crate::machine::{Input, Sender, described};

described! {
    /// What can happen to a refund.
    pub enum RefundInput {
        /// The buyer asks for it.
        AskedByBuyer = "ASKED_BY_BUYER",
        /// The platform asks for it: not shipped in time, sold out, wrong price, paid twice or too late.
        AskedBySystem = "ASKED_BY_SYSTEM",
        /// Support asks for it.
        AskedBySupport = "ASKED_BY_SUPPORT",
        /// Somebody grants it.
        Approve = "APPROVE",
        /// Somebody refuses it.
        Reject = "REJECT",
        /// The buyer withdraws it.
        CancelByBuyer = "CANCEL_BY_BUYER",
        /// Support withdraws it.
        CancelBySupport = "CANCEL_BY_SUPPORT",
        /// The wake-up time of the state has come.
        Timer = "TIMER",
        /// The courier turned the parcel round.
        Intercepted = "INTERCEPTED",
        /// The courier could not.
        InterceptFailed = "INTERCEPT_FAILED",
        /// The buyer sent the goods back.
        ReturnShipped = "RETURN_SHIPPED",
        /// The goods have come back.
        ReturnReceived = "RETURN_RECEIVED",
        /// The goods are as they should be.
        InspectionPassed = "INSPECTION_PASSED",
        /// The goods are worth a part of the amount.
        InspectionPassedInPart = "INSPECTION_PASSED_IN_PART",
        /// The goods are not as they should be.
        InspectionFailed = "INSPECTION_FAILED",
        /// A worker takes it, to call the channel.
        Dispatch = "DISPATCH",
        /// Our own call is answered: the money moved.
        CallDone = "CALL_DONE",
        /// A callback or a query says that the money moved.
        Done = "DONE",
        /// The channel took the request and has not finished.
        Accepted = "ACCEPTED",
        /// The call had no answer that proves anything.
        CallUnknown = "CALL_UNKNOWN",
        /// The channel did not look at the call: too many, or no connection. Nothing moved.
        NotExecuted = "NOT_EXECUTED",
        /// The channel has not enough of our money. Nothing moved.
        NotEnough = "NOT_ENOUGH",
        /// The channel refused the call.
        CallRefused = "CALL_REFUSED",
        /// The channel closed the number for good: nothing moved and nothing can.
        Closed = "CLOSED",
        /// A query proves that the number was refused for good.
        RefusalProved = "REFUSAL_PROVED",
        /// The buyer's account cannot take the money, which has left for it.
        Abnormal = "ABNORMAL",
        /// A query does not find the number.
        NotFound = "NOT_FOUND",
        /// A query had no answer that proves anything.
        QueryUnknown = "QUERY_UNKNOWN",
        /// Our account at the channel was filled up.
        ToppedUp = "TOPPED_UP",
        /// Somebody has it sent again.
        Retry = "RETRY",
        /// Somebody says that the buyer has the money.
        ResolveDone = "RESOLVE_DONE",
        /// Somebody gives it up.
        ResolveFailed = "RESOLVE_FAILED",
        /// Somebody paid the buyer in another way.
        PaidAnotherWay = "PAID_ANOTHER_WAY",
        /// The buyer's bank, or the channel, sent the money back.
        ReturnedByBank = "RETURNED_BY_BANK",
    }
}

impl Input for RefundInput {
    const ALL: &'static [Self] = Self::ALL;

    fn sender(self) -> Sender {
        match self {
            Self::AskedByBuyer
            | Self::AskedBySystem
            | Self::AskedBySupport
            | Self::Approve
            | Self::Reject
            | Self::CancelByBuyer
            | Self::CancelBySupport
            | Self::ReturnShipped
            | Self::ReturnReceived
            | Self::InspectionPassed
            | Self::InspectionPassedInPart
            | Self::InspectionFailed
            | Self::Dispatch
            | Self::Retry
            | Self::ResolveDone
            | Self::ResolveFailed
            | Self::PaidAnotherWay => Sender::Command,
            Self::Timer => Sender::Timer,
            Self::Intercepted
            | Self::InterceptFailed
            | Self::CallDone
            | Self::Done
            | Self::Accepted
            | Self::CallUnknown
            | Self::NotExecuted
            | Self::NotEnough
            | Self::CallRefused
            | Self::Closed
            | Self::RefusalProved
            | Self::Abnormal
            | Self::NotFound
            | Self::QueryUnknown
            | Self::ToppedUp
            | Self::ReturnedByBank => Sender::Report,
        }
    }
}
