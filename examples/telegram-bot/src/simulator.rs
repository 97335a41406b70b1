//! A Bot API that knows nobody but the bot: for tests, and for trying the bot without Telegram.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::Notify;

/// The token that the simulated bot has.
pub const TOKEN: &str = "1:simulated";

/// A simulated Bot API. A clone is the same one.
#[derive(Clone, Default)]
pub struct Simulator {
    state: Arc<Mutex<Book>>,
    changed: Arc<Notify>,
}

/// What the bot has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// To which chat.
    pub chat: i64,
    /// The text.
    pub text: String,
}

/// How a simulated call goes wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Which method, such as `sendMessage`.
    pub method: &'static str,
    /// Only for this chat; absent for all.
    pub chat: Option<i64>,
    /// The status and the code.
    pub code: u16,
    /// Seconds to wait.
    pub retry_after: Option<u64>,
}

#[derive(Default)]
struct Book {
    updates: Vec<Value>,
    last: i64,
    sent: VecDeque<Sent>,
    faults: Vec<Fault>,
    calls: Vec<String>,
    webhook: Option<(String, String)>,
}

impl Simulator {
    /// The routes of the Bot API.
    pub fn routes(&self) -> Router {
        Router::new().route("/{bot}/{method}", post(called)).with_state(self.clone())
    }

    /// A person writes to the bot. Answers with the number of the update.
    pub fn say(&self, chat: i64, language: &str, text: &str) -> i64 {
        let update = self.update(chat, language, text);
        let number = update["update_id"].as_i64().unwrap_or_default();
        self.push(update);
        number
    }

    /// The update of a text, for sending it by hand.
    pub fn update(&self, chat: i64, language: &str, text: &str) -> Value {
        let mut book = self.book();
        book.last += 1;
        json!({
            "update_id": book.last,
            "message": {
                "message_id": book.last,
                "date": 0,
                "chat": { "id": chat, "type": "private" },
                "from": { "id": chat, "is_bot": false, "first_name": "…", "language_code": language },
                "text": text,
            },
        })
    }

    /// Puts an update into the queue as it is. One that is an object without a number gets one.
    pub fn push(&self, mut update: Value) {
        let mut book = self.book();
        if let Some(object) = update.as_object_mut()
            && !object.contains_key("update_id")
        {
            book.last += 1;
            object.insert("update_id".to_owned(), book.last.into());
        }
        book.updates.push(update);
        drop(book);
        self.changed.notify_waiters();
    }

    /// Lets the next fitting call go wrong.
    pub fn fail(&self, fault: Fault) {
        self.book().faults.push(fault);
    }

    /// The webhook that is set: its address and its secret.
    pub fn webhook(&self) -> Option<(String, String)> {
        self.book().webhook.clone()
    }

    /// How often a method was called.
    pub fn calls(&self, method: &str) -> usize {
        self.book().calls.iter().filter(|call| *call == method).count()
    }

    /// The next text that the bot sends to anybody, or to one chat.
    pub async fn next_sent(&self, chat: Option<i64>) -> Sent {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // from here on a change is not missed
            changed.as_mut().enable();
            if let Some(sent) = self.take_sent(chat) {
                return sent;
            }
            changed.await;
        }
    }

    fn take_sent(&self, chat: Option<i64>) -> Option<Sent> {
        let mut book = self.book();
        let at = book.sent.iter().position(|sent| chat.is_none_or(|chat| sent.chat == chat))?;
        book.sent.remove(at)
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, method: &str, body: &Value) -> Option<Fault> {
        let mut book = self.book();
        let fits = |fault: &Fault| {
            fault.method == method && fault.chat.is_none_or(|chat| body["chat_id"].as_i64() == Some(chat))
        };
        let at = book.faults.iter().position(fits)?;
        Some(book.faults.remove(at))
    }

    async fn updates(&self, body: &Value) -> Value {
        let offset = body["offset"].as_i64().unwrap_or_default();
        let seconds = body["timeout"].as_u64().unwrap_or_default();
        let wait = async {
            loop {
                let changed = self.changed.notified();
                tokio::pin!(changed);
                changed.as_mut().enable();
                let waiting = self.waiting(offset);
                if !waiting.is_empty() {
                    return waiting;
                }
                changed.await;
            }
        };
        tokio::time::timeout(Duration::from_secs(seconds), wait).await.unwrap_or_default().into()
    }

    /// Forgets what an offset confirms. What has no number is handed out once.
    fn waiting(&self, offset: i64) -> Vec<Value> {
        let mut book = self.book();
        book.updates.retain(|update| update["update_id"].as_i64().is_none_or(|id| id >= offset));
        let all = book.updates.clone();
        book.updates.retain(|update| update["update_id"].is_i64());
        all
    }
}

async fn called(
    State(api): State<Simulator>,
    Path((bot, method)): Path<(String, String)>,
    Json(body): Json<Value>,
) -> (StatusCode, Json<Value>) {
    if bot != format!("bot{TOKEN}") {
        return refused(401, None);
    }
    api.book().calls.push(method.clone());
    if let Some(fault) = api.fault(&method, &body) {
        return refused(fault.code, fault.retry_after);
    }
    let result = match method.as_str() {
        "getUpdates" => api.updates(&body).await,
        "sendMessage" => {
            let (Some(chat), Some(text)) = (body["chat_id"].as_i64(), body["text"].as_str()) else {
                return refused(400, None);
            };
            api.book().sent.push_back(Sent { chat, text: text.to_owned() });
            api.changed.notify_waiters();
            json!({ "message_id": 1 })
        }
        "setWebhook" => {
            let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
            api.book().webhook = Some((text("url"), text("secret_token")));
            json!(true)
        }
        "deleteWebhook" => {
            api.book().webhook = None;
            json!(true)
        }
        _ => return refused(404, None),
    };
    (StatusCode::OK, Json(json!({ "ok": true, "result": result })))
}

fn refused(code: u16, retry_after: Option<u64>) -> (StatusCode, Json<Value>) {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = json!({ "ok": false, "error_code": code, "description": "simulated" });
    if let Some(seconds) = retry_after {
        body["parameters"] = json!({ "retry_after": seconds });
    }
    (status, Json(body))
}
