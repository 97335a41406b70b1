use chrono::TimeDelta;
use serde_json::{Value, json};

use super::JdSimulator;
use super::answer::{failed, found};
use crate::union::simulator::{Link, Product, Tracks, id, number, percent, yuan};

/// The most products of one question.
const MOST: usize = 100;

impl JdSimulator {
    /// `jd.union.open.goods.promotiongoodsinfo.query`: products by their numbers, those that there are.
    pub(super) fn goods(&self, request: &Value) -> Result<Value, Value> {
        let wanted = request["skuIds"].as_str().unwrap_or_default();
        if wanted.is_empty() || wanted.split(',').count() > MOST {
            return Err(failed(400, "参数错误：skuIds"));
        }
        let now = self.0.book.now();
        let goods = |product: Product| {
            json!({
                "skuId": id(&product.item_id),
                "goodsName": product.title,
                "unitPrice": number(&yuan(product.price_minor)),
                "wlUnitPrice": number(&yuan(product.price_minor)),
                "materialUrl": format!("http://item.jd.com/{}.html", product.item_id),
                "imgUrl": "http://img14.360buyimg.com/n1/simulated.jpg",
                "commisionRatioWl": number(&percent(product.commission_rate.ppm())),
                "commisionRatioPc": number(&percent(product.commission_rate.ppm())),
                "cid": product.category_id,
                "cidName": product.category,
                "shopId": product.shop_id,
                "vid": product.shop_id,
                "inOrderCount": 1_000,
                "isFreeShipping": 1,
                "isFreeFreightRisk": 1,
                "isJdSale": 0,
                "isSeckill": 0,
                "startDate": now.timestamp_millis(),
                "endDate": (now + TimeDelta::days(30)).timestamp_millis(),
            })
        };
        let found_goods = wanted.split(',').filter_map(|sku| self.0.book.product(sku.trim())).map(goods);
        Ok(found(found_goods.collect()))
    }

    /// `jd.union.open.promotion.common.get`: a link of a website's or an app's.
    pub(super) fn common(&self, request: &Value) -> Result<Value, Value> {
        let request = &request["promotionCodeReq"];
        if text(request, "siteId").is_none() {
            return Err(failed(400, "参数错误：siteId"));
        }
        let link = self.link(request)?;
        Ok(found(json!({ "clickURL": self.click_url(&link), "jCommand": self.command(&link) })))
    }

    /// `jd.union.open.promotion.bysubunionid.get`: a link with the buyer's name in it; `chainType` 1 long, 2 short, 3 both.
    pub(super) fn by_sub_union_id(&self, request: &Value) -> Result<Value, Value> {
        let request = &request["promotionCodeReq"];
        let link = self.link(request)?;
        let chain = text(request, "chainType").unwrap_or_else(|| "2".to_owned());
        let mut data = json!({ "jCommand": self.command(&link) });
        if chain != "2" {
            data["clickURL"] = self.click_url(&link).into();
        }
        if chain != "1" {
            data["shortURL"] = self.0.short_url(&link).into();
        }
        Ok(found(data))
    }

    fn link(&self, request: &Value) -> Result<Link, Value> {
        let material = text(request, "materialId").unwrap_or_default();
        let shared = self.0.book.open(&material).and_then(|link| self.0.book.product(&link.item_id));
        let product = shared.ok_or_else(|| failed(404, "该商品或链接不参与推广"))?;
        let sub_id = text(request, "subUnionId");
        let is_well_formed = |id: &String| {
            id.len() <= 80 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if !sub_id.as_ref().is_none_or(is_well_formed) {
            return Err(failed(400, "参数错误：subUnionId"));
        }
        let place = text(request, "positionId").or_else(|| text(request, "pid"));
        let tracks = Tracks { sub_id, place, ..Tracks::default() };
        Ok(Link { item_id: product.item_id, tracks })
    }

    /// The long form of a link, which names the product's page too, as JD's own do.
    fn click_url(&self, link: &Link) -> String {
        let page = format!("https://item.jd.com/{}.html", link.item_id);
        let mut to = form_urlencoded::Serializer::new(String::new());
        format!("{}&{}", self.0.shop_url(link), to.append_pair("to", &page).finish())
    }

    /// A text to paste into the app (京口令).
    fn command(&self, link: &Link) -> String {
        format!("￥{}￥", self.0.book.make_code(link))
    }
}

/// A text, or the own text of a number; none when empty.
fn text(request: &Value, name: &str) -> Option<String> {
    let text = match &request[name] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
