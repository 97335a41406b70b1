//! The script in Redis against the bucket of a process.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rebated::graphql::throttle::Limits;
use rebated_service::counters::{Ask, Change, LocalCounters, Rate};
use rebated_tests::{Database, run_on, wide_limits};
use serde_json::json;

use super::place::Place;
use super::{PING, address, is_served, site, ten_points};

const RATES: [Rate; 4] = [
    Rate { most: 10, per_minute: 60 },
    Rate { most: 7, per_minute: 11 },
    Rate { most: 1, per_minute: 1 },
    Rate { most: 1_000_000_000, per_minute: 1_000_000_000 },
];

fn changes() -> impl Strategy<Value = Change> {
    let points = prop_oneof![6 => 0..8_u64, 1 => Just(999_999_999), 1 => Just(u64::MAX)];
    (points, prop::bool::weighted(0.7)).prop_map(|(points, takes)| match takes {
        true => Change::Take(points),
        false => Change::GiveBack(points),
    })
}

/// Which bucket, what is done, and how many microseconds pass before.
fn steps() -> impl Strategy<Value = (usize, Change, i64)> {
    (0..RATES.len(), changes(), prop_oneof![0..3_000_000_i64, 0..900_i64])
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_counts_as_a_process_does() {
    let Some(place) = Place::find().await else { return };
    let (shared, local) = (place.counters(), LocalCounters::default());
    let mut runner = TestRunner::deterministic();
    let mut now: DateTime<Utc> = "2026-11-01T00:00:00Z".parse().unwrap();
    let (mut granted, mut refused) = (0, 0);
    for step in 0..2_000 {
        let (which, change, passed) = steps().new_tree(&mut runner).unwrap().current();
        now += TimeDelta::microseconds(passed);
        let bucket = format!("points:test:{which}");
        let ask = Ask { bucket: &bucket, rate: RATES[which], change, now };
        let counted = shared.ask(ask).await.unwrap();
        assert_eq!(counted, local.ask(ask), "step {step}: {ask:?}");
        if counted.wait.is_some() { refused += 1 } else { granted += 1 }
    }
    assert!(granted > 200 && refused > 200, "{granted} and {refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_end_when_their_buckets_are_full() {
    let Some(place) = Place::find().await else { return };
    let counters = place.counters();
    let rate = Rate { most: 10, per_minute: 60 };
    let ask = |change| Ask { bucket: "points:test", rate, change, now: DateTime::UNIX_EPOCH };
    counters.ask(ask(Change::GiveBack(0))).await.unwrap();
    assert_eq!(place.keys(0).await, [], "nothing is known of a full bucket");
    counters.ask(ask(Change::Take(7))).await.unwrap();
    let keys = place.keys(0).await;
    let [(name, lasts)] = &keys[..] else { panic!("one key: {keys:?}") };
    assert_eq!(name, "points:test");
    // seven seconds until it is full, and a minute for clocks that differ
    assert!((1..=67_000).contains(lasts), "{lasts}");
    counters.ask(ask(Change::GiveBack(7))).await.unwrap();
    assert_eq!(place.keys(0).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_has_forgotten_the_script_is_told_it_again() {
    let Some(place) = Place::find().await else { return };
    let ask = Ask {
        bucket: "points:test",
        rate: Rate { most: 10, per_minute: 60 },
        change: Change::Take(1),
        now: DateTime::UNIX_EPOCH,
    };
    let counters = place.counters();
    for left in [9, 8, 7] {
        place.forget_scripts().await;
        assert_eq!(counters.ask(ask).await.unwrap().available, left);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_name_who_has_used_something() {
    let Some(place) = Place::find().await else { return };
    run_on(Database::Sqlite, async |app| {
        let li = app.member("li").await;
        let site = site(app.platform(), ten_points(), place.counters());
        assert!(is_served(&site.as_anonymous().at(address(1)).send(PING, json!({})).await));
        assert!(is_served(&site.as_user(&li.token).send(PING, json!({})).await));
        let guess =
            "mutation { sessionCreate(input: { email: \"nobody@example.test\", password: \"guess\" }) {
            userErrors { code } } }";
        let limits = Limits { attempts: ten_points().anonymous, ..wide_limits() };
        let guessing = super::site(app.platform(), limits, place.counters());
        assert!(is_served(&guessing.as_anonymous().at(address(2)).send(guess, json!({})).await));
        let names: Vec<_> = place.keys(0).await.into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"points:address:192.0.2.1".to_owned()), "{names:?}");
        assert!(names.contains(&"attempts:sign_in:address:192.0.2.2".to_owned()), "{names:?}");
        assert_eq!(names.iter().filter(|name| name.starts_with("points:user:")).count(), 1, "{names:?}");
    })
    .await;
}
