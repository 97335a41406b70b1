//! Rate limits that nodes share through Redis, and what happens without it.
//!
//! `REBATED_TEST_REDIS` is the URL of a server on which keys may be made. Without it the tests fail, unless
//! `REBATED_TEST_SKIP_REDIS=1` says that they may be left out.

mod outages;
mod place;
mod processes;
mod scripted;
mod sharing;

use std::net::IpAddr;
use std::sync::Arc;

use futures_util::future::join_all;
use rebated::graphql::throttle::{Limits, Rate};
use rebated::server::HttpOptions;
use rebated_service::Platform;
use rebated_service::counters::SharedCounters;
use rebated_tests::{Client, GqlAnswer, Site, wide_limits};
use serde_json::json;

const PING: &str = "{ __typename }";

/// Ten points, of which one comes back each second, for everybody.
fn ten_points() -> Limits {
    let ten = Rate { most: 10, per_minute: 60 };
    Limits { signed_in: ten, anonymous: ten, operation: 10, ..wide_limits() }
}

/// A node that counts with others.
fn site(node: &Arc<Platform>, limits: Limits, counters: Arc<dyn SharedCounters>) -> Site {
    Site::with(node, HttpOptions { limits, counters: Some(counters), ..HttpOptions::default() })
}

/// A customer's address.
fn address(n: u8) -> IpAddr {
    [192, 0, 2, n].into()
}

fn is_served(answer: &GqlAnswer) -> bool {
    let codes = answer.error_codes();
    assert!(codes.is_empty() || codes == ["THROTTLED"], "{codes:?}");
    codes.is_empty()
}

/// How many of so many requests are served, which all the clients send at once.
async fn served_at_once(clients: &[&Client], query: &str, each: usize) -> usize {
    let requests = clients.iter().flat_map(|client| (0..each).map(|_| client.send(query, json!({}))));
    join_all(requests).await.iter().filter(|answer| is_served(answer)).count()
}

/// How many requests of one client are served before one is not.
async fn served(client: &Client) -> usize {
    for count in 0..100 {
        if !is_served(&client.send(PING, json!({})).await) {
            return count;
        }
    }
    panic!("there seems to be no limit");
}
