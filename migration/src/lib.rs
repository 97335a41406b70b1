//! The history of the schema: one file per change, never edited once released.

mod append_only;
mod dialect;
mod m20261121_000001_people;
mod m20261121_000002_orders;
mod m20261121_000003_rules_and_rebates;
mod m20261121_000004_ledger;
mod m20261121_000005_refunds_and_bills;
mod m20261121_000006_outbox;
mod m20261121_000007_ledger_phases;
mod m20261121_000008_bill_issues;
mod m20261121_000009_audit;
mod m20261121_000011_balances;
mod m20261121_000012_rule_limits;
mod m20261121_000013_event_log;
mod m20261121_000014_jobs;
mod m20261121_000015_notifications;
mod m20261121_000016_webhooks;
mod m20261121_000017_store;
mod m20261121_000019_payments;
mod m20261121_000020_refund_life;
mod m20261121_000021_vouchers;
mod m20261122_000023_tracking_links;
mod m20261122_000024_networks;
mod m20261122_000025_order_claims;
mod m20261122_000026_risk_holds;
mod m20261122_000027_attributions;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

/// Every change, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_people::Migration),
            Box::new(m20261121_000002_orders::Migration),
            Box::new(m20261121_000003_rules_and_rebates::Migration),
            Box::new(m20261121_000004_ledger::Migration),
            Box::new(m20261121_000005_refunds_and_bills::Migration),
            Box::new(m20261121_000006_outbox::Migration),
            Box::new(m20261121_000007_ledger_phases::Migration),
            Box::new(m20261121_000008_bill_issues::Migration),
            Box::new(m20261121_000009_audit::Migration),
            Box::new(m20261121_000011_balances::Migration),
            Box::new(m20261121_000012_rule_limits::Migration),
            Box::new(m20261121_000013_event_log::Migration),
            Box::new(m20261121_000014_jobs::Migration),
            Box::new(m20261121_000015_notifications::Migration),
            Box::new(m20261121_000016_webhooks::Migration),
            Box::new(m20261121_000017_store::Migration),
            Box::new(m20261121_000019_payments::Migration),
            Box::new(m20261121_000020_refund_life::Migration),
            Box::new(m20261121_000021_vouchers::Migration),
            Box::new(m20261122_000023_tracking_links::Migration),
            Box::new(m20261122_000024_networks::Migration),
            Box::new(m20261122_000026_risk_holds::Migration),
            Box::new(m20261122_000025_order_claims::Migration),
            Box::new(m20261122_000027_attributions::Migration),
        ]
    }
}
