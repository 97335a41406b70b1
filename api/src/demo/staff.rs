use rebated_domain::user::Role;
use rebated_service::users::{TokenFor, authenticate, operator_token};
use rebated_service::{Actor, Platform};

/// Somebody who works for the platform.
pub(super) struct Employee {
    pub(super) token: String,
    pub(super) actor: Actor,
}

/// Everybody who works for the platform: the operator's own users, which have no password.
pub(super) struct Staff {
    pub(super) support: Employee,
    pub(super) finance: Employee,
    pub(super) admin: Employee,
}

impl Staff {
    pub(super) async fn open(platform: &Platform) -> anyhow::Result<Self> {
        Ok(Self {
            support: employ(platform, Role::Support).await?,
            finance: employ(platform, Role::Finance).await?,
            admin: employ(platform, Role::Admin).await?,
        })
    }
}

async fn employ(platform: &Platform, role: Role) -> anyhow::Result<Employee> {
    let token = operator_token(platform, TokenFor::Role(role)).await?;
    let actor = authenticate(platform, &token).await?.actor;
    Ok(Employee { token, actor })
}
