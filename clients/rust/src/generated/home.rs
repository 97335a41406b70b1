// Generated from the schema and the operations; see the workspace's `codegen`.

/// The query `Home`.
#[derive(Clone, Copy, Debug)]
pub struct Home;

/// What [`Home`] takes and answers.
pub mod home {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "Home";
    /// The document.
    pub const QUERY: &str = r#"query Home($orders: Int) {
  viewer {
    ...Profile
    balances {
      ...BalanceFigures
    }
    orders(first: $orders) {
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

fragment BalanceFigures on Balance {
  currencyCode
  asOf
  available {
    ...Amount
  }
  pending {
    ...Amount
  }
  frozen {
    ...Amount
  }
  owed {
    ...Amount
  }
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

fragment Profile on User {
  id
  displayName
  email
  phone
  inviteCode
  locale
  role
  tier
  version
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
        pub orders: Option<Int>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub viewer: Option<HomeViewer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct HomeViewer {
        #[serde(flatten)]
        pub profile: Profile,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub balances: Option<Vec<HomeViewerBalances>>,
        pub orders: Option<HomeViewerOrders>,
    }
    pub type HomeViewerBalances = BalanceFigures;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct HomeViewerOrders {
        pub edges: Vec<HomeViewerOrdersEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: HomeViewerOrdersPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct HomeViewerOrdersEdges {
        pub cursor: String,
        pub node: HomeViewerOrdersEdgesNode,
    }
    pub type HomeViewerOrdersEdgesNode = OrderSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct HomeViewerOrdersPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for Home {
    type Variables = home::Variables;
    type ResponseData = home::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody { variables, query: home::QUERY, operation_name: home::OPERATION_NAME }
    }
}

/// The query `MyTransactions`.
#[derive(Clone, Copy, Debug)]
pub struct MyTransactions;

/// What [`MyTransactions`] takes and answers.
pub mod my_transactions {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "MyTransactions";
    /// The document.
    pub const QUERY: &str = r#"query MyTransactions($first: Int, $after: String, $filter: TransactionFilter) {
  viewer {
    id
    transactions(first: $first, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          transferId
          sequence
          reason
          effectiveAt
          amount {
            ...Amount
          }
          balanceAfter {
            ...Amount
          }
          order {
            id
            number
          }
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
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: Option<Int>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub filter: Option<TransactionFilter>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub viewer: Option<MyTransactionsViewer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewer {
        pub id: ID,
        pub transactions: Option<MyTransactionsViewerTransactions>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewerTransactions {
        pub edges: Vec<MyTransactionsViewerTransactionsEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: MyTransactionsViewerTransactionsPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewerTransactionsEdges {
        pub cursor: String,
        pub node: MyTransactionsViewerTransactionsEdgesNode,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewerTransactionsEdgesNode {
        #[serde(rename = "transferId")]
        pub transfer_id: ID,
        pub sequence: Int,
        pub reason: TransferReason,
        #[serde(rename = "effectiveAt")]
        pub effective_at: DateTime,
        pub amount: MyTransactionsViewerTransactionsEdgesNodeAmount,
        #[serde(rename = "balanceAfter")]
        pub balance_after: MyTransactionsViewerTransactionsEdgesNodeBalanceAfter,
        pub order: Option<MyTransactionsViewerTransactionsEdgesNodeOrder>,
    }
    pub type MyTransactionsViewerTransactionsEdgesNodeAmount = Amount;
    pub type MyTransactionsViewerTransactionsEdgesNodeBalanceAfter = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewerTransactionsEdgesNodeOrder {
        pub id: ID,
        pub number: String,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyTransactionsViewerTransactionsPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for MyTransactions {
    type Variables = my_transactions::Variables;
    type ResponseData = my_transactions::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: my_transactions::QUERY,
            operation_name: my_transactions::OPERATION_NAME,
        }
    }
}

/// The query `MyBills`.
#[derive(Clone, Copy, Debug)]
pub struct MyBills;

/// What [`MyBills`] takes and answers.
pub mod my_bills {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "MyBills";
    /// The document.
    pub const QUERY: &str = r#"query MyBills($first: Int, $after: String) {
  viewer {
    id
    bills(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          number
          status
          period {
            month
            startsAt
            endsAt
          }
          opening {
            ...Amount
          }
          credits {
            ...Amount
          }
          debits {
            ...Amount
          }
          closing {
            ...Amount
          }
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
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: Option<Int>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub viewer: Option<MyBillsViewer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewer {
        pub id: ID,
        pub bills: Option<MyBillsViewerBills>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewerBills {
        pub edges: Vec<MyBillsViewerBillsEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: MyBillsViewerBillsPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewerBillsEdges {
        pub cursor: String,
        pub node: MyBillsViewerBillsEdgesNode,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewerBillsEdgesNode {
        pub id: ID,
        pub number: String,
        pub status: BillStatus,
        pub period: MyBillsViewerBillsEdgesNodePeriod,
        pub opening: MyBillsViewerBillsEdgesNodeOpening,
        pub credits: MyBillsViewerBillsEdgesNodeCredits,
        pub debits: MyBillsViewerBillsEdgesNodeDebits,
        pub closing: MyBillsViewerBillsEdgesNodeClosing,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewerBillsEdgesNodePeriod {
        pub month: String,
        #[serde(rename = "startsAt")]
        pub starts_at: DateTime,
        #[serde(rename = "endsAt")]
        pub ends_at: DateTime,
    }
    pub type MyBillsViewerBillsEdgesNodeOpening = Amount;
    pub type MyBillsViewerBillsEdgesNodeCredits = Amount;
    pub type MyBillsViewerBillsEdgesNodeDebits = Amount;
    pub type MyBillsViewerBillsEdgesNodeClosing = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MyBillsViewerBillsPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for MyBills {
    type Variables = my_bills::Variables;
    type ResponseData = my_bills::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: my_bills::QUERY,
            operation_name: my_bills::OPERATION_NAME,
        }
    }
}

/// The query `BillLines`.
#[derive(Clone, Copy, Debug)]
pub struct BillLines;

/// What [`BillLines`] takes and answers.
pub mod bill_lines {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "BillLines";
    /// The document.
    pub const QUERY: &str = r#"query BillLines($billId: ID!, $first: Int, $after: String) {
  node(id: $billId) {
    __typename
    id
    ... on Bill {
      number
      lines(first: $first, after: $after) {
        edges {
          cursor
          node {
            transferId
            reason
            effectiveAt
            amount {
              ...Amount
            }
            balanceAfter {
              ...Amount
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
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
        #[serde(rename = "billId")]
        pub bill_id: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: Option<Int>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }
    impl Variables {
        /// With what must be given; everything else is absent.
        pub fn new(bill_id: Id) -> Self {
            Self { bill_id, first: None, after: None }
        }
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub node: Option<BillLinesNode>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNode {
        pub id: ID,
        #[serde(flatten)]
        pub on: BillLinesNodeOn,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    #[serde(tag = "__typename")]
    pub enum BillLinesNodeOn {
        AuditEntry,
        BalanceAdjustment,
        BalanceHold,
        Bill(BillLinesNodeOnBill),
        Job,
        LedgerTransfer,
        Merchant,
        Notification,
        Order,
        OrderClaim,
        Payment,
        Product,
        Rebate,
        RebateRule,
        Refund,
        RiskHold,
        TrackingLink,
        User,
        WebhookDelivery,
        WebhookEndpoint,
        #[serde(other)]
        Unknown,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNodeOnBill {
        pub number: String,
        pub lines: BillLinesNodeOnBillLines,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNodeOnBillLines {
        pub edges: Vec<BillLinesNodeOnBillLinesEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: BillLinesNodeOnBillLinesPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNodeOnBillLinesEdges {
        pub cursor: String,
        pub node: BillLinesNodeOnBillLinesEdgesNode,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNodeOnBillLinesEdgesNode {
        #[serde(rename = "transferId")]
        pub transfer_id: ID,
        pub reason: TransferReason,
        #[serde(rename = "effectiveAt")]
        pub effective_at: DateTime,
        pub amount: BillLinesNodeOnBillLinesEdgesNodeAmount,
        #[serde(rename = "balanceAfter")]
        pub balance_after: BillLinesNodeOnBillLinesEdgesNodeBalanceAfter,
    }
    pub type BillLinesNodeOnBillLinesEdgesNodeAmount = Amount;
    pub type BillLinesNodeOnBillLinesEdgesNodeBalanceAfter = Amount;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BillLinesNodeOnBillLinesPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for BillLines {
    type Variables = bill_lines::Variables;
    type ResponseData = bill_lines::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: bill_lines::QUERY,
            operation_name: bill_lines::OPERATION_NAME,
        }
    }
}

/// The subscription `BalanceChanged`.
#[derive(Clone, Copy, Debug)]
pub struct BalanceChanged;

/// What [`BalanceChanged`] takes and answers.
pub mod balance_changed {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "BalanceChanged";
    /// The document.
    pub const QUERY: &str = r#"subscription BalanceChanged {
  balanceChanged {
    ...BalanceFigures
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment BalanceFigures on Balance {
  currencyCode
  asOf
  available {
    ...Amount
  }
  pending {
    ...Amount
  }
  frozen {
    ...Amount
  }
  owed {
    ...Amount
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "balanceChanged")]
        pub balance_changed: BalanceChangedBalanceChanged,
    }
    pub type BalanceChangedBalanceChanged = BalanceFigures;
}

impl graphql_client::GraphQLQuery for BalanceChanged {
    type Variables = balance_changed::Variables;
    type ResponseData = balance_changed::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: balance_changed::QUERY,
            operation_name: balance_changed::OPERATION_NAME,
        }
    }
}
