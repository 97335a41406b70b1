//! Goods of refunds on their way back.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::money::Money;
use rebated_service::refunds::{self, Inspection, InspectionLine, InterceptionReport, ReturnParcel};

use super::refunds::RefundUserError;
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::refund::Refund;
use crate::graphql::types::refund_words::RefundInspectionVerdict;
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::payload;

payload! {
    /// The answer of `refundInterceptionReport`.
    RefundInterceptionReportPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundReturnShip`.
    RefundReturnShipPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundReturnReceive`.
    RefundReturnReceivePayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundReturnInspect`.
    RefundReturnInspectPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

/// What the courier said about a parcel that is to be turned round.
#[derive(InputObject)]
pub struct RefundInterceptionReportInput {
    /// Which refund.
    refund_id: ID,
    /// Whether the courier turned the parcel round. If not, the buyer is asked to send it back.
    turned_round: bool,
    /// The courier's words, at most 1000 characters.
    note: Option<String>,
    /// Refuse when the refund is not at this version any more.
    expected_version: Option<i32>,
}

/// A parcel that was sent back.
#[derive(InputObject)]
pub struct RefundReturnShipInput {
    /// Which refund.
    refund_id: ID,
    /// With whom, at most 64 characters.
    carrier: String,
    /// Its number there, at most 64 characters.
    tracking_number: String,
    /// Refuse when the refund is not at this version any more.
    expected_version: Option<i32>,
}

/// Goods that have come back.
#[derive(InputObject)]
pub struct RefundReturnReceiveInput {
    /// Which refund.
    refund_id: ID,
    /// More about it, at most 1000 characters.
    note: Option<String>,
}

/// What became of the items of a line.
#[derive(InputObject)]
pub struct RefundInspectionLineInput {
    /// The order line.
    line_id: ID,
    /// How many items are good and go back into the stock.
    restock: i32,
    /// How many items are taken and cannot be sold again. 0 when absent.
    write_off: Option<i32>,
}

/// What came of looking at goods.
#[derive(InputObject)]
pub struct RefundReturnInspectInput {
    /// Which refund.
    refund_id: ID,
    /// What they are worth.
    verdict: RefundInspectionVerdict,
    /// The amount that is left, above zero and below that of the refund; only for `PASSED_IN_PART`.
    amount: Option<MoneyInput>,
    /// The items, at most 100 lines. Without any, all items of a refund that passes go back into the stock.
    lines: Option<Vec<RefundInspectionLineInput>>,
    /// Addresses of pictures, at most ten of at most 500 characters.
    photos: Option<Vec<String>>,
    /// Why, at most 1000 characters; needed unless they passed.
    note: Option<String>,
    /// Refuse when the refund is not at this version any more.
    expected_version: Option<i32>,
}

impl RefundReturnInspectInput {
    fn decode(self) -> Result<Inspection> {
        let lines = self.lines.unwrap_or_default();
        if lines.len() > 100 {
            return Err(bad_argument("input.lines", "has more than 100 items"));
        }
        let amount = self.amount.map(Money::try_from).transpose();
        let line = |line: RefundInspectionLineInput| InspectionLine {
            line_id: decode_or_nothing(&line.line_id),
            restock: line.restock.into(),
            write_off: line.write_off.unwrap_or(0).into(),
        };
        Ok(Inspection {
            refund_id: decode_or_nothing(&self.refund_id),
            verdict: self.verdict.into(),
            amount: amount.map_err(|error| bad_argument("input.amount", format!("is refused: {error}")))?,
            lines: lines.into_iter().map(line).collect(),
            photos: self.photos.unwrap_or_default(),
            reason: self.note,
            expected_version: self.expected_version,
        })
    }
}

/// Goods of refunds on their way back.
#[derive(Default)]
pub struct RefundGoodsMutations;

/// Goods of refunds on their way back.
#[Object]
impl RefundGoodsMutations {
    /// Says whether the courier turned the parcel of a refund round. For staff.
    async fn refund_interception_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: RefundInterceptionReportInput,
    ) -> Option<Result<RefundInterceptionReportPayload>> {
        let RefundInterceptionReportInput { refund_id, turned_round, note, expected_version } = input;
        let refund_id = decode_or_nothing(&refund_id);
        let report = InterceptionReport { refund_id, turned_round, note, expected_version };
        let done = refunds::report_interception(ctx.platform(), ctx.actor(), report).await;
        answer(done, |refund| RefundInterceptionReportPayload::of(refund.into()))
    }

    /// Says that the goods of a refund were sent back: their buyer, or staff.
    async fn refund_return_ship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The parcel.")] input: RefundReturnShipInput,
    ) -> Option<Result<RefundReturnShipPayload>> {
        let RefundReturnShipInput { refund_id, carrier, tracking_number, expected_version } = input;
        let refund_id = decode_or_nothing(&refund_id);
        let parcel = ReturnParcel { refund_id, carrier, tracking_number, expected_version };
        let done = refunds::ship_return(ctx.platform(), ctx.actor(), parcel).await;
        answer(done, |refund| RefundReturnShipPayload::of(refund.into()))
    }

    /// Says that the goods of a refund have come back. For staff.
    async fn refund_return_receive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which goods.")] input: RefundReturnReceiveInput,
    ) -> Option<Result<RefundReturnReceivePayload>> {
        let refund_id = decode_or_nothing(&input.refund_id);
        let done = refunds::receive(ctx.platform(), ctx.actor(), refund_id, input.note).await;
        answer(done, |refund| RefundReturnReceivePayload::of(refund.into()))
    }

    /// Says what came of looking at the goods of a refund: it goes on, over less, or is refused. For staff.
    async fn refund_return_inspect(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The inspection.")] input: RefundReturnInspectInput,
    ) -> Option<Result<RefundReturnInspectPayload>> {
        let inspection = match input.decode() {
            Ok(inspection) => inspection,
            Err(error) => return Some(Err(error)),
        };
        let done = refunds::inspect(ctx.platform(), ctx.actor(), inspection).await;
        answer(done, |refund| RefundReturnInspectPayload::of(refund.into()))
    }
}
