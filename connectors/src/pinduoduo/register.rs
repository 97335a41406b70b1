use rebated_service::networks::{Registration, Tracking, Trouble};
use serde_json::json;

use super::Duoduoke;
use super::call::custom_parameters;
use super::link::read_link;
use crate::json::Object;
use crate::union::{bad_answer, text};

/// The page on which a buyer agrees (备案).
const AGREEING: &str = "10";

impl Duoduoke {
    /// Asks whether buyer and place are registered together (备案); if not, makes the address at which the buyer agrees.
    pub(super) async fn register_buyer(&self, request: &Tracking) -> Result<Registration, Trouble> {
        let parameters = custom_parameters(&request.sub_id)?;
        if self.is_registered(self.place(request), &parameters).await? {
            return Ok(Registration::Done { buyer_ref: request.sub_id.clone() });
        }
        let places = json!([self.place(request)]).to_string();
        let business = [
            ("channel_type", AGREEING),
            ("p_id_list", places.as_str()),
            ("custom_parameters", &parameters),
            ("generate_short_url", "true"),
        ];
        self.call(
            "pdd.ddk.rp.prom.url.generate",
            "rp_promotion_url_generate_response",
            &business,
            |_, node| {
                let links = node.elements("url_list").unwrap_or_default();
                let link = links.first().and_then(|link| Object::parse(link).ok());
                let link =
                    link.as_ref().and_then(read_link).ok_or_else(|| bad_answer("the answer has no link"))?;
                Ok(Registration::Open { url: link.short_url.unwrap_or(link.url) })
            },
        )
        .await
    }

    async fn is_registered(&self, place: &str, parameters: &str) -> Result<bool, Trouble> {
        let business = [("pid", place), ("custom_parameters", parameters)];
        self.call("pdd.ddk.member.authority.query", "authority_query_response", &business, |_, node| {
            match text(node, "bind").as_deref() {
                Some("1") => Ok(true),
                Some("0") => Ok(false),
                _ => Err(bad_answer("the answer does not say whether the buyer is registered")),
            }
        })
        .await
    }
}
