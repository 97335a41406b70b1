use chrono::{DateTime, Utc};
use rebated_domain::courier::{InterceptionStatus, ParcelStatus};
use rebated_service::store::courier::{Interception, Tracking};
use serde::{Deserialize, Serialize};

use crate::payments::cut;

pub(super) const TRACK: &str = "/v1/parcels/track";
pub(super) const INTERCEPT: &str = "/v1/interceptions";
/// Most bytes of the courier's own words that are kept.
const WORDS: usize = 200;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TrackRequest {
    pub carrier: String,
    pub number: String,
    pub callback_url: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InterceptRequest {
    pub reference: String,
    pub carrier: String,
    pub number: String,
    pub callback_url: String,
}

/// Where a parcel is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ParcelAnswer {
    pub carrier: String,
    pub number: String,
    pub status: WireParcel,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

/// How far an interception is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InterceptionAnswer {
    pub reference: String,
    pub status: WireInterception,
    #[serde(default)]
    pub reason: Option<String>,
}

/// The states of parcels in the protocol: `UNTRACED` is ours alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum WireParcel {
    Unknown,
    Announced,
    InTransit,
    Delivered,
    SentBack,
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum WireInterception {
    Accepted,
    TurnedRound,
    Failed,
}

/// A callback.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Event {
    pub id: String,
    #[serde(flatten)]
    pub about: About,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub(super) enum About {
    #[serde(rename = "parcel.updated")]
    Parcel(ParcelAnswer),
    #[serde(rename = "interception.updated")]
    Interception(InterceptionAnswer),
}

impl From<ParcelAnswer> for Tracking {
    fn from(answer: ParcelAnswer) -> Self {
        let status = match answer.status {
            WireParcel::Unknown | WireParcel::Announced => ParcelStatus::Announced,
            WireParcel::InTransit => ParcelStatus::InTransit,
            WireParcel::Delivered => ParcelStatus::Delivered,
            WireParcel::SentBack => ParcelStatus::SentBack,
            WireParcel::Lost => ParcelStatus::Lost,
        };
        Self { status, place: answer.place.as_deref().map(words), at: answer.at }
    }
}

impl From<InterceptionAnswer> for Interception {
    fn from(answer: InterceptionAnswer) -> Self {
        let status = match answer.status {
            WireInterception::Accepted => InterceptionStatus::Accepted,
            WireInterception::TurnedRound => InterceptionStatus::TurnedRound,
            WireInterception::Failed => InterceptionStatus::Failed,
        };
        Self { status, reason: answer.reason.as_deref().map(words) }
    }
}

/// The courier's words on one line.
fn words(text: &str) -> String {
    cut(text, WORDS).chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
