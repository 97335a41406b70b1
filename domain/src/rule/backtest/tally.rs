use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::past::{PastLine, PastOrder};
use super::replay::{Replay, Result};
use super::report::{
    BudgetBurn, BudgetExhausted, Compared, Report, ReportDay, ReportLine, ReportPerson, ReportRule,
    ReportSource, ReportTotal,
};
use crate::id::UserId;
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;
use crate::rule::LimitKind;

/// How many of the largest changes are told.
const LARGEST: usize = 20;

/// Adds up the last result of every line that counts.
pub(super) fn report(replay: &Replay) -> Report {
    let mut tally = Tally::of(replay);
    let mut seen = vec![false; replay.past.order_count()];
    let places = u32::try_from(replay.past.line_count()).expect("places fit");
    for place in 0..places {
        let line = replay.past.line(place);
        let order = replay.past.order(line.order);
        if !order.is_counted || replay.known.last(place).is_none() {
            continue;
        }
        if !std::mem::replace(&mut seen[line.order as usize], true) {
            tally.orders += 1;
        }
        tally.add(order, line, &replay.results[place as usize]);
    }
    tally.finish()
}

/// The sums of a report while they grow.
struct Tally<'a> {
    replay: &'a Replay,
    lines: u64,
    orders: u64,
    days: BTreeMap<(NaiveDate, Currency), Compared>,
    sources: BTreeMap<(OrderSource, Currency), Compared>,
    rules: BTreeMap<(&'a str, Currency), (u64, i64, i64)>,
    burns: BTreeMap<(&'a str, NaiveDate, Currency), i64>,
    people: HashMap<(UserId, Currency), (i64, i64)>,
    changed: Vec<ReportLine>,
}

impl<'a> Tally<'a> {
    fn of(replay: &'a Replay) -> Self {
        Self {
            replay,
            lines: 0,
            orders: 0,
            days: BTreeMap::new(),
            sources: BTreeMap::new(),
            rules: BTreeMap::new(),
            burns: BTreeMap::new(),
            people: HashMap::new(),
            changed: Vec::new(),
        }
    }

    fn add(&mut self, order: &PastOrder, line: &PastLine, result: &Result) {
        let mut tested = [0i64; BeneficiaryRole::ALL.len()];
        let (mut subsidy, currency, date) = (0, order.currency, order.local.date);
        for part in &result.parts {
            tested[part.role as usize] += part.amount;
            subsidy += part.subsidy;
            let rule = self.replay.index.rule(part.place as usize);
            let (awards, paid, beyond) = self.rules.entry((&rule.key, currency)).or_default();
            (*awards, *paid, *beyond) = (*awards + 1, *paid + part.amount, *beyond + part.subsidy);
            if rule.spec.budget.is_some() {
                *self.burns.entry((&rule.key, date, currency)).or_default() += part.amount;
            }
        }
        for (role, user) in order.beneficiaries.each() {
            let (booked, tested) = (line.booked[role as usize], tested[role as usize]);
            if booked != 0 || tested != 0 {
                let person = self.people.entry((user, currency)).or_default();
                *person = (person.0 + booked, person.1 + tested);
            }
        }
        let compared = Compared {
            lines: 1,
            commission_minor: result.commission,
            booked_minor: line.booked.iter().sum(),
            tested_minor: tested.iter().sum(),
            booked_subsidy_minor: line.booked_subsidy,
            tested_subsidy_minor: subsidy,
        };
        self.lines += 1;
        self.days.entry((date, currency)).or_default().add(&compared);
        self.sources.entry((order.source, currency)).or_default().add(&compared);
        if compared.booked_minor != compared.tested_minor {
            self.note_changed(order, line, &compared);
        }
    }

    fn note_changed(&mut self, order: &PastOrder, line: &PastLine, compared: &Compared) {
        self.changed.push(ReportLine {
            line_id: line.id,
            order_id: order.id,
            currency: order.currency,
            booked_minor: compared.booked_minor,
            tested_minor: compared.tested_minor,
        });
        // now and then, so that the list stays short
        if self.changed.len() >= 64 * LARGEST {
            keep_largest(&mut self.changed);
        }
    }

    fn finish(mut self) -> Report {
        keep_largest(&mut self.changed);
        let mut totals: BTreeMap<Currency, Compared> = BTreeMap::new();
        for ((_, currency), compared) in &self.sources {
            totals.entry(*currency).or_default().add(compared);
        }
        let mut people: Vec<ReportPerson> = Vec::new();
        for ((user_id, currency), (booked_minor, tested_minor)) in self.people {
            people.push(ReportPerson { user_id, currency, booked_minor, tested_minor });
        }
        people.retain(|person| person.booked_minor != person.tested_minor);
        people.sort_unstable_by_key(|person| {
            (Reverse(person.tested_minor - person.booked_minor), person.user_id, person.currency)
        });
        let winners = people.partition_point(|person| person.tested_minor > person.booked_minor);
        let (won, lost) = people.split_at(winners);
        Report {
            states: self.replay.states,
            lines: self.lines,
            orders: self.orders,
            winners: won.len() as u64,
            losers: lost.len() as u64,
            totals: totals.into_iter().map(total).collect(),
            days: self.days.into_iter().map(day).collect(),
            sources: self.sources.into_iter().map(source).collect(),
            rules: self.rules.into_iter().map(rule).collect(),
            most_gained: won.iter().take(LARGEST).cloned().collect(),
            most_lost: lost.iter().rev().take(LARGEST).cloned().collect(),
            most_changed: self.changed,
            burns: self.burns.into_iter().map(burn).collect(),
            exhausted: exhausted(self.replay),
        }
    }
}

fn keep_largest(changed: &mut Vec<ReportLine>) {
    changed
        .sort_unstable_by_key(|line| (Reverse((line.tested_minor - line.booked_minor).abs()), line.line_id));
    changed.truncate(LARGEST);
}

fn total((currency, compared): (Currency, Compared)) -> ReportTotal {
    let (booked_margin_minor, tested_margin_minor) =
        (compared.booked_margin_minor(), compared.tested_margin_minor());
    ReportTotal { currency, compared, booked_margin_minor, tested_margin_minor }
}

fn day(((date, currency), compared): ((NaiveDate, Currency), Compared)) -> ReportDay {
    ReportDay { date, currency, compared }
}

fn source(((source, currency), compared): ((OrderSource, Currency), Compared)) -> ReportSource {
    ReportSource { source, currency, compared }
}

fn rule(((key, currency), (awards, tested, subsidy)): ((&str, Currency), (u64, i64, i64))) -> ReportRule {
    let key = key.to_owned();
    ReportRule { key, currency, awards, tested_minor: tested, tested_subsidy_minor: subsidy }
}

fn burn(((key, date, currency), tested_minor): ((&str, NaiveDate, Currency), i64)) -> BudgetBurn {
    BudgetBurn { key: key.to_owned(), date, currency, tested_minor }
}

fn exhausted(replay: &Replay) -> Vec<BudgetExhausted> {
    let mut all: Vec<BudgetExhausted> = Vec::new();
    for ((_, kind, date), (place, placed_at)) in &replay.exhausted {
        let key = replay.index.rule(*place as usize).key.clone();
        let date = (*kind == LimitKind::BudgetDay).then_some(*date);
        all.push(BudgetExhausted { key, kind: *kind, date, placed_at: *placed_at });
    }
    all.sort_by(|a, b| (&a.key, a.kind, a.date).cmp(&(&b.key, b.kind, b.date)));
    all
}
