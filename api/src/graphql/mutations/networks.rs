//! Having affiliate networks read.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::networks::{self, NetworkError};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::network::Network;
use crate::graphql::types::order_words::OrderSource;
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about affiliate networks.
    NetworkUserError,
    /// Why a request about affiliate networks was refused.
    NetworkErrorCode,
    NetworkError {
        /// The period is empty, longer than 92 days, or not over yet.
        BadPeriod: NetworkError::BadPeriod => ["from"],
        /// No such account is configured on the server that was asked.
        NetworkNotFound: NetworkError::NotFound => ["source"],
        /// The network cannot be asked about times so long ago.
        OutOfReach: NetworkError::OutOfReach => ["from"],
    }
    top_level: NetworkError::Denied(_) | NetworkError::Fault(_)
}

payload! {
    /// The answer of `networkSync`.
    NetworkSyncPayload {
        /// The network, as it was when the job was stored.
        network: Network,
    }
    NetworkUserError
}

payload! {
    /// The answer of `networkResync`.
    NetworkResyncPayload {
        /// The network, as it was when the job was stored.
        network: Network,
    }
    NetworkUserError
}

/// Which account to read.
#[derive(InputObject)]
pub struct NetworkSyncInput {
    /// The network.
    source: OrderSource,
    /// The account there; `default` when it is left out.
    account: Option<String>,
}

/// What to read again.
#[derive(InputObject)]
pub struct NetworkResyncInput {
    /// The network.
    source: OrderSource,
    /// The account there; `default` when it is left out.
    account: Option<String>,
    /// From when on, by the time at which rows changed.
    from: DateTime,
    /// Up to and without this time; at most 92 days later, and not in the future.
    until: DateTime,
}

const DEFAULT: &str = "default";

/// Having affiliate networks read.
#[derive(Default)]
pub struct NetworkMutations;

/// Having affiliate networks read.
#[Object]
impl NetworkMutations {
    /// Has an account read again for a period, all of its feeds. What is known already is not written again. For finance
    /// and administrators.
    async fn network_resync(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to read again.")] input: NetworkResyncInput,
    ) -> Option<Result<NetworkResyncPayload>> {
        let account = input.account.as_deref().unwrap_or(DEFAULT);
        let period = (input.from.into(), input.until.into());
        let done = networks::resync(ctx.platform(), ctx.actor(), input.source.into(), account, period).await;
        answer(done, |network| NetworkResyncPayload::of(network.into()))
    }

    /// Has an account read at once, and not only within the next minute. For finance and administrators.
    async fn network_sync(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which account.")] input: NetworkSyncInput,
    ) -> Option<Result<NetworkSyncPayload>> {
        let account = input.account.as_deref().unwrap_or(DEFAULT);
        let done = networks::sync_now(ctx.platform(), ctx.actor(), input.source.into(), account).await;
        answer(done, |network| NetworkSyncPayload::of(network.into()))
    }
}
