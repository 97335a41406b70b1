use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::link::single;
use rebated_domain::money::Money;
use rebated_domain::order::OrderSource;
use rebated_entity::tracking_link;
use serde::Serialize;

use super::TrackingError;
use super::buyer::Buyer;
use super::calls::Calls;
use super::estimate::{Wish, estimate};
use super::memory::Known;
use super::register::{Registered, ask};
use super::search::{FoundLink, Search};
use super::store::{NewLink, claim_known, store};
use super::whose::{Identity, whose};
use crate::idempotency::Claim;
use crate::networks::Product;
use crate::{Actor, Fault, Platform};

/// What somebody shares, and for whom.
#[derive(Clone, Debug, Serialize)]
pub struct ConvertRequest {
    /// The text as it was shared, with one product in it.
    pub text: String,
    /// Who the buyer is; none for the caller, who is a person then.
    pub identity: Option<Identity>,
    /// Through which app, bot or campaign channel; 1 to 64 printable characters.
    pub channel: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Converted {
    /// Which network.
    pub source: OrderSource,
    /// The link; none while the buyer has to agree to something first.
    pub link: Option<tracking_link::Model>,
    /// The product, as far as it is known.
    pub product: Option<Product>,
    /// What buying one now would earn; none when that is not known.
    pub estimate: Option<Money>,
    /// The same if the network takes the purchase for a comparison of prices; none where that makes no difference.
    pub estimate_compared: Option<Money>,
    /// The earliest time at which a rebate can be credited, if the product is bought and received now; none without an
    /// estimate.
    pub expected_at: Option<DateTime<Utc>>,
    /// Where the buyer agrees to being known to the network.
    pub register_url: Option<String>,
    /// Why something is missing, or not certain.
    pub remark: Option<Remark>,
}

/// Why something is missing in an answer, or not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The network is away, and nothing is known of the product: the link is one of earlier.
    EstimateUnknown,
    /// The network has to know the buyer first; there is no link yet.
    NotRegistered,
    /// The network is away: price, coupon and estimate may have changed within the last day.
    ProductStale,
}

/// Makes a link of what somebody shares, and says what a purchase by it would earn. What is known already is answered
/// with: a product for ten minutes, a link to one product for one buyer and channel for a week. All calls to the network
/// together take three seconds at most; when it is away, what was known before makes up for it.
///
/// Repeated with the same idempotency key, the link is the same.
pub async fn convert(
    platform: &Platform,
    actor: &Actor,
    request: ConvertRequest,
    idempotency_key: Option<&str>,
) -> Result<Converted, TrackingError> {
    let (user, permit) = whose(platform, actor, request.identity.as_ref()).await?;
    let channel = request.channel.as_deref();
    check_channel(channel)?;
    let shared = single(&request.text)?;
    let source = shared.network;
    let network = platform.networks.of(source).ok_or(TrackingError::NotOffered)?;
    let claim = |key| Claim::new(actor.recorded_as(), "linkConvert", key, &request);
    let claim = idempotency_key.map(claim).transpose()?;
    let (now, calls) = (platform.now(), Calls::to(network.as_ref(), platform.link_memory.patience));
    let search = Search { platform, calls: &calls, shared: &shared, channel, now };

    let mut buyer = Buyer::of(platform, user, source).await?;
    let mut found = search.run(&buyer).await?;
    let mut register_url = None;
    if matches!(found.link, FoundLink::NeedsRegistration) {
        match ask(platform, permit.clone(), &calls, &buyer).await? {
            Registered::Open { url } => register_url = Some(url),
            Registered::Done => {
                buyer = Buyer::of(platform, user, source).await?;
                found = search.run(&buyer).await?;
            }
        }
    }
    let product = found.product;
    let link = match (found.link, &product) {
        (FoundLink::Known(link), _) => Some(claim_known(platform, claim.as_ref(), *link).await?),
        (FoundLink::Made(made, place), Some(Known { product, .. })) => {
            let new = NewLink { buyer: &buyer, account: calls.account(), product, channel, made, place };
            Some(store(platform, permit, claim.as_ref(), now, new).await?)
        }
        _ if register_url.is_some() => None,
        _ => return Err(TrackingError::NetworkRefused),
    };
    let wish = Wish { user, source, account: calls.account(), channel };
    answer(platform, &wish, link, product, register_url).await
}

async fn answer(
    platform: &Platform,
    wish: &Wish<'_>,
    link: Option<tracking_link::Model>,
    known: Option<Known>,
    register_url: Option<String>,
) -> Result<Converted, TrackingError> {
    let (estimate, estimate_compared) = match &known {
        Some(known) => estimate(platform, wish, &known.product).await?,
        None => (None, None),
    };
    let remark = match &known {
        _ if link.is_none() => Some(Remark::NotRegistered),
        None => Some(Remark::EstimateUnknown),
        Some(known) => known.is_stale.then_some(Remark::ProductStale),
    };
    let expected_at = match estimate {
        Some(_) => Some(earliest_credit(platform).await?),
        None => None,
    };
    Ok(Converted {
        source: wish.source,
        link,
        product: known.map(|known| (*known.product).clone()),
        estimate,
        estimate_compared,
        expected_at,
        register_url,
        remark,
    })
}

async fn earliest_credit(platform: &Platform) -> Result<DateTime<Utc>, Fault> {
    let settings = platform.settings.current(&platform.db).await?;
    Ok(platform.now() + TimeDelta::days(settings.settings.hold_days.into()))
}

fn check_channel(channel: Option<&str>) -> Result<(), TrackingError> {
    let fits =
        |channel: &str| (1..=64).contains(&channel.chars().count()) && !channel.chars().any(char::is_control);
    if channel.is_none_or(fits) { Ok(()) } else { Err(TrackingError::BadChannel) }
}
