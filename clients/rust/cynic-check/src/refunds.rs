//! Refunds: a subscription, and the mutations that give it something to tell.

#![expect(missing_docs, reason = "the schema describes the fields")]

use crate::enums::{RefundErrorCode, RefundReason, RefundStatus};
use crate::scalars::{Money, MoneyInput};
use crate::schema;

#[derive(cynic::QueryVariables, Debug)]
pub struct RefundUpdatedVariables {
    pub refund_id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription", variables = "RefundUpdatedVariables")]
pub struct RefundUpdated {
    #[arguments(refundId: $refund_id)]
    pub refund_updated: Refund,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Refund {
    pub id: cynic::Id,
    pub status: RefundStatus,
    pub reason: RefundReason,
    pub version: i32,
    pub amount: Money,
}

#[derive(cynic::InputObject, Debug)]
pub struct RefundRequestInput {
    pub amount: Option<MoneyInput>,
    pub order_id: cynic::Id,
    pub reason: RefundReason,
}

#[derive(cynic::QueryVariables, Debug)]
pub struct RequestRefundVariables {
    pub input: RefundRequestInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RequestRefundVariables")]
pub struct RequestRefund {
    #[arguments(input: $input)]
    pub refund_request: Option<RefundRequestPayload>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct RefundRequestPayload {
    pub refund: Option<Refund>,
    pub user_errors: Vec<RefundUserError>,
}

#[derive(cynic::InputObject, Debug)]
pub struct RefundDecisionInput {
    pub expected_version: Option<i32>,
    pub refund_id: cynic::Id,
}

#[derive(cynic::QueryVariables, Debug)]
pub struct CancelRefundVariables {
    pub input: RefundDecisionInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CancelRefundVariables")]
pub struct CancelRefund {
    #[arguments(input: $input)]
    pub refund_cancel: Option<RefundCancelPayload>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct RefundCancelPayload {
    pub refund: Option<Refund>,
    pub user_errors: Vec<RefundUserError>,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct RefundUserError {
    pub code: RefundErrorCode,
    pub field: Option<Vec<String>>,
}
