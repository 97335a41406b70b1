use futures_util::StreamExt;
use lapin::message::Delivery;
use lapin::options::{
    BasicAckOptions, BasicConsumeOptions, ExchangeDeclareOptions, ExchangeDeleteOptions, QueueBindOptions,
    QueueDeclareOptions, QueueDeleteOptions,
};
use lapin::types::{AMQPValue, FieldTable};
use lapin::{Channel, Connection, ConnectionProperties, Consumer, ExchangeKind};

use crate::sockets::within;

/// A program that reads events: a durable queue of its own, with a place for what it rejects.
pub struct Outside {
    _connection: Connection,
    channel: Channel,
    exchange: String,
    consumer: Consumer,
}

impl Outside {
    pub async fn bind(url: &str, exchange: &str, key: &str) -> Self {
        let connection = Connection::connect(url, ConnectionProperties::default()).await.unwrap();
        let channel = connection.create_channel().await.unwrap();
        let durable = ExchangeDeclareOptions { durable: true, ..Default::default() };
        let none = FieldTable::default;
        for name in [exchange.to_owned(), format!("{exchange}.dead")] {
            let declared =
                channel.exchange_declare(name.as_str().into(), ExchangeKind::Topic, durable, none());
            declared.await.unwrap();
        }
        let mut arguments = none();
        let dead = AMQPValue::LongString(format!("{exchange}.dead").into());
        arguments.insert("x-dead-letter-exchange".into(), dead);
        let queue = format!("{exchange}.outside");
        let kept = QueueDeclareOptions { durable: true, ..Default::default() };
        channel.queue_declare(queue.as_str().into(), kept, arguments).await.unwrap();
        let (name, from) = (queue.as_str().into(), exchange.into());
        channel.queue_bind(name, from, key.into(), QueueBindOptions::default(), none()).await.unwrap();
        let options = BasicConsumeOptions::default();
        let consumer =
            channel.basic_consume(queue.as_str().into(), "".into(), options, none()).await.unwrap();
        Self { _connection: connection, channel, exchange: exchange.to_owned(), consumer }
    }

    pub async fn take(&mut self) -> Delivery {
        within("a message comes", self.consumer.next()).await.expect("a consumer").expect("a message")
    }

    /// The ids of so many different messages, in the order in which each came for the first time.
    pub async fn first_deliveries(&mut self, count: usize) -> Vec<String> {
        let mut first: Vec<String> = Vec::new();
        while first.len() < count {
            let message = self.take().await;
            let id = message.properties.message_id().as_ref().expect("an id").as_str().to_owned();
            message.acker.ack(BasicAckOptions::default()).await.unwrap();
            if !first.contains(&id) {
                first.push(id);
            }
        }
        first
    }

    /// The oldest message of those that were rejected.
    pub async fn dead_letter(&self) -> Delivery {
        let queue = format!("{}.dead", self.exchange);
        let options = BasicConsumeOptions { no_ack: true, ..Default::default() };
        let consuming =
            self.channel.basic_consume(queue.as_str().into(), "".into(), options, FieldTable::default());
        let mut consumer = consuming.await.unwrap();
        within("a dead letter comes", consumer.next()).await.expect("a consumer").expect("a message")
    }

    /// Leaves nothing behind on a broker that others use.
    pub async fn remove(self) {
        let (queue, exchange) = (QueueDeleteOptions::default(), ExchangeDeleteOptions::default());
        for name in [format!("{}.outside", self.exchange), format!("{}.dead", self.exchange)] {
            self.channel.queue_delete(name.as_str().into(), queue).await.unwrap();
        }
        for name in [format!("{}.dead", self.exchange), self.exchange.clone()] {
            self.channel.exchange_delete(name.as_str().into(), exchange).await.unwrap();
        }
    }
}
