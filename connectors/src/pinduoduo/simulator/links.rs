use serde_json::{Value, json};

use super::PinduoduoSimulator;
use super::answer::{invalid, refused, unauthorised};
use super::authority::{given_parameters, name_in};
use crate::union::Parameters;
use crate::union::simulator::{Link, Tracks, enveloped};

impl PinduoduoSimulator {
    /// `pdd.ddk.goods.zs.unit.url.gen`: our own link to what a shared link leads to. The address names the product too.
    pub(super) fn convert(&self, form: &Parameters) -> Result<Value, Value> {
        let source = form.get("source_url").ok_or_else(|| invalid("source_url"))?;
        let pid = form.get("pid").ok_or_else(|| invalid("pid"))?;
        let parameters = given_parameters(form)?;
        if !self.may_use(parameters) {
            return Err(unauthorised());
        }
        let item_id = self.0.account.book.open(source).map(|link| link.item_id);
        let item_id = item_id.filter(|id| self.0.account.book.product(id).is_some());
        let item_id =
            item_id.ok_or_else(|| refused(50001, "业务服务错误:链接不合法或商品不存在", "50002"))?;
        let answer = self.addresses(&Link { item_id, tracks: tracks(pid, parameters) }, None);
        Ok(enveloped("goods_zs_unit_generate_response", answer))
    }

    /// `pdd.ddk.goods.promotion.url.generate`: tracked links to products. With `generate_authority_url` an address leads
    /// over the page on which the buyer agrees; without it, parameters that nobody agreed to are refused.
    pub(super) fn promote(&self, form: &Parameters) -> Result<Value, Value> {
        let pid = form.get("p_id").ok_or_else(|| invalid("p_id"))?;
        let signs = form.get("goods_sign_list").and_then(|text| serde_json::from_str(text).ok());
        let signs: Vec<String> = signs.ok_or_else(|| invalid("goods_sign_list"))?;
        let parameters = given_parameters(form)?;
        let is_free = self.may_use(parameters);
        let may_ask = form.get("generate_authority_url").is_some_and(|text| text == "true");
        if !is_free && !may_ask {
            return Err(unauthorised());
        }
        let known = signs.into_iter().filter(|sign| self.0.account.book.product(sign).is_some());
        let list: Vec<Value> = known
            .map(|item_id| {
                let link = Link { item_id, tracks: tracks(pid, parameters) };
                self.addresses(&link, parameters.filter(|_| !is_free))
            })
            .collect();
        if list.is_empty() {
            return Err(refused(50001, "业务服务错误:商品不存在或不参与推广", "50002"));
        }
        let answer = json!({ "goods_promotion_url_list": list });
        Ok(enveloped("goods_promotion_url_generate_response", answer))
    }

    /// The addresses of a link; over the page for the authority when the parameters still need it.
    fn addresses(&self, link: &Link, unauthorised: Option<&str>) -> Value {
        let (url, short) = match unauthorised {
            Some(parameters) => {
                let url = self.authority_url(parameters, Some(link));
                (url.clone(), url)
            }
            None => {
                let url = self.0.account.shop_url(link);
                (format!("{url}&goods_sign={}", link.item_id), self.0.account.short_url(link))
            }
        };
        json!({
            "url": url,
            "short_url": short,
            "mobile_url": url,
            "mobile_short_url": short,
            "schema_url": url,
        })
    }
}

fn tracks(pid: &str, parameters: Option<&str>) -> Tracks {
    Tracks { sub_id: parameters.map(name_in), place: Some(pid.to_owned()), ..Tracks::default() }
}
