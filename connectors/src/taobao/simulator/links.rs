use chrono::TimeDelta;
use serde_json::{Value, json};

use super::TaobaoSimulator;
use super::answer::{missing, refused};
use crate::china::china_time;
use crate::union::Parameters;
use crate::union::simulator::{Link, Product, Tracks, id, percent, yuan};

impl TaobaoSimulator {
    /// `taobao.tbk.sc.tpwd.convert`: what a password or a shared link leads to, and our own link to it.
    pub(super) fn convert(&self, form: &Parameters) -> Result<Value, Value> {
        let text = given(form, "password_content")?;
        let shared = self.0.book.open(text);
        let (shared, product) =
            shared.and_then(|link| Some((self.0.book.product(&link.item_id)?, link))).map_or_else(
                || Err(refused(15, "Remote service error", "isv.item-not-exist", "淘口令解析失败")),
                |(product, link)| Ok((link, product)),
            )?;
        let ours = Link { item_id: product.item_id.clone(), tracks: self.tracks(form) };
        let is_ours = shared.tracks != Tracks::default();
        Ok(json!({ "data": {
            "num_iid": product.item_id,
            "click_url": self.0.shop_url(&ours),
            "seller_id": product.shop_id.to_string(),
            "origin_url": product.page_url,
            "origin_pid": if is_ours { self.0.pid } else { "0" },
            "url_type": 1,
        } }))
    }

    /// `taobao.tbk.privilege.get`: a tracked link with the coupon.
    pub(super) fn privilege(&self, form: &Parameters) -> Result<Value, Value> {
        let product = self.wanted(given(form, "item_id")?)?;
        given(form, "adzone_id")?;
        let link = Link { item_id: product.item_id.clone(), tracks: self.tracks(form) };
        let mut data = json!({
            "item_id": product.item_id,
            "item_url": self.0.shop_url(&link),
            "category_id": product.category_id,
            "max_commission_rate": percent(product.commission_rate.ppm()),
            "coupon_click_url": self.0.shop_url(&link),
        });
        if let Some(coupon) = product.coupon_minor {
            let now = self.0.book.now();
            data["coupon_info"] = format!("满{}元减{}元", yuan(product.price_minor), yuan(coupon)).into();
            data["coupon_amount"] = yuan(coupon).into();
            data["coupon_start_time"] = china_time(now)[..10].into();
            data["coupon_end_time"] = china_time(now + TimeDelta::days(7))[..10].into();
            data["coupon_total_count"] = 10_000.into();
            data["coupon_remain_count"] = 8_000.into();
        }
        Ok(json!({ "result": { "data": data } }))
    }

    /// `taobao.tbk.item.info.get`: products by their ids, those that there are.
    pub(super) fn items(&self, form: &Parameters) -> Result<Value, Value> {
        let found = given(form, "num_iids")?.split(',').filter_map(|id| self.0.book.product(id.trim()));
        let item = |product: Product| {
            json!({
                "num_iid": id(&product.item_id),
                "input_num_iid": id(&product.item_id),
                "title": product.title,
                "pict_url": "https://img.alicdn.com/tfscom/simulated.jpg",
                "reserve_price": yuan(product.price_minor),
                "zk_final_price": yuan(product.price_minor),
                "user_type": 1,
                "nick": product.shop,
                "seller_id": product.shop_id,
                "cat_name": product.category,
                "cat_leaf_name": product.category,
                "item_url": product.page_url,
                "volume": 1_000,
            })
        };
        let items: Vec<Value> = found.map(item).collect();
        Ok(json!({ "results": if items.is_empty() { json!({}) } else { json!({ "n_tbk_item": items }) } }))
    }

    /// `taobao.tbk.tpwd.create`: a password for one of our links.
    pub(super) fn create_password(&self, form: &Parameters) -> Result<Value, Value> {
        let link = self.0.book.open(given(form, "url")?);
        let link = link.ok_or_else(|| refused(15, "Remote service error", "isv.invalid-url", "url不合法"))?;
        let code = self.0.book.make_code(&link);
        Ok(json!({ "data": {
            "model": format!("0￥{code}￥ {}", self.0.short_url(&link)),
            "password_simple": format!("￥{code}￥"),
        } }))
    }

    /// `taobao.tbk.sc.publisher.info.save`: a channel for a name, which is in `external_id` or `note`. The same name has
    /// the same channel.
    pub(super) fn register(&self, form: &Parameters) -> Result<Value, Value> {
        given(form, "inviter_code")?;
        let name = given(form, "external_id").or_else(|_| given(form, "note"))?;
        let (relation_id, is_new) = self.0.book.relation(name);
        Ok(json!({ "data": {
            "relation_id": relation_id,
            "account_name": name,
            "desc": if is_new { "绑定成功" } else { "重复绑定渠道" },
        } }))
    }

    fn wanted(&self, item_id: &str) -> Result<Product, Value> {
        let product = self.0.book.product(item_id);
        product.ok_or_else(|| {
            refused(15, "Remote service error", "isv.item-not-exist", "宝贝已下架或非淘客宝贝")
        })
    }

    /// What the form says about whose orders they are.
    fn tracks(&self, form: &Parameters) -> Tracks {
        let text = |name: &str| form.get(name).filter(|text| !text.is_empty()).cloned();
        let account = self.0.pid.split('_').nth(1).unwrap_or_default();
        let place = match (text("site_id"), text("adzone_id")) {
            (Some(site), Some(zone)) => Some(format!("mm_{account}_{site}_{zone}")),
            _ => None,
        };
        Tracks {
            sub_id: text("external_id"),
            relation_id: text("relation_id"),
            special_id: text("special_id"),
            place,
        }
    }
}

fn given<'a>(form: &'a Parameters, name: &str) -> Result<&'a str, Value> {
    form.get(name).map(String::as_str).filter(|text| !text.is_empty()).ok_or_else(|| missing(name))
}
