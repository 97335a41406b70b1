//! Buckets: who shares one, when it is empty, and how it fills again.

use std::net::IpAddr;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use chrono::Duration;
use rebated::graphql::throttle::{Limits, Rate};
use rebated::server::HttpOptions;
use rebated_tests::{Client, both_databases, wide_limits};
use serde_json::json;

use super::calls::{JSON, RESPONSE, call, post};

const PING: &str = "{ __typename }";

fn address(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

/// How many of these are served before one is not.
async fn served(client: &Client, query: &str) -> usize {
    for count in 0..1_000 {
        let answer = client.send(query, json!({})).await;
        if answer.body().get("errors").is_some_and(|errors| errors[0]["extensions"]["code"] == "THROTTLED") {
            return count;
        }
    }
    panic!("there seems to be no limit");
}

fn narrow(limits: Limits) -> HttpOptions {
    HttpOptions { limits, ..HttpOptions::default() }
}

both_databases! {
    async fn an_empty_bucket_says_when_to_come_back(app: &TestApp) {
        let li = app.member("li").await;
        let limits = Limits { signed_in: Rate { most: 10, per_minute: 60 }, operation: 10, ..wide_limits() };
        let client = app.site(narrow(limits)).as_user(&li.token);
        assert_eq!(served(&client, PING).await, 10);
        for accept in [RESPONSE, JSON] {
            let reply = call(&client, post(accept, json!({ "query": PING }))).await;
            assert_eq!((reply.status, reply.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "THROTTLED"));
            assert_eq!(reply.header(header::RETRY_AFTER), Some("1"));
            assert_eq!(reply.json()["errors"][0]["extensions"]["retryAfterSeconds"], 1);
            assert!(reply.json().get("data").is_none());
        }
        app.clock().advance(Duration::seconds(3));
        assert_eq!(served(&client, PING).await, 3);
        // a wish that is larger than what is left is told how long it takes
        let costly = "{ viewer { inviter { inviter { inviter { id } } } } }";
        let answer = client.send(costly, json!({})).await;
        assert_eq!(answer.body()["errors"][0]["extensions"]["retryAfterSeconds"], 1);
        app.clock().advance(Duration::seconds(1));
        let answer = client.send(costly, json!({})).await;
        assert_eq!(answer.body()["errors"][0]["extensions"]["retryAfterSeconds"], 3);
    }

    async fn callers_do_not_pay_for_each_other(app: &TestApp) {
        let (li, wang) = (app.member("li").await, app.member("wang").await);
        let narrowed = Rate { most: 10, per_minute: 60 };
        let limits = Limits { signed_in: narrowed, anonymous: narrowed, operation: 10, ..wide_limits() };
        let site = app.site(narrow(limits));
        assert_eq!(served(&site.as_user(&li.token), PING).await, 10);
        assert_eq!(served(&site.as_user(&li.token).at(address("192.0.2.9")), PING).await, 0);
        assert_eq!(served(&site.as_user(&wang.token), PING).await, 10);
        assert_eq!(served(&site.as_anonymous().at(address("192.0.2.1")), PING).await, 10);
        assert_eq!(served(&site.as_anonymous().at(address("192.0.2.1")), PING).await, 0);
        assert_eq!(served(&site.as_anonymous().at(address("192.0.2.2")), PING).await, 10);
        // one customer has a whole network of addresses of the new kind
        assert_eq!(served(&site.as_anonymous().at(address("2001:db8::1")), PING).await, 10);
        assert_eq!(served(&site.as_anonymous().at(address("2001:db8::ffff")), PING).await, 0);
    }

    async fn the_address_that_a_proxy_names_counts(app: &TestApp) {
        let limits = Limits { anonymous: Rate { most: 10, per_minute: 60 }, operation: 10, ..wide_limits() };
        let proxied = async |trusted: bool| {
            let trusted_proxies = if trusted { vec!["10.0.0.0/8".parse().expect("a network")] } else { Vec::new() };
            let client = app.site(HttpOptions { trusted_proxies, ..narrow(limits) }).as_anonymous();
            let client = client.at(address("10.0.0.1"));
            let mut statuses = Vec::new();
            for n in 0..20_u8 {
                let mut request = post(JSON, json!({ "query": PING }));
                let name = HeaderName::from_static("x-forwarded-for");
                let value = HeaderValue::from_str(&format!("203.0.113.7, 198.51.100.{n}")).expect("a header");
                request.headers_mut().insert(name, value);
                statuses.push(call(&client, request).await.status);
            }
            statuses.into_iter().filter(|status| *status == StatusCode::OK).count()
        };
        assert_eq!(proxied(true).await, 20);
        assert_eq!(proxied(false).await, 10);
    }

    /// One request may hold many attempts under different names.
    async fn attempts_are_counted_by_field_and_not_by_request(app: &TestApp) {
        let limits = Limits { attempts: Rate { most: 5, per_minute: 1 }, ..wide_limits() };
        let site = app.site(narrow(limits));
        let attempt = |n: usize| format!(
            "a{n}: sessionCreate(input: {{ email: \"nobody{n}@example.test\", password: \"guess\" }}) {{ userErrors {{ code }} }}"
        );
        let attempts = |count: usize| format!("mutation {{ {} }}", (0..count).map(attempt).collect::<Vec<_>>().join(" "));
        let client = site.as_anonymous();
        assert_eq!(client.send(&attempts(6), json!({})).await.error_codes(), ["THROTTLED"]);
        assert!(client.send(&attempts(4), json!({})).await.body()["errors"].is_null());
        assert_eq!(client.send(&attempts(2), json!({})).await.error_codes(), ["THROTTLED"]);
        assert!(client.send(&attempts(1), json!({})).await.body()["errors"].is_null());
        assert_eq!(client.send(&attempts(1), json!({})).await.error_codes(), ["THROTTLED"]);
        // reading goes on, and so do others
        client.send(PING, json!({})).await.ok();
        assert!(site.as_anonymous().at(address("192.0.2.7")).send(&attempts(1), json!({})).await.body()["errors"].is_null());
        app.clock().advance(Duration::seconds(60));
        assert!(client.send(&attempts(1), json!({})).await.body()["errors"].is_null());
    }

    async fn guessing_ones_own_password_is_bounded_too(app: &TestApp) {
        let li = app.member("li").await;
        let limits = Limits { attempts: Rate { most: 3, per_minute: 1 }, ..wide_limits() };
        let site = app.site(narrow(limits));
        let mutation = "mutation { userPasswordChange(input: { currentPassword: \"guess\", password: \"long enough for all\" }) {
            userErrors { code } } }";
        for n in 0..3_u8 {
            // from everywhere: the account counts as well as the address
            let client = site.as_user(&li.token).at(address(&format!("192.0.2.{n}")));
            assert!(client.send(mutation, json!({})).await.body()["errors"].is_null());
        }
        let client = site.as_user(&li.token).at(address("192.0.2.99"));
        assert_eq!(client.send(mutation, json!({})).await.error_codes(), ["THROTTLED"]);
    }
}
