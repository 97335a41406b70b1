use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::claim::{ClaimStatus, ClaimedOrder, DAYS_OPEN, MOST_A_DAY, MOST_OPEN};
use rebated_domain::id::{OrderClaimId, UserId};
use rebated_domain::money::Money;
use rebated_domain::order::{Attribution, OrderSource};
use rebated_domain::user::ChatProvider;
use rebated_entity::{external_identity, order_claim};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::ClaimError;
use super::found::{Found, is_theirs_in, lock_open_in, lock_order_in};
use super::note::check_note;
use super::save::write_new;
use super::told::Told;
use super::weigh::match_in;
use crate::access::Permit;
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::ledger::lock_for_posting_in;
use crate::orders::give_in;
use crate::rebates::{Buyer, Desk};
use crate::users::lock_in;
use crate::{Actor, Fault, Platform, Who, access};

/// An order that somebody says is theirs.
#[derive(Clone, Debug, Serialize)]
pub struct NewClaim {
    /// The order's number at its network, as it was typed.
    pub number: String,
    /// The network; none when the number's shape is to tell.
    pub source: Option<OrderSource>,
    /// What the claimant says was paid.
    pub paid: Option<Money>,
    /// A word for staff, 1 to 1000 characters.
    pub note: Option<String>,
    /// Who asks a bot; none for a person, who claims for themselves.
    pub account: Option<ChatAccount>,
}

/// An account in a chat.
#[derive(Clone, Debug, Serialize)]
pub struct ChatAccount {
    /// The chat, such as `WECHAT`.
    pub provider: String,
    /// The account, in the chat's words.
    pub subject: String,
}

/// Claims an order, whether or not it is known. When what speaks for the claim is enough, the order is nobody's and
/// nobody else claims it, the claimant gets it at once, with its rebates.
///
/// Repeated with the same key it is one claim, and answered as it is then.
pub async fn claim(
    platform: &Platform,
    actor: &Actor,
    wanted: NewClaim,
    idempotency_key: &str,
) -> Result<order_claim::Model, ClaimError> {
    let permit = access::claim_orders(actor)?;
    let claimed = check(&wanted)?;
    let key = Claim::new(actor.recorded_as(), "orderClaim", idempotency_key, &wanted)?;
    let user = claimant(platform, actor, wanted.account.as_ref()).await?;
    let desk = Desk::open(platform).await?;
    let claim = transact(&platform.db, async |txn| {
        if let Some(id) = key.take_in::<OrderClaimId>(txn, platform).await? {
            let earlier = order_claim::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return earlier.ok_or(ClaimError::NotFound);
        }
        lock_for_posting_in(txn).await?;
        let found = lock_order_in(txn, &claimed).await?;
        let claim = new_claim(&desk, user, &claimed, &wanted);
        let claim = run_in(txn, &desk, &permit, claim, found).await?;
        key.answer_in(txn, &claim.id).await?;
        Ok(claim)
    })
    .await?;
    platform.events.wake();
    Ok(claim)
}

fn check(wanted: &NewClaim) -> Result<ClaimedOrder, ClaimError> {
    check_note(wanted.note.as_deref())?;
    if wanted.paid.is_some_and(|paid| paid.minor() <= 0) {
        return Err(ClaimError::BadPaid);
    }
    Ok(ClaimedOrder::try_new(&wanted.number, wanted.source)?)
}

/// Whose claim it is: a person's own, or that of whoever is linked to the account that a bot names.
async fn claimant(
    platform: &Platform,
    actor: &Actor,
    account: Option<&ChatAccount>,
) -> Result<UserId, ClaimError> {
    match (actor.who(), account) {
        (Who::User { id, .. }, None) => Ok(*id),
        (Who::Bot { .. }, Some(account)) => {
            let ChatAccount { provider, subject } = account;
            let is_chat = provider.parse::<ChatProvider>().is_ok();
            if !is_chat || subject.chars().any(char::is_control) {
                return Err(ClaimError::BadIdentity);
            }
            let linked = external_identity::Entity::find_by_id((provider.clone(), subject.clone()))
                .one(platform.db.read());
            let linked = linked.await.map_err(Fault::from)?;
            linked.map(|row| row.user_id).ok_or(ClaimError::IdentityNotLinked)
        }
        _ => Err(ClaimError::BadIdentity),
    }
}

fn new_claim(
    desk: &Desk<'_>,
    user_id: UserId,
    claimed: &ClaimedOrder,
    wanted: &NewClaim,
) -> order_claim::Model {
    order_claim::Model {
        id: desk.platform.new_id(desk.now),
        user_id,
        source: claimed.source,
        order_number: claimed.number.clone(),
        note: wanted.note.clone(),
        paid_minor: wanted.paid.map(|paid| paid.minor()),
        paid_currency: wanted.paid.map(|paid| paid.currency()),
        status: ClaimStatus::Waiting,
        order_id: None,
        score: None,
        evidence: None,
        decided_at: None,
        decided_by: None,
        decision_note: None,
        created_at: desk.now,
        expires_at: desk.now + TimeDelta::days(DAYS_OPEN),
    }
}

async fn run_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    permit: &Permit,
    mut claim: order_claim::Model,
    found: Option<Found>,
) -> Result<order_claim::Model, ClaimError> {
    let claimed = super::found::named_by(&claim);
    // claims of one person are counted one after the other
    let user = lock_in(txn, claim.user_id).await?.ok_or(ClaimError::NotFound)?;
    if is_theirs_in(txn, &claimed, user.id).await? {
        return Err(ClaimError::AlreadyYours);
    }
    let open = lock_open_in(txn, &claimed).await?;
    if open.iter().any(|other| other.user_id == user.id) {
        return Err(ClaimError::AlreadyClaimed);
    }
    check_limits_in(txn, user.id, desk.now).await?;
    if let Some(found) = found {
        let is_given = match_in(txn, desk.now, &mut claim, &found, !open.is_empty()).await?;
        if is_given {
            let buyer = Buyer { id: user.id, inviter: user.inviter_id };
            give_in(txn, desk, vec![found.order], buyer, Attribution::Claim).await?;
        }
    }
    let mut writes = Writes::new(txn.get_database_backend());
    write_new(desk.platform, desk.now, &claim, &mut writes);
    let entry = permit.clone().did(AuditAction::OrderClaim, claim.id).made(&Told::of(&claim))?;
    entry.note(claim.note.as_deref()).write(desk.platform, desk.now, &mut writes);
    writes.run(txn).await?;
    Ok(claim)
}

async fn check_limits_in(
    txn: &DatabaseTransaction,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    let own = || order_claim::Entity::find().filter(order_claim::Column::UserId.eq(user));
    let open = own().filter(order_claim::Column::DecidedAt.is_null()).count(txn).await;
    if open.map_err(Fault::from)? >= MOST_OPEN {
        return Err(ClaimError::TooManyOpen);
    }
    let today = own().filter(order_claim::Column::CreatedAt.gt(now - TimeDelta::days(1))).count(txn).await;
    if today.map_err(Fault::from)? >= MOST_A_DAY { Err(ClaimError::TooManyToday) } else { Ok(()) }
}
