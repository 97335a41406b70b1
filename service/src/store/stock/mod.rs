//! How much there is of what the store sells: two counters for each variant, and the history that adds up to them.

mod movements;

pub(in crate::store) use movements::{LineGoods, Movements, goods_in};
