//! Sockets that speak graphql-transport-ws.

use std::convert::Infallible;

use graphql_ws_client::graphql::GraphqlOperation;
use graphql_ws_client::{Client, ConnectionActor};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;

use crate::error::Error;

/// Opens a socket and proves who the caller is. It works as long as the actor runs.
pub async fn connect(url: &str, token: Option<&str>) -> Result<(Client, ConnectionActor), Error> {
    let mut request = url.into_client_request().map_err(Error::connection)?;
    request.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static("graphql-transport-ws"));
    let (socket, _) = connect_async(request).await.map_err(Error::connection)?;
    let mut builder = Client::build(socket);
    if let Some(token) = token {
        builder = builder.payload(json!({ "authorization": format!("Bearer {token}") })).map_err(failed)?;
    }
    builder.await.map_err(failed)
}

/// The error of a socket as an error of this package.
pub fn failed(error: graphql_ws_client::Error) -> Error {
    match error {
        graphql_ws_client::Error::Close(code, reason) => Error::Closed { code, reason },
        error @ graphql_ws_client::Error::Decode(_) => Error::answer(error),
        error => Error::connection(error),
    }
}

/// A query that shows, by being answered, that the server has taken what was sent before.
pub struct Ready;

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        map.serialize_entry("query", "{ viewer { id } }")?;
        map.end()
    }
}

impl GraphqlOperation for Ready {
    type Response = ();
    type Error = Infallible;

    fn decode(&self, _: Value) -> Result<(), Infallible> {
        Ok(())
    }
}
