use chrono::{DateTime, Utc};
use rebated_service::payments::{Callback, CallbackRefusal};
use rebated_service::store::courier::{CourierNews, CourierNotice, ParcelNumber};

use super::sign::{SIGNATURE, Secrets, TIMESTAMP};
use super::wire::{About, Event};

/// Reads a callback that the courier has signed.
pub(super) fn read(
    secrets: &Secrets,
    callback: &Callback,
    now: DateTime<Utc>,
) -> Result<CourierNotice, CallbackRefusal> {
    let header = |name| callback.header(name).ok_or(CallbackRefusal::BadSignature);
    secrets.check_callback(header(TIMESTAMP)?, &callback.body, header(SIGNATURE)?, now)?;
    let event: Event = serde_json::from_slice(&callback.body).map_err(|_| CallbackRefusal::Malformed)?;
    if event.id.is_empty() {
        return Err(CallbackRefusal::Malformed);
    }
    let news = match event.about {
        About::Parcel(answer) => {
            let number =
                ParcelNumber { carrier: answer.carrier.clone(), tracking_number: answer.number.clone() };
            CourierNews::Parcel(number, answer.into())
        }
        About::Interception(answer) => CourierNews::Interception(answer.reference.clone(), answer.into()),
    };
    Ok(CourierNotice { id: event.id, news })
}
