use crate::order::OrderSource;

/// A product of a network, as somebody shared it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SharedLink {
    /// Whose product.
    pub network: OrderSource,
    /// How it is named.
    pub target: LinkTarget,
}

/// How a shared text names a product.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// By its id at the network: digits, or an opaque text.
    Item(String),
    /// By a short link of the network, which only the network can open. Always `https`, on a host of the network's own.
    Short(String),
    /// By a password (淘口令), without the signs around it.
    Password(String),
}
