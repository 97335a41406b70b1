use std::fmt;

use lapin::uri::AMQPUri;

/// Heartbeats every so many seconds, unless the URL says otherwise: a peer that is silent for twice as long is
/// gone.
const HEARTBEAT_SECONDS: u16 = 10;
/// Longest time to wait for a connection, in milliseconds.
const CONNECT_MILLISECONDS: u64 = 5_000;

/// Where RabbitMQ is.
#[derive(Clone)]
pub struct RabbitOptions {
    pub(super) uri: AMQPUri,
    pub(super) exchange: String,
}

/// The options cannot be used. The text holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Not a URL of a broker.
    #[error("must be a URL such as amqp://USER:PASSWORD@HOST:5672/VHOST or amqps://…")]
    BadUrl,
    /// A name that an exchange cannot have.
    #[error("must be 1 to 100 letters, digits, dots, hyphens and underscores")]
    BadExchange,
}

impl RabbitOptions {
    /// A broker by its URL, and the exchange to publish to, which is made when it is not there.
    pub fn new(url: &str, exchange: &str) -> Result<Self, OptionsError> {
        let mut uri: AMQPUri = url.parse().map_err(|_| OptionsError::BadUrl)?;
        uri.query.heartbeat = uri.query.heartbeat.or(Some(HEARTBEAT_SECONDS));
        uri.query.connection_timeout = uri.query.connection_timeout.or(Some(CONNECT_MILLISECONDS));
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
        if !(1..=100).contains(&exchange.len()) || !exchange.bytes().all(plain) {
            return Err(OptionsError::BadExchange);
        }
        Ok(Self { uri, exchange: exchange.to_owned() })
    }

    /// The exchange and the queue of what consumers have rejected.
    pub fn dead_letters(&self) -> String {
        format!("{}.dead", self.exchange)
    }
}

impl fmt::Debug for RabbitOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host, port) = (&self.uri.authority.host, self.uri.authority.port);
        write!(f, "RabbitMQ at {host}:{port}, exchange {}", self.exchange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        let options = RabbitOptions::new("amqp://app:s3cret@mq.example:5673/shop", "rebated.events");
        let shown = format!("{:?}", options.expect("a good URL"));
        assert_eq!(shown, "RabbitMQ at mq.example:5673, exchange rebated.events");
        let error = RabbitOptions::new("http://app:s3cret@mq.example", "x").expect_err("not AMQP");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }

    #[test]
    fn names_of_exchanges_are_plain() {
        let long = "x".repeat(101);
        for bad in ["", "a b", "ü", &long] {
            let error = RabbitOptions::new("amqp://localhost", bad).expect_err("a bad name");
            assert_eq!(error, OptionsError::BadExchange, "{bad}");
        }
    }
}
