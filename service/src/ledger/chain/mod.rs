//! The hash chain: every transfer is sealed once, and each seal covers the one before.
//!
//! Sealing is done in the background, because a chain that is extended by every posting would be one
//! lock for all of them. What waits is in a list of its own (`ledger_unsealed`), written with the
//! transfer: a transaction that commits late is sealed late, and none is skipped.

mod link;
mod seal;
mod walk;

use chrono::{DateTime, Utc};
use rebated_entity::{ledger_seal, ledger_unsealed};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};

pub use seal::seal_waiting;
pub use walk::first_broken;

use crate::Fault;

/// Where the chain ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// How many transfers are sealed.
    pub length: i64,
    /// The last hash.
    pub hash: Vec<u8>,
    /// When it was sealed.
    pub sealed_at: DateTime<Utc>,
}

/// The end of the chain, if anything is sealed, and how many transfers wait for their seal.
pub async fn head(db: &impl ConnectionTrait) -> Result<(Option<ChainHead>, u64), Fault> {
    let last = ledger_seal::Entity::find().order_by_desc(ledger_seal::Column::Seq).one(db).await?;
    let waiting = ledger_unsealed::Entity::find().count(db).await?;
    let head = last.map(|seal| ChainHead { length: seal.seq, hash: seal.hash, sealed_at: seal.sealed_at });
    Ok((head, waiting))
}
