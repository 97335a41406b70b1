use futures_util::StreamExt;
use lapin::options::{
    BasicAckOptions, BasicConsumeOptions, BasicQosOptions, BasicRejectOptions, QueueBindOptions,
    QueueDeclareOptions,
};
use lapin::types::{AMQPValue, FieldTable};
use lapin::{Channel, Connection, Consumer};
use rebated_service::events::{BrokerError, Received};

use super::error::unreachable;
use super::{RabbitOptions, message};

/// How many messages may be on their way to this node at once.
const ON_THE_WAY: u16 = 256;

/// A queue that belongs to this connection alone, and gets everything. It has no limit of its own, because what
/// goes beyond a limit would become dead letters; it ends with the connection, and that with the heartbeats.
pub(super) struct Receiving {
    _connection: Connection,
    _channel: Channel,
    consumer: Consumer,
}

impl Receiving {
    pub(super) async fn open(
        connection: Connection,
        channel: Channel,
        options: &RabbitOptions,
    ) -> Result<Self, lapin::Error> {
        let mut arguments = FieldTable::default();
        arguments
            .insert("x-dead-letter-exchange".into(), AMQPValue::LongString(options.dead_letters().into()));
        let own =
            QueueDeclareOptions { exclusive: true, auto_delete: true, ..QueueDeclareOptions::default() };
        let queue = channel.queue_declare("".into(), own, arguments).await?;
        let (name, exchange) = (queue.name().clone(), options.exchange.as_str().into());
        let (bind, none) = (QueueBindOptions::default(), FieldTable::default());
        channel.queue_bind(name.clone(), exchange, "#".into(), bind, none.clone()).await?;
        channel.basic_qos(ON_THE_WAY, BasicQosOptions::default()).await?;
        let consumer = channel.basic_consume(name, "".into(), BasicConsumeOptions::default(), none).await?;
        Ok(Self { _connection: connection, _channel: channel, consumer })
    }

    /// The next event. What is not one of ours goes to the dead letters.
    pub(super) async fn receive(&mut self) -> Result<Received, BrokerError> {
        loop {
            let next = self.consumer.next().await;
            let lost = || BrokerError::Unreachable("the connection was lost".into());
            let delivery = next.ok_or_else(lost)?.map_err(|error| unreachable(&error))?;
            if let Some(event) = message::event_of(&delivery.data, &delivery.properties) {
                let acked = delivery.ack(BasicAckOptions::default()).await;
                acked.map_err(|error| unreachable(&error))?;
                return Ok(Received::Event(Box::new(event)));
            }
            tracing::warn!("A message that is no event goes to the dead letters.");
            let rejected = delivery.reject(BasicRejectOptions { requeue: false }).await;
            rejected.map_err(|error| unreachable(&error))?;
        }
    }
}
