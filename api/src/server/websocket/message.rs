use std::borrow::Cow;

use async_graphql::ServerError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::graphql::Answer;

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FromClient {
    /// Who the client is; the first message.
    ConnectionInit {
        /// `{"authorization": "Bearer …"}` or `{"token": "…"}`.
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    /// Are you there?
    Ping {
        /// Sent back.
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    /// I am here.
    Pong {},
    /// Runs an operation.
    Subscribe {
        /// The client's name for it.
        id: String,
        /// The same parameters as of a request.
        payload: Map<String, Value>,
    },
    /// Ends an operation.
    Complete {
        /// Its name.
        id: String,
    },
}

/// What the server says.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FromServer {
    /// The client may send operations.
    ConnectionAck,
    /// Are you there?
    Ping,
    /// I am here.
    Pong {
        /// What the client's `ping` held.
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    /// An answer; more may follow.
    Next {
        /// The operation.
        id: String,
        /// Data and errors.
        payload: Answer,
    },
    /// The operation did not run, or runs no longer.
    Error {
        /// The operation.
        id: String,
        /// Why.
        payload: Vec<ServerError>,
    },
    /// Nothing more follows.
    Complete {
        /// The operation.
        id: String,
    },
}

/// Why the server ends a connection.
#[derive(Debug, PartialEq, Eq)]
pub enum Close {
    /// The server stops.
    GoingAway,
    /// A message is larger than the limit.
    TooLarge,
    /// A message is none of the protocol's.
    BadMessage(&'static str),
    /// An operation came before the connection was acknowledged.
    NotAcknowledged,
    /// The credential is refused, or no longer holds.
    Forbidden,
    /// The sub-protocol is not spoken.
    SubProtocol,
    /// The client did not say who it is.
    NoInit,
    /// An operation has the name of another that is running.
    Duplicate(String),
    /// The client said twice who it is.
    SecondInit,
    /// More operations than a connection may have at once.
    TooMany,
    /// No sign of life from the client.
    NoPong,
}

/// Longest reason of a close frame in bytes (RFC 6455, section 5.5).
const LONGEST_REASON: usize = 123;

impl Close {
    /// The close code.
    pub const fn code(&self) -> u16 {
        match self {
            Self::GoingAway => 1001,
            Self::TooLarge => 1009,
            Self::BadMessage(_) => 4400,
            Self::NotAcknowledged => 4401,
            Self::Forbidden => 4403,
            Self::SubProtocol => 4406,
            Self::NoInit => 4408,
            Self::Duplicate(_) => 4409,
            Self::SecondInit | Self::TooMany => 4429,
            Self::NoPong => 4499,
        }
    }

    /// What a person reads.
    pub fn reason(&self) -> String {
        let reason: Cow<'static, str> = match self {
            Self::GoingAway => "Going away".into(),
            Self::TooLarge => "Message too large".into(),
            Self::BadMessage(problem) => (*problem).into(),
            Self::NotAcknowledged => "Unauthorized".into(),
            Self::Forbidden => "Forbidden".into(),
            Self::SubProtocol => "Subprotocol not acceptable".into(),
            Self::NoInit => "Connection initialisation timeout".into(),
            Self::Duplicate(id) => format!("Subscriber for {id} already exists").into(),
            Self::SecondInit => "Too many initialisation requests".into(),
            Self::TooMany => "Too many operations".into(),
            Self::NoPong => "Pong timeout".into(),
        };
        let mut reason = reason.into_owned();
        reason.truncate(reason.floor_char_boundary(LONGEST_REASON));
        reason
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The guide for client developers has a table of them, and nothing else in its first column is a number.
    #[test]
    fn the_guide_lists_every_close_code() {
        let ours = [
            Close::GoingAway,
            Close::TooLarge,
            Close::BadMessage("x"),
            Close::NotAcknowledged,
            Close::Forbidden,
            Close::SubProtocol,
            Close::NoInit,
            Close::Duplicate("x".into()),
            Close::SecondInit,
            Close::TooMany,
            Close::NoPong,
        ];
        let ours: BTreeSet<u16> = ours.iter().map(Close::code).collect();
        let guide = include_str!("../../../../docs/API.md");
        let rows = guide.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let listed: BTreeSet<u16> = rows.filter_map(|(code, _)| code.parse().ok()).collect();
        assert_eq!(listed, ours);
    }

    #[test]
    fn reasons_fit_into_a_close_frame() {
        let close = Close::Duplicate(format!("n{}", "单".repeat(200)));
        assert_eq!(close.reason().len(), 121);
        assert!(close.reason().starts_with("Subscriber for n单"));
    }
}
