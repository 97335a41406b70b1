//! The log of events, over server-sent events.

use std::time::Duration;

use graphql_client::{GraphQLQuery, Response as Answer};
use reqwest::Response;

use super::client::refusal;
use super::operations::{Follow, follow};
use super::{Rebated, RebatedError};

/// The longest silence: the server gives a sign of life every 15 seconds.
const SILENCE: Duration = Duration::from_secs(45);
/// The longest event that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// A subscription to the log of events.
pub struct Events {
    response: Response,
    bytes: Vec<u8>,
    lines: Lines,
}

/// The event that is being read.
#[derive(Default)]
struct Lines {
    event: String,
    data: String,
}

impl Rebated {
    /// Follows events of some kinds from a cursor on, or from now on without one.
    pub async fn follow(
        &self,
        kinds: Vec<follow::EventKind>,
        after: Option<String>,
    ) -> Result<Events, RebatedError> {
        let body = Follow::build_query(follow::Variables { kinds: Some(kinds), after });
        let request = self.request(&body, "text/event-stream");
        let response = tokio::time::timeout(SILENCE, request.send())
            .await
            .map_err(|_| RebatedError::Away("no answer".to_owned()))??;
        if !response.status().is_success() {
            let status = response.status();
            let bytes = response.bytes().await?;
            return Err(match serde_json::from_slice::<Answer<()>>(&bytes) {
                Ok(answer) => refusal(&answer.errors.unwrap_or_default()),
                Err(_) => RebatedError::Away(status.to_string()),
            });
        }
        Ok(Events { response, bytes: Vec::new(), lines: Lines::default() })
    }
}

impl Events {
    /// The next event; nothing when the server has ended the subscription.
    pub async fn next(&mut self) -> Result<Option<follow::FollowEvents>, RebatedError> {
        loop {
            while let Some(end) = self.bytes.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.bytes.drain(..=end).collect();
                let line = String::from_utf8_lossy(&line);
                let Some((event, data)) = self.lines.take(line.trim_end_matches(['\r', '\n'])) else {
                    continue;
                };
                match event.as_str() {
                    "next" => return read(&data).map(Some),
                    "complete" => return Ok(None),
                    _ => {}
                }
            }
            let chunk = tokio::time::timeout(SILENCE, self.response.chunk())
                .await
                .map_err(|_| RebatedError::Away("silence".to_owned()))??;
            let Some(chunk) = chunk else { return Ok(None) };
            if self.bytes.len() + chunk.len() > LONGEST {
                return Err(RebatedError::Away("an event that is too long".to_owned()));
            }
            self.bytes.extend_from_slice(&chunk);
        }
    }
}

impl Lines {
    /// Reads a line; an empty one ends the event, which is answered.
    fn take(&mut self, line: &str) -> Option<(String, String)> {
        if line.is_empty() {
            let Self { event, data } = std::mem::take(self);
            return (!event.is_empty()).then_some((event, data));
        }
        if let Some(event) = line.strip_prefix("event:") {
            event.trim_start().clone_into(&mut self.event);
        } else if let Some(data) = line.strip_prefix("data:") {
            self.data.push_str(data.trim_start());
        }
        None
    }
}

fn read(data: &str) -> Result<follow::FollowEvents, RebatedError> {
    let answer: Answer<follow::ResponseData> =
        serde_json::from_str(data).map_err(|error| RebatedError::Away(error.to_string()))?;
    match answer.data {
        Some(data) => Ok(data.events),
        None => Err(refusal(&answer.errors.unwrap_or_default())),
    }
}
