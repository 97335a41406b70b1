use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use rebated_domain::id::{ApiKeyId, UserId};
use rebated_service::{Actor, Who};

/// Where a request comes from, as far as it identifies somebody: an IPv4 address, or the half of an IPv6
/// address that is given to one customer (a /64; RFC 6177).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

impl Address {
    /// The address, cut to what identifies a customer.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.into()),
            IpAddr::V6(address) => {
                let customer = Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64));
                Self(customer.into())
            }
        }
    }

    /// The address as a text, if it is known.
    pub fn known(self) -> Option<String> {
        (self != Self::unknown()).then(|| self.0.to_string())
    }

    /// An address that is not known, shared by all who have none.
    pub fn unknown() -> Self {
        Self(Ipv6Addr::UNSPECIFIED.into())
    }
}

/// Whose bucket it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A person, on all devices.
    User(UserId),
    /// A bot's key.
    Key(ApiKeyId),
    /// Everybody at one address who is not signed in.
    Address(Address),
}

impl Holder {
    /// Who pays for what this caller asks.
    pub fn of(actor: &Actor, address: Address) -> Self {
        match actor.who() {
            Who::User { id, .. } => Self::User(*id),
            Who::Bot { key, .. } => Self::Key(*key),
            Who::Anonymous | Who::System => Self::Address(address),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "user:{id}"),
            Self::Key(id) => write!(f, "key:{id}"),
            Self::Address(Address(address)) => write!(f, "address:{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_customer_are_one() {
        let of = |text: &str| Address::of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
