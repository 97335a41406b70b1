// Generated from the schema and the operations; see the workspace's `codegen`.

use crate::types::*;
use serde::Deserialize;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    pub amount: Decimal,
    #[serde(rename = "currencyCode")]
    pub currency_code: CurrencyCode,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct BalanceFigures {
    #[serde(rename = "currencyCode")]
    pub currency_code: CurrencyCode,
    #[serde(rename = "asOf")]
    pub as_of: DateTime,
    pub available: BalanceFiguresAvailable,
    pub pending: BalanceFiguresPending,
    pub frozen: BalanceFiguresFrozen,
    pub owed: BalanceFiguresOwed,
}

pub type BalanceFiguresAvailable = Amount;

pub type BalanceFiguresFrozen = Amount;

pub type BalanceFiguresOwed = Amount;

pub type BalanceFiguresPending = Amount;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderSummary {
    pub id: ID,
    pub number: String,
    pub source: OrderSource,
    pub status: OrderStatus,
    #[serde(rename = "placedAt")]
    pub placed_at: DateTime,
    #[serde(rename = "onHold")]
    pub on_hold: Boolean,
    pub version: Int,
    pub paid: OrderSummaryPaid,
    pub refunded: OrderSummaryRefunded,
    pub rebates: Vec<OrderSummaryRebates>,
}

pub type OrderSummaryPaid = Amount;

pub type OrderSummaryRebates = RebateSummary;

pub type OrderSummaryRefunded = Amount;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    pub id: ID,
    #[serde(rename = "displayName")]
    pub display_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[serde(rename = "inviteCode")]
    pub invite_code: String,
    pub locale: String,
    pub role: Role,
    pub tier: String,
    pub version: Int,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RebateSummary {
    pub id: ID,
    pub role: BeneficiaryRole,
    pub status: RebateStatus,
    #[serde(rename = "expectedAt")]
    pub expected_at: Option<DateTime>,
    #[serde(rename = "creditedAt")]
    pub credited_at: Option<DateTime>,
    pub amount: RebateSummaryAmount,
}

pub type RebateSummaryAmount = Amount;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RefundSummary {
    pub id: ID,
    pub number: String,
    pub status: RefundStatus,
    pub reason: RefundReason,
    #[serde(rename = "createdAt")]
    pub created_at: DateTime,
    #[serde(rename = "decidedAt")]
    pub decided_at: Option<DateTime>,
    #[serde(rename = "allowedActions")]
    pub allowed_actions: Vec<RefundAction>,
    pub version: Int,
    pub amount: RefundSummaryAmount,
}

pub type RefundSummaryAmount = Amount;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleSummary {
    pub id: ID,
    pub name: String,
    pub status: RebateRuleStatus,
    pub version: Int,
    pub current: Option<RuleSummaryCurrent>,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleSummaryCurrent {
    pub id: ID,
    pub number: Int,
    pub beneficiary: BeneficiaryRole,
    pub priority: Int,
    #[serde(rename = "startsAt")]
    pub starts_at: Option<DateTime>,
    #[serde(rename = "endsAt")]
    pub ends_at: Option<DateTime>,
    pub reward: RuleSummaryCurrentReward,
    pub scope: RuleSummaryCurrentScope,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleSummaryCurrentReward {
    #[serde(rename = "percentOfCommission")]
    pub percent_of_commission: Option<Decimal>,
    #[serde(rename = "percentOfOrder")]
    pub percent_of_order: Option<Decimal>,
    pub fixed: Option<RuleSummaryCurrentRewardFixed>,
}

pub type RuleSummaryCurrentRewardFixed = Amount;

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleSummaryCurrentScope {
    pub sources: Vec<OrderSource>,
    pub categories: Vec<String>,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tokens {
    pub id: ID,
    #[serde(rename = "accessToken")]
    pub access_token: String,
    #[serde(rename = "accessTokenExpiresAt")]
    pub access_token_expires_at: DateTime,
    #[serde(rename = "refreshToken")]
    pub refresh_token: String,
}
