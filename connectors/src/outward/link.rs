use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};

/// Longest answer that is read unless more is expected, in bytes: 1 MiB.
const LONGEST: usize = 1 << 20;

/// No answer, or half of one: the request may have been carried out.
pub(crate) const NO_ANSWER: &str = "NO_ANSWER";
/// No byte of the request was sent.
pub(crate) const UNREACHABLE: &str = "UNREACHABLE";
/// An answer that is not of whom was asked: another form, no good signature, or about something else.
pub(crate) const BAD_ANSWER: &str = "BAD_ANSWER";

/// Whether a trouble of this code says that the service is not there, whatever was asked of it.
pub(crate) fn is_outage(code: &str) -> bool {
    [NO_ANSWER, UNREACHABLE, BAD_ANSWER].contains(&code)
}

/// Connections to one service.
#[derive(Clone)]
pub(crate) struct Link {
    client: Client,
    longest: usize,
}

/// An answer, byte by byte.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// Why a request brought no answer. The words of the HTTP client are left out: they hold the address, which may hold a
/// signed request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoAnswer {
    #[error("no connection could be made")]
    Unreachable,
    #[error("no answer came in time")]
    Late,
    #[error("the connection broke before the whole answer was there")]
    Broken,
    #[error("the answer is too long")]
    TooLong,
}

impl NoAnswer {
    /// The code by which it is known.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => UNREACHABLE,
            Self::Late | Self::Broken => NO_ANSWER,
            Self::TooLong => BAD_ANSWER,
        }
    }
}

impl From<&reqwest::Error> for NoAnswer {
    fn from(error: &reqwest::Error) -> Self {
        if error.is_connect() {
            Self::Unreachable
        } else if error.is_timeout() {
            Self::Late
        } else {
            Self::Broken
        }
    }
}

impl Answer {
    /// The value of a header, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Link {
    /// Follows no redirects, and repeats nothing: what is signed is signed for one address, and a request whose end
    /// is unknown must come back as such.
    pub(crate) fn new(connect: Duration, call: Duration) -> Self {
        let client = Client::builder()
            .connect_timeout(connect)
            .timeout(call)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .user_agent(concat!("rebated/", env!("CARGO_PKG_VERSION")));
        let client = client.build().expect("the settings of the client fit together");
        Self { client, longest: LONGEST }
    }

    /// The same, for answers of at most so many bytes.
    pub(crate) fn reading(self, longest: usize) -> Self {
        Self { longest, ..self }
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.client
    }

    /// Sends a request and reads the whole answer.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Result<Answer, NoAnswer> {
        let mut response = request.send().await.map_err(|error| NoAnswer::from(&error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| NoAnswer::from(&error))? {
            if body.len() + chunk.len() > self.longest {
                return Err(NoAnswer::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, headers, body })
    }
}
