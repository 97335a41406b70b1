//! Old events go, but never one that somebody still needs.

use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::user::Role;
use rebated_service::events::{self, Broker, Publisher};
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::fakes::Memory;
use super::{about, assert_in_order, count, dispatch_all, log, tell};
use crate::sockets::socket::Socket;

async fn forget(app: &TestApp, days: i64) -> usize {
    let older_than = app.platform().now() - TimeDelta::days(days);
    let (mut all, mut gone) = (0, usize::MAX);
    while gone > 0 {
        gone = events::forget_old(app.platform(), older_than).await.unwrap();
        all += gone;
    }
    all
}

both_databases! {
    async fn only_what_is_old_and_dispatched_goes(app: &TestApp) {
        let platform = app.platform();
        let told: Vec<_> = (0..1_500).map(|n| about(n % 4)).collect();
        tell(platform, &told).await;
        dispatch_all(platform).await;
        app.clock().advance(TimeDelta::days(10));
        tell(platform, &[about(1)]).await;
        dispatch_all(platform).await;
        app.clock().advance(TimeDelta::days(10));
        tell(platform, &[about(1)]).await;
        assert_eq!(forget(app, 30).await, 0, "nothing is that old");
        assert_eq!(forget(app, 15).await, 1_500);
        assert_eq!(count(app, "outbox_events").await, 2);
        assert_eq!(forget(app, 0).await, 1, "what waits for its dispatch stays");
        dispatch_all(platform).await;
        let newest = events::after(platform, 1_501, 10, &events::EventFilter::default()).await.unwrap();
        assert_eq!((newest[0].position, newest[0].sequence), (1_502, 377), "numbers go on");
    }

    async fn what_is_not_published_stays(app: &TestApp) {
        let (platform, broker) = (app.platform(), Arc::new(Memory::patient()));
        let publisher = Publisher::new(platform, Arc::clone(&broker) as Arc<dyn Broker>);
        publisher.publish(platform).await.unwrap();
        tell(platform, &[about(1), about(2)]).await;
        dispatch_all(platform).await;
        app.clock().advance(TimeDelta::days(100));
        assert_eq!(forget(app, 30).await, 0);
        assert_in_order(&log(platform).await);
        publisher.publish(platform).await.unwrap();
        assert_eq!(broker.taken.lock().unwrap().len(), 2);
        assert_eq!(forget(app, 30).await, 2);
    }

    async fn a_cursor_from_before_is_refused(app: &TestApp) {
        let (platform, finance) = (app.platform(), app.staff(Role::Finance).await);
        for n in 0..3 {
            tell(platform, &[about(n)]).await;
        }
        app.run_jobs().await;
        let client = app.as_user(&finance);
        let page = "query P($after: String) { events(after: $after) { edges { cursor } } }";
        let all = client.send(page, json!({})).await.ok();
        let cursor = |at: usize| all.text(&format!("/events/edges/{at}/cursor")).to_owned();
        app.clock().advance(TimeDelta::days(40));
        assert_eq!(forget(app, 30).await, 3);
        tell(platform, &[about(9)]).await;
        app.run_jobs().await;
        let (server, finance) = (app.serve().await, app.staff(Role::Finance).await);
        let client = app.as_user(&finance);
        let mut socket = Socket::open(&server, &finance).await;
        for (at, is_refused) in [(0, true), (1, true), (2, false)] {
            let answer = client.send(page, json!({ "after": cursor(at) })).await;
            let code = &answer.body()["errors"][0]["extensions"]["code"];
            assert_eq!(code == "CURSOR_EXPIRED", is_refused, "{at}: {}", answer.body());
            let query = format!("subscription {{ events(after: \"{}\") {{ sequence }} }}", cursor(at));
            socket.subscribe("s", &query).await;
            let heard = socket.next().await;
            if is_refused {
                assert_eq!(heard["payload"][0]["extensions"]["code"], "CURSOR_EXPIRED", "{heard}");
            } else {
                assert_eq!(heard["payload"]["data"]["events"]["sequence"], 1, "{heard}");
            }
        }
    }
}
