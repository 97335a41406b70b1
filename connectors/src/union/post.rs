use rebated_service::networks::{Trouble, TroubleKind};
use reqwest::{StatusCode, Url};

use super::error::{bad_answer, of};
use super::{Parameters, UnionLimits, encoded};
use crate::outward::{Answer, Link, NO_ANSWER};

/// Longest answer that is read: 16 MiB. A page has at most 500 rows of a few kilobytes.
const LONGEST: usize = 16 << 20;

/// Sends forms to one address.
pub(crate) struct Poster {
    gateway: Url,
    link: Link,
}

impl Poster {
    pub(crate) fn new(gateway: Url, limits: &UnionLimits) -> Self {
        Self { gateway, link: Link::new(limits.connect, limits.call).reading(LONGEST) }
    }

    /// Sends a form and gives the text that came back.
    pub(crate) async fn send(&self, parameters: &Parameters) -> Result<String, Trouble> {
        let request = self.link.client().post(self.gateway.clone()).body(encoded(parameters));
        let request = request.header("content-type", "application/x-www-form-urlencoded;charset=utf-8");
        text_of(self.link.send(request).await?)
    }
}

/// Networks tell of errors in the text, whatever the status. Without such a text, the status is all there is.
fn text_of(answer: Answer) -> Result<String, Trouble> {
    let text = String::from_utf8(answer.body);
    let says = |status: StatusCode| format!("the gateway answered {}", status.as_u16());
    match (answer.status, text) {
        (status, Ok(text)) if status.is_success() || text.contains("error_response") => Ok(text),
        (status, Err(_)) if status.is_success() => Err(bad_answer("the answer is no text")),
        (status @ StatusCode::TOO_MANY_REQUESTS, _) => Err(of(TroubleKind::Limited, "429", &says(status))),
        (status, _) if status.is_server_error() => Err(of(TroubleKind::Away, NO_ANSWER, &says(status))),
        (status, _) => Err(bad_answer(&says(status))),
    }
}
