//! Importing rebate rules from a file.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use rebated_entity::rebate_rule;
use rebated_service::rules::{self, Import, Imported};

use super::rule_errors::{OfDocument, RebateRuleUserError};
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;

/// A file of rules that is to be imported.
#[derive(InputObject)]
pub struct RebateRulesImportInput {
    /// The file as text: JSON as `rebateRulesExport` answers it, at most 1000 rules.
    document: String,
    /// Put what the file says in force, all of it at once. Default: false, which writes drafts.
    publish: Option<bool>,
    /// First instant of the orders for which rules are published and retired, when that is in the future.
    /// Default: now; for the first version of a rule orders of any time.
    publish_at: Option<DateTime>,
    /// Retire the published rules that the file does not have. Default: false.
    retire_others: Option<bool>,
}

impl From<&RebateRulesImportInput> for Import {
    fn from(input: &RebateRulesImportInput) -> Self {
        Self {
            publish: input.publish.unwrap_or(false),
            at: input.publish_at.map(Into::into),
            retire_others: input.retire_others.unwrap_or(false),
        }
    }
}

/// The answer of `rebateRulesImport`: keys of rules, in the order of the file. All lists are empty when the
/// file was refused.
#[derive(SimpleObject, Default)]
pub struct RebateRulesImportPayload {
    /// Rules that got a further version.
    changed: Vec<String>,
    /// Rules whose keys were new.
    created: Vec<String>,
    /// Rules that were put in force; each is in one of the other lists as well.
    published: Vec<String>,
    /// Rules that the file does not have, retired.
    retired: Vec<String>,
    /// Rules that say already what the file says, in force or in their newest version.
    unchanged: Vec<String>,
    /// What the caller must correct; empty on success. Fields point into the file, such as
    /// `["input", "document", "rules", "3", "spec", "reward"]`.
    user_errors: Vec<RebateRuleUserError>,
}

impl From<Vec<RebateRuleUserError>> for RebateRulesImportPayload {
    fn from(user_errors: Vec<RebateRuleUserError>) -> Self {
        Self { user_errors, ..Self::default() }
    }
}

impl From<Imported> for RebateRulesImportPayload {
    fn from(done: Imported) -> Self {
        let keys = |rules: Vec<rebate_rule::Model>| rules.into_iter().map(|rule| rule.key).collect();
        Self {
            changed: keys(done.changed),
            created: keys(done.created),
            published: keys(done.published),
            retired: keys(done.retired),
            unchanged: keys(done.unchanged),
            user_errors: Vec::new(),
        }
    }
}

/// Importing rebate rules.
#[derive(Default)]
pub struct RuleFileMutations;

/// Importing rebate rules.
#[Object]
impl RuleFileMutations {
    /// Makes the rules say what a file says. Rules are found by their keys; one that says the same already is
    /// left alone. A file with any problem is refused as a whole. For administrators.
    async fn rebate_rules_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] input: RebateRulesImportInput,
    ) -> Option<Result<RebateRulesImportPayload>> {
        let how = Import::from(&input);
        let done = rules::import(ctx.platform(), ctx.actor(), &input.document, how).await;
        answer(done.map_err(OfDocument), RebateRulesImportPayload::from)
    }
}
