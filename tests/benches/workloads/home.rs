use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use rebated_migration::{Migrator, MigratorTrait as _};
use rebated_service::Platform;
use rebated_service::clock::SystemClock;
use rebated_service::db::{Db, Options};
use rebated_service::ids::SystemEntropy;
use rebated_service::users::{PasswordHasher, TokenPolicy};
use sea_orm::{ConnectOptions, ConnectionTrait, Database as SeaOrm, DbBackend, Statement};
use tempfile::TempDir;

use super::arguments::Database;

const POSTGRES: &str = "REBATED_TEST_POSTGRES";

/// Where the data of one run lives.
pub struct Home {
    folder: TempDir,
    /// Of the database.
    pub url: String,
    /// To work in, on PostgreSQL.
    pub schema: Option<String>,
}

impl Home {
    /// An empty place on `database`.
    pub async fn new(database: Database) -> anyhow::Result<Self> {
        let folder = TempDir::with_prefix("rebated-bench-").context("no temporary folder can be made")?;
        if database == Database::Sqlite {
            let url = format!("sqlite://{}", folder.path().join("bench.sqlite").display());
            return Ok(Self { folder, url, schema: None });
        }
        let url = std::env::var(POSTGRES).with_context(|| {
            format!("{POSTGRES} is not set: it is the URL of a PostgreSQL server to measure on")
        })?;
        let schema = format!("bench_{}", std::process::id());
        let home = Self { folder, url, schema: Some(schema.clone()) };
        // a run that was killed may have left one behind
        home.execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).await?;
        Ok(home)
    }

    /// Which database it is.
    pub fn database(&self) -> Database {
        if self.schema.is_some() { Database::Postgres } else { Database::Sqlite }
    }

    /// A folder for files, removed with the rest.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The platform on this database, with a pool of `connections`. Tokens live as long as the run.
    pub async fn platform(&self, connections: u32) -> anyhow::Result<Platform> {
        let options = Options {
            url: self.url.clone(),
            max_connections: connections,
            schema: self.schema.clone(),
            statement_timeout: Duration::from_secs(600),
        };
        let db = Db::connect(&options).await?;
        Migrator::up(db.writer(), None).await?;
        let tokens = TokenPolicy { access_ttl: chrono::Duration::days(1), ..TokenPolicy::default() };
        let mut platform = Platform::new(db, Arc::new(SystemClock), Arc::new(SystemEntropy), tokens);
        platform.passwords = PasswordHasher::quick();
        Ok(platform)
    }

    /// Does what PostgreSQL would otherwise do in the middle of a measurement.
    pub async fn settle(&self, platform: &Platform) -> anyhow::Result<()> {
        let db = platform.db.writer();
        if platform.db.backend() == DbBackend::Postgres {
            let ours = "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables \
                WHERE schemaname = current_schema()";
            let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, ours)).await?;
            let tables: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
            let tables = tables.context("the schema has no tables")?;
            db.execute_unprepared(&format!("VACUUM ANALYZE {tables}")).await?;
        }
        Ok(())
    }

    /// Removes everything.
    pub async fn remove(self) -> anyhow::Result<()> {
        if let Some(schema) = &self.schema {
            self.execute(&format!("SET client_min_messages = warning; DROP SCHEMA {schema} CASCADE")).await?;
        }
        Ok(())
    }

    async fn execute(&self, statements: &str) -> anyhow::Result<()> {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = SeaOrm::connect(options).await?;
        connection.execute_unprepared(statements).await?;
        Ok(connection.close().await?)
    }
}
