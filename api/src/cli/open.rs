use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use rebated_service::Platform;
use rebated_service::clock::SystemClock;
use rebated_service::db::{Db, Options};
use rebated_service::ids::SystemEntropy;
use rebated_service::users::TokenPolicy;

use super::migrate;
use crate::config::Config;

/// Opens the database, without changing it.
pub async fn database(config: &Config) -> anyhow::Result<Db> {
    if let Some(folder) = config.database_url.folder() {
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let schema = &config.database.schema;
    let options = Options {
        url: config.database_url.as_str().to_owned(),
        max_connections: config.database.max_connections,
        schema: (!schema.is_empty()).then(|| schema.clone()),
        statement_timeout: Duration::from_secs(config.database.statement_timeout_seconds),
    };
    Db::connect(&options).await.with_context(|| format!("database {}", config.database_url))
}

/// The platform on an open and migrated database.
pub async fn platform(config: &Config) -> anyhow::Result<Arc<Platform>> {
    Ok(Arc::new(platform_to_furnish(config).await?))
}

/// The same, before anybody shares it.
pub async fn platform_to_furnish(config: &Config) -> anyhow::Result<Platform> {
    let db = database(config).await?;
    migrate::up(&db).await?;
    let tokens = TokenPolicy {
        issuer: config.auth.issuer.clone(),
        audience: config.auth.audience.clone(),
        access_ttl: chrono::Duration::minutes(config.auth.access_token_minutes),
        refresh_ttl: chrono::Duration::days(config.auth.refresh_token_days),
    };
    Ok(Platform::new(db, Arc::new(SystemClock), Arc::new(SystemEntropy), tokens))
}
