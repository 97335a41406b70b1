use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::rebate::BeneficiaryRole;

use rebated_entity::{order, order_line, rebate};
use sea_orm::DatabaseTransaction;

use super::first_settled::FirstOrders;
use super::limits::{self, HoldRows, Holds};
use super::orders::{BookedOrders, ChangedLine};
use super::pins::{self, Pins};
use super::plan::{Beneficiary, Plan, plan};
use super::post::{Origin, post_commission, post_plan};
use super::pricing::{Chosen, Priced};
use super::states::LineStates;
use super::{Desk, queries, save};
use crate::Fault;
use crate::db::Writes;
use crate::events::Outbox;
use crate::ledger::Journal;
use crate::risk::OpenHolds;

/// Convergent posting: brings the books of every line's beneficiaries, and of its commission, to
/// where the line now puts them. Adds its writes and events to those of the caller, who has locked
/// the lines' orders and called [`lock_for_posting_in`](crate::ledger::lock_for_posting_in).
///
/// What a line pays may depend on the other lines of its order: those that pay something else now are
/// added to `changed`.
pub async fn book_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    orders: &BookedOrders<'_>,
    changed: &mut Vec<ChangedLine>,
    writes: &mut Writes,
    outbox: &mut Outbox,
) -> Result<(), Fault> {
    let mut pins = Pins::load_in(txn, orders).await?;
    let rules = desk.platform.rules.at_least_in(txn, &desk.rules, pins.edition()).await?;
    let desk = &Desk { rules, ..desk.clone() };
    let needs = desk.rules.index.needs();
    let others = if needs.whole_order { unchanged(orders, changed) } else { Vec::new() };
    let ids =
        |new: bool| changed.iter().chain(&others).filter(move |line| new || !line.is_new).map(|l| l.line.id);
    let mut rebates = rebates_of(queries::lock_of_lines_in(txn, &ids(false).collect::<Vec<_>>()).await?);
    pins.add_new_in(txn, desk, orders).await?;
    let kept = kept_in(txn, orders, &pins).await?;
    let first = match needs.first_settled {
        true => FirstOrders::load_in(txn, orders).await?,
        false => FirstOrders::default(),
    };
    let holds = match needs.limits {
        true => Holds::load(txn, &ids(true).collect::<Vec<_>>()).await?,
        false => Holds::load(txn, &[]).await?,
    };

    let lines: Vec<&ChangedLine> = changed.iter().chain(&others).collect();
    let chosen = choose(desk, orders, &lines, &pins, &first);
    let mut keys = holds.keys()?;
    chosen.iter().for_each(|order| order.keys(&desk.rules.index, &mut keys));
    let mut book = limits::open_in(txn, &keys, &holds).await?;
    let mut priced = HashMap::new();
    for order in &chosen {
        priced.extend(order.price(&desk.rules.index, &mut book));
    }
    drop(chosen);

    let mut work = Work {
        desk,
        orders,
        kept: &kept,
        book: &book,
        before: &holds,
        held: HoldRows::default(),
        plans: Vec::new(),
    };
    for line in changed.iter() {
        let existing = rebates.remove(&line.line.id).unwrap_or_default();
        work.plan_line(line, existing, &mut priced)?;
    }
    for mut other in others {
        let existing = rebates.remove(&other.line.id).unwrap_or_default();
        other.line.revision += 1;
        if work.plan_other(&other, existing, &mut priced)? {
            changed.push(other);
        }
    }
    let Work { plans, held, .. } = work;

    let moving = plans.iter().filter(|(plan, _)| plan.moves());
    let users: BTreeSet<(UserId, Currency)> =
        moving.map(|(plan, _)| (plan.rebate.beneficiary_id, plan.rebate.currency)).collect();
    let mut journal = Journal::open_in(txn, desk.now, &users).await?;
    let (mut rows, mut states) = (save::RebateRows::default(), LineStates::new(needs.whole_order));
    for line in changed.iter_mut() {
        post_commission(desk, &mut journal, line)?;
    }
    states.push_all(desk, orders, changed, &first);
    for (plan, origin) in &plans {
        let transfer = post_plan(desk, &mut journal, plan, *origin)?;
        rows.push(plan, transfer, desk.now)?;
        outbox.add(desk.platform, desk.now, &plan.told());
    }
    for (user_id, _) in users {
        let facts = BalanceFacts { user_id, cause: BalanceCause::Rebates };
        outbox.add(desk.platform, desk.now, &EventData::BalanceChanged(facts));
    }
    pins.write(writes);
    states.write(writes);
    rows.write(writes);
    held.write(writes);
    journal.write(writes);
    Ok(())
}

/// The open holds on the orders, their buyers and whoever else is paid for them.
async fn kept_in(
    txn: &DatabaseTransaction,
    orders: &BookedOrders<'_>,
    pins: &Pins,
) -> Result<OpenHolds, Fault> {
    let bought = orders.orders.values().filter(|order| order.buyer_id.is_some());
    let ids: BTreeSet<OrderId> = bought.clone().map(|order| order.id).collect();
    let users = bought.flat_map(|order| {
        let pin = pins.of(order.id);
        [order.buyer_id, pin.and_then(|pin| pin.inviter_id), pin.and_then(|pin| pin.inviter_of_inviter_id)]
    });
    let users: BTreeSet<UserId> = users.flatten().collect();
    OpenHolds::load(txn, &ids, &users).await
}

/// The lines of the changed lines' orders that did not change themselves.
fn unchanged(orders: &BookedOrders<'_>, changed: &[ChangedLine]) -> Vec<ChangedLine> {
    let known: BTreeSet<OrderLineId> = changed.iter().map(|changed| changed.line.id).collect();
    // of several changes of an order the last one moves the others
    let mut last: BTreeMap<OrderId, &ChangedLine> = BTreeMap::new();
    for line in changed.iter().filter(|line| line.buyer.is_some()) {
        let moved = last.entry(line.line.order_id).or_insert(line);
        if line.effective_at > moved.effective_at {
            *moved = line;
        }
    }
    let mut others = Vec::new();
    for (id, by) in last {
        let lines = orders.lines.get(&id).into_iter().flatten().filter(|line| !known.contains(&line.id));
        others.extend(lines.map(|line| ChangedLine { line: line.clone(), is_new: false, ..by.clone() }));
    }
    others
}

fn rebates_of(found: Vec<rebate::Model>) -> HashMap<OrderLineId, Vec<rebate::Model>> {
    let mut of: HashMap<OrderLineId, Vec<_>> = HashMap::new();
    for rebate in found {
        of.entry(rebate.line_id).or_default().push(rebate);
    }
    of
}

/// Picks the rules for the lines of every order that has a buyer; the orders in the order in which they were
/// placed, which is the order in which they take from budgets.
fn choose<'a>(
    desk: &Desk<'_>,
    orders: &BookedOrders<'a>,
    lines: &[&'a ChangedLine],
    pins: &'a Pins,
    first: &FirstOrders,
) -> Vec<Chosen<'a>> {
    type WithLines<'a> = (&'a order::Model, Vec<&'a order_line::Model>);
    let mut by_order: BTreeMap<(DateTime<Utc>, OrderId), WithLines<'a>> = BTreeMap::new();
    for changed in lines {
        if let Some(order) = orders.orders.get(&changed.line.order_id) {
            let of = by_order.entry((order.placed_at, order.id)).or_insert_with(|| (*order, Vec::new()));
            of.1.push(&changed.line);
        }
    }
    let zone = desk.settings.settings.zone();
    let priced = by_order.into_values().filter_map(|(order, lines)| {
        let amount =
            orders.lines.get(&order.id).map_or(0, |all| all.iter().map(|line| line.paid_minor).sum());
        let facts = pins::facts_of(zone, order, pins.of(order.id)?, amount, first.of(order));
        Some(Chosen::of(&desk.rules.index, facts, lines))
    });
    priced.collect()
}

/// What is being planned.
struct Work<'a> {
    desk: &'a Desk<'a>,
    orders: &'a BookedOrders<'a>,
    /// What people keep on hold.
    kept: &'a OpenHolds,
    book: &'a rebated_domain::rule::LimitBook,
    before: &'a Holds,
    held: HoldRows,
    plans: Vec<(Plan, Origin)>,
}

impl Work<'_> {
    /// Plans what a changed line pays to whom.
    fn plan_line(
        &mut self,
        changed: &ChangedLine,
        existing: Vec<rebate::Model>,
        priced: &mut HashMap<(OrderLineId, BeneficiaryRole), Priced>,
    ) -> Result<(), Fault> {
        for plan in self.plans_of(changed, existing, priced) {
            self.hold(&plan)?;
            self.plans.push((plan, Origin { effective_at: changed.effective_at, refund: changed.refund }));
        }
        Ok(())
    }

    /// Plans what a line pays that did not change itself; nothing, when that is the same as before.
    fn plan_other(
        &mut self,
        other: &ChangedLine,
        existing: Vec<rebate::Model>,
        priced: &mut HashMap<(OrderLineId, BeneficiaryRole), Priced>,
    ) -> Result<bool, Fault> {
        let stored: HashMap<_, i64> =
            existing.iter().map(|rebate| (rebate.id, rebate.target_minor)).collect();
        let plans = self.plans_of(other, existing, priced);
        let differs =
            |plan: &Plan| plan.moves() || stored.get(&plan.rebate.id) != Some(&plan.rebate.target_minor);
        let mut is_other = plans.iter().any(differs);
        for plan in &plans {
            is_other |= self.hold(plan)?;
        }
        if is_other {
            let origin = Origin { effective_at: other.effective_at, refund: other.refund };
            self.plans.extend(plans.into_iter().map(|plan| (plan, origin)));
        }
        Ok(is_other)
    }

    fn plans_of(
        &self,
        changed: &ChangedLine,
        mut existing: Vec<rebate::Model>,
        priced: &mut HashMap<(OrderLineId, BeneficiaryRole), Priced>,
    ) -> Vec<Plan> {
        let mut plans = Vec::new();
        for role in BeneficiaryRole::ALL {
            let Some(priced) = priced.remove(&(changed.line.id, *role)) else { continue };
            // an order that was moved keeps the rebates of who had it before, at nothing
            let is_theirs = |rebate: &rebate::Model| {
                rebate.role == *role && rebate.beneficiary_id == priced.award.beneficiary
            };
            let place = existing.iter().position(is_theirs);
            let row = place.map(|at| existing.swap_remove(at));
            // a buyer is told why there is nothing; an inviter without any rule is not mentioned
            if row.is_none() && *role != BeneficiaryRole::Buyer && priced.award.parts.is_empty() {
                continue;
            }
            let id = priced.award.beneficiary;
            let order = changed.line.order_id;
            let buyer = self.orders.orders.get(&order).and_then(|order| order.buyer_id);
            let on_hold = self.kept.cover(order, buyer, id);
            plans.push(plan(
                self.desk,
                &changed.line,
                Beneficiary { role: *role, id, existing: row, on_hold },
                priced,
            ));
        }
        plans
    }

    fn hold(&mut self, plan: &Plan) -> Result<bool, Fault> {
        let of = (plan.rebate.line_id, plan.rebate.role);
        self.held.push(self.before, self.book, of, plan.rebate.credited_minor > 0)
    }
}
