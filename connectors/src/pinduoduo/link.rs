use rebated_service::networks::{Product, TrackedLink, Tracking, Trouble};
use serde_json::json;

use super::Duoduoke;
use super::call::custom_parameters;
use crate::json::Object;
use crate::union::{absolute, bad_answer, text};

impl Duoduoke {
    /// `pdd.ddk.goods.promotion.url.generate`.
    pub(super) async fn make_link(
        &self,
        product: &Product,
        tracking: &Tracking,
    ) -> Result<TrackedLink, Trouble> {
        let parameters = custom_parameters(&tracking.sub_id)?;
        let signs = json!([product.item_id]).to_string();
        let business = [
            ("p_id", self.place(tracking)),
            ("goods_sign_list", signs.as_str()),
            ("custom_parameters", &parameters),
            ("generate_short_url", "true"),
        ];
        self.call(
            "pdd.ddk.goods.promotion.url.generate",
            "goods_promotion_url_generate_response",
            &business,
            |_, node| {
                let links = node.elements("goods_promotion_url_list").unwrap_or_default();
                let link = links.first().and_then(|link| Object::parse(link).ok());
                link.as_ref().and_then(read_link).ok_or_else(|| bad_answer("the answer has no link"))
            },
        )
        .await
    }

    /// The place that links are made for: another of the account's, or its own.
    pub(super) fn place<'a>(&'a self, tracking: &'a Tracking) -> &'a str {
        tracking.place.as_deref().unwrap_or(&self.options.pid)
    }
}

/// The links that open the app, or else those that open a browser.
pub(super) fn read_link(link: &Object<'_>) -> Option<TrackedLink> {
    let long = text(link, "mobile_url").or_else(|| text(link, "url"));
    let short = text(link, "mobile_short_url").or_else(|| text(link, "short_url"));
    let (url, short_url) = match (long, short) {
        (Some(long), short) => (long, short),
        (None, short) => (short?, None),
    };
    Some(TrackedLink { url: absolute(url), short_url: short_url.map(absolute), password: None })
}
