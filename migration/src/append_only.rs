//! Tables whose rows are written once: the database itself refuses to change or remove them.

use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// PostgreSQL needs one function that every trigger calls.
const REFUSAL: &str = "CREATE OR REPLACE FUNCTION rebated_append_only() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$";

/// Makes tables refuse UPDATE, DELETE and, where there is one, TRUNCATE.
///
/// Whoever owns the tables can still drop the triggers: they keep programs and people from mistakes.
/// What they cannot prevent, the hash chain shows.
pub(crate) async fn seal(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
    if is_postgres {
        db.execute_unprepared(REFUSAL).await?;
    }
    for table in tables {
        if is_postgres {
            db.execute_unprepared(&format!(
                "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION rebated_append_only()"
            ))
            .await?;
            continue;
        }
        for action in ["update", "delete"] {
            db.execute_unprepared(&format!(
                "CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table} \
                 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            ))
            .await?;
        }
    }
    Ok(())
}
