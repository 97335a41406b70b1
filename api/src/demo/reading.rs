use std::sync::Arc;

use anyhow::{Context as _, ensure};
use axum::Router;
use chrono::{DateTime, Duration, Utc};
use rebated_connectors::jd::simulator::JdSimulator;
use rebated_connectors::jd::{JdOptions, JdUnion};
use rebated_connectors::payments::simulator::Host;
use rebated_connectors::pinduoduo::simulator::PinduoduoSimulator;
use rebated_connectors::pinduoduo::{Duoduoke, PinduoduoOptions};
use rebated_connectors::taobao::simulator::TaobaoSimulator;
use rebated_connectors::taobao::{TaobaoOptions, TaobaoUnion};
use rebated_connectors::union::UnionLimits;
use rebated_domain::order::OrderSource;
use rebated_service::Platform;
use rebated_service::clock::{Clock, ManualClock};
use rebated_service::networks::{AffiliateNetwork, catch_up, queries};

use super::story::{Story, begins_at};
use super::told::Told;

/// The account's name at each network, as its lines are stored.
const ACCOUNT: &str = "default";

/// Reads the accounts at simulated networks from when they begin to be read up to now, as a server does: over HTTP, window
/// after window. What was read before is not read again.
pub(super) async fn read(platform: &Platform, today: DateTime<Utc>) -> anyhow::Result<()> {
    let mut reader = platform.beside();
    reader.networks.first_look = platform.now() - begins_at(today) + Duration::hours(1);
    let mut host = Host::open().await.context("no port is free for the simulated networks")?;
    let mut routes = Router::new();
    for (path, source) in
        [("/taobao", OrderSource::Taobao), ("/jd", OrderSource::Jd), ("/pinduoduo", OrderSource::Pinduoduo)]
    {
        let (account, served) = simulated(source, &format!("{}{path}", host.url()), today)?;
        reader.networks.add(account);
        routes = routes.nest(path, served);
    }
    host.serve(routes);
    let reader = Arc::new(reader);
    catch_up(&reader).await?;
    let last = today - Duration::seconds(1);
    for account in queries::all(&reader).await?.iter().filter(|account| account.is_configured) {
        let is_read = !account.streams.is_empty()
            && account.streams.iter().all(|feed| feed.stream.watermark > last && feed.gaps().is_empty());
        ensure!(is_read && account.parked == 0, "the simulated {} could not be read", account.source);
    }
    Ok(())
}

/// The account at a simulated network, and what answers for it.
fn simulated(
    source: OrderSource,
    url: &str,
    today: DateTime<Utc>,
) -> anyhow::Result<(Arc<dyn AffiliateNetwork>, Router)> {
    let moved = Arc::new(ManualClock::new(begins_at(today)));
    let clock: Arc<dyn Clock> = moved.clone();
    let limits = UnionLimits { per_second: 100_000, ..UnionLimits::default() };
    let (account, book, routes): (Arc<dyn AffiliateNetwork>, _, _) = match source {
        OrderSource::Taobao => {
            let simulator = TaobaoSimulator::new(url, Arc::clone(&clock));
            let options = TaobaoOptions { limits, ..simulator.options(ACCOUNT) };
            (Arc::new(TaobaoUnion::new(options, clock)?), simulator.book(), simulator.routes())
        }
        OrderSource::Jd => {
            let simulator = JdSimulator::new(url, Arc::clone(&clock));
            let options = JdOptions { limits, ..simulator.options(ACCOUNT) };
            (Arc::new(JdUnion::new(options, clock)?), simulator.book(), simulator.routes())
        }
        _ => {
            let simulator = PinduoduoSimulator::new(url, Arc::clone(&clock));
            let options = PinduoduoOptions { limits, ..simulator.options(ACCOUNT) };
            (Arc::new(Duoduoke::new(options, clock)?), simulator.book(), simulator.routes())
        }
    };
    let story = Story::new(source, book, moved, today);
    Ok((Arc::new(Told::new(account, story)), routes))
}
