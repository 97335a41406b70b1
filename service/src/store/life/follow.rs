use rebated_domain::machine::{Origin, Transition};
use rebated_domain::store::{OrderStep, StepPhase};
use rebated_domain::store_order::{StoreOrderFollow, StoreOrderMachine, StoreOrderStatus};
use sea_orm::DatabaseTransaction;

use super::Locked;
use super::apply::is_called_off;
use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::jobs::NewJobs;
use crate::rebates::Desk;
use crate::store::{ask_refund, payments_seam, steps};

/// Adds what follows a change: its jobs and events are stored with it.
pub(super) async fn write_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: &Locked,
    step: &Transition<StoreOrderMachine>,
    jobs: &mut NewJobs,
    outbox: &mut Outbox,
    writes: &mut Writes,
) -> Result<(), Fault> {
    use StoreOrderFollow as F;
    let (platform, now, order) = (desk.platform, desk.now, &locked.order);
    for follow in &step.follows {
        match follow {
            F::StartPreparation => {
                steps::start(platform, now, order.id, StepPhase::Preparation, jobs, writes)?;
            }
            F::StartFollowUp => steps::start(platform, now, order.id, StepPhase::FollowUp, jobs, writes)?,
            F::ClosePayments => payments_seam::close_payments_in(txn, platform, order, writes).await?,
            F::CancelPicking => outbox.add(platform, now, &steps::pick_withdrawn(order)),
            F::AskRefund => {
                jobs.add(platform, now, ask_refund::job(order.id, None)?);
            }
            // rebates follow the lines' states and refunds by themselves, notifications the order's event, and goods
            // on their way back the refund
            F::ExpectGoods | F::StartRebateHold | F::VoidRebates | F::ClawBackRebates | F::TellBuyer => {}
        }
    }
    // out of the cancellation again: the warehouse goes on
    if step.to == StoreOrderStatus::Fulfilling && step.row.from == Origin::In(&[StoreOrderStatus::Cancelling])
    {
        outbox.add(platform, now, &steps::pick_requested(order));
    }
    if is_called_off(step.to) {
        let all = OrderStep::ALL
            .iter()
            .copied()
            .filter(|step| order.paid_at.is_some() || step.phase() == StepPhase::Preparation);
        steps::call_off(platform, now, order.id, all, jobs)?;
    }
    Ok(())
}
