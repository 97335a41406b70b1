//! Parcels, and what couriers say of them.

use async_graphql::{Enum, Object};
use rebated_domain::courier;
use rebated_entity::{courier_interception, parcel};

use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
pub struct ParcelTracking(parcel::Model);

impl From<parcel::Model> for ParcelTracking {
    fn from(row: parcel::Model) -> Self {
        Self(row)
    }
}

/// What a courier says of a parcel, by callbacks and when asked.
#[Object]
impl ParcelTracking {
    /// Where it is, in one word.
    async fn status(&self) -> ParcelStatus {
        self.0.status.into()
    }
    /// Where it is, in the courier's words; null until the courier says so.
    async fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }
    /// When it got there, by the courier's clock; null where the courier does not say.
    async fn said_at(&self) -> Option<DateTime> {
        self.0.said_at.map(DateTime::from)
    }
    /// When something new was last heard.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
}

/// Where a parcel is, as the courier says.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "courier::ParcelStatus")]
pub enum ParcelStatus {
    /// The courier knows the number, or does not know it yet.
    Announced,
    /// It is where it was sent to.
    Delivered,
    /// It is on its way.
    InTransit,
    /// The courier has lost it.
    Lost,
    /// It went back to where it came from, and is there.
    SentBack,
    /// The courier told no end within 45 days, and is asked no more.
    Untraced,
}

/// See the GraphQL description.
pub struct CourierInterception(courier_interception::Model);

impl From<courier_interception::Model> for CourierInterception {
    fn from(row: courier_interception::Model) -> Self {
        Self(row)
    }
}

/// The wish that a courier turn a parcel round, for a refund.
#[Object]
impl CourierInterception {
    /// How far the courier is.
    async fn status(&self) -> CourierInterceptionStatus {
        self.0.status.into()
    }
    /// Why the parcel was not turned round, in the courier's words; null where there are none.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// When it was wished. Without an end 48 hours later it has failed.
    async fn asked_at(&self) -> DateTime {
        self.0.asked_at.into()
    }
    /// When something new was last heard.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
}

/// How far a courier is with turning a parcel round.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "courier::InterceptionStatus")]
pub enum CourierInterceptionStatus {
    /// The courier tries.
    Accepted,
    /// The courier is to be asked, or has not answered.
    Asked,
    /// The courier cannot, or did not say so in time.
    Failed,
    /// The parcel is on its way back.
    TurnedRound,
}
