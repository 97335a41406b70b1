use rebated_domain::id::UserId;
use rebated_domain::money::{Money, Rate};
use rebated_domain::network::expected_commission;
use rebated_domain::order::OrderSource;

use crate::networks::Product;
use crate::rebates::preview::{PreviewError, Purchase, preview_for};
use crate::{Fault, Platform};

/// Who would buy, and how.
pub(super) struct Wish<'a> {
    pub(super) user: UserId,
    pub(super) source: OrderSource,
    pub(super) account: &'a str,
    pub(super) channel: Option<&'a str>,
}

/// What buying one of a product now would earn: in general, and when the network takes the purchase for a comparison of
/// prices. None where the network pays no such rate, and where its figures make no sense.
pub(super) async fn estimate(
    platform: &Platform,
    wish: &Wish<'_>,
    product: &Product,
) -> Result<(Option<Money>, Option<Money>), Fault> {
    let general = at_rate(platform, wish, product, product.commission_rate).await?;
    let compared = match product.compare_rate {
        Some(rate) => at_rate(platform, wish, product, rate).await?,
        None => None,
    };
    Ok((general, compared))
}

async fn at_rate(
    platform: &Platform,
    wish: &Wish<'_>,
    product: &Product,
    rate: Rate,
) -> Result<Option<Money>, Fault> {
    let paid = after_coupon(product);
    let Some(commission) = expected_commission(paid, rate, product.fee_rate) else { return Ok(None) };
    let purchase = Purchase {
        source: wish.source,
        account: Some(wish.account.to_owned()),
        channel: wish.channel.map(str::to_owned),
        category: product.category.clone(),
        merchant: product.merchant.clone(),
        product: Some(product.item_id.clone()),
        quantity: 1,
        paid,
        commission: Some(commission),
        placed_at: None,
    };
    match preview_for(platform, wish.user, &purchase).await {
        Ok(explanation) => Ok(Some(explanation.target)),
        Err(PreviewError::Fault(fault)) => Err(fault),
        Err(PreviewError::BadAmount | PreviewError::BadQuantity | PreviewError::Denied(_)) => Ok(None),
    }
}

/// The price less the coupon, at least nothing. A coupon in another currency takes nothing off.
fn after_coupon(product: &Product) -> Money {
    let coupon = product.coupon.as_ref().map(|coupon| coupon.amount);
    let coupon = coupon.filter(|amount| amount.currency() == product.price.currency());
    let minor = product.price.minor().saturating_sub(coupon.map_or(0, Money::minor));
    let minor = if product.price.is_negative() { minor } else { minor.max(0) };
    Money::new(minor, product.price.currency())
}
