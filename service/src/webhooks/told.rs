use rebated_domain::webhook::{DeliveryOrder, EndpointState};
use rebated_entity::webhook_endpoint as table;
use serde::Serialize;
use serde_json::Value;

/// An endpoint as the audit log tells of it: without its secrets, and without what its URL may hold of them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    address: String,
    description: String,
    kinds: Value,
    order: DeliveryOrder,
    state: EndpointState,
}

impl Told {
    pub(super) fn of(endpoint: &table::Model) -> Self {
        Self {
            address: address(&endpoint.url),
            description: endpoint.description.clone(),
            kinds: endpoint.kinds.clone(),
            order: endpoint.delivery_order,
            state: endpoint.state,
        }
    }
}

/// A URL up to its parameters, in which some receivers expect a token.
fn address(url: &str) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    url[..end].to_owned()
}
