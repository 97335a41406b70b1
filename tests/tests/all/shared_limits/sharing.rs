use chrono::TimeDelta;
use rebated::graphql::throttle::{Limits, Rate};
use rebated_tests::{both_databases, wide_limits};
use serde_json::json;

use super::place::Place;
use super::{PING, address, is_served, served, served_at_once, site, ten_points};

both_databases! {
    async fn nodes_share_one_budget(app: &TestApp) {
        let Some(place) = Place::find().await else { return };
        let li = app.member("li").await;
        let here = site(app.platform(), ten_points(), place.counters());
        let there = site(&app.node(1).await, ten_points(), place.counters());
        for clients in [
            [here.as_user(&li.token), there.as_user(&li.token)],
            [here.as_anonymous().at(address(1)), there.as_anonymous().at(address(1))],
        ] {
            let both = [&clients[0], &clients[1]];
            assert_eq!(served_at_once(&both, PING, 15).await, 10);
            app.clock().advance(TimeDelta::seconds(3));
            assert_eq!(served_at_once(&both, PING, 5).await, 3);
        }
        // somebody else has a bucket of their own
        assert!(is_served(&here.as_anonymous().at(address(2)).send(PING, json!({})).await));
    }

    async fn attempts_to_sign_in_are_counted_together(app: &TestApp) {
        let Some(place) = Place::find().await else { return };
        let limits = Limits { attempts: Rate { most: 5, per_minute: 1 }, ..wide_limits() };
        let here = site(app.platform(), limits, place.counters());
        let there = site(&app.node(1).await, limits, place.counters());
        let guess = "mutation { sessionCreate(input: { email: \"nobody@example.test\", password: \"guess\" }) {
            userErrors { code } } }";
        let (here, there) = (here.as_anonymous().at(address(1)), there.as_anonymous().at(address(1)));
        let before = app.snapshot().await;
        assert_eq!(served_at_once(&[&here, &there], guess, 4).await, 5);
        assert!(is_served(&here.send(PING, json!({})).await), "reading goes on");
        app.clock().advance(TimeDelta::minutes(1));
        assert_eq!(served_at_once(&[&there, &here], guess, 2).await, 1);
        app.assert_unchanged_since(&before).await;
    }

    async fn what_is_not_needed_comes_back_for_all(app: &TestApp) {
        let Some(place) = Place::find().await else { return };
        let li = app.member("li").await;
        let limits = Limits { signed_in: Rate { most: 1_000, per_minute: 60 }, ..wide_limits() };
        let here = site(app.platform(), limits, place.counters()).as_user(&li.token);
        let there = site(&app.node(1).await, limits, place.counters()).as_user(&li.token);
        // a viewer and a page, of which there is nothing
        let orders = "{ viewer { orders(first: 50) { edges { cursor } } } }";
        let answer = here.send(orders, json!({})).await.ok();
        let cost = &answer.body()["extensions"]["cost"];
        assert_eq!((&cost["requestedQueryCost"], &cost["actualQueryCost"]), (&json!(52), &json!(2)));
        assert_eq!(cost["throttleStatus"]["currentlyAvailable"], 998);
        let answer = there.send(PING, json!({})).await.ok();
        assert_eq!(answer.body()["extensions"]["cost"]["throttleStatus"]["currentlyAvailable"], 997);
        let refused = here.send("{ nothing }", json!({})).await;
        assert_eq!(refused.body()["extensions"]["cost"]["throttleStatus"]["currentlyAvailable"], 987);
    }

    async fn a_clock_that_is_ahead_gives_no_more_than_it_is_ahead(app: &TestApp) {
        let Some(place) = Place::find().await else { return };
        let ahead = app.node_with_skew(1, TimeDelta::seconds(3)).await;
        let here = site(app.platform(), ten_points(), place.counters()).as_anonymous().at(address(1));
        let there = site(&ahead, ten_points(), place.counters()).as_anonymous().at(address(1));
        assert_eq!(served(&here).await, 10);
        assert_eq!(served(&there).await, 3);
        assert_eq!((served(&here).await, served(&there).await), (0, 0), "once, not each time");
        app.clock().advance(TimeDelta::seconds(3));
        assert_eq!(served(&here).await, 0, "its clock has only now caught up");
        assert_eq!(served(&there).await, 3);
    }
}
