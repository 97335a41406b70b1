//! What the affiliate networks share.

pub mod simulator;
