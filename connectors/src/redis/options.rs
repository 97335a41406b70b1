use std::fmt;
use std::time::Duration;

use redis::io::tcp::TcpSettings;
use redis::{Client, IntoConnectionInfo};

/// Where Redis is, and how it is used.
#[derive(Clone)]
pub struct RedisOptions {
    pub(super) client: Client,
    pub(super) prefix: String,
    pub(super) timeout: Duration,
}

/// The options cannot be used. The text holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Not a URL of a server.
    #[error("must be a URL such as redis://USER:PASSWORD@HOST:6379/0 or rediss://…")]
    BadUrl,
    /// Something that keys should not begin with.
    #[error("must be 1 to 100 letters, digits, dots, colons, hyphens and underscores")]
    BadPrefix,
}

impl RedisOptions {
    /// A server by its URL, what every key begins with, and the longest time that a request waits.
    pub fn new(url: &str, prefix: &str, timeout: Duration) -> Result<Self, OptionsError> {
        if !["redis://", "rediss://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(OptionsError::BadUrl);
        }
        let info = url.into_connection_info().map_err(|_| OptionsError::BadUrl)?;
        // each request waits for its own few bytes
        let info = info.set_tcp_settings(TcpSettings::default().set_nodelay(true));
        let client = Client::open(info).map_err(|_| OptionsError::BadUrl)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b':' | b'-' | b'_');
        if !(1..=100).contains(&prefix.len()) || !prefix.bytes().all(plain) {
            return Err(OptionsError::BadPrefix);
        }
        Ok(Self { client, prefix: prefix.to_owned(), timeout })
    }
}

impl fmt::Debug for RedisOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Redis at {}, prefix {}", self.client.get_connection_info().addr(), self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(url: &str, prefix: &str) -> Result<String, OptionsError> {
        RedisOptions::new(url, prefix, Duration::from_millis(50)).map(|options| format!("{options:?}"))
    }

    #[test]
    fn passwords_are_never_shown() {
        let shown = options("redis://app:s3cret@cache.example:6380/3", "rebated").expect("a good URL");
        assert_eq!(shown, "Redis at cache.example:6380, prefix rebated");
        let shown = options("rediss://:s3cret@cache.example", "shop:a").expect("with TLS");
        assert_eq!(shown, "Redis at cache.example:6379, prefix shop:a");
    }

    #[test]
    fn what_is_no_server_or_no_name_is_refused() {
        for bad in ["", "cache.example", "http://app:s3cret@cache.example", "redis://", "redis://h:99999"] {
            assert_eq!(options(bad, "x"), Err(OptionsError::BadUrl), "{bad}");
        }
        let long = "x".repeat(101);
        for bad in ["", "a b", "ü", "{a}", &long] {
            assert_eq!(options("redis://localhost", bad), Err(OptionsError::BadPrefix), "{bad}");
        }
    }
}
