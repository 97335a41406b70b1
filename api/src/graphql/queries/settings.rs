//! Reading the settings.

use async_graphql::{Context, Object, Result};
use rebated_service::settings;

use crate::graphql::Ask;
use crate::graphql::error::top_level;
use crate::graphql::types::settings::Settings;

/// Reading the settings.
#[derive(Default)]
pub struct SettingsQueries;

/// Reading the settings.
#[Object]
impl SettingsQueries {
    /// The settings in force. For staff.
    async fn settings(&self, ctx: &Context<'_>) -> Option<Result<Settings>> {
        Some(settings::read(ctx.platform(), ctx.actor()).await.map(Settings).map_err(top_level))
    }
}
