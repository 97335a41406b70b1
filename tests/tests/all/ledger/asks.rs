//! What the tests ask of the poster, in few words.

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft, LedgerObject, TransferReason};
use rebated_domain::ledger::{TransferOutcome, TransferRefusal};
use rebated_domain::money::Currency;
use rebated_service::Platform;
use rebated_service::db::Writes;
use rebated_service::ledger::{Cause, Legs, NewTransfer, PostError, Posting, Receipt, Step};
use uuid::Uuid;

/// The transfer of that number.
pub fn transfer(number: u32) -> LedgerTransferId {
    LedgerTransferId(Uuid::from_u128(0x7000_0000_0000 + u128::from(number)))
}

/// The user of that number. The ledger does not ask whether there is one.
pub fn user(number: u32) -> UserId {
    UserId(Uuid::from_u128(0x1000 + u128::from(number)))
}

/// What a user can withdraw.
pub fn available(number: u32) -> AccountKey {
    AccountKey::user(user(number), AccountPurpose::UserAvailable, Currency::Cny)
}

/// The platform's account for corrections, which has no limit.
pub fn platform() -> AccountKey {
    AccountKey::platform(AccountPurpose::PlatformAdjustment, Currency::Cny)
}

/// A cause of its own: objects that only the ledger knows.
pub fn cause(object: u32, step: &str) -> Cause {
    Cause {
        object_type: LedgerObject::OrderLine,
        object_id: Uuid::from_u128(0x2000_0000 + u128::from(object)),
        step: step.to_owned(),
        reason: TransferReason::Adjustment,
    }
}

/// A transfer for an object of the same number.
pub fn new_transfer(number: u32, legs: Legs) -> NewTransfer {
    NewTransfer {
        id: transfer(number),
        cause: cause(number, "book"),
        order_id: None,
        refund_id: None,
        reverses_id: None,
        effective_at: None,
        legs,
    }
}

/// `amount` from one account to the other.
pub fn from_to(from: AccountKey, to: AccountKey, amount: i64) -> Legs {
    let leg = |account, amount| EntryDraft { account, amount };
    Legs::Fixed(vec![leg(from, -amount), leg(to, amount)])
}

/// Moves at once.
pub fn single(number: u32, from: AccountKey, to: AccountKey, amount: i64) -> Step {
    Step::Single(new_transfer(number, from_to(from, to, amount)))
}

/// Reserves what a user would give to the platform.
pub fn reserve(number: u32, from: u32, amount: i64, expires_at: Option<DateTime<Utc>>) -> Step {
    let transfer = new_transfer(number, from_to(available(from), platform(), amount));
    Step::Reserve { transfer, expires_at }
}

/// Confirms.
pub fn confirm(number: u32, amount: Option<i64>) -> Step {
    Step::Post { pending_id: transfer(number), cause: cause(number, "confirm"), amount }
}

/// Cancels.
pub fn cancel(number: u32) -> Step {
    Step::Void { pending_id: transfer(number), cause: cause(number, "cancel") }
}

/// Sends linked steps to a node.
pub async fn send(node: &Platform, steps: Vec<Step>) -> Result<Vec<Receipt>, PostError> {
    let with = Writes::new(node.db.backend());
    node.poster.post(&node.db, Posting { steps, with }).await
}

/// Sends one step; the refusal when it is refused. A fault fails the test.
pub async fn ask(node: &Platform, step: Step) -> Result<Receipt, TransferRefusal> {
    match send(node, vec![step]).await {
        Ok(mut receipts) => Ok(receipts.remove(0)),
        Err(PostError::Refused { refusal, .. }) => Err(refusal),
        Err(PostError::Fault(fault)) => panic!("a fault reached the caller: {fault}"),
    }
}

/// Sends one step that has to be booked now.
pub async fn book(node: &Platform, step: Step) -> Receipt {
    let receipt = ask(node, step).await.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    assert_eq!(receipt.outcome, TransferOutcome::Created);
    receipt
}
