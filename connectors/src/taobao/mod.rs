//! Taobao Union (淘宝联盟), by the documentation of the Taobao open platform.
//!
//! Orders: `taobao.tbk.order.details.get` (publishers) and `taobao.tbk.sc.order.details.get` (service
//! providers). Amounts are yuan, as strings; times are local to China; `--` means none. The page may stand
//! alone, as a proxy passes it on, or in its `…_response`.
//!
//! Refunds: `taobao.tbk.order.refund.get`. A refund says what changes about a line and not what the line is, so
//! that an import of orders does not take these pages.
//!
//! [`TaobaoUnion`] asks for all of them itself, and for lines that were frozen (`taobao.tbk.dg.punish.order.get`);
//! it makes links (`taobao.tbk.privilege.get`) and registers channels (`taobao.tbk.sc.publisher.info.save`).

mod call;
mod cases;
mod client;
mod codes;
mod cursor;
mod festivals;
mod line;
mod link;
mod options;
mod orders;
mod page;
mod place;
mod product;
mod punish;
mod punish_page;
mod refund;
mod refund_page;
mod register;
pub mod simulator;

use rebated_domain::order::{FieldProblem, LineSnapshot};

use crate::ReadOptions;
use crate::page::{Network, PageError};

pub use crate::union::SignMethod;
pub use client::TaobaoUnion;
pub use options::TaobaoOptions;

/// The network, as a page reader knows it.
pub(crate) enum Taobao {}

impl Network for Taobao {
    fn rows(page: &str) -> Result<Vec<String>, PageError> {
        page::rows(page)
    }

    fn snapshot(row: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
        line::snapshot(row, options)
    }
}

#[cfg(test)]
mod tests;
