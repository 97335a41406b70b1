// Generated from the schema and the operations; see the workspace's `codegen`.

/// The query `RefundsToDecide`.
#[derive(Clone, Copy, Debug)]
pub struct RefundsToDecide;

/// What [`RefundsToDecide`] takes and answers.
pub mod refunds_to_decide {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RefundsToDecide";
    /// The document.
    pub const QUERY: &str = r#"query RefundsToDecide($first: Int, $after: String) {
  refunds(first: $first, after: $after, filter: {status: [IN_REVIEW]}) {
    edges {
      cursor
      node {
        ...RefundSummary
        note
        order {
          id
          number
          buyer {
            id
            displayName
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
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
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Variables {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: Option<Int>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub refunds: Option<RefundsToDecideRefunds>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefunds {
        pub edges: Vec<RefundsToDecideRefundsEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: RefundsToDecideRefundsPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefundsEdges {
        pub cursor: String,
        pub node: RefundsToDecideRefundsEdgesNode,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefundsEdgesNode {
        #[serde(flatten)]
        pub refund_summary: RefundSummary,
        pub note: Option<String>,
        pub order: RefundsToDecideRefundsEdgesNodeOrder,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefundsEdgesNodeOrder {
        pub id: ID,
        pub number: String,
        pub buyer: Option<RefundsToDecideRefundsEdgesNodeOrderBuyer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefundsEdgesNodeOrderBuyer {
        pub id: ID,
        #[serde(rename = "displayName")]
        pub display_name: String,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefundsToDecideRefundsPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for RefundsToDecide {
    type Variables = refunds_to_decide::Variables;
    type ResponseData = refunds_to_decide::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: refunds_to_decide::QUERY,
            operation_name: refunds_to_decide::OPERATION_NAME,
        }
    }
}

/// The mutation `ApproveRefund`.
#[derive(Clone, Copy, Debug)]
pub struct ApproveRefund;

/// What [`ApproveRefund`] takes and answers.
pub mod approve_refund {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "ApproveRefund";
    /// The document.
    pub const QUERY: &str = r#"mutation ApproveRefund($input: RefundDecisionInput!) {
  refundApprove(input: $input) {
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
        #[serde(rename = "refundApprove")]
        pub refund_approve: ApproveRefundRefundApprove,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ApproveRefundRefundApprove {
        pub refund: Option<ApproveRefundRefundApproveRefund>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<ApproveRefundRefundApproveUserErrors>,
    }
    pub type ApproveRefundRefundApproveRefund = RefundSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ApproveRefundRefundApproveUserErrors {
        pub code: RefundErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for ApproveRefund {
    type Variables = approve_refund::Variables;
    type ResponseData = approve_refund::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: approve_refund::QUERY,
            operation_name: approve_refund::OPERATION_NAME,
        }
    }
}

/// The mutation `RejectRefund`.
#[derive(Clone, Copy, Debug)]
pub struct RejectRefund;

/// What [`RejectRefund`] takes and answers.
pub mod reject_refund {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RejectRefund";
    /// The document.
    pub const QUERY: &str = r#"mutation RejectRefund($input: RefundDecisionInput!) {
  refundReject(input: $input) {
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
        #[serde(rename = "refundReject")]
        pub refund_reject: RejectRefundRefundReject,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RejectRefundRefundReject {
        pub refund: Option<RejectRefundRefundRejectRefund>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<RejectRefundRefundRejectUserErrors>,
    }
    pub type RejectRefundRefundRejectRefund = RefundSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RejectRefundRefundRejectUserErrors {
        pub code: RefundErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for RejectRefund {
    type Variables = reject_refund::Variables;
    type ResponseData = reject_refund::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: reject_refund::QUERY,
            operation_name: reject_refund::OPERATION_NAME,
        }
    }
}

/// The query `FindOrders`.
#[derive(Clone, Copy, Debug)]
pub struct FindOrders;

/// What [`FindOrders`] takes and answers.
pub mod find_orders {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "FindOrders";
    /// The document.
    pub const QUERY: &str = r#"query FindOrders($first: Int, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...OrderSummary
        buyer {
          id
          displayName
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
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
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub orders: Option<FindOrdersOrders>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FindOrdersOrders {
        pub edges: Vec<FindOrdersOrdersEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: FindOrdersOrdersPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FindOrdersOrdersEdges {
        pub cursor: String,
        pub node: FindOrdersOrdersEdgesNode,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FindOrdersOrdersEdgesNode {
        #[serde(flatten)]
        pub order_summary: OrderSummary,
        pub buyer: Option<FindOrdersOrdersEdgesNodeBuyer>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FindOrdersOrdersEdgesNodeBuyer {
        pub id: ID,
        #[serde(rename = "displayName")]
        pub display_name: String,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FindOrdersOrdersPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for FindOrders {
    type Variables = find_orders::Variables;
    type ResponseData = find_orders::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: find_orders::QUERY,
            operation_name: find_orders::OPERATION_NAME,
        }
    }
}

/// The mutation `ImportOrders`.
#[derive(Clone, Copy, Debug)]
pub struct ImportOrders;

/// What [`ImportOrders`] takes and answers.
pub mod import_orders {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "ImportOrders";
    /// The document.
    pub const QUERY: &str = r#"mutation ImportOrders($input: OrdersImportInput!) {
  ordersImport(input: $input) {
    result {
      created
      updated
      unchanged
    }
    failures {
      index
      problems {
        field
        code
        message
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: OrdersImportInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "ordersImport")]
        pub orders_import: ImportOrdersOrdersImport,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ImportOrdersOrdersImport {
        pub result: Option<ImportOrdersOrdersImportResult>,
        pub failures: Vec<ImportOrdersOrdersImportFailures>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<ImportOrdersOrdersImportUserErrors>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ImportOrdersOrdersImportResult {
        pub created: Int,
        pub updated: Int,
        pub unchanged: Int,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ImportOrdersOrdersImportFailures {
        pub index: Int,
        pub problems: Vec<ImportOrdersOrdersImportFailuresProblems>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ImportOrdersOrdersImportFailuresProblems {
        pub field: String,
        pub code: RecordProblemCode,
        pub message: String,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ImportOrdersOrdersImportUserErrors {
        pub code: ImportErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for ImportOrders {
    type Variables = import_orders::Variables;
    type ResponseData = import_orders::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: import_orders::QUERY,
            operation_name: import_orders::OPERATION_NAME,
        }
    }
}

/// The mutation `LinkIdentity`.
#[derive(Clone, Copy, Debug)]
pub struct LinkIdentity;

/// What [`LinkIdentity`] takes and answers.
pub mod link_identity {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "LinkIdentity";
    /// The document.
    pub const QUERY: &str = r#"mutation LinkIdentity($input: IdentityLinkInput!) {
  identityLink(input: $input) {
    identity {
      provider
      subject
      createdAt
    }
    userErrors {
      code
      field
      message
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: IdentityLinkInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "identityLink")]
        pub identity_link: LinkIdentityIdentityLink,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LinkIdentityIdentityLink {
        pub identity: Option<LinkIdentityIdentityLinkIdentity>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<LinkIdentityIdentityLinkUserErrors>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LinkIdentityIdentityLinkIdentity {
        pub provider: String,
        pub subject: String,
        #[serde(rename = "createdAt")]
        pub created_at: DateTime,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LinkIdentityIdentityLinkUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for LinkIdentity {
    type Variables = link_identity::Variables;
    type ResponseData = link_identity::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: link_identity::QUERY,
            operation_name: link_identity::OPERATION_NAME,
        }
    }
}

/// The query `TrialBalance`.
#[derive(Clone, Copy, Debug)]
pub struct TrialBalance;

/// What [`TrialBalance`] takes and answers.
pub mod trial_balance {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "TrialBalance";
    /// The document.
    pub const QUERY: &str = r#"query TrialBalance {
  ledger {
    trialBalance {
      purpose
      currencyCode
      accounts
      debits {
        ...Amount
      }
      credits {
        ...Amount
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
    pub struct Variables;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        pub ledger: Option<TrialBalanceLedger>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct TrialBalanceLedger {
        #[serde(rename = "trialBalance")]
        pub trial_balance: Vec<TrialBalanceLedgerTrialBalance>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct TrialBalanceLedgerTrialBalance {
        pub purpose: AccountPurpose,
        #[serde(rename = "currencyCode")]
        pub currency_code: CurrencyCode,
        pub accounts: Int,
        pub debits: TrialBalanceLedgerTrialBalanceDebits,
        pub credits: TrialBalanceLedgerTrialBalanceCredits,
    }
    pub type TrialBalanceLedgerTrialBalanceDebits = Amount;
    pub type TrialBalanceLedgerTrialBalanceCredits = Amount;
}

impl graphql_client::GraphQLQuery for TrialBalance {
    type Variables = trial_balance::Variables;
    type ResponseData = trial_balance::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: trial_balance::QUERY,
            operation_name: trial_balance::OPERATION_NAME,
        }
    }
}

/// The mutation `IssueBills`.
#[derive(Clone, Copy, Debug)]
pub struct IssueBills;

/// What [`IssueBills`] takes and answers.
pub mod issue_bills {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "IssueBills";
    /// The document.
    pub const QUERY: &str = r#"mutation IssueBills($input: BillsIssueInput!) {
  billsIssue(input: $input) {
    billingMonth {
      month
      billCount
      closed
    }
    userErrors {
      code
      field
      message
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: BillsIssueInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "billsIssue")]
        pub bills_issue: IssueBillsBillsIssue,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct IssueBillsBillsIssue {
        #[serde(rename = "billingMonth")]
        pub billing_month: Option<IssueBillsBillsIssueBillingMonth>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<IssueBillsBillsIssueUserErrors>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct IssueBillsBillsIssueBillingMonth {
        pub month: String,
        #[serde(rename = "billCount")]
        pub bill_count: Int,
        pub closed: Vec<String>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct IssueBillsBillsIssueUserErrors {
        pub code: BillErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for IssueBills {
    type Variables = issue_bills::Variables;
    type ResponseData = issue_bills::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: issue_bills::QUERY,
            operation_name: issue_bills::OPERATION_NAME,
        }
    }
}

/// The query `RebateRules`.
#[derive(Clone, Copy, Debug)]
pub struct RebateRules;

/// What [`RebateRules`] takes and answers.
pub mod rebate_rules {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RebateRules";
    /// The document.
    pub const QUERY: &str = r#"query RebateRules($first: Int, $after: String, $filter: RebateRuleFilter) {
  rebateRules(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...RuleSummary
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment Amount on Money {
  amount
  currencyCode
}

fragment RuleSummary on RebateRule {
  id
  name
  status
  version
  current {
    id
    number
    beneficiary
    priority
    startsAt
    endsAt
    reward {
      percentOfCommission
      percentOfOrder
      fixed {
        ...Amount
      }
    }
    scope {
      sources
      categories
    }
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
        pub filter: Option<RebateRuleFilter>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "rebateRules")]
        pub rebate_rules: Option<RebateRulesRebateRules>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RebateRulesRebateRules {
        pub edges: Vec<RebateRulesRebateRulesEdges>,
        #[serde(rename = "pageInfo")]
        pub page_info: RebateRulesRebateRulesPageInfo,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RebateRulesRebateRulesEdges {
        pub cursor: String,
        pub node: RebateRulesRebateRulesEdgesNode,
    }
    pub type RebateRulesRebateRulesEdgesNode = RuleSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RebateRulesRebateRulesPageInfo {
        #[serde(rename = "hasNextPage")]
        pub has_next_page: Boolean,
        #[serde(rename = "endCursor")]
        pub end_cursor: Option<String>,
    }
}

impl graphql_client::GraphQLQuery for RebateRules {
    type Variables = rebate_rules::Variables;
    type ResponseData = rebate_rules::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: rebate_rules::QUERY,
            operation_name: rebate_rules::OPERATION_NAME,
        }
    }
}

/// The mutation `DraftRebateRule`.
#[derive(Clone, Copy, Debug)]
pub struct DraftRebateRule;

/// What [`DraftRebateRule`] takes and answers.
pub mod draft_rebate_rule {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "DraftRebateRule";
    /// The document.
    pub const QUERY: &str = r#"mutation DraftRebateRule($input: RebateRuleDraftInput!) {
  rebateRuleDraft(input: $input) {
    rebateRule {
      ...RuleSummary
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

fragment RuleSummary on RebateRule {
  id
  name
  status
  version
  current {
    id
    number
    beneficiary
    priority
    startsAt
    endsAt
    reward {
      percentOfCommission
      percentOfOrder
      fixed {
        ...Amount
      }
    }
    scope {
      sources
      categories
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: RebateRuleDraftInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "rebateRuleDraft")]
        pub rebate_rule_draft: DraftRebateRuleRebateRuleDraft,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DraftRebateRuleRebateRuleDraft {
        #[serde(rename = "rebateRule")]
        pub rebate_rule: Option<DraftRebateRuleRebateRuleDraftRebateRule>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<DraftRebateRuleRebateRuleDraftUserErrors>,
    }
    pub type DraftRebateRuleRebateRuleDraftRebateRule = RuleSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DraftRebateRuleRebateRuleDraftUserErrors {
        pub code: RebateRuleErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for DraftRebateRule {
    type Variables = draft_rebate_rule::Variables;
    type ResponseData = draft_rebate_rule::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: draft_rebate_rule::QUERY,
            operation_name: draft_rebate_rule::OPERATION_NAME,
        }
    }
}

/// The mutation `PublishRebateRule`.
#[derive(Clone, Copy, Debug)]
pub struct PublishRebateRule;

/// What [`PublishRebateRule`] takes and answers.
pub mod publish_rebate_rule {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "PublishRebateRule";
    /// The document.
    pub const QUERY: &str = r#"mutation PublishRebateRule($input: RebateRulePublishInput!) {
  rebateRulePublish(input: $input) {
    rebateRule {
      ...RuleSummary
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

fragment RuleSummary on RebateRule {
  id
  name
  status
  version
  current {
    id
    number
    beneficiary
    priority
    startsAt
    endsAt
    reward {
      percentOfCommission
      percentOfOrder
      fixed {
        ...Amount
      }
    }
    scope {
      sources
      categories
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: RebateRulePublishInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "rebateRulePublish")]
        pub rebate_rule_publish: PublishRebateRuleRebateRulePublish,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PublishRebateRuleRebateRulePublish {
        #[serde(rename = "rebateRule")]
        pub rebate_rule: Option<PublishRebateRuleRebateRulePublishRebateRule>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<PublishRebateRuleRebateRulePublishUserErrors>,
    }
    pub type PublishRebateRuleRebateRulePublishRebateRule = RuleSummary;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PublishRebateRuleRebateRulePublishUserErrors {
        pub code: RebateRuleErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for PublishRebateRule {
    type Variables = publish_rebate_rule::Variables;
    type ResponseData = publish_rebate_rule::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: publish_rebate_rule::QUERY,
            operation_name: publish_rebate_rule::OPERATION_NAME,
        }
    }
}
