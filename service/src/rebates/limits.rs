use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rebated_domain::id::{OrderLineId, UserId};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::{Hold, Holder, LimitBook, LimitKey};
use rebated_entity::{rebate_limit, rebate_limit_hold};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::db::{Kind, Rows, Writes, any_of, find_by_rows, for_update};
use crate::{Fault, row};

const KEYS: &[(&str, Kind)] =
    &[("rule_id", Kind::Uuid), ("kind", Kind::Text), ("user_id", Kind::Uuid), ("period", Kind::Text)];
const HOLDS: &[(&str, Kind)] = &[
    ("line_id", Kind::Uuid),
    ("role", Kind::Text),
    ("rule_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("user_id", Kind::Uuid),
    ("period", Kind::Text),
    ("amount_minor", Kind::Big),
    ("is_spent", Kind::Bool),
];
const COUNTS: &[(&str, Kind)] = &[
    ("rule_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("user_id", Kind::Uuid),
    ("period", Kind::Text),
    ("reserved", Kind::Big),
    ("spent", Kind::Big),
];

/// What lines hold of the bounds of rules.
pub(super) struct Holds(HashMap<OrderLineId, Vec<rebate_limit_hold::Model>>);

impl Holds {
    /// The holds of lines whose rebates are locked.
    pub(super) async fn load(db: &impl ConnectionTrait, lines: &[OrderLineId]) -> Result<Self, Fault> {
        let mut of: HashMap<OrderLineId, Vec<_>> = HashMap::new();
        if !lines.is_empty() {
            let wanted =
                any_of(db.get_database_backend(), rebate_limit_hold::Column::LineId, lines.iter().copied());
            for hold in rebate_limit_hold::Entity::find().filter(wanted).all(db).await? {
                of.entry(hold.line_id).or_default().push(hold);
            }
        }
        Ok(Self(of))
    }

    /// The counters in which they count.
    pub(super) fn keys(&self) -> Result<BTreeSet<LimitKey>, Fault> {
        self.0.values().flatten().map(key_of).collect()
    }

    fn of(
        &self,
        line: OrderLineId,
        role: BeneficiaryRole,
    ) -> impl Iterator<Item = &rebate_limit_hold::Model> {
        self.0.get(&line).into_iter().flatten().filter(move |hold| hold.role == role)
    }
}

/// Locks counters, making those that are missing, and enters them with the holds.
pub(super) async fn open_in(
    txn: &DatabaseTransaction,
    keys: &BTreeSet<LimitKey>,
    holds: &Holds,
) -> Result<LimitBook, Fault> {
    let mut book = LimitBook::default();
    if keys.is_empty() {
        return Ok(book);
    }
    let mut fresh = Rows::new(COUNTS_STORED);
    keys.iter().for_each(|key| {
        fresh.push(row![key.rule_id, key.kind, user_of(key), key.period.to_string(), 0i64, 0i64]);
    });
    let backend = txn.get_database_backend();
    let mut writes = Writes::new(backend);
    // in the order of the keys: two that need the same ones wait for each other in turn
    writes.insert("rebate_limits", &fresh, "ON CONFLICT (rule_id, kind, user_id, period) DO NOTHING");
    writes.run(txn).await?;
    enter(&mut book, counters(txn, keys, for_update(backend)).await?)?;
    let mut amounts: BTreeMap<Holder, Hold> = BTreeMap::new();
    for hold in holds.0.values().flatten() {
        let holder = Holder { line_id: hold.line_id, role: hold.role, rule_id: hold.rule_id };
        let entered = amounts.entry(holder).or_default();
        entered.amount = hold.amount_minor;
        entered.keys.push(key_of(hold)?);
    }
    amounts.into_iter().for_each(|(holder, hold)| book.enter_hold(holder, hold));
    Ok(book)
}

const COUNTS_STORED: &[(&str, Kind)] = &[
    ("rule_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("user_id", Kind::Uuid),
    ("period", Kind::Text),
    ("reserved_minor", Kind::Big),
    ("spent_minor", Kind::Big),
];

/// A book of counters as they are, for looking only.
pub(super) async fn look(db: &impl ConnectionTrait, keys: &BTreeSet<LimitKey>) -> Result<LimitBook, Fault> {
    let mut book = LimitBook::default();
    enter(&mut book, counters(db, keys, "").await?)?;
    Ok(book)
}

fn enter(book: &mut LimitBook, counters: Vec<rebate_limit::Model>) -> Result<(), Fault> {
    for counter in counters {
        let user_id = Some(UserId(counter.user_id)).filter(|id| !id.0.is_nil());
        let period = period_of(&counter.period)?;
        let key = LimitKey { rule_id: counter.rule_id, kind: counter.kind, user_id, period };
        book.enter(key, counter.reserved_minor + counter.spent_minor);
    }
    Ok(())
}

async fn counters(
    db: &impl ConnectionTrait,
    keys: &BTreeSet<LimitKey>,
    locking: &str,
) -> Result<Vec<rebate_limit::Model>, Fault> {
    let mut wanted = Rows::new(KEYS);
    keys.iter().for_each(|key| {
        wanted.push(row![key.rule_id, key.kind, user_of(key), key.period.to_string()]);
    });
    find_by_rows::<rebate_limit::Entity>(db, &wanted, |columns, source| {
        format!(
            "SELECT {columns} FROM rebate_limits t JOIN {source} ON t.rule_id = r.rule_id AND t.kind = r.kind \
             AND t.user_id = r.user_id AND t.period = r.period \
             ORDER BY t.rule_id, t.kind, t.user_id, t.period {locking}"
        )
    })
    .await
}

/// What lines hold after pricing, about to be written beside what they held before.
pub(super) struct HoldRows {
    holds: Rows,
    counts: BTreeMap<LimitKey, (i64, i64)>,
}

impl Default for HoldRows {
    fn default() -> Self {
        Self { holds: Rows::new(HOLDS), counts: BTreeMap::new() }
    }
}

impl HoldRows {
    /// Takes over what a line holds in a role now; `is_spent` once the rebate has been credited. Tells
    /// whether that differs from before.
    pub(super) fn push(
        &mut self,
        before: &Holds,
        book: &LimitBook,
        (line, role): (OrderLineId, BeneficiaryRole),
        is_spent: bool,
    ) -> Result<bool, Fault> {
        let mut old: BTreeMap<LimitKey, (i64, bool)> = BTreeMap::new();
        for hold in before.of(line, role) {
            old.insert(key_of(hold)?, (hold.amount_minor, hold.is_spent));
        }
        let mut new: BTreeMap<LimitKey, i64> = old.keys().map(|key| (*key, 0)).collect();
        for (_, hold) in book.holds_of(line).iter().filter(|(holder, _)| holder.role == role) {
            new.extend(hold.keys.iter().map(|key| (*key, hold.amount)));
        }
        let mut differs = false;
        for (key, amount) in new {
            let was = old.get(&key).copied();
            if was == Some((amount, is_spent)) {
                continue;
            }
            differs = true;
            let (reserved, spent) = self.counts.entry(key).or_default();
            if let Some((amount, was_spent)) = was {
                *(if was_spent { &mut *spent } else { &mut *reserved }) -= amount;
            }
            *(if is_spent { spent } else { reserved }) += amount;
            let period = key.period.to_string();
            self.holds.push(row![line, role, key.rule_id, key.kind, user_of(&key), period, amount, is_spent]);
        }
        Ok(differs)
    }

    /// Adds the writes.
    pub(super) fn write(&self, writes: &mut Writes) {
        let taken = "ON CONFLICT (line_id, role, rule_id, kind) DO UPDATE SET \
                     amount_minor = excluded.amount_minor, is_spent = excluded.is_spent, \
                     user_id = excluded.user_id, period = excluded.period";
        writes.insert("rebate_limit_holds", &self.holds, taken);
        let mut counts = Rows::new(COUNTS);
        for (key, (reserved, spent)) in &self.counts {
            counts.push(row![key.rule_id, key.kind, user_of(key), key.period.to_string(), *reserved, *spent]);
        }
        let set = "reserved_minor = rebate_limits.reserved_minor + r.reserved, \
                   spent_minor = rebate_limits.spent_minor + r.spent";
        let matching = "rebate_limits.rule_id = r.rule_id AND rebate_limits.kind = r.kind \
                        AND rebate_limits.user_id = r.user_id AND rebate_limits.period = r.period";
        writes.update("rebate_limits", &counts, set, matching);
    }
}

fn user_of(key: &LimitKey) -> Uuid {
    key.user_id.map_or(Uuid::nil(), |id| id.0)
}

fn key_of(hold: &rebate_limit_hold::Model) -> Result<LimitKey, Fault> {
    let user_id = Some(UserId(hold.user_id)).filter(|id| !id.0.is_nil());
    Ok(LimitKey { rule_id: hold.rule_id, kind: hold.kind, user_id, period: period_of(&hold.period)? })
}

fn period_of(text: &str) -> Result<NaiveDate, Fault> {
    text.parse().map_err(|_| Fault::Corrupt(format!("{text} is no day of a limit")))
}
