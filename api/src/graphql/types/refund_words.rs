//! The closed sets of refunds.

use async_graphql::Enum;
use rebated_domain::refund as words;
use rebated_domain::refund::machine;

/// Who started a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundTrigger")]
pub enum RefundTrigger {
    /// A member of support.
    Support,
    /// The platform itself.
    System,
    /// The buyer.
    User,
}

/// Where a refund is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "machine::RefundStatus")]
pub enum RefundStatus {
    /// The buyer was asked to send the goods back.
    AwaitingReturn,
    /// The money had left, and came back from the buyer's bank.
    BankReturned,
    /// Withdrawn, or the goods never came back.
    Cancelled,
    /// Given up: it is proved that no money moved, and that none can.
    Failed,
    /// Waiting for somebody's decision, or for the time after which a small request is granted.
    InReview,
    /// The goods are here and are being looked at.
    Inspecting,
    /// The courier was asked to turn the parcel round.
    Intercepting,
    /// Somebody has to look at it.
    Manual,
    /// The channel does not have the money. Nothing moved.
    NoFunds,
    /// The channel took the request and is working on it.
    Pending,
    /// The money may go out; nobody is calling the channel.
    Ready,
    /// Refused.
    Rejected,
    /// The goods are on their way back.
    Returning,
    /// A worker is calling the channel.
    Sending,
    /// The buyer has the money.
    Succeeded,
    /// A call had no clear answer: the money may have moved.
    Unknown,
    /// Granted; tasks of the order are still running and must end first.
    WaitingOrder,
}

/// What people can do with a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundAction")]
pub enum RefundAction {
    /// Grant it: `refundApprove`.
    Approve,
    /// Withdraw it: `refundCancel`.
    Cancel,
    /// Say what came of looking at the goods: `refundReturnInspect`.
    Inspect,
    /// Say that it was paid in another way: `refundResolve`.
    PayAnotherWay,
    /// Say that the goods have come back: `refundReturnReceive`.
    ReceiveReturn,
    /// Refuse it: `refundReject`.
    Reject,
    /// Say whether the courier turned the parcel round: `refundInterceptionReport`.
    ReportInterception,
    /// Say that the buyer has the money: `refundResolve`.
    ResolveDone,
    /// Give it up: `refundResolve`.
    ResolveFailed,
    /// Have it sent again: `refundRetry`.
    Retry,
    /// Say that the goods were sent back, and with whom: `refundReturnShip`.
    ShipReturn,
}

/// Why money goes back.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundReason")]
pub enum RefundReason {
    /// The buyer no longer wants it.
    ChangedMind,
    /// It arrived damaged or does not work.
    Defective,
    /// It is not what was described.
    NotAsDescribed,
    /// It never arrived.
    NotReceived,
    /// Something else; the note says what.
    Other,
    /// Sold out.
    OutOfStock,
    /// Sold at a wrong price.
    WrongPrice,
}

/// How the money of a refund goes out.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundPayout")]
pub enum RefundPayout {
    /// Into the buyer's balance here, at once; the buyer wished so.
    Balance,
    /// By the channel that it came through.
    Channel,
    /// By whoever collected it: the platform did not, and only writes down that it went back.
    Recorded,
}

/// What a granted refund does about the goods.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundRoute")]
pub enum RefundRoute {
    /// Nothing comes back: the goods were not shipped, or need not.
    Direct,
    /// The courier was asked to turn the parcel round.
    Intercept,
    /// The buyer sends them back.
    Return,
}

/// Why a request was set apart for a person to look at.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundRisk")]
pub enum RefundRisk {
    /// The buyer would have money back and keep the goods, or says that they never came.
    GoodsStay,
    /// The order or its buyer is on hold.
    OnHold,
    /// The buyer has got back too large a share of what they bought.
    Ratio,
    /// What is known of the buyer comes to a score at which somebody looks.
    Signals,
    /// The buyer has asked for too many refunds of late.
    Velocity,
}

/// What moved a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundCause")]
pub enum RefundEventCause {
    /// The channel's answer to a call of ours.
    Call,
    /// The channel called.
    Callback,
    /// Somebody asked for it.
    Command,
    /// The courier reported.
    Courier,
    /// The order moved, or asked for it.
    Order,
    /// The channel's answer to a question.
    Poll,
    /// Its time had come.
    Timer,
}

/// Why a parcel comes back.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::ReturnKind")]
pub enum RefundReturnKind {
    /// The courier turned it round.
    Intercepted,
    /// The buyer sent it.
    SentBack,
}

/// What came of looking at goods that came back.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::InspectionVerdict")]
pub enum RefundInspectionVerdict {
    /// They are not as they should be.
    Failed,
    /// They are as they should be.
    Passed,
    /// They are worth a part of the amount.
    PassedInPart,
}

/// What happened to a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "machine::RefundInput")]
pub enum RefundEventKind {
    /// The buyer's account cannot take the money, which has left for it.
    Abnormal,
    /// The channel took the request and has not finished.
    Accepted,
    /// Somebody grants it.
    Approve,
    /// The buyer asks for it.
    AskedByBuyer,
    /// Support asks for it.
    AskedBySupport,
    /// The platform asks for it: not shipped in time, sold out, wrong price, paid twice or too late.
    AskedBySystem,
    /// Our own call is answered: the money moved.
    CallDone,
    /// The channel refused the call.
    CallRefused,
    /// The call had no answer that proves anything.
    CallUnknown,
    /// The buyer withdraws it.
    CancelByBuyer,
    /// Support withdraws it.
    CancelBySupport,
    /// The channel closed the number for good: nothing moved and nothing can.
    Closed,
    /// A worker takes it, to call the channel.
    Dispatch,
    /// A callback or a query says that the money moved.
    Done,
    /// The goods are not as they should be.
    InspectionFailed,
    /// The goods are as they should be.
    InspectionPassed,
    /// The goods are worth a part of the amount.
    InspectionPassedInPart,
    /// The courier turned the parcel round.
    Intercepted,
    /// The courier could not.
    InterceptFailed,
    /// The channel has not enough of our money. Nothing moved.
    NotEnough,
    /// The channel did not look at the call: too many, or no connection. Nothing moved.
    NotExecuted,
    /// A query does not find the number.
    NotFound,
    /// Somebody paid the buyer in another way.
    PaidAnotherWay,
    /// A query had no answer that proves anything.
    QueryUnknown,
    /// A query proves that the number was refused for good.
    RefusalProved,
    /// Somebody refuses it.
    Reject,
    /// Somebody says that the buyer has the money.
    ResolveDone,
    /// Somebody gives it up.
    ResolveFailed,
    /// Somebody has it sent again.
    Retry,
    /// The buyer's bank, or the channel, sent the money back.
    ReturnedByBank,
    /// The goods have come back.
    ReturnReceived,
    /// The buyer sent the goods back.
    ReturnShipped,
    /// The wake-up time of the state has come.
    Timer,
    /// Our account at the channel was filled up.
    ToppedUp,
}
