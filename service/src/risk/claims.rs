use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::UserId;
use rebated_domain::risk::ClaimFacts;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::Fault;
use crate::db::{Kind, Rows};
use crate::row;

#[derive(FromQueryResult)]
struct Counted {
    user_id: UserId,
    last_hour: i64,
    last_day: i64,
    contested: i64,
}

/// What users have claimed, by one statement; users without claims are absent.
pub(super) async fn claims_of(
    db: &impl ConnectionTrait,
    users: &[UserId],
    now: DateTime<Utc>,
) -> Result<HashMap<UserId, ClaimFacts>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("user_id", Kind::Uuid), ("hour", Kind::Time), ("day", Kind::Time)];
    if users.is_empty() {
        return Ok(HashMap::new());
    }
    let mut keys = Rows::new(KEYS);
    let (hour, day) = (now - TimeDelta::hours(1), now - TimeDelta::days(1));
    users.iter().for_each(|user| keys.push(row![*user, hour, day]));
    let backend = db.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT c.user_id,
            count(CASE WHEN c.created_at > r.hour THEN 1 END) AS last_hour,
            count(CASE WHEN c.created_at > r.day THEN 1 END) AS last_day,
            count(DISTINCT CASE WHEN EXISTS (
                SELECT 1 FROM order_claims o WHERE o.source = c.source AND o.order_number = c.order_number
                AND o.user_id <> c.user_id
            ) THEN c.order_number END) AS contested
         FROM order_claims c JOIN {source} ON r.user_id = c.user_id GROUP BY c.user_id"
    );
    let rows =
        Counted::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(db).await?;
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let facts = |row: Counted| {
        let facts = ClaimFacts {
            last_hour: whole(row.last_hour),
            last_day: whole(row.last_day),
            contested: whole(row.contested),
        };
        (row.user_id, facts)
    };
    Ok(rows.into_iter().map(facts).collect())
}
