use std::sync::Arc;
use std::time::Instant;

use super::circuit::{Circuit, Pass};
use super::{Ask, Counted, CountersError, LocalCounters, SharedCounters};

/// Buckets that always answer: shared ones if there are any and they can be used, otherwise this process's own.
///
/// What is given back goes to whoever answers then. Where an outage begins or ends during a request, its points may
/// come back to a bucket that they were not taken from, which is then fuller than it should be, but never too full.
#[derive(Default)]
pub struct Counters {
    local: LocalCounters,
    shared: Option<(Arc<dyn SharedCounters>, Circuit)>,
}

impl Counters {
    /// Full buckets.
    pub fn new(shared: Option<Arc<dyn SharedCounters>>) -> Self {
        Self { local: LocalCounters::default(), shared: shared.map(|port| (port, Circuit::default())) }
    }

    /// Takes from a bucket or gives back to it.
    pub async fn ask(&self, ask: Ask<'_>) -> Counted {
        let Some((port, circuit)) = &self.shared else { return self.local.ask(ask) };
        let pass = circuit.pass(moment());
        if pass != Pass::Nobody {
            match port.ask(ask).await {
                Ok(counted) => {
                    if pass == Pass::Trial {
                        ended(circuit);
                    }
                    return counted;
                }
                Err(error) => failed(circuit, &error),
            }
        }
        metrics::counter!("rebated_limits_in_process_total").increment(1);
        self.local.ask(ask)
    }
}

fn failed(circuit: &Circuit, error: &CountersError) {
    if circuit.fail(moment()) {
        metrics::counter!("rebated_limits_outages_total").increment(1);
        tracing::warn!(%error, "Rate limits are not shared with other nodes for now: this process counts its own.");
    }
}

fn ended(circuit: &Circuit) {
    if circuit.recover() {
        tracing::info!("Rate limits are shared with other nodes again.");
    }
}

#[expect(clippy::disallowed_methods, reason = "how long an outage is left alone is not business time")]
fn moment() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

    use chrono::DateTime;
    use futures_util::FutureExt;
    use futures_util::future::BoxFuture;

    use super::super::{Change, Rate};
    use super::*;

    #[derive(Debug, Default)]
    struct Flaky {
        is_broken: AtomicBool,
        asked: AtomicU64,
    }

    impl SharedCounters for Flaky {
        fn ask<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Counted, CountersError>> {
            self.asked.fetch_add(1, Ordering::SeqCst);
            let answer = match self.is_broken.load(Ordering::SeqCst) {
                true => Err(CountersError::Late),
                false => Ok(Counted { available: 77, wait: None }),
            };
            Box::pin(async { answer })
        }
    }

    #[test]
    fn an_outage_costs_one_wait_and_not_one_for_each_request() {
        let flaky = Arc::new(Flaky::default());
        let counters = Counters::new(Some(Arc::clone(&flaky) as _));
        let rate = Rate { most: 10, per_minute: 60 };
        let ask = || {
            let ask = Ask { bucket: "b", rate, change: Change::Take(1), now: DateTime::UNIX_EPOCH };
            counters.ask(ask).now_or_never().expect("nothing waits").available
        };
        assert_eq!(ask(), 77);
        flaky.is_broken.store(true, Ordering::SeqCst);
        assert_eq!([ask(), ask(), ask()], [9, 8, 7], "this process counts");
        assert_eq!(flaky.asked.load(Ordering::SeqCst), 2, "and asks nobody else");
    }
}
