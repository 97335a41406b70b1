use std::time::Duration;

use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderId, PaymentId};
use rebated_domain::money::Currency;
use rebated_domain::payment::{PaymentScene, PaymentStatus};
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::store_order::StoreOrderStatus;
use rebated_entity::payment;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::Serialize;

use super::ask::{self, Heard};
use super::life::{Cause, Locked, begin_in, lock_in, transition_in};
use super::look::{CALL_AGAIN_AFTER, call_again};
use super::told::Told;
use super::{Outcome, PaymentChannel, PaymentError, Trouble};
use crate::access::Permit;
use crate::crash::{self, Point};
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::numbers::tail;
use crate::rebates::Desk;
use crate::store::life;
use crate::{Actor, Fault, Platform, access};

/// How long the caller waits for the channel. Nobody waits longer for an answer than a request may take; what comes of
/// the call is then asked for by a job.
const PATIENCE: Duration = Duration::from_secs(7);

/// How somebody wants to pay an order.
#[derive(Clone, Debug, Serialize)]
pub struct Pay {
    /// Which order.
    pub order_id: OrderId,
    /// By which channel.
    pub channel: ChannelKind,
    /// How the buyer gets to it.
    pub scene: PaymentScene,
    /// The payer's id for our app, inside the channel's own app.
    pub open_id: Option<String>,
}

/// Begins a payment of an order, for its buyer. Its number is committed before the channel hears of it; then the channel
/// is called, and its answer is committed. Without an answer the payment is `UNKNOWN`, and a job asks.
///
/// An open payment of the order at the channel is answered with, if it was asked for in the same way. Repeated with the
/// same key it is one payment, and answered as it is then.
pub async fn pay(
    platform: &Platform,
    actor: &Actor,
    wish: Pay,
    idempotency_key: &str,
) -> Result<payment::Model, PaymentError> {
    let (buyer, permit) = access::place_orders(actor)?;
    let channel = platform.channels.of(wish.channel).ok_or(PaymentError::ChannelNotOffered)?;
    check(&wish)?;
    let claim = Claim::new(buyer, "orderPay", idempotency_key, &wish)?;
    let desk = Desk::open(platform).await?;
    let (payment, is_new) = transact(&platform.db, async |txn| {
        if let Some(id) = claim.take_in::<PaymentId>(txn, platform).await? {
            let earlier = payment::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return Ok((earlier.ok_or(PaymentError::PaymentNotFound)?, false));
        }
        let locked = life::lock_in(txn, desk.now, wish.order_id).await?;
        let order = locked.filter(|locked| locked.order.buyer_id == Some(buyer));
        let order = order.ok_or(PaymentError::OrderNotFound)?;
        let (payment, is_new) = match open_in(txn, &wish).await? {
            Some(open) if is_same(&open, &wish, &order) => (open, false),
            open => {
                (store_in(txn, &desk, (actor, permit), (&wish, channel.as_ref()), order, open).await?, true)
            }
        };
        claim.answer_in(txn, &payment.id).await?;
        Ok::<_, PaymentError>((payment, is_new))
    })
    .await?;
    if !is_new {
        return Ok(payment);
    }
    platform.events.wake();
    crash::at(Point::PaymentCommitted);
    let heard = call(channel.as_ref(), &payment).await?;
    crash::at(Point::PaymentCalled);
    keep(platform, actor, payment.id, &heard).await
}

fn check(wish: &Pay) -> Result<(), PaymentError> {
    if !wish.scene.fits(wish.channel) {
        return Err(PaymentError::SceneNotOffered);
    }
    let is_id = |id: &String| (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    let fits = match wish.scene {
        PaymentScene::Jsapi => wish.open_id.as_ref().is_some_and(is_id),
        PaymentScene::Page | PaymentScene::Qr => wish.open_id.is_none(),
    };
    if fits { Ok(()) } else { Err(PaymentError::BadOpenId) }
}

/// The payment of the order that is open at the channel.
async fn open_in(txn: &DatabaseTransaction, wish: &Pay) -> Result<Option<payment::Model>, Fault> {
    let open = [PaymentStatus::Created, PaymentStatus::Unknown, PaymentStatus::Open, PaymentStatus::Closing];
    let found = payment::Entity::find()
        .filter(payment::Column::OrderId.eq(wish.order_id))
        .filter(payment::Column::Channel.eq(wish.channel))
        .filter(payment::Column::Status.is_in(open));
    Ok(found.one(txn).await?)
}

/// Whether an open payment is what is wished: its number is never replaced while somebody may pay it.
fn is_same(open: &payment::Model, wish: &Pay, order: &life::Locked) -> bool {
    let can_be_paid = open.status != PaymentStatus::Closing;
    let is_total = (open.amount_minor, open.currency) == (order.order.paid_minor, order.order.currency);
    can_be_paid && is_total && (open.scene, &open.open_id) == (wish.scene, &wish.open_id)
}

/// The first transaction (P01).
async fn store_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    (actor, permit): (&Actor, Permit),
    (wish, channel): (&Pay, &dyn PaymentChannel),
    order: life::Locked,
    open: Option<payment::Model>,
) -> Result<payment::Model, PaymentError> {
    let (row, platform) = (&order.order, desk.platform);
    let waits = order.status()? == StoreOrderStatus::AwaitingPayment;
    if waits && (row.paid_minor <= 0 || row.currency != Currency::Cny) {
        return Err(PaymentError::NotPayable);
    }
    let (account, id, now) = (channel.account(), platform.new_id::<PaymentId>(desk.now), desk.now);
    let payment = payment::Model {
        id,
        order_id: row.id,
        number: format!("P{}{}", now.format("%Y%m%d"), tail::<12>(id.0)),
        channel: wish.channel,
        scene: wish.scene,
        open_id: wish.open_id.clone(),
        app: account.app,
        merchant: account.merchant,
        subject: format!("Order {}", row.number),
        currency: row.currency,
        amount_minor: row.paid_minor,
        status: PaymentStatus::Created,
        version: 0,
        channel_number: None,
        checkout: None,
        trouble: None,
        surplus: None,
        disputed_minor: None,
        expires_at: order.store.wake_at.unwrap_or(now),
        paid_at: None,
        paid_minor: 0,
        reserved_minor: 0,
        unknowns: 0,
        polls: 0,
        wake_at: None,
        wake_job: None,
        created_at: now,
        updated_at: now,
        refunded_minor: 0,
        late_minor: 0,
    };
    let mut writes = Writes::new(platform.db.backend());
    let locked = Locked { order, payment, surplus: rebated_domain::payment::Surplus::Late };
    let cause = Cause::command(actor);
    let payment = begin_in(txn, desk, locked, open.is_some(), &cause, &mut writes).await?;
    let entry = permit.did(AuditAction::OrderPay, payment.id).made(&Told::of(&payment))?;
    entry.write(platform, now, &mut writes);
    writes.run(txn).await?;
    Ok(payment)
}

/// The call, between the transactions.
async fn call(channel: &dyn PaymentChannel, payment: &payment::Model) -> Result<Heard, Fault> {
    let new = ask::call_of(payment)?;
    let outcome = tokio::time::timeout(PATIENCE, channel.create(&new)).await;
    let outcome =
        outcome.unwrap_or_else(|_| Outcome::Unknown(Trouble::unknown("NO_ANSWER", "no answer yet")));
    Ok(ask::made(outcome))
}

/// The second transaction (P02, P03, P04). A worker may have gone on meanwhile: then nothing changes here.
async fn keep(
    platform: &Platform,
    actor: &Actor,
    id: PaymentId,
    heard: &Heard,
) -> Result<payment::Model, PaymentError> {
    let desk = Desk::open(platform).await?;
    let payment = transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        let locked = lock_in(txn, desk.now, id).await?.ok_or(PaymentError::PaymentNotFound)?;
        match heard {
            Heard::That(said) => {
                transition_in(txn, &desk, locked, said, &Cause::call(actor), &mut writes).await?;
            }
            Heard::NotExecuted { wait } => {
                call_again(&desk, locked, wait.unwrap_or(CALL_AGAIN_AFTER), &mut writes)?;
            }
        }
        writes.run(txn).await?;
        let row = payment::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
        row.ok_or(PaymentError::PaymentNotFound)
    })
    .await?;
    platform.events.wake();
    Ok(payment)
}
