//! The whole data set on an embedded database: made once, true to the books, and fit for the queries that
//! are printed.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rebated_domain::refund::RefundStatus;
use rebated_entity::refund;
use rebated_migration::{Migrator, MigratorTrait as _};
use rebated_service::clock::ManualClock;
use rebated_service::db::{Db, Options};
use rebated_service::ids::SeededEntropy;
use rebated_service::users::{PasswordHasher, TokenPolicy, authenticate};
use rebated_service::{Platform, verify};

use super::*;
use crate::graphql::throttle::Address;
use crate::graphql::{Api, ApiOptions, Asked, Caller, RequestId, Via};

/// A folder that is removed when the test ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // the system's temporary folder is cleared anyway
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn platform(folder: &Folder) -> Platform {
    let url = format!("sqlite://{}", folder.0.join("demo.sqlite").display());
    let options =
        Options { url, max_connections: 4, schema: None, statement_timeout: Duration::from_secs(30) };
    let db = Db::connect(&options).await.expect("the database opens");
    Migrator::up(db.writer(), None).await.expect("migrations apply");
    let clock = Arc::new(ManualClock::new("2026-11-21T05:00:00Z".parse().expect("a time")));
    let mut platform = Platform::new(db, clock, Arc::new(SeededEntropy::new(7)), TokenPolicy::default());
    platform.passwords = PasswordHasher::quick();
    platform
}

async fn run(api: &Api, platform: &Platform, token: &str, query: &str) -> serde_json::Value {
    let actor = authenticate(platform, token).await.expect("the token is good").actor;
    let caller = Caller::new(actor, RequestId::new("test"), Address::unknown());
    let answer = api.run(Asked::query(query), caller, Via::Post).await;
    assert!(answer.response.errors.is_empty(), "{query}: {:?}", answer.response.errors);
    answer.response.data.into_json().expect("answers are JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_set_is_made_once_and_the_books_add_up() {
    let folder = Folder(std::env::temp_dir().join(format!("rebated-demo-test-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).expect("a folder can be made");
    let platform = Arc::new(platform(&folder).await);
    let tokens = fill(&platform).await.expect("the data set is made");
    let first = platform.db.statements();
    fill(&platform).await.expect("a repeat makes tokens only");
    assert!(platform.db.statements() - first < 20, "a repeat does the work again");

    let report = verify::verify(&platform, |_| {}).await.expect("the books can be read");
    assert_eq!(report.findings, []);
    assert_eq!(
        count(&platform).await.0,
        plan::plans(platform.now()).len() as u64,
        "an order is lost or twice"
    );
    read_without_a_gap(&platform).await;
    let mut states: Vec<_> = all_refunds(&platform).await.into_iter().map(|refund| refund.status).collect();
    states.sort_unstable();
    use RefundStatus::{InReview, Rejected, Succeeded};
    assert_eq!(states, [InReview, InReview, Succeeded, Rejected]);

    let api = Api::new(Arc::clone(&platform), ApiOptions::default());
    let mut answers = Vec::new();
    for (token, query) in page::queries(&tokens) {
        answers.push(run(&api, &platform, token, query).await);
    }
    let viewer = &answers[0]["viewer"];
    assert_eq!(viewer["orders"]["edges"].as_array().map(Vec::len), Some(3), "{viewer}");
    let goods = answers[1]["products"]["edges"].as_array().expect("the store sells something");
    assert!(goods.iter().all(|edge| edge["node"]["variants"][0]["available"] == 200), "{goods:?}");
    assert_eq!(goods.len(), 3);
    assert_eq!(answers[2]["refunds"]["edges"].as_array().map(Vec::len), Some(2));
    assert_eq!(answers[3]["bills"]["edges"].as_array().map(Vec::len), Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_run_is_finished_by_the_next() {
    let folder = Folder(std::env::temp_dir().join(format!("rebated-demo-again-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).expect("a folder can be made");
    let platform = platform(&folder).await;
    let staff = Staff::open(&platform).await.expect("staff");
    // everything but the mark that it is whole
    let members = people::gather(&platform).await.expect("people");
    let today = members[0].created_at;
    rules::publish(&platform, &staff.admin.actor).await.expect("rules");
    orders::import(&platform, &staff.admin.actor, today).await.expect("orders");
    reading::read(&platform, today).await.expect("networks");
    refunds::play(&platform, &staff, &members, today).await.expect("refunds");
    let before = count(&platform).await;
    fill(&platform).await.expect("the rest is made");
    assert_eq!(count(&platform).await, before);
    let report = verify::verify(&platform, |_| {}).await.expect("the books can be read");
    assert_eq!(report.findings, []);
}

/// The newest orders at networks came through windows that leave no gap.
async fn read_without_a_gap(platform: &Platform) {
    use rebated_service::networks::queries::{StreamState, WindowFilter, all, count_windows};
    let accounts = all(platform).await.expect("accounts");
    assert_eq!(accounts.len(), 3);
    for account in accounts {
        let is_whole = |feed: &StreamState| feed.gaps().is_empty() && feed.stream.failures == 0;
        assert!(account.streams.iter().all(is_whole), "{account:?}");
        let filter = WindowFilter { source: Some(account.source), ..WindowFilter::default() };
        let windows = count_windows(platform.db.read(), &filter).await.expect("windows");
        assert!(windows >= 5, "{windows} windows of {}", account.source);
    }
}

async fn count(platform: &Platform) -> (u64, usize) {
    let orders = queries::count(platform.db.read(), &OrderFilter::default(), 1_000).await.expect("orders");
    (orders, all_refunds(platform).await.len())
}

async fn all_refunds(platform: &Platform) -> Vec<refund::Model> {
    use rebated_service::refunds::queries::{RefundFilter, page};
    let filter = RefundFilter::default();
    page(platform.db.read(), &filter, &PageRequest::first(100)).await.expect("refunds").items
}
