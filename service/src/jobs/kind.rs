use std::collections::{BTreeMap, HashMap};
use std::pin::Pin;
use std::sync::{Arc, Mutex, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::job::Retry;
use tokio::sync::Notify;

use super::{Claimed, Finished, JobFailure, Schedule, schedule};
use crate::Platform;

/// A kind of job: its name in the table, and how it is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobKind {
    /// Stable; nodes of different versions share the table.
    pub name: &'static str,
    /// When it is tried again.
    pub retry: Retry,
    /// Most jobs of the kind that one worker runs at the same time.
    pub at_once: usize,
    /// How long a worker holds a job without a sign of life. Leases of running handlers are renewed.
    pub lease: TimeDelta,
}

impl JobKind {
    /// A kind of which a worker runs four at a time, with a lease of a minute.
    pub const fn new(name: &'static str, retry: Retry) -> Self {
        Self { name, retry, at_once: 4, lease: TimeDelta::minutes(1) }
    }
}

type Running = Pin<Box<dyn Future<Output = Result<Finished, JobFailure>> + Send>>;
pub(super) type Handler = Arc<dyn Fn(Arc<Platform>, Claimed) -> Running + Send + Sync>;

#[derive(Clone)]
pub(super) struct Registered {
    pub kind: JobKind,
    pub handler: Handler,
}

/// The kinds and schedules that this process knows. A job of another kind waits for a node that knows it.
pub struct Registry {
    kinds: RwLock<BTreeMap<&'static str, Registered>>,
    pub(super) schedules: RwLock<Vec<Schedule>>,
    with_orders: RwLock<Vec<JobKind>>,
    /// The period of each schedule whose run is known to be stored.
    pub(super) stored: Mutex<HashMap<&'static str, DateTime<Utc>>>,
    pub(super) bell: Notify,
}

impl Default for Registry {
    /// The platform's own kinds and schedules.
    fn default() -> Self {
        let registry = Self {
            kinds: RwLock::default(),
            schedules: RwLock::default(),
            with_orders: RwLock::default(),
            stored: Mutex::default(),
            bell: Notify::new(),
        };
        schedule::register_own(&registry);
        registry
    }
}

impl Registry {
    /// Says how jobs of a kind are done. `handler` ends by [`Claimed::finish_in`], in the transaction of the
    /// job's effect.
    pub fn handle<F, R>(&self, kind: JobKind, handler: F)
    where
        F: Fn(Arc<Platform>, Claimed) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Finished, JobFailure>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |platform, job| Box::pin(handler(platform, job)));
        let mut kinds = self.kinds.write().expect("no holder of the kinds panics");
        kinds.insert(kind.name, Registered { kind, handler });
    }

    /// Adds periodic work, whose kind is handled.
    pub fn schedule(&self, schedule: Schedule) {
        let mut schedules = self.schedules.write().expect("no holder of the schedules panics");
        schedules.retain(|other| other.kind.name != schedule.kind.name);
        schedules.push(schedule);
    }

    /// Has a job of the kind stored with every order of the store that is placed, with the payload `{"orderId": …}`:
    /// steps of a program that the platform is part of. Nothing waits for them, and nobody takes them back.
    pub fn accompany_orders(&self, kind: JobKind) {
        self.with_orders.write().expect("no holder of the kinds panics").push(kind);
    }

    /// What [`Self::accompany_orders`] was told.
    pub(crate) fn with_orders(&self) -> Vec<JobKind> {
        self.with_orders.read().expect("no holder of the kinds panics").clone()
    }

    /// Tells the worker of this process that a job was committed. Without it the job is found by the next look.
    pub fn wake(&self) {
        self.bell.notify_one();
    }

    pub(super) fn find(&self, name: &str) -> Option<Registered> {
        self.kinds.read().expect("no holder of the kinds panics").get(name).cloned()
    }

    pub(super) fn kinds(&self) -> Vec<JobKind> {
        let kinds = self.kinds.read().expect("no holder of the kinds panics");
        kinds.values().map(|registered| registered.kind).collect()
    }
}
