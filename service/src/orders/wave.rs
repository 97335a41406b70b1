use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::order::{Attribution, FieldProblem, LineSnapshot, Mark, OrderSource, ProblemCode};
use rebated_entity::{order, order_line};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::clicked::buyers_by_click_in;
use super::first_order::write_first_orders;
use super::import::MarkedRecord;
use super::told::told;
use super::{LineRows, OrderRows, RecordFailure, cases, existing, settle_order};
use crate::claims::tell_of_arrivals_in;
use crate::db::{Kind, Rows, Writes};
use crate::events::Outbox;
use crate::ledger::lock_for_posting_in;
use crate::rebates::{BookedOrders, Buyer, ChangedLine, Desk, book_in};
use crate::{Fault, Platform, row};

/// What applying one wave did.
#[derive(Default)]
pub(super) struct Wave {
    pub(super) created: u64,
    pub(super) updated: u64,
    pub(super) unchanged: u64,
    pub(super) failures: Vec<RecordFailure>,
}

pub(super) type OrderKey = (OrderSource, String, String);

/// The orders, lines and buyers that a wave touches, as they are and as they will be.
struct Books {
    orders: HashMap<OrderKey, order::Model>,
    new_orders: BTreeSet<OrderId>,
    changed_orders: BTreeSet<OrderId>,
    attributed: BTreeSet<OrderId>,
    lines: HashMap<OrderId, Vec<order_line::Model>>,
    by_id: HashMap<UserId, Buyer>,
    by_reference: HashMap<(String, String), Buyer>,
    by_click: HashMap<OrderKey, Buyer>,
}

/// Applies reports about different lines: at most a dozen statements, however many they are. `tell` is told
/// what the wave does and may add writes of its own to those that do it.
pub(super) async fn apply_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    records: &[MarkedRecord],
    tell: impl FnOnce(Wave, &mut Writes) -> Result<(), Fault>,
) -> Result<(), Fault> {
    lock_for_posting_in(txn).await?;
    let known_orders = existing::lock_orders_in(txn, records).await?;
    let records = &*cases::counted_in(txn, records).await?;
    let by_key = existing::lines_by_key_in(txn, records).await?;
    existing::check_unraced_in(txn, records, &known_orders, &by_key).await?;
    let mut books = load_in(txn, records, known_orders).await?;
    let mut by_key: HashMap<(OrderSource, String, String), order_line::Model> = by_key
        .into_iter()
        .map(|line| ((line.source, line.account.clone(), line.line_key.clone()), line))
        .collect();

    let mut wave = Wave::default();
    let mut changed: Vec<ChangedLine> = Vec::new();
    let (mut touched, mut snapshots) = (HashMap::new(), Rows::new(SNAPSHOTS));
    for marked in records {
        let snapshot = &marked.record.snapshot;
        let key = (snapshot.source, snapshot.account.clone(), snapshot.line_key.clone());
        let known = by_key.remove(&key);
        match decide(&books, known.as_ref(), marked) {
            Decision::Refuse(problem) => {
                let failure = RecordFailure { position: marked.record.position, problems: vec![problem] };
                wave.failures.push(failure);
            }
            Decision::Ignore => wave.unchanged += 1,
            Decision::Touch(order, line) => {
                books.touch(order, line, snapshot.modified_at);
                touched.insert(line, snapshot.modified_at);
                wave.unchanged += 1;
            }
            Decision::Apply => {
                if known.is_some() {
                    wave.updated += 1;
                } else {
                    wave.created += 1;
                }
                let line = books.apply(desk, known, marked);
                let document = marked.record.document.as_str();
                let revision = line.line.revision;
                snapshots.push(row![line.line.id, revision, snapshot.modified_at, document, desk.now]);
                changed.push(line);
            }
        }
    }

    books.attribute(&mut changed);
    // what has found its buyer is written whole: no row is written twice
    for line in &changed {
        touched.remove(&line.line.id);
    }
    let mut times = Rows::new(TOUCHED);
    touched.into_iter().for_each(|(line, modified_at)| times.push(row![line, modified_at]));
    let mut writes = Writes::new(txn.get_database_backend());
    let mut outbox = Outbox::default();
    writes.update("order_lines", &times, "modified_at = r.modified_at", "order_lines.id = r.id");
    if !changed.is_empty() {
        books.write_orders(desk, &mut writes, &mut outbox)?;
        // orders first, then lines, then what hangs on them: SQLite checks each statement
        let mut after = Writes::new(txn.get_database_backend());
        let touched = books.orders.values().filter(|order| books.changed_orders.contains(&order.id));
        let booked =
            BookedOrders { orders: touched.map(|order| (order.id, order)).collect(), lines: &books.lines };
        book_in(txn, desk, &booked, &mut changed, &mut after, &mut outbox).await?;
        let mut lines = LineRows::default();
        changed.iter().for_each(|changed| lines.push(&changed.line, changed.is_new));
        lines.write(&mut writes);
        writes.insert("line_snapshots", &snapshots, "");
        writes.append(after);
        outbox.write(&mut writes);
        let changed = books.orders.values().filter(|order| books.changed_orders.contains(&order.id));
        write_first_orders(changed, &mut writes);
        let changed = books.orders.values().filter(|order| books.changed_orders.contains(&order.id));
        tell_of_arrivals_in(txn, desk, changed, &mut writes).await?;
    }
    tell(wave, &mut writes)?;
    writes.run(txn).await
}

const TOUCHED: &[(&str, Kind)] = &[("id", Kind::Uuid), ("modified_at", Kind::Time)];
const SNAPSHOTS: &[(&str, Kind)] = &[
    ("line_id", Kind::Uuid),
    ("revision", Kind::Int),
    ("modified_at", Kind::Time),
    ("document", Kind::Text),
    ("recorded_at", Kind::Time),
];

/// What to do about a report.
enum Decision {
    /// It contradicts what is known.
    Refuse(FieldProblem),
    /// It is not newer than what is known.
    Ignore,
    /// It is newer and says the same: only the time is remembered.
    Touch(OrderId, OrderLineId),
    /// It changes the line, or makes it.
    Apply,
}

fn decide(books: &Books, known: Option<&order_line::Model>, marked: &MarkedRecord) -> Decision {
    let snapshot = &marked.record.snapshot;
    let order = books.orders.get(&order_key(snapshot));
    let refuse = |field: &str, message: &str| {
        Decision::Refuse(FieldProblem::new(field, ProblemCode::Inconsistent, message))
    };
    let currency = order.map(|order| order.currency).or(known.map(|line| line.currency));
    if currency.is_some_and(|currency| currency != snapshot.paid.currency()) {
        return refuse("currency", "differs from the order's currency");
    }
    let Some(line) = known else { return Decision::Apply };
    if order.is_none_or(|order| order.id != line.order_id) {
        return refuse("orderRef", "the line belongs to another order");
    }
    let mark = Mark {
        modified_at: line.modified_at,
        rank: line.status.rank(),
        refunded_minor: line.source_refunded_minor,
        digest: line.digest.clone(),
    };
    if marked.mark <= mark {
        Decision::Ignore
    } else if marked.mark.digest == mark.digest {
        Decision::Touch(line.order_id, line.id)
    } else {
        Decision::Apply
    }
}

pub(super) fn order_key(snapshot: &LineSnapshot) -> OrderKey {
    (snapshot.source, snapshot.account.clone(), snapshot.order_ref.clone())
}

async fn load_in(
    txn: &DatabaseTransaction,
    records: &[MarkedRecord],
    known: Vec<order::Model>,
) -> Result<Books, Fault> {
    let ids: Vec<OrderId> = known.iter().map(|order| order.id).collect();
    let buyers: BTreeSet<UserId> = known.iter().filter_map(|order| order.buyer_id).collect();
    let by_id = existing::buyers_by_id_in(txn, &buyers.into_iter().collect::<Vec<_>>()).await?;
    let orders: HashMap<OrderKey, order::Model> = known
        .into_iter()
        .map(|order| ((order.source, order.account.clone(), order.external_id.clone()), order))
        .collect();
    let unattributed = records
        .iter()
        .map(|marked| &marked.record.snapshot)
        .filter(|snapshot| orders.get(&order_key(snapshot)).is_none_or(|order| order.buyer_id.is_none()));
    let by_click = buyers_by_click_in(txn, unattributed.clone(), &orders).await?;
    let references: BTreeSet<(String, String)> =
        unattributed.filter_map(|s| Some((s.source.code().to_owned(), s.buyer_ref.clone()?))).collect();
    let references: Vec<_> = references.into_iter().collect();
    let mut lines: HashMap<OrderId, Vec<order_line::Model>> = HashMap::new();
    for line in existing::lines_of_orders_in(txn, &ids).await? {
        lines.entry(line.order_id).or_default().push(line);
    }
    let by_reference = existing::buyers_by_reference_in(txn, &references).await?;
    Ok(Books {
        orders,
        new_orders: BTreeSet::new(),
        changed_orders: BTreeSet::new(),
        attributed: BTreeSet::new(),
        lines,
        by_id,
        by_reference,
        by_click,
    })
}

impl Books {
    /// Applies a report to its line and order; the line comes back with its revision raised.
    fn apply(
        &mut self,
        desk: &Desk<'_>,
        known: Option<order_line::Model>,
        marked: &MarkedRecord,
    ) -> ChangedLine {
        let snapshot = &marked.record.snapshot;
        let key = order_key(snapshot);
        let by_click = self.by_click.get(&key).map(|buyer| (buyer, Attribution::Click));
        let order = self.orders.entry(key).or_insert_with(|| {
            let order = new_order(desk.platform, desk.now, snapshot);
            self.new_orders.insert(order.id);
            order
        });
        self.changed_orders.insert(order.id);
        order.paid_at = order.paid_at.or(snapshot.paid_at);
        if order.buyer_id.is_none() {
            order.buyer_ref = order.buyer_ref.take().or_else(|| snapshot.buyer_ref.clone());
            let reference = order.buyer_ref.clone().map(|text| (snapshot.source.code().to_owned(), text));
            let by_name = reference.and_then(|reference| self.by_reference.get(&reference));
            if let Some((buyer, by)) = by_name.map(|buyer| (buyer, Attribution::Name)).or(by_click) {
                (order.buyer_id, order.attributed_by) = (Some(buyer.id), Some(by));
                self.by_id.insert(buyer.id, *buyer);
                self.attributed.insert(order.id);
            }
        }
        let is_new = known.is_none();
        let id = known.as_ref().map_or_else(|| desk.platform.new_id(desk.now), |line| line.id);
        let line = line_from(id, order.id, known, marked);
        let lines = self.lines.entry(order.id).or_default();
        lines.retain(|other| other.id != line.id);
        lines.push(line.clone());
        ChangedLine { line, buyer: None, effective_at: snapshot.modified_at, is_new, refund: None }
    }

    /// Remembers that a line's source said the same again, later.
    fn touch(&mut self, order: OrderId, id: OrderLineId, modified_at: DateTime<Utc>) {
        let mut lines = self.lines.get_mut(&order).into_iter().flatten();
        if let Some(line) = lines.find(|line| line.id == id) {
            line.modified_at = modified_at;
        }
    }

    /// Tells the changed lines who bought them. An order that has just found its buyer brings along its
    /// other lines, which earned nothing so far.
    fn attribute(&mut self, changed: &mut Vec<ChangedLine>) {
        let known: HashSet<OrderLineId> = changed.iter().map(|changed| changed.line.id).collect();
        for id in &self.attributed {
            let others = self.lines.get_mut(id).into_iter().flatten();
            for line in others.filter(|line| !known.contains(&line.id)) {
                line.revision += 1;
                let (line, effective_at) = (line.clone(), line.modified_at);
                changed.push(ChangedLine { line, buyer: None, effective_at, is_new: false, refund: None });
            }
        }
        let buyers: HashMap<OrderId, UserId> =
            self.orders.values().filter_map(|order| Some((order.id, order.buyer_id?))).collect();
        for line in changed {
            let buyer = buyers.get(&line.line.order_id);
            line.buyer = buyer.and_then(|id| self.by_id.get(id).copied());
        }
    }

    fn write_orders(
        &mut self,
        desk: &Desk<'_>,
        writes: &mut Writes,
        outbox: &mut Outbox,
    ) -> Result<(), Fault> {
        let mut rows = OrderRows::default();
        for order in self.orders.values_mut().filter(|order| self.changed_orders.contains(&order.id)) {
            let lines = self.lines.get(&order.id).map_or(&[][..], Vec::as_slice);
            let is_new = self.new_orders.contains(&order.id);
            let before = (!is_new).then_some(order.status);
            settle_order(order, lines, desk.now)?;
            rows.push(order, is_new);
            outbox.add(desk.platform, desk.now, &told(order, before));
        }
        rows.write(writes);
        Ok(())
    }
}

fn new_order(platform: &Platform, now: DateTime<Utc>, snapshot: &LineSnapshot) -> order::Model {
    let id: OrderId = platform.new_id(now);
    order::Model {
        id,
        number: crate::numbers::number("O", snapshot.placed_at, id.0),
        source: snapshot.source,
        account: snapshot.account.clone(),
        external_id: snapshot.order_ref.clone(),
        buyer_id: None,
        buyer_ref: snapshot.buyer_ref.clone(),
        status: snapshot.status,
        held: snapshot.held,
        currency: snapshot.paid.currency(),
        paid_minor: 0,
        refunded_minor: 0,
        refund_reserved_minor: 0,
        refund_capacity_minor: 0,
        commission_minor: None,
        placed_at: snapshot.placed_at,
        paid_at: snapshot.paid_at,
        received_at: None,
        settled_at: None,
        created_at: now,
        updated_at: now,
        version: 0,
        channel: snapshot.channel.clone(),
        clicked_at: snapshot.clicked_at,
        attributed_by: None,
    }
}

fn line_from(
    id: OrderLineId,
    order_id: OrderId,
    known: Option<order_line::Model>,
    marked: &MarkedRecord,
) -> order_line::Model {
    let snapshot = &marked.record.snapshot;
    order_line::Model {
        id,
        order_id,
        source: snapshot.source,
        account: snapshot.account.clone(),
        line_key: snapshot.line_key.clone(),
        title: snapshot.title.clone(),
        sku: snapshot.sku.clone(),
        category: snapshot.category.clone(),
        merchant: snapshot.merchant.clone(),
        quantity: snapshot.quantity,
        currency: snapshot.paid.currency(),
        unit_price_minor: snapshot.unit_price.minor(),
        paid_minor: snapshot.paid.minor(),
        source_refunded_minor: snapshot.refunded.minor(),
        platform_refunded_minor: known.as_ref().map_or(0, |line| line.platform_refunded_minor),
        commission_minor: snapshot.commission.map(|amount| amount.minor()),
        commission_returned_minor: snapshot.commission_returned.map(|amount| amount.minor()),
        commission_booked_minor: known.as_ref().map_or(0, |line| line.commission_booked_minor),
        status: snapshot.status,
        held: snapshot.held,
        // the first report fixes when the order was placed: rules are chosen by it
        placed_at: known.as_ref().map_or(snapshot.placed_at, |line| line.placed_at),
        received_at: snapshot.received_at,
        settled_at: snapshot.settled_at,
        modified_at: snapshot.modified_at,
        digest: marked.mark.digest.clone(),
        revision: known.map_or(1, |line| line.revision + 1),
    }
}
