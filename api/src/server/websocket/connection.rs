use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::future::{BoxFuture, pending};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::{Map, Value};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, timeout};

use super::message::{Close, FromClient, FromServer};
use super::operations::Operations;
use super::part;
use crate::graphql::throttle::Address;
use crate::graphql::{Caller, RequestId};
use crate::server::answer::Refusal;
use crate::server::bearer::{self, Credential};
use crate::server::lease::Lease;
use crate::server::{Server, request};

/// Longest wait for `connection_init`.
const INIT: Duration = Duration::from_secs(3);
/// How often the client is asked for a sign of life, and how long it may take to give it.
const PING: Duration = Duration::from_secs(20);
/// Longest time that a client may take to accept one message.
const SEND: Duration = Duration::from_secs(10);

/// One socket.
pub struct Connection {
    server: Server,
    request_id: RequestId,
    address: Address,
    session: Option<(Credential, Lease)>,
    has_init: bool,
    awaits_pong: bool,
}

/// Why the loop ends: with a close frame, or because there is nobody left to send one to.
type End = Option<Close>;

impl Connection {
    /// A connection that has said nothing yet.
    pub fn new(server: Server, request_id: RequestId, address: Address) -> Self {
        Self { server, request_id, address, session: None, has_init: false, awaits_pong: false }
    }

    /// Serves the socket to its end.
    pub async fn serve(mut self, socket: WebSocket) {
        let (mut sink, mut stream) = socket.split();
        let end = self.run(&mut sink, &mut stream).await;
        if let Some(close) = &end {
            tracing::debug!(request_id = %self.request_id, code = close.code(), "A socket is closed.");
        }
        part(sink, stream, end.as_ref()).await;
    }

    async fn run(
        &mut self,
        sink: &mut SplitSink<WebSocket, Message>,
        stream: &mut SplitStream<WebSocket>,
    ) -> End {
        let (mut operations, mut deliveries) = Operations::new();
        let mut pings = ticks();
        let init_by = Instant::now() + INIT;
        let shutdown = self.server.shutdown.begun();
        tokio::pin!(shutdown);
        let mut over: BoxFuture<'static, ()> = pending().boxed();
        loop {
            let reply = tokio::select! {
                () = &mut shutdown => return Some(Close::GoingAway),
                () = tokio::time::sleep_until(init_by), if !self.has_init => return Some(Close::NoInit),
                () = &mut over => return Some(Close::Forbidden),
                _ = pings.tick(), if self.session.is_some() => {
                    if self.awaits_pong {
                        return Some(Close::NoPong);
                    }
                    self.awaits_pong = true;
                    Some(FromServer::Ping)
                }
                Some(delivery) = deliveries.recv() => operations.wanted(delivery),
                message = stream.next() => match read(message) {
                    Ok(None) => None,
                    Ok(Some(message)) => match self.hear(message, &mut operations).await {
                        Ok(reply) => reply,
                        Err(close) => return Some(close),
                    },
                    Err(end) => return end,
                },
            };
            if let Some(reply) = reply {
                if self.is_over() {
                    return Some(Close::Forbidden);
                }
                if let (FromServer::ConnectionAck, Some((_, lease))) = (&reply, &self.session) {
                    over = lease.clone().over().boxed();
                }
                if let Err(end) = send(sink, &reply).await {
                    return end;
                }
            }
        }
    }

    /// Whether the time of whoever was acknowledged is over.
    fn is_over(&self) -> bool {
        self.session.as_ref().is_some_and(|(_, lease)| lease.is_over())
    }

    /// Does what the client says; answers what to reply.
    async fn hear(
        &mut self,
        message: FromClient,
        operations: &mut Operations,
    ) -> Result<Option<FromServer>, Close> {
        match message {
            _ if self.is_over() => Err(Close::Forbidden),
            FromClient::ConnectionInit { .. } if self.has_init => Err(Close::SecondInit),
            FromClient::ConnectionInit { payload } => {
                self.has_init = true;
                let credential =
                    self.prove(payload.unwrap_or_default()).await.map_err(|_| Close::Forbidden)?;
                let lease = Lease::new(&self.server.platform, credential.clone());
                self.session = Some((credential, lease));
                Ok(Some(FromServer::ConnectionAck))
            }
            FromClient::Ping { payload } => Ok(Some(FromServer::Pong { payload })),
            FromClient::Pong {} => {
                self.awaits_pong = false;
                Ok(None)
            }
            FromClient::Complete { id } => {
                operations.end(&id);
                Ok(None)
            }
            FromClient::Subscribe { id, payload } => {
                let Some((credential, _)) = &self.session else { return Err(Close::NotAcknowledged) };
                operations.check(&id)?;
                let asked = request::from_parameters(payload)
                    .map_err(|_| Close::BadMessage("The payload is not an operation"))?;
                let caller = Caller::new(credential.actor.clone(), self.request_id.clone(), self.address);
                operations.begin(id, self.server.api.clone(), asked, caller);
                Ok(None)
            }
        }
    }

    /// Reads `{"authorization": "Bearer …"}` or `{"token": "…"}` of `connection_init`.
    async fn prove(&self, payload: Map<String, Value>) -> Result<Credential, Refusal> {
        let text = |name: &str| payload.get(name).and_then(Value::as_str);
        let header = text("authorization").or_else(|| text("Authorization"));
        let token = header.map_or_else(|| text("token"), |header| Some(bearer::token(header).unwrap_or("")));
        match token {
            Some(token) => bearer::prove(&self.server.platform, token).await,
            None => Ok(Credential::none()),
        }
    }
}

fn ticks() -> Interval {
    let mut ticks = interval_at(Instant::now() + PING, PING);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

fn read(message: Option<Result<Message, axum::Error>>) -> Result<Option<FromClient>, End> {
    match message {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|_| Some(Close::BadMessage("Invalid message received"))),
        Some(Ok(Message::Binary(_))) => Err(Some(Close::BadMessage("Only text messages are read"))),
        // a close is answered by the library, while it is asked for what follows: nothing
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => Ok(None),
        None => Err(None),
        Some(Err(error)) if error.to_string().contains("too long") => Err(Some(Close::TooLarge)),
        Some(Err(_)) => Err(None),
    }
}

async fn send(sink: &mut SplitSink<WebSocket, Message>, message: &FromServer) -> Result<(), End> {
    let text = match serde_json::to_string(message) {
        Ok(text) => text,
        Err(error) => {
            tracing::error!(%error, "An answer could not be written as JSON.");
            return Err(None);
        }
    };
    match timeout(SEND, sink.send(Message::text(text))).await {
        Ok(Ok(())) => Ok(()),
        // gone, or too slow to be waited for
        Ok(Err(_)) | Err(_) => Err(None),
    }
}
