//! Three real processes on one PostgreSQL and one RabbitMQ, which are killed and replaced under load.
//!
//! `REBATED_TEST_DEATHS` says how many are killed, one after the other; one if it is not set. `scripts/cluster`
//! runs this alone.

mod follower;
mod writer;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use futures_util::future::join_all;
use rebated_domain::user::Role;
use rebated_service::clock::{Clock as _, SystemClock};
use rebated_service::events::{self, EventFilter};
use rebated_tests::{Database, TestApp, run_on};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};

use crate::events::rabbit::{exchange, url};
use crate::jobs::probe::open;
use crate::jobs::process::Process;
use follower::Follower;
use writer::Writer;

/// How many clients follow the log at each node, and how many write.
const FOLLOWERS_PER_NODE: usize = 4;
const WRITERS: usize = 4;
/// How long there is a load before each death of a node, and after the last.
const CALM: Duration = Duration::from_secs(4);

/// Where the nodes listen; a client that loses one goes to the next.
#[derive(Clone, Debug)]
pub struct Nodes(Arc<RwLock<Vec<String>>>);

impl Nodes {
    /// The address of a node, counted round and round.
    fn address(&self, nth: usize) -> String {
        let addresses = self.0.read().unwrap();
        addresses[nth % addresses.len()].clone()
    }

    fn replace(&self, nth: usize, address: String) {
        self.0.write().unwrap()[nth] = address;
    }
}

fn deaths() -> usize {
    std::env::var("REBATED_TEST_DEATHS").map_or(1, |text| text.parse().expect("a number of deaths"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_follower_has_a_whole_log_though_a_node_dies() {
    let Some(url) = url() else { return };
    if Database::Postgres.is_left_out() {
        return;
    }
    run_on(Database::Postgres, async |app| {
        open(app).await;
        // processes have the time of the machine
        app.clock().advance(SystemClock.now() - app.platform().now());
        let (admin, buyer) = (app.staff(Role::Admin).await, app.member("li").await);
        app.half_of_commission().await;
        app.link(&buyer, "c1").await;
        let folder = tempfile::tempdir().unwrap();
        let settings = [
            "broker.kind=rabbitmq".into(),
            format!("broker.url={url}"),
            format!("broker.exchange={}", exchange()),
            // one caller is the whole load
            "limits.caller_points=1000000000".into(),
            "limits.caller_points_per_minute=1000000000".into(),
        ];
        let start = || Process::start_with(app, "all", &folder.path().join("calls"), None, &settings);
        let mut processes = [start(), start(), start()];
        let nodes = Nodes(Arc::new(RwLock::new(processes.iter_mut().map(Process::address).collect())));

        app.run_jobs().await;
        let first = "{ events(first: 1) { edges { node { cursor } } } }";
        let first = app.as_user(&admin).send(first, json!({})).await.ok();
        let first = first.text("/events/edges/0/node/cursor").to_owned();
        let stop = Arc::new(AtomicBool::new(false));
        let followers: Vec<_> = (0..3 * FOLLOWERS_PER_NODE)
            .map(|nth| {
                tokio::spawn(
                    Follower::new(nodes.clone(), admin.clone(), nth, first.clone()).follow(Arc::clone(&stop)),
                )
            })
            .collect();
        let (written, has_ended) = (Arc::new(AtomicBool::new(false)), Arc::clone(&stop));
        let writers: Vec<_> = (0..WRITERS)
            .map(|nth| {
                tokio::spawn(Writer::new(nodes.clone(), admin.clone(), nth).write(Arc::clone(&written)))
            })
            .collect();
        tokio::time::sleep(CALM).await;
        for nth in 0..deaths() {
            // what is dropped is killed
            processes[nth % 3] = start();
            let address = processes[nth % 3].address();
            nodes.replace(nth % 3, address);
            tokio::time::sleep(CALM).await;
        }
        written.store(true, Ordering::Relaxed);
        let orders: usize = join_all(writers).await.into_iter().map(Result::unwrap).sum();
        assert!(orders > 20, "{orders} orders are no load");

        let log = whole_log(app, orders).await.split_off(1);
        has_ended.store(true, Ordering::Relaxed);
        for follower in join_all(followers).await {
            let (ids, losses) = follower.unwrap();
            assert!(ids == log[..ids.len().min(log.len())], "no gap and no repeat, after {losses} losses");
            assert_eq!(ids.len(), log.len(), "everything, after {losses} losses");
        }
        for process in processes {
            process.stop().await;
        }
        assert_eq!(runs_beyond_one(app).await, Vec::<String>::new(), "each schedule ran once a period");
    })
    .await;
}

/// The ids of the log, once the rebates of so many orders are in it and nothing is on its way.
async fn whole_log(app: &TestApp, orders: usize) -> Vec<String> {
    let complete = async {
        loop {
            let all = ids(app).await;
            let waiting: i64 = events::lags(app.platform()).await.unwrap().iter().map(|lag| lag.events).sum();
            if waiting == 0 && all.len() >= orders {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), complete)
        .await
        .expect("everything is dispatched and published")
}

async fn ids(app: &TestApp) -> Vec<String> {
    let (mut all, mut position) = (Vec::new(), 0);
    loop {
        let page = events::after(app.platform(), position, 500, &EventFilter::default()).await.unwrap();
        let Some(last) = page.last() else { return all };
        position = last.position;
        all.extend(page.into_iter().map(|event| event.id.to_string()));
    }
}

/// Schedules that have two runs of one period, or two effects of one run.
async fn runs_beyond_one(app: &TestApp) -> Vec<String> {
    let db = app.platform().db.read();
    let sql = "SELECT dedup_key AS name FROM jobs WHERE dedup_key LIKE '%@%' GROUP BY dedup_key HAVING count(*) > 1 \
               UNION ALL SELECT name FROM probe_effects GROUP BY name HAVING count(*) > 1";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

/// What a message says, or nothing when it is no JSON.
fn json_of(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}
