use std::ops::RangeInclusive;
use std::time::Duration;

use rebated_connectors::objects::{Address, AddressError};
use rebated_connectors::rabbitmq::{OptionsError, RabbitOptions};
use rebated_connectors::redis;

use super::{BrokerConfig, BrokerKind, Config, ConfigError, LimitsConfig, RedisConfig};

/// Checks the ranges that the reference promises.
pub fn check(config: &Config) -> Result<(), ConfigError> {
    within("database.max_connections", config.database.max_connections, 2..=1000)?;
    within("database.statement_timeout_seconds", config.database.statement_timeout_seconds, 1..=3600)?;
    within("jobs.at_once", config.jobs.at_once, 1..=1000)?;
    within("jobs.shutdown_seconds", config.jobs.shutdown_seconds, 0..=3600)?;
    within("http.body_limit_bytes", config.http.body_limit_bytes, 1024..=104_857_600)?;
    within("http.request_timeout_seconds", config.http.request_timeout_seconds, 1..=300)?;
    within("http.max_connections", config.http.max_connections, 1..=1_000_000)?;
    limits(&config.limits)?;
    within("webhooks.disable_after_days", config.webhooks.disable_after_days, 1..=365)?;
    within("networks.first_days", config.networks.first_days, 0..=90)?;
    within("networks.answers_kept_days", config.networks.answers_kept_days, 1..=3650)?;
    within("vouchers.link_minutes", config.vouchers.link_minutes, 1..=720)?;
    within("bills.link_minutes", config.bills.link_minutes, 1..=720)?;
    config.objects.url.parse::<Address>().map_err(|error: AddressError| ConfigError::Invalid {
        key: "objects.url",
        message: error.to_string(),
    })?;
    web_address("objects.endpoint", &config.objects.endpoint)?;
    broker(&config.broker)?;
    counters(&config.redis)?;
    web_address("http.public_url", &config.http.public_url)?;
    web_address("payments.callback_url", &config.payments.callback_url)?;
    within("auth.access_token_minutes", config.auth.access_token_minutes, 1..=1440)?;
    within("auth.refresh_token_days", config.auth.refresh_token_days, 1..=365)?;
    let filled = [
        ("listen", &config.listen),
        ("auth.issuer", &config.auth.issuer),
        ("auth.audience", &config.auth.audience),
    ];
    for (key, text) in filled {
        if text.trim().is_empty() {
            return Err(ConfigError::Invalid { key, message: "must not be empty".into() });
        }
    }
    for origin in &config.http.cors_origins {
        let scheme = ["http://", "https://"].iter().find_map(|scheme| origin.strip_prefix(scheme));
        if scheme.is_none_or(|host| host.is_empty() || host.contains(['/', '*', ' '])) {
            let message = format!("holds {origin:?}, which is not an origin such as https://app.example.com");
            return Err(ConfigError::Invalid { key: "http.cors_origins", message });
        }
    }
    if !config.database_url.is_supported() {
        let message = "must begin with sqlite: or postgres:".into();
        return Err(ConfigError::Invalid { key: "database_url", message });
    }
    Ok(())
}

fn broker(config: &BrokerConfig) -> Result<(), ConfigError> {
    if config.kind == BrokerKind::Memory {
        return Ok(());
    }
    let refused = |error: OptionsError| match error {
        OptionsError::BadUrl => ConfigError::Invalid { key: "broker.url", message: error.to_string() },
        OptionsError::BadExchange => {
            ConfigError::Invalid { key: "broker.exchange", message: error.to_string() }
        }
    };
    RabbitOptions::new(&config.url, &config.exchange).map(|_| ()).map_err(refused)
}

fn counters(config: &RedisConfig) -> Result<(), ConfigError> {
    within("redis.timeout_milliseconds", config.timeout_milliseconds, 1..=1_000)?;
    if config.url.is_empty() {
        return Ok(());
    }
    let timeout = Duration::from_millis(config.timeout_milliseconds);
    let refused = |error: redis::OptionsError| match error {
        redis::OptionsError::BadUrl => ConfigError::Invalid { key: "redis.url", message: error.to_string() },
        redis::OptionsError::BadPrefix => {
            ConfigError::Invalid { key: "redis.prefix", message: error.to_string() }
        }
    };
    redis::RedisOptions::new(&config.url, &config.prefix, timeout).map(|_| ()).map_err(refused)
}

/// A text that may be empty, and otherwise is where a server is on the web.
fn web_address(key: &'static str, text: &str) -> Result<(), ConfigError> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let is_plain =
        |rest: &str| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['@', '?', '#', ' ']);
    if text.is_empty() || rest.is_some_and(is_plain) {
        return Ok(());
    }
    let message = "must be empty or a URL such as https://api.example.com, without credentials or parameters";
    Err(ConfigError::Invalid { key, message: message.into() })
}

fn limits(limits: &LimitsConfig) -> Result<(), ConfigError> {
    const MOST: u64 = 1_000_000_000;
    within("limits.operation_points", limits.operation_points, 100..=1_000_000)?;
    // a bucket that cannot hold what an operation may cost would never serve it
    within("limits.caller_points", limits.caller_points, limits.operation_points..=MOST)?;
    within("limits.anonymous_points", limits.anonymous_points, limits.operation_points..=MOST)?;
    within("limits.caller_points_per_minute", limits.caller_points_per_minute, 60..=MOST)?;
    within("limits.anonymous_points_per_minute", limits.anonymous_points_per_minute, 60..=MOST)?;
    within("limits.attempts", limits.attempts, 1..=MOST)?;
    within("limits.attempts_per_minute", limits.attempts_per_minute, 1..=MOST)
}

fn within<T>(key: &'static str, value: T, range: RangeInclusive<T>) -> Result<(), ConfigError>
where
    T: PartialOrd + std::fmt::Display,
{
    if range.contains(&value) {
        return Ok(());
    }
    let message = format!("must lie between {} and {}", range.start(), range.end());
    Err(ConfigError::Invalid { key, message })
}
