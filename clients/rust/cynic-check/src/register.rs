//! Registering: a mutation with user errors.

#![expect(missing_docs, reason = "the schema describes the fields")]

use crate::enums::{AccountErrorCode, Role};
use crate::schema;

#[derive(cynic::InputObject, Clone, Debug)]
pub struct UserRegisterInput {
    pub display_name: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub invite_code: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    pub password: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct RegisterVariables {
    pub input: UserRegisterInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RegisterVariables")]
pub struct Register {
    #[arguments(input: $input)]
    pub user_register: Option<UserRegisterPayload>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct UserRegisterPayload {
    pub user: Option<User>,
    pub session: Option<Session>,
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct User {
    pub display_name: String,
    pub locale: String,
    pub role: Role,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct Session {
    pub access_token: String,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct AccountUserError {
    pub code: AccountErrorCode,
    pub field: Option<Vec<String>>,
}
