//! The schema, assembled from the parts of every area.

use std::sync::Arc;

use async_graphql::{MergedObject, SDLExportOptions, SchemaBuilder, ValidationMode};
use rebated_service::Platform;

use super::UserError;
use super::context::PublicUrl;
use super::mutations::api_keys::ApiKeyMutations;
use super::mutations::balances::BalanceMutations;
use super::mutations::bills::BillMutations;
use super::mutations::catalogue::CatalogueMutations;
use super::mutations::identities::IdentityMutations;
use super::mutations::jobs::JobMutations;
use super::mutations::links::LinkMutations;
use super::mutations::networks::NetworkMutations;
use super::mutations::notifications::NotificationMutations;
use super::mutations::order_claims::OrderClaimMutations;
use super::mutations::orders::OrderMutations;
use super::mutations::payments::PaymentMutations;
use super::mutations::refund_desk::RefundDeskMutations;
use super::mutations::refund_goods::RefundGoodsMutations;
use super::mutations::refunds::RefundMutations;
use super::mutations::risk::RiskMutations;
use super::mutations::rule_files::RuleFileMutations;
use super::mutations::rules::RuleMutations;
use super::mutations::sessions::SessionMutations;
use super::mutations::settings::SettingsMutations;
use super::mutations::stock::StockMutations;
use super::mutations::store_orders::StoreOrderMutations;
use super::mutations::users::UserMutations;
use super::mutations::vouchers::VoucherMutations;
use super::mutations::webhooks::WebhookMutations;
use super::queries::api_keys::ApiKeyQueries;
use super::queries::audit::AuditQueries;
use super::queries::backtests::BacktestQueries;
use super::queries::balances::BalanceQueries;
use super::queries::bills::BillQueries;
use super::queries::events::EventQueries;
use super::queries::health::HealthQueries;
use super::queries::jobs::JobQueries;
use super::queries::ledger::LedgerQueries;
use super::queries::networks::NetworkQueries;
use super::queries::node::NodeQueries;
use super::queries::notifications::NotificationQueries;
use super::queries::order_claims::OrderClaimQueries;
use super::queries::orders::OrderQueries;
use super::queries::payments::PaymentQueries;
use super::queries::products::ProductQueries;
use super::queries::rebates::RebateQueries;
use super::queries::refunds::RefundQueries;
use super::queries::risk::RiskQueries;
use super::queries::rule_files::RuleFileQueries;
use super::queries::rules::RuleQueries;
use super::queries::settings::SettingsQueries;
use super::queries::users::UserQueries;
use super::queries::viewer::ViewerQueries;
use super::queries::webhooks::WebhookQueries;
use super::subscriptions::Subscription;

/// Deepest nesting that the executor takes: more than admission lets in.
const DEEPEST: usize = 64;

/// Where every read starts.
#[derive(MergedObject, Default)]
pub struct Query(
    ViewerQueries,
    NodeQueries,
    UserQueries,
    ApiKeyQueries,
    OrderQueries,
    OrderClaimQueries,
    RebateQueries,
    RuleQueries,
    RuleFileQueries,
    BacktestQueries,
    RefundQueries,
    BillQueries,
    BalanceQueries,
    LedgerQueries,
    SettingsQueries,
    AuditQueries,
    EventQueries,
    JobQueries,
    NotificationQueries,
    HealthQueries,
    WebhookQueries,
    ProductQueries,
    PaymentQueries,
    NetworkQueries,
    RiskQueries,
);

/// Where every write starts. Every field is nullable, so that one that fails does not hide what its
/// siblings have done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    UserMutations,
    SessionMutations,
    IdentityMutations,
    ApiKeyMutations,
    OrderMutations,
    OrderClaimMutations,
    RuleMutations,
    RuleFileMutations,
    RefundMutations,
    RefundDeskMutations,
    RefundGoodsMutations,
    BillMutations,
    BalanceMutations,
    SettingsMutations,
    JobMutations,
    NotificationMutations,
    WebhookMutations,
    CatalogueMutations,
    StockMutations,
    StoreOrderMutations,
    PaymentMutations,
    LinkMutations,
    VoucherMutations,
    NetworkMutations,
    RiskMutations,
);

/// The schema's type.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema that works on `platform`.
pub fn build(platform: Arc<Platform>, public_url: PublicUrl) -> Schema {
    parts().data(platform).data(public_url).finish()
}

/// The schema without a platform: it can be described, not run.
#[cfg(test)]
pub(super) fn bare() -> Schema {
    parts().finish()
}

/// The schema as SDL, the text of `schema.graphql`.
pub fn sdl() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by()
        .use_space_ident();
    parts().finish().sdl_with_options(options)
}

fn parts() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .register_output_type::<UserError>()
        // every document has been validated, with all of the specification's rules, when it is admitted
        .validation_mode(ValidationMode::Fast)
        .limit_recursive_depth(DEEPEST)
        .disable_suggestions()
}
