use rebated_service::networks::{Product, TrackedLink, Tracking, Trouble};
use serde_json::{Value, json};

use super::JdUnion;
use crate::json::Object;
use crate::union::{absolute, bad_answer, text};

/// Sites and apps.
const OF_SITES: &str = "jd.union.open.promotion.common.get";
/// Social media, which have no site.
const OF_MEDIA: &str = "jd.union.open.promotion.bysubunionid.get";
/// Both a short and a long link, please.
const BOTH: u32 = 3;

impl JdUnion {
    pub(super) async fn make_link(
        &self,
        product: &Product,
        tracking: &Tracking,
    ) -> Result<TrackedLink, Trouble> {
        let material = format!("https://item.jd.com/{}.html", product.item_id);
        let (method, parameters) =
            self.promotion(&material, Some(&tracking.sub_id), tracking.place.as_deref());
        self.call(method, &parameters, |_, inner| {
            let data = inner.object("data");
            data.as_ref().and_then(read).ok_or_else(|| bad_answer("the answer has no link"))
        })
        .await
    }

    /// The call that turns a link into one of ours.
    pub(super) fn promotion(
        &self,
        material: &str,
        sub_id: Option<&str>,
        place: Option<&str>,
    ) -> (&'static str, Value) {
        let site = Some(self.options.site_id.as_str()).filter(|site| !site.is_empty());
        let mut request = json!({ "materialId": material });
        let fields = [
            ("siteId", site),
            ("positionId", place.or(self.options.position_id.as_deref())),
            ("subUnionId", sub_id),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                request[name] = value.into();
            }
        }
        if site.is_none() {
            request["chainType"] = BOTH.into();
        }
        (if site.is_some() { OF_SITES } else { OF_MEDIA }, json!({ "promotionCodeReq": request }))
    }
}

fn read(data: &Object<'_>) -> Option<TrackedLink> {
    let (click, short) = (text(data, "clickURL"), text(data, "shortURL"));
    let (url, short_url) = match (click, short) {
        (Some(click), short) => (click, short),
        (None, short) => (short?, None),
    };
    Some(TrackedLink {
        url: absolute(url),
        short_url: short_url.map(absolute),
        password: text(data, "jCommand"),
    })
}
