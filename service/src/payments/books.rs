//! What payments come to in the ledger.
//!
//! A payment that was paid is at its channel and prepaid for its order. Money that fits no payment is in suspense. A
//! payment that goes back is set aside when that is decided, and booked when the channel has moved it.

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, OrderId, PaymentReturnId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft, LedgerObject, TransferReason};
use rebated_domain::money::Currency;
use rebated_entity::{ledger_balance, order, payment, payment_return};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use crate::Fault;
use crate::db::Writes;
use crate::ledger::{Cause, Legs, NewTransfer, Posting, Step, post_in};

/// Books steps in the transaction of the change that they belong to. They have to be right: a refusal is a fault of
/// ours, and the change does not happen.
pub(crate) async fn book_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    steps: Vec<Step>,
) -> Result<(), Fault> {
    if steps.is_empty() {
        return Ok(());
    }
    let posting = Posting { steps, with: Writes::new(txn.get_database_backend()) };
    match post_in(txn, now, &[posting]).await?.into_iter().next() {
        Some(Ok(_)) | None => Ok(()),
        Some(Err(error)) => Err(Fault::Corrupt(format!("a payment cannot be booked: {error}"))),
    }
}

/// The buyer has paid: the money is at the channel, and prepaid for the order. The date that counts is the channel's.
pub(super) fn capture(payment: &payment::Model) -> Step {
    let (currency, amount) = (payment.currency, payment.amount_minor);
    let to = AccountKey::prepayment(payment.order_id, currency);
    let legs = between(clearing(payment), to, amount);
    let reason = TransferReason::PaymentCapture;
    single(payment, "capture", reason, legs, payment.paid_at)
}

/// Money at the channel that the payment does not account for.
pub(super) fn suspend(payment: &payment::Model, minor: i64) -> Step {
    let legs = between(clearing(payment), suspense(payment.currency), minor);
    single(payment, "suspense", TransferReason::PaymentSuspense, legs, None)
}

/// Takes it out of suspense again.
pub(super) fn clear(payment: &payment::Model, minor: i64) -> Step {
    let legs = between(suspense(payment.currency), clearing(payment), minor);
    single(payment, "suspense:clear", TransferReason::PaymentSuspense, legs, None)
}

/// Sets aside what goes back.
pub(super) fn reserve(payment: &payment::Model, row: &payment_return::Model) -> Step {
    let from = AccountKey::prepayment(payment.order_id, payment.currency);
    let transfer = NewTransfer {
        id: reserve_id(row.id),
        cause: of_return(row.id, "reserve"),
        order_id: Some(payment.order_id),
        refund_id: None,
        reverses_id: None,
        effective_at: None,
        legs: between(from, clearing(payment), row.amount_minor),
    };
    Step::Reserve { transfer, expires_at: None }
}

/// Books what went back.
pub(super) fn post_return(row: &payment_return::Model) -> Step {
    Step::Post { pending_id: reserve_id(row.id), cause: of_return(row.id, "post"), amount: None }
}

/// What was prepaid for a completed order becomes sales: its price less what was refunded of it, as far as it was
/// prepaid. What is set aside to go back stays.
pub(crate) async fn book_revenue_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    order: &order::Model,
) -> Result<(), Fault> {
    let prepaid = AccountKey::prepayment(order.id, order.currency);
    let balance = ledger_balance::Entity::find_by_id(prepaid.id()).one(txn).await?;
    let free = balance.map_or(0, |row| row.balance_minor - row.reserved_minor);
    let earned = (order.paid_minor - order.refunded_minor).min(free);
    if earned <= 0 {
        return Ok(());
    }
    let sales = AccountKey::platform(AccountPurpose::StoreSales, order.currency);
    let transfer = NewTransfer {
        id: named(order.id.0, "revenue"),
        cause: Cause {
            object_type: LedgerObject::Order,
            object_id: order.id.0,
            step: "revenue".into(),
            reason: TransferReason::OrderRevenue,
        },
        order_id: Some(order.id),
        refund_id: None,
        reverses_id: None,
        effective_at: None,
        legs: between(prepaid, sales, earned),
    };
    book_in(txn, now, vec![Step::Single(transfer)]).await
}

fn single(
    payment: &payment::Model,
    step: &str,
    reason: TransferReason,
    legs: Legs,
    effective_at: Option<DateTime<Utc>>,
) -> Step {
    let cause =
        Cause { object_type: LedgerObject::Payment, object_id: payment.id.0, step: step.into(), reason };
    let order_id: Option<OrderId> = Some(payment.order_id);
    let id = named(payment.id.0, step);
    Step::Single(NewTransfer { id, cause, order_id, refund_id: None, reverses_id: None, effective_at, legs })
}

fn of_return(id: PaymentReturnId, step: &str) -> Cause {
    let (object_type, reason) = (LedgerObject::PaymentReturn, TransferReason::PaymentReturn);
    Cause { object_type, object_id: id.0, step: step.into(), reason }
}

fn reserve_id(id: PaymentReturnId) -> LedgerTransferId {
    named(id.0, "reserve")
}

/// Name-based, so that a step that is booked twice is one.
pub(crate) fn named(object: Uuid, step: &str) -> LedgerTransferId {
    LedgerTransferId(Uuid::new_v5(&object, step.as_bytes()))
}

/// The account of the channel that the payment came through.
pub(crate) fn clearing(payment: &payment::Model) -> AccountKey {
    AccountKey::platform(AccountPurpose::clearing(payment.channel), payment.currency)
}

fn suspense(currency: Currency) -> AccountKey {
    AccountKey::platform(AccountPurpose::PaymentSuspense, currency)
}

/// Debits the one and credits the other.
pub(crate) fn between(debited: AccountKey, credited: AccountKey, minor: i64) -> Legs {
    Legs::Fixed(vec![
        EntryDraft { account: debited, amount: -minor },
        EntryDraft { account: credited, amount: minor },
    ])
}
