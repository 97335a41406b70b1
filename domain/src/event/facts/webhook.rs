use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::Subject;
use crate::id::{UserId, WebhookEndpointId};
use crate::webhook::DisabledReason;

/// An endpoint of webhooks that is not called any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookFacts {
    /// The endpoint.
    pub endpoint_id: WebhookEndpointId,
    /// What it is for, in the words of whoever made it.
    pub description: String,
    /// Who made it.
    pub created_by: UserId,
    /// Why it was disabled.
    pub reason: DisabledReason,
}

impl Subject for WebhookFacts {
    fn aggregate_id(&self) -> Uuid {
        self.endpoint_id.0
    }

    fn user_id(&self) -> Option<UserId> {
        Some(self.created_by)
    }
}
