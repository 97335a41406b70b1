//! Issuing bills.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use rebated_service::bills::{self, BillError, IssueReport};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about bills.
    BillUserError,
    /// Why a request about bills was refused.
    BillErrorCode,
    BillError {
        /// Not a month such as `2026-10`.
        BadPeriod: BillError::BadPeriod => ["month"],
        /// The month is still running.
        NotOver: BillError::NotOver => ["month"],
    }
    top_level: BillError::Denied(_) | BillError::Fault(_)
}

/// Which month to close.
#[derive(InputObject)]
pub struct BillsIssueInput {
    /// The month in the platform's time zone, such as `2026-10`. Open months before it are closed too.
    month: String,
}

/// A month that is closed.
#[derive(SimpleObject)]
pub struct BillingMonth {
    /// The month, such as `2026-10`.
    month: String,
    /// How many bills it has.
    bill_count: i32,
    /// The months that this call closed, oldest first; empty when the month was closed before.
    closed: Vec<String>,
}

impl From<IssueReport> for BillingMonth {
    fn from(report: IssueReport) -> Self {
        Self {
            month: report.period.to_string(),
            bill_count: i32::try_from(report.bills).unwrap_or(i32::MAX),
            closed: report.closed.iter().map(ToString::to_string).collect(),
        }
    }
}

payload! {
    /// The answer of `billsIssue`.
    BillsIssuePayload {
        /// The month, closed.
        billing_month: BillingMonth,
    }
    BillUserError
}

/// Issuing bills.
#[derive(Default)]
pub struct BillMutations;

/// Issuing bills.
#[Object]
impl BillMutations {
    /// Closes a month and issues its bills. Repeating it changes nothing. For finance and
    /// administrators.
    async fn bills_issue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which month.")] input: BillsIssueInput,
    ) -> Option<Result<BillsIssuePayload>> {
        let done = bills::issue(ctx.platform(), ctx.actor(), &input.month).await;
        answer(done, |report| BillsIssuePayload::of(report.into()))
    }
}
