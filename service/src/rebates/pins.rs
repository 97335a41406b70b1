use std::collections::HashMap;

use chrono::{DateTime, Datelike, Duration, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::order::OrderStatus;
use rebated_domain::rule::{Beneficiaries, BuyerFacts, FirstSettled, OrderFacts, PinRules};
use rebated_entity::{order, order_pricing};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter, Statement};

use super::{BookedOrders, Desk};
use crate::db::{Kind, Rows, Writes, any_of};

use crate::{Fault, row};

/// What rules may know about the buyers of orders, fixed when each is first priced.
pub(super) struct Pins {
    pins: HashMap<OrderId, order_pricing::Model>,
    new: Vec<OrderId>,
}

/// A buyer, and who brought him.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Profile {
    pub(super) id: UserId,
    pub(super) tier: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) inviter_id: Option<UserId>,
    pub(super) invite_code: Option<String>,
    pub(super) upper_id: Option<UserId>,
}

impl Pins {
    /// Loads the pins of orders that were priced before.
    pub(super) async fn load_in(txn: &DatabaseTransaction, orders: &BookedOrders<'_>) -> Result<Self, Fault> {
        let bought: Vec<OrderId> = bought(orders).map(|order| order.id).collect();
        if bought.is_empty() {
            return Ok(Self { pins: HashMap::new(), new: Vec::new() });
        }
        let wanted = any_of(txn.get_database_backend(), order_pricing::Column::OrderId, bought);
        let found = order_pricing::Entity::find().filter(wanted).all(txn).await?;
        let pins = found.into_iter().map(|pin| (pin.order_id, pin)).collect();
        Ok(Self { pins, new: Vec::new() })
    }

    /// The newest edition of the rules with which one of the orders was priced.
    pub(super) fn edition(&self) -> i64 {
        self.pins.values().map(|pin| pin.edition).max().unwrap_or(0)
    }

    /// Makes the pins of the orders that have none.
    pub(super) async fn add_new_in(
        &mut self,
        txn: &DatabaseTransaction,
        desk: &Desk<'_>,
        orders: &BookedOrders<'_>,
    ) -> Result<(), Fault> {
        let unpinned: Vec<&order::Model> =
            bought(orders).filter(|order| !self.pins.contains_key(&order.id)).collect();
        let profiles = profiles_of(txn, unpinned.iter().filter_map(|order| order.buyer_id)).await?;
        let volumes = match desk.rules.index.needs().month_volume {
            true => month_volumes_in(txn, desk.settings.settings.zone(), &unpinned).await?,
            false => HashMap::new(),
        };
        for order in unpinned {
            let Some(profile) = order.buyer_id.and_then(|id| profiles.get(&id)) else { continue };
            let volume = volumes.get(&order.id).copied().unwrap_or(0);
            self.new.push(order.id);
            self.pins.insert(order.id, pin(desk, order, profile, volume));
        }
        Ok(())
    }

    /// What is fixed about an order; nothing for an order without a buyer.
    pub(super) fn of(&self, order: OrderId) -> Option<&order_pricing::Model> {
        self.pins.get(&order)
    }

    /// Writes the pins that were made now.
    pub(super) fn write(&self, writes: &mut Writes) {
        const COLUMNS: &[(&str, Kind)] = &[
            ("order_id", Kind::Uuid),
            ("edition", Kind::Big),
            ("pinned_at", Kind::Time),
            ("tier", Kind::Text),
            ("days_registered", Kind::Big),
            ("invited_by", Kind::TextOpt),
            ("inviter_id", Kind::UuidOpt),
            ("inviter_of_inviter_id", Kind::UuidOpt),
            ("month_volume_minor", Kind::Big),
            ("priced_at", Kind::Time),
        ];
        let mut rows = Rows::new(COLUMNS);
        for pin in self.new.iter().filter_map(|id| self.pins.get(id)) {
            rows.push(row![
                pin.order_id,
                pin.edition,
                pin.pinned_at,
                pin.tier.as_str(),
                pin.days_registered,
                pin.invited_by.clone(),
                pin.inviter_id,
                pin.inviter_of_inviter_id,
                pin.month_volume_minor,
                pin.priced_at,
            ]);
        }
        writes.insert("order_pricings", &rows, "");
    }
}

/// The orders whose buyer is known.
fn bought<'a>(orders: &BookedOrders<'a>) -> impl Iterator<Item = &'a order::Model> {
    orders.orders.values().copied().filter(|order| order.buyer_id.is_some())
}

/// What is fixed about an order that is priced for the first time.
pub(super) fn pin(
    desk: &Desk<'_>,
    order: &order::Model,
    buyer: &Profile,
    volume: i64,
) -> order_pricing::Model {
    let pinned_at = match desk.settings.settings.pin_rules_at {
        PinRules::OrderTime => order.placed_at,
        PinRules::ClickTime => order.clicked_at.unwrap_or(order.placed_at),
    };
    order_pricing::Model {
        order_id: order.id,
        edition: desk.rules.edition,
        pinned_at,
        tier: buyer.tier.clone(),
        days_registered: (order.placed_at - buyer.created_at).num_days().max(0),
        invited_by: buyer.invite_code.clone(),
        inviter_id: buyer.inviter_id,
        inviter_of_inviter_id: buyer.upper_id,
        month_volume_minor: volume,
        priced_at: desk.now,
    }
}

/// What rules may know about an order, given what is fixed about it.
pub(super) fn facts_of<'a>(
    zone: Tz,
    order: &'a order::Model,
    pin: &'a order_pricing::Model,
    amount: i64,
    first_settled: FirstSettled,
) -> OrderFacts<'a> {
    OrderFacts {
        source: order.source,
        account: &order.account,
        channel: order.channel.as_deref(),
        currency: order.currency,
        amount,
        pinned_at: pin.pinned_at,
        edition: pin.edition,
        local: order.placed_at.with_timezone(&zone).naive_local().into(),
        buyer: BuyerFacts {
            tier: &pin.tier,
            days_registered: pin.days_registered,
            invited_by: pin.invited_by.as_deref(),
            month_volume: pin.month_volume_minor,
            first_settled,
        },
        beneficiaries: Beneficiaries([order.buyer_id, pin.inviter_id, pin.inviter_of_inviter_id]),
    }
}

/// Buyers by id, each with the inviter and the inviter's inviter.
pub(super) async fn profiles_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, Profile>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    let mut ids: Vec<UserId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().for_each(|id| keys.push(row![id]));
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = db.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT u.id, u.tier, u.created_at, u.inviter_id, i.invite_code, i.inviter_id AS upper_id \
         FROM {source} JOIN users u ON u.id = r.id LEFT JOIN users i ON i.id = u.inviter_id"
    );
    let statement = Statement::from_sql_and_values(backend, sql, params);
    let found = Profile::find_by_statement(statement).all(db).await?;
    Ok(found.into_iter().map(|profile| (profile.id, profile)).collect())
}

/// What the buyers of orders had bought before in the month of each, in the order's currency: of the stored
/// orders, and of those that are being priced for the first time together.
async fn month_volumes_in(
    txn: &DatabaseTransaction,
    zone: Tz,
    orders: &[&order::Model],
) -> Result<HashMap<OrderId, i64>, Fault> {
    let wanted: Vec<Wanted> = orders.iter().filter_map(|order| Wanted::of(order, zone)).collect();
    let mut volumes = month_volumes(txn, &wanted).await?;
    for this in &wanted {
        let before = orders.iter().filter(|order| {
            order.buyer_id == Some(this.buyer)
                && order.currency == this.currency
                && !order.status.is_void()
                && order.placed_at >= this.month_at
                && (order.placed_at, order.id) < (this.placed_at, this.order)
        });
        *volumes.entry(this.order).or_default() += before.map(|order| order.paid_minor).sum::<i64>();
    }
    Ok(volumes)
}

/// Whose purchases are summed up, and until when.
pub(super) struct Wanted {
    pub(super) order: OrderId,
    pub(super) buyer: UserId,
    pub(super) currency: Currency,
    pub(super) month_at: DateTime<Utc>,
    pub(super) placed_at: DateTime<Utc>,
}

impl Wanted {
    pub(super) fn of(order: &order::Model, zone: Tz) -> Option<Self> {
        let local = order.placed_at.with_timezone(&zone).date_naive();
        let first = local.with_day(1)?.and_time(NaiveTime::MIN);
        let month_at = zone.from_local_datetime(&first).earliest().unwrap_or_else(|| {
            // midnight is skipped where clocks are put forward then
            zone.from_utc_datetime(&(first - Duration::hours(12)))
        });
        Some(Self {
            order: order.id,
            buyer: order.buyer_id?,
            currency: order.currency,
            month_at: month_at.with_timezone(&Utc),
            placed_at: order.placed_at,
        })
    }
}

/// The sums of stored orders, those asked about excepted.
pub(super) async fn month_volumes(
    db: &impl ConnectionTrait,
    wanted: &[Wanted],
) -> Result<HashMap<OrderId, i64>, Fault> {
    const KEYS: &[(&str, Kind)] = &[
        ("order_id", Kind::Uuid),
        ("buyer_id", Kind::Uuid),
        ("currency", Kind::Text),
        ("month_at", Kind::Time),
        ("placed_at", Kind::Time),
    ];
    let mut keys = Rows::new(KEYS);
    for this in wanted {
        keys.push(row![this.order, this.buyer, this.currency, this.month_at, this.placed_at]);
    }
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = db.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let void: Vec<String> = OrderStatus::ALL
        .iter()
        .filter(|status| status.is_void())
        .map(|status| format!("'{status}'"))
        .collect();
    let sql = format!(
        "WITH asked AS (SELECT * FROM {source}) \
         SELECT a.order_id, CAST(sum(o.paid_minor) AS bigint) AS volume FROM asked a \
         JOIN orders o ON o.buyer_id = a.buyer_id AND o.currency = a.currency AND o.placed_at >= a.month_at \
         AND (o.placed_at < a.placed_at OR (o.placed_at = a.placed_at AND o.id < a.order_id)) \
         AND o.status NOT IN ({}) AND NOT (o.source = 'STORE' AND o.paid_at IS NULL) AND NOT EXISTS (SELECT 1 FROM asked b WHERE b.order_id = o.id) \
         GROUP BY a.order_id",
        void.join(", ")
    );
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    let mut volumes = HashMap::new();
    for row in rows {
        volumes.insert(row.try_get_by_index::<OrderId>(0)?, row.try_get_by_index(1)?);
    }
    Ok(volumes)
}
