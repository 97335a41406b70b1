use std::env;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use rebated_client::Client;

/// Nobody.
pub fn anonymous() -> Client {
    Client::new(&variable("REBATED_URL"))
}

/// Whoever the access token in a variable of the environment is of.
pub fn holder_of(token: &str) -> Client {
    anonymous().with_token(variable(token))
}

/// The member with orders, rebates and bills.
pub fn member() -> Client {
    holder_of("REBATED_MEMBER_TOKEN")
}

/// An e-mail address that nobody has used.
pub fn fresh_email() -> String {
    format!("rust-{:016x}@example.com", RandomState::new().build_hasher().finish())
}

/// What must come soon; a test that waits for it in vain fails instead of hanging.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), what).await.expect("comes within 20 s")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set; clients/rust/test says what is needed"))
}
