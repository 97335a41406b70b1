use std::env;

use cynic::{GraphQlResponse, Operation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the server adds to an error.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Extensions {
    pub code: String,
}

/// The value of a variable of the environment.
pub fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set; clients/rust/test says what is needed"))
}

/// The member with orders.
pub fn member() -> String {
    variable("REBATED_MEMBER_TOKEN")
}

/// Runs an operation for whoever the token is of.
pub async fn answer<T: DeserializeOwned, V: Serialize>(
    token: Option<&str>,
    operation: &Operation<T, V>,
) -> GraphQlResponse<T, Extensions> {
    let mut request =
        reqwest::Client::new().post(format!("{}/graphql", variable("REBATED_URL"))).json(operation);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    request.send().await.expect("an answer").json().await.expect("GraphQL")
}

/// The data of an answer without errors.
pub async fn data<T: DeserializeOwned, V: Serialize>(token: Option<&str>, operation: &Operation<T, V>) -> T {
    let answer = answer(token, operation).await;
    assert_eq!(answer.errors, None);
    answer.data.expect("data")
}
