use std::collections::HashMap;

use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;

/// Places (推广位) at networks from which links are spread over, where the network does not name buyers in its orders.
/// An order then shows at least which few links it can have come by.
#[derive(Clone, Debug, Default)]
pub struct Places(HashMap<OrderSource, Vec<String>>);

impl Places {
    /// These places of each network.
    pub fn new(places: HashMap<OrderSource, Vec<String>>) -> Self {
        Self(places)
    }

    /// The place for a user's links to a product: always the same, and for two users of one product seldom the same. None
    /// where there are no places.
    pub fn pick(&self, source: OrderSource, user: UserId, item_id: &str) -> Option<&str> {
        let places = self.0.get(&source).filter(|places| !places.is_empty())?;
        // the end of a user's id is random, its beginning is the time
        let start = u128::from_le_bytes(*user.0.as_bytes()) >> 64;
        let mixed =
            item_id.bytes().fold(start, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte)));
        let count = u128::try_from(places.len()).unwrap_or(1);
        places.get(usize::try_from(mixed % count).unwrap_or(0)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use uuid::Uuid;

    use super::*;

    #[test]
    fn links_are_spread_over_places() {
        let all: Vec<String> = (0..7).map(|n| format!("mm_1_2_{n}")).collect();
        let places = Places::new(HashMap::from([(OrderSource::Taobao, all)]));
        let user = |n: u128| UserId(Uuid::from_u128(n.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let pick = |n: u128, item: &str| places.pick(OrderSource::Taobao, user(n), item).map(str::to_owned);
        assert_eq!(pick(1, "610000000001"), pick(1, "610000000001"));
        let used: HashSet<_> = (0..100).map(|n| pick(n, "610000000001")).collect();
        assert_eq!(used.len(), 7);
        let used: HashSet<_> = (0..100).map(|n| pick(1, &n.to_string())).collect();
        assert_eq!(used.len(), 7);
        assert_eq!(places.pick(OrderSource::Jd, user(1), "1"), None);
        assert_eq!(Places::default().pick(OrderSource::Taobao, user(1), "1"), None);
    }
}
