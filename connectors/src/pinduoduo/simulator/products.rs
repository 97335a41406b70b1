use chrono::TimeDelta;
use serde_json::{Value, json};

use super::PinduoduoSimulator;
use super::answer::{invalid, unauthorised};
use super::authority::given_parameters;
use crate::union::Parameters;
use crate::union::simulator::{Product, enveloped};

impl PinduoduoSimulator {
    /// `pdd.ddk.goods.detail`: one product by its `goods_sign`; none when there is no such product.
    pub(super) fn detail(&self, form: &Parameters) -> Result<Value, Value> {
        let sign = form.get("goods_sign").ok_or_else(|| invalid("goods_sign"))?;
        if !self.may_use(given_parameters(form)?) {
            return Err(unauthorised());
        }
        let found: Vec<Value> =
            self.0.account.book.product(sign).iter().map(|product| self.goods(product)).collect();
        Ok(enveloped("goods_detail_response", json!({ "goods_details": found })))
    }

    /// `pdd.ddk.goods.search`: products whose title has the keyword, or the one that it is a link to.
    pub(super) fn search(&self, form: &Parameters) -> Result<Value, Value> {
        let keyword =
            form.get("keyword").filter(|text| !text.is_empty()).ok_or_else(|| invalid("keyword"))?;
        if !self.may_use(given_parameters(form)?) {
            return Err(unauthorised());
        }
        let linked = self.0.account.book.open(keyword).map(|link| link.item_id);
        let is_meant = |product: &Product| match &linked {
            Some(item_id) => product.item_id == *item_id,
            None => product.title.contains(keyword.as_str()),
        };
        let products = self.0.account.book.products();
        let found: Vec<Value> =
            products.iter().filter(|product| is_meant(product)).map(|product| self.goods(product)).collect();
        let answer = json!({ "total_count": found.len(), "goods_list": found, "list_id": "simulated" });
        Ok(enveloped("goods_search_response", answer))
    }

    /// Prices are fen, rates per mille.
    fn goods(&self, product: &Product) -> Value {
        let now = self.0.account.book.now();
        json!({
            "goods_sign": product.item_id,
            "goods_name": product.title,
            "goods_desc": product.title,
            "goods_thumbnail_url": "https://img.pddpic.com/simulated.jpeg",
            "goods_image_url": "https://img.pddpic.com/simulated.jpeg",
            "min_group_price": product.price_minor,
            "min_normal_price": product.price_minor + 500,
            "has_coupon": product.coupon_minor.is_some(),
            "coupon_discount": product.coupon_minor.unwrap_or(0),
            "coupon_min_order_amount": product.coupon_minor.map_or(0, |_| product.price_minor),
            "coupon_start_time": now.timestamp(),
            "coupon_end_time": (now + TimeDelta::days(7)).timestamp(),
            "coupon_total_quantity": 10_000,
            "coupon_remain_quantity": 8_000,
            "promotion_rate": product.commission_rate.ppm() / 1_000,
            "predict_promotion_rate": product.compare_rate.map(|rate| rate.ppm() / 1_000),
            "mall_id": product.shop_id,
            "mall_name": product.shop,
            "category_id": product.category_id,
            "category_name": product.category,
            "opt_name": product.category,
            "cat_ids": [product.category_id, 0, 0, 0],
            "sales_tip": "1000+",
            "search_id": "simulated",
        })
    }
}
