use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::Beneficiaries;
use rebated_domain::rule::backtest::{Past, PastLine, PastOrder};
use uuid::Uuid;

use super::Period;
use super::orders::Chunk;
use crate::Fault;
use crate::db::{Columns, EMPTY};

/// The orders and lines that are priced again.
pub(super) struct Found {
    pub(super) past: Past,
    /// The place of each line.
    pub(super) places: HashMap<OrderLineId, u32>,
    /// When the earliest of the orders was first priced.
    pub(super) priced_since: Option<DateTime<Utc>>,
    zone: Tz,
    counted: Period,
}

impl Found {
    /// Nothing yet. The report counts the orders of one period; their days are those of `zone`.
    pub(super) fn new(zone: Tz, counted: Period) -> Self {
        Self { past: Past::default(), places: HashMap::new(), priced_since: None, zone, counted }
    }

    /// Adds a chunk of orders with their lines.
    pub(super) fn add(&mut self, chunk: &Chunk) -> Result<(), Fault> {
        let orders = self.add_orders(&chunk.orders)?;
        self.add_lines(&orders, &chunk.lines)?;
        self.add_booked(&chunk.booked)
    }

    fn add_orders(&mut self, chunk: &Columns) -> Result<HashMap<OrderId, u32>, Fault> {
        let ids = chunk.ids("id")?;
        let (sources, accounts) = (chunk.texts("source")?, chunk.texts("account")?);
        let (channels, currencies) = (chunk.texts("channel")?, chunk.texts("currency")?);
        let (placed, pinned) = (chunk.times("placed_at")?, chunk.times("pinned_at")?);
        let (editions, tiers) = (chunk.numbers("edition")?, chunk.texts("tier")?);
        let (days_registered, invited_by) = (chunk.numbers("days_registered")?, chunk.texts("invited_by")?);
        let volumes = chunk.numbers("month_volume_minor")?;
        let beneficiaries =
            [chunk.ids("buyer_id")?, chunk.ids("inviter_id")?, chunk.ids("inviter_of_inviter_id")?];
        let priced = chunk.times("priced_at")?;
        let mut places = HashMap::with_capacity(ids.len());
        for (at, id) in ids.into_iter().enumerate() {
            // priced before that was kept
            if editions[at] == EMPTY {
                continue;
            }
            self.priced_since = self.priced_since.into_iter().chain([priced[at]]).min();
            let order = PastOrder {
                id: OrderId(id),
                source: sources[at].parse()?,
                account: self.past.text(&accounts[at]),
                channel: self.past.text_of(&channels[at]),
                currency: currencies[at].parse()?,
                placed_at: placed[at],
                local: placed[at].with_timezone(&self.zone).naive_local().into(),
                pinned_at: pinned[at],
                edition: editions[at],
                tier: self.past.text(&tiers[at]),
                days_registered: days_registered[at],
                invited_by: self.past.text_of(&invited_by[at]),
                month_volume: volumes[at],
                beneficiaries: Beneficiaries([0, 1, 2].map(|role: usize| user(beneficiaries[role][at]))),
                is_counted: self.counted.covers(placed[at]),
            };
            places.insert(order.id, self.past.add_order(order));
        }
        Ok(places)
    }

    fn add_lines(&mut self, orders: &HashMap<OrderId, u32>, chunk: &Columns) -> Result<(), Fault> {
        let (ids, order_ids, keys) = (chunk.ids("id")?, chunk.ids("order_id")?, chunk.texts("line_key")?);
        let (categories, merchants) = (chunk.texts("category")?, chunk.texts("merchant")?);
        let products = chunk.texts("sku")?;
        let found = order_ids.iter().map(|id| orders.get(&OrderId(*id)).copied()).enumerate();
        let mut sorted: Vec<(u32, &str, usize)> =
            found.filter_map(|(at, order)| Some((order?, keys[at].as_str(), at))).collect();
        sorted.sort_unstable();
        for (order, _, at) in sorted {
            let line = PastLine {
                id: OrderLineId(ids[at]),
                order,
                category: self.past.text_of(&categories[at]),
                merchant: self.past.text_of(&merchants[at]),
                product: self.past.text_of(&products[at]),
                booked: [0; BeneficiaryRole::ALL.len()],
                booked_subsidy: 0,
            };
            self.places.insert(line.id, self.past.add_line(line));
        }
        Ok(())
    }

    fn add_booked(&mut self, chunk: &Columns) -> Result<(), Fault> {
        let (lines, roles) = (chunk.ids("line_id")?, chunk.texts("role")?);
        let (amounts, subsidies) = (chunk.numbers("amount")?, chunk.numbers("subsidy_minor")?);
        for (at, line) in lines.into_iter().enumerate() {
            if let Some(place) = self.places.get(&OrderLineId(line)) {
                self.past.book(*place, roles[at].parse()?, amounts[at], subsidies[at]);
            }
        }
        Ok(())
    }
}

fn user(id: Uuid) -> Option<UserId> {
    (!id.is_nil()).then_some(UserId(id))
}
