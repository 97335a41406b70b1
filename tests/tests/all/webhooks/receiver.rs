use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use standardwebhooks::Webhook;
use tokio::net::TcpListener;
use tokio::sync::Notify;

/// What a receiver was sent.
#[derive(Clone)]
pub struct Received {
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Received {
    pub fn id(&self) -> &str {
        self.headers["webhook-id"].to_str().unwrap()
    }

    pub fn timestamp(&self) -> i64 {
        self.headers["webhook-timestamp"].to_str().unwrap().parse().unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Whether the published library signs the same with this secret. It verifies by the time of the machine, which is
    /// not that of the test.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let expected = Webhook::new(secret).unwrap().sign(self.id(), self.timestamp(), &self.body).unwrap();
        let signatures = self.headers["webhook-signature"].to_str().unwrap();
        signatures.split(' ').any(|signature| signature == expected)
    }
}

/// What a receiver answers.
#[derive(Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

/// Just a status.
pub fn status(status: u16) -> Reply {
    Reply { status, headers: Vec::new(), body: String::new() }
}

/// A real server on the loopback interface that answers what it is told to, then 204.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    received: Mutex<Vec<Received>>,
    replies: Mutex<VecDeque<Reply>>,
    always: Mutex<Option<Reply>>,
    /// Bodies with this text are not liked.
    disliked: Mutex<Option<String>>,
    /// While there is one, requests wait for it.
    hold: Mutex<Option<Arc<Notify>>>,
    arrived: Notify,
}

impl Receiver {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let inner = Arc::new(Inner::default());
        let routes = Router::new().fallback(answer).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { url, inner }
    }

    /// What comes next.
    pub fn then(&self, replies: impl IntoIterator<Item = Reply>) {
        self.inner.replies.lock().unwrap().extend(replies);
    }

    /// What is answered when nothing else was said.
    pub fn always(&self, reply: Option<Reply>) {
        *self.inner.always.lock().unwrap() = reply;
    }

    /// Answers 500 to bodies with this text.
    pub fn dislike(&self, text: Option<&str>) {
        *self.inner.disliked.lock().unwrap() = text.map(str::to_owned);
    }

    /// Lets requests wait until the answer is notified.
    pub fn hold(&self) -> Arc<Notify> {
        let hold = Arc::new(Notify::new());
        *self.inner.hold.lock().unwrap() = Some(Arc::clone(&hold));
        hold
    }

    pub async fn arrived(&self) {
        self.inner.arrived.notified().await;
    }

    pub fn received(&self) -> Vec<Received> {
        self.inner.received.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.received().len()
    }
}

async fn answer(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> Response {
    let text = String::from_utf8_lossy(&body).into_owned();
    inner.received.lock().unwrap().push(Received { headers, body });
    inner.arrived.notify_one();
    let hold = inner.hold.lock().unwrap().take();
    if let Some(hold) = hold {
        hold.notified().await;
    }
    if inner.disliked.lock().unwrap().as_ref().is_some_and(|disliked| text.contains(disliked)) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let next = inner.replies.lock().unwrap().pop_front();
    let reply = next.or_else(|| inner.always.lock().unwrap().clone()).unwrap_or_else(|| status(204));
    let mut response = (StatusCode::from_u16(reply.status).unwrap(), reply.body).into_response();
    for (name, value) in reply.headers {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    response
}
