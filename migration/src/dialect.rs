//! One text for both databases: the few types that differ are written as words in braces.

use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// Runs `;`-separated statements after replacing `{uuid}`, `{time}`, `{json}`, `{bytes}`, `{bool}`,
/// `{int}`, `{big}` and `{table}` (what follows a table's closing bracket).
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &str) -> Result<(), DbErr> {
    let words: [(&str, &str); 8] = match manager.get_database_backend() {
        DbBackend::Postgres => [
            ("{uuid}", "uuid"),
            ("{time}", "timestamptz"),
            ("{json}", "jsonb"),
            ("{bytes}", "bytea"),
            ("{bool}", "boolean"),
            ("{int}", "integer"),
            ("{big}", "bigint"),
            ("{table}", ""),
        ],
        _ => [
            ("{uuid}", "BLOB"),
            ("{time}", "TEXT"),
            ("{json}", "TEXT"),
            ("{bytes}", "BLOB"),
            ("{bool}", "INTEGER"),
            ("{int}", "INTEGER"),
            ("{big}", "INTEGER"),
            ("{table}", "STRICT"),
        ],
    };
    let text = words.iter().fold(statements.to_owned(), |text, (word, sql)| text.replace(word, sql));
    for statement in text.split(';').map(str::trim).filter(|s| !s.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Declares a migration that runs one text and cannot be undone: money history is not rolled back,
/// a mistake is corrected by a further migration.
macro_rules! forward_only {
    ($sql:expr) => {
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub struct Migration;

        #[sea_orm_migration::async_trait::async_trait]
        impl sea_orm_migration::MigrationTrait for Migration {
            async fn up(
                &self,
                manager: &sea_orm_migration::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                crate::dialect::run(manager, $sql).await
            }
        }
    };
}

pub(crate) use forward_only;
