use std::fmt;

use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use rebated_service::counters::{Ask, Counted, CountersError, POINT, SharedCounters};
use redis::RedisError;

use super::RedisOptions;
use super::connection::{Connection, Opening};
use super::script;

/// Buckets in Redis. It connects when it is first used, and again after every loss.
pub struct RedisCounters {
    options: RedisOptions,
    connection: Connection,
}

impl RedisCounters {
    /// Counters that are not connected yet.
    pub fn new(options: RedisOptions) -> Self {
        Self { options, connection: Connection::default() }
    }

    /// Begins to connect, so that the first request does not wait for it.
    pub fn warm_up(&self) {
        drop(self.connection.get(&self.options.client));
    }

    async fn run(&self, opening: &Opening, ask: Ask<'_>) -> Result<Counted, RedisError> {
        let mut connection = opening.clone().await?;
        let call = script::invocation(&self.options.prefix, ask);
        let (wait, left): (i64, u64) = call.invoke_async(&mut connection).await?;
        let wait = (wait >= 0).then(|| TimeDelta::milliseconds(wait.min(i64::MAX / 2)));
        Ok(Counted { available: left / POINT, wait })
    }
}

impl SharedCounters for RedisCounters {
    fn ask<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Counted, CountersError>> {
        Box::pin(async move {
            let opening = self.connection.get(&self.options.client);
            let done = tokio::time::timeout(self.options.timeout, self.run(&opening, ask)).await;
            let done = done.map_err(|_| CountersError::Late).and_then(|done| done.map_err(|e| unusable(&e)));
            if done.is_err() {
                self.connection.give_up(&opening);
            }
            done
        })
    }
}

impl fmt::Debug for RedisCounters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.options.fmt(f)
    }
}

/// What the client says of a failure; it knows nothing of passwords.
fn unusable(error: &RedisError) -> CountersError {
    CountersError::Unusable(error.to_string())
}
