use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::Args;
use rebated_service::events::{self, Broker};
use rebated_service::{Platform, jobs};
use tokio::net::TcpListener;

use super::exit::{Failure, Outcome};
use super::{migrate, open, out, serving};
use crate::config::{Config, Mode};
use crate::demo;
use crate::server::{Patience, Shutdown, router, serve};

#[derive(Args, Clone, Debug, Default)]
pub struct Arguments {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Fill the database with a believable data set first and print tokens
    #[arg(long)]
    demo: bool,
}

impl Arguments {
    /// The configuration keys that these flags set.
    pub fn flags(&self) -> Vec<(String, String)> {
        self.listen.iter().map(|listen| ("listen".to_owned(), listen.clone())).collect()
    }
}

/// `rebated serve`
pub async fn run(config: &Config, arguments: &Arguments) -> Outcome {
    // a migration may take longer than a request
    migrate::up(&open::database(config).await?).await?;
    let mut platform = open::platform_to_furnish(&serving::within_a_request(config)).await?;
    platform.documents = serving::documents(config)?;
    let platform = Arc::new(platform);
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr().map_err(Failure::failed)?;
    if arguments.demo {
        let tokens = demo::fill(&platform).await?;
        print!("{}", demo::page(&tokens, &address.to_string()));
    }
    out::write(&announcement(config, address))?;
    let shutdown = Shutdown::on_signal();
    platform.events.begin(&platform).await.map_err(Failure::failed)?;
    carry(&platform, serving::broker(config)?, &shutdown);
    let worker = work(&platform, &shutdown);
    let routes = router(platform, serving::options(config, address)?, shutdown.clone());
    let patience = Patience { connections: config.http.max_connections, ..Patience::default() };
    serve(listener, routes, shutdown.clone(), patience).await.context("the server has failed")?;
    shutdown.begin();
    worker.await.map_err(|error| Failure::failed(anyhow!("the worker has failed: {error}")))
}

fn work(platform: &Arc<Platform>, shutdown: &Shutdown) -> tokio::task::JoinHandle<()> {
    let (platform, stop) = (Arc::clone(platform), shutdown.watch());
    tokio::spawn(async move { jobs::work(&platform, stop).await })
}

/// Carries events on until the shutdown begins: to the subscribers of this node, and to the broker and from it.
/// Nothing is lost when it ends in the middle: all of it begins again where its cursor is.
fn carry(platform: &Arc<Platform>, broker: Option<Arc<dyn Broker>>, shutdown: &Shutdown) {
    let (follower, stop) = (Arc::clone(platform), shutdown.watch());
    tokio::spawn(async move { events::keep_following(&follower, stop).await });
    let Some(broker) = broker else { return };
    let (publisher, to, stop) = (Arc::clone(platform), Arc::clone(&broker), shutdown.watch());
    tokio::spawn(async move { events::keep_publishing(&publisher, to, stop).await });
    let (receiver, stop) = (Arc::clone(platform), shutdown.watch());
    tokio::spawn(async move { events::keep_receiving(&receiver, broker.as_ref(), stop).await });
}

fn announcement(config: &Config, address: SocketAddr) -> String {
    let graphiql = match config.mode {
        Mode::Development => format!("  GraphiQL       http://{address}/graphiql\n"),
        Mode::Production => String::new(),
    };
    format!(
        "Rebated is listening on http://{address} and works on {}\n  GraphQL        http://{address}/graphql\n  \
         subscriptions  ws://{address}/graphql/ws\n{graphiql}  health         http://{address}/health/ready\n\
         A token to start with:  rebated token create --role ADMIN\n",
        config.database_url
    )
}
