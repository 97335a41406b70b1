//! GraphQL over server-sent events, in "distinct connections mode" of the graphql-sse protocol: `next` for
//! every answer, `complete` at the end.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, BoxStream, Stream, StreamExt};

use super::Server;
use super::bearer::Credential;
use super::lease::Lease;
use crate::graphql::label::coded_error;
use crate::graphql::{Answer, Code};

/// How often a sign of life is sent when nothing happens.
const ALIVE: Duration = Duration::from_secs(15);

/// One answer as a stream.
pub fn single(answer: &Answer) -> Response {
    respond(stream::iter([next(answer), complete()]))
}

/// The answers of a subscription, for as long as the caller's credential holds and the server runs.
pub fn stream(server: &Server, credential: Credential, answers: BoxStream<'static, Answer>) -> Response {
    let lease = Lease::new(&server.platform, credential);
    let over = lease.clone();
    let shutdown = server.shutdown.begun();
    let ended = async move {
        tokio::select! {
            () = over.over() => Some(expired()),
            () = shutdown => None,
        }
    };
    let state = Some((answers, Box::pin(ended), lease));
    let events = stream::unfold(state, async |state| {
        let (mut answers, mut ended, lease) = state?;
        let answer = tokio::select! {
            biased;
            last = &mut ended => return last.map(|answer| (next(&answer), None)),
            answer = answers.next() => answer?,
        };
        if lease.is_over() {
            return Some((next(&expired()), None));
        }
        // a refusal is the last answer
        let rest = answer.refused.is_none().then_some((answers, ended, lease));
        Some((next(&answer), rest))
    });
    respond(events.chain(stream::iter([complete()])))
}

fn expired() -> Answer {
    let message = "The token is no longer valid. Sign in again.";
    Answer::refused(vec![coded_error(Code::Unauthenticated, message, None)])
}

fn next(answer: &Answer) -> Event {
    let event = Event::default().event("next");
    match event.json_data(answer) {
        Ok(event) => event,
        Err(error) => {
            tracing::error!(%error, "An answer could not be written as JSON.");
            Event::default().event("next").data(r#"{"errors":[{"message":"Internal server error"}]}"#)
        }
    }
}

fn complete() -> Event {
    Event::default().event("complete").data("")
}

fn respond(events: impl Stream<Item = Event> + Send + 'static) -> Response {
    let events = events.map(Ok::<_, Infallible>);
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    response
}
