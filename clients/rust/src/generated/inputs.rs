// Generated from the schema and the operations; see the workspace's `codegen`.

use crate::types::*;
use serde::Serialize;

/// Which month to close.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct BillsIssueInput {
    /// The month in the platform's time zone, such as `2026-10`. Open months before it are closed too.
    pub month: String,
}

/// Who a user is somewhere.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdentityLinkInput {
    /// The code that the user has made by `identityLinkCodeCreate` and shows in the chat. It links accounts in chats
    /// only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Where: an order source such as `TAOBAO`, or a chat such as `WECHAT` or `TELEGRAM`; 1 to 40 capital
    /// letters. By code one of `DINGTALK`, `DISCORD`, `FEISHU`, `LINE`, `QQ`, `TELEGRAM`, `WECHAT`, `WECOM` and
    /// `WHATSAPP`.
    pub provider: String,
    /// Who, in the words of that place, 1 to 128 printable characters.
    pub subject: String,
    /// The user. For administrators; exactly one of `userId` and `code` is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "userId")]
    pub user_id: Option<ID>,
}

impl IdentityLinkInput {
    /// With what must be given; everything else is absent.
    pub fn new(provider: String, subject: String) -> Self {
        Self { provider, subject, code: None, user_id: None }
    }
}

/// An amount of money in one currency.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct MoneyInput {
    /// The amount in major units with at most the currency's decimals, such as `"12.50"`.
    pub amount: Decimal,
    /// The currency.
    #[serde(rename = "currencyCode")]
    pub currency_code: CurrencyCode,
}

/// Which orders. Absent fields do not narrow; all that are given must hold.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct OrderFilter {
    /// Only this buyer's; for whom the caller may not read there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "buyerId")]
    pub buyer_id: Option<ID>,
    /// Only orders of the store with a wish to cancel them that is in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<OrderCancellationState>,
    /// Only the order with this number at its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "externalId")]
    pub external_id: Option<String>,
    /// Only those on hold (true), by an open dispute or by a person, or those that are not (false).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "onHold")]
    pub on_hold: Option<Boolean>,
    /// Placed before this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "placedBefore")]
    pub placed_before: Option<DateTime>,
    /// Placed at or after this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "placedFrom")]
    pub placed_from: Option<DateTime>,
    /// Only from one of these sources, at most 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Vec<OrderSource>>,
    /// Only in one of these states, at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<OrderStatus>>,
}

/// What a source says about one order line at one time. Codes, amounts and times are texts here, so that a
/// wrong one fails its own record and not the whole call.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct OrderRecordInput {
    /// The account at the source. Default: `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Who bought, in the source's words; matched against linked identities.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "buyerRef")]
    pub buyer_ref: Option<String>,
    /// Category in the source's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The app, bot or campaign channel that the order came through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// When the link was followed that led to the order, RFC 3339 with an offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "clickedAt")]
    pub clicked_at: Option<String>,
    /// Net commission on what was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission: Option<String>,
    /// How much of the commission was taken back so far. Default: in proportion to `refunded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "commissionReturned")]
    pub commission_returned: Option<String>,
    /// ISO 4217 code, as in `CurrencyCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether a dispute is open. Default: false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Boolean>,
    /// The line's key at the source, at most 128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "lineKey")]
    pub line_key: Option<String>,
    /// Shop or merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant: Option<String>,
    /// When the source last changed the line; an older report never replaces a newer one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "modifiedAt")]
    pub modified_at: Option<String>,
    /// The order's number at the source, at most 128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "orderRef")]
    pub order_ref: Option<String>,
    /// What the buyer paid for the line, in major units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "paidAt")]
    pub paid_at: Option<String>,
    /// When the order was placed: RFC 3339 with an offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "placedAt")]
    pub placed_at: Option<String>,
    /// Number of items. Default: 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Int>,
    /// When the buyer received it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "receivedAt")]
    pub received_at: Option<String>,
    /// How much of it went back so far. Default: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunded: Option<String>,
    /// When the commission became final; needed with the state `SETTLED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "settledAt")]
    pub settled_at: Option<String>,
    /// Item id at the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Where the order comes from, as in `OrderSource`. Default: `IMPORT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// State of the line, as in `OrderStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Name of the product, at most 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Price of one item in major units. Default: `paid` by `quantity`, rounded down.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "unitPrice")]
    pub unit_price: Option<String>,
}

/// How orders are sorted. Without it: newest first.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderSort {
    /// In which direction.
    pub direction: SortDirection,
    /// By what.
    pub field: OrderSortField,
}

/// Records that are to be imported.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrdersImportInput {
    /// A name for this import, 1 to 128 characters: repeated with the same records it has one effect and the
    /// first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "idempotencyKey")]
    pub idempotency_key: Option<String>,
    /// What to do about wrong records. Default: `REJECT_ALL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "onError")]
    pub on_error: Option<OnError>,
    /// What sources say about order lines, 1 to 1000.
    pub records: Vec<OrderRecordInput>,
}

impl OrdersImportInput {
    /// With what must be given; everything else is absent.
    pub fn new(records: Vec<OrderRecordInput>) -> Self {
        Self { records, idempotency_key: None, on_error: None }
    }
}

/// A purchase that somebody thinks about.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RebatePreviewInput {
    /// The account at the source. Default: `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Category in the source's words, `above/below`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The app, bot or campaign channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Net commission that the platform would receive; in the currency of `paid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission: Option<MoneyInput>,
    /// Shop or merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant: Option<String>,
    /// What would be paid for all of them.
    pub paid: MoneyInput,
    /// When. Default: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "placedAt")]
    pub placed_at: Option<DateTime>,
    /// The product's item id at the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Number of items, 1 to 1,000,000. Default: 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Int>,
    /// Where.
    pub source: OrderSource,
}

impl RebatePreviewInput {
    /// With what must be given; everything else is absent.
    pub fn new(paid: MoneyInput, source: OrderSource) -> Self {
        Self {
            paid,
            source,
            account: None,
            category: None,
            channel: None,
            commission: None,
            merchant: None,
            placed_at: None,
            product: None,
            quantity: None,
        }
    }
}

/// A version that is to be written.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RebateRuleDraftInput {
    /// Whom it pays. Default: the buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<BeneficiaryRole>,
    /// What it may pay in all. Default: no bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<RuleBudgetInput>,
    /// Bounds of what it pays one beneficiary. Default: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caps: Option<RuleCapsInput>,
    /// First instant no longer covered. Default: for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "endsAt")]
    pub ends_at: Option<DateTime>,
    /// Keys of rules that do not apply beside this one, at most 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excludes: Option<Vec<String>>,
    /// Applies alone: not after another rule, and none after it. Default: false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive: Option<Boolean>,
    /// Refuse when the rule is not at this version any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expectedVersion")]
    pub expected_version: Option<Int>,
    /// The key of a new rule, by which files and other rules name it: 1 to 60 of `a` to `z`, digits, `-`, `_`
    /// and `.`. Default: one is made. A rule keeps its key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The rule's name, 1 to 120 characters.
    pub name: String,
    /// Rules with a higher priority are tried first. Default: 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Int>,
    /// What it pays.
    pub reward: RuleRewardInput,
    /// The rule that gets a further version; absent: a new rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "ruleId")]
    pub rule_id: Option<ID>,
    /// Which lines it covers. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<RuleScopeInput>,
    /// Of a group at most one rule applies; rules of different groups add up. Default: the main group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "stackGroup")]
    pub stack_group: Option<String>,
    /// First instant covered. Default: from ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "startsAt")]
    pub starts_at: Option<DateTime>,
    /// Pays beyond the net commission, out of its budget. Default: false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsidised: Option<Boolean>,
    /// A further condition in CEL, the Common Expression Language, at most 1000 characters. Default: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

impl RebateRuleDraftInput {
    /// With what must be given; everything else is absent.
    pub fn new(name: String, reward: RuleRewardInput) -> Self {
        Self {
            name,
            reward,
            beneficiary: None,
            budget: None,
            caps: None,
            ends_at: None,
            excludes: None,
            exclusive: None,
            expected_version: None,
            key: None,
            priority: None,
            rule_id: None,
            scope: None,
            stack_group: None,
            starts_at: None,
            subsidised: None,
            when: None,
        }
    }
}

/// Which rules. Absent fields do not narrow.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct RebateRuleFilter {
    /// Only in one of these states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<RebateRuleStatus>>,
}

/// Which rule to publish, and when.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RebateRulePublishInput {
    /// Refuse when the rule is not at this version any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expectedVersion")]
    pub expected_version: Option<Int>,
    /// First instant of the orders that get the new version, when that is in the future. Default: now; for the
    /// first version of a rule orders of any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "publishAt")]
    pub publish_at: Option<DateTime>,
    /// The rule.
    #[serde(rename = "ruleId")]
    pub rule_id: ID,
}

impl RebateRulePublishInput {
    /// With what must be given; everything else is absent.
    pub fn new(rule_id: ID) -> Self {
        Self { rule_id, expected_version: None, publish_at: None }
    }
}

/// A decision about a refund.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RefundDecisionInput {
    /// Refuse when the refund is not at this version any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expectedVersion")]
    pub expected_version: Option<Int>,
    /// Why, for the record, at most 1000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Which refund.
    #[serde(rename = "refundId")]
    pub refund_id: ID,
}

impl RefundDecisionInput {
    /// With what must be given; everything else is absent.
    pub fn new(refund_id: ID) -> Self {
        Self { refund_id, expected_version: None, note: None }
    }
}

/// How much of one line is asked back: items, or an amount; with neither, all that is left of it.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RefundLineInput {
    /// How much money; no items come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<MoneyInput>,
    /// The order line.
    #[serde(rename = "lineId")]
    pub line_id: ID,
    /// How many items, with their share of what was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Int>,
}

impl RefundLineInput {
    /// With what must be given; everything else is absent.
    pub fn new(line_id: ID) -> Self {
        Self { line_id, amount: None, quantity: None }
    }
}

/// A refund that is asked for. Name lines or an amount; with neither, everything that is left is meant.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RefundRequestInput {
    /// How much in all; it falls on the lines in proportion to what is left of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<MoneyInput>,
    /// What shows why: addresses of pictures or numbers of papers, at most ten of at most 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<String>>,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "idempotencyKey")]
    pub idempotency_key: Option<String>,
    /// How much of which lines, at most 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<RefundLineInput>>,
    /// Whether the goods need not come back. For staff; without it the reason decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "noReturn")]
    pub no_return: Option<Boolean>,
    /// More about why, at most 1000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Of which order.
    #[serde(rename = "orderId")]
    pub order_id: ID,
    /// Why.
    pub reason: RefundReason,
    /// The money goes to the buyer's balance instead of the way it came. False when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "toBalance")]
    pub to_balance: Option<Boolean>,
}

impl RefundRequestInput {
    /// With what must be given; everything else is absent.
    pub fn new(order_id: ID, reason: RefundReason) -> Self {
        Self {
            order_id,
            reason,
            amount: None,
            evidence: None,
            idempotency_key: None,
            lines: None,
            no_return: None,
            note: None,
            to_balance: None,
        }
    }
}

/// What a rule may pay to everybody together. At least one of both.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct RuleBudgetInput {
    /// For the orders of one day in the platform's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "perDay")]
    pub per_day: Option<MoneyInput>,
    /// Over the whole life of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<MoneyInput>,
}

/// Bounds of what one rule pays one beneficiary. Days and months are those of the order in the platform's
/// zone. Absent: no bound.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct RuleCapsInput {
    /// Most for one order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "maxPerOrder")]
    pub max_per_order: Option<MoneyInput>,
    /// What an order is raised to when it would earn less, but something.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "minPerOrder")]
    pub min_per_order: Option<MoneyInput>,
    /// Most, ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "perUser")]
    pub per_user: Option<MoneyInput>,
    /// Most for one day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "perUserPerDay")]
    pub per_user_per_day: Option<MoneyInput>,
    /// Most for one month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "perUserPerMonth")]
    pub per_user_per_month: Option<MoneyInput>,
}

/// Hours of the day in the platform's zone; past midnight when `until` is not after `from`.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleHoursInput {
    /// First hour covered, 0 to 23.
    pub from: Int,
    /// First hour no longer covered, 1 to 24.
    pub until: Int,
}

/// What a rule pays.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub enum RuleRewardInput {
    /// An amount for the buyer's first order that is settled.
    #[serde(rename = "firstOrderBonus")]
    FirstOrderBonus(MoneyInput),
    /// An amount for the line, whatever it cost.
    #[serde(rename = "fixed")]
    Fixed(MoneyInput),
    /// An amount for each item.
    #[serde(rename = "fixedPerItem")]
    FixedPerItem(MoneyInput),
    /// An amount for the order, split over the lines that the rule covers.
    #[serde(rename = "fixedPerOrder")]
    FixedPerOrder(MoneyInput),
    /// So many times what the other rules pay: above 1, at most 100. Takes a group of its own.
    #[serde(rename = "multiplier")]
    Multiplier(Decimal),
    /// Share of the line's net commission with at most six decimals; 1 is all of it, more takes a subsidy.
    #[serde(rename = "percentOfCommission")]
    PercentOfCommission(Decimal),
    /// Share of what was paid for the line with at most six decimals; 1 is all of it, more takes a subsidy.
    #[serde(rename = "percentOfOrder")]
    PercentOfOrder(Decimal),
    /// A share that grows with a measure.
    #[serde(rename = "tiers")]
    Tiers(RuleTiersInput),
}

/// Which lines a rule covers. An absent or empty condition covers everything; all of them must hold.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct RuleScopeInput {
    /// Accounts at the sources, at most 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<String>>,
    /// Categories as their source writes them, at most 1000; each covers those below it, `above/below`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<String>>,
    /// The app, bot or campaign channel that the order came through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<String>>,
    /// Hours in which the order was placed, in the platform's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<RuleHoursInput>,
    /// Buyers who were invited with one of these codes, at most 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "invitedBy")]
    pub invited_by: Option<Vec<String>>,
    /// Largest order covered, by what was paid for all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "maxOrder")]
    pub max_order: Option<MoneyInput>,
    /// Shops, as the source writes them, at most 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchants: Option<Vec<String>>,
    /// Smallest order covered, by what was paid for all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "minOrder")]
    pub min_order: Option<MoneyInput>,
    /// Buyers who registered at most so many days before they ordered, 1 to 3650.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "newUserDays")]
    pub new_user_days: Option<Int>,
    /// Products, by their item id at the source, at most 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<String>>,
    /// Sources of orders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<OrderSource>>,
    /// Tiers or groups of buyers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<String>>,
    /// Days of the week on which the order was placed, in the platform's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<Vec<Weekday>>,
}

/// One tier.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleTierInput {
    /// Where it begins.
    pub from: MoneyInput,
    /// The share; 1 is all.
    pub rate: Decimal,
}

/// A share that grows with a measure.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleTiersInput {
    /// What decides the tier.
    pub by: RuleMeasure,
    /// Marginal or whole.
    pub mode: RuleTierMode,
    /// What the share is taken of.
    pub of: RuleBase,
    /// The tiers, the lowest first; the first begins at zero. At most 20.
    pub tiers: Vec<RuleTierInput>,
}

/// By what somebody signs in. Exactly one of `email` and `phone` is expected.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionCreateInput {
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The password.
    pub password: String,
    /// The telephone number in international form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl SessionCreateInput {
    /// With what must be given; everything else is absent.
    pub fn new(password: String) -> Self {
        Self { password, email: None, phone: None }
    }
}

/// What buys a new pair of tokens.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionRefreshInput {
    /// The refresh token that was answered last.
    #[serde(rename = "refreshToken")]
    pub refresh_token: String,
}

/// Which sessions end. Without fields: the one that the request is sent with.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct SessionRevokeInput {
    /// All of the caller's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub everywhere: Option<Boolean>,
    /// This one of the caller's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "sessionId")]
    pub session_id: Option<ID>,
}

/// Which movements. Absent fields do not narrow; all that are given must hold.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct TransactionFilter {
    /// Of which account. Default: `AVAILABLE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<UserAccount>,
    /// In which currency. Default: that of the settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "currencyCode")]
    pub currency_code: Option<CurrencyCode>,
    /// Only those whose `effectiveAt` is this moment or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "effectiveFrom")]
    pub effective_from: Option<DateTime>,
    /// Only those whose `effectiveAt` is before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "effectiveTo")]
    pub effective_to: Option<DateTime>,
    /// Only those about this order. There are none about an order that the caller may not see.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "orderId")]
    pub order_id: Option<ID>,
    /// Only for one of these reasons, at most 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<TransferReason>>,
}

/// A person who wants to become a member. At least one of `email` and `phone` is expected.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserRegisterInput {
    /// The name to show, 1 to 80 printable characters.
    #[serde(rename = "displayName")]
    pub display_name: String,
    /// Own e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The code of whoever invited the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "inviteCode")]
    pub invite_code: Option<String>,
    /// Preferred language, such as `en`. Default: `zh-CN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// A password of 10 to 128 characters.
    pub password: String,
    /// Own telephone number in international form, such as `+8613800138000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl UserRegisterInput {
    /// With what must be given; everything else is absent.
    pub fn new(display_name: String, password: String) -> Self {
        Self { display_name, password, email: None, invite_code: None, locale: None, phone: None }
    }
}

/// What to change in the caller's profile. Absent fields stay as they are.
#[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct UserUpdateInput {
    /// The name to show, 1 to 80 printable characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "displayName")]
    pub display_name: Option<String>,
    /// Refuse when the user is not at this version any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expectedVersion")]
    pub expected_version: Option<Int>,
    /// Preferred language, such as `zh-CN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}
