use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::Args;
use rebated_service::Platform;
use rebated_service::events::{self, Broker};
use rebated_service::jobs::{self, WorkerOptions};
use rebated_service::payments::Channels as PaymentChannels;
use rebated_service::tracking;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::exit::{Failure, Outcome};
use super::{Furnish, migrate, open, out, outlets, serving};
use crate::config::{Channels, Config, Couriers, Mode, ServerRole};
use crate::demo;
use crate::server::{Patience, Shutdown, router, serve, watching_router};

#[derive(Args, Clone, Debug, Default)]
pub struct Arguments {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// What this process does: api, worker or all [default: all]
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Fill the database with a believable data set first and print tokens
    #[arg(long)]
    demo: bool,
}

impl Arguments {
    /// The configuration keys that these flags set.
    pub fn flags(&self) -> Vec<(String, String)> {
        let listen = self.listen.iter().map(|listen| ("listen".to_owned(), listen.clone()));
        let role = self.role.iter().map(|role| ("server.role".to_owned(), role.clone()));
        listen.chain(role).collect()
    }
}

/// `rebated serve`
pub async fn run(config: &Config, arguments: &Arguments, furnish: Furnish) -> Outcome {
    // a migration may take longer than a request
    migrate::up(&open::database(config).await?).await?;
    let mut platform = open::platform_to_furnish(&serving::within_a_request(config)).await?;
    platform.documents = serving::documents(config)?;
    platform.outlets = outlets::outlets(config)?;
    platform.webhooks = serving::webhooks(&config.webhooks)?;
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr().map_err(Failure::failed)?;
    let channels = serving::channels(config, address)?;
    platform.channels = PaymentChannels::new(channels.offered.clone());
    let couriers = serving::couriers(config, address)?;
    platform.courier = Arc::clone(&couriers.courier);
    let unions = serving::unions(config, address)?;
    unions.furnish(&mut platform, &config.networks);
    furnish(&platform);
    let platform = Arc::new(platform);
    if arguments.demo {
        let tokens = demo::fill(&platform).await?;
        print!("{}", demo::page(&tokens, &address.to_string()));
    }
    // who is told the address may ask for the end
    let shutdown = Shutdown::on_signal();
    out::write(&announcement(config, address))?;
    platform.events.begin(&platform).await.map_err(Failure::failed)?;
    let role = config.server.role;
    carry(&platform, role, serving::broker(config)?, &shutdown);
    let clicks = Arc::clone(&platform);
    let worker = role.works().then(|| work(&platform, &shutdown, serving::worker(&config.jobs)));
    let routes = match role.serves() {
        true => {
            let routes = router(platform, serving::options(config, address)?, shutdown.clone());
            unions.beside(couriers.beside(channels.beside(routes)))
        }
        false => watching_router(platform),
    };
    simulate(channels, couriers, &shutdown);
    let patience = Patience { connections: config.http.max_connections, ..Patience::default() };
    serve(listener, routes, shutdown.clone(), patience).await.context("the server has failed")?;
    shutdown.begin();
    tracking::flush(&clicks).await;
    let Some(worker) = worker else { return Ok(()) };
    worker.await.map_err(|error| Failure::failed(anyhow!("the worker has failed: {error}")))
}

fn work(platform: &Arc<Platform>, shutdown: &Shutdown, options: WorkerOptions) -> JoinHandle<()> {
    let (platform, stop) = (Arc::clone(platform), shutdown.watch());
    tokio::spawn(async move { jobs::work(&platform, stop, options).await })
}

/// Lets simulated channels and couriers call back until the shutdown begins.
fn simulate(channels: Channels, couriers: Couriers, shutdown: &Shutdown) {
    let mut stop = shutdown.watch();
    tokio::spawn(async move {
        let running = async { tokio::join!(channels.run_simulators(), couriers.run_simulator()) };
        tokio::select! {
            ((), ()) = running => {}
            _ = stop.changed() => {}
        }
    });
}

/// Carries events on until the shutdown begins: to the broker when this node works, from it and to subscribers
/// when it serves. Nothing is lost when it ends in the middle: all of it begins again where its cursor is.
fn carry(platform: &Arc<Platform>, role: ServerRole, broker: Option<Arc<dyn Broker>>, shutdown: &Shutdown) {
    if role.works()
        && let Some(to) = broker.clone()
    {
        let (platform, stop) = (Arc::clone(platform), shutdown.watch());
        tokio::spawn(async move { events::keep_publishing(&platform, to, stop).await });
    }
    if !role.serves() {
        return;
    }
    let (follower, stop) = (Arc::clone(platform), shutdown.watch());
    tokio::spawn(async move { events::keep_following(&follower, stop).await });
    if let Some(from) = broker {
        let (platform, stop) = (Arc::clone(platform), shutdown.watch());
        tokio::spawn(async move { events::keep_receiving(&platform, from.as_ref(), stop).await });
    }
}

fn announcement(config: &Config, address: SocketAddr) -> String {
    if !config.server.role.serves() {
        return format!(
            "Rebated works in the background on {}\n  health         http://{address}/health/ready\n",
            config.database_url
        );
    }
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
