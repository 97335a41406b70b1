use std::net::Ipv4Addr;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, header};
use rebated::graphql::throttle::Rate;
use rebated::server::HttpOptions;
use rebated_domain::order::OrderSource;
use rebated_service::tracking::flush;
use rebated_tests::{Client, TestApp, both_databases, wide_limits, wide_options};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::{JD, JD_ITEM, convert};

async fn get(client: &Client, method: Method, path: &str, agent: &str) -> Response<Body> {
    let request = Request::builder().method(method).uri(path).header(header::USER_AGENT, agent);
    client.request(request.body(Body::empty()).unwrap()).await
}

fn header(response: &Response<Body>, name: header::HeaderName) -> &str {
    response.headers().get(&name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap()
}

/// A link of a member, its path with us and its address at the network.
async fn linked(app: &TestApp) -> (Client, String, String) {
    app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
    let client = app.as_user(&app.member("li").await.token);
    let made = convert(&client, json!({ "text": JD })).await.ok();
    let path = format!("/r/{}", made.text("/linkConvert/link/code"));
    (client, path, made.text("/linkConvert/link/targetUrl").to_owned())
}

async fn clicks(client: &Client) -> i64 {
    let list = "{ viewer { trackingLinks { edges { node { clicks } } } } }";
    let told = client.send(list, json!({})).await.ok();
    told.data("/viewer/trackingLinks/edges/0/node/clicks").as_i64().unwrap()
}

/// The digests of addresses and of programs, each as often as it was written.
async fn digests(app: &TestApp) -> Vec<(Option<Vec<u8>>, Option<Vec<u8>>)> {
    let db = app.platform().db.read();
    let sql = "SELECT address_digest, device_digest FROM link_clicks ORDER BY id";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter()
        .map(|row| (row.try_get("", "address_digest").unwrap(), row.try_get("", "device_digest").unwrap()))
        .collect()
}

both_databases! {
    async fn our_address_leads_to_the_network_and_counts(app: &TestApp) {
        let (client, path, target) = linked(app).await;
        let visitor = app.as_anonymous();
        for (from, agent) in [(1, "phone"), (1, "laptop"), (2, "phone")] {
            let visitor = visitor.clone().at(Ipv4Addr::new(192, 0, 2, from).into());
            let led = get(&visitor, Method::GET, &path, agent).await;
            assert_eq!(led.status(), StatusCode::FOUND);
            assert_eq!(header(&led, header::LOCATION), target);
            assert_eq!(header(&led, header::CACHE_CONTROL), "no-store");
        }
        flush(app.platform()).await;
        assert_eq!(clicks(&client).await, 3);
        let kept = digests(app).await;
        let same = |one: usize, other: usize| (kept[one].0 == kept[other].0, kept[one].1 == kept[other].1);
        assert_eq!([same(0, 1), same(0, 2), same(1, 2)], [(true, false), (false, true), (false, false)]);
        for (address, device) in &kept {
            assert_eq!([address.as_ref().unwrap().len(), device.as_ref().unwrap().len()], [16, 16]);
        }
        // whoever looks at the head alone, as previews of links do, is led but not counted
        let looked = get(&visitor, Method::HEAD, &path, "preview").await;
        assert_eq!((looked.status(), header(&looked, header::LOCATION)), (StatusCode::FOUND, target.as_str()));
        flush(app.platform()).await;
        assert_eq!(clicks(&client).await, 3);
    }

    async fn nothing_of_the_request_changes_where_it_leads(app: &TestApp) {
        let (_, path, target) = linked(app).await;
        let visitor = app.as_anonymous();
        for more in ["?url=https://evil.example.test", "?next=//evil.example.test", "?u=%0d%0aLocation:%20x"] {
            let led = get(&visitor, Method::GET, &format!("{path}{more}"), "phone").await;
            assert_eq!((led.status(), header(&led, header::LOCATION)), (StatusCode::FOUND, target.as_str()));
        }
        flush(app.platform()).await;
        for unknown in ["/r/0123456789", "/r/x", "/r/https%3A%2F%2Fevil.example.test", "/r/%00", "/r/", &path.to_uppercase().replace("/R/", "/r/")] {
            let led = get(&visitor, Method::GET, unknown, "phone").await;
            assert_eq!(led.status(), StatusCode::NOT_FOUND, "{unknown}");
            assert!(led.headers().get(header::LOCATION).is_none());
        }
    }

    async fn a_link_that_was_followed_lately_costs_no_statement(app: &TestApp) {
        let (client, path, _) = linked(app).await;
        get(&app.as_anonymous(), Method::GET, &path, "phone").await;
        flush(app.platform()).await;
        let before = app.statements();
        for _ in 0..20 {
            get(&app.as_anonymous(), Method::HEAD, &path, "phone").await;
        }
        assert_eq!(app.statements(), before);
        for _ in 0..20 {
            get(&app.as_anonymous(), Method::GET, &path, "phone").await;
        }
        flush(app.platform()).await;
        assert_eq!(clicks(&client).await, 21);
    }

    async fn one_address_follows_no_more_than_its_share(app: &TestApp) {
        let (_, path, _) = linked(app).await;
        let few = Rate { most: 3, per_minute: 60 };
        let limits = rebated::graphql::throttle::Limits { anonymous: few, ..wide_limits() };
        let site = app.site(HttpOptions { limits, ..wide_options() });
        let visitor = site.as_anonymous();
        for _ in 0..3 {
            assert_eq!(get(&visitor, Method::GET, &path, "phone").await.status(), StatusCode::FOUND);
        }
        let late = get(&visitor, Method::GET, &path, "phone").await;
        assert_eq!((late.status(), header(&late, header::RETRY_AFTER)), (StatusCode::TOO_MANY_REQUESTS, "1"));
        let other = visitor.at(Ipv4Addr::new(192, 0, 2, 9).into());
        assert_eq!(get(&other, Method::GET, &path, "phone").await.status(), StatusCode::FOUND);
        flush(app.platform()).await;
    }
}
