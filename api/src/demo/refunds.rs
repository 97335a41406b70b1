use anyhow::Context as _;
use chrono::{DateTime, Utc};
use rebated_domain::money::Money;
use rebated_domain::refund::{RefundReason, RefundStatus};
use rebated_entity::refund;
use rebated_service::refunds::{Decision, RefundRequest, approve, reject, request};
use rebated_service::{Actor, Platform};

use super::orders;
use super::people::Member;
use super::plan::{BROKEN, HALF_BROKEN, REGRETTED, TOO_EXPENSIVE};
use super::staff::Staff;

/// A refund that somebody asks for.
struct Wish {
    order: u64,
    /// The buyer's place in the cast.
    buyer: usize,
    /// Minor units; none for all of it.
    amount: Option<i64>,
    reason: RefundReason,
    note: &'static str,
}

/// Asks for four refunds: one waits for support, one is above support's limit, one is granted and takes a
/// credited rebate back, one is refused.
pub(super) async fn play(
    platform: &Platform,
    staff: &Staff,
    members: &[Member],
    today: DateTime<Utc>,
) -> anyhow::Result<()> {
    let ask = async |wish: Wish| ask(platform, members, today, wish).await;
    ask(Wish {
        order: HALF_BROKEN,
        buyer: 0,
        amount: Some(5_000),
        reason: RefundReason::Defective,
        note: "滤杯有一道裂纹，希望部分退款。",
    })
    .await?;
    ask(Wish {
        order: TOO_EXPENSIVE,
        buyer: 5,
        amount: None,
        reason: RefundReason::NotAsDescribed,
        note: "The box says 128 GB, I ordered 256 GB.",
    })
    .await?;
    let broken = ask(Wish {
        order: BROKEN,
        buyer: 1,
        amount: None,
        reason: RefundReason::Defective,
        note: "右耳没有声音。",
    })
    .await?;
    if let Some(decision) = decision(&broken, "The shop has the parcel back.") {
        approve(platform, &staff.support.actor, decision).await?;
    }
    let regretted = ask(Wish {
        order: REGRETTED,
        buyer: 8,
        amount: None,
        reason: RefundReason::ChangedMind,
        note: "I found a nicer one.",
    })
    .await?;
    if let Some(decision) = decision(&regretted, "Received more than seven days ago and worn.") {
        reject(platform, &staff.support.actor, decision).await?;
    }
    Ok(())
}

async fn ask(
    platform: &Platform,
    members: &[Member],
    today: DateTime<Utc>,
    wish: Wish,
) -> anyhow::Result<refund::Model> {
    let order = orders::find(platform, wish.order, today).await?;
    let buyer: Actor = members.get(wish.buyer).context("the cast is larger")?.actor();
    let wanted = RefundRequest {
        order_id: order.id,
        lines: Vec::new(),
        amount: wish.amount.map(|minor| Money::new(minor, order.currency)),
        reason: wish.reason,
        note: Some(wish.note.into()),
        evidence: Vec::new(),
        to_balance: false,
        no_return: None,
    };
    let key = format!("demo-refund-{}", wish.order);
    Ok(request(platform, &buyer, wanted, Some(&key)).await?)
}

/// A decision about a refund that nobody has decided.
fn decision(refund: &refund::Model, note: &str) -> Option<Decision> {
    (refund.status == RefundStatus::InReview).then(|| Decision {
        refund_id: refund.id,
        note: Some(note.into()),
        expected_version: Some(refund.version),
    })
}
