use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use rebated_connectors::union::simulator::{Book, NewLine};
use rebated_domain::order::OrderSource;
use rebated_service::clock::ManualClock;

use super::baskets::Basket;
use super::life::{Step, steps};
use super::people::buyer_ref;
use super::plan::{Plan, plans};
use super::shop;
use super::snapshot::order_ref;

/// How many days before the data set is made its accounts at networks begin to be read. What was ordered before comes
/// from files.
const DAYS: i64 = 5;

/// When the accounts begin to be read.
pub(super) fn begins_at(today: DateTime<Utc>) -> DateTime<Utc> {
    today - Duration::days(DAYS)
}

/// Whether an order is read from its network.
pub(super) fn is_read(plan: &Plan, today: DateTime<Utc>) -> bool {
    plan.source.is_network() && plan.placed_at > begins_at(today)
}

/// What happens at a simulated network, from when it begins to be read. It is the same every time, down to the numbers
/// that the network gives, so that an interrupted reading goes on with the same orders.
pub(super) struct Story {
    book: Book,
    /// The network's own time, which only the story moves.
    clock: Arc<ManualClock>,
    scenes: VecDeque<(DateTime<Utc>, Arc<Plan>, Step)>,
    /// The keys of an order's lines and their first commissions in fen, by the order's number in the plan.
    placed: HashMap<u64, Vec<(String, i64)>>,
}

impl Story {
    /// What happens at `source` up to `today`. The book's time is that of the clock.
    pub(super) fn new(
        source: OrderSource,
        book: Book,
        clock: Arc<ManualClock>,
        today: DateTime<Utc>,
    ) -> Self {
        shop::products(source).into_iter().for_each(|product| book.sell(product));
        let mut scenes = Vec::new();
        for plan in plans(today) {
            if plan.source == source && is_read(&plan, today) {
                let plan = Arc::new(plan);
                scenes.push((plan.placed_at, Arc::clone(&plan), Step::Placed));
                let later = steps(&plan).into_iter().filter(|(_, step)| !matches!(step, Step::Placed));
                scenes.extend(later.map(|(at, step)| (at, Arc::clone(&plan), step)));
            }
        }
        scenes.retain(|(at, ..)| *at <= today);
        scenes.sort_by_key(|(at, ..)| *at);
        Self { book, clock, scenes: scenes.into(), placed: HashMap::new() }
    }

    /// Lets happen what happens until then, and leaves the network's clock there. Its time never goes back.
    pub(super) fn play_until(&mut self, until: DateTime<Utc>) {
        while self.scenes.front().is_some_and(|(at, ..)| *at <= until) {
            let Some((at, plan, step)) = self.scenes.pop_front() else { break };
            self.move_to(at);
            self.play(&plan, step);
        }
        self.move_to(until);
    }

    fn move_to(&self, at: DateTime<Utc>) {
        use rebated_service::clock::Clock as _;
        self.clock.set(self.clock.now().max(at));
    }

    fn play(&mut self, plan: &Plan, step: Step) {
        let book = self.book.clone();
        if matches!(step, Step::Placed) {
            let lines = plan.lines.iter().map(|basket| place(&book, plan, basket)).collect();
            self.placed.insert(plan.number, lines);
            return;
        }
        let lines = self.placed.get(&plan.number).map(Vec::as_slice).unwrap_or_default();
        let change = |change: fn(&Book, &str) -> bool| {
            for (key, _) in lines {
                change(&book, key);
            }
        };
        match step {
            // networks do not tell of parcels
            Step::Placed | Step::Shipped => {}
            Step::Paid => change(Book::pay),
            Step::Received => change(Book::receive),
            Step::Settled => change(Book::settle),
            Step::Ends(_) => change(Book::cancel),
            Step::Commission(percent) => {
                for (key, commission) in lines {
                    book.amend(key, commission * percent / 100);
                }
            }
            Step::Refunded(percent) => {
                if let (Some((key, _)), Some(basket)) = (lines.first(), plan.lines.first()) {
                    book.open_dispute(key, paid(basket) * percent / 100);
                    book.lose_dispute(key);
                }
            }
            Step::Disputed => {
                if let (Some((key, _)), Some(basket)) = (lines.first(), plan.lines.first()) {
                    book.open_dispute(key, paid(basket));
                }
            }
        }
    }
}

fn paid(basket: &Basket) -> i64 {
    basket.product.price.minor() * basket.quantity
}

/// Places a line and pays nothing; its key and its commission in fen.
fn place(book: &Book, plan: &Plan, basket: &Basket) -> (String, i64) {
    let name = plan.buyer.map(|buyer| buyer_ref(plan.source, buyer));
    let relation = name.as_deref().and_then(|name| name.strip_prefix("relation:")).map(str::to_owned);
    let key = book.place(NewLine {
        item_id: shop::item_id(basket.product),
        quantity: basket.quantity,
        sub_id: name.filter(|_| relation.is_none()),
        relation_id: relation,
        order_ref: Some(order_ref(plan)),
        ..NewLine::default()
    });
    let commission = book.truth().into_iter().find(|line| line.line_key == key);
    (key, commission.and_then(|line| line.commission_minor).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use rebated_connectors::jd::simulator::JdSimulator;
    use rebated_connectors::union::simulator::TruthLine;

    use super::*;

    fn told(stops: &[i64]) -> Vec<TruthLine> {
        let today = "2026-11-21T05:00:00Z".parse().expect("a test's time");
        let clock = Arc::new(ManualClock::new(begins_at(today)));
        let jd = JdSimulator::new("http://127.0.0.1:1", clock.clone());
        let mut story = Story::new(OrderSource::Jd, jd.book(), clock, today);
        for hours in stops {
            story.play_until(begins_at(today) + Duration::hours(*hours));
        }
        story.play_until(today);
        jd.book().truth()
    }

    #[test]
    fn the_story_is_the_same_whenever_somebody_looks() {
        let whole = told(&[]);
        assert!(whole.len() > 3, "{whole:?}");
        assert_eq!(whole, told(&[1, 2, 50, 49, 200]));
        let is_named = |name: &str| name.starts_with("rebated_u");
        assert!(whole.iter().all(|line| line.buyer_ref.as_deref().is_some_and(is_named)), "{whole:?}");
    }
}
