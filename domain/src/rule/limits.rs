use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::says::RuleSpec;
use crate::code::codes;
use crate::id::{OrderLineId, RuleId, UserId};
use crate::money::Money;
use crate::rebate::BeneficiaryRole;

codes! {
    /// A bound that a rule's payments share.
    pub enum LimitKind {
        /// The rule's budget for the orders of one day.
        BudgetDay = "BUDGET_DAY",
        /// The rule's whole budget.
        BudgetTotal = "BUDGET_TOTAL",
        /// What one beneficiary may get from the rule, ever.
        User = "USER",
        /// What one beneficiary may get from the rule for the orders of one day.
        UserDay = "USER_DAY",
        /// What one beneficiary may get from the rule for the orders of one month.
        UserMonth = "USER_MONTH",
    }
}

/// What a counter counts: the payments of one rule, to everybody or one beneficiary, for one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LimitKey {
    /// The rule.
    pub rule_id: RuleId,
    /// Which bound.
    pub kind: LimitKind,
    /// Whose payments; none: everybody's.
    pub user_id: Option<UserId>,
    /// First day of the period; the bound's own first day of all for those without one.
    pub period: NaiveDate,
}

/// A bound with its counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The counter.
    pub key: LimitKey,
    /// Most that it may count, in minor units.
    pub most: i64,
}

/// The bounds of what a rule pays a beneficiary for an order placed on a date.
pub fn limits_of(rule_id: RuleId, spec: &RuleSpec, user: UserId, date: NaiveDate) -> Vec<Limit> {
    if !spec.is_limited() {
        return Vec::new();
    }
    let month = date.with_day(1).expect("every month has a first day");
    let ever = NaiveDate::default();
    let budget = |amount: fn(&super::says::Budget) -> Option<Money>| spec.budget.as_ref().and_then(amount);
    let bounds = [
        (LimitKind::BudgetTotal, budget(|budget| budget.total), None, ever),
        (LimitKind::BudgetDay, budget(|budget| budget.per_day), None, date),
        (LimitKind::User, spec.caps.per_user, Some(user), ever),
        (LimitKind::UserMonth, spec.caps.per_user_per_month, Some(user), month),
        (LimitKind::UserDay, spec.caps.per_user_per_day, Some(user), date),
    ];
    let limits = bounds.into_iter().filter_map(|(kind, most, user_id, period)| {
        Some(Limit { key: LimitKey { rule_id, kind, user_id, period }, most: most?.minor() })
    });
    limits.collect()
}

/// Who holds a share of a rule's bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Holder {
    /// The line.
    pub line_id: OrderLineId,
    /// For whom.
    pub role: BeneficiaryRole,
    /// The rule.
    pub rule_id: RuleId,
}

/// The counters of bounds, with what each line holds of them.
///
/// A share is held from the first pricing on: a later pricing of the same line may shrink it, or grow it as
/// far as there is room, and nobody else's pricing ever takes it away.
#[derive(Clone, Debug, Default)]
pub struct LimitBook {
    used: HashMap<LimitKey, i64>,
    holds: HashMap<OrderLineId, Vec<(Holder, Hold)>>,
}

/// What one line holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// How much, in minor units.
    pub amount: i64,
    /// Of which counters.
    pub keys: Vec<LimitKey>,
}

impl LimitBook {
    /// Enters what a counter has counted so far, all holds included.
    pub fn enter(&mut self, key: LimitKey, used: i64) {
        self.used.insert(key, used);
    }

    /// Enters what a line holds so far; the counters must include it.
    pub fn enter_hold(&mut self, holder: Holder, hold: Hold) {
        self.holds.entry(holder.line_id).or_default().push((holder, hold));
    }

    /// What a counter counts.
    pub fn used(&self, key: &LimitKey) -> i64 {
        self.used.get(key).copied().unwrap_or(0)
    }

    /// What a line holds.
    pub fn held(&self, holder: &Holder) -> i64 {
        let held = self.holds_of(holder.line_id).iter().find(|(of, _)| of == holder);
        held.map_or(0, |(_, hold)| hold.amount)
    }

    /// Everything that a line holds.
    pub fn holds_of(&self, line_id: OrderLineId) -> &[(Holder, Hold)] {
        self.holds.get(&line_id).map_or(&[], Vec::as_slice)
    }

    /// Every counter with what it counts.
    pub fn counters(&self) -> impl Iterator<Item = (&LimitKey, i64)> {
        self.used.iter().map(|(key, used)| (key, *used))
    }

    /// Grants as much of `wanted` as the bounds leave, in place of what the holder had; tells which bound
    /// left the least when that is not all of it.
    pub fn grant(&mut self, holder: Holder, limits: &[Limit], wanted: i64) -> (i64, Option<LimitKind>) {
        if limits.is_empty() {
            return (wanted, None);
        }
        let own = self.take(&holder);
        let rooms = limits.iter().map(|limit| (limit.most - self.used(&limit.key), limit.key.kind));
        let (room, tightest) = rooms.min_by_key(|(room, _)| *room).expect("there are bounds");
        let granted = wanted.min(room.max(own)).max(0);
        let bound = (granted < wanted).then_some(tightest);
        let keys: Vec<LimitKey> = limits.iter().map(|limit| limit.key).collect();
        keys.iter().for_each(|key| self.count(*key, granted));
        self.enter_hold(holder, Hold { amount: granted, keys });
        (granted, bound)
    }

    /// Gives back what a line holds.
    pub fn release(&mut self, holder: &Holder) {
        self.take(holder);
    }

    /// Gives back what a line holds in a role of rules that do not apply to it any more.
    pub fn keep_only(
        &mut self,
        line_id: OrderLineId,
        role: BeneficiaryRole,
        applies: impl Fn(RuleId) -> bool,
    ) {
        let dropped = |holder: &Holder| holder.role == role && !applies(holder.rule_id);
        let dropped: Vec<Holder> =
            self.holds_of(line_id).iter().map(|(holder, _)| *holder).filter(dropped).collect();
        dropped.iter().for_each(|holder| self.release(holder));
    }

    /// Takes a hold out of its counters; tells how much it was.
    fn take(&mut self, holder: &Holder) -> i64 {
        let Some(holds) = self.holds.get_mut(&holder.line_id) else { return 0 };
        let Some(place) = holds.iter().position(|(of, _)| of == holder) else { return 0 };
        let (_, hold) = holds.swap_remove(place);
        hold.keys.iter().for_each(|key| self.count(*key, -hold.amount));
        hold.amount
    }

    fn count(&mut self, key: LimitKey, change: i64) {
        *self.used.entry(key).or_default() += change;
    }
}

#[cfg(test)]
mod tests;
