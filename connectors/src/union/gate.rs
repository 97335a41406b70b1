use std::future::Future;
use std::sync::Arc;

use chrono::TimeDelta;
use rebated_service::clock::Clock;
use rebated_service::networks::{Trouble, TroubleKind};
use reqwest::Url;
use tokio::time::Instant;

use super::AppSettings;
use super::error::of;
use super::pace::Pace;
use crate::outward::{Breaker, is_outage};

/// What every call to a network passes: its turn, and the breaker. Counts them.
pub(crate) struct Gate {
    network: &'static str,
    pace: Arc<Pace>,
    breaker: Breaker,
    clock: Arc<dyn Clock>,
}

impl Gate {
    pub(crate) fn new(settings: &AppSettings<'_>, gateway: &Url, clock: Arc<dyn Clock>) -> Self {
        let AppSettings { network, key: (_, app_key), limits, .. } = settings;
        let pause = TimeDelta::from_std(limits.pause).unwrap_or(TimeDelta::MAX);
        let gate = Self {
            network: network.code(),
            pace: Pace::shared(gateway.as_str(), app_key, limits.per_second),
            breaker: Breaker::new(limits.failures.max(1), pause),
            clock,
        };
        gate.tell_level();
        gate
    }

    /// Makes a call that is not repeated.
    pub(crate) async fn pass<T>(
        &self,
        call: &'static str,
        work: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let start = Instant::now();
        let outcome = self.admit(work).await;
        let code = outcome.as_ref().err().map_or("DONE", |trouble| trouble.kind.code());
        metrics::counter!(
            "rebated_network_calls_total", "network" => self.network, "call" => call, "outcome" => code
        )
        .increment(1);
        metrics::histogram!("rebated_network_call_seconds", "network" => self.network, "call" => call)
            .record(start.elapsed());
        if let Err(trouble) = &outcome {
            tracing::warn!(
                network = self.network,
                call,
                outcome = code,
                code = trouble.code,
                message = trouble.message,
                "A call to an affiliate network brought nothing."
            );
        }
        outcome
    }

    async fn admit<T>(&self, work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
        if !self.pace.wait().await {
            return Err(of(TroubleKind::Limited, "BUSY", "too many calls wait for their turn"));
        }
        if !self.breaker.admits(self.clock.now()) {
            return Err(of(TroubleKind::Away, "CIRCUIT_OPEN", "the network has stopped answering"));
        }
        let outcome = work.await;
        if outcome.as_ref().is_err_and(|trouble| is_outage(&trouble.code)) {
            self.breaker.failed(self.clock.now());
        } else {
            self.breaker.succeeded();
        }
        self.tell_level();
        outcome
    }

    fn tell_level(&self) {
        metrics::gauge!("rebated_network_breaker", "network" => self.network).set(self.breaker.level());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rebated_domain::order::OrderSource;
    use rebated_service::clock::ManualClock;

    use super::super::UnionLimits;
    use super::*;
    use crate::outward::NO_ANSWER;
    use crate::payments::KeySource;

    fn gate(app_key: &str, limits: UnionLimits) -> (Gate, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::new(chrono::DateTime::UNIX_EPOCH));
        let settings = AppSettings {
            network: OrderSource::Jd,
            account: "1",
            gateway: "http://gate.test",
            key: ("app_key", app_key),
            secret: ("app_secret", &KeySource::Value("s".into())),
            session: None,
            limits: &limits,
        };
        (Gate::new(&settings, &settings.checked().unwrap(), clock.clone()), clock)
    }

    async fn down() -> Result<(), Trouble> {
        Err(of(TroubleKind::Away, NO_ANSWER, ""))
    }

    async fn never() -> Result<(), Trouble> {
        panic!("must not be called")
    }

    #[tokio::test]
    async fn a_network_that_is_not_there_is_left_alone_for_a_while() {
        let (gate, clock) = gate("breaker", UnionLimits { failures: 2, ..UnionLimits::default() });
        for _ in 0..2 {
            assert_eq!(gate.pass("orders", down()).await.unwrap_err().code, NO_ANSWER);
        }
        let refused = gate.pass("orders", never()).await.unwrap_err();
        assert_eq!((refused.kind, refused.code.as_str()), (TroubleKind::Away, "CIRCUIT_OPEN"));
        clock.advance(TimeDelta::seconds(15));
        assert_eq!(gate.pass("orders", async { Ok(1) }).await, Ok(1));
        assert_eq!(gate.breaker.level(), 0);
    }

    #[tokio::test]
    async fn a_refusal_is_an_answer() {
        let (gate, _) = gate("refusal", UnionLimits { failures: 1, ..UnionLimits::default() });
        let refused = of(TroubleKind::Refused, "25", "Invalid signature");
        assert_eq!(gate.pass("orders", async { Err::<(), _>(refused.clone()) }).await, Err(refused));
        assert_eq!(gate.breaker.level(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_would_wait_too_long_are_not_made() {
        let (gate, _) = gate("pace", UnionLimits { per_second: 1, ..UnionLimits::default() });
        let gate = Arc::new(gate);
        let waiting: Vec<_> = (0..6)
            .map(|_| {
                let gate = Arc::clone(&gate);
                tokio::spawn(async move { gate.pass("orders", async { Ok(()) }).await })
            })
            .collect();
        tokio::task::yield_now().await;
        let start = Instant::now();
        let busy = gate.pass("orders", never()).await.unwrap_err();
        assert_eq!((busy.kind, busy.code.as_str()), (TroubleKind::Limited, "BUSY"));
        assert_eq!(Instant::now(), start, "it is told at once");
        for call in waiting {
            assert_eq!(call.await.unwrap(), Ok(()));
        }
        assert_eq!(Instant::now() - start, Duration::from_secs(5));
    }
}
