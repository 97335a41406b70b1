use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rebated_domain::id::RuleVersionId;
use rebated_domain::rule::{PublishedRule, RuleSpec, RuleStatus};
use rebated_entity::{rebate_rule, rebate_rule_version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::{Db, any_of};

/// The rules in force at one moment.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The current version of every published rule.
    pub published: Vec<PublishedRule>,
}

/// Keeps the rules in force at hand, reading them again when they are older than a second.
#[derive(Default)]
pub struct RuleBook {
    known: Mutex<Option<(Instant, Arc<RuleSet>)>>,
}

const MAX_AGE: Duration = Duration::from_secs(1);

impl RuleBook {
    /// The rules in force.
    #[expect(clippy::disallowed_methods, reason = "the age of a cache is not business time")]
    pub async fn current(&self, db: &Db) -> Result<Arc<RuleSet>, Fault> {
        let known = self.known.lock().expect("no holder of the rules panics").clone();
        if let Some((read_at, rules)) = known
            && read_at.elapsed() < MAX_AGE
        {
            return Ok(rules);
        }
        let rules = Arc::new(read(db).await?);
        *self.known.lock().expect("no holder of the rules panics") =
            Some((Instant::now(), Arc::clone(&rules)));
        Ok(rules)
    }

    pub(super) fn forget(&self) {
        *self.known.lock().expect("no holder of the rules panics") = None;
    }
}

async fn read(db: &Db) -> Result<RuleSet, Fault> {
    let rules = rebate_rule::Entity::find()
        .filter(rebate_rule::Column::Status.eq(RuleStatus::Published))
        .all(db.read())
        .await?;
    let ids = rules.iter().filter_map(|rule| rule.current_version_id);
    let versions = by_ids(db.read(), ids).await?;
    let mut published = Vec::with_capacity(rules.len());
    for rule in rules {
        let version = rule.current_version_id.and_then(|id| versions.get(&id));
        let version = version.ok_or_else(|| Fault::Corrupt(format!("rule {} has no version", rule.id)))?;
        published.push(PublishedRule {
            rule_id: rule.id,
            version_id: version.id,
            number: version.number,
            name: rule.name,
            priority: version.priority,
            starts_at: version.starts_at,
            ends_at: version.ends_at,
            spec: spec_of(version)?,
        });
    }
    Ok(RuleSet { published })
}

/// Versions by id, published or not: what the lines that they priced stay pinned to.
pub(crate) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RuleVersionId>,
) -> Result<HashMap<RuleVersionId, rebate_rule_version::Model>, Fault> {
    let ids: Vec<RuleVersionId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = any_of(db.get_database_backend(), rebate_rule_version::Column::Id, ids);
    let versions = rebate_rule_version::Entity::find().filter(wanted).all(db).await?;
    Ok(versions.into_iter().map(|version| (version.id, version)).collect())
}

/// What a stored version says.
pub(crate) fn spec_of(version: &rebate_rule_version::Model) -> Result<RuleSpec, Fault> {
    Ok(serde_json::from_value(version.spec.clone())?)
}
