use std::collections::HashMap;

use rebated_domain::rule::{RuleDocument, RuleEntry, RuleStatus};
use rebated_entity::{rebate_rule, rebate_rule_version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{RuleError, book, queries};
use crate::{Actor, Fault, Platform, access};

/// Of which versions a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those in force now or from a later time on; where a rule has both, the later one.
    InForce,
    /// The newest of every rule that is not retired, whether it was published or not.
    Newest,
}

/// The rules as a file, by key.
pub async fn export(platform: &Platform, actor: &Actor, which: Which) -> Result<RuleDocument, RuleError> {
    access::read_rules(actor)?;
    let db = platform.db.read();
    let wanted = match which {
        Which::InForce => rebate_rule::Column::Status.eq(RuleStatus::Published),
        Which::Newest => rebate_rule::Column::Status.ne(RuleStatus::Retired),
    };
    let mut rules = rebate_rule::Entity::find().filter(wanted).all(db).await.map_err(Fault::from)?;
    // here and not by the database: whose collations differ
    rules.sort_by(|a, b| a.key.cmp(&b.key));
    let versions: Vec<rebate_rule_version::Model> = match which {
        Which::InForce => {
            let current = rules.iter().filter_map(|rule| rule.current_version_id);
            book::by_ids(db, current).await?.into_values().collect()
        }
        Which::Newest => {
            let all = queries::versions_of(db, rules.iter().map(|rule| rule.id)).await?;
            all.into_values().filter_map(|mut versions| versions.pop()).collect()
        }
    };
    let of: HashMap<_, _> = versions.into_iter().map(|version| (version.rule_id, version)).collect();
    let entries = rules.iter().filter_map(|rule| Some(entry_of(rule, of.get(&rule.id)?)));
    Ok(RuleDocument { schema: None, rules: entries.collect::<Result<_, Fault>>()? })
}

/// A version as files have it.
pub(super) fn entry_of(
    rule: &rebate_rule::Model,
    version: &rebate_rule_version::Model,
) -> Result<RuleEntry, Fault> {
    Ok(RuleEntry {
        key: rule.key.clone(),
        name: rule.name.clone(),
        priority: version.priority,
        starts_at: version.starts_at,
        ends_at: version.ends_at,
        spec: book::spec_of(version)?,
    })
}
