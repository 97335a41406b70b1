use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Client;

use super::CallbackFault;

/// How long a merchant may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// A callback that is to be sent, until it is acknowledged.
#[derive(Clone, Debug)]
pub(crate) struct Letter<C> {
    pub(crate) url: String,
    /// What it says; signed anew at each attempt.
    pub(crate) content: C,
    pub(crate) fault: Option<CallbackFault>,
    due_at: DateTime<Utc>,
    attempts: usize,
}

/// A callback as it goes over the wire.
pub(crate) struct Sealed {
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

/// The callbacks of a channel that wait.
pub(crate) struct Post<C> {
    waiting: Mutex<Vec<Letter<C>>>,
    client: Client,
    /// How long after each attempt the next one follows. After the last one the channel gives up.
    schedule: &'static [i64],
    is_acknowledged: fn(u16, &[u8]) -> bool,
}

impl<C: Clone> Post<C> {
    pub(crate) fn new(schedule: &'static [i64], is_acknowledged: fn(u16, &[u8]) -> bool) -> Self {
        let client = Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none());
        let client = client.build().expect("the settings of the client fit together");
        Self { waiting: Mutex::default(), client, schedule, is_acknowledged }
    }

    /// Puts a callback into the queue. Without an address there is none.
    pub(crate) fn put(&self, url: &str, content: C, fault: Option<CallbackFault>, now: DateTime<Utc>) {
        if url.is_empty() || fault == Some(CallbackFault::Lost) {
            return;
        }
        let late = if let Some(CallbackFault::Late(by)) = fault { by } else { TimeDelta::zero() };
        let letter = Letter { url: url.to_owned(), content, fault, due_at: now + late, attempts: 0 };
        let mut waiting = self.waiting.lock().expect("no holder of the post panics");
        if fault == Some(CallbackFault::Twice) {
            waiting.push(letter.clone());
        }
        waiting.push(letter);
    }

    /// The last one that waits goes first.
    pub(crate) fn reverse(&self) {
        self.waiting.lock().expect("no holder of the post panics").reverse();
    }

    /// How many wait, due or not.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.lock().expect("no holder of the post panics").len()
    }

    /// Sends what is due, one after the other. Gives how many attempts were made.
    pub(crate) async fn deliver(&self, now: DateTime<Utc>, seal: impl Fn(&Letter<C>) -> Sealed) -> usize {
        let due: Vec<_> = {
            let mut waiting = self.waiting.lock().expect("no holder of the post panics");
            waiting.extract_if(.., |letter| letter.due_at <= now).collect()
        };
        let attempts = due.len();
        for mut letter in due {
            if self.send(&letter.url, seal(&letter)).await {
                continue;
            }
            if let Some(pause) = self.schedule.get(letter.attempts) {
                letter.attempts += 1;
                letter.due_at = now + TimeDelta::seconds(*pause);
                self.waiting.lock().expect("no holder of the post panics").push(letter);
            }
        }
        attempts
    }

    async fn send(&self, url: &str, sealed: Sealed) -> bool {
        let mut request = self.client.post(url).body(sealed.body);
        for (name, value) in sealed.headers {
            request = request.header(name, value);
        }
        let Ok(response) = request.send().await else { return false };
        let status = response.status().as_u16();
        response.bytes().await.is_ok_and(|body| (self.is_acknowledged)(status, &body))
    }
}
