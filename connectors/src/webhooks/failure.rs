use std::error::Error;

use rebated_service::webhooks::WebhookFailure;

use super::Refused;

/// Why a request has no response, in words that tell nothing of our network.
pub(super) fn read(error: &reqwest::Error) -> WebhookFailure {
    if let Some(refused) = cause::<Refused>(error) {
        return WebhookFailure::Forbidden(refused.to_string());
    }
    if error.is_timeout() {
        return WebhookFailure::TimedOut;
    }
    let text = match () {
        () if error.is_connect() => {
            "no connection could be made: the name, the port or the certificate is wrong"
        }
        () => "the connection broke, or what came back is not HTTP",
    };
    WebhookFailure::Unreachable(text.into())
}

/// The first cause of this type.
fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        next = error.source();
    }
    None
}
