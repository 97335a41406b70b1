use async_graphql::Interface;

use super::account_errors::AccountUserError;
use super::mutations::balances::BalanceUserError;
use super::mutations::bills::BillUserError;
use super::mutations::catalogue::CatalogueUserError;
use super::mutations::jobs::JobUserError;
use super::mutations::links::LinkUserError;
use super::mutations::networks::NetworkUserError;
use super::mutations::notifications::NotificationUserError;
use super::mutations::order_claims::OrderClaimUserError;
use super::mutations::orders::ImportUserError;
use super::mutations::payments::PaymentUserError;
use super::mutations::refunds::RefundUserError;
use super::mutations::risk::RiskUserError;
use super::mutations::rules::RebateRuleUserError;
use super::mutations::settings::SettingsUserError;
use super::mutations::stock::StockUserError;
use super::mutations::store_orders::StoreOrderUserError;
use super::mutations::vouchers::VoucherUserError;
use super::mutations::webhooks::WebhookUserError;

/// Something that a person can correct: input that does not fit, or a state that does not allow what
/// was asked. Every area has a type of its own that adds a closed enum of codes.
#[derive(Interface)]
#[graphql(
    field(name = "message", ty = "String", desc = "A sentence for a person."),
    field(
        name = "field",
        ty = "Option<Vec<String>>",
        desc = "The path of the input field at fault, from the argument on; null when no field is."
    )
)]
#[expect(missing_docs, reason = "the variants are the areas")]
pub enum UserError {
    Account(AccountUserError),
    Balance(BalanceUserError),
    Bill(BillUserError),
    Catalogue(CatalogueUserError),
    Import(ImportUserError),
    Job(JobUserError),
    Network(NetworkUserError),
    Link(LinkUserError),
    Notification(NotificationUserError),
    OrderClaim(OrderClaimUserError),
    Payment(PaymentUserError),
    RebateRule(RebateRuleUserError),
    Refund(RefundUserError),
    Risk(RiskUserError),
    Settings(SettingsUserError),
    Stock(StockUserError),
    StoreOrder(StoreOrderUserError),
    Voucher(VoucherUserError),
    Webhook(WebhookUserError),
}
