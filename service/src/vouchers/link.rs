use rebated_domain::id::RefundId;
use rebated_domain::refund::VoucherForm;

use crate::links::{self, SignedPath};
use crate::{Fault, Platform};

/// Which document a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoucherLink {
    /// Of which refund.
    pub refund: RefundId,
    /// In which form.
    pub form: VoucherForm,
}

impl VoucherLink {
    /// The path on the server.
    pub fn path(&self) -> String {
        format!("/vouchers/{}.{}", self.refund, self.form.extension())
    }

    /// The document at a path's last part, such as `0199….pdf`.
    pub fn of_file(file: &str) -> Option<Self> {
        let (id, extension) = file.rsplit_once('.')?;
        let refund: uuid::Uuid = id.parse().ok()?;
        let link = Self { refund: RefundId(refund), form: VoucherForm::of_extension(extension)? };
        // other spellings of an id are other paths, which nobody has signed
        (refund.to_string() == id).then_some(link)
    }
}

/// Signs a link, good for `documents.voucher_link_ttl` from now. The caller has been checked: they see the refund.
pub async fn sign(platform: &Platform, link: VoucherLink) -> Result<SignedPath, Fault> {
    links::sign(platform, link.path(), platform.documents.voucher_link_ttl).await
}
