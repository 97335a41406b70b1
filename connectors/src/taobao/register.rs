use rebated_service::networks::{Registration, Tracking, Trouble};

use super::TaobaoUnion;
use crate::union::{bad_answer, refused, text};

impl TaobaoUnion {
    /// Makes the buyer a channel of ours by `taobao.tbk.sc.publisher.info.save`. Taobao answers with the same
    /// `relation_id` when it knows the channel already.
    pub(super) async fn register_channel(&self, request: &Tracking) -> Result<Registration, Trouble> {
        let Some(inviter_code) = &self.options.inviter_code else {
            return Err(refused("NO_INVITER_CODE", "channels need an inviter code"));
        };
        let business = [
            ("inviter_code", inviter_code.as_str()),
            ("info_type", "1"),
            ("note", &request.sub_id),
            ("relation_from", "1"),
            ("online_scene", "1"),
        ];
        self.call("taobao.tbk.sc.publisher.info.save", &business, |_, node| {
            let id = node.object("data").and_then(|data| text(&data, "relation_id"));
            let id = id.filter(|id| id != "0").ok_or_else(|| bad_answer("the answer has no relation_id"))?;
            Ok(Registration::Done { buyer_ref: format!("relation:{id}") })
        })
        .await
    }
}
