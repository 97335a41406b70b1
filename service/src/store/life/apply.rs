use std::collections::HashMap;

use rebated_domain::machine::{Status as _, Transition};
use rebated_domain::order::OrderStatus;
use rebated_domain::store::{RefundProgress, StockMovementKind};
use rebated_domain::store_order::{StoreOrderEffect, StoreOrderInput, StoreOrderMachine, StoreOrderStatus};
use rebated_entity::order_line;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Cause, Changed, Locked, follow, log, row, wake};
use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::jobs::NewJobs;
use crate::orders::{LineRows, OrderRows, settle_order, told};
use crate::rebates::{BookedOrders, Buyer, ChangedLine, Desk, book_in};
use crate::store::stock::{Movements, goods_in};
use crate::store::{payments_seam, returned};
use crate::users::queries as users;

type Step = Transition<StoreOrderMachine>;

/// A change of an order that the machine has allowed, about to be written.
pub(super) struct Draft<'a> {
    desk: &'a Desk<'a>,
    locked: Locked,
    input: StoreOrderInput,
    step: &'a Step,
    from: Option<StoreOrderStatus>,
    cause: &'a Cause,
    movements: Movements,
}

impl<'a> Draft<'a> {
    pub fn of(
        desk: &'a Desk<'a>,
        locked: Locked,
        input: StoreOrderInput,
        step: &'a Step,
        from: Option<StoreOrderStatus>,
        cause: &'a Cause,
    ) -> Self {
        Self { desk, locked, input, step, from, cause, movements: Movements::default() }
    }

    fn is_new(&self) -> bool {
        self.from.is_none()
    }

    pub async fn write_in(
        mut self,
        txn: &DatabaseTransaction,
        writes: &mut Writes,
    ) -> Result<Changed, Fault> {
        let now = self.desk.now;
        let changed = self.move_lines();
        for effect in &self.step.effects {
            self.apply_in(txn, *effect, writes).await?;
        }
        let before = (!self.is_new()).then_some(self.locked.order.status);
        if self.step.to == StoreOrderStatus::Paid {
            self.locked.order.paid_at = Some(now);
        }
        settle_order(&mut self.locked.order, &self.locked.lines, now)?;
        let mut jobs = NewJobs::default();
        self.rearm(&mut jobs)?;
        let mut outbox = Outbox::default();
        outbox.add(self.desk.platform, now, &told(&self.locked.order, before));

        let mut orders = OrderRows::default();
        orders.push(&self.locked.order, self.is_new());
        orders.write(writes);
        self.book_in(txn, changed, writes, &mut outbox).await?;
        row::write(&self.locked.store, self.is_new(), writes);
        follow::write_in(txn, self.desk, &self.locked, self.step, &mut jobs, &mut outbox, writes).await?;
        if !self.is_new() {
            self.movements.write(now, writes);
        }
        self.write_log(writes);
        jobs.write(writes);
        outbox.write(writes);
        let Locked { order, lines, .. } = self.locked;
        Ok(Changed { row: self.step.row.id, order, lines })
    }

    /// Moves the lines that are alive along with their order, when its state changes.
    fn move_lines(&mut self) -> Vec<order_line::Model> {
        let (now, to) = (self.desk.now, OrderStatus::from(self.step.to));
        if self.from == Some(self.step.to) || self.is_new() {
            return Vec::new();
        }
        let alive = self.locked.lines.iter_mut().filter(|line| !line.status.is_void());
        let moved = alive.map(|line| {
            move_line(line, to, now);
            line.clone()
        });
        moved.collect()
    }

    async fn apply_in(
        &mut self,
        txn: &DatabaseTransaction,
        effect: StoreOrderEffect,
        writes: &mut Writes,
    ) -> Result<(), Fault> {
        use StoreOrderEffect as E;
        let store = &mut self.locked.store;
        match effect {
            E::ReleaseStock => self.move_stock_in(txn, StockMovementKind::Release, |_| true).await?,
            E::TakeStock => self.move_stock_in(txn, StockMovementKind::Deduct, |_| true).await?,
            E::ReturnStock => {
                // what was taken off earlier is back already
                let to = OrderStatus::from(self.step.to);
                let now = self.desk.now;
                let is_left = move |line: &order_line::Model| line.status == to && line.modified_at == now;
                self.move_stock_in(txn, StockMovementKind::Restock, is_left).await?;
            }
            E::MarkRefundedInPart => store.refund_progress = RefundProgress::Partial,
            E::MarkRefundedInFull => store.refund_progress = RefundProgress::Full,
            E::KeepTracking => store.shipped_at = Some(self.desk.now),
            E::ReduceLines => self.reduce_in(txn).await?,
            E::BookRevenue => {
                payments_seam::book_revenue_in(txn, self.desk, &self.locked.order, writes).await?;
            }
            // the stock and the lines of a new order are written by whoever places it; a hold is an open refund
            E::ReserveStock | E::FixPrices | E::EndHold => {}
        }
        Ok(())
    }

    async fn move_stock_in(
        &mut self,
        txn: &DatabaseTransaction,
        kind: StockMovementKind,
        which: impl Fn(&order_line::Model) -> bool,
    ) -> Result<(), Fault> {
        let lines: Vec<&order_line::Model> = self.locked.lines.iter().filter(|line| which(line)).collect();
        let mut goods = goods_in(txn, self.locked.order.id, &lines).await?;
        if kind == StockMovementKind::Restock {
            // what the courier turned round is restocked when it has come, and what a refund has put back is back
            if returned::is_expected_in(txn, self.locked.order.id).await? {
                return Ok(());
            }
            let back = returned::back_in(txn, self.locked.order.id).await?;
            goods.iter_mut().for_each(|one| one.quantity -= back.get(&one.line_id).copied().unwrap_or(0));
        }
        self.movements.of_lines(self.desk.platform, self.desk.now, kind, &goods, self.cause.actor);
        Ok(())
    }

    /// Takes off the lines that are refunded whole: they are not shipped, and their goods go back.
    async fn reduce_in(&mut self, txn: &DatabaseTransaction) -> Result<(), Fault> {
        let now = self.desk.now;
        let is_gone = |line: &order_line::Model| {
            !line.status.is_void() && line.platform_refunded_minor >= line.paid_minor
        };
        let gone: Vec<_> = self.locked.lines.iter().filter(|line| is_gone(line)).map(|l| l.id).collect();
        self.move_stock_in(txn, StockMovementKind::Restock, is_gone).await?;
        for line in self.locked.lines.iter_mut().filter(|line| gone.contains(&line.id)) {
            // the revision was raised when the line moved with its order
            line.status = OrderStatus::Cancelled;
            line.modified_at = now;
        }
        Ok(())
    }

    /// Sets the next wake-up. A new state is looked at for the first time.
    fn rearm(&mut self, jobs: &mut NewJobs) -> Result<(), Fault> {
        let terms = self.desk.settings.settings.store_terms();
        if self.from != Some(self.step.to) {
            (self.locked.store.tries, self.locked.facts.tries) = (0, 0);
        }
        let next = (self.step.to, &self.locked.facts, &terms);
        let store = (&mut self.locked.store, self.locked.order.version);
        wake::arm(self.desk.platform, self.desk.now, store, next, jobs)
    }

    /// Brings rebates and commissions to where the lines now are. Before the payment nobody earns anything.
    async fn book_in(
        &mut self,
        txn: &DatabaseTransaction,
        moved: Vec<order_line::Model>,
        writes: &mut Writes,
        outbox: &mut Outbox,
    ) -> Result<(), Fault> {
        let (order, mut rows) = (&self.locked.order, LineRows::default());
        let is_new = self.is_new();
        if is_new || order.paid_at.is_none() || moved.is_empty() {
            let lines =
                self.locked.lines.iter().filter(|line| is_new || moved.iter().any(|m| m.id == line.id));
            lines.for_each(|line| rows.push(line, is_new));
            rows.write(writes);
            return Ok(());
        }
        let buyer = match order.buyer_id {
            Some(id) => users::by_id(txn, id).await?.map(|user| Buyer { id, inviter: user.inviter_id }),
            None => None,
        };
        let is_moved = |line: &&order_line::Model| moved.iter().any(|moved| moved.id == line.id);
        let change = |line: &order_line::Model| {
            let line = line.clone();
            ChangedLine { line, buyer, effective_at: self.desk.now, is_new: false, refund: None }
        };
        let mut changed: Vec<ChangedLine> = self.locked.lines.iter().filter(is_moved).map(change).collect();
        let lines = HashMap::from([(order.id, self.locked.lines.clone())]);
        let booked = BookedOrders { orders: HashMap::from([(order.id, order)]), lines: &lines };
        let mut books = Writes::new(txn.get_database_backend());
        book_in(txn, self.desk, &booked, &mut changed, &mut books, outbox).await?;
        changed.iter().for_each(|changed| rows.push(&changed.line, false));
        rows.write(writes);
        writes.append(books);
        Ok(())
    }

    fn write_log(&self, writes: &mut Writes) {
        let order = &self.locked.order;
        let entry = log::Entry {
            order_id: order.id,
            row_name: self.step.row.id,
            input: self.input,
            before: self.from,
            after: self.step.to,
            version_after: order.version,
            cause: self.cause,
        };
        log::write(self.desk.platform, self.desk.now, &entry, writes);
    }
}

fn move_line(line: &mut order_line::Model, to: OrderStatus, now: chrono::DateTime<chrono::Utc>) {
    line.status = to;
    line.modified_at = now;
    line.revision += 1;
    match to {
        OrderStatus::Received => line.received_at = Some(now),
        OrderStatus::Settled => line.settled_at = Some(now),
        _ => {}
    }
}

/// Whether an order in this state is called off: its steps are taken back.
pub(super) fn is_called_off(status: StoreOrderStatus) -> bool {
    status.is_terminal() && OrderStatus::from(status).is_void()
}
