//! How the platform is.

use async_graphql::{Context, Object, Result};
use rebated_service::{access, health};

use crate::graphql::Ask;
use crate::graphql::types::health::SystemHealth;
use crate::graphql::{denied, fault};

/// How the platform is.
#[derive(Default)]
pub struct HealthQueries;

/// How the platform is.
#[Object]
impl HealthQueries {
    /// How the platform is: what waits, and what is stuck. For administrators.
    async fn system_health(&self, ctx: &Context<'_>) -> Option<Result<SystemHealth>> {
        if let Err(refusal) = access::read_jobs(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        Some(health::check(ctx.platform()).await.map(Into::into).map_err(fault))
    }
}
