use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rebated_domain::id::BillId;

use super::{DocumentError, DocumentFormat};
use crate::users::LinkKeys;
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

    /// What is signed: a version tag, the method, the path and the end. A link is good for HEAD as well.
    fn text(&self, expires: i64) -> String {
        format!("rebated-link-v1\nGET\n{}\n{expires}", self.path())
    }
}

impl SignedLink {
    /// The path with its query string.
    pub fn path_and_query(&self) -> String {
        format!("{}?expires={}&signature={}", self.link.path(), self.expires, self.signature)
    }
}

/// Signs a link, good for `documents.link_ttl` from now. The caller has been checked: they see the bill.
pub async fn sign(platform: &Platform, link: BillLink) -> Result<SignedLink, Fault> {
    let expires = (platform.now() + platform.documents.link_ttl).timestamp();
    let keys = LinkKeys::of(platform).await?;
    let signature = URL_SAFE_NO_PAD.encode(keys.sign(&link.text(expires)));
    Ok(SignedLink { link, expires, signature })
}

/// Refuses a link that was not made here, and one whose time is over. The signature comes first: only a
/// link of ours learns that it is late.
pub(super) async fn check(platform: &Platform, signed: &SignedLink) -> Result<(), DocumentError> {
    let signature = URL_SAFE_NO_PAD.decode(&signed.signature).map_err(|_| DocumentError::BadLink)?;
    let text = signed.link.text(signed.expires);
    let is_ours = LinkKeys::of(platform).await?.verifies(&text, &signature)
        // a node that has just begun to sign with a new key
        || LinkKeys::of_late(platform).await?.verifies(&text, &signature);
    match is_ours {
        false => Err(DocumentError::BadLink),
        true if platform.now().timestamp() >= signed.expires => Err(DocumentError::Expired),
        true => Ok(()),
    }
}
