use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use super::{Rows, columns};
use crate::Fault;

/// Reads entities by many keys at once. `sql` is given the entity's columns under the alias `t` and the
/// table expression of the keys, named `r`.
pub async fn find_by_rows<E: EntityTrait>(
    db: &impl ConnectionTrait,
    keys: &Rows,
    sql: impl FnOnce(&str, &str) -> String,
) -> Result<Vec<E::Model>, Fault> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let text = sql(&columns::<E>("t"), &source);
    let statement = Statement::from_sql_and_values(backend, text, params);
    Ok(E::find().from_raw_sql(statement).all(db).await?)
}

/// The clause that locks the rows of `t` which a select reads. SQLite's writer is alone already.
pub fn for_update(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "FOR UPDATE OF t",
        _ => "",
    }
}
