//! How the binary is set up: one typed configuration from a file, then the environment, then flags.

mod channels;
mod check;
mod courier;
mod database_url;
mod error;
mod keys;
mod load;
mod networks;
mod outlets;
mod payments;
mod redis;
mod reference;

use serde::Deserialize;

pub use channels::Channels;
pub use courier::{CourierConfig, Couriers};
pub use database_url::DatabaseUrl;
pub use error::ConfigError;
pub use keys::{Fallback, KEYS, Key};
pub use load::{Sources, load};
pub use networks::{NetworksConfig, Unions};
pub use outlets::{MailConfig, PushConfig, SmsConfig};
pub use payments::{AlipayConfig, PaymentsConfig, Simulators, WechatPayConfig};
pub use redis::RedisConfig;
pub use reference::reference;

/// Everything that an operator sets. Business settings are not here: they are rows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: String,
    /// Which database.
    pub database_url: DatabaseUrl,
    /// How to use it.
    pub database: DatabaseConfig,
    /// What the server shows of itself.
    pub mode: Mode,
    /// What is logged.
    pub log: LogConfig,
    /// What the process is for.
    pub server: ServerConfig,
    /// How background work is done.
    pub jobs: JobsConfig,
    /// Limits of the HTTP server.
    pub http: HttpConfig,
    /// What callers may ask.
    pub limits: LimitsConfig,
    /// Registered documents.
    pub documents: DocumentsConfig,
    /// Where events are published.
    pub broker: BrokerConfig,
    /// What nodes share of rate limits.
    pub redis: RedisConfig,
    /// How mail is sent.
    pub mail: MailConfig,
    /// How text messages are sent.
    pub sms: SmsConfig,
    /// How pushes are sent.
    pub push: PushConfig,
    /// How money comes and goes.
    pub payments: PaymentsConfig,
    /// Where orders come from.
    pub networks: NetworksConfig,
    /// How the courier is reached.
    pub courier: CourierConfig,
    /// Links to vouchers.
    pub vouchers: VouchersConfig,
    /// How endpoints of webhooks are called.
    pub webhooks: WebhooksConfig,
    /// Links to bills.
    pub bills: BillsConfig,
    /// Where printed documents are kept.
    pub objects: ObjectsConfig,
    /// How tokens are made.
    pub auth: AuthConfig,
}

/// Whether developers or members use the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// GraphiQL is served.
    Development,
    /// GraphiQL is switched off.
    Production,
}

/// What the process is for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerConfig {
    /// Its part among the processes on one database.
    pub role: ServerRole,
}

/// What a process does of the work of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ServerRole {
    /// Serves the API and works in the background.
    All,
    /// Serves the API; another process works.
    Api,
    /// Works in the background, and serves health and metrics only.
    Worker,
}

impl ServerRole {
    /// Whether the API is served.
    pub const fn serves(self) -> bool {
        matches!(self, Self::All | Self::Api)
    }

    /// Whether background work is done.
    pub const fn works(self) -> bool {
        matches!(self, Self::All | Self::Worker)
    }
}

/// How background work is done.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobsConfig {
    /// Most jobs at the same time.
    pub at_once: usize,
    /// How long jobs under way may take when the process is told to stop.
    pub shutdown_seconds: u64,
}

/// How the database is used.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConfig {
    /// Size of the connection pool.
    pub max_connections: u32,
    /// Schema on PostgreSQL; empty for the role's own.
    pub schema: String,
    /// Longest time that one statement may run, on PostgreSQL.
    pub statement_timeout_seconds: u64,
}

/// What is logged, to standard error.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogConfig {
    /// For people or for machines.
    pub format: LogFormat,
    /// Which events, as `tracing` filters are written.
    pub filter: String,
}

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One line of text.
    Text,
    /// One JSON object.
    Json,
}

/// Limits of the HTTP server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// Largest request body.
    pub body_limit_bytes: usize,
    /// Longest time that one request may take.
    pub request_timeout_seconds: u64,
    /// Origins whose pages may call the API.
    pub cors_origins: Vec<String>,
    /// Proxies whose word on a client's address is taken.
    pub trusted_proxies: Vec<String>,
    /// Where clients reach the server; empty for where it listens.
    pub public_url: String,
    /// Most connections at once.
    pub max_connections: usize,
}

/// What callers may ask of the server, in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsConfig {
    /// Of one operation.
    pub operation_points: u64,
    /// Of somebody signed in.
    pub caller_points: u64,
    /// What comes back to them.
    pub caller_points_per_minute: u64,
    /// Of everybody else at one address.
    pub anonymous_points: u64,
    /// What comes back to them.
    pub anonymous_points_per_minute: u64,
    /// Attempts at one kind of secret.
    pub attempts: u64,
    /// What comes back.
    pub attempts_per_minute: u64,
}

/// Documents that the operator has registered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentsConfig {
    /// Where they are written; empty for none.
    pub manifest: String,
    /// Who may run others.
    pub unregistered: UnregisteredDocuments,
}

/// Who may run documents that are not registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnregisteredDocuments {
    /// Everybody.
    Allowed,
    /// Callers with a token.
    SignedIn,
}

/// Where events are published, beside the log in the database.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrokerConfig {
    /// Which broker.
    pub kind: BrokerKind,
    /// Where it is, with its password: for connecting only.
    pub url: String,
    /// The exchange.
    pub exchange: String,
}

/// What carries events to other nodes and programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BrokerKind {
    /// Nothing: nodes read the log, and other programs ask the API.
    Memory,
    /// RabbitMQ.
    RabbitMq,
}

impl std::fmt::Debug for BrokerConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // the URL holds a password
        f.debug_struct("BrokerConfig").field("kind", &self.kind).field("exchange", &self.exchange).finish()
    }
}

/// How endpoints of webhooks are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhooksConfig {
    /// Networks outside the public internet that may be called.
    pub allowed_networks: Vec<String>,
    /// Ports that may be called beside the usual ones.
    pub allowed_ports: Vec<String>,
    /// Whether TLS can be missing.
    pub plain_http: PlainHttp,
    /// How long an endpoint may fail.
    pub disable_after_days: i64,
}

/// Whether endpoints may be called without TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlainHttp {
    /// They may.
    Allowed,
    /// They are refused.
    Refused,
}

/// Links to vouchers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VouchersConfig {
    /// How long a link is good.
    pub link_minutes: i64,
}

/// Links to bills.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillsConfig {
    /// How long a link is good.
    pub link_minutes: i64,
}

/// Where printed documents are kept. Holds no credentials: they are in the environment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectsConfig {
    /// A folder or a bucket.
    pub url: String,
    /// The bucket's server; empty for Amazon's.
    pub endpoint: String,
    /// The bucket's region; empty for what the environment says.
    pub region: String,
}

/// How tokens are made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthConfig {
    /// Who issues access tokens.
    pub issuer: String,
    /// For whom they are meant.
    pub audience: String,
    /// How long an access token is valid.
    pub access_token_minutes: i64,
    /// How long an unused refresh token is valid.
    pub refresh_token_days: i64,
}
