use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated::server::HttpOptions;
use rebated_connectors::documents::CsvPrinter;
use rebated_connectors::webhooks::{Rules, Sender, SystemLookup};
use rebated_domain::order::OrderSource;
use rebated_service::bills::documents::Documents;
use rebated_service::clock::{Clock, ManualClock};
use rebated_service::db::Db;
use rebated_service::ids::SeededEntropy;
use rebated_service::networks::AffiliateNetwork as _;
use rebated_service::users::{PasswordHasher, TokenPolicy};
use rebated_service::webhooks::Webhooks;
use rebated_service::{Platform, jobs, verify};
use sea_orm::{ConnectionTrait, Statement};

use crate::couriers::ToldCourier;
use crate::database::Home;
use crate::documents::{Press, Shelf};
use crate::partners::{Partner, partners};
use crate::post::Post;
use crate::site::wide_options;
use crate::tills::{Slot, slots};
use crate::{Client, Database, RunningServer, Site, Snapshot};

/// When every test begins.
const START: &str = "2026-11-01T00:00:00Z";

/// What the app's ids come from.
const SEED: u64 = 0x5EED;

/// Connections of one app. Tests run side by side, and the server has some hundreds for all of them.
const CONNECTIONS: u32 = 8;

/// The whole server in process, for one test.
///
/// Time stands still until [`Self::clock`] is moved, and no job runs until [`Self::run_jobs`] is called.
/// End with [`Self::finish`]; [`both_databases!`](crate::both_databases) does.
pub struct TestApp {
    platform: Arc<Platform>,
    clock: Arc<ManualClock>,
    shelf: Arc<Shelf>,
    press: Arc<Press>,
    post: Arc<Post>,
    courier: Arc<ToldCourier>,
    slots: [Arc<Slot>; 2],
    partners: Vec<Arc<Partner>>,
    site: Site,
    home: Option<Home>,
}

impl TestApp {
    /// A server on an empty, migrated database.
    pub async fn start(database: Database) -> Self {
        let home = Home::new(database).await;
        let db = home.connect(CONNECTIONS).await;
        home.migrate(&db).await;
        let start: DateTime<Utc> = START.parse().expect("a constant");
        let clock = Arc::new(ManualClock::new(start));
        let (shelf, press) = (Arc::new(Shelf::default()), Arc::new(Press::default()));
        let mut platform = new_platform(db, Arc::clone(&clock) as _, SEED);
        platform.documents =
            Documents::new(Arc::clone(&shelf) as _, Arc::new(CsvPrinter), Arc::clone(&press) as _);
        platform.documents.voucher = Arc::clone(&press) as _;
        let post = Arc::new(Post::default());
        platform.outlets = post.outlets();
        platform.webhooks = Webhooks::new(Arc::new(receivers()));
        let courier = Arc::new(ToldCourier::default());
        platform.courier = Arc::clone(&courier) as _;
        let (channels, slots) = slots();
        platform.channels = channels;
        let partners = partners();
        let platform = Arc::new(platform);
        let site = site(&platform, wide_options());
        Self { platform, clock, shelf, press, post, courier, slots, partners, site, home: Some(home) }
    }

    /// Another server on the same platform, as after a restart with another configuration.
    pub fn site(&self, options: HttpOptions) -> Site {
        site(&self.platform, options)
    }

    /// Another node: a platform of its own on the same database, with the same clock.
    ///
    /// `seed` is what its ids come from; two nodes with one seed would make the same.
    pub async fn node(&self, seed: u64) -> Arc<Platform> {
        assert_ne!(seed, SEED, "the first node has this seed");
        let home = self.home.as_ref().expect("the app is not finished");
        let db = home.connect(CONNECTIONS).await;
        Arc::new(new_platform(db, Arc::clone(&self.clock) as _, seed))
    }

    /// The same with a clock of its own that is ahead of the app's, or behind it.
    pub async fn node_with_skew(&self, seed: u64, ahead: TimeDelta) -> Arc<Platform> {
        assert_ne!(seed, SEED, "the first node has this seed");
        let home = self.home.as_ref().expect("the app is not finished");
        let clock = Skewed { clock: Arc::clone(&self.clock), ahead };
        Arc::new(new_platform(home.connect(CONNECTIONS).await, Arc::new(clock), seed))
    }

    /// Where the data is: the database's URL and, on PostgreSQL, the schema, for processes of their own.
    pub fn place(&self) -> (String, Option<String>) {
        self.home.as_ref().expect("the app is not finished").place()
    }

    /// The clock of the app.
    pub fn clock(&self) -> &ManualClock {
        &self.clock
    }

    /// The same, to be shared.
    pub(crate) fn shared_clock(&self) -> Arc<ManualClock> {
        Arc::clone(&self.clock)
    }

    /// Where the channels of payment are put.
    pub(crate) fn slots(&self) -> &[Arc<Slot>; 2] {
        &self.slots
    }

    /// What the server works with, for tests that call workflows directly.
    pub fn platform(&self) -> &Arc<Platform> {
        &self.platform
    }

    /// Where documents are kept.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// What prints PDF.
    pub fn press(&self) -> &Press {
        &self.press
    }

    /// What carries notifications.
    pub fn post(&self) -> &Arc<Post> {
        &self.post
    }

    /// Who says whether parcels have arrived.
    pub fn courier(&self) -> &ToldCourier {
        &self.courier
    }

    /// What stands for an affiliate network, in whose place it is put.
    pub fn partner(&self, source: OrderSource) -> &Arc<Partner> {
        let found = self.partners.iter().find(|partner| partner.source() == source);
        let found = found.expect("Taobao, JD and Pinduoduo have one each");
        if self.platform.networks.of(source).is_none() {
            self.platform.networks.add(Arc::clone(found) as _);
        }
        found
    }

    /// A client that is not signed in.
    pub fn as_anonymous(&self) -> Client {
        self.site.as_anonymous()
    }

    /// A client that sends an access token or an API key.
    pub fn as_user(&self, token: &str) -> Client {
        self.site.as_user(token)
    }

    /// Serves the app on a free port of the loopback interface as well, until the answer is dropped.
    pub async fn serve(&self) -> RunningServer {
        self.site.serve().await
    }

    /// Does everything that is due; answers how much there was. Ends where a worker was told to die, with the jobs that
    /// it had: they come again when its lease is over.
    pub async fn run_jobs(&self) -> usize {
        let [one, other] = &self.slots;
        tokio::select! {
            done = jobs::run_due(&self.platform) => done.expect("due work can be done"),
            () = one.died.notified() => 1,
            () = other.died.notified() => 1,
        }
    }

    /// Statements sent to the database since the start. Ask before and after.
    pub fn statements(&self) -> u64 {
        self.platform.db.statements()
    }

    /// What every table holds, but for `sign_in_throttles`, which counts refused attempts.
    pub async fn snapshot(&self) -> Snapshot {
        Snapshot::take(&self.platform.db).await
    }

    /// Fails, naming the tables, when anything was stored, changed or removed since.
    pub async fn assert_unchanged_since(&self, before: &Snapshot) {
        let changed = before.changed_tables(&self.snapshot().await);
        assert!(changed.is_empty(), "these tables changed: {changed:?}");
    }

    /// Computes the books again and fails when anything does not add up.
    pub async fn verify(&self) {
        let report = verify::verify(&self.platform, |_| {}).await.expect("the books can be read");
        assert!(report.findings.is_empty(), "the books do not add up: {:#?}", report.findings);
    }

    /// Ends the test: does what is due, then fails when something due is left over or the books do not
    /// add up.
    pub async fn finish(mut self) {
        self.run_jobs().await;
        assert_eq!(self.run_jobs().await, 0, "work is left that is never done");
        assert_eq!(self.undelivered_events().await, 0, "events are left that are never delivered");
        self.verify().await;
        if let Some(home) = self.home.take() {
            home.remove().await;
        }
    }

    async fn undelivered_events(&self) -> i64 {
        let db = self.platform.db.read();
        let sql = "SELECT count(*) FROM outbox_events WHERE position IS NULL";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        let row = row.expect("the outbox can be read").expect("a count is one row");
        row.try_get_by_index(0).expect("a count is a number")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if self.home.is_some() && !std::thread::panicking() {
            eprintln!(
                "warning: the test ended without TestApp::finish, so nobody looked at what it left over"
            );
        }
    }
}

fn site(platform: &Arc<Platform>, options: HttpOptions) -> Site {
    Site::with(platform, options)
}

/// Calls endpoints on the loopback interface, and those on the public internet.
fn receivers() -> Sender {
    let networks = vec!["127.0.0.0/8".parse().expect("a network")];
    let rules = Rules { networks, http: true, ports: Vec::new() };
    Sender::open(rules, Arc::new(SystemLookup)).expect("webhooks can be sent")
}

/// A clock that is always ahead of another.
struct Skewed {
    clock: Arc<ManualClock>,
    ahead: TimeDelta,
}

impl Clock for Skewed {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now() + self.ahead
    }
}

fn new_platform(db: Db, clock: Arc<dyn Clock>, seed: u64) -> Platform {
    let entropy = Arc::new(SeededEntropy::new(seed));
    let mut platform = Platform::new(db, clock, entropy, TokenPolicy::default());
    platform.passwords = PasswordHasher::quick();
    platform
}
