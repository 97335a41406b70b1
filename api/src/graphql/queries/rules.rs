//! Reading rebate rules.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::rules::queries;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::rule::{RebateRule, RebateRuleStatus};
use crate::graphql::{denied, fault};

const OLDEST: List = List::new("rebateRules", KeyKind::Id);

connection! {
    /// A page of rebate rules.
    RebateRuleConnection,
    /// A rule and where it stands in its list.
    RebateRuleEdge: RebateRule
}

/// Which rules. Absent fields do not narrow.
#[derive(InputObject, Default)]
pub struct RebateRuleFilter {
    /// Only in one of these states.
    status: Option<Vec<RebateRuleStatus>>,
}

/// Reading rebate rules.
#[derive(Default)]
pub struct RuleQueries;

/// Reading rebate rules.
#[Object]
impl RuleQueries {
    /// Rebate rules, oldest first. For staff.
    async fn rebate_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<RebateRuleFilter>,
    ) -> Option<Result<RebateRuleConnection>> {
        let read = async {
            access::read_rules(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&OLDEST)?;
            let statuses = filter.unwrap_or_default().status.unwrap_or_default();
            let statuses: Vec<_> = statuses.into_iter().take(4).map(Into::into).collect();
            let page = queries::page(ctx.platform().db.read(), &statuses, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::Id(row.id.0), RebateRule::from(row)));
            Ok(RebateRuleConnection::new(OLDEST, page, None))
        };
        Some(read.await)
    }
}
