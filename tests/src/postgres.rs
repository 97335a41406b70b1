use std::fmt::Write as _;

use rebated_service::ids::{Entropy, SystemEntropy};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};

const URL: &str = "REBATED_TEST_POSTGRES";

/// A schema with a name of its own, dropped with everything in it.
pub(crate) struct Schema {
    url: String,
    name: String,
    dropped: bool,
}

impl Schema {
    pub(crate) async fn create() -> Self {
        let url = std::env::var(URL).unwrap_or_else(|_| {
            panic!(
                "{URL} is not set: it is the URL of a PostgreSQL server for tests. `scripts/test` starts \
                 one. To run the other tests only, set REBATED_TEST_SKIP_POSTGRES=1."
            )
        });
        let schema = Self { name: random_name(), url, dropped: false };
        let created = execute(&schema.url, format!("CREATE SCHEMA {}", schema.name)).await;
        created.unwrap_or_else(|error| panic!("the server of {URL} makes no schema: {error}"));
        schema
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Drops the schema. Something that still holds a lock on it makes this fail after a moment.
    pub(crate) async fn drop_now(mut self) {
        self.dropped = true;
        let dropped = execute(&self.url, self.drop_statement()).await;
        dropped.expect("nothing uses the schema of a finished test");
    }

    fn drop_statement(&self) -> String {
        format!(
            "SET client_min_messages = warning; SET lock_timeout = '10s'; DROP SCHEMA {} CASCADE",
            self.name
        )
    }
}

impl Drop for Schema {
    /// After a test that failed. Dropping cannot wait, so a thread does.
    fn drop(&mut self) {
        if self.dropped {
            return;
        }
        let (url, statement) = (self.url.clone(), self.drop_statement());
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(execute(&url, statement)))
        });
        match thread.join() {
            Ok(Ok(Ok(()))) => {}
            _ => eprintln!("the schema {} was left behind", self.name),
        }
    }
}

async fn execute(url: &str, statements: String) -> Result<(), DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection: DatabaseConnection = Database::connect(options).await?;
    connection.execute_unprepared(&statements).await?;
    connection.close().await
}

/// Runs at the same time, and runs before it that were killed, may share the server.
fn random_name() -> String {
    let mut bytes = [0; 12];
    SystemEntropy.fill(&mut bytes);
    let mut name = "test_".to_owned();
    for byte in bytes {
        let _ = write!(name, "{byte:02x}");
    }
    name
}
