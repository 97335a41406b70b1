use std::time::Duration;

use rebated_domain::link::SharedLink;
use tokio::time::{Instant, timeout_at};

use crate::networks::{AffiliateNetwork, Product, Registration, TrackedLink, Tracking, Trouble, TroubleKind};

/// The calls to a network for one answer, with one end for all of them.
pub(super) struct Calls<'a> {
    network: &'a dyn AffiliateNetwork,
    ends_at: Instant,
}

impl<'a> Calls<'a> {
    /// Calls that may begin now, and take so long together.
    pub(super) fn to(network: &'a dyn AffiliateNetwork, patience: Duration) -> Self {
        Self { network, ends_at: Instant::now() + patience }
    }

    /// Which account of the network is called.
    pub(super) fn account(&self) -> &str {
        self.network.account()
    }

    pub(super) async fn product(&self, shared: &SharedLink) -> Result<Option<Product>, Trouble> {
        self.in_time(self.network.product(shared)).await
    }

    pub(super) async fn link(&self, product: &Product, tracking: &Tracking) -> Result<TrackedLink, Trouble> {
        let made = self.in_time(self.network.link(product, tracking)).await?;
        let is_of_the_web = ["https://", "http://"].iter().any(|scheme| made.url.starts_with(scheme));
        if is_of_the_web { Ok(made) } else { Err(no_address()) }
    }

    pub(super) async fn register(&self, tracking: &Tracking) -> Result<Registration, Trouble> {
        self.in_time(self.network.register(tracking)).await
    }

    async fn in_time<T>(&self, call: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
        timeout_at(self.ends_at, call).await.unwrap_or_else(|_| Err(late()))
    }
}

fn late() -> Trouble {
    let message = "the network did not answer in time".into();
    Trouble { kind: TroubleKind::Away, code: "NO_ANSWER".into(), message }
}

fn no_address() -> Trouble {
    let message = "the network made a link that is no address of the web".into();
    Trouble { kind: TroubleKind::BadAnswer, code: "BAD_ANSWER".into(), message }
}
