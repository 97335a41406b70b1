use rebated_domain::id::BillId;

use super::{DocumentError, DocumentFormat};
use crate::links::{self, LinkRefusal, SignedPath};
use crate::{Fault, Platform};

/// Which document a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillLink {
    /// Of which bill.
    pub bill: BillId,
    /// In which form.
    pub format: DocumentFormat,
}

/// A link with what proves that it was made here. Whoever has it may read the document.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedLink {
    /// Which document.
    pub link: BillLink,
    /// Until when it is good, in seconds since 1970.
    pub expires: i64,
    /// HMAC-SHA256 in base64url without padding.
    pub signature: String,
}

impl BillLink {
    /// The path on the server.
    pub fn path(&self) -> String {
        format!("/bills/{}.{}", self.bill, self.format.extension())
    }
}

/// Signs a link, good for `documents.link_ttl` from now. The caller has been checked: they see the bill.
pub async fn sign(platform: &Platform, link: BillLink) -> Result<SignedPath, Fault> {
    links::sign(platform, link.path(), platform.documents.link_ttl).await
}

/// Refuses a link that was not made here, and one whose time is over.
pub(super) async fn check(platform: &Platform, signed: &SignedLink) -> Result<(), DocumentError> {
    let path =
        SignedPath { path: signed.link.path(), expires: signed.expires, signature: signed.signature.clone() };
    links::check(platform, &path).await.map_err(|refusal| match refusal {
        LinkRefusal::Bad => DocumentError::BadLink,
        LinkRefusal::Expired => DocumentError::Expired,
        LinkRefusal::Fault(fault) => DocumentError::Fault(fault),
    })
}
