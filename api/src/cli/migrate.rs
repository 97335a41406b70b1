use std::time::Duration;

use anyhow::Context as _;
use rebated_migration::{Migrator, MigratorTrait};
use rebated_service::db::Db;

use super::exit::Outcome;
use super::open;
use crate::config::Config;

/// How long another process gets to finish the change that this one stumbled over.
const PATIENCE: Duration = Duration::from_millis(500);

/// `rebated migrate`
pub async fn run(config: &Config) -> Outcome {
    let db = open::database(config).await?;
    up(&db).await?;
    println!("The schema of {} is up to date.", config.database_url);
    Ok(())
}

/// Applies every change that has not been applied yet.
///
/// Every change is one transaction. When two processes start at once, one of them fails on what the
/// other has just made; it goes on for as long as fewer changes are left than before.
pub async fn up(db: &Db) -> anyhow::Result<()> {
    let mut left = usize::MAX;
    loop {
        let Err(error) = Migrator::up(db.writer(), None).await else { return Ok(()) };
        tokio::time::sleep(PATIENCE).await;
        let now_left =
            Migrator::get_pending_migrations(db.writer()).await.map_or(usize::MAX, |list| list.len());
        if now_left >= left {
            return Err(error).context("the schema cannot be brought up to date");
        }
        left = now_left;
    }
}
