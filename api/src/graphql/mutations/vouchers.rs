//! Making documents of vouchers again.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::vouchers::{self, VoucherError};

use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::voucher::RefundVoucher;
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about a voucher.
    VoucherUserError,
    /// Why a request about a voucher was refused.
    VoucherErrorCode,
    VoucherError {
        /// This version of the platform prints other pages than the one that made the voucher.
        OtherLayout: VoucherError::OtherLayout => ["refundId"],
        /// The store of documents does not answer; try again later.
        Unreachable: VoucherError::Unreachable => [],
        /// No such refund, or it has no voucher.
        VoucherNotFound: VoucherError::NotFound => ["refundId"],
    }
    top_level: VoucherError::Denied(_) | VoucherError::Fault(_)
}

payload! {
    /// The answer of `refundVoucherReissue`.
    RefundVoucherReissuePayload {
        /// The voucher.
        voucher: RefundVoucher,
    }
    VoucherUserError
}

/// Whose documents are made again.
#[derive(InputObject)]
pub struct RefundVoucherReissueInput {
    /// The refund.
    refund_id: ID,
}

/// Changes of vouchers.
#[derive(Default)]
pub struct VoucherMutations;

/// Changes of vouchers.
#[Object]
impl VoucherMutations {
    /// Makes the documents of a refund's voucher again that are lost or changed, byte by byte as they were. A voucher
    /// that is whole stays as it is. For finance and administrators.
    async fn refund_voucher_reissue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose documents.")] input: RefundVoucherReissueInput,
    ) -> Option<Result<RefundVoucherReissuePayload>> {
        let refund = decode_or_nothing(&input.refund_id);
        let reissued = vouchers::reissue(ctx.platform(), ctx.actor(), refund).await;
        answer(reissued, |voucher| RefundVoucherReissuePayload::of(voucher.into()))
    }
}
