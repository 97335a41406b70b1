//! Pinduoduo (多多进宝), by its open platform's documentation.
//!
//! `pdd.ddk.order.list.increment.get` and `pdd.ddk.order.list.range.get`: an order is one line and
//! `order_sn` is the key of both. Amounts are fen, as whole numbers; times are seconds since 1970; null and
//! 0 mean none.
//!
//! [`Duoduoke`] asks for the orders itself, makes links (`pdd.ddk.goods.promotion.url.generate`) and registers buyers
//! (备案, `pdd.ddk.rp.prom.url.generate`).

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
mod register;
pub mod simulator;
mod strip;

use rebated_domain::order::{FieldProblem, LineSnapshot};

use crate::ReadOptions;
use crate::page::{Network, PageError};

pub use client::Duoduoke;
pub use options::{Paging, PinduoduoOptions};

/// The network, as a page reader knows it.
pub(crate) enum Pinduoduo {}

impl Network for Pinduoduo {
    fn rows(page: &str) -> Result<Vec<String>, PageError> {
        page::rows(page)
    }

    fn snapshot(row: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
        line::snapshot(row, options)
    }
}

#[cfg(test)]
mod tests;
