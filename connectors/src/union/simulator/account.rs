use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::clock::Clock;

use super::{Book, Kind, Link};
use crate::payments::simulator::random_text;
use crate::union::{Parameters, signature};

/// How far the time of a call may be from now.
const SKEW: TimeDelta = TimeDelta::minutes(10);

/// The one account that a simulated network has.
pub(crate) struct Account {
    pub(crate) base_url: String,
    pub(crate) key: &'static str,
    pub(crate) secret: String,
    pub(crate) pid: &'static str,
    pub(crate) book: Book,
}

impl Account {
    /// An account whose secret is made now.
    pub(crate) fn new(
        base_url: &str,
        (kind, key, pid): (Kind, &'static str, &'static str),
        clock: Arc<dyn Clock>,
        is_lively: bool,
    ) -> Arc<Self> {
        Arc::new(Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            key,
            secret: random_text(32),
            pid,
            book: Book::new(kind, clock, is_lively),
        })
    }

    /// Whether the form is signed with the account's secret, by the method that it names: MD5 when it names none.
    pub(crate) fn is_signed(&self, form: &Parameters) -> bool {
        let named = form.get("sign_method").map_or("md5", String::as_str);
        let known = self.book.kind().sign_methods().iter().find(|method| method.code() == named);
        let expected = known.map(|method| signature(*method, &self.secret, form));
        expected.is_some() && form.get("sign") == expected.as_ref()
    }

    /// Whether a call of that time is of now.
    pub(crate) fn is_now(&self, at: Option<DateTime<Utc>>) -> bool {
        at.is_some_and(|at| (self.book.now() - at).abs() <= SKEW)
    }

    /// Where a link leads: the shop page.
    pub(crate) fn shop_url(&self, link: &Link) -> String {
        format!("{}/shop?link={}", self.base_url, link.token())
    }

    /// A shorter address of the same page.
    pub(crate) fn short_url(&self, link: &Link) -> String {
        format!("{}/s/{}", self.base_url, self.book.make_code(link))
    }
}
