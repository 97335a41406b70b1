//! Affiliate networks to test with, in process: they say what they are told to say, and remember what they were asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use rebated_domain::link::{LinkTarget, SharedLink};
use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::{FieldProblem, OrderSource};
use rebated_service::networks::{
    AffiliateNetwork, Coupon, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble,
    TroubleKind,
};
use rebated_service::orders::ImportRecord;
use tokio::sync::watch;

/// Something that a network was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartnerCall {
    /// What a product is.
    Product(LinkTarget),
    /// A link to a product.
    Link {
        /// The product's id.
        item_id: String,
        /// For whom.
        tracking: Tracking,
    },
    /// To get to know a buyer.
    Register(Tracking),
}

/// A network without a network: one account, no orders.
pub struct Partner {
    source: OrderSource,
    state: Mutex<State>,
    paused: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    products: HashMap<LinkTarget, Product>,
    trouble: Option<Trouble>,
    needs_registration: bool,
    registration: Option<Registration>,
    calls: Vec<PartnerCall>,
}

/// While it lasts, a network answers nothing.
pub struct Pause<'a>(&'a Partner);

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        self.0.paused.send_replace(false);
    }
}

/// One of each.
pub(crate) fn partners() -> Vec<Arc<Partner>> {
    [OrderSource::Taobao, OrderSource::Jd, OrderSource::Pinduoduo]
        .map(|source| Arc::new(Partner::new(source)))
        .into()
}

impl Partner {
    fn new(source: OrderSource) -> Self {
        Self { source, state: Mutex::default(), paused: watch::Sender::new(false) }
    }

    /// Sells a product for 100.00 with a coupon of 20.00; pays 10 % of which it keeps a tenth, and 2 % for a comparison of
    /// prices. `targets` are further ways in which it is shared.
    pub fn sells(&self, item_id: &str, targets: &[LinkTarget]) {
        let yuan = |minor| Money::new(minor, Currency::Cny);
        let rate = |text| Rate::parse(text).expect("a rate");
        let product = Product {
            item_id: item_id.into(),
            title: format!("Tea {item_id}"),
            merchant: Some("Tea House".into()),
            category: Some("food/tea".into()),
            image_url: Some(format!("https://img.example.test/{item_id}.jpg")),
            price: yuan(10_000),
            coupon: Some(Coupon {
                amount: yuan(2_000),
                ends_at: Some("2026-12-31T00:00:00Z".parse().expect("a time")),
            }),
            commission_rate: rate("0.1"),
            fee_rate: rate("0.1"),
            compare_rate: Some(rate("0.02")),
        };
        let own = LinkTarget::Item(item_id.into());
        let mut state = self.state();
        for target in targets.iter().cloned().chain([own]) {
            state.products.insert(target, product.clone());
        }
    }

    /// Changes what it says of a product, whichever way that is shared.
    pub fn change(&self, item_id: &str, change: impl Fn(&mut Product)) {
        self.state().products.values_mut().filter(|product| product.item_id == item_id).for_each(change);
    }

    /// Answers everything with this trouble from now on.
    pub fn fails(&self, kind: TroubleKind, code: &str) {
        self.state().trouble = Some(Trouble { kind, code: code.into(), message: "as the test says".into() });
    }

    /// Answers again.
    pub fn recovers(&self) {
        self.state().trouble = None;
    }

    /// Wants buyers to be registered, and answers this to whoever asks for it.
    pub fn wants_registration(&self, registration: Registration) {
        let mut state = self.state();
        (state.needs_registration, state.registration) = (true, Some(registration));
    }

    /// The buyer has agreed: registering is done from now on.
    pub fn registers(&self, buyer_ref: &str) {
        self.state().registration = Some(Registration::Done { buyer_ref: buyer_ref.into() });
    }

    /// Answers nothing until the answer is dropped.
    pub fn pause(&self) -> Pause<'_> {
        self.paused.send_replace(true);
        Pause(self)
    }

    /// What it was asked, in order.
    pub fn calls(&self) -> Vec<PartnerCall> {
        self.state().calls.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no holder of the partner panics")
    }

    /// Waits while it is paused, and fails if it is to.
    async fn asked(&self, call: PartnerCall) -> Result<(), Trouble> {
        self.state().calls.push(call);
        let mut paused = self.paused.subscribe();
        paused.wait_for(|paused| !paused).await.expect("the partner is there");
        self.state().trouble.clone().map_or(Ok(()), Err)
    }
}

impl AffiliateNetwork for Partner {
    fn source(&self) -> OrderSource {
        self.source
    }

    fn account(&self) -> &str {
        "default"
    }

    fn feeds(&self) -> &'static [Feed] {
        &[]
    }

    fn longest_window(&self, _: Feed, _: DateTime<Utc>) -> TimeDelta {
        TimeDelta::hours(1)
    }

    fn reach(&self, _: Feed) -> Option<TimeDelta> {
        None
    }

    fn pull<'a>(&'a self, _: Feed, _: Window, _: Option<&'a Cursor>) -> BoxFuture<'a, Result<Page, Trouble>> {
        Box::pin(async { Ok(Page::default()) })
    }

    fn read(&self, _: &str) -> Result<ImportRecord, Vec<FieldProblem>> {
        Err(Vec::new())
    }

    fn product<'a>(&'a self, shared: &'a SharedLink) -> BoxFuture<'a, Result<Option<Product>, Trouble>> {
        Box::pin(async {
            self.asked(PartnerCall::Product(shared.target.clone())).await?;
            Ok(self.state().products.get(&shared.target).cloned())
        })
    }

    fn link<'a>(
        &'a self,
        product: &'a Product,
        tracking: &'a Tracking,
    ) -> BoxFuture<'a, Result<TrackedLink, Trouble>> {
        let item_id = product.item_id.clone();
        Box::pin(async move {
            let call = PartnerCall::Link { item_id: item_id.clone(), tracking: tracking.clone() };
            self.asked(call).await?;
            if self.state().needs_registration && tracking.registered.is_none() {
                let message = "register first".into();
                return Err(Trouble { kind: TroubleKind::NotRegistered, code: "60001".into(), message });
            }
            let (sub_id, source) = (&tracking.sub_id, self.source.code().to_lowercase());
            Ok(TrackedLink {
                url: format!("https://{source}.example.test/{item_id}?by={sub_id}"),
                short_url: Some(format!("https://{source}.example.test/s")),
                password: (self.source == OrderSource::Taobao).then(|| "￥AbCd1eFgH2i￥".into()),
            })
        })
    }

    fn register<'a>(&'a self, request: &'a Tracking) -> BoxFuture<'a, Result<Registration, Trouble>> {
        Box::pin(async {
            self.asked(PartnerCall::Register(request.clone())).await?;
            let said = self.state().registration.clone();
            Ok(said.unwrap_or(Registration::Done { buyer_ref: request.sub_id.clone() }))
        })
    }
}
