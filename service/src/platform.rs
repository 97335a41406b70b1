use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::bills::documents::Documents;
use crate::clock::Clock;
use crate::db::Db;
use crate::events::{self, Consumer, EventHub};
use crate::ids::{Entropy, IdSource};
use crate::jobs::Registry;
use crate::ledger::Poster;
use crate::networks::Networks;
use crate::notifications::Outlets;
use crate::payments::Channels;
use crate::rules::RuleBook;
use crate::settings::SettingsStore;
use crate::store::courier::{Courier, NoCourier};
use crate::tracking::{LinkMemory, Places};
use crate::users::{KeyRing, PasswordHasher, TokenPolicy};
use crate::webhooks::Webhooks;

/// Everything a workflow needs: the database, the time, chance, and what is cached of both.
pub struct Platform {
    /// The database.
    pub db: Db,
    /// Events on their way to subscribers.
    pub events: EventHub,
    /// The kinds of jobs that this process can do, and its schedules.
    pub jobs: Registry,
    /// Who takes part in the dispatch of every event.
    pub consumers: Vec<Arc<dyn Consumer>>,
    /// The settings in force.
    pub settings: SettingsStore,
    /// Books what requests ask for, many in one transaction.
    pub poster: Poster,
    /// The rules in force.
    pub rules: RuleBook,
    /// Hashes passwords off the async threads.
    pub passwords: PasswordHasher,
    /// The keys that sign and verify access tokens.
    pub keys: KeyRing,
    /// How access and refresh tokens are made.
    pub tokens: TokenPolicy,
    /// What carries notifications to the outside. The default is a simulator.
    pub outlets: Outlets,
    /// How bills are printed and where the documents are kept. The default prints nothing.
    pub documents: Documents,
    /// How endpoints of webhooks are called. The default calls nobody.
    pub webhooks: Webhooks,
    /// The channels of payment that this process can call. The default has none.
    pub channels: Channels,
    /// The affiliate networks that this process can call. The default has none.
    pub networks: Networks,
    /// Places at networks that links are spread over. The default has none.
    pub link_places: Places,
    /// What is remembered of products and links, and clicks on their way to the database.
    pub link_memory: LinkMemory,
    /// Who says whether a parcel has arrived. The default knows of none.
    pub courier: Arc<dyn Courier>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    ids: IdSource,
}

impl Platform {
    /// A platform on a migrated database.
    pub fn new(db: Db, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>, tokens: TokenPolicy) -> Self {
        Self {
            db,
            events: EventHub::default(),
            jobs: Registry::default(),
            consumers: events::consumers(),
            settings: SettingsStore::default(),
            poster: Poster::new(Arc::clone(&clock)),
            rules: RuleBook::default(),
            passwords: PasswordHasher::default(),
            keys: KeyRing::default(),
            tokens,
            outlets: Outlets::default(),
            documents: Documents::default(),
            webhooks: Webhooks::default(),
            channels: Channels::default(),
            networks: Networks::default(),
            link_places: Places::default(),
            link_memory: LinkMemory::default(),
            courier: Arc::new(NoCourier),
            clock,
            entropy,
            ids: IdSource::default(),
        }
    }

    /// Another platform on the same database, with the same time and chance, which can call nobody yet.
    pub fn beside(&self) -> Self {
        let (clock, entropy) = (Arc::clone(&self.clock), Arc::clone(&self.entropy));
        Self::new(self.db.clone(), clock, entropy, self.tokens.clone())
    }

    /// The time. A workflow asks once.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new id, growing with `now`.
    pub fn new_id<T: From<Uuid>>(&self, now: DateTime<Utc>) -> T {
        T::from(self.ids.next(now, self.entropy.as_ref()))
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
