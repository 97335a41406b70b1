//! Rebate rules as a file.

use async_graphql::{Context, Enum, Object, Result};
use rebated_service::rules;

use crate::graphql::context::Ask;
use crate::graphql::error::top_level;

/// Of which versions a file of rules is made.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rules::Which")]
pub enum RebateRulesWhich {
    /// Those in force now or from a later time on; where a rule has both, the later one.
    InForce,
    /// The newest of every rule that is not retired, whether it was published or not.
    Newest,
}

/// Reading rebate rules as a file.
#[derive(Default)]
pub struct RuleFileQueries;

/// Reading rebate rules as a file.
#[Object]
impl RuleFileQueries {
    /// The rules as a file, by key: JSON for `rebateRulesImport` and for keeping under version control. For
    /// staff.
    async fn rebate_rules_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which versions. Without it: those in force.")] which: Option<RebateRulesWhich>,
    ) -> Option<Result<String>> {
        let which = which.unwrap_or(RebateRulesWhich::InForce).into();
        let document = rules::export(ctx.platform(), ctx.actor(), which).await;
        Some(document.map(|document| document.to_text()).map_err(top_level))
    }
}
