use rebated_migration::{Migrator, MigratorTrait};
use rebated_service::db::{Db, Options};

use crate::postgres::Schema;
use crate::sqlite::File;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file of the test's own.
    Sqlite,
    /// A schema of the test's own on the server of `REBATED_TEST_POSTGRES`.
    Postgres,
}

impl Database {
    /// Whether the environment says that tests on this database are not to be run.
    pub fn is_left_out(self) -> bool {
        self == Self::Postgres && std::env::var("REBATED_TEST_SKIP_POSTGRES").is_ok_and(|value| value == "1")
    }
}

/// Where a test's data lives; gone when dropped.
pub(crate) enum Home {
    /// On disk.
    Sqlite(File),
    /// On a server.
    Postgres(Schema),
}

impl Home {
    /// An empty place on `database`.
    pub(crate) async fn new(database: Database) -> Self {
        match database {
            Database::Sqlite => Self::Sqlite(File::new()),
            Database::Postgres => Self::Postgres(Schema::create().await),
        }
    }

    /// URL and schema.
    pub(crate) fn place(&self) -> (String, Option<String>) {
        match self {
            Self::Sqlite(file) => (file.url(), None),
            Self::Postgres(schema) => (schema.url().to_owned(), Some(schema.name().to_owned())),
        }
    }

    /// Opens a pool on it.
    pub(crate) async fn connect(&self, max_connections: u32) -> Db {
        let (url, schema) = self.place();
        let options =
            Options { url, max_connections, schema, statement_timeout: std::time::Duration::from_secs(30) };
        let db = Db::connect(&options).await.expect("the test's database opens");
        if let Self::Sqlite(file) = self {
            file.stop_waiting_for_the_disk(&db).await;
        }
        db
    }

    /// Makes the tables.
    pub(crate) async fn migrate(&self, db: &Db) {
        Migrator::up(db.writer(), None).await.expect("every migration applies to an empty database");
    }

    /// Removes everything. Dropping does so too, but has to block a thread.
    pub(crate) async fn remove(self) {
        if let Self::Postgres(schema) = self {
            schema.drop_now().await;
        }
    }
}
