use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use futures_util::future::try_join;
use rebated_domain::link::LinkTarget;
use rebated_domain::money::{Currency, Money, Rate};
use rebated_service::networks::{Coupon, Product, Trouble};

use super::TaobaoUnion;
use crate::china::{CHINA, parse_china_time};
use crate::json::Object;
use crate::union::{absolute, bad_answer, percent, rate, text};

/// The technical fee: what Taobao Union keeps of a commission, 10 %, by its rules.
const FEE: Rate = rate(100_000);

/// What `taobao.tbk.item.info.get` says of an item.
struct Item {
    id: String,
    title: String,
    merchant: Option<String>,
    category: Option<String>,
    image_url: Option<String>,
    price: Money,
}

/// What `taobao.tbk.privilege.get` says of one.
struct Offer {
    rate: Rate,
    coupon: Option<Coupon>,
}

impl TaobaoUnion {
    pub(super) async fn find_product(&self, target: &LinkTarget) -> Result<Option<Product>, Trouble> {
        let id = match target {
            LinkTarget::Item(id) => Some(id.clone()),
            LinkTarget::Short(url) => self.item_of(url).await?,
            LinkTarget::Password(password) => self.item_of(&format!("￥{password}￥")).await?,
        };
        let Some(id) = id else { return Ok(None) };
        let (Some(item), Some(offer)) = try_join(self.item(&id), self.offer(&id)).await? else {
            return Ok(None);
        };
        // what costs less than the coupon asks for does not get it
        let coupon = offer.coupon.filter(|coupon| coupon.amount.minor() < item.price.minor());
        Ok(Some(Product {
            item_id: item.id,
            title: item.title,
            merchant: item.merchant,
            category: item.category,
            image_url: item.image_url,
            price: item.price,
            coupon,
            commission_rate: offer.rate,
            fee_rate: FEE,
            compare_rate: None,
        }))
    }

    /// The item behind a password or a short link.
    async fn item_of(&self, content: &str) -> Result<Option<String>, Trouble> {
        let business = [
            ("password_content", content),
            ("adzone_id", self.own.zone.as_str()),
            ("site_id", &self.own.site),
        ];
        self.find("taobao.tbk.sc.tpwd.convert", &business, |node| {
            Ok(node.object("data").and_then(|data| text(&data, "num_iid")))
        })
        .await
    }

    async fn item(&self, id: &str) -> Result<Option<Item>, Trouble> {
        let business = [("num_iids", id), ("platform", "2")];
        self.find("taobao.tbk.item.info.get", &business, |node| {
            let items = node.object("results").and_then(|results| results.elements("n_tbk_item"));
            let first = items.and_then(|items| items.first().copied());
            first.map(|item| read_item(item, id)).transpose()
        })
        .await
    }

    /// None when Taobao pays nothing for the item.
    async fn offer(&self, id: &str) -> Result<Option<Offer>, Trouble> {
        let business = [("item_id", id), ("adzone_id", self.own.zone.as_str()), ("site_id", &self.own.site)];
        self.find("taobao.tbk.privilege.get", &business, |node| {
            let data = node.object("result").and_then(|result| result.object("data"));
            Ok(data.and_then(|data| read_offer(&data)))
        })
        .await
    }
}

fn read_item(item: &str, id: &str) -> Result<Item, Trouble> {
    let item = Object::parse(item).map_err(|_| bad_answer("the item is not an object"))?;
    let price = text(&item, "zk_final_price").or_else(|| text(&item, "reserve_price"));
    let price = price.and_then(|price| Money::parse(&price, Currency::Cny).ok());
    Ok(Item {
        id: text(&item, "num_iid").unwrap_or_else(|| id.to_owned()),
        title: text(&item, "title").ok_or_else(|| bad_answer("the item has no title"))?,
        merchant: text(&item, "shop_title").or_else(|| text(&item, "nick")),
        category: text(&item, "cat_name"),
        image_url: text(&item, "pict_url").map(absolute),
        price: price.ok_or_else(|| bad_answer("the item has no price"))?,
    })
}

fn read_offer(data: &Object<'_>) -> Option<Offer> {
    let rate = text(data, "max_commission_rate").and_then(|rate| percent(&rate));
    let amount = text(data, "coupon_amount").or_else(|| coupon_amount(&text(data, "coupon_info")?));
    let amount = amount.and_then(|amount| Money::parse(&amount, Currency::Cny).ok());
    let ends_at = text(data, "coupon_end_time").and_then(|time| coupon_end(&time));
    let coupon = amount.filter(|amount| amount.minor() > 0).map(|amount| Coupon { amount, ends_at });
    Some(Offer { rate: rate.filter(|rate| rate.ppm() > 0)?, coupon })
}

/// The amount in the words of a coupon: `满16元减10元`, `10元无条件券`.
fn coupon_amount(words: &str) -> Option<String> {
    let words = words.split_once('减').map_or(words, |(_, rest)| rest);
    let digits: String = words.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    (!digits.is_empty()).then_some(digits)
}

/// A coupon is good up to and with its last day, in China.
fn coupon_end(text: &str) -> Option<DateTime<Utc>> {
    let last = || {
        let end = NaiveTime::from_hms_opt(23, 59, 59)?;
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        day.and_time(end).and_local_timezone(CHINA).single().map(|time| time.with_timezone(&Utc))
    };
    parse_china_time(text).or_else(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coupons_are_read_from_their_words() {
        let cases =
            [("满16元减10元", Some("10")), ("满99.00减5.50元", Some("5.50")), ("10元无条件券", Some("10"))];
        for (words, want) in cases.into_iter().chain([("", None), ("无", None)]) {
            assert_eq!(coupon_amount(words).as_deref(), want, "{words}");
        }
        let end = |text: &str| coupon_end(text).map(|time| time.to_rfc3339());
        assert_eq!(end("2026-01-31").as_deref(), Some("2026-01-31T15:59:59+00:00"));
        assert_eq!(end("2026-01-31 12:00:00").as_deref(), Some("2026-01-31T04:00:00+00:00"));
        assert_eq!(end("soon"), None);
    }
}
