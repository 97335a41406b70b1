use chrono::DateTime;
use rebated_domain::link::LinkTarget;
use rebated_domain::money::{Currency, Money, Rate};
use rebated_service::networks::{Coupon, Product, Trouble};
use reqwest::Url;

use super::Duoduoke;
use crate::json::{Object, Value, elements};
use crate::union::{absolute, bad_answer, rate, text};

/// Pinduoduo keeps nothing: its rates are what is paid.
const FEE: Rate = rate(0);

impl Duoduoke {
    /// The product by `pdd.ddk.goods.detail`, which wants a `goods_sign`.
    pub(super) async fn find_product(&self, target: &LinkTarget) -> Result<Option<Product>, Trouble> {
        let id = match target {
            LinkTarget::Item(id) => Some(id.clone()),
            LinkTarget::Short(url) => self.item_of(url).await?,
            LinkTarget::Password(_) => None,
        };
        let sign = match id {
            Some(id) if is_number(&id) => self.sign_of(&id).await?,
            id => id,
        };
        let Some(sign) = sign else { return Ok(None) };
        let business = [("goods_sign", sign.as_str()), ("pid", &self.options.pid)];
        self.find("pdd.ddk.goods.detail", "goods_detail_response", &business, |node| {
            let goods = node.elements("goods_details").and_then(|goods| goods.first().copied());
            goods.map_or(Ok(None), |goods| read(goods, &sign))
        })
        .await
    }

    /// The product that a short link leads to, by `pdd.ddk.goods.zs.unit.url.gen`: the long form of its conversion names
    /// it.
    async fn item_of(&self, url: &str) -> Result<Option<String>, Trouble> {
        let business = [("source_url", url), ("pid", self.options.pid.as_str())];
        self.find("pdd.ddk.goods.zs.unit.url.gen", "goods_zs_unit_generate_response", &business, |node| {
            let links =
                ["url", "mobile_url", "multi_group_url"].into_iter().filter_map(|name| text(node, name));
            Ok(links.filter_map(|link| item_in(&link)).next())
        })
        .await
    }

    /// The `goods_sign` of a product that is named by its old number, by `pdd.ddk.goods.search`.
    async fn sign_of(&self, number: &str) -> Result<Option<String>, Trouble> {
        let business = [("keyword", number), ("pid", self.options.pid.as_str())];
        self.find("pdd.ddk.goods.search", "goods_search_response", &business, |node| {
            let goods = node.elements("goods_list").and_then(|goods| goods.first().copied());
            let goods = goods.and_then(|goods| Object::parse(goods).ok());
            Ok(goods.and_then(|goods| text(&goods, "goods_sign")))
        })
        .await
    }
}

/// None when Pinduoduo pays nothing for it.
fn read(goods: &str, sign: &str) -> Result<Option<Product>, Trouble> {
    let goods = Object::parse(goods).map_err(|_| bad_answer("the product is not an object"))?;
    let Some(commission_rate) = per_mille(&goods, "promotion_rate").filter(|rate| rate.ppm() > 0) else {
        return Ok(None);
    };
    let price = fen(&goods, "min_group_price").or_else(|| fen(&goods, "min_normal_price"));
    let price = price.ok_or_else(|| bad_answer("the product has no price"))?;
    Ok(Some(Product {
        item_id: text(&goods, "goods_sign").unwrap_or_else(|| sign.to_owned()),
        title: text(&goods, "goods_name").ok_or_else(|| bad_answer("the product has no name"))?,
        // order rows name the shop by its number
        merchant: text(&goods, "mall_id").or_else(|| text(&goods, "mall_name")),
        category: category(&goods),
        image_url: text(&goods, "goods_image_url")
            .or_else(|| text(&goods, "goods_thumbnail_url"))
            .map(absolute),
        price,
        coupon: coupon(&goods, price),
        commission_rate,
        fee_rate: FEE,
        compare_rate: per_mille(&goods, "predict_promotion_rate"),
    }))
}

/// Of the first level, as order rows have it.
fn category(goods: &Object<'_>) -> Option<String> {
    let first = match goods.get("cat_ids") {
        Some(Value::Array(list)) => elements(list).and_then(|ids| ids.first().map(|id| (*id).to_owned())),
        _ => None,
    };
    first.or_else(|| text(goods, "cat_id")).filter(|id| id != "0")
}

/// What costs less than the coupon asks for does not get it.
fn coupon(goods: &Object<'_>, price: Money) -> Option<Coupon> {
    let amount =
        fen(goods, "coupon_discount").filter(|amount| (1..price.minor()).contains(&amount.minor()))?;
    let least = fen(goods, "coupon_min_order_amount").map_or(0, Money::minor);
    let is_gone = text(goods, "coupon_remain_quantity").as_deref() == Some("0");
    let ends_at = text(goods, "coupon_end_time").and_then(|time| time.parse().ok()).filter(|time| *time > 0);
    let ends_at = ends_at.and_then(|time| DateTime::from_timestamp(time, 0));
    (!is_gone && price.minor() >= least).then_some(Coupon { amount, ends_at })
}

fn fen(goods: &Object<'_>, name: &str) -> Option<Money> {
    text(goods, name)?
        .parse()
        .ok()
        .map(|fen| Money::new(fen, Currency::Cny))
        .filter(|money| !money.is_negative())
}

fn per_mille(goods: &Object<'_>, name: &str) -> Option<Rate> {
    let parts: u32 = text(goods, name)?.parse().ok()?;
    Rate::try_from_ppm(parts.checked_mul(1_000)?).ok()
}

/// `goods_sign`, or else `goods_id`, of a link.
fn item_in(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let given = |wanted: &str| {
        url.query_pairs()
            .find(|(name, value)| name == wanted && !value.is_empty())
            .map(|(_, value)| value.into_owned())
    };
    given("goods_sign").or_else(|| given("goods_id"))
}

fn is_number(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_found_in_links() {
        let link = "https://mobile.yangkeduo.com/duo_coupon_landing.html?goods_id=7&goods_sign=c9X_a&pid=1_2";
        assert_eq!(item_in(link).as_deref(), Some("c9X_a"));
        assert_eq!(item_in("https://mobile.yangkeduo.com/goods.html?goods_id=7").as_deref(), Some("7"));
        assert_eq!(item_in("https://p.pinduoduo.com/abc"), None);
    }

    #[test]
    fn a_coupon_needs_a_price_and_something_left() {
        let goods =
            |rest: &str| format!(r#"{{"coupon_discount": 500, "coupon_min_order_amount": 3000{rest}}}"#);
        let coupon = |rest: &str, price: i64| {
            coupon(&Object::parse(&goods(rest)).unwrap(), Money::new(price, Currency::Cny))
        };
        let found = coupon(r#", "coupon_end_time": 1790856000"#, 3_000).unwrap();
        assert_eq!((found.amount.minor(), found.ends_at.unwrap().timestamp()), (500, 1_790_856_000));
        assert_eq!(coupon("", 2_999), None);
        assert_eq!(coupon(r#", "coupon_remain_quantity": 0"#, 3_000), None);
        assert_eq!(coupon(r#", "coupon_end_time": 0"#, 3_000).unwrap().ends_at, None);
    }
}
