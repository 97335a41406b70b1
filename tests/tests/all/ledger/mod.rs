//! The ledger below GraphQL: what the poster, the sweeps, the chain and `verify` promise, on both databases.

mod asks;
mod model;
mod stored;
