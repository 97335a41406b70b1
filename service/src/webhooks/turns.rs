use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use rebated_domain::id::WebhookEndpointId;

/// Most calls to one endpoint at the same time, from one process: one that answers slowly leaves room for others.
const AT_ONCE: usize = 2;

/// How many calls are under way, by endpoint.
#[derive(Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<WebhookEndpointId, usize>>>);

/// Leave to call an endpoint, until it is dropped.
pub(super) struct Turn {
    turns: Turns,
    endpoint: WebhookEndpointId,
}

impl Turns {
    /// A turn, unless the endpoint is busy.
    pub fn take(&self, endpoint: WebhookEndpointId) -> Option<Turn> {
        let mut under_way = self.0.lock().expect("no holder of the turns panics");
        let count = under_way.entry(endpoint).or_default();
        if *count >= AT_ONCE {
            return None;
        }
        *count += 1;
        Some(Turn { turns: Self(Arc::clone(&self.0)), endpoint })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut under_way = self.turns.0.lock().expect("no holder of the turns panics");
        if let Some(count) = under_way.get_mut(&self.endpoint) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.endpoint);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn turns_are_counted_by_endpoint_and_given_back() {
        let turns = Turns::default();
        let (slow, other) = (WebhookEndpointId(Uuid::from_u128(1)), WebhookEndpointId(Uuid::from_u128(2)));
        let held: Vec<_> = (0..AT_ONCE).map(|_| turns.take(slow).expect("a turn")).collect();
        assert!(turns.take(slow).is_none());
        assert!(turns.take(other).is_some());
        drop(held);
        assert!(turns.take(slow).is_some());
        assert!(turns.0.lock().expect("nobody panics").is_empty(), "nothing is left over");
    }
}
