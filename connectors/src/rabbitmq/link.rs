use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use lapin::options::{ExchangeDeclareOptions, QueueBindOptions, QueueDeclareOptions};
use lapin::types::FieldTable;
use lapin::{Channel, Connection, ConnectionProperties, ExchangeKind};
use rebated_service::events::BrokerError;

use super::RabbitOptions;
use super::error::unreachable;

/// Longest pause between two attempts to connect. Shorter than a publisher's lease.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// Longest time that a connection and its declarations may take.
const OPENING: Duration = Duration::from_secs(15);

/// A connection that is opened when it is needed, with a channel in some use.
pub(super) struct Link<T> {
    options: RabbitOptions,
    open: Option<T>,
    pauses: Option<ExponentialBackoff>,
}

impl<T> Link<T> {
    pub(super) fn new(options: RabbitOptions) -> Self {
        Self { options, open: None, pauses: None }
    }

    /// The open link, and whether it is new. After a failure it is opened only after a pause.
    pub(super) async fn open<F>(&mut self, furnish: F) -> Result<(&mut T, bool), BrokerError>
    where
        F: AsyncFnOnce(Connection, Channel, &RabbitOptions) -> Result<T, lapin::Error>,
    {
        let is_new = self.open.is_none();
        if is_new {
            if let Some(pause) = self.pauses.as_mut().and_then(Iterator::next) {
                tokio::time::sleep(pause).await;
            }
            self.pauses.get_or_insert_with(pauses);
            let opening = tokio::time::timeout(OPENING, connect(&self.options, furnish)).await;
            let late = |_| BrokerError::Unreachable("it does not answer in time".into());
            self.open = Some(opening.map_err(late)?.map_err(|error| unreachable(&error))?);
            metrics::counter!("rebated_broker_connects_total").increment(1);
        }
        let open = self.open.as_mut().ok_or_else(|| BrokerError::Unreachable("it is closed".into()))?;
        Ok((open, is_new))
    }

    /// Closes the link after a failure; after a success the next failure is a first one again.
    pub(super) fn judge<R>(&mut self, done: Result<R, BrokerError>) -> Result<R, BrokerError> {
        match &done {
            Ok(_) => self.pauses = None,
            Err(_) => {
                self.open = None;
                self.pauses.get_or_insert_with(pauses);
                metrics::counter!("rebated_broker_failures_total").increment(1);
            }
        }
        done
    }
}

/// 100 ms, then about twice as long each time, with jitter.
fn pauses() -> ExponentialBackoff {
    ExponentialBuilder::default()
        .with_jitter()
        .with_min_delay(Duration::from_millis(100))
        .with_max_delay(LONGEST_PAUSE)
        .without_max_times()
        .build()
}

async fn connect<T, F>(options: &RabbitOptions, furnish: F) -> Result<T, lapin::Error>
where
    F: AsyncFnOnce(Connection, Channel, &RabbitOptions) -> Result<T, lapin::Error>,
{
    let properties = ConnectionProperties::default().with_connection_name("rebated".into());
    let connection = Connection::connect_uri(options.uri.clone(), properties).await?;
    let channel = connection.create_channel().await?;
    declare(&channel, options).await?;
    furnish(connection, channel, options).await
}

/// Makes the exchanges and the queue of dead letters, or finds them as they are.
async fn declare(channel: &Channel, options: &RabbitOptions) -> Result<(), lapin::Error> {
    let durable = ExchangeDeclareOptions { durable: true, ..ExchangeDeclareOptions::default() };
    let (exchange, dead) = (options.exchange.as_str(), options.dead_letters());
    channel.exchange_declare(exchange.into(), ExchangeKind::Topic, durable, FieldTable::default()).await?;
    channel
        .exchange_declare(dead.as_str().into(), ExchangeKind::Topic, durable, FieldTable::default())
        .await?;
    let kept = QueueDeclareOptions { durable: true, ..QueueDeclareOptions::default() };
    channel.queue_declare(dead.as_str().into(), kept, FieldTable::default()).await?;
    let (queue, from) = (dead.as_str().into(), dead.as_str().into());
    channel.queue_bind(queue, from, "#".into(), QueueBindOptions::default(), FieldTable::default()).await
}
