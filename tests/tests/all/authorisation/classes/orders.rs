use super::super::audience::{
    ACTIONS_OF_ORDER, CLAWBACK_OF_REFUND, COMMISSION, DESK_OF_REFUND, REBATES_OF_ORDER, REFUNDS_OF_ORDER,
};
use super::super::class::{Class, class};

const ORDER: &str = "A AVAA VVV AAAVA A";
const REFUND: &str = "A AVAA VVV AAAAA A";
const DESK: &str = "A AFAA VVV AAAAA A";

pub fn classes() -> Vec<Class> {
    let order = "account attributedBy buyer cancellation complete externalId holdReason id lines number onHold paid paidAt paymentDueAt placedAt receivedAt \
                 refundProgress refundable refunded settledAt shipment source status steps timeline total version";
    let line = "category externalLineId id merchant modifiedAt onHold paid product quantity refunded revision sku \
                status title unitPrice";
    let refund = "allowedActions amount amountAsked autoApproveAt channelNumber createdAt decidedAt decisionNote \
                  evidence id inspection interception lines nextStepAt note number order payment payout reason returnTracking returns route status \
                  succeededAt timeline trigger version voucher";
    vec![
        class("Order", order)
            .met("node(id: $ORDER) { ... on Order { @ } }", ORDER)
            .met("node(id: $STORE_ORDER) { ... on Order { @ } }", ORDER)
            .met("node(id: $OPEN_ORDER) { ... on Order { @ } }", ORDER)
            .met("node(id: $PARKED_ORDER) { ... on Order { @ } }", ORDER)
            .restricted("allowedActions", ACTIONS_OF_ORDER)
            .restricted("commission", COMMISSION)
            .met("node(id: $PAID_ORDER) { ... on Order { @ } }", ORDER)
            .restricted("payments", REFUNDS_OF_ORDER)
            .restricted("rebates", REBATES_OF_ORDER)
            .restricted("refunds", REFUNDS_OF_ORDER),
        class("OrderLine", line)
            .met("node(id: $ORDER) { ... on Order { lines { @ } } }", ORDER)
            .met("node(id: $STORE_ORDER) { ... on Order { lines { @ } } }", ORDER)
            .restricted("commission", COMMISSION),
        class("Money", "amount currencyCode").met("node(id: $ORDER) { ... on Order { total { @ } } }", ORDER),
        class("Refund", refund)
            .met("node(id: $REFUND) { ... on Refund { @ } }", REFUND)
            .met("node(id: $GRANTED) { ... on Refund { @ } }", REFUND)
            .met("node(id: $REFUSED) { ... on Refund { @ } }", REFUND)
            .met(refund_of("DONE_REFUND", "@"), REFUND)
            .met(refund_of("STUCK_REFUND", "@"), REFUND)
            .met(refund_of("PENDING_REFUND", "@"), REFUND)
            .restricted("assignedTo", DESK_OF_REFUND)
            .restricted("attempts", DESK_OF_REFUND)
            .restricted("notes", DESK_OF_REFUND)
            .restricted("rebateClawback", CLAWBACK_OF_REFUND)
            .restricted("risk", DESK_OF_REFUND)
            .restricted("trouble", DESK_OF_REFUND),
        class("RefundLine", "amount amountAsked line quantity")
            .met("node(id: $REFUND) { ... on Refund { lines { @ } } }", REFUND),
        class("RefundEvent", "at cause kind row status statusBefore version")
            .met(refund_of("DONE_REFUND", "timeline { @ }"), REFUND)
            .restricted("actor", CLAWBACK_OF_REFUND)
            .restricted("note", CLAWBACK_OF_REFUND),
        class("RefundAttempt", "amount answer answeredAt calledAt number trouble")
            .met(refund_of("DONE_REFUND", "attempts { @ }"), DESK)
            .met(refund_of("STUCK_REFUND", "attempts { @ }"), DESK),
        class("RefundNote", "at author text").met(refund_of("DONE_REFUND", "notes { @ }"), DESK),
        class(
            "RefundReturn",
            "address arriveBy askedAt carrier kind receivedAt sendBy shippedAt trackingNumber",
        )
        .met(refund_of("DONE_REFUND", "returns { @ }"), REFUND),
        class("RefundInspection", "amount at lines photos reason verdict")
            .met(refund_of("DONE_REFUND", "inspection { @ }"), REFUND),
        class("RefundInspectionLine", "accepted line restocked writtenOff")
            .met(refund_of("DONE_REFUND", "inspection { lines { @ } }"), REFUND),
        class("RefundVoucher", "jsonUrl madeAt number pdfUrl sha256Json sha256Pdf")
            .met("node(id: $GRANTED) { ... on Refund { voucher { @ } } }", REFUND),
        class("CourierInterception", "askedAt reason status updatedAt")
            .met("node(id: $REFUND) { ... on Refund { interception { @ } } }", REFUND),
        class("ImportResult", "created failures unchanged updated")
            .met(import("result { @ }"), "U FFFF FFV FFVFF F"),
        class("RecordImportFailure", "index problems")
            .met(import("result { failures { @ } }"), "U FFFF FFV FFVFF F"),
        class("RecordProblem", "code field message")
            .met(import("result { failures { problems { @ } } }"), "U FFFF FFV FFVFF F"),
    ]
}

fn refund_of(name: &str, wanted: &str) -> String {
    format!("node(id: ${name}) {{ ... on Refund {{ {wanted} }} }}")
}

/// An import of nothing but a wrong record, which is left out.
fn import(wanted: &str) -> String {
    let input = "onError: SKIP_FAILED, records: [{ orderRef: \"x\" }]";
    format!("mutation {{ ordersImport(input: {{ {input} }}) {{ {wanted} }} }}")
}
