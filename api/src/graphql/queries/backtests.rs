//! Testing rules on the past.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::rules::backtest::{Backtest, BacktestError, Period, Rules, backtest};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::mutations::rules::RebateRuleUserError;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::backtest::RebateBacktest;
use crate::payload;

/// Most pricings of order lines that one query makes again.
const MOST: u64 = 200_000;

/// What is to be tested.
#[derive(InputObject)]
pub struct RebateBacktestInput {
    /// A rule document in JSON, at most 1000 rules: they are tested as if they had been in force together, with
    /// unused budgets and caps. Default: the rules that were in force, which answers what is booked.
    document: Option<String>,
    /// Only orders placed at this time or later.
    from: DateTime,
    /// Only orders placed before this time.
    to: DateTime,
}

impl RebateBacktestInput {
    /// The test; with more than `most` pricings it is refused.
    pub fn test(self, most: u64) -> Result<Backtest, BacktestError> {
        let rules = self.document.map_or(Ok(Rules::InForce), |document| Rules::read(&document))?;
        let period = Period { from: self.from.into(), to: self.to.into() };
        Ok(Backtest { rules, period, most: Some(most) })
    }
}

payload! {
    /// The answer of `rebateBacktest`.
    RebateBacktestPayload {
        /// The report.
        report: RebateBacktest,
    }
    RebateRuleUserError
}

/// Testing rules on the past.
#[derive(Default)]
pub struct BacktestQueries;

/// Testing rules on the past.
#[Object]
impl BacktestQueries {
    /// What the orders of a period would have paid with other rules. Reads only. Tests with more than 200000
    /// pricings of order lines are refused: subscribe to them. For finance and administrators.
    async fn rebate_backtest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rules and the period.")] input: RebateBacktestInput,
    ) -> Option<Result<RebateBacktestPayload>> {
        let tested = async {
            access::test_rules(ctx.actor())?;
            backtest(ctx.platform(), ctx.actor(), input.test(MOST)?, |_| {}).await
        };
        answer(tested.await, |report| RebateBacktestPayload::of(report.into()))
    }
}
