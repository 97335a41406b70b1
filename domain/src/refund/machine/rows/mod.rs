//! The table, in the order of a refund's life.

mod after;
mod call;
mod goods;
mod person;
mod query;
mod review;

use super::{RefundEffect, RefundFollow, RefundMachine};
use crate::machine::Row;

/// Every row, in parts.
pub(super) const TABLE: &[&[Row<RefundMachine>]] =
    &[review::ROWS, goods::ROWS, call::ROWS, query::ROWS, person::ROWS, after::ROWS];

/// What is written whenever a refund succeeds with a number of the channel.
const SUCCESS: &[RefundEffect] = &[RefundEffect::PostReserve, RefundEffect::AddRefunded];

/// What follows whenever a refund succeeds. Each is done once for the refund and the step; that one of them
/// fails never moves the refund.
const AFTER_SUCCESS: &[RefundFollow] = &[
    RefundFollow::ClawBackRebates,
    RefundFollow::RollBackStock,
    RefundFollow::RollBackBenefits,
    RefundFollow::TellBuyer,
    RefundFollow::MakeVoucher,
    RefundFollow::TellWebhooks,
];
