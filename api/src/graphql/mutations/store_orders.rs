//! Placing, cancelling, shipping and receiving orders of the store.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::money::Money;
use rebated_domain::store::OrderProblem;
use rebated_service::idempotency::IdempotencyError;
use rebated_service::store::orders::{self, Cancel, Placement, Shipment, StoreOrderError};

use crate::graphql::context::Ask;
use crate::graphql::error::{answer, sentence};
use crate::graphql::money::MoneyInput;
use crate::graphql::types::order::Order;
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about an order of the store.
    StoreOrderUserError,
    /// Why a request about an order of the store was refused.
    StoreOrderErrorCode,
    StoreOrderError {
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: StoreOrderError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// No line, or more than an order has.
        BadLineCount: StoreOrderError::Whole(OrderProblem::BadLineCount) => ["lines"],
        /// The note is empty, too long or not printable.
        BadNote: StoreOrderError::BadNote => ["note"],
        /// Not 1 to 1000 items.
        BadQuantity: StoreOrderError::Whole(OrderProblem::BadQuantity) => ["lines"],
        /// The carrier or the number of the parcel is empty, too long or not printable.
        BadTracking: StoreOrderError::BadTracking(field) => [field],
        /// A refund of the order is open.
        HeldByRefund: StoreOrderError::HeldByRefund => ["orderId"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: StoreOrderError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// The variant is on another line already.
        NamedTwice: StoreOrderError::Whole(OrderProblem::NamedTwice) => ["lines"],
        /// The order's state does not allow it.
        NotAllowedNow: StoreOrderError::NotAllowedNow => ["orderId"],
        /// The variant is not sold, or there is no such variant.
        NotForSale: StoreOrderError::Whole(OrderProblem::NotForSale) => ["lines"],
        /// No such order of the store, or not the caller's.
        OrderNotFound: StoreOrderError::OrderNotFound => ["orderId"],
        /// The variant is sold in another currency than the lines before.
        OtherCurrency: StoreOrderError::Whole(OrderProblem::OtherCurrency) => ["lines"],
        /// Less is left than asked for.
        OutOfStock: StoreOrderError::Whole(OrderProblem::OutOfStock) => ["lines"],
        /// The price changed while the order was on its way.
        PriceChanged: StoreOrderError::Whole(OrderProblem::PriceChanged) => ["lines"],
        /// Somebody else changed the order meanwhile.
        StaleVersion: StoreOrderError::StaleVersion => ["expectedVersion"],
        /// The order comes to another sum than expected.
        TotalChanged: StoreOrderError::TotalChanged => ["expectedTotal"],
    }
    top_level: StoreOrderError::Denied(_) | StoreOrderError::Fault(_) | StoreOrderError::Lines(_)
        | StoreOrderError::Idempotency(IdempotencyError::Fault(_)),
    each: StoreOrderError::Lines(lines) => lines.iter().map(told)
}

/// What is wrong with one line.
fn told((place, problem): &(usize, OrderProblem)) -> (StoreOrderErrorCode, Vec<String>, String) {
    use StoreOrderErrorCode as Code;
    let (code, field) = match problem {
        OrderProblem::BadLineCount => (Code::BadLineCount, "quantity"),
        OrderProblem::BadQuantity => (Code::BadQuantity, "quantity"),
        OrderProblem::NamedTwice => (Code::NamedTwice, "variantId"),
        OrderProblem::NotForSale => (Code::NotForSale, "variantId"),
        OrderProblem::OtherCurrency => (Code::OtherCurrency, "variantId"),
        OrderProblem::OutOfStock => (Code::OutOfStock, "quantity"),
        OrderProblem::PriceChanged => (Code::PriceChanged, "variantId"),
    };
    (code, vec!["lines".into(), place.to_string(), field.into()], sentence(problem))
}

payload! {
    /// The answer of `orderPlace`.
    OrderPlacePayload {
        /// The order.
        order: Order,
    }
    StoreOrderUserError
}

payload! {
    /// The answer of `orderCancel`.
    OrderCancelPayload {
        /// The order. `cancellation` says where the wish is.
        order: Order,
    }
    StoreOrderUserError
}

payload! {
    /// The answer of `orderShip`.
    OrderShipPayload {
        /// The order.
        order: Order,
    }
    StoreOrderUserError
}

payload! {
    /// The answer of `orderReceive`.
    OrderReceivePayload {
        /// The order.
        order: Order,
    }
    StoreOrderUserError
}

/// How many of what.
#[derive(InputObject)]
pub struct OrderLineInput {
    /// The variant. No two lines have the same.
    variant_id: ID,
    /// How many items, 1 to 1000.
    quantity: i32,
}

/// An order that is to be placed.
#[derive(InputObject)]
pub struct OrderPlaceInput {
    /// What is ordered, 1 to 50 lines in one currency.
    lines: Vec<OrderLineInput>,
    /// What the buyer was shown that it comes to; with another sum the order is refused.
    expected_total: Option<MoneyInput>,
    /// A word for the warehouse, at most 1000 characters.
    note: Option<String>,
    /// A name for this order, 1 to 128 characters: repeated with the same input it is one order, answered as it is
    /// then.
    idempotency_key: String,
}

impl OrderPlaceInput {
    fn read(self) -> Result<Placement> {
        let total = self.expected_total.map(Money::try_from).transpose();
        let problem = |error| bad_argument("input.expectedTotal", format!("is refused: {error}"));
        let line = |line: OrderLineInput| (decode_or_nothing(&line.variant_id), line.quantity.into());
        Ok(Placement {
            lines: self.lines.into_iter().map(line).collect(),
            expected_total: total.map_err(problem)?,
            note: self.note,
        })
    }
}

/// The wish to cancel an order.
#[derive(InputObject)]
pub struct OrderCancelInput {
    /// The order.
    order_id: ID,
    /// Why, at most 1000 characters.
    note: Option<String>,
    /// Refuse when the order is not at this version any more.
    expected_version: Option<i32>,
}

/// A parcel that is handed to a courier.
#[derive(InputObject)]
pub struct OrderShipInput {
    /// The order.
    order_id: ID,
    /// Who carries it, at most 100 characters.
    carrier: String,
    /// Its number at the carrier, at most 100 characters.
    tracking_number: String,
    /// Refuse when the order is not at this version any more.
    expected_version: Option<i32>,
}

/// The receipt of an order.
#[derive(InputObject)]
pub struct OrderReceiveInput {
    /// The order.
    order_id: ID,
    /// Refuse when the order is not at this version any more.
    expected_version: Option<i32>,
}

/// Placing, cancelling, shipping and receiving orders of the store.
#[derive(Default)]
pub struct StoreOrderMutations;

/// Placing, cancelling, shipping and receiving orders of the store.
#[Object]
impl StoreOrderMutations {
    /// Cancels an order of the store: its buyer, or staff. At once while it waits for its payment; while its steps are
    /// under way as soon as they are done; a paid one by a refund of all of it, which is asked for.
    async fn order_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wish.")] input: OrderCancelInput,
    ) -> Option<Result<OrderCancelPayload>> {
        let OrderCancelInput { order_id, note, expected_version } = input;
        let wish = Cancel { order_id: decode_or_nothing(&order_id), note, expected_version };
        let done = orders::cancel(ctx.platform(), ctx.actor(), wish).await;
        answer(done, |(order, _)| OrderCancelPayload::of(order.into()))
    }

    /// Places an order in the store for the caller. All lines or none: the goods are set aside and the prices fixed
    /// with the answer, everything else follows.
    async fn order_place(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order.")] input: OrderPlaceInput,
    ) -> Option<Result<OrderPlacePayload>> {
        let key = input.idempotency_key.clone();
        let wanted = match input.read() {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(error)),
        };
        let done = orders::place(ctx.platform(), ctx.actor(), wanted, &key).await;
        answer(done, |order| OrderPlacePayload::of(order.into()))
    }

    /// Says that an order of the store has arrived: its buyer, or staff.
    async fn order_receive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which order.")] input: OrderReceiveInput,
    ) -> Option<Result<OrderReceivePayload>> {
        let id = decode_or_nothing(&input.order_id);
        let done = orders::receive(ctx.platform(), ctx.actor(), id, input.expected_version).await;
        answer(done, |order| OrderReceivePayload::of(order.into()))
    }

    /// Hands an order of the store to a courier, unless a refund of it is open. For staff.
    async fn order_ship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The parcel.")] input: OrderShipInput,
    ) -> Option<Result<OrderShipPayload>> {
        let OrderShipInput { order_id, carrier, tracking_number, expected_version } = input;
        let order_id = decode_or_nothing(&order_id);
        let shipment = Shipment { order_id, carrier, tracking_number, expected_version };
        let done = orders::ship(ctx.platform(), ctx.actor(), shipment).await;
        answer(done, |order| OrderShipPayload::of(order.into()))
    }
}
