use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;
use rebated_domain::user::{Role, UserStatus, contact_mask};
use rebated_entity::{external_identity, user};
use serde::Serialize;

/// A user as the audit log tells of them: contact addresses masked, and nothing of the password.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    display_name: String,
    email: Option<String>,
    phone: Option<String>,
    role: Role,
    status: UserStatus,
    tier: String,
    locale: String,
    inviter_id: Option<UserId>,
}

impl Told {
    pub(super) fn of(user: &user::Model) -> Self {
        Self {
            display_name: user.display_name.clone(),
            email: user.email.as_deref().map(contact_mask::email),
            phone: user.phone.as_deref().map(contact_mask::phone),
            role: user.role,
            status: user.status,
            tier: user.tier.clone(),
            locale: user.locale.clone(),
            inviter_id: user.inviter_id,
        }
    }
}

/// A link as the audit log tells of it. Who a buyer is at a source decides whose rebates they are, so it is
/// told whole; an account in a chat is an address and is masked.
#[derive(Serialize)]
pub(super) struct ToldLink {
    provider: String,
    subject: String,
}

impl ToldLink {
    pub(super) fn of(link: &external_identity::Model) -> Self {
        let is_source = link.provider.parse::<OrderSource>().is_ok();
        let subject = if is_source { link.subject.clone() } else { contact_mask::account(&link.subject) };
        Self { provider: link.provider.clone(), subject }
    }
}
