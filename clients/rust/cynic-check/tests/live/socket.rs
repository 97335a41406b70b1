use std::convert::Infallible;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::time::Duration;

use cynic::StreamingOperation;
use futures_core::Stream;
use graphql_ws_client::graphql::GraphqlOperation;
use graphql_ws_client::{Client, Subscription};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::server::variable;

/// Subscribes for whoever the token is of. The server is listening when this returns.
pub async fn subscribe<T, V>(
    token: &str,
    operation: StreamingOperation<T, V>,
) -> Subscription<StreamingOperation<T, V>>
where
    T: DeserializeOwned + 'static,
    V: Serialize + Unpin + Send + 'static,
{
    let url = variable("REBATED_URL").replacen("http", "ws", 1) + "/graphql/ws";
    let mut request = url.into_client_request().expect("a URL");
    let protocol = "graphql-transport-ws".parse().expect("a header");
    request.headers_mut().insert("sec-websocket-protocol", protocol);
    let (socket, _) = connect_async(request).await.expect("a socket");
    let init = json!({ "authorization": format!("Bearer {token}") });
    let (client, actor) =
        Client::build(socket).payload(init).expect("JSON").await.expect("the token is taken");
    tokio::spawn(actor.into_future());
    let events = client.subscribe(operation).await.expect("a subscription");
    // A subscription has begun when a later operation of the socket that reads the database is answered.
    let mut ready = client.subscribe(Ready { query: "{ viewer { id } }" }).await.expect("a query");
    next(&mut ready).await.expect("an answer");
    events
}

/// The next item, which must come soon.
pub async fn next<T, E: std::fmt::Debug>(
    stream: &mut (impl Stream<Item = Result<T, E>> + Unpin),
) -> Option<T> {
    let item = poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx));
    let item = tokio::time::timeout(Duration::from_secs(20), item).await.expect("comes within 20 s");
    item.map(|item| item.expect("a whole message"))
}

#[derive(Serialize)]
struct Ready {
    query: &'static str,
}

impl GraphqlOperation for Ready {
    type Response = ();
    type Error = Infallible;

    fn decode(&self, _: Value) -> Result<(), Infallible> {
        Ok(())
    }
}
