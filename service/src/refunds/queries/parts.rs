use std::collections::HashMap;

use rebated_domain::id::{RefundId, ReturnInspectionId};
use rebated_domain::ledger::{AccountPurpose, LedgerObject};
use rebated_entity::{
    ledger_account, ledger_entry, ledger_transfer, refund_attempt, refund_note, refund_transition,
    return_inspection, return_inspection_line, return_shipment,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Fault;
use crate::db::any_of;

macro_rules! many_of {
    ($($(#[$doc:meta])* $name:ident: $table:ident by $column:ident($key:ty), $order:ident;)+) => {$(
        $(#[$doc])*
        pub async fn $name(
            db: &impl ConnectionTrait,
            of: impl IntoIterator<Item = $key>,
        ) -> Result<HashMap<$key, Vec<$table::Model>>, Fault> {
            let wanted = any_of(db.get_database_backend(), $table::Column::$column, of);
            let rows = $table::Entity::find().filter(wanted).order_by_asc($table::Column::$order).all(db).await?;
            Ok(grouped(rows, |row| row.key()))
        }
    )+};
}

/// What a row belongs to.
trait Of<K> {
    fn key(&self) -> K;
}

macro_rules! of {
    ($($table:ident.$field:ident: $key:ty;)+) => {$(
        impl Of<$key> for $table::Model {
            fn key(&self) -> $key {
                self.$field
            }
        }
    )+};
}

of! {
    refund_attempt.refund_id: RefundId;
    refund_note.refund_id: RefundId;
    refund_transition.refund_id: RefundId;
    return_inspection_line.inspection_id: ReturnInspectionId;
    return_shipment.refund_id: RefundId;
}

fn grouped<K: Eq + std::hash::Hash, R>(rows: Vec<R>, key: impl Fn(&R) -> K) -> HashMap<K, Vec<R>> {
    let mut of: HashMap<K, Vec<R>> = HashMap::new();
    for row in rows {
        of.entry(key(&row)).or_default().push(row);
    }
    of
}

many_of! {
    /// The logs of refunds, oldest first.
    transitions_of: refund_transition by RefundId(RefundId), VersionAfter;
    /// The calls to channels for refunds, oldest first.
    attempts_of: refund_attempt by RefundId(RefundId), CalledAt;
    /// The notes of the desk about refunds, oldest first.
    notes_of: refund_note by RefundId(RefundId), Id;
    /// The parcels of refunds on their way back, in the order in which they were asked for.
    parcels_of: return_shipment by RefundId(RefundId), AskedAt;
    /// What became of the items of lines that were looked at.
    inspected_lines_of: return_inspection_line by InspectionId(ReturnInspectionId), LineId;
}

/// What came of looking at the goods of refunds.
pub async fn inspections_of(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, return_inspection::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), return_inspection::Column::RefundId, refunds);
    let rows = return_inspection::Entity::find().filter(wanted).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.refund_id, row)).collect())
}

/// What refunds took back of rebates, in minor units, as far as it was booked with them.
pub async fn clawbacks_of(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, i64>, Fault> {
    let of_users = [AccountPurpose::UserAvailable, AccountPurpose::UserPending, AccountPurpose::UserOwed];
    let wanted = any_of(db.get_database_backend(), ledger_transfer::Column::RefundId, refunds);
    let transfers = ledger_transfer::Entity::find()
        .filter(wanted)
        .filter(ledger_transfer::Column::ObjectType.eq(LedgerObject::Rebate))
        .all(db)
        .await?;
    let ids = transfers.iter().map(|transfer| transfer.id);
    let entries = ledger_entry::Entity::find()
        .filter(any_of(db.get_database_backend(), ledger_entry::Column::TransferId, ids))
        .all(db)
        .await?;
    let accounts = any_of(
        db.get_database_backend(),
        ledger_account::Column::Id,
        entries.iter().map(|entry| entry.account_id),
    );
    let accounts = ledger_account::Entity::find()
        .filter(accounts)
        .filter(ledger_account::Column::Purpose.is_in(of_users))
        .all(db)
        .await?;
    let accounts: std::collections::HashSet<_> = accounts.into_iter().map(|account| account.id).collect();
    let refund_of: HashMap<_, _> =
        transfers.into_iter().filter_map(|transfer| Some((transfer.id, transfer.refund_id?))).collect();
    let mut taken: HashMap<RefundId, i64> = HashMap::new();
    for entry in entries.into_iter().filter(|entry| accounts.contains(&entry.account_id)) {
        if let Some(refund) = refund_of.get(&entry.transfer_id) {
            *taken.entry(*refund).or_default() -= entry.amount_minor;
        }
    }
    Ok(taken)
}
