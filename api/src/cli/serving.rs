//! What the configuration means to the server.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use ipnet::IpNet;
use rebated_connectors::documents::{CsvPrinter, PdfPrinter, PdfVoucherPrinter};
use rebated_connectors::objects::{Address, AddressError, Bucket, Store};
use rebated_connectors::rabbitmq::{RabbitMq, RabbitOptions};
use rebated_connectors::redis::{RedisCounters, RedisOptions};
use rebated_connectors::webhooks::{Rules, Sender, SystemLookup};
use rebated_service::bills::documents::Documents;
use rebated_service::clock::{Clock, SystemClock};
use rebated_service::counters::SharedCounters;
use rebated_service::events::Broker;
use rebated_service::ids::{Entropy, SystemEntropy};
use rebated_service::jobs::WorkerOptions;
use rebated_service::webhooks::Webhooks;

use super::exit::Failure;
use crate::config::{
    BrokerKind, Channels, Config, Couriers, JobsConfig, LimitsConfig, Mode, PlainHttp, RedisConfig, Unions,
    UnregisteredDocuments, WebhooksConfig,
};
use crate::graphql::admission::{Trusted, Unregistered};
use crate::graphql::throttle::{Limits, Rate};
use crate::server::HttpOptions;

/// The server's options; it listens on `address`.
pub fn options(config: &Config, address: SocketAddr) -> Result<HttpOptions, Failure> {
    let origins = config.http.cors_origins.iter().map(|origin| origin.parse());
    Ok(HttpOptions {
        graphiql: config.mode == Mode::Development,
        public_url: public_url(&config.http.public_url, address),
        body_limit: config.http.body_limit_bytes,
        request_timeout: Duration::from_secs(config.http.request_timeout_seconds),
        cors_origins: origins.collect::<Result<_, _>>().map_err(Failure::usage)?,
        trusted_proxies: networks("http.trusted_proxies", &config.http.trusted_proxies)?,
        limits: limits(&config.limits),
        counters: counters(&config.redis)?,
        trusted: trusted(&config.documents.manifest)?,
        unregistered: match config.documents.unregistered {
            UnregisteredDocuments::Allowed => Unregistered::Allowed,
            UnregisteredDocuments::SignedIn => Unregistered::SignedIn,
        },
    })
}

/// How the worker works.
pub fn worker(config: &JobsConfig) -> WorkerOptions {
    WorkerOptions { at_once: config.at_once, grace: Duration::from_secs(config.shutdown_seconds) }
}

/// The configuration with no statement allowed to take longer than a request.
pub fn within_a_request(config: &Config) -> Config {
    let mut config = config.clone();
    let longest = &mut config.database.statement_timeout_seconds;
    *longest = (*longest).min(config.http.request_timeout_seconds);
    config
}

/// Printers, and the store of what they print.
pub fn documents(config: &Config) -> Result<Documents, Failure> {
    let address = config.objects.url.parse();
    let address: Address = address.map_err(|error: AddressError| Failure::usage(error))?;
    let bucket = Bucket { endpoint: config.objects.endpoint.clone(), region: config.objects.region.clone() };
    let store = Store::open(&address, &bucket).context("`objects.url`").map_err(Failure::usage)?;
    let mut documents =
        Documents::new(Arc::new(store), Arc::new(CsvPrinter), Arc::new(PdfPrinter::default()));
    documents.link_ttl = chrono::Duration::minutes(config.bills.link_minutes);
    documents.voucher = Arc::new(PdfVoucherPrinter::default());
    documents.voucher_link_ttl = chrono::Duration::minutes(config.vouchers.link_minutes);
    Ok(documents)
}

/// The broker that events are published to, if there is one. It is connected to in the background.
pub fn broker(config: &Config) -> Result<Option<Arc<dyn Broker>>, Failure> {
    if config.broker.kind == BrokerKind::Memory {
        return Ok(None);
    }
    let options = RabbitOptions::new(&config.broker.url, &config.broker.exchange);
    Ok(Some(Arc::new(RabbitMq::new(options.context("`broker`").map_err(Failure::usage)?))))
}

/// The channels of payment, and the simulators in place of those that are not configured.
pub fn channels(config: &Config, address: SocketAddr) -> Result<Channels, Failure> {
    let (clock, entropy): (Arc<dyn Clock>, Arc<dyn Entropy>) =
        (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let own_url = public_url("", address);
    Channels::open(config, &own_url, &clock, &entropy).map_err(Failure::usage)
}

/// The courier, or the simulator in its place.
pub fn couriers(config: &Config, address: SocketAddr) -> Result<Couriers, Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    Couriers::open(config, &public_url("", address), &clock).map_err(Failure::usage)
}

/// The accounts at affiliate networks, or the simulators in their place.
pub fn unions(config: &Config, address: SocketAddr) -> Result<Unions, Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    Unions::open(config, &public_url("", address), &clock).map_err(Failure::usage)
}

/// What calls endpoints of webhooks.
pub fn webhooks(config: &WebhooksConfig) -> Result<Webhooks, Failure> {
    let rules = Rules {
        networks: networks("webhooks.allowed_networks", &config.allowed_networks)?,
        http: config.plain_http == PlainHttp::Allowed,
        ports: config.allowed_ports.iter().map(|text| port(text)).collect::<Result<_, _>>()?,
    };
    let sender = Sender::open(rules, Arc::new(SystemLookup)).map_err(Failure::failed)?;
    let mut webhooks = Webhooks::new(Arc::new(sender));
    webhooks.disable_after = chrono::Duration::days(config.disable_after_days);
    Ok(webhooks)
}

fn port(text: &str) -> Result<u16, Failure> {
    text.parse()
        .map_err(|_| Failure::usage(anyhow!("`webhooks.allowed_ports` holds {text:?}, which is no port")))
}

/// What all nodes count together, if that is wanted. It is connected to in the background.
fn counters(config: &RedisConfig) -> Result<Option<Arc<dyn SharedCounters>>, Failure> {
    if config.url.is_empty() {
        return Ok(None);
    }
    let timeout = Duration::from_millis(config.timeout_milliseconds);
    let options = RedisOptions::new(&config.url, &config.prefix, timeout);
    let counters = RedisCounters::new(options.context("`redis`").map_err(Failure::usage)?);
    counters.warm_up();
    Ok(Some(Arc::new(counters)))
}

/// What links begin with. Whoever listens on every address is reached as `localhost` on the machine itself.
fn public_url(configured: &str, address: SocketAddr) -> String {
    match configured {
        "" if address.ip().is_unspecified() => format!("http://localhost:{}", address.port()),
        "" => format!("http://{address}"),
        url => url.trim_end_matches('/').to_owned(),
    }
}

fn limits(config: &LimitsConfig) -> Limits {
    Limits {
        operation: config.operation_points,
        signed_in: Rate { most: config.caller_points, per_minute: config.caller_points_per_minute },
        anonymous: Rate { most: config.anonymous_points, per_minute: config.anonymous_points_per_minute },
        attempts: Rate { most: config.attempts, per_minute: config.attempts_per_minute },
    }
}

fn networks(key: &str, texts: &[String]) -> Result<Vec<IpNet>, Failure> {
    let read = |text: &String| {
        let address = || text.parse::<IpAddr>().map(IpNet::from);
        let network = text.parse::<IpNet>().or_else(|_| address());
        network.map_err(|_| anyhow!("`{key}` holds {text:?}, which is no address or network"))
    };
    texts.iter().map(read).collect::<Result<_, _>>().map_err(Failure::usage)
}

fn trusted(manifest: &str) -> Result<Trusted, Failure> {
    if manifest.is_empty() {
        return Ok(Trusted::default());
    }
    let read = || {
        let text = std::fs::read_to_string(manifest)?;
        anyhow::Ok(Trusted::read(&text)?)
    };
    read().with_context(|| format!("registered documents in {manifest}")).map_err(Failure::usage)
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn links_begin_where_clients_reach_us() {
        let url = |configured, address: &str| public_url(configured, address.parse().unwrap());
        assert_eq!(url("", "127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(url("", "[::1]:8080"), "http://[::1]:8080");
        assert_eq!(url("", "0.0.0.0:80"), "http://localhost:80");
        assert_eq!(url("https://api.example.com/r/", "0.0.0.0:80"), "https://api.example.com/r");
    }
}
