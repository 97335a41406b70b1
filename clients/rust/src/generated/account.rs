// Generated from the schema and the operations; see the workspace's `codegen`.

/// The mutation `Register`.
#[derive(Clone, Copy, Debug)]
pub struct Register;

/// What [`Register`] takes and answers.
pub mod register {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "Register";
    /// The document.
    pub const QUERY: &str = r#"mutation Register($input: UserRegisterInput!) {
  userRegister(input: $input) {
    user {
      ...Profile
    }
    session {
      ...Tokens
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Profile on User {
  id
  displayName
  email
  phone
  inviteCode
  locale
  role
  tier
  version
}

fragment Tokens on Session {
  id
  accessToken
  accessTokenExpiresAt
  refreshToken
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: UserRegisterInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "userRegister")]
        pub user_register: RegisterUserRegister,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RegisterUserRegister {
        pub user: Option<RegisterUserRegisterUser>,
        pub session: Option<RegisterUserRegisterSession>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<RegisterUserRegisterUserErrors>,
    }
    pub type RegisterUserRegisterUser = Profile;
    pub type RegisterUserRegisterSession = Tokens;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RegisterUserRegisterUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for Register {
    type Variables = register::Variables;
    type ResponseData = register::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: register::QUERY,
            operation_name: register::OPERATION_NAME,
        }
    }
}

/// The mutation `SignIn`.
#[derive(Clone, Copy, Debug)]
pub struct SignIn;

/// What [`SignIn`] takes and answers.
pub mod sign_in {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "SignIn";
    /// The document.
    pub const QUERY: &str = r#"mutation SignIn($input: SessionCreateInput!) {
  sessionCreate(input: $input) {
    user {
      ...Profile
    }
    session {
      ...Tokens
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Profile on User {
  id
  displayName
  email
  phone
  inviteCode
  locale
  role
  tier
  version
}

fragment Tokens on Session {
  id
  accessToken
  accessTokenExpiresAt
  refreshToken
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: SessionCreateInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "sessionCreate")]
        pub session_create: SignInSessionCreate,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SignInSessionCreate {
        pub user: Option<SignInSessionCreateUser>,
        pub session: Option<SignInSessionCreateSession>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<SignInSessionCreateUserErrors>,
    }
    pub type SignInSessionCreateUser = Profile;
    pub type SignInSessionCreateSession = Tokens;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SignInSessionCreateUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for SignIn {
    type Variables = sign_in::Variables;
    type ResponseData = sign_in::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: sign_in::QUERY,
            operation_name: sign_in::OPERATION_NAME,
        }
    }
}

/// The mutation `RefreshSession`.
#[derive(Clone, Copy, Debug)]
pub struct RefreshSession;

/// What [`RefreshSession`] takes and answers.
pub mod refresh_session {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "RefreshSession";
    /// The document.
    pub const QUERY: &str = r#"mutation RefreshSession($input: SessionRefreshInput!) {
  sessionRefresh(input: $input) {
    session {
      ...Tokens
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Tokens on Session {
  id
  accessToken
  accessTokenExpiresAt
  refreshToken
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: SessionRefreshInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "sessionRefresh")]
        pub session_refresh: RefreshSessionSessionRefresh,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefreshSessionSessionRefresh {
        pub session: Option<RefreshSessionSessionRefreshSession>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<RefreshSessionSessionRefreshUserErrors>,
    }
    pub type RefreshSessionSessionRefreshSession = Tokens;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RefreshSessionSessionRefreshUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for RefreshSession {
    type Variables = refresh_session::Variables;
    type ResponseData = refresh_session::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: refresh_session::QUERY,
            operation_name: refresh_session::OPERATION_NAME,
        }
    }
}

/// The mutation `SignOut`.
#[derive(Clone, Copy, Debug)]
pub struct SignOut;

/// What [`SignOut`] takes and answers.
pub mod sign_out {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "SignOut";
    /// The document.
    pub const QUERY: &str = r#"mutation SignOut($input: SessionRevokeInput!) {
  sessionRevoke(input: $input) {
    isRevoked
    userErrors {
      code
      field
      message
    }
  }
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: SessionRevokeInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "sessionRevoke")]
        pub session_revoke: SignOutSessionRevoke,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SignOutSessionRevoke {
        #[serde(rename = "isRevoked")]
        pub is_revoked: Option<Boolean>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<SignOutSessionRevokeUserErrors>,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SignOutSessionRevokeUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for SignOut {
    type Variables = sign_out::Variables;
    type ResponseData = sign_out::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: sign_out::QUERY,
            operation_name: sign_out::OPERATION_NAME,
        }
    }
}

/// The mutation `UpdateProfile`.
#[derive(Clone, Copy, Debug)]
pub struct UpdateProfile;

/// What [`UpdateProfile`] takes and answers.
pub mod update_profile {
    use crate::types::*;
    use serde::{Deserialize, Serialize};
    /// The name that the document gives the operation.
    pub const OPERATION_NAME: &str = "UpdateProfile";
    /// The document.
    pub const QUERY: &str = r#"mutation UpdateProfile($input: UserUpdateInput!) {
  userUpdate(input: $input) {
    user {
      ...Profile
    }
    userErrors {
      code
      field
      message
    }
  }
}

fragment Profile on User {
  id
  displayName
  email
  phone
  inviteCode
  locale
  role
  tier
  version
}
"#;
    #[derive(Serialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Variables {
        pub input: UserUpdateInput,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ResponseData {
        #[serde(rename = "userUpdate")]
        pub user_update: UpdateProfileUserUpdate,
    }
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct UpdateProfileUserUpdate {
        pub user: Option<UpdateProfileUserUpdateUser>,
        #[serde(rename = "userErrors")]
        pub user_errors: Vec<UpdateProfileUserUpdateUserErrors>,
    }
    pub type UpdateProfileUserUpdateUser = Profile;
    #[derive(Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
    pub struct UpdateProfileUserUpdateUserErrors {
        pub code: AccountErrorCode,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub field: Option<Vec<String>>,
        pub message: String,
    }
}

impl graphql_client::GraphQLQuery for UpdateProfile {
    type Variables = update_profile::Variables;
    type ResponseData = update_profile::ResponseData;
    fn build_query(variables: Self::Variables) -> graphql_client::QueryBody<Self::Variables> {
        graphql_client::QueryBody {
            variables,
            query: update_profile::QUERY,
            operation_name: update_profile::OPERATION_NAME,
        }
    }
}
