use chrono::{DateTime, Duration, Utc};
use rebated_domain::money::Money;
use rebated_domain::order::{LineSnapshot, OrderSource, OrderStatus};

use super::dice::Dice;
use super::plan::{Fate, Plan};
use super::snapshot;

/// Something that happens to an order.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Somebody orders.
    Placed,
    /// It is paid.
    Paid,
    /// It is on its way.
    Shipped,
    /// It has arrived.
    Received,
    /// The commission is final.
    Settled,
    /// The commission becomes this many percent of the estimate.
    Commission(i64),
    /// This many percent of the first line go back.
    Refunded(i64),
    /// A case about the first line is opened.
    Disputed,
    /// Nothing comes of it.
    Ends(OrderStatus),
}

/// What the order's source reports about its lines up to `today`, each time that something happens.
pub(super) fn reports(plan: &Plan, today: DateTime<Utc>) -> Vec<LineSnapshot> {
    let estimates = snapshot::placed(plan);
    let mut lines = estimates.clone();
    let mut reports = Vec::new();
    for (at, step) in steps(plan).into_iter().take_while(|(at, _)| *at <= today) {
        let concerned = match step {
            Step::Refunded(_) | Step::Disputed => 1,
            _ => lines.len(),
        };
        for (line, estimate) in lines.iter_mut().zip(&estimates).take(concerned) {
            line.modified_at = at;
            apply(line, estimate, step, at);
            reports.push(line.clone());
        }
    }
    reports
}

/// What happens to an order, in order.
pub(super) fn steps(plan: &Plan) -> Vec<(DateTime<Utc>, Step)> {
    let mut dice = Dice::new(plan.number + 1_000_000);
    let placed = plan.placed_at;
    let void = if plan.source == OrderSource::Import { OrderStatus::Cancelled } else { OrderStatus::Invalid };
    if plan.fate == Fate::Unpaid {
        return vec![
            (placed, Step::Placed),
            (placed + Duration::hours(30), Step::Ends(OrderStatus::Expired)),
        ];
    }
    let paid = placed + Duration::minutes(dice.between(2, 40));
    let mut steps = vec![(paid, Step::Paid)];
    if plan.fate == Fate::CalledOff {
        steps.push((paid + Duration::hours(dice.between(3, 20)), Step::Ends(void)));
        return steps;
    }
    if matches!(plan.source, OrderSource::Jd | OrderSource::Import) {
        steps.push((paid + Duration::hours(dice.between(22, 40)), Step::Shipped));
    }
    let received = paid + Duration::hours(dice.between(60, 130));
    // a rebate is credited fifteen days after receipt: what takes it back comes later
    let (settled, late) = (received + Duration::days(10), received + Duration::days(21));
    steps.push((received, Step::Received));
    match plan.fate {
        Fate::Disputed => steps.push((received + Duration::days(1), Step::Disputed)),
        Fate::PartRefund => {
            steps.push((received + Duration::days(2), Step::Refunded(40)));
            steps.push((settled, Step::Settled));
        }
        Fate::Amended => {
            steps.push((received + Duration::days(4), Step::Commission(80)));
            steps.push((settled, Step::Settled));
            steps.push((late, Step::Commission(90)));
        }
        Fate::LateRefund => steps.extend([(settled, Step::Settled), (late, Step::Refunded(100))]),
        Fate::Voided => steps.extend([(settled, Step::Settled), (late, Step::Ends(void))]),
        Fate::Smooth | Fate::Unpaid | Fate::CalledOff => steps.push((settled, Step::Settled)),
    }
    steps
}

fn apply(line: &mut LineSnapshot, estimate: &LineSnapshot, step: Step, at: DateTime<Utc>) {
    let share = |of: Money, percent| Money::new(of.minor() * percent / 100, of.currency());
    match step {
        Step::Placed => {}
        Step::Paid => {
            line.status = OrderStatus::Paid;
            line.paid_at = Some(at);
        }
        Step::Shipped => line.status = OrderStatus::Shipped,
        Step::Received => {
            line.status = OrderStatus::Received;
            line.received_at = Some(at);
        }
        Step::Settled => {
            line.status = OrderStatus::Settled;
            line.settled_at = Some(at);
        }
        Step::Commission(percent) => line.commission = estimate.commission.map(|of| share(of, percent)),
        Step::Refunded(percent) => {
            line.refunded = share(line.paid, percent);
            // Taobao states what it takes back; of the others the commission shrinks in proportion
            if line.source == OrderSource::Taobao {
                line.commission_returned = line.commission.map(|of| share(of, percent));
            }
        }
        Step::Disputed => line.held = true,
        Step::Ends(status) => line.status = status,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::plan::plans;

    fn today() -> DateTime<Utc> {
        "2026-11-21T05:00:00Z".parse().expect("a test's time")
    }

    #[test]
    fn the_reports_are_the_same_every_time_and_can_be_stored() {
        let tell = || -> Vec<LineSnapshot> {
            plans(today()).iter().flat_map(|plan| reports(plan, today())).collect()
        };
        let told = tell();
        assert_eq!(told, tell());
        for report in &told {
            assert_eq!(report.problems(), [], "{report:?}");
            assert!(report.modified_at <= today() && report.placed_at <= report.modified_at);
        }
        let keys: BTreeSet<_> =
            told.iter().map(|line| (line.source, &line.account, &line.line_key)).collect();
        assert!((280..=420).contains(&keys.len()), "{} lines", keys.len());
    }

    #[test]
    fn orders_are_in_every_state() {
        let mut last: BTreeSet<(OrderStatus, bool)> = BTreeSet::new();
        for plan in plans(today()) {
            last.extend(reports(&plan, today()).last().map(|line| (line.status, line.held)));
        }
        use OrderStatus::{Cancelled, Created, Expired, Invalid, Paid, Received, Settled, Shipped};
        for status in [Created, Paid, Shipped, Received, Settled, Cancelled, Expired, Invalid] {
            assert!(last.contains(&(status, false)), "nothing is {status}");
        }
        let held = plans(today()).iter().flat_map(|plan| reports(plan, today())).any(|line| line.held);
        assert!(held, "nothing is disputed");
    }
}
