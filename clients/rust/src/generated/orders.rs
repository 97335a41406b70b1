// Generated from the schema and the operations; see the workspace's `codegen`.

/// The query `MyOrders`.
#[derive(Clone, Copy, Debug)]
pub struct MyOrders;

/// What [`MyOrders`] takes and answers.
pub mod my_orders {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "MyOrders";
    /// The document.
    pub const QUERY: &str = r#"query MyOrders($first: Int, $after: String, $filter: OrderFilter, $sort: OrderSort) {
  viewer {
    id
    orders(first: $first, after: $after, filter: $filter, sort: $sort) {
      edges {
        cursor
        node {
          ...OrderSummary
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment OrderSummary on Order {
  id
  number
  source
  status
  placedAt
  onHold
  version
  paid {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rebates {
    ...RebateSummary
  }
}

fragment RebateSummary on Rebate {
  id
  role
  status
  expectedAt
  creditedAt
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: Option<Int>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub filter: Option<OrderFilter>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort: Option<OrderSort>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub viewer: Option<MyOrdersViewer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyOrdersViewer {
        pub id: ID,
        pub orders: Option<MyOrdersViewerOrders>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyOrdersViewerOrders {
        pub edges: Vec<MyOrdersViewerOrdersEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: MyOrdersViewerOrdersPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyOrdersViewerOrdersEdges {
        pub cursor: String,
        pub node: MyOrdersViewerOrdersEdgesNode,
    }
    pub type MyOrdersViewerOrdersEdgesNode = OrderSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyOrdersViewerOrdersPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for MyOrders {
    type Variables = my_orders::Variables;
    type ResponseData = my_orders::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: my_orders::QUERY,
            operation_name: my_orders::OPERATION_NAME,
        }
    }
}

/// The query `OrderDetails`.
#[derive(Clone, Copy, Debug)]
pub struct OrderDetails;

/// What [`OrderDetails`] takes and answers.
pub mod order_details {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "OrderDetails";
    /// The document.
    pub const QUERY: &str = r#"query OrderDetails($orderId: ID!) {
  order(id: $orderId) {
    id
    number
    source
    status
    placedAt
    onHold
    version
    paid {
      ...Amount
    }
    refunded {
      ...Amount
    }
    rebates {
      ...RebateSummary
      explanation {
        formula
        steps {
          label
          amount {
            ...Amount
          }
        }
        considered {
          name
          version
          outcome
        }
      }
    }
    paidAt
    receivedAt
    settledAt
    refundable {
      ...Amount
    }
    lines {
      id
      title
      merchant
      quantity
      status
      unitPrice {
        ...Amount
      }
      paid {
        ...Amount
      }
      refunded {
        ...Amount
      }
    }
    refunds {
      ...RefundSummary
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RebateSummary on Rebate {
  id
  role
  status
  expectedAt
  creditedAt
  amount {
    ...Amount
  }
}

fragment RefundSummary on Refund {
  id
  number
  status
  reason
  createdAt
  decidedAt
  allowedActions
  version
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        #[serde(rename = "orderId")]
        pub order_id: Id,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub order: Option<OrderDetailsOrder>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrder {
        pub id: ID,
        pub number: String,
        pub source: OrderSource,
        pub status: OrderStatus,
        #[serde(rename = "placedAt")]
        pub placed_at: DateTime,
        #[serde(rename = "onHold")]
        pub on_hold: Boolean,
        pub version: Int,
        pub paid: OrderDetailsOrderPaid,
        pub refunded: OrderDetailsOrderRefunded,
        pub rebates: Vec<OrderDetailsOrderRebates>,
        #[serde(rename = "paidAt")]
        pub paid_at: Option<DateTime>,
        #[serde(rename = "receivedAt")]
        pub received_at: Option<DateTime>,
        #[serde(rename = "settledAt")]
        pub settled_at: Option<DateTime>,
        pub refundable: OrderDetailsOrderRefundable,
        pub lines: Vec<OrderDetailsOrderLines>,
        pub refunds: Vec<OrderDetailsOrderRefunds>,
    }
    pub type OrderDetailsOrderPaid = Amount;
    pub type OrderDetailsOrderRefunded = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrderRebates {
        #[serde(flatten)]
        pub rebate_summary: RebateSummary,
        pub explanation: OrderDetailsOrderRebatesExplanation,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrderRebatesExplanation {
        pub formula: String,
        pub steps: Vec<OrderDetailsOrderRebatesExplanationSteps>,
        pub considered: Vec<OrderDetailsOrderRebatesExplanationConsidered>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrderRebatesExplanationSteps {
        pub label: String,
        pub amount: OrderDetailsOrderRebatesExplanationStepsAmount,
    }
    pub type OrderDetailsOrderRebatesExplanationStepsAmount = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrderRebatesExplanationConsidered {
        pub name: String,
        pub version: Int,
        pub outcome: RuleOutcome,
    }
    pub type OrderDetailsOrderRefundable = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderDetailsOrderLines {
        pub id: ID,
        pub title: String,
        pub merchant: Option<String>,
        pub quantity: Int,
        pub status: OrderStatus,
        #[serde(rename = "unitPrice")]
        pub unit_price: OrderDetailsOrderLinesUnitPrice,
        pub paid: OrderDetailsOrderLinesPaid,
        pub refunded: OrderDetailsOrderLinesRefunded,
    }
    pub type OrderDetailsOrderLinesUnitPrice = Amount;
    pub type OrderDetailsOrderLinesPaid = Amount;
    pub type OrderDetailsOrderLinesRefunded = Amount;
    pub type OrderDetailsOrderRefunds = RefundSummary;
}

impl graphql_client::GraphQLQuery for OrderDetails {
    type Variables = order_details::Variables;
    type ResponseData = order_details::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: order_details::QUERY,
            operation_name: order_details::OPERATION_NAME,
        }
    }
}

/// The query `PreviewRebate`.
#[derive(Clone, Copy, Debug)]
pub struct PreviewRebate;

/// What [`PreviewRebate`] takes and answers.
pub mod preview_rebate {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "PreviewRebate";
    /// The document.
    pub const QUERY: &str = r#"query PreviewRebate($input: RebatePreviewInput!) {
  rebatePreview(input: $input) {
    explanation {
      amount {
        ...Amount
      }
      formula
      steps {
        label
        amount {
          ...Amount
        }
      }
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: RebatePreviewInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "rebatePreview")]
        pub rebate_preview: Option<PreviewRebateRebatePreview>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PreviewRebateRebatePreview {
        pub explanation: PreviewRebateRebatePreviewExplanation,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PreviewRebateRebatePreviewExplanation {
        pub amount: PreviewRebateRebatePreviewExplanationAmount,
        pub formula: String,
        pub steps: Vec<PreviewRebateRebatePreviewExplanationSteps>,
    }
    pub type PreviewRebateRebatePreviewExplanationAmount = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PreviewRebateRebatePreviewExplanationSteps {
        pub label: String,
        pub amount: PreviewRebateRebatePreviewExplanationStepsAmount,
    }
    pub type PreviewRebateRebatePreviewExplanationStepsAmount = Amount;
}

impl graphql_client::GraphQLQuery for PreviewRebate {
    type Variables = preview_rebate::Variables;
    type ResponseData = preview_rebate::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: preview_rebate::QUERY,
            operation_name: preview_rebate::OPERATION_NAME,
        }
    }
}

/// The mutation `RequestRefund`.
#[derive(Clone, Copy, Debug)]
pub struct RequestRefund;

/// What [`RequestRefund`] takes and answers.
pub mod request_refund {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RequestRefund";
    /// The document.
    pub const QUERY: &str = r#"mutation RequestRefund($input: RefundRequestInput!) {
  refundRequest(input: $input) {
    refund {
      ...RefundSummary
      order {
        id
        refundable {
          ...Amount
        }
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RefundSummary on Refund {
  id
  number
  status
  reason
  createdAt
  decidedAt
  allowedActions
  version
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: RefundRequestInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "refundRequest")]
        pub refund_request: RequestRefundRefundRequest,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RequestRefundRefundRequest {
        pub refund: Option<RequestRefundRefundRequestRefund>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<RequestRefundRefundRequestUserErrors>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RequestRefundRefundRequestRefund {
        #[serde(flatten)]
        pub refund_summary: RefundSummary,
        pub order: RequestRefundRefundRequestRefundOrder,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RequestRefundRefundRequestRefundOrder {
        pub id: ID,
        pub refundable: RequestRefundRefundRequestRefundOrderRefundable,
    }
    pub type RequestRefundRefundRequestRefundOrderRefundable = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RequestRefundRefundRequestUserErrors {
        pub code: RefundErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for RequestRefund {
    type Variables = request_refund::Variables;
    type ResponseData = request_refund::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: request_refund::QUERY,
            operation_name: request_refund::OPERATION_NAME,
        }
    }
}

/// The mutation `CancelRefund`.
#[derive(Clone, Copy, Debug)]
pub struct CancelRefund;

/// What [`CancelRefund`] takes and answers.
pub mod cancel_refund {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "CancelRefund";
    /// The document.
    pub const QUERY: &str = r#"mutation CancelRefund($input: RefundDecisionInput!) {
  refundCancel(input: $input) {
    refund {
      ...RefundSummary
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RefundSummary on Refund {
  id
  number
  status
  reason
  createdAt
  decidedAt
  allowedActions
  version
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: RefundDecisionInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "refundCancel")]
        pub refund_cancel: CancelRefundRefundCancel,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CancelRefundRefundCancel {
        pub refund: Option<CancelRefundRefundCancelRefund>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<CancelRefundRefundCancelUserErrors>,
    }
    pub type CancelRefundRefundCancelRefund = RefundSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CancelRefundRefundCancelUserErrors {
        pub code: RefundErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for CancelRefund {
    type Variables = cancel_refund::Variables;
    type ResponseData = cancel_refund::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: cancel_refund::QUERY,
            operation_name: cancel_refund::OPERATION_NAME,
        }
    }
}

/// The subscription `OrderUpdated`.
#[derive(Clone, Copy, Debug)]
pub struct OrderUpdated;

/// What [`OrderUpdated`] takes and answers.
pub mod order_updated {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "OrderUpdated";
    /// The document.
    pub const QUERY: &str = r#"subscription OrderUpdated($orderId: ID) {
  orderUpdated(orderId: $orderId) {
    ...OrderSummary
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment OrderSummary on Order {
  id
  number
  source
  status
  placedAt
  onHold
  version
  paid {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rebates {
    ...RebateSummary
  }
}

fragment RebateSummary on Rebate {
  id
  role
  status
  expectedAt
  creditedAt
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[serde(rename = "orderId")]
        pub order_id: Option<Id>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "orderUpdated")]
        pub order_updated: OrderUpdatedOrderUpdated,
    }
    pub type OrderUpdatedOrderUpdated = OrderSummary;
}

impl graphql_client::GraphQLQuery for OrderUpdated {
    type Variables = order_updated::Variables;
    type ResponseData = order_updated::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: order_updated::QUERY,
            operation_name: order_updated::OPERATION_NAME,
        }
    }
}

/// The subscription `RebateUpdated`.
#[derive(Clone, Copy, Debug)]
pub struct RebateUpdated;

/// What [`RebateUpdated`] takes and answers.
pub mod rebate_updated {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RebateUpdated";
    /// The document.
    pub const QUERY: &str = r#"subscription RebateUpdated {
  rebateUpdated {
    ...RebateSummary
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RebateSummary on Rebate {
  id
  role
  status
  expectedAt
  creditedAt
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "rebateUpdated")]
        pub rebate_updated: RebateUpdatedRebateUpdated,
    }
    pub type RebateUpdatedRebateUpdated = RebateSummary;
}

impl graphql_client::GraphQLQuery for RebateUpdated {
    type Variables = rebate_updated::Variables;
    type ResponseData = rebate_updated::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: rebate_updated::QUERY,
            operation_name: rebate_updated::OPERATION_NAME,
        }
    }
}

/// The subscription `RefundUpdated`.
#[derive(Clone, Copy, Debug)]
pub struct RefundUpdated;

/// What [`RefundUpdated`] takes and answers.
pub mod refund_updated {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RefundUpdated";
    /// The document.
    pub const QUERY: &str = r#"subscription RefundUpdated($refundId: ID) {
  refundUpdated(refundId: $refundId) {
    ...RefundSummary
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RefundSummary on Refund {
  id
  number
  status
  reason
  createdAt
  decidedAt
  allowedActions
  version
  amount {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[serde(rename = "refundId")]
        pub refund_id: Option<Id>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "refundUpdated")]
        pub refund_updated: RefundUpdatedRefundUpdated,
    }
    pub type RefundUpdatedRefundUpdated = RefundSummary;
}

impl graphql_client::GraphQLQuery for RefundUpdated {
    type Variables = refund_updated::Variables;
    type ResponseData = refund_updated::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: refund_updated::QUERY,
            operation_name: refund_updated::OPERATION_NAME,
        }
    }
}
