//! The schema's enums, whole and in part.

#![expect(missing_docs, reason = "the schema describes the values")]

use crate::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyCode {
    Cny,
    Eur,
    Gbp,
    Hkd,
    Jpy,
    Sgd,
    Usd,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Admin,
    Bot,
    Finance,
    Member,
    Support,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundStatus {
    AwaitingReturn,
    BankReturned,
    Cancelled,
    Failed,
    Inspecting,
    Intercepting,
    InReview,
    Manual,
    NoFunds,
    Pending,
    Ready,
    Rejected,
    Returning,
    Sending,
    Succeeded,
    Unknown,
    WaitingOrder,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundReason {
    ChangedMind,
    Defective,
    NotAsDescribed,
    NotReceived,
    Other,
    OutOfStock,
    WrongPrice,
}

/// Some of the codes; the others are `Unlisted`.
#[derive(cynic::Enum, Clone, Debug, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum AccountErrorCode {
    BadEmail,
    EmailTaken,
    #[cynic(fallback)]
    Unlisted(String),
}

/// Some of the codes; the others are `Unlisted`.
#[derive(cynic::Enum, Clone, Debug, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum RefundErrorCode {
    OrderNotFound,
    #[cynic(fallback)]
    Unlisted(String),
}
