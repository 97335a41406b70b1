//! The closed sets that users are described with.

use async_graphql::Enum;
use rebated_domain::user;

/// What a user is to the platform.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "user::Role")]
pub enum Role {
    /// Runs it.
    Admin,
    /// A program acting for members, by API key.
    Bot,
    /// Looks after the money.
    Finance,
    /// Buys through it.
    Member,
    /// Helps members.
    Support,
}

/// Whether a user may sign in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "user::UserStatus")]
pub enum UserStatus {
    /// May.
    Active,
    /// Gone for good; the books remain.
    Closed,
    /// Shut out for now.
    Suspended,
}

/// What a bot's key may do.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "user::ApiScope")]
pub enum ApiScope {
    /// Link members' chat identities by their codes, claim orders for members who are linked, and be told by events how
    /// claims were decided.
    IdentitiesWrite,
    /// Make links that earn for members, who are named by their chat identities.
    LinksWrite,
    /// Read balances, transactions and bills of all members, and be told of refunds by events.
    MoneyRead,
    /// Import orders.
    OrdersImport,
    /// Read orders of all members.
    OrdersRead,
    /// Read rebates of all members.
    RebatesRead,
}
