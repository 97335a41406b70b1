//! The closed sets that claims are described with.

use async_graphql::Enum;
use rebated_domain::claim;

/// Where a claim is, as far as its claimant may know: that it is open says neither that its order is known nor that it
/// is not.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "claim::ClaimStanding")]
pub enum OrderClaimStatus {
    /// Nobody has decided it in time.
    Expired,
    /// The order is the claimant's.
    Granted,
    /// Not decided yet.
    Open,
    /// The order is not the claimant's.
    Refused,
    /// The claimant takes it back.
    Withdrawn,
}

/// Where a claim is, as staff know it.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "claim::ClaimStatus")]
pub enum OrderClaimState {
    /// Nobody has decided it in time.
    Expired,
    /// The order is the claimant's.
    Granted,
    /// The order is known, and a person has to decide.
    InReview,
    /// The order is not the claimant's.
    Refused,
    /// The order is not known yet.
    Waiting,
    /// The claimant takes it back.
    Withdrawn,
}

/// What speaks for a claim, or against it.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "claim::EvidenceKind")]
pub enum OrderClaimEvidenceKind {
    /// The order was claimed within 48 hours after it was placed.
    ClaimedSoon,
    /// The claimant followed a link to an item of the order within 24 hours before it was placed.
    ClickedShortlyBefore,
    /// The claimant followed a link to an item of the order within 15 days before it was placed.
    ClickedWithinWindow,
    /// The network dates the click that led to the order within two minutes of one of the claimant's.
    NetworkSawClick,
    /// The claimant names another amount than was paid.
    PaidDiffers,
    /// The claimant knows what was paid.
    PaidKnown,
}
