//! Couriers to test with: one who says what the test has him say, and the simulator on a port of its own.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebated_connectors::courier::CourierClient;
use rebated_connectors::courier::simulator::CourierSimulator;
use rebated_connectors::payments::Limits;
use rebated_connectors::payments::simulator::Host;
use rebated_domain::courier::ParcelStatus;
use rebated_service::payments::{Callback, CallbackRefusal};
use rebated_service::store::courier::{
    Courier, CourierError, CourierNotice, Interception, NewInterception, NoCourier, ParcelNumber, Tracking,
};

use crate::{RunningServer, TestApp};

/// A courier who says what the test has him say, until a simulator takes his place.
#[derive(Default)]
pub struct ToldCourier {
    says: Mutex<Option<ParcelStatus>>,
    other: OnceLock<Arc<dyn Courier>>,
}

impl ToldCourier {
    /// From now on every parcel is there. Before, they are all on their way.
    pub fn say(&self, status: ParcelStatus) {
        *self.says.lock().expect("no holder of the word panics") = Some(status);
    }
}

impl Courier for ToldCourier {
    fn track<'a>(&'a self, parcel: &'a ParcelNumber) -> BoxFuture<'a, Result<Tracking, CourierError>> {
        if let Some(other) = self.other.get() {
            return other.track(parcel);
        }
        let said = *self.says.lock().expect("no holder of the word panics");
        let status = said.unwrap_or(ParcelStatus::InTransit);
        async move { Ok(Tracking { status, place: None, at: None }) }.boxed()
    }

    fn intercept<'a>(
        &'a self,
        asked: &'a NewInterception,
    ) -> BoxFuture<'a, Result<Interception, CourierError>> {
        match self.other.get() {
            Some(other) => other.intercept(asked),
            None => Box::pin(async { Err(CourierError("nobody is there".into())) }),
        }
    }

    fn read_callback(
        &self,
        callback: &Callback,
        now: DateTime<Utc>,
    ) -> Result<CourierNotice, CallbackRefusal> {
        self.other.get().map_or(&NoCourier as &dyn Courier, AsRef::as_ref).read_callback(callback, now)
    }
}

/// The simulated courier of an app.
pub struct Depot {
    /// What plays the courier.
    pub courier: CourierSimulator,
    /// Where the app listens.
    pub server: RunningServer,
    _host: Host,
}

impl TestApp {
    /// Puts the simulated courier in the courier's place, once for an app.
    pub async fn depot(&self) -> Depot {
        let server = self.serve().await;
        let mut host = Host::open().await.expect("a free port");
        let simulator = CourierSimulator::new(host.url(), self.shared_clock());
        host.serve(simulator.routes());
        let mut options = simulator.options(&server.url("/callbacks/courier"));
        options.limits = Limits { call: Duration::from_millis(700), ..Limits::default() };
        let client = CourierClient::new(options, self.shared_clock()).expect("good options");
        assert!(self.courier().other.set(Arc::new(client)).is_ok(), "the courier's place is taken");
        Depot { courier: simulator, server, _host: host }
    }
}
