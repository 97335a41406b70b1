use std::sync::Arc;
use std::time::Duration;

use rebated_service::Platform;
use rebated_service::users::{self, AuthError};

use super::bearer::Credential;

/// How often a credential is looked at again: a key that was revoked ends a connection after at most
/// this time.
const AGAIN: Duration = Duration::from_secs(20);

/// How long a caller may stay on a connection that lasts.
#[derive(Clone)]
pub struct Lease {
    platform: Arc<Platform>,
    credential: Arc<Credential>,
}

impl Lease {
    /// A lease as long as the credential holds.
    pub fn new(platform: &Arc<Platform>, credential: Credential) -> Self {
        Self { platform: Arc::clone(platform), credential: Arc::new(credential) }
    }

    /// Whether the time is over.
    pub fn is_over(&self) -> bool {
        self.credential.until.is_some_and(|until| until <= self.platform.now())
    }

    /// Returns when the credential no longer holds. Nobody's lease never ends.
    pub async fn over(self) {
        let Some(token) = &self.credential.token else { return std::future::pending().await };
        loop {
            let left = self.credential.until.map(|until| until - self.platform.now());
            let left = left.map_or(AGAIN, |left| left.to_std().unwrap_or_default());
            tokio::time::sleep(left.min(AGAIN)).await;
            let proof = users::authenticate(&self.platform, token).await;
            if self.is_over() || matches!(proof, Err(AuthError::Invalid)) {
                return;
            }
        }
    }
}
