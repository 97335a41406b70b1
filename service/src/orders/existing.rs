use std::collections::{BTreeSet, HashMap};

use rebated_domain::id::{OrderId, UserId};
use rebated_entity::{order, order_line, user};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use super::import::MarkedRecord;
use crate::db::{Kind, Rows, any_of, find_by_rows, for_update};
use crate::rebates::Buyer;
use crate::{Fault, row};

/// Locks the orders that records belong to, in the order of their ids.
pub(super) async fn lock_orders_in(
    txn: &DatabaseTransaction,
    records: &[MarkedRecord],
) -> Result<Vec<order::Model>, Fault> {
    const KEYS: &[(&str, Kind)] =
        &[("source", Kind::Text), ("account", Kind::Text), ("external_id", Kind::Text)];
    let mut keys = Rows::new(KEYS);
    let mut wanted: Vec<_> = records
        .iter()
        .map(|r| &r.record.snapshot)
        .map(|s| (s.source, s.account.as_str(), s.order_ref.as_str()))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.into_iter().for_each(|(source, account, external)| keys.push(row![source, account, external]));
    let lock = for_update(txn.get_database_backend());
    find_by_rows::<order::Entity>(txn, &keys, |columns, source| {
        format!(
            "SELECT {columns} FROM orders t JOIN {source} ON t.source = r.source \
             AND t.account = r.account AND t.external_id = r.external_id ORDER BY t.id {lock}"
        )
    })
    .await
}

/// The lines that records name, whichever order they belong to.
pub(super) async fn lines_by_key_in(
    txn: &DatabaseTransaction,
    records: &[MarkedRecord],
) -> Result<Vec<order_line::Model>, Fault> {
    const KEYS: &[(&str, Kind)] =
        &[("source", Kind::Text), ("account", Kind::Text), ("line_key", Kind::Text)];
    let mut keys = Rows::new(KEYS);
    for record in records {
        let snapshot = &record.record.snapshot;
        keys.push(row![snapshot.source, snapshot.account.as_str(), snapshot.line_key.as_str()]);
    }
    find_by_rows::<order_line::Entity>(txn, &keys, |columns, source| {
        format!(
            "SELECT {columns} FROM order_lines t JOIN {source} ON t.source = r.source \
             AND t.account = r.account AND t.line_key = r.line_key"
        )
    })
    .await
}

/// Refuses to go on when an order that was not there yet has come in between: its lines can be seen,
/// but it is not locked.
pub(super) async fn check_unraced_in(
    txn: &DatabaseTransaction,
    records: &[MarkedRecord],
    locked: &[order::Model],
    lines: &[order_line::Model],
) -> Result<(), Fault> {
    let known: BTreeSet<OrderId> = locked.iter().map(|order| order.id).collect();
    let strange: BTreeSet<OrderId> =
        lines.iter().map(|line| line.order_id).filter(|id| !known.contains(id)).collect();
    if strange.is_empty() {
        return Ok(());
    }
    let wanted: BTreeSet<_> = records
        .iter()
        .map(|r| &r.record.snapshot)
        .map(|s| (s.source, s.account.as_str(), s.order_ref.as_str()))
        .collect();
    let found = any_of(txn.get_database_backend(), order::Column::Id, strange);
    let found = order::Entity::find().filter(found).all(txn).await?;
    let is_wanted =
        |o: &order::Model| wanted.contains(&(o.source, o.account.as_str(), o.external_id.as_str()));
    if found.iter().any(is_wanted) { Err(Fault::Raced("an order arrived meanwhile")) } else { Ok(()) }
}

/// All lines of orders that the transaction has locked.
pub(crate) async fn lines_of_orders_in(
    txn: &DatabaseTransaction,
    orders: &[OrderId],
) -> Result<Vec<order_line::Model>, Fault> {
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = any_of(txn.get_database_backend(), order_line::Column::OrderId, orders.iter().copied());
    Ok(order_line::Entity::find().filter(wanted).order_by_asc(order_line::Column::Id).all(txn).await?)
}

/// Who bought, for orders whose buyer is known.
pub(super) async fn buyers_by_id_in(
    txn: &DatabaseTransaction,
    ids: &[UserId],
) -> Result<HashMap<UserId, Buyer>, Fault> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = any_of(txn.get_database_backend(), user::Column::Id, ids.iter().copied());
    let rows: Vec<(UserId, Option<UserId>)> = user::Entity::find()
        .filter(wanted)
        .select_only()
        .columns([user::Column::Id, user::Column::InviterId])
        .into_tuple()
        .all(txn)
        .await?;
    Ok(rows.into_iter().map(|(id, inviter)| (id, Buyer { id, inviter })).collect())
}

#[derive(FromQueryResult)]
struct LinkedBuyer {
    provider: String,
    subject: String,
    id: UserId,
    inviter_id: Option<UserId>,
}

/// Who bought, for references that are linked to a user. Keyed by source and reference.
pub(super) async fn buyers_by_reference_in(
    txn: &DatabaseTransaction,
    references: &[(String, String)],
) -> Result<HashMap<(String, String), Buyer>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("provider", Kind::Text), ("subject", Kind::Text)];
    if references.is_empty() {
        return Ok(HashMap::new());
    }
    let mut keys = Rows::new(KEYS);
    references.iter().for_each(|(provider, subject)| keys.push(row![provider.as_str(), subject.as_str()]));
    let backend = txn.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT i.provider, i.subject, u.id, u.inviter_id FROM external_identities i \
         JOIN {source} ON i.provider = r.provider AND i.subject = r.subject JOIN users u ON u.id = i.user_id"
    );
    let found =
        LinkedBuyer::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(txn).await?;
    let buyer =
        |row: LinkedBuyer| ((row.provider, row.subject), Buyer { id: row.id, inviter: row.inviter_id });
    Ok(found.into_iter().map(buyer).collect())
}
