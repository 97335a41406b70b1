//! Links that expire: whoever has one may fetch what is behind it, without signing in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;

use crate::users::LinkKeys;
use crate::{Fault, Platform};

/// A path on the server with what proves that it was given out here.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedPath {
    /// The path.
    pub path: String,
    /// Until when it is good, in seconds since 1970.
    pub expires: i64,
    /// HMAC-SHA256 in base64url without padding.
    pub signature: String,
}

/// Why a link does not lead anywhere.
#[derive(Debug, thiserror::Error)]
pub enum LinkRefusal {
    /// The link was not made here, or something in it was changed.
    #[error("the link is not valid")]
    Bad,
    /// The link was made here, and its time is over.
    #[error("the link is no longer valid")]
    Expired,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl SignedPath {
    /// The path with its query string.
    pub fn path_and_query(&self) -> String {
        format!("{}?expires={}&signature={}", self.path, self.expires, self.signature)
    }
}

/// What is signed: a version tag, the method, the path and the end. A link is good for HEAD as well.
fn text(path: &str, expires: i64) -> String {
    format!("rebated-link-v1\nGET\n{path}\n{expires}")
}

/// Signs a path, good for `ttl` from now. The caller has been checked: they see what is behind it.
pub(crate) async fn sign(platform: &Platform, path: String, ttl: Duration) -> Result<SignedPath, Fault> {
    let expires = (platform.now() + ttl).timestamp();
    let keys = LinkKeys::of(platform).await?;
    let signature = URL_SAFE_NO_PAD.encode(keys.sign(&text(&path, expires)));
    Ok(SignedPath { path, expires, signature })
}

/// Refuses a link that was not made here, and one whose time is over. The signature comes first: only a
/// link of ours learns that it is late.
pub(crate) async fn check(platform: &Platform, signed: &SignedPath) -> Result<(), LinkRefusal> {
    let signature = URL_SAFE_NO_PAD.decode(&signed.signature).map_err(|_| LinkRefusal::Bad)?;
    let text = text(&signed.path, signed.expires);
    let is_ours = LinkKeys::of(platform).await?.verifies(&text, &signature)
        // a node that has just begun to sign with a new key
        || LinkKeys::of_late(platform).await?.verifies(&text, &signature);
    match is_ours {
        false => Err(LinkRefusal::Bad),
        true if platform.now().timestamp() >= signed.expires => Err(LinkRefusal::Expired),
        true => Ok(()),
    }
}
