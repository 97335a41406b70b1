use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rebated_service::clock::Clock;
use rebated_service::payments::{CallbackRefusal, ChannelKind, Outcome, Trouble};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use crate::outward::{Breaker, is_outage};

/// Longest wait for a free place.
const PATIENCE: Duration = Duration::from_secs(2);

/// What one channel may take of this process.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest time to make a connection.
    pub connect: Duration,
    /// Longest time of a whole call.
    pub call: Duration,
    /// Most calls at the same time.
    pub at_once: usize,
    /// So many calls in a row without a sensible answer stop further calls.
    pub failures: u32,
    /// For so long.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            call: Duration::from_secs(10),
            at_once: 32,
            failures: 5,
            pause: Duration::from_secs(15),
        }
    }
}

/// What every call to a channel passes: a place among those at the same time, and the breaker. Counts them.
pub(crate) struct Gate {
    channel: &'static str,
    places: Semaphore,
    breaker: Breaker,
    clock: Arc<dyn Clock>,
}

impl Gate {
    pub(crate) fn new(channel: ChannelKind, limits: &Limits, clock: Arc<dyn Clock>) -> Self {
        let pause = TimeDelta::from_std(limits.pause).unwrap_or(TimeDelta::MAX);
        let gate = Self {
            channel: channel.code(),
            places: Semaphore::new(limits.at_once.max(1)),
            breaker: Breaker::new(limits.failures.max(1), pause),
            clock,
        };
        gate.tell_level();
        gate
    }

    /// Makes a call that is not repeated. What keeps it from being made is "not executed".
    pub(crate) async fn pass<T>(
        &self,
        call: &'static str,
        work: impl Future<Output = Outcome<T>>,
    ) -> Outcome<T> {
        let start = Instant::now();
        let outcome = self.admit(work).await;
        self.count(call, &outcome, start);
        outcome
    }

    /// Counts a call that is part of another one, and so takes no place of its own.
    pub(crate) async fn within<T>(
        &self,
        call: &'static str,
        work: impl Future<Output = Outcome<T>>,
    ) -> Outcome<T> {
        let start = Instant::now();
        let outcome = work.await;
        self.count(call, &outcome, start);
        outcome
    }

    fn count<T>(&self, call: &'static str, outcome: &Outcome<T>, start: Instant) {
        let kind = outcome.kind().code();
        metrics::counter!(
            "rebated_payment_calls_total", "channel" => self.channel, "call" => call, "outcome" => kind
        )
        .increment(1);
        metrics::histogram!("rebated_payment_call_seconds", "channel" => self.channel, "call" => call)
            .record(start.elapsed());
        if let Some(trouble) = outcome.trouble() {
            tracing::warn!(
                channel = self.channel,
                call,
                outcome = kind,
                code = trouble.code,
                message = trouble.message,
                "A call to a payment channel brought no result."
            );
        }
    }

    async fn admit<T>(&self, work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
        let Ok(Ok(_place)) = timeout(PATIENCE, self.places.acquire()).await else {
            return Trouble::not_executed("BUSY", "too many calls are under way").into();
        };
        if !self.breaker.admits(self.clock.now()) {
            return Trouble::not_executed("CIRCUIT_OPEN", "the channel has stopped answering").into();
        }
        let outcome = work.await;
        if outcome.trouble().is_some_and(|trouble| is_outage(&trouble.code)) {
            self.breaker.failed(self.clock.now());
        } else {
            self.breaker.succeeded();
        }
        self.tell_level();
        outcome
    }

    /// Counts a callback that was read or refused.
    pub(crate) fn count_callback(&self, refusal: Option<CallbackRefusal>) {
        let result = refusal.map_or("READ", CallbackRefusal::code);
        metrics::counter!("rebated_payment_callbacks_total", "channel" => self.channel, "result" => result)
            .increment(1);
        if let Some(refusal) = refusal {
            tracing::warn!(channel = self.channel, reason = result, %refusal, "A callback was refused.");
        }
    }

    fn tell_level(&self) {
        metrics::gauge!("rebated_payment_breaker", "channel" => self.channel).set(self.breaker.level());
    }
}

#[cfg(test)]
mod tests {
    use rebated_service::clock::ManualClock;
    use rebated_service::payments::OutcomeKind;

    use super::*;
    use crate::outward::NO_ANSWER;

    fn gate(limits: Limits) -> (Gate, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::new(chrono::DateTime::UNIX_EPOCH));
        (Gate::new(ChannelKind::Alipay, &limits, clock.clone()), clock)
    }

    #[tokio::test]
    async fn a_channel_that_is_not_there_is_left_alone_for_a_while() {
        let (gate, clock) = gate(Limits { failures: 2, ..Limits::default() });
        let down = || async { Outcome::<()>::from(Trouble::unknown(NO_ANSWER, "")) };
        for _ in 0..2 {
            assert_eq!(gate.pass("query", down()).await.kind(), OutcomeKind::Unknown);
        }
        let refused = gate.pass("query", async { panic!("must not be called") }).await;
        let refused: Outcome<()> = refused;
        assert_eq!(refused.trouble().map(|trouble| trouble.code.as_str()), Some("CIRCUIT_OPEN"));
        assert_eq!(refused.kind(), OutcomeKind::NotExecutedRetry);
        clock.advance(TimeDelta::seconds(15));
        assert_eq!(gate.pass("query", async { Outcome::Done(()) }).await, Outcome::Done(()));
        assert_eq!(gate.breaker.level(), 0);
    }

    #[tokio::test]
    async fn a_refusal_is_an_answer() {
        let (gate, _) = gate(Limits { failures: 1, ..Limits::default() });
        let refused = async { Outcome::<()>::from(Trouble::refused("PARAM_ERROR", "")) };
        assert_eq!(gate.pass("refund", refused).await.kind(), OutcomeKind::Refused);
        let unknown = async { Outcome::<()>::from(Trouble::unknown("SYSTEM_ERROR", "")) };
        assert_eq!(gate.pass("refund", unknown).await.kind(), OutcomeKind::Unknown);
        assert_eq!(gate.breaker.level(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_beyond_the_places_are_not_made() {
        let (gate, _) = gate(Limits { at_once: 1, ..Limits::default() });
        let gate = Arc::new(gate);
        let first = Arc::clone(&gate);
        let (send, receive) = tokio::sync::oneshot::channel::<()>();
        let under_way = tokio::spawn(async move {
            first.pass("query", async { receive.await.map_or(Outcome::Done(1), |()| Outcome::Done(2)) }).await
        });
        tokio::task::yield_now().await;
        let second: Outcome<i32> = gate.pass("query", async { panic!("must not be called") }).await;
        assert_eq!(second.trouble().map(|trouble| trouble.code.as_str()), Some("BUSY"));
        send.send(()).expect("the first call still waits");
        assert_eq!(under_way.await.expect("no panic"), Outcome::Done(2));
    }
}
