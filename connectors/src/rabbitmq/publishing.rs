use std::time::Duration;

use lapin::options::{BasicPublishOptions, ConfirmSelectOptions};
use lapin::{Channel, Confirmation, Connection};
use rebated_service::events::{BrokerError, Event};

use super::error::unreachable;
use super::{RabbitOptions, message};

/// How many messages may wait for their confirms at once.
const UNCONFIRMED: usize = 100;
/// Longest time for one such batch: a broker that is out of memory or disk takes nothing and says nothing.
const PATIENCE: Duration = Duration::from_secs(15);

/// A channel on which the broker confirms what it has taken.
pub(super) struct Publishing {
    _connection: Connection,
    channel: Channel,
    exchange: String,
}

impl Publishing {
    pub(super) async fn open(
        connection: Connection,
        channel: Channel,
        options: &RabbitOptions,
    ) -> Result<Self, lapin::Error> {
        channel.confirm_select(ConfirmSelectOptions::default()).await?;
        Ok(Self { _connection: connection, channel, exchange: options.exchange.clone() })
    }

    /// Publishes in order; done when everything is confirmed.
    pub(super) async fn publish(&self, events: &[Event]) -> Result<(), BrokerError> {
        for batch in events.chunks(UNCONFIRMED) {
            let late = |_| BrokerError::Unreachable("it does not confirm in time".into());
            tokio::time::timeout(PATIENCE, self.publish_batch(batch)).await.map_err(late)??;
            metrics::counter!("rebated_broker_confirms_total").increment(batch.len() as u64);
        }
        Ok(())
    }

    async fn publish_batch(&self, events: &[Event]) -> Result<(), BrokerError> {
        let mut confirms = Vec::with_capacity(events.len());
        for event in events {
            let (body, properties) =
                message::of_event(event).map_err(|error| BrokerError::Refused(error.to_string()))?;
            let (exchange, kind) = (self.exchange.as_str().into(), event.kind.as_str().into());
            let options = BasicPublishOptions::default();
            let sent = self.channel.basic_publish(exchange, kind, options, &body, properties).await;
            confirms.push(sent.map_err(|error| unreachable(&error))?);
        }
        for confirm in confirms {
            match confirm.await.map_err(|error| unreachable(&error))? {
                Confirmation::Ack(_) => {}
                Confirmation::Nack(_) => {
                    return Err(BrokerError::Refused("a message was not confirmed".into()));
                }
                Confirmation::NotRequested => {
                    return Err(BrokerError::Refused("nothing is confirmed on this channel".into()));
                }
            }
        }
        Ok(())
    }
}
