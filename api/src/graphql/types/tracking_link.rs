//! Links that earn, and the products that they lead to.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::order::OrderSource as Source;
use rebated_entity::tracking_link;
use rebated_service::access;
use rebated_service::networks::{Coupon, Product};
use rebated_service::tracking;

use super::order_words::OrderSource;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::loaders::ClicksOf;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
#[derive(Clone)]
pub struct TrackingLink(tracking_link::Model);

impl From<tracking_link::Model> for TrackingLink {
    fn from(row: tracking_link::Model) -> Self {
        Self(row)
    }
}

/// A link to a product by which orders are known to be of one user.
#[Object]
impl TrackingLink {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What names the link in its address: ten small letters and digits.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// The address to give away: it leads to `targetUrl`, and who follows it is counted.
    async fn url(&self, ctx: &Context<'_>) -> String {
        format!("{}/r/{}", ctx.public_url(), self.0.code)
    }
    /// The address at the network. Orders by it are the user's too, but nobody counts who follows it.
    async fn target_url(&self) -> &str {
        &self.0.url
    }
    /// The network's own short address, where it makes one.
    async fn short_url(&self) -> Option<&str> {
        self.0.short_url.as_deref()
    }
    /// A text to paste into the network's app (淘口令), where it makes one.
    async fn password(&self) -> Option<&str> {
        self.0.password.as_deref()
    }
    /// To which network it leads.
    async fn network(&self) -> OrderSource {
        self.0.network.into()
    }
    /// To which product there, by its id at the network.
    async fn item_id(&self) -> &str {
        &self.0.item_id
    }
    /// The product's name when the link was made.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The app, bot or campaign channel that it was made for.
    async fn channel(&self) -> Option<&str> {
        self.0.channel.as_deref()
    }
    /// How often `url` was followed. The newest clicks may be missing for a moment.
    async fn clicks(&self, ctx: &Context<'_>) -> Result<i32> {
        let clicks = ctx.loaders().one(ClicksOf(self.0.id)).await?.unwrap_or(0);
        Ok(i32::try_from(clicks).unwrap_or(i32::MAX))
    }
    /// Whose orders it is known by. For the user and staff; null for others.
    async fn user(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if !access::sees(ctx.actor(), Some(self.0.user_id), access::read_links) {
            return None;
        }
        ctx.loaders().user(self.0.user_id).await.transpose()
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
}

/// A product of a network that somebody shared.
#[derive(SimpleObject)]
pub struct SharedProduct {
    /// Which network.
    network: OrderSource,
    /// Its id there.
    item_id: String,
    /// Its name.
    title: String,
    /// Its shop, where the network says.
    merchant: Option<String>,
    /// The address of a picture.
    image_url: Option<String>,
    /// The price of one, before the coupon.
    price: Money,
    /// The coupon that the link brings with it.
    coupon: Option<SharedProductCoupon>,
}

/// A coupon of a product of a network.
#[derive(SimpleObject)]
pub struct SharedProductCoupon {
    /// What it takes off the price.
    amount: Money,
    /// Until when it can be used, if the network says.
    ends_at: Option<DateTime>,
}

impl SharedProduct {
    /// What is told of a product: nothing of the commission.
    pub fn of(network: Source, product: Product) -> Self {
        Self {
            network: network.into(),
            item_id: product.item_id,
            title: product.title,
            merchant: product.merchant,
            image_url: product.image_url,
            price: product.price.into(),
            coupon: product.coupon.map(SharedProductCoupon::from),
        }
    }
}

impl From<Coupon> for SharedProductCoupon {
    fn from(coupon: Coupon) -> Self {
        Self { amount: coupon.amount.into(), ends_at: coupon.ends_at.map(DateTime::from) }
    }
}

/// Why something is missing in the answer of `linkConvert`, or not certain.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "tracking::Remark")]
pub enum LinkConvertReason {
    /// The network cannot be reached, and nothing is known of the product: the link is one of earlier.
    EstimateUnknown,
    /// The network has to know the buyer first: there is no link before the buyer has agreed at `registerUrl`.
    NotRegistered,
    /// The network cannot be reached: product and estimate are what was known within the last day.
    ProductStale,
}
