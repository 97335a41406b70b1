//! A back-test: what a past would have cost with other rules.
//!
//! A [`Replay`] is given what each pricing of that past saw, in the order in which it happened. Which rules apply
//! is found line by line on all cores; budgets and caps are taken from in order, as they were then. The report
//! does not depend on how the past is cut into chunks nor on how many threads work.

mod known;
mod matching;
mod past;
mod replay;
mod report;
mod tally;

pub use past::{LineState, Past, PastLine, PastOrder, Text};
pub use replay::{Replay, Together};
pub use report::{
    BudgetBurn, BudgetExhausted, Compared, Report, ReportDay, ReportLine, ReportPerson, ReportRule,
    ReportSource, ReportTotal,
};

#[cfg(test)]
mod tests;
