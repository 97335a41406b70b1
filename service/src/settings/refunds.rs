//! The platform's policy for refunds.

use chrono::TimeDelta;
use rebated_domain::refund::RefundReason;
use rebated_domain::refund::machine::RefundTerms;
use serde::{Deserialize, Serialize};

use super::{Settings, SettingsError, in_range};

/// What the platform has set for refunds, beside the limit and the time after which small ones grant themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RefundSettings {
    /// Above this sum of an order's refunds two people grant one, in minor units. Never below the limit above which
    /// time alone grants nothing.
    pub two_person_limit_minor: i64,
    /// Days after its receipt in which a buyer may ask for a refund of an order. Before the receipt they always may.
    pub window_days: u16,
    /// Days that a buyer has to send goods back.
    pub return_days: u16,
    /// Days that goods have to come back in.
    pub arrival_days: u16,
    /// Where goods are sent back to.
    pub return_address: String,
    /// Reasons for which a buyer has to show something, once the goods are with them.
    pub evidence_reasons: Vec<RefundReason>,
    /// Reasons for which the goods need not come back.
    pub no_return_reasons: Vec<RefundReason>,
    /// As many refunds of a buyer in 30 days are no risk; 0 switches the look off.
    pub velocity_limit: u16,
    /// Up to this share of what a buyer bought in 90 days, in percent, refunds are no risk; 0 switches the look off.
    pub ratio_limit_percent: u16,
    /// The platform asks for the refund of an order that is not shipped in time.
    pub on_shipping_timeout: bool,
    /// The platform asks for the refund of what is sold out.
    pub on_out_of_stock: bool,
    /// The platform asks for the refund of what was sold at a wrong price.
    pub on_wrong_price: bool,
}

impl Default for RefundSettings {
    fn default() -> Self {
        Self {
            two_person_limit_minor: 5_000_000,
            window_days: 15,
            return_days: 7,
            arrival_days: 15,
            return_address: String::new(),
            evidence_reasons: vec![RefundReason::Defective, RefundReason::NotAsDescribed],
            no_return_reasons: vec![RefundReason::NotReceived],
            velocity_limit: 5,
            ratio_limit_percent: 50,
            on_shipping_timeout: true,
            on_out_of_stock: true,
            on_wrong_price: true,
        }
    }
}

impl RefundSettings {
    /// Whether the platform asks by itself for a reason.
    pub fn asks_for(&self, reason: RefundReason) -> bool {
        match reason {
            RefundReason::NotReceived => self.on_shipping_timeout,
            RefundReason::OutOfStock => self.on_out_of_stock,
            RefundReason::WrongPrice => self.on_wrong_price,
            RefundReason::ChangedMind
            | RefundReason::Defective
            | RefundReason::NotAsDescribed
            | RefundReason::Other => false,
        }
    }
}

impl Settings {
    /// The limits and times of refunds.
    pub fn refund_terms(&self) -> RefundTerms {
        RefundTerms {
            limit_minor: self.refund_limit_minor,
            grants_itself_after: TimeDelta::minutes(self.refund_auto_approve_minutes.into()),
            return_within: TimeDelta::days(self.refunds.return_days.into()),
            arrive_within: TimeDelta::days(self.refunds.arrival_days.into()),
            ..RefundTerms::default()
        }
    }
}

/// What to change of the policy for refunds; absent fields stay.
#[derive(Clone, Debug, Default)]
pub struct RefundSettingsChange {
    /// See [`RefundSettings::two_person_limit_minor`].
    pub two_person_limit_minor: Option<i64>,
    /// See [`RefundSettings::window_days`].
    pub window_days: Option<i32>,
    /// See [`RefundSettings::return_days`].
    pub return_days: Option<i32>,
    /// See [`RefundSettings::arrival_days`].
    pub arrival_days: Option<i32>,
    /// See [`RefundSettings::return_address`].
    pub return_address: Option<String>,
    /// See [`RefundSettings::evidence_reasons`].
    pub evidence_reasons: Option<Vec<RefundReason>>,
    /// See [`RefundSettings::no_return_reasons`].
    pub no_return_reasons: Option<Vec<RefundReason>>,
    /// See [`RefundSettings::velocity_limit`].
    pub velocity_limit: Option<i32>,
    /// See [`RefundSettings::ratio_limit_percent`].
    pub ratio_limit_percent: Option<i32>,
    /// See [`RefundSettings::on_shipping_timeout`].
    pub on_shipping_timeout: Option<bool>,
    /// See [`RefundSettings::on_out_of_stock`].
    pub on_out_of_stock: Option<bool>,
    /// See [`RefundSettings::on_wrong_price`].
    pub on_wrong_price: Option<bool>,
}

/// The highest limit that can be set, in minor units.
pub(super) const HIGHEST_LIMIT: i64 = 100_000_000_000;
/// Most characters of an address.
const LONGEST_ADDRESS: i64 = 500;

pub(super) fn apply(after: &mut RefundSettings, change: &RefundSettingsChange) -> Result<(), SettingsError> {
    if let Some(limit) = change.two_person_limit_minor {
        after.two_person_limit_minor = in_range("refundTwoPersonLimit", limit, 0, HIGHEST_LIMIT)?;
    }
    if let Some(days) = change.window_days {
        after.window_days = in_range("refundWindowDays", days.into(), 0, 365)?;
    }
    if let Some(days) = change.return_days {
        after.return_days = in_range("refundReturnDays", days.into(), 1, 90)?;
    }
    if let Some(days) = change.arrival_days {
        after.arrival_days = in_range("refundArrivalDays", days.into(), 1, 90)?;
    }
    if let Some(address) = &change.return_address {
        let length = i64::try_from(address.chars().count()).unwrap_or(i64::MAX);
        in_range::<i64>("refundReturnAddress", length, 0, LONGEST_ADDRESS)?;
        after.return_address.clone_from(address);
    }
    if let Some(count) = change.velocity_limit {
        after.velocity_limit = in_range("refundVelocityLimit", count.into(), 0, 1_000)?;
    }
    if let Some(percent) = change.ratio_limit_percent {
        after.ratio_limit_percent = in_range("refundRatioLimitPercent", percent.into(), 0, 100)?;
    }
    let lists = [
        (&change.evidence_reasons, &mut after.evidence_reasons),
        (&change.no_return_reasons, &mut after.no_return_reasons),
    ];
    for (new, old) in lists {
        if let Some(new) = new {
            old.clone_from(new);
        }
    }
    let switches = [
        (change.on_shipping_timeout, &mut after.on_shipping_timeout),
        (change.on_out_of_stock, &mut after.on_out_of_stock),
        (change.on_wrong_price, &mut after.on_wrong_price),
    ];
    for (new, old) in switches {
        *old = new.unwrap_or(*old);
    }
    Ok(())
}
