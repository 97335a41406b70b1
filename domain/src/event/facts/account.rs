use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::id::{SessionId, UserId};

/// A new member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationFacts {
    /// Who.
    pub user_id: UserId,
    /// Who invited them; null when nobody did.
    pub inviter_id: Option<UserId>,
}

/// A changed password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasswordFacts {
    /// Whose.
    pub user_id: UserId,
    /// How many other sessions ended with it.
    pub sessions_ended: u64,
}

/// A sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionFacts {
    /// Who signed in.
    pub user_id: UserId,
    /// The session that it opened.
    pub session_id: SessionId,
}

subject!(RegistrationFacts, user_id, user_id);
subject!(PasswordFacts, user_id, user_id);
subject!(SessionFacts, user_id, user_id);
