use std::time::Duration;

use rebated_service::notifications::SendError;
use reqwest::header::RETRY_AFTER;
use reqwest::{Client, Response};

/// How long a call may take. The worker waits a little longer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long to wait where a provider does not say.
const PAUSE: Duration = Duration::from_secs(60);
/// Longest text of an error that is told.
const LONGEST: usize = 200;

/// A client that follows no redirects: what is signed is signed for one address.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()
}

/// A call that brought no answer. The error is told without the address, which may hold a token.
pub(super) fn no_answer(error: reqwest::Error) -> SendError {
    SendError::Again(format!("the provider cannot be reached: {}", short(&error.without_url().to_string())))
}

/// How long the provider wants to be left alone.
pub(super) fn retry_after(response: &Response) -> Duration {
    let seconds =
        response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    seconds.map_or(PAUSE, Duration::from_secs)
}

/// The beginning of what a provider says, on one line.
pub(super) fn short(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect()
}
