use std::sync::Arc;

use anyhow::ensure;
use futures_util::future::try_join_all;
use rebated_domain::id::UserId;
use rebated_domain::ledger::{
    AccountKey, AccountPurpose, EntryDraft, LedgerObject, TransferOutcome, TransferReason,
};
use rebated_domain::money::Currency;
use rebated_service::Platform;
use rebated_service::db::Writes;
use rebated_service::ledger::{Cause, Legs, NewTransfer, Posting, Step, chain};

use super::USERS;
use super::books::Wish;

/// How many users get their account at once.
const CHUNK: usize = 1_000;

/// The product: requests that wait for a transaction share the next one.
pub struct Grouped {
    platform: Arc<Platform>,
    users: Vec<UserId>,
}

impl Grouped {
    /// Opens every user's account by a transfer, as the first credit does.
    pub async fn new(platform: &Arc<Platform>) -> anyhow::Result<Self> {
        let users: Vec<UserId> = (0..USERS).map(|_| platform.new_id(platform.now())).collect();
        let grouped = Self { platform: Arc::clone(platform), users };
        let first = |user| Wish { id: platform.new_id(platform.now()), user, amount: 1, chance: 0 };
        let wishes: Vec<Wish> = (0..USERS).map(first).collect();
        for chunk in wishes.chunks(CHUNK) {
            try_join_all(chunk.iter().map(|wish| grouped.transfer(*wish))).await?;
        }
        Ok(grouped)
    }

    /// One transfer, answered after the commit of its group.
    pub async fn transfer(&self, wish: Wish) -> anyhow::Result<()> {
        let user = self.users[usize::try_from(wish.user)?];
        let side = |account, amount| EntryDraft { account, amount };
        let transfer = NewTransfer {
            id: wish.id,
            cause: Cause {
                object_type: LedgerObject::OrderLine,
                object_id: wish.id.0,
                step: "book".into(),
                reason: TransferReason::Adjustment,
            },
            order_id: None,
            refund_id: None,
            reverses_id: None,
            effective_at: None,
            legs: Legs::Fixed(vec![
                side(AccountKey::platform(AccountPurpose::PlatformMargin, Currency::Cny), -wish.amount),
                side(AccountKey::user(user, AccountPurpose::UserAvailable, Currency::Cny), wish.amount),
            ]),
        };
        let platform = &self.platform;
        let posting =
            Posting { steps: vec![Step::Single(transfer)], with: Writes::new(platform.db.backend()) };
        let receipts = platform.poster.post(&platform.db, posting).await?;
        ensure!(receipts[0].outcome == TransferOutcome::Created, "a new transfer was taken for a repeat");
        Ok(())
    }

    /// Refuses books that do not hold exactly what was acknowledged. `verify` looks at the rest.
    pub async fn check(&self, acknowledged: u64) -> anyhow::Result<()> {
        let (head, waiting) = chain::head(self.platform.db.read()).await?;
        let written = head.map_or(0, |head| head.length.unsigned_abs()) + waiting;
        let acknowledged = acknowledged + USERS;
        ensure!(written == acknowledged, "group posting: {acknowledged} acknowledged, {written} written");
        Ok(())
    }
}
