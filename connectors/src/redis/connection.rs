use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, RedisError};

/// Longest time that opening a connection may take. Nobody waits so long for it.
const OPENING: Duration = Duration::from_secs(5);

/// A connection that is being opened or is open, or why it cannot be opened.
pub(super) type Opening = Shared<BoxFuture<'static, Result<MultiplexedConnection, RedisError>>>;

/// The connection of all requests, opened in the background when one needs it.
///
/// The `ConnectionManager` of the `redis` crate is not used: it keeps for ever what a server answered to the
/// attempt to connect, such as that it is still loading or that the password is wrong.
#[derive(Default)]
pub(super) struct Connection(Mutex<Option<Opening>>);

impl Connection {
    /// The connection. It goes on opening when its caller stops waiting.
    pub(super) fn get(&self, client: &Client) -> Opening {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = || {
            let opening = open(client.clone()).boxed().shared();
            drop(tokio::spawn(opening.clone()));
            opening
        };
        known.get_or_insert_with(open).clone()
    }

    /// Gives up a connection that has failed, unless it is not even open yet.
    pub(super) fn give_up(&self, failed: &Opening) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.peek().is_some() && known.as_ref().is_some_and(|known| known.ptr_eq(failed)) {
            *known = None;
        }
    }
}

async fn open(client: Client) -> Result<MultiplexedConnection, RedisError> {
    // how long an answer may take is for the caller to say
    let config =
        AsyncConnectionConfig::new().set_connection_timeout(Some(OPENING)).set_response_timeout(None);
    client.get_multiplexed_async_connection_with_config(&config).await
}
