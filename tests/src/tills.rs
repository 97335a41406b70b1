//! Channels of payment to test with: simulators on ports of their own, and the app on one for their callbacks.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_connectors::alipay::Alipay;
use rebated_connectors::alipay::simulator::AlipaySimulator;
use rebated_connectors::payments::Limits;
use rebated_connectors::payments::simulator::{
    Call, CallbackFault, Fault, Host, Movement, PayRefusal, Refund, RefundEnd, TradeState,
};
use rebated_connectors::wechat_pay::WechatPay;
use rebated_connectors::wechat_pay::simulator::WechatPaySimulator;
use rebated_service::clock::{Clock, ManualClock};
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{
    Account, Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, ChannelKind, Channels, Checkout,
    NewPayment, NewRefund, Notice, Outcome, Pace, PaymentChannel, PaymentReport, RefundReport, Trouble,
};

use tokio::sync::Notify;

use crate::{RunningServer, TestApp};

/// A channel that is put in its place later: an app exists before the simulators that it calls.
pub(crate) struct Slot {
    kind: ChannelKind,
    channel: OnceLock<Arc<dyn PaymentChannel>>,
    refusals: Mutex<VecDeque<Trouble>>,
    deaths: Mutex<VecDeque<Death>>,
    pub(crate) died: Notify,
}

/// Where in the call of a refund a worker dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// Its number is committed, and the channel has not heard of it.
    BeforeCall,
    /// The channel has answered, and nobody knows.
    AfterCall,
}

/// The channels of an app, and where they are put.
pub(crate) fn slots() -> (Channels, [Arc<Slot>; 2]) {
    let slot = |kind| {
        let (channel, refusals, deaths) = (OnceLock::new(), Mutex::default(), Mutex::default());
        Arc::new(Slot { kind, channel, refusals, deaths, died: Notify::new() })
    };
    let slots = [slot(ChannelKind::Alipay), slot(ChannelKind::WechatPay)];
    (Channels::new(slots.iter().map(|slot| Arc::clone(slot) as _).collect()), slots)
}

impl Slot {
    fn there(&self) -> &dyn PaymentChannel {
        self.channel.get().expect("TestApp::tills was called").as_ref()
    }
}

impl PaymentChannel for Slot {
    fn kind(&self) -> ChannelKind {
        self.kind
    }

    fn account(&self) -> Account {
        match self.channel.get() {
            Some(channel) => channel.account(),
            None => Account { app: "nobody".into(), merchant: "nobody".into() },
        }
    }

    fn pace(&self) -> Pace {
        self.there().pace()
    }

    fn create<'a>(&'a self, payment: &'a NewPayment) -> BoxFuture<'a, Outcome<Checkout>> {
        match self.channel.get() {
            Some(channel) => channel.create(payment),
            None => Box::pin(async { Trouble::refused("NOBODY", "no channel is there").into() }),
        }
    }

    fn query<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Result<PaymentReport, Trouble>> {
        self.there().query(number)
    }

    fn close<'a>(&'a self, number: &'a str) -> BoxFuture<'a, Outcome<()>> {
        self.there().close(number)
    }

    fn refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Outcome<RefundReport>> {
        Box::pin(async {
            if let Some(trouble) = next(&self.refusals) {
                return trouble.into();
            }
            let Some(death) = next(&self.deaths) else { return self.there().refund(refund).await };
            if death == Death::AfterCall {
                let _ = self.there().refund(refund).await;
            }
            self.died.notify_one();
            std::future::pending().await
        })
    }

    fn query_refund<'a>(&'a self, refund: &'a NewRefund) -> BoxFuture<'a, Result<RefundReport, Trouble>> {
        self.there().query_refund(refund)
    }

    fn read_callback<'a>(
        &'a self,
        callback: &'a Callback,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Notice, CallbackRefusal>> {
        match self.channel.get() {
            Some(channel) => channel.read_callback(callback, now),
            None => Box::pin(async { Err(CallbackRefusal::UnknownKey) }),
        }
    }

    fn answer(&self, verdict: CallbackVerdict) -> CallbackAnswer {
        match self.channel.get() {
            Some(channel) => channel.answer(verdict),
            None => CallbackAnswer { status: 500, content_type: None, body: "" },
        }
    }
}

fn next<T>(queue: &Mutex<VecDeque<T>>) -> Option<T> {
    queue.lock().expect("no holder of the queue panics").pop_front()
}

/// One of the simulators.
#[derive(Clone)]
pub enum Till {
    /// Alipay.
    Alipay(AlipaySimulator),
    /// WeChat Pay.
    WechatPay(WechatPaySimulator),
}

/// The simulators of an app.
pub struct Tills {
    alipay: AlipaySimulator,
    wechat_pay: WechatPaySimulator,
    server: RunningServer,
    hosts: [Host; 2],
}

/// Keys for tests only, in another order each time: two simulators of one test do not have the same.
pub fn keys() -> String {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    const END: &str = "-----END PRIVATE KEY-----\n";
    const KEYS: &str = include_str!("../../connectors/tests/vectors/simulator_keys.pem");
    let mut keys: Vec<&str> = KEYS.split_inclusive(END).collect();
    let places = keys.len();
    keys.rotate_left(4 * TURN.fetch_add(1, Ordering::Relaxed) % places);
    keys.concat()
}

/// Short enough that a test may wait for a silent channel, and no pause after it.
fn limits() -> Limits {
    Limits { call: Duration::from_millis(700), failures: 1_000_000, ..Limits::default() }
}

impl TestApp {
    /// Puts simulators in the place of the channels, once for an app.
    pub async fn tills(&self) -> Tills {
        self.tills_behind(TimeDelta::zero()).await
    }

    /// The same with clocks of their own, so far behind the app's.
    pub async fn tills_behind(&self, by: TimeDelta) -> Tills {
        let server = self.serve().await;
        let mut hosts = [Host::open().await.expect("a free port"), Host::open().await.expect("a free port")];
        let clock = self.shared_clock();
        let theirs: Arc<dyn Clock> = Arc::new(Behind { clock: Arc::clone(&clock), by });
        let alipay = AlipaySimulator::with_keys(hosts[0].url(), Arc::clone(&theirs), &keys());
        let wechat_pay = WechatPaySimulator::with_keys(hosts[1].url(), theirs, &keys());
        hosts[0].serve(alipay.routes());
        hosts[1].serve(wechat_pay.routes());
        let mut options = alipay.options(&server.url("/callbacks/alipay"));
        options.limits = limits();
        self.put_channel(Arc::new(Alipay::new(options, clock.clone()).expect("good options")));
        let mut options = wechat_pay.options(&server.url("/callbacks/wechat-pay"));
        options.limits = limits();
        let entropy = Arc::new(SeededEntropy::new(7));
        self.put_channel(Arc::new(WechatPay::new(options, clock, entropy).expect("good options")));
        Tills { alipay, wechat_pay, server, hosts }
    }

    /// Answers the next call for a refund with this, and asks no simulator: for what no channel of today says.
    pub fn refuse_refund(&self, kind: ChannelKind, trouble: Trouble) {
        self.slot(kind).refusals.lock().expect("no holder of the queue panics").push_back(trouble);
    }

    /// Lets the worker that makes the next call for a refund die: [`TestApp::run_jobs`] ends there, and the worker's
    /// job waits until its lease is over.
    pub fn die_in_refund(&self, kind: ChannelKind, death: Death) {
        self.slot(kind).deaths.lock().expect("no holder of the queue panics").push_back(death);
    }

    /// No worker dies any more: takes back what [`Self::die_in_refund`] asked for.
    pub fn spare(&self) {
        for slot in self.slots() {
            slot.deaths.lock().expect("no holder of the queue panics").clear();
        }
    }

    /// Asks a channel itself, as a request of ours does that arrives late.
    pub fn channel(&self, kind: ChannelKind) -> &dyn PaymentChannel {
        self.slot(kind).there()
    }

    fn slot(&self, kind: ChannelKind) -> &Slot {
        self.slots().iter().find(|slot| slot.kind == kind).expect("both kinds have one")
    }

    /// Puts a channel into its place, which must be empty.
    pub fn put_channel(&self, channel: Arc<dyn PaymentChannel>) {
        assert!(self.slot(channel.kind()).channel.set(channel).is_ok(), "the place of the channel is taken");
    }
}

/// A clock that is behind another.
struct Behind {
    clock: Arc<ManualClock>,
    by: TimeDelta,
}

impl Clock for Behind {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now() - self.by
    }
}

impl Tills {
    /// Both.
    pub fn all(&self) -> [Till; 2] {
        [self.of(ChannelKind::Alipay), self.of(ChannelKind::WechatPay)]
    }

    /// One of them.
    pub fn of(&self, kind: ChannelKind) -> Till {
        match kind {
            ChannelKind::Alipay => Till::Alipay(self.alipay.clone()),
            ChannelKind::WechatPay => Till::WechatPay(self.wechat_pay.clone()),
        }
    }

    /// The simulated WeChat Pay, for what only it can do.
    pub fn wechat_pay(&self) -> &WechatPaySimulator {
        &self.wechat_pay
    }

    /// The simulated Alipay, for what only it can do.
    pub fn alipay(&self) -> &AlipaySimulator {
        &self.alipay
    }

    /// Where the app listens.
    pub fn server(&self) -> &RunningServer {
        &self.server
    }

    /// Where the simulators listen: Alipay, then WeChat Pay.
    pub fn urls(&self) -> [&str; 2] {
        [self.hosts[0].url(), self.hosts[1].url()]
    }

    /// All that has moved at both.
    pub fn moved(&self) -> Vec<Movement> {
        self.all().iter().flat_map(Till::moved).collect()
    }
}

macro_rules! each {
    ($self:ident, $simulator:ident => $do:expr) => {
        match $self {
            Till::Alipay($simulator) => $do,
            Till::WechatPay($simulator) => $do,
        }
    };
}

impl Till {
    /// Which channel.
    pub fn kind(&self) -> ChannelKind {
        match self {
            Self::Alipay(_) => ChannelKind::Alipay,
            Self::WechatPay(_) => ChannelKind::WechatPay,
        }
    }

    /// Its name in the API.
    pub fn name(&self) -> &'static str {
        self.kind().code()
    }

    /// Lets the next such call go wrong.
    pub fn fail(&self, call: Call, fault: Fault) {
        each!(self, simulator => simulator.fail(call, fault));
    }

    /// Lets the next callback go wrong.
    pub fn fail_callback(&self, fault: CallbackFault) {
        each!(self, simulator => simulator.fail_callback(fault));
    }

    /// The payer pays.
    pub fn pay(&self, number: &str) -> Result<(), PayRefusal> {
        each!(self, simulator => simulator.pay(number))
    }

    /// Sends the callbacks that are due; answers how many.
    pub async fn deliver(&self) -> usize {
        each!(self, simulator => simulator.deliver().await)
    }

    /// How many callbacks wait, due or not.
    pub fn waiting(&self) -> usize {
        each!(self, simulator => simulator.waiting())
    }

    /// What has moved.
    pub fn moved(&self) -> Vec<Movement> {
        each!(self, simulator => simulator.book().movements().to_vec())
    }

    /// How a payment stands at the channel; none when it does not know the number.
    pub fn state(&self, number: &str) -> Option<TradeState> {
        each!(self, simulator => simulator.book().trade(number).map(|trade| trade.state))
    }

    /// What payers' banks have sent back of what had moved.
    pub fn returns(&self) -> Vec<Movement> {
        each!(self, simulator => simulator.book().returns().to_vec())
    }

    /// The payer's bank sends a refund back; answers whether there is one that has moved.
    pub fn bank_returns(&self, payment: &str, number: &str) -> bool {
        each!(self, simulator => simulator.bank_returns(payment, number))
    }

    /// Has refunds applied that the payers' accounts could not take; answers how many.
    pub fn apply_abnormal(&self) -> usize {
        let Self::WechatPay(simulator) = self else { return 0 };
        let numbers: Vec<String> = {
            let book = simulator.book();
            let abnormal = book.refunds().filter(|refund| refund.state == RefundEnd::Abnormal);
            abnormal.map(|refund| refund.number.clone()).collect()
        };
        numbers.iter().filter(|number| simulator.succeed_abnormal(number)).count()
    }

    /// When the channel took the refunds of a payment on, oldest first.
    pub fn refund_times(&self, number: &str) -> Vec<DateTime<Utc>> {
        each!(self, simulator => {
            let book = simulator.book();
            let refunds = book.trade(number).map(|trade| trade.refunds.clone()).unwrap_or_default();
            refunds.into_iter().map(|refund| refund.accepted_at).collect()
        })
    }

    /// Has refunds end well that the channel had left open for ever.
    pub fn unstick(&self) {
        each!(self, simulator => {
            let open = |refund: &&Refund| {
                refund.state == RefundEnd::Processing && refund.fate == RefundEnd::Processing
            };
            let book = simulator.book();
            let stuck: Vec<String> = book.refunds().filter(open).map(|refund| refund.number.clone()).collect();
            drop(book);
            for number in stuck {
                simulator.decide(&number, RefundEnd::Succeeded);
            }
        });
    }

    /// The refunds of a payment at the channel, with their numbers and how they ended.
    pub fn refunds(&self, number: &str) -> Vec<(String, RefundEnd)> {
        each!(self, simulator => {
            let book = simulator.book();
            let refunds = book.trade(number).map(|trade| trade.refunds.clone()).unwrap_or_default();
            refunds.into_iter().map(|refund| (refund.number, refund.state)).collect()
        })
    }
}
