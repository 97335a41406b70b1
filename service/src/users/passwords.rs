use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::Fault;

/// Hashes passwords with argon2id on threads of their own, as many at once as there are cores: a rush of
/// sign-ins then neither stalls other requests nor takes more memory than cores × 19 MiB.
pub struct PasswordHasher {
    params: Params,
    permits: Arc<Semaphore>,
    dummy: String,
}

impl Default for PasswordHasher {
    /// 19 MiB, two passes: the first recommendation of OWASP's Password Storage Cheat Sheet.
    fn default() -> Self {
        Self::with(19 * 1024, 2)
    }
}

impl PasswordHasher {
    /// Weak and fast, for tests and demonstrations only.
    pub fn quick() -> Self {
        Self::with(Params::MIN_M_COST, 1)
    }

    fn with(memory_kib: u32, passes: u32) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            params: Params::new(memory_kib, passes, 1, None)
                .expect("the parameters are within argon2's limits"),
            permits: Arc::new(Semaphore::new(cores)),
            // well formed, of the same cost as a real one, and no password's: its salt and hash are zeros
            dummy: format!("$argon2id$v=19$m={memory_kib},t={passes},p=1${:A<22}${:A<43}", "", ""),
        }
    }

    /// The password's hash in PHC string format.
    pub async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, Fault> {
        let (argon, password) = (self.argon(), password.to_owned());
        self.run(move || {
            let hash = argon.hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(|error| Fault::Internal(error.to_string()))
        })
        .await?
    }

    /// Whether the password fits the hash. Without a hash it does not, after the same time: how long the
    /// answer takes must not tell whether there is an account.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, Fault> {
        let real = hash.is_some();
        let hash = hash.unwrap_or(&self.dummy).to_owned();
        let (argon, password) = (self.argon(), password.to_owned());
        self.run(move || {
            let parsed = PasswordHash::new(&hash).map_err(|error| Fault::Corrupt(error.to_string()))?;
            Ok(argon.verify_password(password.as_bytes(), &parsed).is_ok() && real)
        })
        .await?
    }

    fn argon(&self) -> Argon2<'static> {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone())
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|error| Fault::Internal(error.to_string()))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|error| Fault::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hasher = PasswordHasher::quick();
        let hash = hasher.hash("correct horse", [1; 16]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$"), "{hash}");
        assert!(hasher.verify("correct horse", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("correct house", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("nobody's password", None).await.unwrap());
    }
}
