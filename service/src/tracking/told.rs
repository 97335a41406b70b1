use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;
use rebated_entity::tracking_link;
use serde::Serialize;

use super::buyer::Buyer;

/// A link as the audit log tells of it, with the buyer's name at the network if that is new.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told<'a> {
    user_id: UserId,
    network: &'static str,
    item_id: &'a str,
    channel: Option<&'a str>,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_name: Option<&'a str>,
}

impl<'a> Told<'a> {
    pub(super) fn of(link: &'a tracking_link::Model, buyer: &'a Buyer) -> Self {
        Self {
            user_id: link.user_id,
            network: link.network.code(),
            item_id: &link.item_id,
            channel: link.channel.as_deref(),
            code: &link.code,
            new_name: buyer.is_new.then(|| buyer.sub_id.as_str()),
        }
    }
}

/// The names that a user got at a network.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldNames {
    network: &'static str,
    names: Vec<String>,
}

impl ToldNames {
    pub(super) fn of(source: OrderSource, names: Vec<String>) -> Self {
        Self { network: source.code(), names }
    }
}
