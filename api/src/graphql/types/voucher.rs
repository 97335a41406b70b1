//! Vouchers of refunds.

use async_graphql::{Context, Object, Result};
use rebated_domain::refund::VoucherForm;
use rebated_entity::refund_voucher;
use rebated_service::vouchers::{VoucherLink, sign};

use crate::graphql::context::Ask;
use crate::graphql::fault;
use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
pub struct RefundVoucher(refund_voucher::Model);

impl From<refund_voucher::Model> for RefundVoucher {
    fn from(row: refund_voucher::Model) -> Self {
        Self(row)
    }
}

/// The receipt of a refund that succeeded, as two documents that never change.
#[Object]
impl RefundVoucher {
    /// The voucher's number.
    async fn number(&self) -> &str {
        &self.0.number
    }
    /// When it was made, shortly after the refund succeeded.
    async fn made_at(&self) -> DateTime {
        self.0.made_at.into()
    }
    /// SHA-256 in hexadecimal of the JSON document.
    async fn sha256_json(&self) -> String {
        hex(&self.0.json_sha256)
    }
    /// SHA-256 in hexadecimal of the PDF document.
    async fn sha256_pdf(&self) -> String {
        hex(&self.0.pdf_sha256)
    }
    /// A link to the voucher as JSON, for whoever has it; it expires, after 15 minutes unless the operator has set
    /// another time. Ask again for a new one.
    async fn json_url(&self, ctx: &Context<'_>) -> Result<String> {
        self.url(ctx, VoucherForm::Json).await
    }
    /// A link to the voucher as PDF, which ends in the same way. The pages are in the language that the buyer had when
    /// it was made: Chinese or English.
    async fn pdf_url(&self, ctx: &Context<'_>) -> Result<String> {
        self.url(ctx, VoucherForm::Pdf).await
    }
}

impl RefundVoucher {
    /// No statement is sent: the keys are known.
    async fn url(&self, ctx: &Context<'_>, form: VoucherForm) -> Result<String> {
        let link = VoucherLink { refund: self.0.refund_id, form };
        let signed = sign(ctx.platform(), link).await.map_err(fault)?;
        Ok(format!("{}{}", ctx.public_url(), signed.path_and_query()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
