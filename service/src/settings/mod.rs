//! Business settings: rows, versioned, in force on every node within a second of a change.

mod refunds;
mod risk;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use chrono_tz::Tz;
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::money::Currency;
use rebated_domain::risk::RiskPolicy;
use rebated_domain::rule::PinRules;
use rebated_domain::store_order::StoreOrderTerms;
use rebated_entity::{bill_period, setting as table};
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use crate::access::{self, Denied};
use crate::db::{Db, transact};
use crate::{Actor, ErrorKind, Fault, Platform};

pub use refunds::{RefundSettings, RefundSettingsChange};
pub use risk::RiskPolicyChange;

/// The settings as one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// IANA name of the zone in which months and days are counted.
    pub time_zone: String,
    /// Currency of amounts that name none.
    pub currency: Currency,
    /// Days between receipt and credit.
    pub hold_days: u16,
    /// Whose rules an order gets: those of when it was placed, or of when its link was followed.
    pub pin_rules_at: PinRules,
    /// Largest refund that one member of support may grant alone, in minor units.
    pub refund_limit_minor: i64,
    /// Minutes until a refund within the limit grants itself; 0 switches that off.
    pub refund_auto_approve_minutes: u32,
    /// Largest correction of a balance that takes no second person, in minor units.
    pub adjustment_limit_minor: i64,
    /// How often the delivery of a notification is tried in all.
    pub notification_attempts: u8,
    /// Minutes that a buyer has to pay an order of the store.
    pub store_payment_minutes: u16,
    /// Seconds until a cancellation that waits for an order's steps looks again; later waits double.
    pub store_cancel_recheck_seconds: u16,
    /// Hours that the warehouse has to ship an order.
    pub store_ship_within_hours: u16,
    /// Days that the courier has to deliver an order.
    pub store_deliver_within_days: u16,
    /// Days after its receipt at which an order is completed.
    pub store_complete_after_days: u16,
    /// The policy for refunds.
    pub refunds: RefundSettings,
    /// From when on what is known of users is a signal.
    pub risk: RiskPolicy,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            time_zone: "Asia/Shanghai".into(),
            currency: Currency::Cny,
            hold_days: 15,
            pin_rules_at: PinRules::OrderTime,
            refund_limit_minor: 500_000,
            refund_auto_approve_minutes: 120,
            adjustment_limit_minor: 50_000,
            notification_attempts: 3,
            store_payment_minutes: 30,
            store_cancel_recheck_seconds: 30,
            store_ship_within_hours: 48,
            store_deliver_within_days: 15,
            store_complete_after_days: 7,
            refunds: RefundSettings::default(),
            risk: RiskPolicy::default(),
        }
    }
}

impl Settings {
    /// The zone in which months and days are counted.
    pub fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai)
    }

    /// The times of the store's orders.
    pub fn store_terms(&self) -> StoreOrderTerms {
        StoreOrderTerms {
            pay_within: TimeDelta::minutes(self.store_payment_minutes.into()),
            ship_within: TimeDelta::hours(self.store_ship_within_hours.into()),
            sign_within: TimeDelta::days(self.store_deliver_within_days.into()),
            complete_after: TimeDelta::days(self.store_complete_after_days.into()),
            ..StoreOrderTerms::default()
        }
    }
}

/// A version of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionedSettings {
    /// 0 until the first change.
    pub version: i32,
    /// What is in force.
    pub settings: Settings,
}

/// What to change; absent fields stay.
#[derive(Clone, Debug, Default)]
pub struct SettingsChange {
    /// See [`Settings::time_zone`].
    pub time_zone: Option<String>,
    /// See [`Settings::currency`].
    pub currency: Option<Currency>,
    /// See [`Settings::hold_days`].
    pub hold_days: Option<i32>,
    /// See [`Settings::pin_rules_at`].
    pub pin_rules_at: Option<PinRules>,
    /// See [`Settings::refund_limit_minor`].
    pub refund_limit_minor: Option<i64>,
    /// See [`Settings::refund_auto_approve_minutes`].
    pub refund_auto_approve_minutes: Option<i32>,
    /// See [`Settings::adjustment_limit_minor`].
    pub adjustment_limit_minor: Option<i64>,
    /// See [`Settings::notification_attempts`].
    pub notification_attempts: Option<i32>,
    /// See [`Settings::store_payment_minutes`].
    pub store_payment_minutes: Option<i32>,
    /// See [`Settings::store_cancel_recheck_seconds`].
    pub store_cancel_recheck_seconds: Option<i32>,
    /// See [`Settings::store_ship_within_hours`].
    pub store_ship_within_hours: Option<i32>,
    /// See [`Settings::store_deliver_within_days`].
    pub store_deliver_within_days: Option<i32>,
    /// See [`Settings::store_complete_after_days`].
    pub store_complete_after_days: Option<i32>,
    /// See [`Settings::refunds`].
    pub refunds: RefundSettingsChange,
    /// See [`Settings::risk`].
    pub risk: RiskPolicyChange,
    /// The version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Why a change was refused.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The zone is not in the IANA database.
    #[error("the time zone is unknown")]
    UnknownTimeZone,
    /// Months have been closed in the old zone.
    #[error("the time zone cannot change once a month has been closed")]
    MonthsClosed,
    /// A number is out of its range.
    #[error("{field} must lie between {min} and {max}")]
    OutOfRange {
        /// The setting, as the API spells it.
        field: &'static str,
        /// Smallest value.
        min: i64,
        /// Largest value.
        max: i64,
    },
    /// Somebody else changed the settings meanwhile.
    #[error("the settings have changed meanwhile")]
    StaleVersion,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl SettingsError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::UnknownTimeZone | Self::MonthsClosed | Self::OutOfRange { .. } | Self::StaleVersion => {
                ErrorKind::Refused
            }
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

const MAX_AGE: Duration = Duration::from_secs(1);

/// Keeps the newest settings at hand, reading them again when they are older than a second.
#[derive(Default)]
pub struct SettingsStore {
    known: Mutex<Option<(Instant, Arc<VersionedSettings>)>>,
}

impl SettingsStore {
    /// The settings in force.
    #[expect(clippy::disallowed_methods, reason = "the age of a cache is not business time")]
    pub async fn current(&self, db: &Db) -> Result<Arc<VersionedSettings>, Fault> {
        let known = self.known.lock().expect("no holder of the settings panics").clone();
        if let Some((read_at, settings)) = known
            && read_at.elapsed() < MAX_AGE
        {
            return Ok(settings);
        }
        let newest = table::Entity::find().order_by_desc(table::Column::Version).one(db.read()).await?;
        let settings = Arc::new(match newest {
            Some(row) => {
                VersionedSettings { version: row.version, settings: serde_json::from_value(row.document)? }
            }
            None => VersionedSettings { version: 0, settings: Settings::default() },
        });
        let read = (Instant::now(), Arc::clone(&settings));
        *self.known.lock().expect("no holder of the settings panics") = Some(read);
        Ok(settings)
    }

    fn forget(&self) {
        *self.known.lock().expect("no holder of the settings panics") = None;
    }
}

/// Reads the settings, for staff.
pub async fn read(platform: &Platform, actor: &Actor) -> Result<Arc<VersionedSettings>, SettingsError> {
    access::read_settings(actor)?;
    Ok(platform.settings.current(&platform.db).await?)
}

/// Writes a new version of the settings.
pub async fn update(
    platform: &Platform,
    actor: &Actor,
    change: SettingsChange,
) -> Result<Arc<VersionedSettings>, SettingsError> {
    let permit = access::change_settings(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let newest = table::Entity::find().order_by_desc(table::Column::Version).one(txn).await;
        let newest = newest.map_err(Fault::from)?;
        let version = newest.as_ref().map_or(0, |row| row.version);
        if change.expected_version.is_some_and(|expected| expected != version) {
            return Err(SettingsError::StaleVersion);
        }
        let before = match newest {
            Some(row) => serde_json::from_value(row.document).map_err(Fault::from)?,
            None => Settings::default(),
        };
        let after = apply(&before, &change)?;
        if after.time_zone != before.time_zone {
            let closed = bill_period::Entity::find().count(txn).await.map_err(Fault::from)?;
            if closed > 0 {
                return Err(SettingsError::MonthsClosed);
            }
        }
        let row = table::ActiveModel {
            version: Set(version + 1),
            document: Set(serde_json::to_value(&after).map_err(Fault::from)?),
            changed_by: Set(actor.recorded_as()),
            changed_at: Set(now),
        };
        row.insert(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::SettingsUpdate, ObjectType::Settings).changed(&before, &after)?;
        Ok(entry.record_in(txn, platform, now).await?)
    })
    .await
    .map_err(|error: SettingsError| match error {
        // two changes made the same version at once
        SettingsError::Fault(fault) if fault.is_duplicate() => SettingsError::StaleVersion,
        other => other,
    })?;
    platform.settings.forget();
    Ok(platform.settings.current(&platform.db).await?)
}

fn apply(before: &Settings, change: &SettingsChange) -> Result<Settings, SettingsError> {
    let mut after = before.clone();
    if let Some(zone) = &change.time_zone {
        zone.parse::<Tz>().map_err(|_| SettingsError::UnknownTimeZone)?;
        after.time_zone.clone_from(zone);
    }
    if let Some(currency) = change.currency {
        after.currency = currency;
    }
    if let Some(pin) = change.pin_rules_at {
        after.pin_rules_at = pin;
    }
    if let Some(days) = change.hold_days {
        after.hold_days = in_range("holdDays", days.into(), 0, 365)?;
    }
    if let Some(limit) = change.refund_limit_minor {
        after.refund_limit_minor = in_range("refundLimit", limit, 0, 100_000_000_000)?;
    }
    if let Some(minutes) = change.refund_auto_approve_minutes {
        after.refund_auto_approve_minutes = in_range("refundAutoApproveMinutes", minutes.into(), 0, 43_200)?;
    }
    if let Some(limit) = change.adjustment_limit_minor {
        after.adjustment_limit_minor = in_range("adjustmentLimit", limit, 0, 100_000_000_000)?;
    }
    if let Some(attempts) = change.notification_attempts {
        after.notification_attempts = in_range("notificationAttempts", attempts.into(), 1, 10)?;
    }
    apply_store(&mut after, change)?;
    refunds::apply(&mut after.refunds, &change.refunds)?;
    risk::apply(&mut after.risk, &change.risk)?;
    // what takes two people is never granted by asking, or by time
    let (one, two) = (after.refund_limit_minor, after.refunds.two_person_limit_minor);
    in_range::<i64>("refundTwoPersonLimit", two, one, refunds::HIGHEST_LIMIT)?;
    Ok(after)
}

fn apply_store(after: &mut Settings, change: &SettingsChange) -> Result<(), SettingsError> {
    if let Some(minutes) = change.store_payment_minutes {
        after.store_payment_minutes = in_range("storePaymentMinutes", minutes.into(), 1, 10_080)?;
    }
    if let Some(seconds) = change.store_cancel_recheck_seconds {
        after.store_cancel_recheck_seconds = in_range("storeCancelRecheckSeconds", seconds.into(), 1, 3_600)?;
    }
    if let Some(hours) = change.store_ship_within_hours {
        after.store_ship_within_hours = in_range("storeShipWithinHours", hours.into(), 1, 720)?;
    }
    if let Some(days) = change.store_deliver_within_days {
        after.store_deliver_within_days = in_range("storeDeliverWithinDays", days.into(), 1, 90)?;
    }
    if let Some(days) = change.store_complete_after_days {
        after.store_complete_after_days = in_range("storeCompleteAfterDays", days.into(), 1, 90)?;
    }
    Ok(())
}

fn in_range<T: TryFrom<i64>>(
    field: &'static str,
    value: i64,
    min: i64,
    max: i64,
) -> Result<T, SettingsError> {
    let refusal = SettingsError::OutOfRange { field, min, max };
    if !(min..=max).contains(&value) {
        return Err(refusal);
    }
    T::try_from(value).map_err(|_| refusal)
}
