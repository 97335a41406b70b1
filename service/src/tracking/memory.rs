use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use rebated_domain::link::{LinkTarget, SharedLink};

use super::clicks::Clicks;
use super::follow::Followed;
use crate::networks::Product;

/// How long a product counts as the network has told it.
const FRESH: TimeDelta = TimeDelta::minutes(10);
/// How long it is better than nothing, while the network is away.
const GOOD: TimeDelta = TimeDelta::days(1);

/// Most products and most links that a process remembers, each.
const MOST: u64 = 20_000;

/// What a process remembers of products and links, and the clicks that it has yet to write.
pub struct LinkMemory {
    /// How long all calls to a network for one answer may take together: somebody waits in a chat. Three seconds, unless
    /// it is set otherwise.
    pub patience: Duration,
    products: Cache<SharedLink, Remembered>,
    pub(super) followed: Cache<String, Arc<Followed>>,
    pub(super) clicks: Clicks,
}

#[derive(Clone)]
struct Remembered {
    product: Arc<Product>,
    at: DateTime<Utc>,
}

/// A product, and whether the network may think otherwise by now.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) product: Arc<Product>,
    pub(super) is_stale: bool,
}

impl Default for LinkMemory {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(3),
            products: Cache::new(MOST),
            followed: Cache::new(MOST),
            clicks: Clicks::default(),
        }
    }
}

impl LinkMemory {
    /// What is remembered of a product, unless it is older than a day.
    pub(super) fn product(&self, shared: &SharedLink, now: DateTime<Utc>) -> Option<Known> {
        let Remembered { product, at } = self.products.get(shared)?;
        (now - at <= GOOD).then(|| Known { product, is_stale: now - at > FRESH })
    }

    /// Remembers what the network has told of what somebody shared, also under the product's own id.
    pub(super) fn remember(&self, shared: &SharedLink, product: Product, now: DateTime<Utc>) -> Known {
        let product = Arc::new(product);
        let named = LinkTarget::Item(product.item_id.clone());
        let named = SharedLink { network: shared.network, target: named };
        for key in [shared.clone(), named] {
            self.products.insert(key, Remembered { product: Arc::clone(&product), at: now });
        }
        Known { product, is_stale: false }
    }
}

#[cfg(test)]
mod tests {
    use rebated_domain::money::{Currency, Money, Rate};
    use rebated_domain::order::OrderSource;

    use super::*;

    #[test]
    fn products_grow_old_and_are_forgotten() {
        let short = SharedLink {
            network: OrderSource::Jd,
            target: LinkTarget::Short("https://u.jd.com/AbC123".into()),
        };
        let named = SharedLink { network: OrderSource::Jd, target: LinkTarget::Item("12345678".into()) };
        let product = Product {
            item_id: "12345678".into(),
            title: "Tea".into(),
            merchant: None,
            category: None,
            image_url: None,
            price: Money::new(100, Currency::Cny),
            coupon: None,
            commission_rate: Rate::try_from_ppm(10_000).unwrap(),
            fee_rate: Rate::try_from_ppm(0).unwrap(),
            compare_rate: None,
        };
        let (memory, now) = (LinkMemory::default(), DateTime::<Utc>::UNIX_EPOCH);
        memory.remember(&short, product, now);
        for shared in [short, named] {
            let stale = |minutes| {
                memory.product(&shared, now + TimeDelta::minutes(minutes)).map(|known| known.is_stale)
            };
            assert_eq!(
                [stale(0), stale(10), stale(11), stale(1_440)],
                [Some(false), Some(false), Some(true), Some(true)]
            );
            assert_eq!(stale(1_441), None);
        }
    }
}
