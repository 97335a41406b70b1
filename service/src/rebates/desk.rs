use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::rules::RuleSet;
use crate::settings::VersionedSettings;
use crate::{Fault, Platform};

/// What booking needs beside the lines. Read before the transaction begins: inside it, a second
/// connection could be waited for by everybody at once.
#[derive(Clone)]
pub struct Desk<'a> {
    /// The platform.
    pub platform: &'a Platform,
    /// The workflow's time.
    pub now: DateTime<Utc>,
    /// The settings in force.
    pub settings: Arc<VersionedSettings>,
    /// The rules in force.
    pub rules: Arc<RuleSet>,
}

impl<'a> Desk<'a> {
    /// A desk with the present time, settings and rules.
    pub async fn open(platform: &'a Platform) -> Result<Self, Fault> {
        let settings = platform.settings.current(&platform.db).await?;
        let now = platform.now();
        let rules = platform.rules.current(&platform.db, now).await?;
        Ok(Self { platform, now, settings, rules })
    }
}
