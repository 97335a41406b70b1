//! GraphQL over server-sent events, in "distinct connections mode" of the graphql-sse protocol: `next` for
//! every answer, `complete` at the end.
//!
//! The frames are written here: the framework's leave out the empty data of `complete`, and without data a
//! browser tells nobody of an event (WHATWG HTML, section 9.2.6).

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::stream::{self, BoxStream, Stream, StreamExt};

use super::Server;
use super::bearer::Credential;
use super::lease::Lease;
use super::media::Media;
use crate::graphql::label::coded_error;
use crate::graphql::{Answer, Code};

/// How often a sign of life is sent when nothing happens.
const ALIVE: Duration = Duration::from_secs(15);
/// A sign of life: a comment.
const COMMENT: &str = ":\n\n";
/// The last event.
const COMPLETE: &str = "event: complete\ndata:\n\n";

/// One answer as a stream.
pub fn single(answer: &Answer) -> Response {
    respond(stream::iter([next(answer), COMPLETE.to_owned()]))
}

/// The answers of a subscription, for as long as the caller's credential holds and the server runs.
pub fn stream(server: &Server, credential: Credential, answers: BoxStream<'static, Answer>) -> Response {
    let lease = Lease::new(&server.platform, credential);
    let (over, shutdown) = (lease.clone().over(), server.shutdown.begun());
    let end = async move {
        tokio::select! {
            () = over => Some(expired()),
            () = shutdown => None,
        }
    };
    let open = Open { answers, end: Box::pin(end), lease };
    let frames = stream::unfold(Some(open), async |open| open?.frame().await);
    respond(frames.chain(stream::iter([COMPLETE.to_owned()])))
}

/// A stream that goes on.
struct Open {
    answers: BoxStream<'static, Answer>,
    end: Pin<Box<dyn Future<Output = Option<Answer>> + Send>>,
    lease: Lease,
}

impl Open {
    /// The next frame, and the stream if it still goes on then.
    async fn frame(mut self) -> Option<(String, Option<Self>)> {
        let answer = tokio::select! {
            biased;
            last = &mut self.end => return last.map(|answer| (next(&answer), None)),
            answer = self.answers.next() => answer?,
            () = tokio::time::sleep(ALIVE) => return Some((COMMENT.to_owned(), Some(self))),
        };
        if self.lease.is_over() {
            return Some((next(&expired()), None));
        }
        // a refusal is the last answer
        let goes_on = answer.refused.is_none();
        Some((next(&answer), goes_on.then_some(self)))
    }
}

fn expired() -> Answer {
    let message = "The token is no longer valid. Sign in again.";
    Answer::refused(vec![coded_error(Code::Unauthenticated, message, None)])
}

fn next(answer: &Answer) -> String {
    // JSON has no line breaks outside of texts, where they are escaped
    match serde_json::to_string(answer) {
        Ok(json) => format!("event: next\ndata: {json}\n\n"),
        Err(error) => {
            tracing::error!(%error, "An answer could not be written as JSON.");
            COMMENT.to_owned()
        }
    }
}

fn respond(frames: impl Stream<Item = String> + Send + 'static) -> Response {
    let mut response = Response::new(Body::from_stream(frames.map(Ok::<_, Infallible>)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, Media::Events.content_type());
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    // nginx holds answers back unless it is told not to
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}
