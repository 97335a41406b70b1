use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt as _;

use chrono::DateTime;
use rebated_domain::job::Retry;
use rebated_service::crash::Point;
use rebated_service::jobs::JobKind;
use rebated_tests::{TestApp, both_databases};

use super::probe::{effects, job, open, store};
use super::process::{Process, get, until};
use crate::sending_crashes::OF_SENDING;

/// As the process knows them; here they are only stored.
const KINDS: [JobKind; 3] = [
    JobKind::new("probe.book", Retry::Delays(&[chrono::TimeDelta::zero(); 9])),
    JobKind::new("probe.call", Retry::Delays(&[chrono::TimeDelta::zero(); 9])),
    JobKind::new("probe.fail", Retry::Delays(&[chrono::TimeDelta::zero(); 9])),
];
/// How a process ends that aborts.
pub const ABORTED: Option<i32> = Some(6);
/// The points that events have, and are killed at by tests of their own.
pub const OF_EVENTS: &str = "events.";
/// The points that orders of the store have, and are killed at by tests of their own.
pub const OF_STORE: &str = "store.";
/// Those of payments.
pub const OF_PAYMENTS: &str = "payment.";
/// Those of refunds.
pub const OF_REFUNDS: &str = "refund.";
/// What the points of jobs and of their schedules begin with.
const OF_JOBS: [&str; 2] = ["job.", "schedule."];

/// Stores two jobs of each kind; answers what they do.
async fn store_jobs(app: &TestApp, name: &str) -> Vec<String> {
    let named = |kind: JobKind| [1, 2].map(|n| (kind, format!("{name} {} {n}", kind.name)));
    let named: Vec<(JobKind, String)> = KINDS.into_iter().flat_map(named).collect();
    let jobs = named.iter().map(|(kind, name)| job(*kind, name).due_at(DateTime::UNIX_EPOCH));
    store(app.platform(), jobs).await;
    named.into_iter().map(|(_, name)| name).collect()
}

/// The effects that are no run of a schedule.
async fn done(app: &TestApp) -> Vec<String> {
    effects(app).await.into_iter().filter(|name| name.contains("probe.")).collect()
}

/// The points of `events` and of `sending` are hit by tests of theirs.
#[test]
fn every_point_is_hit_by_a_test() {
    let elsewhere = [OF_EVENTS, OF_SENDING[0], OF_SENDING[1], OF_STORE, OF_PAYMENTS, OF_REFUNDS];
    let all = OF_JOBS.iter().chain(&elsewhere);
    for point in Point::ALL {
        let hits = all.clone().filter(|of| point.name().starts_with(*of)).count();
        assert_eq!(hits, 1, "{}", point.name());
    }
}

both_databases! {
    async fn a_process_may_die_anywhere(app: &TestApp) {
        open(app).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls");
        let mut expected = Vec::new();
        for point in Point::ALL.iter().filter(|point| OF_JOBS.iter().any(|of| point.name().starts_with(of))) {
            expected.extend(store_jobs(app, point.name()).await);
            let status = Process::start(app, "worker", &file, Some(point.name())).end().await;
            assert_eq!(status.signal(), ABORTED, "nobody came to {}", point.name());
            let process = Process::start(app, "worker", &file, None);
            let what = format!("everything is done after a death at {}", point.name());
            until(&what, async || done(app).await.len() >= expected.len()).await;
            process.stop().await;
        }
        expected.sort();
        assert_eq!(done(app).await, expected, "each effect once");
        let all = effects(app).await;
        let different: BTreeSet<&String> = all.iter().collect();
        assert!(different.len() == all.len() && all.len() > expected.len(), "a period ran once: {all:?}");
        let calls = std::fs::read_to_string(&file).unwrap();
        let called: BTreeSet<&str> = calls.lines().collect();
        let wanted: BTreeSet<&str> =
            expected.iter().map(String::as_str).filter(|name| name.contains("probe.call")).collect();
        assert_eq!(called, wanted, "the outside was told of each, under one name");
    }

    async fn a_process_has_the_role_that_it_is_given(app: &TestApp) {
        open(app).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls");
        let expected = store_jobs(app, "roles").await;
        let mut api = Process::start(app, "api", &file, None);
        let address = api.address();
        assert_eq!(get(&address, "/graphql?query=%7B__typename%7D"), "HTTP/1.1 200 OK");
        assert!(effects(app).await.is_empty());
        let mut worker = Process::start(app, "worker", &file, None);
        let address = worker.address();
        for path in ["/health/live", "/health/ready", "/metrics"] {
            assert_eq!(get(&address, path), "HTTP/1.1 200 OK");
        }
        assert_eq!(get(&address, "/graphql?query=%7B__typename%7D"), "HTTP/1.1 404 Not Found");
        until("the worker works", async || done(app).await.len() == expected.len()).await;
        worker.stop().await;
        // nobody works any more
        store_jobs(app, "later").await;
        api.stop().await;
        assert_eq!(done(app).await, { let mut all = expected; all.sort(); all });
    }
}
