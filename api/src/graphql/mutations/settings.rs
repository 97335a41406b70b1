//! Changing the settings.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_domain::money::Money;
use rebated_service::settings::{self, RefundSettingsChange, SettingsChange, SettingsError};
use rebated_service::{Platform, access};

use super::risk_policy::RiskPolicyInput;
use crate::graphql::Ask;
use crate::graphql::error::{answer, bad_argument, denied, fault};
use crate::graphql::money::{CurrencyCode, MoneyInput};
use crate::graphql::types::refund_words::RefundReason;
use crate::graphql::types::rule::PinRules;
use crate::graphql::types::settings::Settings;
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a change of the settings.
    SettingsUserError,
    /// Why a change of the settings was refused.
    SettingsErrorCode,
    SettingsError {
        /// Months have been closed in the old zone.
        MonthsClosed: SettingsError::MonthsClosed => ["timeZone"],
        /// A number is out of its range.
        OutOfRange: SettingsError::OutOfRange { field, .. } => [field],
        /// Somebody else changed the settings meanwhile.
        StaleVersion: SettingsError::StaleVersion => ["expectedVersion"],
        /// The time zone is not in the IANA database.
        UnknownTimeZone: SettingsError::UnknownTimeZone => ["timeZone"],
    }
    top_level: SettingsError::Denied(_) | SettingsError::Fault(_)
}

payload! {
    /// The answer of `settingsUpdate`.
    SettingsUpdatePayload {
        /// The settings after the change.
        settings: Settings,
    }
    SettingsUserError
}

/// What to change in the settings. Absent fields stay as they are.
#[derive(InputObject)]
pub struct SettingsUpdateInput {
    /// IANA name of the zone in which months and days are counted. Fixed once a month was closed.
    time_zone: Option<String>,
    /// Currency of amounts that name none.
    currency_code: Option<CurrencyCode>,
    /// Days between receipt and credit, 0 to 365.
    hold_days: Option<i32>,
    /// Whose rules orders get that are priced from now on.
    pin_rules_at: Option<PinRules>,
    /// Largest refund that one member of support may grant alone, in the settings' currency.
    refund_limit: Option<MoneyInput>,
    /// Minutes until a refund within the limit grants itself, 0 to 43,200; 0 switches that off.
    refund_auto_approve_minutes: Option<i32>,
    /// Largest correction of a balance that takes no second person, in the settings' currency.
    adjustment_limit: Option<MoneyInput>,
    /// How often the delivery of a notification is tried in all, 1 to 10.
    notification_attempts: Option<i32>,
    /// Minutes that a buyer has to pay an order of the store, 1 to 10,080.
    store_payment_minutes: Option<i32>,
    /// Seconds until a cancellation that waits for the steps of an order looks at it again; later waits double, 1 to 3,600.
    store_cancel_recheck_seconds: Option<i32>,
    /// Hours that the warehouse has to ship an order of the store; after that a refund is asked for, 1 to 720.
    store_ship_within_hours: Option<i32>,
    /// Days that the courier has to deliver an order of the store; after that the courier is asked, 1 to 90.
    store_deliver_within_days: Option<i32>,
    /// Days after its receipt at which an order of the store is completed, 1 to 90.
    store_complete_after_days: Option<i32>,
    /// The policy for refunds.
    refund_policy: Option<RefundPolicyInput>,
    /// From when on what is known of users is a signal.
    risk_policy: Option<RiskPolicyInput>,
    /// Refuse when the settings are not at this version any more.
    expected_version: Option<i32>,
}

impl SettingsUpdateInput {
    async fn decode(self, platform: &Platform) -> Result<SettingsChange> {
        let current = platform.settings.current(&platform.db).await.map_err(fault)?;
        let currency = self.currency_code.map_or(current.settings.currency, Into::into);
        let limit = |field: &str, limit: Option<MoneyInput>| {
            let limit = limit.map(|limit| limit.decode_in(currency).map(Money::minor)).transpose();
            limit.map_err(|problem| bad_argument(field, format!("is refused: {problem}")))
        };
        Ok(SettingsChange {
            time_zone: self.time_zone,
            currency: self.currency_code.map(Into::into),
            hold_days: self.hold_days,
            pin_rules_at: self.pin_rules_at.map(Into::into),
            refund_limit_minor: limit("input.refundLimit", self.refund_limit)?,
            refund_auto_approve_minutes: self.refund_auto_approve_minutes,
            adjustment_limit_minor: limit("input.adjustmentLimit", self.adjustment_limit)?,
            notification_attempts: self.notification_attempts,
            store_payment_minutes: self.store_payment_minutes,
            store_cancel_recheck_seconds: self.store_cancel_recheck_seconds,
            store_ship_within_hours: self.store_ship_within_hours,
            store_deliver_within_days: self.store_deliver_within_days,
            store_complete_after_days: self.store_complete_after_days,
            refunds: match self.refund_policy {
                Some(policy) => policy.decode(|field, input| limit(field, input))?,
                None => RefundSettingsChange::default(),
            },
            risk: self.risk_policy.map(Into::into).unwrap_or_default(),
            expected_version: self.expected_version,
        })
    }
}

/// What to change of the policy for refunds. Absent fields stay as they are.
#[derive(InputObject)]
pub struct RefundPolicyInput {
    /// Above this sum of an order's refunds two people grant one, in the settings' currency.
    two_person_limit: Option<MoneyInput>,
    /// Days after its receipt in which a buyer may ask for a refund of an order, 0 to 365.
    window_days: Option<i32>,
    /// Days that a buyer has to send goods back, 1 to 90. For refunds that get there from then on.
    return_days: Option<i32>,
    /// Days that goods have to come back in, 1 to 90. For refunds that get there from then on.
    arrival_days: Option<i32>,
    /// Where goods are sent back to, at most 500 characters.
    return_address: Option<String>,
    /// Reasons for which a buyer has to show something, once the goods are with them; at most 10.
    evidence_reasons: Option<Vec<RefundReason>>,
    /// Reasons for which the goods need not come back; at most 10.
    no_return_reasons: Option<Vec<RefundReason>>,
    /// As many refunds of a buyer in 30 days are no risk, 0 to 1,000; 0 switches the look off.
    velocity_limit: Option<i32>,
    /// Up to this share of what a buyer bought in 90 days, in percent, refunds are no risk, 0 to 100; 0 switches the look
    /// off.
    ratio_limit_percent: Option<i32>,
    /// Whether the platform asks for the refund of an order that is not shipped in time.
    on_shipping_timeout: Option<bool>,
    /// Whether the platform asks for the refund of what is sold out.
    on_out_of_stock: Option<bool>,
    /// Whether the platform asks for the refund of what was sold at a wrong price.
    on_wrong_price: Option<bool>,
}

impl RefundPolicyInput {
    fn decode(
        self,
        limit: impl Fn(&str, Option<MoneyInput>) -> Result<Option<i64>>,
    ) -> Result<RefundSettingsChange> {
        let reasons = |field: &str, list: Option<Vec<RefundReason>>| match list {
            Some(list) if list.len() > 10 => Err(bad_argument(field, "has more than 10 items")),
            list => Ok(list.map(|list| list.into_iter().map(Into::into).collect())),
        };
        Ok(RefundSettingsChange {
            two_person_limit_minor: limit("input.refundPolicy.twoPersonLimit", self.two_person_limit)?,
            window_days: self.window_days,
            return_days: self.return_days,
            arrival_days: self.arrival_days,
            return_address: self.return_address,
            evidence_reasons: reasons("input.refundPolicy.evidenceReasons", self.evidence_reasons)?,
            no_return_reasons: reasons("input.refundPolicy.noReturnReasons", self.no_return_reasons)?,
            velocity_limit: self.velocity_limit,
            ratio_limit_percent: self.ratio_limit_percent,
            on_shipping_timeout: self.on_shipping_timeout,
            on_out_of_stock: self.on_out_of_stock,
            on_wrong_price: self.on_wrong_price,
        })
    }
}

/// Changing the settings.
#[derive(Default)]
pub struct SettingsMutations;

/// Changing the settings.
#[Object]
impl SettingsMutations {
    /// Writes a new version of the settings, in force at once on every node. For administrators.
    async fn settings_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: SettingsUpdateInput,
    ) -> Option<Result<SettingsUpdatePayload>> {
        // before the input is compared with the settings: what comes of that tells of them
        if let Err(refusal) = access::change_settings(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let change = match input.decode(ctx.platform()).await {
            Ok(change) => change,
            Err(error) => return Some(Err(error)),
        };
        let done = settings::update(ctx.platform(), ctx.actor(), change).await;
        answer(done, |settings| SettingsUpdatePayload::of(Settings(settings)))
    }
}
