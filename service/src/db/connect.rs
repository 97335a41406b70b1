use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr};

/// How to connect.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite://path` or `postgres://…`.
    pub url: String,
    /// Size of the pool; on SQLite of the readers'. 8 to 16 suits two cores.
    pub max_connections: u32,
    /// Schema to work in, on PostgreSQL.
    pub schema: Option<String>,
    /// Longest time that a statement may run, on PostgreSQL.
    pub statement_timeout: Duration,
}

/// The database could not be opened. The text may name the path or host, never the password.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// Neither SQLite nor PostgreSQL.
    #[error("the database URL must begin with sqlite: or postgres:")]
    UnknownScheme,
    /// It refused, or is not there.
    #[error("cannot open the database: {0}")]
    Refused(#[from] DbErr),
}

/// The database. On SQLite one connection writes and a pool reads; on PostgreSQL both are one pool.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

impl Db {
    /// Opens the database; SQLite's file is made when it is not there.
    pub async fn connect(options: &Options) -> Result<Self, ConnectError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut writer, mut reader) = if options.url.starts_with("sqlite:") {
            let writer = Database::connect(sqlite(options, true)).await?;
            (writer, Database::connect(sqlite(options, false)).await?)
        } else if options.url.starts_with("postgres:") || options.url.starts_with("postgresql:") {
            let pool = Database::connect(postgres(options)).await?;
            (pool.clone(), pool)
        } else {
            return Err(ConnectError::UnknownScheme);
        };
        for connection in [&mut writer, &mut reader] {
            let count = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
        }
        Ok(Self { writer, reader, statements })
    }

    /// Where reads outside a transaction go.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Where transactions are begun. Migrations use it directly; workflows go through `transact`.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Which database it is.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Statements sent since the start, BEGIN and COMMIT not counted.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}

fn common(options: &Options) -> ConnectOptions {
    let mut to = ConnectOptions::new(&options.url);
    to.sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .test_before_acquire_if_idle_for(Duration::from_secs(30));
    to
}

fn sqlite(options: &Options, writes: bool) -> ConnectOptions {
    let mut to = common(options);
    to.max_connections(if writes { 1 } else { options.max_connections });
    to.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(writes)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-16000")
    });
    to
}

fn postgres(options: &Options) -> ConnectOptions {
    let mut to = common(options);
    let timeout = options.statement_timeout.as_millis().to_string();
    to.max_connections(options.max_connections)
        .max_lifetime(Duration::from_secs(1800))
        .set_application_name("rebated")
        .map_sqlx_postgres_opts(move |postgres| {
            postgres.options([
                ("plan_cache_mode", "force_generic_plan"),
                ("idle_in_transaction_session_timeout", "60000"),
                ("statement_timeout", timeout.as_str()),
            ])
        });
    if let Some(schema) = &options.schema {
        to.set_schema_search_path(schema);
    }
    to
}
