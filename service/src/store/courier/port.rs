use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebated_domain::courier::{InterceptionStatus, ParcelStatus};

use crate::payments::{Callback, CallbackRefusal};

/// The courier did not answer, or not sensibly: asked again later. Its text is for operators.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct CourierError(pub String);

/// What a courier knows a parcel by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParcelNumber {
    /// Who carries it, as staff or the buyer wrote it.
    pub carrier: String,
    /// Under which number.
    pub tracking_number: String,
}

/// Where a parcel is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracking {
    /// In one word.
    pub status: ParcelStatus,
    /// In the courier's words, at most 200 characters.
    pub place: Option<String>,
    /// When that happened, by the courier's clock.
    pub at: Option<DateTime<Utc>>,
}

/// A parcel to be turned round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInterception {
    /// Our name for the request: asked again under it, it is the same request.
    pub reference: String,
    /// Which parcel.
    pub parcel: ParcelNumber,
}

/// How far the courier is with turning a parcel round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interception {
    /// In one word.
    pub status: InterceptionStatus,
    /// Why not, in the courier's words, at most 200 characters.
    pub reason: Option<String>,
}

/// What a courier tells by a callback, its signature checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourierNotice {
    /// The courier's id of the notice, the same at every repeat of it.
    pub id: String,
    /// What it is about.
    pub news: CourierNews,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CourierNews {
    /// A parcel is somewhere else.
    Parcel(ParcelNumber, Tracking),
    /// An interception, by our name for it, went on.
    Interception(String, Interception),
}

/// What asks couriers. No call is repeated within the port: the jobs ask again.
pub trait Courier: Send + Sync {
    /// Whether there is anybody to ask.
    fn is_there(&self) -> bool {
        true
    }

    /// Where a parcel is. The first question about a parcel also asks the courier to tell by callbacks.
    fn track<'a>(&'a self, parcel: &'a ParcelNumber) -> BoxFuture<'a, Result<Tracking, CourierError>>;

    /// Asks to have a parcel turned round. Idempotent by the reference, so that it is also the way to ask how far the
    /// courier is.
    fn intercept<'a>(
        &'a self,
        asked: &'a NewInterception,
    ) -> BoxFuture<'a, Result<Interception, CourierError>>;

    /// Reads a callback and checks that the courier has signed it, now.
    fn read_callback(
        &self,
        callback: &Callback,
        now: DateTime<Utc>,
    ) -> Result<CourierNotice, CallbackRefusal>;
}

/// Nobody to ask. Orders are then received by a word of the buyer or of staff alone, and no parcel is turned round.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCourier;

impl Courier for NoCourier {
    fn is_there(&self) -> bool {
        false
    }

    fn track<'a>(&'a self, _: &'a ParcelNumber) -> BoxFuture<'a, Result<Tracking, CourierError>> {
        async { Ok(Tracking { status: ParcelStatus::Announced, place: None, at: None }) }.boxed()
    }

    fn intercept<'a>(&'a self, _: &'a NewInterception) -> BoxFuture<'a, Result<Interception, CourierError>> {
        async { Ok(Interception { status: InterceptionStatus::Asked, reason: None }) }.boxed()
    }

    fn read_callback(&self, _: &Callback, _: DateTime<Utc>) -> Result<CourierNotice, CallbackRefusal> {
        Err(CallbackRefusal::UnknownKey)
    }
}
