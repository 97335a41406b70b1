//! What has really happened at a simulated network.

mod changes;
mod disputes;
mod lively;
mod state;
mod truth;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, SubsecRound as _, Utc};
use rebated_service::clock::Clock;

use super::fault::Script;
use super::limit::Limit;
use super::{Kind, Line, Link, Product, SimulatorFault};
use state::State;

pub use truth::TruthLine;

type Hook = Arc<dyn Fn(&Book, usize) + Send + Sync>;

/// The book of one simulated network: what was bought and what became of it. Clones are the same one.
///
/// Changes answer whether they could be made: a line that is not there, or not in a state for the change, stays as it is.
#[derive(Clone)]
pub struct Book(Arc<Inner>);

struct Inner {
    kind: Kind,
    clock: Arc<dyn Clock>,
    is_lively: bool,
    state: Mutex<State>,
    script: Script,
    limit: Limit,
    hook: Mutex<Option<Hook>>,
    calls: AtomicUsize,
    pages: AtomicUsize,
}

impl Book {
    pub(crate) fn new(kind: Kind, clock: Arc<dyn Clock>, is_lively: bool) -> Self {
        let state = Mutex::new(State::new(kind, clock.now()));
        Self(Arc::new(Inner {
            kind,
            clock,
            is_lively,
            state,
            script: Script::default(),
            limit: Limit::default(),
            hook: Mutex::default(),
            calls: AtomicUsize::new(0),
            pages: AtomicUsize::new(0),
        }))
    }

    /// What is sold.
    pub fn products(&self) -> Vec<Product> {
        self.state().products().to_vec()
    }

    /// Puts something on sale. Its id is one that nothing else has.
    pub fn sell(&self, product: Product) {
        self.state().sell(product);
    }

    /// A short link to a product as people share it, on a host of the network's own. The simulator's calls open it.
    pub fn shared_link(&self, item_id: &str) -> String {
        format!("{}{}", self.0.kind.short_prefix(), self.make_code(&Link::plain(item_id)))
    }

    /// A password (淘口令) to a product as people share it, with its signs.
    pub fn shared_password(&self, item_id: &str) -> String {
        format!("￥{}￥", self.make_code(&Link::plain(item_id)))
    }

    /// Lets the next call go wrong.
    pub fn fail(&self, fault: SimulatorFault) {
        self.0.script.add(fault);
    }

    /// How many calls came in, the refused ones among them.
    pub fn calls(&self) -> usize {
        self.0.calls.load(Ordering::SeqCst)
    }

    /// More calls in a second of real time are refused, with the network's own code.
    pub fn limit_per_second(&self, calls: usize) {
        self.0.limit.set(calls);
    }

    /// What happens after each page of orders has been made, with the number of pages so far. A later hook takes the
    /// place of the one before.
    pub fn on_page(&self, hook: impl Fn(&Self, usize) + Send + Sync + 'static) {
        *self.0.hook.lock().expect("no holder of the hook panics") = Some(Arc::new(hook));
    }

    /// A buyer agrees to be tracked (备案) under these parameters of Pinduoduo's.
    pub fn authorise(&self, custom_parameters: &str) {
        self.state().authorise(custom_parameters);
    }

    pub(crate) fn is_authorised(&self, custom_parameters: &str) -> bool {
        self.state().is_authorised(custom_parameters)
    }

    /// The number of a channel (`relation_id`) of this name, and whether it is new.
    pub(crate) fn relation(&self, name: &str) -> (u64, bool) {
        self.state().relation(name)
    }

    /// A code that stands for the link, as short links and passwords have it. The same link has the same code.
    pub(crate) fn make_code(&self, link: &Link) -> String {
        self.state().make_code(link)
    }

    /// The link that a shared text means.
    pub(crate) fn open(&self, text: &str) -> Option<Link> {
        self.state().open(text)
    }

    pub(crate) fn product(&self, item_id: &str) -> Option<Product> {
        self.state().products().iter().find(|product| product.is(item_id)).cloned()
    }

    /// Rows as they stand now that were, by the given time of theirs, within the window, both ends included, by that time.
    pub(crate) fn rows(
        &self,
        (from, until): (DateTime<Utc>, DateTime<Utc>),
        time: impl Fn(&Line) -> Option<DateTime<Utc>>,
    ) -> Vec<(DateTime<Utc>, Line)> {
        let seen = self.now() - self.0.script.late();
        let state = self.lived();
        let visible = state.lines().iter().filter(|line| line.modified_at <= seen);
        let dated = visible.filter_map(|line| Some((time(line)?, line)));
        let mut rows: Vec<(DateTime<Utc>, Line)> = dated
            .filter(|(at, _)| (from..=until).contains(at))
            .map(|(at, line)| (at, line.clone()))
            .collect();
        rows.sort_by(|(at, line), (other_at, other)| (at, &line.key).cmp(&(other_at, &other.key)));
        rows
    }

    pub(crate) fn line(&self, key: &str) -> Option<Line> {
        self.lived().lines().iter().find(|line| line.key == key).cloned()
    }

    /// A call came in. None when it is one too many for this second, else the fault that strikes it.
    pub(super) fn admit(&self) -> Option<SimulatorFault> {
        self.0.calls.fetch_add(1, Ordering::SeqCst);
        if self.0.limit.take() { self.0.script.next() } else { Some(SimulatorFault::RateLimited) }
    }

    /// A page of orders was made.
    pub(crate) fn page_served(&self) {
        let pages = self.0.pages.fetch_add(1, Ordering::SeqCst) + 1;
        let hook = self.0.hook.lock().expect("no holder of the hook panics").clone();
        if let Some(hook) = hook {
            hook(self, pages);
        }
    }

    /// Whether orders move by themselves.
    pub(crate) fn is_lively(&self) -> bool {
        self.0.is_lively
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Networks date to the second.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.clock.now().trunc_subsecs(0)
    }

    /// The state, with everything in it that has happened by itself until now.
    fn lived(&self) -> MutexGuard<'_, State> {
        let mut state = self.state();
        if self.0.is_lively {
            lively::live(state.lines_mut(), self.now());
        }
        state
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().expect("no holder of the state panics")
    }
}
