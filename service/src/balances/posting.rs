use rebated_domain::balance::AdjustmentPolicy;
use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::{AdjustmentId, LedgerTransferId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft, LedgerObject, Owner, TransferReason};
use rebated_domain::money::Money;
use rebated_entity::{balance_adjustment, ledger_account, ledger_entry};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::BalanceError;
use crate::db::Writes;
use crate::events::{EventData, Outbox};
use crate::ledger::{Cause, Legs, NewTransfer, Step, queries};
use crate::users::queries as users;
use crate::{Fault, Platform};

/// Longest note in characters.
const LONGEST_NOTE: usize = 500;

/// The policy in force.
pub(super) async fn policy(platform: &Platform) -> Result<AdjustmentPolicy, Fault> {
    let settings = &platform.settings.current(&platform.db).await?.settings;
    Ok(AdjustmentPolicy { limit_minor: settings.adjustment_limit_minor, currency: settings.currency })
}

/// Refuses a note that says nothing or too much.
pub(super) fn check_note(note: &str) -> Result<(), BalanceError> {
    let length = note.chars().count();
    let is_printable = note.chars().all(|c| !c.is_control() || c == '\n');
    let fits = (1..=LONGEST_NOTE).contains(&length) && !note.trim().is_empty() && is_printable;
    if fits { Ok(()) } else { Err(BalanceError::BadNote) }
}

/// Refuses a user who does not exist.
pub(super) async fn check_user(platform: &Platform, id: UserId) -> Result<(), BalanceError> {
    let user = users::by_id(platform.db.read(), id).await?;
    user.map(|_| ()).ok_or(BalanceError::UserNotFound)
}

/// What is written beside a posting that changes a user's balance.
pub(super) fn beside(platform: &Platform, user_id: UserId, cause: BalanceCause) -> Writes {
    let mut outbox = Outbox::default();
    let facts = BalanceFacts { user_id, cause };
    outbox.add(platform, platform.now(), &EventData::BalanceChanged(facts));
    let mut writes = Writes::new(platform.db.backend());
    outbox.write(&mut writes);
    writes
}

/// The sides of an amount that goes from a user's available balance to the platform.
pub(super) fn taken_from(user: UserId, amount: Money) -> Legs {
    let (available, platform) = (AccountPurpose::UserAvailable, AccountPurpose::PlatformAdjustment);
    Legs::Fixed(vec![
        EntryDraft { account: AccountKey::user(user, available, amount.currency()), amount: -amount.minor() },
        EntryDraft { account: AccountKey::platform(platform, amount.currency()), amount: amount.minor() },
    ])
}

/// The transfer of an adjustment: name-based, so that whoever knows the one knows the other.
pub fn transfer_of(adjustment: AdjustmentId) -> LedgerTransferId {
    LedgerTransferId(Uuid::new_v5(&adjustment.0, b"transfer"))
}

/// The step that books an adjustment.
pub(super) async fn step_of(
    db: &impl ConnectionTrait,
    row: &balance_adjustment::Model,
) -> Result<Step, BalanceError> {
    let amount = Money::new(row.amount_minor, row.currency);
    let (reason, legs) = match row.reverses_id {
        Some(undone) => (TransferReason::Reversal, opposite_of(db, transfer_of(undone)).await?),
        None if row.amount_minor > 0 => {
            let from = AccountPurpose::PlatformAdjustment;
            let (user, currency, amount) = (row.user_id, row.currency, row.amount_minor);
            (TransferReason::Adjustment, Legs::Credit { user, currency, amount, from })
        }
        None => {
            let taken = row.amount_minor.checked_neg().ok_or(BalanceError::BadAmount)?;
            (TransferReason::Adjustment, taken_from(row.user_id, Money::new(taken, amount.currency())))
        }
    };
    let object_type = LedgerObject::Adjustment;
    Ok(Step::Single(NewTransfer {
        id: transfer_of(row.id),
        cause: Cause { object_type, object_id: row.id.0, step: "post".into(), reason },
        order_id: None,
        refund_id: None,
        reverses_id: row.reverses_id.map(transfer_of),
        effective_at: None,
        legs,
    }))
}

/// The sides of a transfer the other way round.
async fn opposite_of(db: &impl ConnectionTrait, transfer: LedgerTransferId) -> Result<Legs, Fault> {
    let entries = queries::entries_of(db, [transfer]).await?.remove(&transfer);
    let opposite = |(entry, account): (ledger_entry::Model, ledger_account::Model)| {
        let owner = Owner::of(account.purpose, account.owner_id);
        let account = AccountKey { owner, purpose: account.purpose, currency: account.currency };
        EntryDraft { account, amount: -entry.amount_minor }
    };
    Ok(Legs::Fixed(entries.unwrap_or_default().into_iter().map(opposite).collect()))
}
