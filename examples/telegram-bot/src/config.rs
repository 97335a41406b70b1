//! The configuration, from variables of the environment.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What the bot is told when it starts.
#[derive(Clone)]
pub struct Config {
    /// Where the Bot API is, without the token; `BOT_TELEGRAM_API`.
    pub telegram_api: String,
    /// The token of Telegram's BotFather; `BOT_TELEGRAM_TOKEN`.
    pub telegram_token: String,
    /// Where the Rebated server is, without a path; `BOT_REBATED_URL`.
    pub rebated_url: String,
    /// The bot's key there; `BOT_REBATED_KEY`.
    pub rebated_key: String,
    /// The folder of what is remembered over a restart; `BOT_STATE`.
    pub state: PathBuf,
    /// How long one message may take, 1 to 600 seconds; `BOT_MESSAGE_SECONDS`.
    pub message_time: Duration,
    /// How long Telegram holds a request for messages while there are none, 0 to 60 seconds; `BOT_POLL_SECONDS`.
    pub poll_seconds: u64,
    /// Receives messages by a webhook; absent: asks for them.
    pub webhook: Option<Webhook>,
}

/// How messages come by a webhook.
#[derive(Clone)]
pub struct Webhook {
    /// The address to listen on, behind a proxy that speaks TLS; `BOT_WEBHOOK_LISTEN`.
    pub listen: SocketAddr,
    /// The address that Telegram is told; `BOT_WEBHOOK_URL`.
    pub url: String,
    /// What Telegram sends with each call, 1 to 256 letters, digits, `_` and `-`; `BOT_WEBHOOK_SECRET`.
    pub secret: String,
}

/// Why the bot does not start: the variable, and what is wrong with it.
#[derive(Debug)]
pub struct ConfigError {
    variable: &'static str,
    problem: &'static str,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.variable, self.problem)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads the variables by their names. What is empty counts as absent.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let given = |name: &'static str| variable(name).filter(|value| !value.is_empty());
        let needed = |name| given(name).ok_or(ConfigError { variable: name, problem: "is not set" });
        let or = |name, default: &str| given(name).unwrap_or_else(|| default.to_owned());
        let number = |name, default, bounds: std::ops::RangeInclusive<u64>| match given(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .ok()
                .filter(|number| bounds.contains(number))
                .ok_or(ConfigError { variable: name, problem: "is not a number within its bounds" }),
        };
        let webhook = match given("BOT_WEBHOOK_LISTEN") {
            None => None,
            Some(listen) => Some(Webhook {
                listen: listen.parse().map_err(|_| ConfigError {
                    variable: "BOT_WEBHOOK_LISTEN",
                    problem: "is not an address and a port",
                })?,
                url: needed("BOT_WEBHOOK_URL")?,
                secret: secret(needed("BOT_WEBHOOK_SECRET")?)?,
            }),
        };
        Ok(Self {
            telegram_api: or("BOT_TELEGRAM_API", "https://api.telegram.org").trim_end_matches('/').to_owned(),
            telegram_token: needed("BOT_TELEGRAM_TOKEN")?,
            rebated_url: or("BOT_REBATED_URL", "http://127.0.0.1:8080").trim_end_matches('/').to_owned(),
            rebated_key: needed("BOT_REBATED_KEY")?,
            state: or("BOT_STATE", "state").into(),
            message_time: Duration::from_secs(number("BOT_MESSAGE_SECONDS", 30, 1..=600)?),
            poll_seconds: number("BOT_POLL_SECONDS", 50, 0..=60)?,
            webhook,
        })
    }
}

fn secret(text: String) -> Result<String, ConfigError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if text.len() <= 256 && text.chars().all(fits) {
        return Ok(text);
    }
    Err(ConfigError {
        variable: "BOT_WEBHOOK_SECRET",
        problem: "is not 1 to 256 letters, digits, `_` and `-`",
    })
}
