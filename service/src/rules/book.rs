use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::{RuleId, RuleVersionId};
use rebated_domain::rule::expression::Condition;
use rebated_domain::rule::{PublishedRule, RuleIndex, RuleSpec, Term, TermEnd};
use rebated_entity::{rebate_rule, rebate_rule_term, rebate_rule_version};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Statement};

use crate::Fault;
use crate::db::{Db, any_of};

/// Every rule that was ever published, as known at one edition.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Grows with every act of publishing or ending.
    pub edition: i64,
    /// The rules with their terms, compiled.
    pub index: RuleIndex,
}

/// Keeps the rules at hand. Asks for the edition when it is older than a second, and reads the rules again
/// when it has changed.
#[derive(Default)]
pub struct RuleBook {
    known: Mutex<Option<(DateTime<Utc>, Arc<RuleSet>)>>,
}

const MAX_AGE: TimeDelta = TimeDelta::seconds(1);

impl RuleBook {
    /// The rules, at `now` no older than a second.
    pub async fn current(&self, db: &Db, now: DateTime<Utc>) -> Result<Arc<RuleSet>, Fault> {
        let known = self.known.lock().expect("no holder of the rules panics").clone();
        if let Some((read_at, rules)) = &known
            // a clock that was put back makes them old
            && (TimeDelta::zero()..MAX_AGE).contains(&(now - *read_at))
        {
            return Ok(Arc::clone(rules));
        }
        let edition = edition(db.read()).await?;
        let rules = match known {
            Some((_, rules)) if rules.edition == edition => rules,
            _ => Arc::new(RuleSet { edition, index: RuleIndex::new(published(db.read()).await?) }),
        };
        *self.known.lock().expect("no holder of the rules panics") = Some((now, Arc::clone(&rules)));
        Ok(rules)
    }

    /// `rules`, or newer ones when an order was priced with an edition that they do not know: another node
    /// has published meanwhile, and priced the order before this one asked.
    pub(crate) async fn at_least_in(
        &self,
        txn: &DatabaseTransaction,
        rules: &Arc<RuleSet>,
        priced_with: i64,
    ) -> Result<Arc<RuleSet>, Fault> {
        if priced_with <= rules.edition {
            return Ok(Arc::clone(rules));
        }
        self.forget();
        let edition = edition(txn).await?;
        Ok(Arc::new(RuleSet { edition, index: RuleIndex::new(published(txn).await?) }))
    }

    pub(super) fn forget(&self) {
        *self.known.lock().expect("no holder of the rules panics") = None;
    }
}

/// Read before the rules: what is published meanwhile belongs to a later edition and does not count yet.
async fn edition(db: &impl ConnectionTrait) -> Result<i64, Fault> {
    let sql = "SELECT edition FROM rebate_rule_edition WHERE id = 1";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(|| Fault::Corrupt("the edition of the rules is gone".into()))?;
    Ok(row.try_get_by_index(0)?)
}

/// Every version that has a term, with that term.
pub(super) async fn published(db: &impl ConnectionTrait) -> Result<Vec<PublishedRule>, Fault> {
    let terms = rebate_rule_term::Entity::find().all(db).await?;
    let versions = by_ids(db, terms.iter().map(|term| term.version_id)).await?;
    let mut published = Vec::with_capacity(terms.len());
    let rules: HashMap<RuleId, rebate_rule::Model> =
        super::queries::by_ids(db, terms.iter().map(|term| term.rule_id)).await?;
    // versions of several terms share what they say
    let mut compiled: HashMap<RuleVersionId, PublishedRule> = HashMap::new();
    for row in terms {
        let missing = || Fault::Corrupt(format!("a term of rule {} has no version", row.rule_id));
        let term = term_of(&row);
        let rule = match compiled.get(&row.version_id) {
            Some(rule) => PublishedRule { term, ..rule.clone() },
            None => {
                let rule = rules.get(&row.rule_id).ok_or_else(missing)?;
                let version = versions.get(&row.version_id).ok_or_else(missing)?;
                compile(rule, version, term)?
            }
        };
        compiled.insert(row.version_id, rule.clone());
        published.push(rule);
    }
    Ok(published)
}

pub(super) fn term_of(row: &rebate_rule_term::Model) -> Term {
    let end = row.until_at.zip(row.until_edition).map(|(until, edition)| TermEnd { until, edition });
    Term { from: row.from_at, edition: row.edition, end }
}

/// A version as it is, or would be, in force.
pub(super) fn compile(
    rule: &rebate_rule::Model,
    version: &rebate_rule_version::Model,
    term: Term,
) -> Result<PublishedRule, Fault> {
    let spec = spec_of(version)?;
    let when = spec.when.as_deref().map(Condition::compile).transpose();
    let when = when.map_err(|error| Fault::Corrupt(format!("the condition of rule {}: {error}", rule.id)))?;
    Ok(PublishedRule {
        rule_id: rule.id,
        version_id: version.id,
        number: version.number,
        key: rule.key.clone(),
        name: rule.name.clone(),
        priority: version.priority,
        starts_at: version.starts_at,
        ends_at: version.ends_at,
        term,
        spec: Arc::new(spec),
        when: when.map(Arc::new),
    })
}

/// Versions by id, published or not.
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

/// The terms of rules, each rule's in the order in which they were published.
pub(super) async fn terms_of(
    db: &impl ConnectionTrait,
    rules: impl IntoIterator<Item = RuleId>,
) -> Result<HashMap<RuleId, Vec<rebate_rule_term::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), rebate_rule_term::Column::RuleId, rules);
    let mut found = rebate_rule_term::Entity::find().filter(wanted).all(db).await?;
    found.sort_by_key(|term| term.edition);
    let mut of: HashMap<RuleId, Vec<_>> = HashMap::new();
    for term in found {
        of.entry(term.rule_id).or_default().push(term);
    }
    Ok(of)
}

/// What a stored version says.
pub(crate) fn spec_of(version: &rebate_rule_version::Model) -> Result<RuleSpec, Fault> {
    Ok(serde_json::from_value(version.spec.clone())?)
}
