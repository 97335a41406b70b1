use rebated_service::networks::{Product, TrackedLink, Tracking, Trouble};

use super::TaobaoUnion;
use crate::union::{absolute, bad_answer, text};

/// Longest text of a password, in characters.
const LONGEST: usize = 50;

impl TaobaoUnion {
    /// `taobao.tbk.privilege.get`: an order keeps the `relation_id` of its link, or else only its place.
    pub(super) async fn make_link(
        &self,
        product: &Product,
        tracking: &Tracking,
    ) -> Result<TrackedLink, Trouble> {
        let place = self.place(tracking.place.as_deref())?;
        let relation = tracking.registered.as_deref().map(|id| id.strip_prefix("relation:").unwrap_or(id));
        let named = match relation {
            Some(id) => ("relation_id", id),
            None => ("external_id", tracking.sub_id.as_str()),
        };
        let business = [
            ("item_id", product.item_id.as_str()),
            ("adzone_id", &place.zone),
            ("site_id", &place.site),
            named,
        ];
        let url = self
            .call("taobao.tbk.privilege.get", &business, |_, node| {
                let data = node.object("result").and_then(|result| result.object("data"));
                let url = data.and_then(|data| text(&data, "coupon_click_url").or(text(&data, "item_url")));
                url.map(absolute).ok_or_else(|| bad_answer("the answer has no link"))
            })
            .await?;
        let password = self.password(&product.title, &url).await;
        Ok(TrackedLink { url, short_url: None, password })
    }

    /// A password for a link, by `taobao.tbk.tpwd.create`. The link is good without one: why there is none is only logged.
    async fn password(&self, title: &str, url: &str) -> Option<String> {
        let title: String = title.chars().take(LONGEST).collect();
        let business = [("text", title.as_str()), ("url", url)];
        let password = self.call("taobao.tbk.tpwd.create", &business, |_, node| {
            let data = node.object("data");
            Ok(data.and_then(|data| text(&data, "password_simple").or(text(&data, "model"))))
        });
        password.await.ok().flatten()
    }
}
