//! JD Union (京东联盟), by its open platform's documentation.
//!
//! `jd.union.open.order.row.query`: one row per order and item. JD's own envelope is spelled `…_responce`
//! and holds the page as JSON text inside JSON (`queryResult`); proxies pass the page on as an object. The
//! older `jd.union.open.order.query` lists orders with a `skuList`: each item is a line.
//!
//! [`JdUnion`] asks for the rows itself, and makes links (`jd.union.open.promotion.common.get`,
//! `jd.union.open.promotion.bysubunionid.get`).
//!
//! Amounts are yuan, as JSON numbers; times are local to China or milliseconds; empty and 0 mean none.

mod call;
mod client;
mod codes;
mod cursor;
mod line;
mod link;
mod options;
mod orders;
mod page;
mod product;
pub mod simulator;
mod status;

use rebated_domain::order::{FieldProblem, LineSnapshot};

use crate::ReadOptions;
use crate::page::{Network, PageError};

pub use client::JdUnion;
pub use options::JdOptions;

/// The network, as a page reader knows it.
pub(crate) enum Jd {}

impl Network for Jd {
    fn rows(page: &str) -> Result<Vec<String>, PageError> {
        page::rows(page)
    }

    fn snapshot(row: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
        line::snapshot(row, options)
    }
}

#[cfg(test)]
mod tests;
