use rebated_domain::link::LinkTarget;
use rebated_domain::money::{Currency, Money, Rate};
use rebated_service::networks::{Product, Trouble};
use serde_json::json;

use super::JdUnion;
use crate::json::Object;
use crate::union::{absolute, bad_answer, percent, rate, text};

/// What JD Union keeps of a commission, 10 %: rows say so in `subSideRate` (90).
const FEE: Rate = rate(100_000);

impl JdUnion {
    /// The product by `jd.union.open.goods.promotiongoodsinfo.query`.
    pub(super) async fn find_product(&self, target: &LinkTarget) -> Result<Option<Product>, Trouble> {
        let sku = match target {
            LinkTarget::Item(sku) => Some(sku.clone()),
            LinkTarget::Short(url) => self.sku_of(url).await?,
            // JD's passwords lead to nothing that its open platform would tell
            LinkTarget::Password(_) => None,
        };
        let Some(sku) = sku.filter(|sku| is_sku(sku)) else { return Ok(None) };
        let parameters = json!({ "skuIds": sku });
        self.find("jd.union.open.goods.promotiongoodsinfo.query", &parameters, |inner| {
            let goods = inner.elements("data").and_then(|goods| goods.first().copied());
            goods.map_or(Ok(None), |goods| read(goods, &sku))
        })
        .await
    }

    /// The product that a short link leads to: the long form of its conversion names it.
    async fn sku_of(&self, url: &str) -> Result<Option<String>, Trouble> {
        let (method, parameters) = self.promotion(url, None, None);
        self.find(method, &parameters, |inner| {
            let Some(data) = inner.object("data") else { return Ok(None) };
            let named = text(&data, "skuId").filter(|sku| is_sku(sku));
            let links = ["clickURL", "shortURL"].into_iter().filter_map(|name| text(&data, name));
            Ok(named.or_else(|| links.filter_map(|link| sku_in(&link)).next()))
        })
        .await
    }
}

/// None when JD pays nothing for it.
fn read(goods: &str, sku: &str) -> Result<Option<Product>, Trouble> {
    let goods = Object::parse(goods).map_err(|_| bad_answer("the product is not an object"))?;
    let rate = text(&goods, "commisionRatioWl").and_then(|rate| percent(&rate));
    let Some(commission_rate) = rate.filter(|rate| rate.ppm() > 0) else { return Ok(None) };
    let price = text(&goods, "wlUnitPrice").or_else(|| text(&goods, "unitPrice"));
    let price = price.and_then(|price| Money::parse(&price, Currency::Cny).ok());
    Ok(Some(Product {
        item_id: text(&goods, "skuId").unwrap_or_else(|| sku.to_owned()),
        title: text(&goods, "goodsName").ok_or_else(|| bad_answer("the product has no name"))?,
        merchant: text(&goods, "shopName"),
        category: text(&goods, "cidName"),
        image_url: text(&goods, "imgUrl").map(absolute),
        price: price.ok_or_else(|| bad_answer("the product has no price"))?,
        // this call tells of no coupons
        coupon: None,
        commission_rate,
        fee_rate: FEE,
        compare_rate: None,
    }))
}

fn is_sku(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits in `item.jd.com/100012043978.html`, also where the link stands encoded in another.
fn sku_in(link: &str) -> Option<String> {
    let plain = form_urlencoded::parse(format!("url={}", link.replace('&', "%26")).as_bytes())
        .next()
        .map(|(_, url)| url.into_owned())?;
    ["item.jd.com/", "item.m.jd.com/product/"].into_iter().find_map(|host| {
        let (_, rest) = plain.split_once(host)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        (is_sku(&digits) && rest[digits.len()..].starts_with(".html")).then_some(digits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_found_in_links() {
        let cases = [
            ("https://item.jd.com/100012043978.html", Some("100012043978")),
            (
                "https://union-click.jd.com/jdc?to=https%3A%2F%2Fitem.jd.com%2F100012043978.html&e=1",
                Some("100012043978"),
            ),
            ("https://item.m.jd.com/product/5.html?a=b", Some("5")),
            ("https://u.jd.com/abc123", None),
            ("https://item.jd.com/.html", None),
            ("https://item.jd.com/12a.html", None),
        ];
        for (link, want) in cases {
            assert_eq!(sku_in(link).as_deref(), want, "{link}");
        }
    }
}
