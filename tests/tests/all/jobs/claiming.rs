use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use rebated_domain::job::JobPriority;
use rebated_service::db::{Writes, transact};
use rebated_service::jobs::{JobKind, NewJobs, claim};
use rebated_service::{Fault, Platform};
use rebated_tests::both_databases;

use super::probe::{ONCE, effect, effects, job, jobs, name_of, open, state, store};

const MANY: JobKind = JobKind { at_once: 100, ..JobKind::new("test.many", ONCE) };
const ONE: JobKind = JobKind { at_once: 1, ..JobKind::new("test.one", ONCE) };
const UNKNOWN: JobKind = JobKind::new("test.unknown", ONCE);

/// How many jobs one claim takes, and by how many statements.
async fn cost(platform: &Platform) -> (usize, u64) {
    let before = platform.db.statements();
    let claimed = claim(platform, 100, |kind| kind.at_once).await.unwrap();
    (claimed.len(), platform.db.statements() - before)
}

both_databases! {
    async fn jobs_are_stored_with_the_change_or_not_at_all(app: &TestApp) {
        open(app).await;
        let platform = app.platform();
        platform.jobs.handle(ONE, effect);
        let refused: Result<(), Fault> = transact(&platform.db, async |txn| {
            let (mut new, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
            new.add(platform, platform.now(), job(ONE, "never"));
            new.write(&mut writes);
            writes.run(txn).await?;
            Err(Fault::Raced("the change is refused"))
        })
        .await;
        assert!(refused.is_err());
        store(platform, [job(ONE, "done"), job(ONE, "later").due_at(platform.now() + TimeDelta::hours(2))]).await;
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["done"]);
        app.clock().advance(TimeDelta::hours(2));
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["done", "later"]);
    }

    async fn a_key_is_taken_while_its_job_is_not_over(app: &TestApp) {
        open(app).await;
        let platform = app.platform();
        platform.jobs.handle(ONE, effect);
        platform.jobs.handle(MANY, effect);
        let keyed = |kind, name| job(kind, name).dedup_key("k");
        store(platform, [keyed(ONE, "a"), keyed(ONE, "b"), keyed(MANY, "c")]).await;
        store(platform, [keyed(ONE, "d")]).await;
        assert_eq!(jobs(app, ONE).await.len(), 1);
        app.run_jobs().await;
        store(platform, [keyed(ONE, "e")]).await;
        app.run_jobs().await;
        assert_eq!(effects(app).await, ["a", "c", "e"]);
    }

    async fn urgent_jobs_come_first_and_then_the_longest_due(app: &TestApp) {
        let (platform, order) = (app.platform(), Arc::new(Mutex::new(Vec::new())));
        open(app).await;
        let seen = Arc::clone(&order);
        platform.jobs.handle(ONE, move |platform, job| {
            seen.lock().unwrap().push(name_of(&job).ok().unwrap());
            effect(platform, job)
        });
        let now = platform.now();
        let at = |name, minutes| job(ONE, name).due_at(now + TimeDelta::minutes(minutes));
        let jobs = [
            at("low", 0).priority(JobPriority::Low),
            at("late", 2),
            at("early", 1),
            at("high", 3).priority(JobPriority::High),
            at("too soon", 9).priority(JobPriority::High),
        ];
        store(platform, jobs).await;
        app.clock().advance(TimeDelta::minutes(5));
        app.run_jobs().await;
        assert_eq!(*order.lock().unwrap(), ["high", "early", "late", "low"]);
    }

    async fn a_claim_costs_the_same_for_many_and_keeps_to_the_bounds(app: &TestApp) {
        let platform = app.platform();
        platform.jobs.handle(MANY, effect);
        platform.jobs.handle(ONE, effect);
        store(platform, [job(MANY, "a")]).await;
        // whatever is asked for the first time is prepared
        let (one, few) = cost(platform).await;
        store(platform, (0..60).map(|n| job(MANY, &n.to_string()))).await;
        let (sixty, many) = cost(platform).await;
        assert_eq!((one, sixty, few), (1, 60, many));
        let (none, idle) = cost(platform).await;
        assert_eq!((none, idle), (0, 2), "nothing to do costs two looks");
        store(platform, (0..5).map(|n| job(ONE, &n.to_string()))).await;
        store(platform, (0..5).map(|n| job(MANY, &n.to_string()))).await;
        let claimed = claim(platform, 3, |kind| kind.at_once).await.unwrap();
        assert_eq!(claimed.len(), 3, "as many as are free");
        assert_eq!(claimed.iter().filter(|job| job.kind == ONE.name).count(), 1, "as many as the kind has room for");
    }

    async fn a_kind_that_nobody_knows_waits(app: &TestApp) {
        open(app).await;
        store(app.platform(), [job(UNKNOWN, "a")]).await;
        app.run_jobs().await;
        assert_eq!(state(app, UNKNOWN).await, ("WAITING".into(), 0));
        // a node of the next version
        let next = app.node(7).await;
        next.jobs.handle(UNKNOWN, effect);
        rebated_service::jobs::run_due(&next).await.unwrap();
        assert_eq!(state(app, UNKNOWN).await, ("DONE".into(), 1));
    }
}
