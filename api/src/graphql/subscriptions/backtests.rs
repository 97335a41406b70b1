use std::pin::Pin;
use std::sync::Arc;

use async_graphql::{Context, Result, SimpleObject, Subscription};
use futures_util::Stream;
use futures_util::stream::unfold;
use rebated_domain::rule::backtest::Report;
use rebated_service::rules::backtest::{BacktestError, Progress, backtest};
use rebated_service::{ErrorKind, Platform, access};
use tokio::sync::watch::{self, Receiver};

use crate::graphql::context::{Ask, Caller, Source};
use crate::graphql::denied;
use crate::graphql::error::{AreaError as _, top_level};
use crate::graphql::mutations::rules::RebateRuleUserError;
use crate::graphql::queries::backtests::RebateBacktestInput;
use crate::graphql::types::backtest::RebateBacktest;

/// Most pricings of order lines that one subscription makes again: they are kept in memory.
const MOST: u64 = 5_000_000;

/// How far a back-test is, or its end.
#[derive(SimpleObject)]
pub struct RebateBacktestProgress {
    /// How many pricings of order lines were looked at.
    done: i32,
    /// How many there are.
    total: i32,
    /// The report; null until the end, which it is.
    report: Option<RebateBacktest>,
    /// What the caller must correct; empty unless the test was refused, which is its end.
    user_errors: Vec<RebateRuleUserError>,
}

/// Testing rules on the past.
#[derive(Default)]
pub struct BacktestSubscriptions;

/// Testing rules on the past.
#[Subscription]
impl BacktestSubscriptions {
    /// What the orders of a period would have paid with other rules: tells how far the test is, and ends with
    /// the report. Unsubscribing cancels the test. Tests with more than 5000000 pricings are refused. For
    /// finance and administrators.
    async fn rebate_backtest<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "The rules and the period.")] input: RebateBacktestInput,
    ) -> Result<impl Stream<Item = Result<RebateBacktestProgress>> + use<'ctx>> {
        access::test_rules(ctx.actor()).map_err(denied)?;
        ctx.data_unchecked::<Source>().open();
        let platform = Arc::clone(ctx.data_unchecked::<Arc<Platform>>());
        let caller = ctx.data_unchecked::<Caller>().clone();
        let (tell, told) = watch::channel(Progress { done: 0, total: 0 });
        let test: Test = Box::pin(async move {
            let progress = |now| {
                tell.send_replace(now);
            };
            backtest(&platform, &caller.actor, input.test(MOST)?, progress).await
        });
        Ok(unfold(Some((test, told)), next))
    }
}

type Test = Pin<Box<dyn Future<Output = Result<Report, BacktestError>> + Send>>;
type Running = Option<(Test, Receiver<Progress>)>;

/// The test runs while it is asked for news, so that it ends with the stream.
async fn next(running: Running) -> Option<(Result<RebateBacktestProgress>, Running)> {
    let (mut test, mut told) = running?;
    tokio::select! {
        biased;
        ended = &mut test => Some((end(ended, *told.borrow()), None)),
        Ok(()) = told.changed() => {
            let now = *told.borrow_and_update();
            Some((Ok(RebateBacktestProgress::at(now)), Some((test, told))))
        }
    }
}

fn end(ended: Result<Report, BacktestError>, now: Progress) -> Result<RebateBacktestProgress> {
    let at = RebateBacktestProgress::at(now);
    match ended {
        Ok(report) => Ok(RebateBacktestProgress { report: Some(report.into()), ..at }),
        Err(error) if error.kind() == ErrorKind::Refused => {
            Ok(RebateBacktestProgress { user_errors: error.user_errors(), ..at })
        }
        Err(error) => Err(top_level(error)),
    }
}

impl RebateBacktestProgress {
    fn at(now: Progress) -> Self {
        let int = |count: u64| i32::try_from(count).unwrap_or(i32::MAX);
        Self { done: int(now.done), total: int(now.total), report: None, user_errors: Vec::new() }
    }
}
