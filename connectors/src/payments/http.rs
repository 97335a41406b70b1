use std::time::Duration;

use rebated_service::payments::Trouble;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};

/// Longest answer that is read. The longest that a channel gives has a few kilobytes.
const LONGEST: usize = 1 << 20;

/// No answer, or half of one: the request may have been carried out.
pub(crate) const NO_ANSWER: &str = "NO_ANSWER";
/// No byte of the request was sent.
pub(crate) const UNREACHABLE: &str = "UNREACHABLE";
/// An answer that is not the channel's: another form, no good signature, or about something else.
pub(crate) const BAD_ANSWER: &str = "BAD_ANSWER";

/// Connections to a channel.
#[derive(Clone)]
pub(crate) struct Link(Client);

/// An answer, byte by byte.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
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
        Self(client.build().expect("the settings of the client fit together"))
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.0
    }

    /// Sends a request and reads the whole answer.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Result<Answer, Trouble> {
        let mut response = request.send().await.map_err(|error| no_answer(&error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| no_answer(&error))? {
            if body.len() + chunk.len() > LONGEST {
                return Err(Trouble::unknown(BAD_ANSWER, "the answer is too long"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, headers, body })
    }
}

/// The words of the error are left out: they hold the address, which may hold a signed request.
fn no_answer(error: &reqwest::Error) -> Trouble {
    if error.is_connect() {
        Trouble::not_executed(UNREACHABLE, "no connection could be made")
    } else if error.is_timeout() {
        Trouble::unknown(NO_ANSWER, "no answer came in time")
    } else {
        Trouble::unknown(NO_ANSWER, "the connection broke before the whole answer was there")
    }
}
