//! What a callback said, as it is kept.

use chrono::{DateTime, Utc};
use rebated_domain::courier::{InterceptionStatus, ParcelStatus};
use serde::{Deserialize, Serialize};

use super::port::CourierNews;
use super::{Interception, ParcelNumber, Tracking};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub(super) enum Kept {
    Parcel {
        carrier: String,
        tracking_number: String,
        status: ParcelStatus,
        place: Option<String>,
        at: Option<DateTime<Utc>>,
    },
    Interception {
        reference: String,
        status: InterceptionStatus,
        reason: Option<String>,
    },
}

impl From<CourierNews> for Kept {
    fn from(news: CourierNews) -> Self {
        match news {
            CourierNews::Parcel(
                ParcelNumber { carrier, tracking_number },
                Tracking { status, place, at },
            ) => Self::Parcel { carrier, tracking_number, status, place, at },
            CourierNews::Interception(reference, Interception { status, reason }) => {
                Self::Interception { reference, status, reason }
            }
        }
    }
}

impl From<Kept> for CourierNews {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Parcel { carrier, tracking_number, status, place, at } => {
                Self::Parcel(ParcelNumber { carrier, tracking_number }, Tracking { status, place, at })
            }
            Kept::Interception { reference, status, reason } => {
                Self::Interception(reference, Interception { status, reason })
            }
        }
    }
}
