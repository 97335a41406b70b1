use std::sync::Arc;
use std::time::Duration;

use rebated_connectors::redis::{RedisCounters, RedisOptions};
use rebated_service::counters::SharedCounters;
use rebated_service::ids::{Entropy as _, SystemEntropy};
use rebated_tests::Proxy;
use redis::AsyncCommands;
use redis::aio::MultiplexedConnection;
use uuid::Uuid;

/// Longer than a machine with much to do takes, so that nobody counts in process by accident.
pub const PATIENT: Duration = Duration::from_secs(20);

/// Keys of the test's own on a server that others use. They end by themselves.
pub struct Place {
    url: String,
    prefix: String,
    connection: MultiplexedConnection,
}

impl Place {
    /// None when the tests are to be left out.
    pub async fn find() -> Option<Self> {
        let Ok(url) = std::env::var("REBATED_TEST_REDIS") else {
            let is_left_out = std::env::var("REBATED_TEST_SKIP_REDIS").is_ok_and(|value| value == "1");
            assert!(
                is_left_out,
                "REBATED_TEST_REDIS is not set: it is the URL of a server, which scripts/test starts. To run the \
                 other tests only, set REBATED_TEST_SKIP_REDIS=1."
            );
            eprintln!("not run: REBATED_TEST_SKIP_REDIS=1");
            return None;
        };
        let mut name = [0; 16];
        SystemEntropy.fill(&mut name);
        let prefix = format!("rebated.test.{}", Uuid::from_bytes(name).simple());
        let client = redis::Client::open(url.as_str()).unwrap();
        let connection = client.get_multiplexed_async_connection().await.unwrap();
        Some(Self { url, prefix, connection })
    }

    /// The counters of a node.
    pub fn counters(&self) -> Arc<dyn SharedCounters> {
        self.counters_at(&self.url, PATIENT)
    }

    /// Those of a node that reaches the server in another way.
    pub fn counters_at(&self, url: &str, timeout: Duration) -> Arc<dyn SharedCounters> {
        Arc::new(RedisCounters::new(RedisOptions::new(url, &self.prefix, timeout).unwrap()))
    }

    /// A way to the server that can be cut, and its URL.
    pub async fn proxy(&self) -> (Proxy, String) {
        let (scheme, rest) = self.url.split_once("://").unwrap();
        let (name, place) = rest.rsplit_once('@').map_or(("", rest), |(name, place)| (name, place));
        let server = place.split('/').next().unwrap();
        let port = if server.contains(':') { "" } else { ":6379" };
        let proxy = Proxy::start(&format!("{server}{port}")).await;
        let at = if name.is_empty() { "" } else { "@" };
        // with a database, so that there is something to say when connecting
        let url = format!("{scheme}://{name}{at}{}/1", proxy.address());
        (proxy, url)
    }

    /// The keys that there are in a database, without the prefix, each with how many milliseconds it lasts.
    pub async fn keys(&self, database: u8) -> Vec<(String, i64)> {
        let mut connection = self.connection.clone();
        redis::cmd("SELECT").arg(database).exec_async(&mut connection).await.unwrap();
        let pattern = format!("{}:*", self.prefix);
        let mut names: Vec<String> = connection.keys(pattern).await.unwrap();
        names.sort();
        let mut keys = Vec::new();
        for name in names {
            let lasts = connection.pttl(&name).await.unwrap();
            keys.push((name[self.prefix.len() + 1..].to_owned(), lasts));
        }
        keys
    }

    /// Makes the server forget every script, as a restart does.
    pub async fn forget_scripts(&self) {
        let mut connection = self.connection.clone();
        redis::cmd("SCRIPT").arg("FLUSH").exec_async(&mut connection).await.unwrap();
    }
}
