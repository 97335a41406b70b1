//! Calls of the Bot API. What may go better later is tried again.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

/// How often a call is made before it is given up.
const ATTEMPTS: u32 = 5;
/// The pause after the first failure; it doubles with each.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// The longest text that Telegram takes, in UTF-16 units.
const LONGEST_TEXT: usize = 4096;

/// The Bot API, for one bot. A clone shares its connections.
#[derive(Clone)]
pub struct TelegramApi {
    http: reqwest::Client,
    base: String,
}

/// Why a call was given up. It never holds the token, which is a part of the address.
#[derive(Debug)]
pub enum TelegramError {
    /// Telegram does not accept the call: its code and its description.
    Refused(i64, String),
    /// Telegram was not reached, or did not answer as it should.
    Away(String),
}

impl fmt::Display for TelegramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code, why) => write!(f, "Telegram refuses: {code} {why}"),
            Self::Away(why) => write!(f, "Telegram is away: {why}"),
        }
    }
}

impl std::error::Error for TelegramError {}

#[derive(Deserialize)]
struct Answer {
    ok: bool,
    result: Option<Value>,
    error_code: Option<i64>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

/// What came of one attempt that failed.
enum Failure {
    Final(TelegramError),
    /// Try again, after so long if Telegram says.
    Passing(TelegramError, Option<Duration>),
}

impl TelegramApi {
    /// The API at an address such as `https://api.telegram.org`, for the bot with a token.
    pub fn new(base: &str, token: &str) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(5)).build()?;
        Ok(Self { http, base: format!("{base}/bot{token}") })
    }

    /// Sends a text to a chat. What is longer than Telegram takes is cut.
    pub async fn send(&self, chat: i64, text: &str) -> Result<(), TelegramError> {
        let body = json!({
            "chat_id": chat,
            "text": cut(text),
            "link_preview_options": { "is_disabled": true },
        });
        self.call("sendMessage", &body, Duration::from_secs(10)).await.map(drop)
    }

    /// Asks once for updates from a number on, and waits up to so many seconds for the first.
    pub async fn updates(&self, offset: i64, seconds: u64) -> Result<Vec<Value>, TelegramError> {
        let body = json!({ "offset": offset, "timeout": seconds, "allowed_updates": ["message"] });
        match self.call("getUpdates", &body, Duration::from_secs(seconds + 10)).await? {
            Value::Array(updates) => Ok(updates),
            _ => Err(TelegramError::Away("the answer is no list".to_owned())),
        }
    }

    /// Has updates sent to an address, with a secret beside them.
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<(), TelegramError> {
        let body = json!({ "url": url, "secret_token": secret, "allowed_updates": ["message"] });
        self.call("setWebhook", &body, Duration::from_secs(10)).await.map(drop)
    }

    /// Has updates kept until they are asked for.
    pub async fn delete_webhook(&self) -> Result<(), TelegramError> {
        self.call("deleteWebhook", &json!({}), Duration::from_secs(10)).await.map(drop)
    }

    async fn call(&self, method: &str, body: &Value, time: Duration) -> Result<Value, TelegramError> {
        let mut pause = FIRST_PAUSE;
        for attempt in 1.. {
            match self.attempt(method, body, time).await {
                Ok(result) => return Ok(result),
                Err(Failure::Passing(_, wait)) if attempt < ATTEMPTS => {
                    tokio::time::sleep(wait.unwrap_or(pause)).await;
                    pause *= 2;
                }
                Err(Failure::Passing(error, _) | Failure::Final(error)) => return Err(error),
            }
        }
        unreachable!("the last attempt returns")
    }

    async fn attempt(&self, method: &str, body: &Value, time: Duration) -> Result<Value, Failure> {
        let away = |why: String| Failure::Passing(TelegramError::Away(why), None);
        let request = self.http.post(format!("{}/{method}", self.base)).timeout(time).json(body);
        let response = request.send().await.map_err(|error| away(error.without_url().to_string()))?;
        let status = response.status();
        let bytes = response.bytes().await.map_err(|error| away(error.without_url().to_string()))?;
        let answer: Answer =
            serde_json::from_slice(&bytes).map_err(|_| away(format!("{status}, and no JSON of its own")))?;
        if let (true, Some(result)) = (answer.ok, answer.result) {
            return Ok(result);
        }
        let code = answer.error_code.unwrap_or_else(|| status.as_u16().into());
        let error = TelegramError::Refused(code, answer.description.unwrap_or_default());
        match code {
            429 => {
                let seconds = answer.parameters.and_then(|parameters| parameters.retry_after);
                Err(Failure::Passing(error, seconds.map(Duration::from_secs)))
            }
            500.. => Err(Failure::Passing(error, None)),
            _ => Err(Failure::Final(error)),
        }
    }
}

/// As much of a text as Telegram takes.
fn cut(text: &str) -> &str {
    let mut units = 0;
    let too_long = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST_TEXT
    });
    too_long.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(cut("短"), "短");
        assert_eq!(cut(&"短".repeat(5000)).chars().count(), 4096);
        assert_eq!(cut(&"🎁".repeat(5000)).chars().count(), 2048);
    }
}
