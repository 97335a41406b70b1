//! The ledger below GraphQL: what the poster, the sweeps, the chain and `verify` promise, on both databases.

mod asks;
mod chain;
mod dropped;
mod expiry;
mod groups;
mod model;
mod races;
mod stored;
mod tampering;
